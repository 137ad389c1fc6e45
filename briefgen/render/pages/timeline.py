"""The timeline page: the newest events by month, the way to all older ones, and the shelf of what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.render.body import newest_reported, source_lines
from briefgen.render.charts.bars import Bars, bars
from briefgen.render.charts.dots import Dots, dots
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine, EventLine
from briefgen.render.page import File
from briefgen.render.pages.periods import month, month_path

NEWEST = 60
"""Events after which older months are on pages of their own only."""

UNDATED = 20
"""Undated events, and articles, on the timeline; the months of their reports have all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """The events that begin in one month; a date that gives only a year stands under the year."""

    heading: str
    anchor: str
    path: str
    """The month's own page."""

    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """The timeline, newest month first."""

    dots: Dots | None
    course: Bars | None
    """Events by month, where there are too many for a shape each."""

    months: tuple[MonthView, ...]
    older: tuple[MonthView, ...]
    """Months whose events stand on their own pages only."""

    years: tuple[tuple[str, str], ...]
    """Each year with the anchor of its newest month, for jumping."""

    undated_events: tuple[EventLine, ...]
    undated_articles: tuple[ArticleLine, ...]
    undated_left: int
    """Undated events and articles that are not on this page."""


def timeline_page(edition: Edition, press: Press) -> Iterator[File]:
    """The timeline, when there is anything to put on it."""
    timeline = edition.briefings.timeline
    dated = edition.lines(timeline.dated)
    undated = newest_reported(edition, edition.lines(timeline.undated))
    articles = tuple(edition.articles[id] for id in timeline.undated_articles)
    shapes = dots(dated, len(undated), edition.t)
    months, older = _parted(_months(edition, tuple(reversed(dated))))
    view = TimelineView(
        dots=shapes,
        course=None if shapes else bars((line.date for line in dated), edition.t),
        months=months,
        older=older,
        years=_years(months),
        undated_events=undated[:UNDATED],
        undated_articles=articles[:UNDATED],
        undated_left=len(undated[UNDATED:]) + len(articles[UNDATED:]),
    )
    shown = [line for each in months for line in each.events] + [*view.undated_events]
    told = [article for line in shown for article in edition.briefings.stories[line.id].articles]
    yield press.page("timeline.html", "timeline.html", source_lines(edition, (), told), view=view)


def _months(edition: Edition, lines: Sequence[EventLine]) -> tuple[MonthView, ...]:
    months: dict[str, list[EventLine]] = {}
    for line in lines:
        months.setdefault(month(line.date), []).append(line)
    return tuple(
        MonthView(heading=edition.t.date(key), anchor=f"d{key}", path=month_path(key), events=tuple(events))
        for key, events in months.items()
    )


def _parted(months: Sequence[MonthView]) -> tuple[tuple[MonthView, ...], tuple[MonthView, ...]]:
    """Whole months up to :data:`NEWEST` events, the first in any case, and those after them."""
    shown = 0
    for at, each in enumerate(months):
        shown += len(each.events)
        if at and shown > NEWEST:
            return tuple(months[:at]), tuple(months[at:])
    return tuple(months), ()


def _years(months: Sequence[MonthView]) -> tuple[tuple[str, str], ...]:
    anchors: dict[str, str] = {}
    for each in months:
        anchors.setdefault(each.anchor[1:5], each.anchor)
    return tuple(anchors.items())
