"""A long briefing as its newest part, for the page itself, and a part for each year, on pages whose contents stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from briefgen.brief.countries import CountryBriefing
from briefgen.brief.issues import IssueBriefing
from briefgen.brief.leaders import LeaderBriefing
from briefgen.brief.organisations import OrganisationBriefing
from briefgen.brief.pairs import PairBriefing
from briefgen.model import edtf
from briefgen.model.article import UNKNOWN
from briefgen.render.edition import Edition

LONG = 50
"""Events, or articles, up to which a page holds all."""

NEWEST, OPEN = 20, 10
"""Events, statements and articles on the page of a longer one; and open events beside these."""

UNDATED = "undated"
"""The shelf of what has no year."""

AnyBriefing = CountryBriefing | OrganisationBriefing | LeaderBriefing | IssueBriefing | PairBriefing
Briefing = TypeVar("Briefing", bound=AnyBriefing)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLink:
    """A year's page."""

    label: str
    path: str
    events: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[Briefing]):
    """What one page of a subject holds."""

    path: str
    """The page, from the site's root."""

    part: Briefing
    whole: Briefing
    label: str = ""
    """The year; empty on the subject's own page."""

    years: tuple[YearLink, ...] = ()
    """All its years, newest first; empty when everything stands on one page."""

    @property
    def top(self) -> str:
        """The subject's own page."""
        return self.path.rpartition("/")[0] + ".html" if self.label else self.path


def shelves(edition: Edition, briefing: Briefing, path: str) -> Iterator[Shelf[Briefing]]:
    """The page ``path`` of a subject, and where it would be too long, a page for each of its years too."""
    if len(briefing.stories) <= LONG and len(_articles(briefing)) <= LONG:
        yield Shelf(path=path, part=briefing, whole=briefing)
        return
    told = (_story_year(edition, id) for id in briefing.stories)
    labels = sorted({*told, *(_article_year(edition, id) for id in _articles(briefing))}, reverse=True)
    parts = {label: _of_year(edition, briefing, label) for label in labels}
    years = tuple(
        YearLink(
            label=label,
            path=f"{path.removesuffix('.html')}/{label}.html",
            events=len(part.stories),
            articles=len(_articles(part)),
        )
        for label, part in parts.items()
    )
    yield Shelf(path=path, part=_newest(edition, briefing), whole=briefing, years=years)
    for year in years:
        yield Shelf(path=year.path, part=parts[year.label], whole=briefing, label=year.label, years=years)


def _newest(edition: Edition, briefing: Briefing) -> Briefing:
    """The newest events, those that are open, and what the newest articles say."""
    dated = [id for id in briefing.stories if edition.stories[id].date != UNKNOWN]
    undated = sorted({*briefing.stories} - {*dated}, key=lambda id: _reported(edition, id))
    waiting = [id for id in dated if id in edition.open_stories][-OPEN:]
    waiting += [id for id in undated if id in edition.open_stories][:OPEN]
    stories = {*dated[-NEWEST:], *undated[: NEWEST // 2], *waiting, *([briefing.lead] if briefing.lead else [])}
    told = {article for id in stories for article in edition.briefings.stories[id].articles}
    newest = {*sorted(_articles(briefing), key=edition.rank.__getitem__)[:NEWEST]}
    return _kept(edition, briefing, stories.__contains__, (told | newest).__contains__)


def _of_year(edition: Edition, briefing: Briefing, label: str) -> Briefing:
    return _kept(
        edition,
        briefing,
        lambda id: _story_year(edition, id) == label,
        lambda id: _article_year(edition, id) == label,
    )


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
    if isinstance(briefing, PairBriefing):
        return briefing.articles
    return (*(each.article for each in briefing.appearances), *briefing.passing)


def _story_year(edition: Edition, id: str) -> str:
    """When it took place; for an undated one, when it was first reported."""
    accounts = edition.briefings.stories[id].accounts
    return _year(edition.stories[id].date, *(each.published for each in accounts))


def _article_year(edition: Edition, id: str) -> str:
    return _year(edition.articles[id].date)


def _year(*dates: str) -> str:
    """The year of the first date that is known."""
    return next((str(span.first.year) for date in dates if (span := edtf.span(date))), UNDATED)


def _reported(edition: Edition, story: str) -> int:
    return min(edition.rank[each.article] for each in edition.briefings.stories[story].accounts)
