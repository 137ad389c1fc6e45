"""Which encoding a text is in that is not UTF-8, told by what its language is written with."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

from briefgen.knowledge.lexicon import lexicon

SAMPLE = 60_000
"""Bytes that are looked at; enough to tell a language by its letters."""

CONVINCED = 0.6
"""Least conviction by which an encoding is believed."""

SPARSE = 0.03
"""Share of bytes beyond ASCII (0 to 1) up to which a Western text is the likeliest, whatever its few signs are."""

_NULLS = 0.2
"""Share of bytes (0 to 1) that are zero in one half of the pairs of UTF-16 text with Latin letters."""

_READABLE = 0.98
"""Least share (0 to 1) of printable signs and spaces in a text."""

_NOT_LATIN = "\u0250"
"""The first letter after those of the languages that are written in Latin letters."""

_MIXED = re.compile(r"[A-Za-z][^\x00-\x7f]|[^\x00-\x7f][A-Za-z]")
"""Two scripts within a word, which only a wrong reading has much of."""

_ESCAPED = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
"""How ISO-2022-JP turns to Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """An encoding, by Python's name and by people's."""

    codec: str
    name: str


@dataclass(frozen=True, slots=True)
class _Row:
    guess: Guess
    letters: frozenset[str]
    share: float
    is_latin: bool


def guess_encoding(data: bytes) -> Guess | None:
    """The encoding of ``data``, which is no UTF-8 and has no byte order mark; None when nothing convinces.

    >>> guess_encoding("Переговоры закончились без решения.".encode("koi8-r")).name
    'KOI8-R'
    """
    if wide := _wide(data):
        return wide
    if b"\x00" in data:
        return None
    ranked = [(_conviction(data, row), -at, row.guess) for at, row in enumerate(_rows())]
    best, _, guess = max(ranked, key=lambda item: item[:2])
    if best >= CONVINCED:
        return guess
    sparse = sum(byte > 127 for byte in data[:SAMPLE]) <= SPARSE * len(data[:SAMPLE])
    return ranked[0][2] if sparse and _text(data, ranked[0][2].codec) is not None else None


def escaped(data: bytes) -> Guess | None:
    """ISO-2022-JP, whose bytes are all ASCII, so that it passes for UTF-8."""
    is_it = any(escape in data for escape in _ESCAPED) and _text(data, "iso2022_jp") is not None
    return Guess(codec="iso2022_jp", name="ISO-2022-JP") if is_it else None


def _wide(data: bytes) -> Guess | None:
    """UTF-16 without its mark, by the zeros of its Latin letters."""
    sample = data[: SAMPLE // 2 * 2]
    for codec, name, half in (("utf-16-le", "UTF-16", sample[1::2]), ("utf-16-be", "UTF-16", sample[::2])):
        has_zeros = half.count(0) > _NULLS * len(half) and len(data) % 2 == 0 and b"\x00\x00" not in sample
        if has_zeros and _reads(sample.decode(codec, errors="replace")):
            return Guess(codec=codec, name=name)
    return None


def _reads(text: str) -> bool:
    """Whether it holds words: spaces, and nearly all signs such as texts have."""
    shown = sum(sign.isprintable() or sign.isspace() for sign in text if sign != "\ufffd")
    return " " in text and shown > _READABLE * len(text)


def _conviction(data: bytes, row: _Row) -> float:
    """How much of what ASCII does not hold is written as the row's language is; 1 when it is all that is wanted."""
    text = _text(data, row.guess.codec)
    beyond = [letter for letter in text or "" if letter > "\x7f"]
    if not beyond:
        return 0.0
    known = sum(letter in row.letters for letter in beyond)
    marks = sum(letter in _marks() for letter in beyond)
    rest = len(beyond) - marks
    if not rest:
        return 1.0
    mixed = 0 if row.is_latin else len(_MIXED.findall(text or ""))
    return known / rest / row.share * max(0.0, 1 - mixed / rest)


def _text(data: bytes, codec: str) -> str | None:
    """The start of ``data`` as ``codec`` reads it; None when it cannot."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        return decoder.decode(data[:SAMPLE], final=len(data) <= SAMPLE)
    except UnicodeDecodeError:
        return None


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            Guess(codec=row["codec"], name=row["name"]),
            frozenset(row["letters"]),
            float(row["share"]),
            max(row["letters"]) < _NOT_LATIN,
        )
        for row in lexicon("encodings")["rows"]
    )


@cache
def _marks() -> frozenset[str]:
    return frozenset(lexicon("encodings")["marks"])
