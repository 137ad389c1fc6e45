"""A long briefing as its newest part, for the page itself, and parts for years or months whose contents stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from typing import Any, Generic, TypeVar

from briefgen.brief.countries import CountryBriefing
from briefgen.brief.issues import IssueBriefing
from briefgen.brief.leaders import LeaderBriefing
from briefgen.brief.organisations import OrganisationBriefing
from briefgen.brief.pairs import PairBriefing
from briefgen.brief.positions import PositionBriefing
from briefgen.model import edtf
from briefgen.model.article import UNKNOWN
from briefgen.render.edition import Edition
from briefgen.render.texts import Wordbook

LONG = 50
"""Events, or articles, up to which a page holds all."""

NEWEST, OPEN = 16, 8
"""Events, statements and articles on the page of a longer one; and open events beside these."""

DAYS = 31
"""Days up to which what goes on from one month into the next stands in the first."""

BESIDE = ("people", "partners", "alongside", "issues", "countries", "leaders", "together", "words", "spellings")
"""Fields of briefings that tell of the whole subject; pages of years and months leave them out."""

UNDATED = "undated"
"""The shelf of what has no year."""

SubjectBriefing = CountryBriefing | OrganisationBriefing | LeaderBriefing | IssueBriefing | PairBriefing
AnyBriefing = SubjectBriefing | PositionBriefing
Briefing = TypeVar("Briefing", bound=AnyBriefing)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLink:
    """The page of a year or month."""

    label: str
    """``2024``, ``2024-09`` or ``undated``."""

    title: str
    path: str
    events: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[Briefing]):
    """What one page of a subject holds."""

    path: str
    """The page, from the site's root."""

    part: Briefing
    """What it shows."""

    counted: Briefing
    """What its numbers count: the whole subject on its own page, else a year or month."""

    link: PartLink | None = None
    """The year or month; None on the subject's own page."""

    years: tuple[PartLink, ...] = ()
    """All its years, newest first; empty when everything stands on one page."""

    months: tuple[PartLink, ...] = ()
    """Those of a year that is too long for one page, newest first."""

    pages: tuple[str, ...] = ()
    """Paths of the pages of a year or month, from its oldest event on; empty when it has one."""

    @property
    def top(self) -> str:
        """The subject's own page."""
        return self.path.rpartition("/")[0] + ".html" if self.link else self.path


def shelves(edition: Edition, briefing: Briefing, path: str) -> Iterator[Shelf[Briefing]]:
    """The page ``path`` of a subject, and where it would be too long, a page for each of its years, or months, too."""
    if not _is_long(briefing):
        yield Shelf(path=path, part=briefing, counted=briefing)
        return
    years = _parts(edition, briefing, path.removesuffix(".html"), _year)
    links = tuple(years)
    yield Shelf(path=path, part=_newest(edition, briefing), counted=briefing, years=links)
    for year, part in years.items():
        yield from _of_year(edition, Shelf(path=year.path, part=part, counted=part, link=year, years=links))


def _of_year(edition: Edition, shelf: Shelf[Briefing]) -> Iterator[Shelf[Briefing]]:
    """The page of a year; where that would be too long, it keeps what has no month, and leads to pages of months."""
    parts = _parts(edition, shelf.part, shelf.path.rpartition("/")[0], _month) if _is_long(shelf.part) else {}
    months = {link: part for link, part in parts.items() if shelf.link is None or link.label != shelf.link.label}
    if not months:
        yield from _by_number(edition, shelf)
        return
    rest = [part for link, part in parts.items() if link not in months]
    none = _kept(edition, shelf.part, lambda _: False, lambda _: False)
    links = tuple(months)
    yield from _by_number(edition, replace(shelf, part=rest[0] if rest else none, months=links))
    for link, part in months.items():
        month = replace(shelf, path=link.path, part=part, counted=part, link=link, months=links)
        yield from _by_number(edition, month)


