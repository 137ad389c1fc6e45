"""Every broken file in ``tests/invalid/`` is answered with exactly the words beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.knowledge import load
from briefgen.model.world import Knowledge
from briefgen.nodes import parse
from briefgen.render.texts import languages
from briefgen.settings import read_site
from briefgen.summary import read_override

INVALID = Path(__file__).parent / "invalid"


def read_syntax(path: str, data: bytes) -> None:
    parse(path, data).raise_problems()


READERS: dict[str, Callable[[str, bytes], object]] = {
    "syntax": read_syntax,
    "overrides": lambda path, data: read_override(path, data, world()),
    "site": lambda path, data: read_site(path, data, languages()),
    "knowledge": lambda path, data: load({path: data}),
}


@cache
def world() -> Knowledge:
    return load()


def answer(file: Path) -> str:
    path = file.relative_to(INVALID)
    with pytest.raises(BriefgenError) as caught:
        READERS[path.parts[0]](path.as_posix(), file.read_bytes())
    return f"{caught.value}\n"


@pytest.mark.parametrize("file", sorted(INVALID.rglob("*.yaml")), ids=lambda file: file.stem)
def test_a_broken_file_is_answered_with_its_message(file: Path) -> None:
    assert answer(file) == file.with_suffix(".txt").read_text(encoding="utf-8")
