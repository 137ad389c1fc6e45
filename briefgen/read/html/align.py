"""The paragraphs that the engine found, as they stand on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.read.html.blocks import Block
from briefgen.read.html.words import coverage, key

REACH = 40
"""Lines of the page after the last one found, within which a paragraph that the engine shortened is looked for."""

SHORTENED = 0.5
"""Share (0 to 1) of a paragraph's words that the engine left of it at least."""


_ITEMS = frozenset({"item", "li"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A paragraph of the story."""

    text: str
    place: int | None
    """Index of the page's block that it is; None when the engine put it together from several."""

    is_item: bool


def aligned(engine: Sequence[Block], page: Sequence[Block]) -> list[Found]:
    """The engine's paragraphs in the words of the page, those of links that it dropped with them."""
    by_key: dict[str, list[int]] = {}
    for at, block in enumerate(page):
        by_key.setdefault(key(block.text), []).append(at)
    found: list[Found] = []
    last = -1
    for block in engine:
        places = by_key.get(key(block.text), [])
        ahead = bisect_right(places, last)
        place = places[ahead % len(places)] if places else _longer(block.text, page, last + 1)
        last = last if place is None else place
        text = block.text if place is None else page[place].text
        found.append(Found(text=text, place=place, is_item=block.tag in _ITEMS))
    return found


def at_place(page: Sequence[Block], at: int) -> Found:
    """The line of the page with index ``at`` as a paragraph of the story."""
    return Found(text=page[at].text, place=at, is_item=page[at].tag in _ITEMS)


def _longer(text: str, page: Sequence[Block], start: int) -> int | None:
    """The line of the page that ``text`` is a part of."""
    for index in range(start, min(start + REACH, len(page))):
        whole = page[index].text
        if coverage(text, whole) == 1 and coverage(whole, text) >= SHORTENED:
            return index
    return None
