"""The whole site of the made-up accounts, compared file by file with the expected one in ``tests/golden``.

``make golden`` rewrites what is expected; read the difference before you commit it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.accounts import MADE_UP
from tests.sites import ROOT, briefgen, tree

GOLDEN = ROOT / "tests/golden"
KEPT = (".html", ".yaml", ".json")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What extract and build make of the accounts: summaries and pages by path."""
    folder = tmp_path_factory.mktemp("golden")
    for name in ("articles", "knowledge"):
        shutil.copytree(MADE_UP.folder / name, folder / "content" / name)
    briefgen(folder, "extract")
    briefgen(folder, "build")
    files = {f"summaries/{path}": data for path, data in tree(folder / "content/summaries").items()}
    pages = {f"site/{path}": data for path, data in tree(folder / "site").items()}
    return {path: data for path, data in {**files, **pages}.items() if path.endswith(KEPT) and "manifest" not in path}


def test_summaries_and_pages_are_the_expected_ones(made: dict[str, bytes]) -> None:
    if os.environ.get("BRIEFGEN_GOLDEN") == "write":
        _rewrite(made)
    expected = tree(GOLDEN)
    assert sorted(made) == sorted(expected)
    assert [path for path in sorted(made) if made[path] != expected[path]] == []


def _rewrite(made: dict[str, bytes]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, data in made.items():
        target: Path = GOLDEN / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
