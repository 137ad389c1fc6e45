"""Whether a file holds several stories: a round-up of the wires, a live blog, a digest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.world import Knowledge
from briefgen.read.dateline import opening
from briefgen.read.lines import Sorted
from briefgen.read.stamp import stamps_in

CLOCKS = 4
"""So many lines within a story that are nothing but a time of day make a live blog."""

CLOCK_LENGTH = 20
"""Characters of the longest of them."""

DAYS = 3
"""So many lines within a story that are nothing but a date, each another one, make a digest."""

_CLOCK = re.compile(
    r"(?:updated(?: at)?:?\s*)?(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d)?\s*(?:[ap]\.?\s?m\.?)?"
    r"\s*(?:\(?[A-Z]{2,4}\)?)?(?:\s+[A-Z]{2,4})?",
    re.IGNORECASE,
)
_ADVICE = "save each in a file of its own"


def several_stories(lines: Sorted, knowledge: Knowledge, opens: int = 0) -> tuple[str, ...]:
    """What speaks for several stories in one file, none when it holds one: at most one reason, the surest.

    :param opens: index of the line of the story that its own dateline opens.
    """
    return tuple(_reasons(lines, knowledge, opens))[:1]


def _reasons(lines: Sorted, knowledge: Knowledge, opens: int) -> Iterator[str]:
    first, last = lines.story[0].number, lines.story[-1].number
    inside = [cut for cut in lines.cut if first < cut.line < last]
    for line in lines.story[opens + 1 :]:
        if _may_open(line.text) and (start := opening(line.text, knowledge)) and start.agency:
            yield f"it seems to hold several stories: line {line.number} opens like another one; {_ADVICE}"
    clocks = sum(":" in cut.text and is_clock(cut.text) for cut in inside)
    clocks += sum(is_clock(line.text) for line in lines.story)
    if clocks >= CLOCKS:
        yield f"it seems to be a live blog: {clocks} of its lines are times of the clock; {_ADVICE}"
    stamped = {stamp.published.value for cut in inside if cut.rule == "stamp" for stamp in stamps_in(cut.text)}
    if len(stamped) >= DAYS:
        yield f"it seems to be a digest: entries of {len(stamped)} times stand in it; {_ADVICE}"


def _may_open(text: str) -> bool:
    """A line that can start with a place and an agency; cheap, so that few are looked at closely."""
    head = text[:60]
    return ("(" in head or "/" in head or "[" in head) and head[0].isupper()


def is_clock(text: str) -> bool:
    """Whether a line is nothing but a time of day."""
    return len(text) <= CLOCK_LENGTH and not text.isdigit() and _CLOCK.fullmatch(text) is not None
