"""What is open: announced or agreed in principle, and closed by no later report. What is still to come stands first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.brief.likeness import day_span
from briefgen.model.article import UNKNOWN
from briefgen.render.body import newest_reported, source_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import EventLine
from briefgen.render.page import File

LONGEST = 50
"""Items under a heading; every one stands on the page of its month too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenView:
    """All that is open."""

    due: tuple[EventLine, ...]
    """Dated after the newest report, those due first in front: no clock is asked what is still to come."""

    undated: tuple[EventLine, ...]
    """Reported last first."""

    past: tuple[EventLine, ...]
    """Dated before the newest report, newest first."""

    left: int = 0
    """Items that are not shown."""

    @property
    def all(self) -> tuple[EventLine, ...]:
        return (*self.due, *self.undated, *self.past)


def open_page(edition: Edition, press: Press) -> Iterator[File]:
    """The list of what is open, when anything is."""
    found = open_items(edition)
    parts = {"due": found.due[:LONGEST], "undated": found.undated[:LONGEST], "past": found.past[:LONGEST]}
    view = OpenView(**parts, left=len(found.all) - sum(map(len, parts.values())))
    if view.all:
        cited = [cite.article for line in view.all for cite in line.cites]
        yield press.page("open.html", "open.html", source_lines(edition, (), cited), view=view)


def open_items(edition: Edition) -> OpenView:
    """Everything that is open."""
    lines = edition.lines(dict.fromkeys(item.story for item in edition.briefings.open_items))
    newest = max((_last(line.date) for line in edition.articles.values()), default=date.min)
    dated = [line for line in lines if line.date != UNKNOWN]
    return OpenView(
        due=tuple(line for line in dated if _last(line.date) >= newest),
        undated=newest_reported(edition, lines),
        past=_past(dated, newest),
    )


def _past(dated: Sequence[EventLine], newest: date) -> tuple[EventLine, ...]:
    return tuple(line for line in reversed(dated) if _last(line.date) < newest)


def _last(when: str) -> date:
    """The last day that a date may mean; the earliest of all days where it means none."""
    span = day_span(when)
    return span.last if span else date.min
