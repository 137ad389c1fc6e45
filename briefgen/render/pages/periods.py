"""A digest for each week and each month: what took place, what was reported, and whom it concerned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from briefgen.model import edtf
from briefgen.model.article import UNKNOWN
from briefgen.render.body import SourceLine, TallyLine, source_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine, EventLine
from briefgen.render.names import Link
from briefgen.render.page import File
from briefgen.render.texts import Wordbook

EVENTS, ARTICLES = 50, 80
"""Events, and articles, on one page of a period."""

Line = TypeVar("Line", EventLine, ArticleLine)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLine:
    """A week or month in a list."""

    name: str
    """``2024-W38`` (ISO 8601), ``2024-09``; a year alone, or ``undated``, for what no month can be given."""

    title: str
    path: str
    events: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """A week, Monday to Sunday, or a month."""

    kind: str
    """``week`` or ``month``."""

    line: PeriodLine
    events: tuple[EventLine, ...]
    """Those dated to it, oldest first."""

    undated: tuple[EventLine, ...]
    """Of a month: those without a date that were first reported in it."""

    articles: tuple[ArticleLine, ...]
    """Those that came out in it, oldest first."""

    countries: tuple[TallyLine, ...]
    before: PeriodLine | None
    after: PeriodLine | None
    number: int = 1
    """Which of its pages this is, counted from the oldest event."""

    parts: tuple[Link, ...] = ()
    """Its pages, where one would be too long."""


def week_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each week with an event dated to the day or an article, and the list of them, newest first."""
    views = _views(edition, "week", _monday, lambda key: f"weeks/{_iso(key)}.html")
    yield from _pages(edition, press, views)
    if views:
        yield press.page("weeks/index.html", "weeks.html", weeks=tuple(view.line for view in reversed(views)))


def has_weeks(edition: Edition) -> bool:
    """Whether anything is dated to the day, so that there are weeks to list."""
    dates = (*(line.date for line in edition.articles.values()), *(line.date for line in edition.stories.values()))
    return any(edtf.day_of(date) for date in dates)


def month_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each month with an event or an article; what is dated to a year alone stands under the year."""
    yield from _pages(edition, press, _views(edition, "month", month, month_path))


def month(when: str) -> str:
    """The month in which a date begins, or its year when it gives no month; ``undated`` when it is unknown.

    >>> month("2024-09-22/2024-09-24"), month("2022?"), month("unknown")
    ('2024-09', '2022', 'undated')
    """
    return "undated" if when == UNKNOWN else when.partition("/")[0].rstrip("?~%")[:7]


def month_path(key: str) -> str:
    """The page of a month."""
    return f"timeline/{key}.html"


def _pages(edition: Edition, press: Press, views: Sequence[PeriodView]) -> Iterator[File]:
    for view in (part for whole in views for part in _parts(whole)):
        lines = (*view.events, *view.undated)
        sources: tuple[SourceLine, ...] = source_lines(edition, (), [it.article for line in lines for it in line.cites])
        yield press.page(_part_path(view, view.number), "period.html", sources, view=view)


def _parts(view: PeriodView) -> Iterator[PeriodView]:
    """A period by pages, each of so many events and articles, from the oldest on."""
    count = max(-(-(len(view.events) + len(view.undated)) // EVENTS), -(-len(view.articles) // ARTICLES), 1)
    if count == 1:
        yield view
        return
    links = tuple(Link(text=str(number), path=_part_path(view, number)) for number in range(1, count + 1))
    for number in range(1, count + 1):
        first = (number - 1) * EVENTS
        undated = max(first - len(view.events), 0)
        events = view.events[first : first + EVENTS]
        yield replace(
            view,
            events=events,
            undated=view.undated[undated : undated + EVENTS - len(events)],
            articles=view.articles[(number - 1) * ARTICLES : number * ARTICLES],
            number=number,
            parts=links,
        )


def _part_path(view: PeriodView, number: int) -> str:
    return view.line.path if number == 1 else f"{view.line.path.removesuffix('.html')}-part-{number}.html"


def _views(
    edition: Edition, kind: str, key: Callable[[str], str], path: Callable[[str], str]
) -> tuple[PeriodView, ...]:
    """The periods with anything in them, oldest first.

    :param key: from a date to its period, which sorts as time does; empty for none.
    """
    events = _grouped(edition.stories.values(), lambda line: key(line.date) if line.date != UNKNOWN else "")
    undated = _grouped(edition.stories.values(), lambda line: _first_reported(edition, line, key))
    articles = _grouped(reversed([*edition.articles.values()]), lambda line: key(line.date))
    keys = sorted({*events, *articles, *(undated if kind == "month" else ())})
    lines = [
        PeriodLine(
            name=each if kind == "month" else _iso(each),
            title=_title(edition.t, each),
            path=path(each),
            events=len(events[each]) + (len(undated[each]) if kind == "month" else 0),
            articles=len(articles[each]),
        )
        for each in keys
    ]
    return tuple(
        PeriodView(
            kind=kind,
            line=lines[at],
            events=tuple(events[each]),
            undated=tuple(undated[each]) if kind == "month" else (),
            articles=tuple(articles[each]),
            countries=_countries(edition, events[each]),
            before=lines[at - 1] if at else None,
            after=lines[at + 1] if at + 1 < len(lines) else None,
        )
        for at, each in enumerate(keys)
    )


def _grouped(lines: Iterable[Line], key: Callable[[Line], str]) -> defaultdict[str, list[Line]]:
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if name := key(line):
            found[name].append(line)
    return found


def _first_reported(edition: Edition, line: EventLine, key: Callable[[str], str]) -> str:
    """The period in which an undated event was first reported; empty for a dated one."""
    if line.date != UNKNOWN:
        return ""
    known = [each.published for each in edition.briefings.stories[line.id].accounts if each.published != UNKNOWN]
    return key(min(known) if known else UNKNOWN)


def _countries(edition: Edition, events: Sequence[EventLine]) -> tuple[TallyLine, ...]:
    """The countries that took part, those with most events first."""
    parts = Counter(id for line in events for id in edition.briefings.stories[line.id].everyone)
    ranked = sorted(parts, key=lambda id: (-parts[id], id))
    return tuple(TallyLine(link=edition.names.actor(id), count=parts[id]) for id in ranked)


def _monday(when: str) -> str:
    """The Monday of the week that a day lies in; empty for what is not dated to the day."""
    day = edtf.day_of(when)
    return (day - timedelta(days=day.weekday())).isoformat() if day else ""


def _iso(monday: str) -> str:
    year, week, _ = date.fromisoformat(monday).isocalendar()
    return f"{year}-W{week:02}"


def _title(t: Wordbook, key: str) -> str:
    if key == "undated":
        return t("subject.undated")
    if len(key) < len("2024-09-16"):
        return t.date(key)
    return t.date(f"{key}/{(date.fromisoformat(key) + timedelta(days=6)).isoformat()}")
