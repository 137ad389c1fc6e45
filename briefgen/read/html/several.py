"""Pages with more than one story: a second one below the first, or a live report of many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.read.bio import is_byline
from briefgen.read.html.blocks import Block
from briefgen.read.html.linked import Linked
from briefgen.read.html.words import key, tokens
from briefgen.read.shape import is_prose
from briefgen.read.stamp import stamps_in

SIGNED = 4
"""Lines below a headline within which its date or byline stands."""

STORY_WORDS = 60
"""Words of paragraphs below a headline that are a story of its own."""

HEADINGS = 50
"""Large headings of a page that are looked at."""

REPORTS = 4
"""Times of day within one story from which on it is a live report."""


def next_story(page: Sequence[Block], title: str | None) -> int:
    """Index of the headline of the story below the one called ``title``; the number of lines when there is none.

    It is large, has a date or a byline of its own, and a story below it.
    """
    large = [at for at, block in enumerate(page) if block.tag == "h1"][:HEADINGS]
    own = next((at for at in large if title and key(page[at].text) == key(title)), len(page))
    others = [at for at in large if at > own and key(page[at].text) != key(title or "")]
    return next((at for at in others if _is_signed(page, at) and _is_told(page, at)), len(page))


def doubts(page: Sequence[Block], first: int, end: int, about: Linked) -> tuple[str, ...]:
    """What a person should look at.

    :param first: index of the story's first paragraph.
    :param end: see :func:`next_story`.
    """
    found = []
    if end < len(page):
        found.append(f"a second story stands below the first: {page[end].text!r}; it is left out")
    times = {moment for block in page[first:end] for moment in block.moments if "article" in block.regions}
    if about.is_live or (len(times) >= REPORTS and _is_dense(page[first:end])):
        found.append("a live report: its parts came out at different times")
    return tuple(found)


def _is_signed(page: Sequence[Block], at: int) -> bool:
    below = page[at + 1 : at + 1 + SIGNED]
    return any(block.moments or stamps_in(block.text) or is_byline(block.text, block.text.lower()) for block in below)


def _is_told(page: Sequence[Block], at: int) -> bool:
    words = (len(tokens(block.text)) for block in page[at + 1 :] if block.tag != "li" and is_prose(block.text))
    return sum(words) >= STORY_WORDS


def _is_dense(story: Sequence[Block]) -> bool:
    """Whether paragraphs stand between the times, rather than headlines of other stories."""
    timed = [at for at, block in enumerate(story) if block.moments]
    between = [story[one + 1 : two] for one, two in pairwise(timed)]
    return sum(any(is_prose(block.text) for block in part) for part in between) * 2 > len(between)