def _by_number(edition: Edition, shelf: Shelf[Briefing]) -> Iterator[Shelf[Briefing]]:
    """A year or month on pages of so many events and articles, from the oldest on."""
    stories, articles = shelf.part.stories, sorted(_articles(shelf.part), key=edition.rank.__getitem__, reverse=True)
    count = -(-max(len(stories), len(articles)) // LONG)
    if count <= 1:
        yield shelf
        return
    stem = shelf.path.removesuffix(".html")
    paths = (shelf.path, *(f"{stem}-part-{number}.html" for number in range(2, count + 1)))
    for at, path in enumerate(paths):
        told, told_by = {*stories[at * LONG : (at + 1) * LONG]}, {*articles[at * LONG : (at + 1) * LONG]}
        part = _kept(edition, shelf.part, told.__contains__, told_by.__contains__)
        yield replace(shelf, path=path, part=part, pages=paths)


def _parts(edition: Edition, briefing: Briefing, folder: str, label: Callable[..., str]) -> dict[PartLink, Briefing]:
    """A briefing by year or month, newest first.

    :param label: from dates to the year or month of the first that is known.
    """
    bare = _without(briefing, BESIDE)
    story = cache(lambda id: _story_label(edition, id, label))
    article = cache(lambda id: label(edition.articles[id].date))
    labels = {*map(story, briefing.stories), *map(article, _articles(briefing))}
    found = {}
    for each in sorted(labels, reverse=True):
        part = _kept(edition, bare, partial(_is, story, each), partial(_is, article, each))
        found[_link(edition.t, f"{folder}/{each}.html", each, part)] = part
    return found


def _is(label: Callable[[str], str], wanted: str, id: str) -> bool:
    return label(id) == wanted


def _link(t: Wordbook, path: str, label: str, part: AnyBriefing) -> PartLink:
    title = t("subject.undated") if label == UNDATED else t.date(label)
    return PartLink(label=label, title=title, path=path, events=len(part.stories), articles=len(_articles(part)))


def _newest(edition: Edition, briefing: Briefing) -> Briefing:
    """The newest events, those that are open, and what the newest articles say."""
    dated = [id for id in briefing.stories if edition.stories[id].date != UNKNOWN]
    others = [id for id in briefing.stories if edition.stories[id].date == UNKNOWN]
    undated = sorted(others, key=lambda id: _reported(edition, id))
    waiting = [id for id in dated if id in edition.open_stories][-OPEN:]
    waiting += [id for id in undated if id in edition.open_stories][:OPEN]
    stories = {*dated[-NEWEST:], *undated[: NEWEST // 2], *waiting, *([briefing.lead] if briefing.lead else [])}
    told = {article for id in stories for article in edition.briefings.stories[id].articles}
    newest = {*sorted(_articles(briefing), key=edition.rank.__getitem__)[:NEWEST]}
    return _kept(edition, briefing, stories.__contains__, (told | newest).__contains__)


def _without(briefing: Briefing, names: Sequence[str]) -> Briefing:
    changes: dict[str, Any] = {each.name: () for each in fields(briefing) if each.name in names}
    return replace(briefing, **changes)


def _kept(
    edition: Edition, briefing: Briefing, story: Callable[[str], bool], article: Callable[[str], bool]
) -> Briefing:
    """A briefing with some of its stories and articles; counts and tallies stay those of the whole."""
    steps = edition.briefings.agreements
    keep: dict[str, Callable[[Any], bool]] = {
        "stories": story,
        "contacts": story,
        "undone": story,
        "agreements": lambda id: any(story(step.story) for step in steps[id].steps),
        "appearances": lambda each: article(each.article),
        "passing": article,
        "articles": article,
        "said": lambda each: article(each.article),
        "said_of": lambda each: article(each.article),
        "positions": lambda each: article(each.said.article) if each.said else story(each.story),
    }
    changes: dict[str, Any] = {
        each.name: tuple(filter(keep[each.name], getattr(briefing, each.name)))
        for each in fields(briefing)
        if each.name in keep
    }
    return replace(briefing, **changes)


def _articles(briefing: Briefing) -> tuple[str, ...]:
    """The articles that a briefing stands on, passing ones among them."""
    if isinstance(briefing, PairBriefing | PositionBriefing):
        return briefing.articles
    return (*(each.article for each in briefing.appearances), *briefing.passing)


def _is_long(briefing: AnyBriefing) -> bool:
    return len(briefing.stories) > LONG or len(_articles(briefing)) > LONG


def _story_label(edition: Edition, id: str, label: Callable[..., str]) -> str:
    """When it took place; for an undated one, when it was first reported."""
    accounts = edition.briefings.stories[id].accounts
    return label(edition.stories[id].date, *(each.published for each in accounts))


def _year(*dates: str) -> str:
    """The year of the first date that is known."""
    return next((str(span.first.year) for date in dates if (span := edtf.span(date))), UNDATED)


def _month(*dates: str) -> str:
    """The month of the first date that is known, or its year where that is all it gives."""
    span = next((span for date in dates if (span := edtf.span(date))), None)
    if span is None:
        return UNDATED
    is_within = (span.first.year, span.first.month) == (span.last.year, span.last.month)
    return span.first.strftime("%Y-%m") if is_within or (span.last - span.first).days < DAYS else str(span.first.year)


def _reported(edition: Edition, story: str) -> int:
    return min(edition.rank[each.article] for each in edition.briefings.stories[story].accounts)
