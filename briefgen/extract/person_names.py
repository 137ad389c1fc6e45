"""The shape of a person's name, so that one that no list knows is still read whole."""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.spans import Spans
from briefgen.extract.titles import words_of
from briefgen.extract.tokens import Tokens, fold
from briefgen.model.mention import LEADER, Mention

WORDS = 6
"""Most words of a name, particles and initials among them."""

BEFORE = 70
"""Characters before an office within which an apposition's name stands."""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏȘȚ"
_OPENS = rf"(?:[{_UPPER}]|[’'ʼ‘](?=[{_UPPER}])|(?:al|el|ash|as|an|ad|ar|at|az|ul|d)[-’'](?=[{_UPPER}]))"
_WORD = rf"{_OPENS}(?:[^\W\d_]|(?<=\w)['’‘`](?!s\b)(?=\w)|-(?=[^\W\d_]))+"
_INITIAL = rf"(?:[{_UPPER}]\.-?)+"
_COURTESY = "Mrs?|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Capt|Sen|Hon|H\\.E|Messrs|Sir|Sheikh|Lord|Dato|Datuk|Dato['’]|Tan Sri"
_COURTESIES = rf"(?:(?:{_COURTESY})\.?\s+)*"
_GLUED = re.compile(rf"{_INITIAL}{_WORD}")
_AFTER_INITIAL = re.compile(rf"(?<=[{_UPPER}]\.)(?=[{_UPPER}][^.])")
_CLOSED = re.compile(r"\s*(?:$|[,;:.)—–\n]|--|-\s|\(|(?:who|and|whose|of|from|as)\b)")
"""What stands after an apposition: in ``the premier, Bo Li said`` the name starts the next clause."""


@cache
def _name() -> str:
    """The pattern of a whole name: capitalised words, initials, and particles between them or before a surname."""
    particles = "|".join(sorted(words_of("particles"), key=lambda word: (-len(word), word)))
    part = rf"(?:{_INITIAL}\s?{_WORD}|{_WORD}|{_INITIAL})"
    led = rf"(?:(?:{particles})\s+){{0,3}}{part}"
    return rf"(?<![^\W_]){led}(?:\s+(?:(?:{particles})[\s-]){{0,3}}{part}){{0,{2 * WORDS}}}"


@cache
def _forward() -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<mark>[,:])?\s*{_COURTESIES}(?P<name>{_name()})")


@cache
def _backward() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{_name()})(?:, \d\d)?\s*[,(]\s*(?:the |a |an |his |her |its |then |then-)?$")


def surname_of(name: str) -> str:
    """The last word with the particles before it; of ``TANAKA Aiko`` the word in capitals.

    >>> surname_of("Ursula von der Leyen"), surname_of("TANAKA Aiko"), surname_of("U.Altan")
    ('von der Leyen', 'TANAKA', 'Altan')
    """
    words = (_AFTER_INITIAL.sub(" ", name) if "." in name else name).split()
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    if len(capitals) == 1 and len(words) > 1:
        return capitals[0]
    start = len(words) - 1
    if fold(words[-1].rstrip(".")) in ("jr", "sr", "ii", "iii", "iv", "vi", "vii") and start:
        return words[start - 1]
    while start and words[start - 1].islower() and words[start - 1] in words_of("particles"):
        start -= 1
    return " ".join(words[start:])


def starts_with_name(tokens: Tokens, index: int, names: Spans[Mention]) -> tuple[int, int] | None:
    """The span of the name right after token ``index - 1``, honorifics left out; None when none stands there."""
    if index >= len(tokens.words):
        return None
    offset = tokens.ends[index - 1]
    line_end = tokens.text.find("\n", offset)
    match = _forward().match(tokens.text, offset, line_end if line_end >= 0 else len(tokens.text))
    if not match:
        return None
    span = _trim(tokens, match.start("name"), match.end("name"), names)
    if span and match["mark"] and not (_is_whole(tokens.text[slice(*span)]) and _CLOSED.match(tokens.text, span[1])):
        return None
    return span


def ends_with_name(tokens: Tokens, first: int, last: int, names: Spans[Mention]) -> tuple[int, int] | None:
    """The span of the name before token ``first``, set off by a comma or a bracket: ``Bo Li, the premier``.

    :param last: token after the office; unless a mark or a clause follows it, the office starts a clause of its own.
    """
    if first >= len(tokens.words) or not is_closed(tokens, last):
        return None
    end = tokens.starts[first]
    if not re.search(r"[,(]\s*(?:\w+[\s-])?$", tokens.text[max(0, end - 10) : end]):
        return None
    window = max(0, end - BEFORE)
    match = _backward().search(tokens.text[window:end])
    if not match or "\n" in match[0]:
        return None
    span = _trim(tokens, window + match.start("name"), window + match.end("name"), names)
    is_all = span and span[1] == window + match.end("name") and _is_whole(tokens.text[slice(*span)])
    return span if is_all else None


def _is_whole(name: str) -> bool:
    """Whether a name has more than a surname: ``Ann Sample``, ``U.Altan``."""
    return " " in name or _GLUED.match(name) is not None


def is_closed(tokens: Tokens, last: int) -> bool:
    """Whether an apposition may end before token ``last``: a mark or a new clause follows, no verb of its own."""
    return _CLOSED.match(tokens.text, tokens.ends[last - 1]) is not None


def _trim(tokens: Tokens, start: int, end: int, names: Spans[Mention]) -> tuple[int, int] | None:
    """Cut honorifics from the front, and all from the first word on that is no part of a person's name."""
    words = [
        (match[0], start + match.start(), start + match.end()) for match in re.finditer(r"\S+", tokens.text[start:end])
    ]
    while words and fold(words[0][0].rstrip(".")) in words_of("honorifics"):
        words.pop(0)
    if words and fold(words[0][0]) in words_of("portfolios"):
        return None
    kept: list[tuple[str, int, int]] = []
    for word in words[:WORDS]:
        if fold(word[0]) in words_of("not_names") or _is_taken(names, word[1], word[2]):
            break
        kept.append(word)
    while kept and fold(kept[-1][0]) in words_of("particles") and kept[-1][0].islower():
        kept.pop()
    if not kept or not any(len(word.rstrip(".")) > 1 and not word.islower() for word, _, _ in kept):
        return None
    return kept[0][1], kept[-1][2]


def _is_taken(names: Spans[Mention], start: int, end: int) -> bool:
    """Whether a word is part of the name of something that is no person."""
    return any(name.kind != LEADER for name in names.overlapping(start, end))
