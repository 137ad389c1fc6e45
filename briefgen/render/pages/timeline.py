"""The timeline page: all events by month, newest first, and the shelf of what has no date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.model import edtf
from briefgen.render.body import newest_reported, source_lines
from briefgen.render.charts.bars import Bars, bars
from briefgen.render.charts.dots import Dots, dots
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine, EventLine
from briefgen.render.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """The events that begin in one month; a date that gives only a year stands under the year."""

    heading: str
    anchor: str
    events: tuple[EventLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """The timeline, newest month first."""

    dots: Dots | None
    course: Bars | None
    """Events by month, where there are too many for a shape each."""

    months: tuple[MonthView, ...]
    years: tuple[tuple[str, str], ...]
    """Each year with the anchor of its newest month, for jumping."""

    undated_events: tuple[EventLine, ...]
    undated_articles: tuple[ArticleLine, ...]


def timeline_page(edition: Edition, press: Press) -> Iterator[Page]:
    """The timeline, when there is anything to put on it."""
    timeline = edition.briefings.timeline
    dated = edition.lines(timeline.dated)
    shapes = dots(dated, len(timeline.undated))
    months = _months(tuple(reversed(dated)))
    view = TimelineView(
        dots=shapes,
        course=None if shapes else bars(line.date for line in dated),
        months=months,
        years=_years(months),
        undated_events=newest_reported(edition, edition.lines(timeline.undated)),
        undated_articles=tuple(edition.articles[id] for id in timeline.undated_articles),
    )
    told = [article for story in edition.briefings.stories.values() for article in story.articles]
    yield press.page("timeline.html", "timeline.html", source_lines(edition, (), told), view=view)


def _months(lines: Sequence[EventLine]) -> tuple[MonthView, ...]:
    months: dict[str, list[EventLine]] = {}
    for key, group in groupby(lines, key=lambda line: _month(line.date)):
        months.setdefault(key, []).extend(group)
    return tuple(
        MonthView(heading=edtf.spoken(key), anchor=f"d{key}", events=tuple(events)) for key, events in months.items()
    )


def _years(months: Sequence[MonthView]) -> tuple[tuple[str, str], ...]:
    anchors: dict[str, str] = {}
    for month in months:
        anchors.setdefault(month.anchor[1:5], month.anchor)
    return tuple(anchors.items())


def _month(date: str) -> str:
    """The month in which a date begins, or its year when it gives no month.

    >>> _month("2024-09-22/2024-09-24"), _month("2022?")
    ('2024-09', '2022')
    """
    return date.partition("/")[0].rstrip("?~%")[:7]
