"""The home page: what is newest, what is open, and the ways in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.brief.pairs import PairBriefing
from briefgen.model.article import UNKNOWN
from briefgen.published import EVENTS, write_events
from briefgen.render.body import SourceLine, newest_reported, rests_on, source_lines
from briefgen.render.charts.world import world
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine, EventLine
from briefgen.render.names import Link, alphabetical
from briefgen.render.news import told
from briefgen.render.notes import note
from briefgen.render.page import File, Page
from briefgen.render.pages.feeds import has_feed
from briefgen.render.pages.indexes import Row, index_groups
from briefgen.render.pages.open import open_items

LONGEST = 10
"""Entries of a list on the home page; the full list is a click away."""

FEWEST = 3
"""Countries with events that make a map."""

STRIP = 12
"""Subjects of one kind in the strips, and countries in the matrix of pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """The subjects with most events of one kind, and the way to all of them."""

    kind: str
    path: str
    total: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A country and how many events it shares with each of the others; None where it shares none."""

    link: Link
    cells: tuple[tuple[int, str] | None, ...]
    """Number of events and page of the pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """An event that stands differently now, with both statuses in words."""

    event: EventLine
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView:
    """What is new since the last publication."""

    new: tuple[EventLine, ...]
    """Newest first, undated last, no more than a list on this page holds."""

    new_total: int
    changed: tuple[ChangedLine, ...]
    changed_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The home page."""

    note: Markup
    news: NewsView | None
    """None where nothing is new, or nobody knows."""

    numbers: tuple[tuple[int, str, str], ...]
    """Number, what it counts as the end of its text's key, and the page that lists it."""

    watch: tuple[EventLine, ...]
    watch_total: int
    newest: tuple[EventLine, ...]
    newest_total: int
    undated_events: tuple[EventLine, ...]
    undated_articles: tuple[ArticleLine, ...]
    undated_total: int
    strips: tuple[StripView, ...]
    matrix: tuple[MatrixRow, ...]
    on_map: int
    """Countries tinted on the map; 0 leaves it out."""

    feed: bool
    """Whether there is a feed of events."""

    rests: str


def home_page(edition: Edition, press: Press) -> Iterator[File]:
    """The page that a reader opens first."""
    view = _home(edition)
    yield press.page("index.html", "home.html", _sources(edition, view), view=view)
    yield Page(path=EVENTS, content=write_events(told(edition.briefings.stories.values())))
    if view.on_map:
        yield press.page("map.svg", "map.svg.html", world=world(_events(edition)))


def _home(edition: Edition) -> HomeView:
    timeline, items = edition.briefings.timeline, open_items(edition).all
    undated = timeline.undated_articles
    return HomeView(
        note=note(edition.notes.get("index.md", "")),
        news=_news(edition),
        numbers=_numbers(edition),
        watch=items[:LONGEST],
        watch_total=len(items),
        newest=edition.lines(reversed(timeline.dated[-LONGEST:])),
        newest_total=len(timeline.dated),
        undated_events=newest_reported(edition, edition.lines(timeline.undated))[:LONGEST],
        undated_articles=tuple(edition.articles[id] for id in undated[:LONGEST]),
        undated_total=len(timeline.undated) + len(undated),
        strips=_strips(edition),
        matrix=_matrix(edition),
        on_map=_on_map(edition),
        feed=has_feed(edition, [*edition.stories]),
        rests=rests_on(edition, tuple(edition.articles.values())),
    )


def _news(edition: Edition) -> NewsView | None:
    found = edition.news
    if not (found.new or found.changed):
        return None
    new, changed = edition.lines(found.new), [(edition.stories[id], was) for id, was in reversed(found.changed)]
    dated = [line for line in reversed(new) if line.date != UNKNOWN]
    return NewsView(
        new=(*dated, *newest_reported(edition, new))[:LONGEST],
        new_total=len(new),
        changed=tuple(
            ChangedLine(event=line, before=edition.t.coded("status", was), now=edition.t.coded("status", line.status))
            for line, was in changed[:LONGEST]
        ),
        changed_total=len(changed),
    )


def _events(edition: Edition) -> dict[str, int]:
    """Events by country."""
    return {briefing.id: len(briefing.stories) for briefing in edition.briefings.countries}


def _on_map(edition: Edition) -> int:
    found = sum(count > 0 for count in _events(edition).values())
    return found if found >= FEWEST else 0


def _sources(edition: Edition, view: HomeView) -> tuple[SourceLine, ...]:
    lines = [*view.watch, *view.newest, *view.undated_events]
    if view.news:
        lines += [*view.news.new, *(each.event for each in view.news.changed)]
    return source_lines(edition, (), [cite.article for line in lines for cite in line.cites])


def _numbers(edition: Edition) -> tuple[tuple[int, str, str], ...]:
    briefings = edition.briefings
    counts = (
        (len(briefings.stories), "events", "timeline.html"),
        (len(briefings.summaries), "articles", "articles/index.html"),
        (len(briefings.countries), "countries", "countries/index.html"),
        (len(briefings.leaders), "leaders", "leaders/index.html"),
        (len(briefings.issues), "issues", "issues/index.html"),
        (len(open_items(edition).all), "open", "open.html"),
        (len(briefings.timeline.undated_articles), "undated", "timeline.html#undated"),
    )
    return tuple(each for each in counts if each[0])


def _strips(edition: Edition) -> tuple[StripView, ...]:
    strips = []
    for kind, groups in index_groups(edition).items():
        rows = [row for group in groups for row in group.rows]
        ranked = sorted(rows, key=lambda row: (-row.events, -row.articles, alphabetical(row.link.text)))
        if rows:
            path = f"{kind}/index.html"
            strips.append(StripView(kind=kind, path=path, total=len(rows), rows=tuple(ranked[:STRIP])))
    return tuple(strips)


def _matrix(edition: Edition) -> tuple[MatrixRow, ...]:
    """The pairs among the countries with most shared events; empty when there are fewer than three countries."""
    pairs = {frozenset((pair.first, pair.second)): pair for pair in edition.briefings.pairs}
    shared = Counter(id for pair in pairs.values() for id in (pair.first, pair.second) for _ in pair.stories)
    most = sorted(shared, key=lambda id: (-shared[id], id))[:STRIP]
    top = sorted(most, key=lambda id: alphabetical(edition.names.actor(id).text))
    if len(top) < 3:
        return ()
    return tuple(
        MatrixRow(link=edition.names.actor(row), cells=tuple(_cell(pairs.get(frozenset((row, each)))) for each in top))
        for row in top
    )


def _cell(pair: PairBriefing | None) -> tuple[int, str] | None:
    return (len(pair.stories), f"pairs/{pair.slug}.html") if pair else None
