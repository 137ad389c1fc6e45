"""A digest for each week: what took place, what was reported, and whom it concerned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from briefgen.model import edtf
from briefgen.render.body import SourceLine, TallyLine, source_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine, EventLine
from briefgen.render.page import Page

Line = TypeVar("Line", EventLine, ArticleLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLine:
    """A week in the list of weeks."""

    name: str
    """ISO 8601: ``2024-W38``."""

    days: str
    events: int
    articles: int

    @property
    def path(self) -> str:
        return f"weeks/{self.name}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """A week: Monday to Sunday."""

    line: WeekLine
    events: tuple[EventLine, ...]
    """Those dated to a day of the week, oldest first."""

    articles: tuple[ArticleLine, ...]
    """Those that came out in it, oldest first."""

    countries: tuple[TallyLine, ...]
    before: WeekLine | None
    after: WeekLine | None


def week_pages(edition: Edition, press: Press) -> Iterator[Page]:
    """A page for each week with an event dated to the day or an article, and the list of them, newest first."""
    events = _by_week(edition.stories.values())
    articles = _by_week(reversed([*edition.articles.values()]))
    weeks = sorted({*events, *articles})
    lines = [
        WeekLine(name=_name(week), days=_days(week), events=len(events[week]), articles=len(articles[week]))
        for week in weeks
    ]
    for at, week in enumerate(weeks):
        view = WeekView(
            line=lines[at],
            events=tuple(events[week]),
            articles=tuple(articles[week]),
            countries=_countries(edition, events[week]),
            before=lines[at - 1] if at else None,
            after=lines[at + 1] if at + 1 < len(lines) else None,
        )
        yield press.page(lines[at].path, "week.html", _sources(edition, view), view=view)
    if lines:
        yield press.page("weeks/index.html", "weeks.html", weeks=tuple(reversed(lines)))


def _by_week(lines: Iterable[Line]) -> defaultdict[date, list[Line]]:
    """By the Monday of the week; what is not dated to a day belongs to none."""
    found: defaultdict[date, list[Line]] = defaultdict(list)
    for line in lines:
        if day := edtf.day_of(line.date):
            found[day - timedelta(days=day.weekday())].append(line)
    return found


def _countries(edition: Edition, events: Sequence[EventLine]) -> tuple[TallyLine, ...]:
    """The countries that took part, those with most events first."""
    parts = Counter(id for line in events for id in edition.briefings.stories[line.id].everyone)
    ranked = sorted(parts, key=lambda id: (-parts[id], id))
    return tuple(TallyLine(link=edition.names.actor(id), count=parts[id]) for id in ranked)


def _sources(edition: Edition, view: WeekView) -> tuple[SourceLine, ...]:
    return source_lines(edition, (), [cite.article for line in view.events for cite in line.cites])


def _name(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def _days(monday: date) -> str:
    return edtf.spoken(f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}")
