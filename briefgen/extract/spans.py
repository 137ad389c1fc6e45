"""Find what lies at a place of the text without reading all that lies elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class HasSpan(Protocol):
    """Something that stands at ``text[start:end]``."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Spanned = TypeVar("Spanned", bound=HasSpan)


class Spans(tuple[Spanned, ...]):
    """Things in the order of the text, none overlapping another, that are often asked for by their place."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __new__(cls, items: Iterable[Spanned]) -> Spans[Spanned]:
        """The items with their places side by side, so that no search calls back for each."""
        found = super().__new__(cls, items)
        found.starts = tuple(item.start for item in found)
        found.ends = tuple(item.end for item in found)
        return found

    def overlapping(self, start: int, end: int) -> tuple[Spanned, ...]:
        """Those that share a character with ``text[start:end]``, in order."""
        return self[bisect_right(self.ends, start) : bisect_left(self.starts, end)]


def overlapping(items: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """The items that share a character with ``text[start:end]``, in order.

    :param items: in the order of the text, none overlapping another.
    """
    first = bisect_right(items, start, key=lambda item: item.end)
    last = bisect_left(items, end, key=lambda item: item.start)
    return items[first:last]
