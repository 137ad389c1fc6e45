"""The timeline, the shelf of what has no date, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.brief.ledger import Agreement
from briefgen.brief.stories import Story
from briefgen.model import edtf
from briefgen.model.article import UNKNOWN
from briefgen.model.summary import Summary

AHEAD = frozenset(("planned", "postponed"))
"""Statuses of what is announced and has not happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All stories in time. Nothing without a date is placed among those that have one."""

    dated: tuple[str, ...]
    """Stories, oldest first."""

    undated: tuple[str, ...]
    """Stories, by id."""

    undated_articles: tuple[str, ...]
    """Articles that do not say when they came out, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """Something to watch: an event announced, or an agreement not yet signed."""

    story: str
    """The story, or the last step of the agreement."""

    agreement: str | None


def timeline(stories: Sequence[Story], summaries: Sequence[Summary]) -> Timeline:
    """Sort ``stories`` in time by :func:`edtf.sort_key`, those without a date apart."""
    ordered = sorted(stories, key=lambda story: (edtf.sort_key(story.date.value), story.id))
    return Timeline(
        dated=tuple(story.id for story in ordered if story.date.value != UNKNOWN),
        undated=tuple(story.id for story in ordered if story.date.value == UNKNOWN),
        undated_articles=tuple(sorted(each.id for each in summaries if each.published.value == UNKNOWN)),
    )


def open_items(stories: Sequence[Story], agreements: Sequence[Agreement]) -> tuple[OpenItem, ...]:
    """What is still to come, by date, undated last: no clock is asked, only later reports close an item."""
    announced = [OpenItem(story=each.id, agreement=None) for each in stories if _ahead(each)]
    unsigned = [OpenItem(story=each.steps[-1].story, agreement=each.id) for each in agreements if each.is_open]
    dates = {story.id: story.date.value for story in stories}
    return tuple(sorted((*announced, *unsigned), key=lambda item: (edtf.sort_key(dates[item.story]), item.story)))


def _ahead(story: Story) -> bool:
    return story.status in AHEAD and not (story.type == "agreement" and story.everyone)
