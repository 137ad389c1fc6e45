"""Find what lies at a place of the text without reading all that lies elsewhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar


class HasSpan(Protocol):
    """Something that stands at ``text[start:end]``."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Spanned = TypeVar("Spanned", bound=HasSpan)


def overlapping(items: Sequence[Spanned], start: int, end: int) -> Sequence[Spanned]:
    """The items that share a character with ``text[start:end]``, in order.

    :param items: in the order of the text, none overlapping another.
    """
    first = bisect_right(items, start, key=lambda item: item.end)
    last = bisect_left(items, end, key=lambda item: item.start)
    return items[first:last]
