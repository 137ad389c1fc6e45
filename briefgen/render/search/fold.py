"""Text to the words that it is found by; ``templates/search.js`` does the same to what a reader types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from briefgen.model.slug import LETTERS

SPELLED = {**LETTERS, "ς": "σ"}
"""Letters that have no accent to take off. Handed to the script, so that both sides agree."""

JOINERS = "-'’ʻʼ.‐‑·"
"""Signs within a word: its parts are words, and all of it without them is one."""

_SPELLING = str.maketrans(SPELLED)
_WORD = re.compile(rf"[^\W_]+(?:[{re.escape(JOINERS)}][^\W_]+)*")
_JOINER = re.compile(rf"[{re.escape(JOINERS)}]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""Kana and Han: scripts that put no space between words."""


@lru_cache(maxsize=1 << 16)
def words(text: str) -> tuple[str, ...]:
    """The words that ``text`` is found by, each once, in their order.

    >>> words("Côte d'Ivoire’s Al-Burhan")
    ('cote', 'd', 'ivoire', 's', 'divoires', 'al', 'burhan', 'alburhan')
    >>> words("金正恩 U.S.")
    ('金正', '正恩', 'u', 's', 'us')
    """
    return tuple(dict.fromkeys(part for match in _WORD.finditer(folded(text)) for part in _parts(match[0])))


def folded(text: str) -> str:
    """Lower case without accents.

    >>> folded("Łódź, İstanbul, ΣΊΣΥΦΟΣ")
    'lodz, istanbul, σισυφοσ'
    """
    apart = unicodedata.normalize("NFKD", text)
    bare = apart if apart.isascii() else "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M")
    return bare.lower().translate(_SPELLING)


def _parts(word: str) -> Iterator[str]:
    parts = _JOINER.split(word)
    for part in parts:
        yield from _pairs(part) if _UNSPACED.search(part) else (part,)
    if len(parts) > 1:
        yield "".join(parts)


def _pairs(word: str) -> Iterator[str]:
    """Every two signs that stand side by side where words are not parted; other scripts between them as words."""
    for run in re.findall(rf"{_UNSPACED.pattern}|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+", word):
        if len(run) == 1 or not _UNSPACED.match(run):
            yield run
        else:
            yield from (run[at : at + 2] for at in range(len(run) - 1))
