"""Which story a page opens with: the weightiest of the newest."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief.likeness import day_span
from briefgen.brief.stories import Story

RECENT = 30
"""Days before the newest event within which a weightier one still goes first."""

WEIGHTS = {
    "attack": 9, "agreement": 8, "sanction": 7, "threat": 6, "aid": 5, "visit": 5, "meeting": 5, "call": 4,
    "accusation": 4, "request": 3, "statement": 2,
}  # fmt: skip
"""What changes most between states counts most; types that are not listed weigh 3."""

UNSURE = frozenset(("alleged", "planned", "postponed"))
"""Statuses that weigh half: nothing has changed yet."""


def weightiest(stories: Sequence[Story]) -> Story | None:
    """The story to open with; None when there are none. Undated ones only when nothing is dated."""
    dated = [story for story in stories if day_span(story.date.value)]
    newest = max((_day(story) for story in dated), default=0)
    recent = [story for story in dated if newest - _day(story) <= RECENT] or list(stories)
    return max(recent, key=lambda story: (_weight(story), _day(story), story.id), default=None)


def _weight(story: Story) -> float:
    weight = WEIGHTS.get(story.type, 3)
    return weight / 2 if story.status in UNSURE else weight


def _day(story: Story) -> int:
    span = day_span(story.date.value)
    return span.last.toordinal() if span else 0
