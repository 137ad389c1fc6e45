"""Records to an index by words, parted by how the words begin, so that a page loads no more of it than it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.render.search.fold import words
from briefgen.render.search.records import Record

WEIGHTS = 4
"""A posting is ``number of the record * WEIGHTS + weight``."""

PART = 40_000
"""Characters of a part after which it is parted further; with names and brackets a file stays under 64 KB."""

Postings = Mapping[str, Sequence[int]]
"""By word: its postings, ascending, each but the first as the distance from the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The words that begin alike."""

    start: str
    """How they begin; what is parted further keeps only the word that is its own beginning."""

    words: Mapping[str, tuple[Sequence[int], Sequence[int]]]
    """By word, sorted: postings among subjects and among articles."""


def postings(records: Sequence[Record], common: Collection[str]) -> Postings:
    """The index of ``records`` by word and by limit; ``common`` words are left out."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for word, weight in found_by(record, common).items():
            found[word].append(number * WEIGHTS + weight)
    return {word: _distances(numbers) for word, numbers in found.items()}


def found_by(record: Record, common: Collection[str] = ()) -> dict[str, int]:
    """The words that a record is found by, each with the most it tells of it; limits are written ``country:JPN``."""
    weights = dict.fromkeys(record.marks, 0)
    for weight, text in sorted(record.texts):
        weights.update((word, weight) for word in words(text) if word not in common)
    return weights


def parts(subjects: Postings, articles: Postings) -> tuple[Part, ...]:
    """Part both indexes by how words begin, as finely as :data:`PART` demands, sorted.

    Parts depend on the words that begin alike and on nothing else, so a new article changes few of them.
    """
    rows = {word: (subjects.get(word, ()), articles.get(word, ())) for word in sorted({*subjects, *articles})}
    return tuple(part for first in _by_start(rows, 1).items() for part in _parted(*first))


def _distances(numbers: Sequence[int]) -> list[int]:
    return [number - before for before, number in zip([0, *numbers], numbers, strict=False)]


def _parted(start: str, rows: dict[str, tuple[Sequence[int], Sequence[int]]]) -> Iterator[Part]:
    if len(rows) == 1 or sum(_size(word, row) for word, row in rows.items()) <= PART:
        yield Part(start=start, words=rows)
        return
    own = {word: row for word, row in rows.items() if word == start}
    if own:
        yield Part(start=start, words=own)
    longer = {word: row for word, row in rows.items() if word != start}
    for beginning in _by_start(longer, len(start) + 1).items():
        yield from _parted(*beginning)


def _by_start(
    rows: Mapping[str, tuple[Sequence[int], Sequence[int]]], length: int
) -> dict[str, dict[str, tuple[Sequence[int], Sequence[int]]]]:
    found: defaultdict[str, dict[str, tuple[Sequence[int], Sequence[int]]]] = defaultdict(dict)
    for word, row in rows.items():
        found[word[:length]][word] = row
    return found


def _size(word: str, row: tuple[Sequence[int], Sequence[int]]) -> int:
    """Characters that a word takes, about: postings have two or three digits and a comma."""
    return len(word) + 10 + 3 * (len(row[0]) + len(row[1]))
