"""The shape of a person's name, so that one that no list knows is still read whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.extract.tokens import Tokens, fold
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.mention import LEADER, Mention

WORDS = 5
"""Most words of a name, particles and initials among them."""

BEFORE = 70
"""Characters before an office within which an apposition's name stands."""

_WORD = r"[A-ZÀ-ÖØ-Þ](?:[^\W\d_]|(?<=\w)['’](?!s\b)(?=\w)|-(?=[^\W\d_]))+"
_INITIAL = r"(?:[A-Z]\.-?)+"
_PARTICLE = "|".join(
    (
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "du",
        "la",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "ibn",
        "binti",
        "bint",
        "al",
        "el",
        "ul",
        "af",
        "zu",
    )
)
_PART = rf"(?:{_INITIAL}\s?{_WORD}|{_WORD}|{_INITIAL})"
_NAME = rf"{_PART}(?:\s+(?:(?:{_PARTICLE})[\s-])*{_PART})*"
_COURTESY = r"(?:(?:Mrs?|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Capt|H\.E)\.\s+)*"
_FORWARD = re.compile(rf"\s*,?\s*{_COURTESY}(?P<name>{_NAME})")
_BACKWARD = re.compile(rf"(?P<name>{_NAME})\s*[,(]\s*(?:the |a |an )?$")


def starts_with_name(tokens: Tokens, index: int, names: Sequence[Mention]) -> tuple[int, int] | None:
    """The span of the name right after token ``index - 1``, honorifics left out; None when none stands there."""
    if index >= len(tokens.words):
        return None
    offset = tokens.ends[index - 1]
    match = _FORWARD.match(tokens.text, offset)
    if not match or "\n" in tokens.text[offset : match.end()]:
        return None
    if "," in tokens.text[offset : match.start("name")] and len(match["name"].split()) < 2:
        return None
    return _trim(tokens, match.start("name"), match.end("name"), names)


def ends_with_name(tokens: Tokens, index: int, names: Sequence[Mention]) -> tuple[int, int] | None:
    """The span of the name before token ``index``, set off by a comma or a bracket: ``Bo Li, the premier``."""
    if index >= len(tokens.words):
        return None
    end = tokens.starts[index]
    window = max(0, end - BEFORE)
    match = _BACKWARD.search(tokens.text[window:end])
    if not match or "\n" in match[0]:
        return None
    span = _trim(tokens, window + match.start("name"), window + match.end("name"), names)
    return span if span and " " in tokens.text[span[0] : span[1]] else None


def _trim(tokens: Tokens, start: int, end: int, names: Sequence[Mention]) -> tuple[int, int] | None:
    """Cut honorifics from the front, and all from the first word on that is no part of a person's name."""
    words = [
        (match[0], start + match.start(), start + match.end()) for match in re.finditer(r"\S+", tokens.text[start:end])
    ]
    while words and fold(words[0][0].rstrip(".")) in _list("honorifics"):
        words.pop(0)
    taken = [(name.start, name.end) for name in names if name.kind != LEADER]
    kept: list[tuple[str, int, int]] = []
    for word in words[:WORDS]:
        if fold(word[0]) in _list("not_names") or any(first < word[2] and word[1] < last for first, last in taken):
            break
        kept.append(word)
    while kept and fold(kept[-1][0]) in _list("particles"):
        kept.pop()
    if not kept or not any(len(word.rstrip(".")) > 1 for word, _, _ in kept):
        return None
    return kept[0][1], kept[-1][2]


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in lexicon("offices")[name])
