"""The word lists that the rules of reading and extraction work with, as they stand in ``data/lexicon``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "data" / "lexicon"

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every scalar a string; PyYAML may have been built without its C loader."""


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The lexicon ``name`` (``reading``, ``events`` …) as plain mappings and lists of strings."""
    with (FOLDER / f"{name}.yaml").open(encoding="utf-8") as file:
        found = yaml.load(file, Loader=_Loader)
    assert isinstance(found, dict), name
    return found


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words that the lexicon ``name`` lists under ``key``, as they stand there."""
    return frozenset(lexicon(name)[key])
