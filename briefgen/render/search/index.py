"""Records to an index by words, parted by how the words begin, so that a page loads no more of it than it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.render.search.fold import words
from briefgen.render.search.records import Record

WEIGHTS = 4
"""A posting is ``number of the record * WEIGHTS + weight``."""

PART = 32_000
"""Bytes of a part after which it is parted further; only a word alone can take more."""

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The digits that postings are written in. Handed to the script, so that both sides agree."""

MORE = 32
"""A sign stands for this many values, and for as many again where more signs of its number follow."""

Postings = Mapping[str, str]
"""By word: its postings, ascending, as :func:`written` writes them."""

Rows = dict[str, tuple[str, str]]
"""By word: its postings among subjects and among articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The words that begin alike."""

    start: str
    """How they begin; what is parted further keeps only the word that is its own beginning."""

    words: Rows
    """Sorted."""


def postings(records: Sequence[Record], common: Collection[str]) -> Postings:
    """The index of ``records`` by word and by limit; ``common`` words are left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for word, weight in found_by(record, common).items():
            found[word].append(number * WEIGHTS + weight)
    return {word: written(numbers) for word, numbers in found.items()}


def found_by(record: Record, common: Collection[str] = ()) -> dict[str, int]:
    """The words that a record is found by, each with the most it tells of it; limits are written ``:country:JPN``."""
    weights = dict.fromkeys(record.marks, 0)
    for weight, text in sorted(record.texts):
        weights.update((word, weight) for word in words(text) if word not in common)
    return weights


def parts(subjects: Postings, articles: Postings) -> tuple[Part, ...]:
    """Part both indexes by how words begin, as finely as :data:`PART` demands, sorted.

    Parts depend on the words that begin alike and on nothing else, so a new article changes few of them.
    """
    rows = {word: (subjects.get(word, ""), articles.get(word, "")) for word in sorted({*subjects, *articles})}
    return tuple(part for first in _by_start(rows, 1).items() for part in _parted(*first))


def written(numbers: Sequence[int]) -> str:
    """Ascending numbers, each as its distance from the one before: a sign for five bits, the lowest first.

    A word of every article takes a byte for each, so its file stays under 64 KB up to 60,000 articles.

    >>> written([3, 7, 8, 1000])
    'DEBgf'
    """
    return "".join(_sign(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


@lru_cache(maxsize=1 << 12)
def _sign(distance: int) -> str:
    higher, lowest = divmod(distance, MORE)
    return SIGNS[MORE + lowest] + _sign(higher) if higher else SIGNS[lowest]


def _parted(start: str, rows: Rows) -> Iterator[Part]:
    if len(rows) == 1 or sum(_size(word, row) for word, row in rows.items()) <= PART:
        yield Part(start=start, words=rows)
        return
    own = {word: row for word, row in rows.items() if word == start}
    if own:
        yield Part(start=start, words=own)
    longer = {word: row for word, row in rows.items() if word != start}
    for beginning in _by_start(longer, len(start) + 1).items():
        yield from _parted(*beginning)


def _by_start(rows: Mapping[str, tuple[str, str]], length: int) -> dict[str, Rows]:
    found: defaultdict[str, Rows] = defaultdict(dict)
    for word, row in rows.items():
        found[word[:length]][word] = row
    return found


def _size(word: str, row: tuple[str, str]) -> int:
    """Bytes that a word takes, with its quotation marks, brackets and commas."""
    return len(word.encode()) + len(row[0]) + len(row[1]) + 11
