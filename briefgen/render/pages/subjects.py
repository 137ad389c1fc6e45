"""The pages of countries and organisations, and a country's data file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.brief.countries import CountryBriefing, OfficeSeen
from briefgen.brief.organisations import OrganisationBriefing
from briefgen.model.article import UNKNOWN
from briefgen.model.world import Country
from briefgen.render.body import Body, TallyLine, body, tally_lines
from briefgen.render.charts.circle import Circle, circle
from briefgen.render.data import country_data, country_table
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import SaidLine
from briefgen.render.names import Link, country_slug
from briefgen.render.page import File, Page
from briefgen.render.pages.feeds import country_feed, has_feed
from briefgen.render.shelf import Shelf, shelves

Briefing = TypeVar("Briefing", bound=CountryBriefing | OrganisationBriefing)

ALONGSIDE = 10
"""Countries named beside the partners: the ones that the articles discuss most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person at an office, as articles have them."""

    link: Link
    office: str
    when: str
    """When the articles came out."""

    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectView:
    """A country or organisation."""

    name: str
    language: str
    """Of the name, where it is not that of the page."""

    facts: tuple[str, ...]
    data: str | None
    """Path of the data from the site's root, without its ending."""

    feed: str | None
    """Path of its feed, from the site's root."""

    body: Body
    people: tuple[PersonLine, ...]
    partners: tuple[TallyLine, ...]
    circle: Circle | None
    alongside: tuple[TallyLine, ...]
    issues: tuple[TallyLine, ...]
    said: tuple[SaidLine, ...]
    said_of: tuple[SaidLine, ...] = ()
    """What others said of a country."""

    became: tuple[Link, ...] = ()
    """The states that came after one that is no more."""


def country_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page and a data file for each country that has a briefing."""
    for briefing in edition.briefings.countries:
        slug = country_slug(edition.knowledge, briefing.id)
        for shelf in shelves(edition, briefing, f"countries/{slug}.html"):
            view = _country(edition, shelf, slug)
            yield press.page(shelf.path, "country.html", view.body.sources, view=view)
        yield Page(path=f"countries/{slug}.csv", content=country_table(edition, briefing))
        yield Page(
            path=f"countries/{slug}.json",
            content=country_data(edition, briefing, edition.names.link("countries", briefing.id).text),
        )


def organisation_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each organisation that has a briefing."""
    for briefing in edition.briefings.organisations:
        for shelf in shelves(edition, briefing, f"organisations/{briefing.id}.html"):
            view = _organisation(edition, shelf)
            yield press.page(shelf.path, "organisation.html", view.body.sources, view=view)


def _country(edition: Edition, shelf: Shelf[CountryBriefing], slug: str) -> SubjectView:
    briefing = shelf.part
    country = edition.knowledge.countries.get(briefing.id)
    region = edition.t.name("regions", country.region) if country and country.region else ""
    facts = (briefing.id, region, _years(country)) if country else (briefing.id,)
    link = edition.names.link("countries", briefing.id)
    partners = tally_lines(edition, "actors", briefing.partners, of=briefing.id)
    return SubjectView(
        name=link.text,
        language=link.language,
        facts=tuple(filter(None, facts)),
        data=f"countries/{slug}",
        feed=country_feed(slug) if has_feed(edition, briefing.stories) else None,
        body=_body(edition, shelf, f"countries/{slug}.md"),
        people=_people(edition, briefing.people),
        partners=partners,
        circle=circle(link.text, partners),
        alongside=tally_lines(edition, "countries", briefing.alongside[:ALONGSIDE]),
        issues=tally_lines(edition, "issues", briefing.issues, of=briefing.id),
        said=edition.writer.said(briefing.said),
        said_of=edition.writer.said(briefing.said_of),
        became=tuple(edition.names.link("countries", id) for id in _next(country)),
    )


def _years(country: Country) -> str:
    """``1922–1991`` for a state that is no more."""
    return f"{country.since[:4]}–{country.until[:4]}" if country.until else ""


def _next(country: Country | None) -> tuple[str, ...]:
    """The states that a state became, or the one that it joined, by code."""
    if country is None:
        return ()
    return (country.joined,) if country.joined else tuple(state.id for state in country.successors)


def _organisation(edition: Edition, shelf: Shelf[OrganisationBriefing]) -> SubjectView:
    briefing = shelf.part
    known = edition.knowledge.organisations.get(briefing.id)
    part_of = edition.names.link("organisations", known.part_of).text if known and known.part_of else ""
    kind = edition.t(f"organisation_kinds.{known.kind}") if known else ""
    link = edition.names.link("organisations", briefing.id)
    partners = tally_lines(edition, "actors", briefing.partners)
    return SubjectView(
        name=link.text,
        language=link.language,
        facts=tuple(fact for fact in (kind, part_of and edition.t("country.part_of", name=part_of)) if fact),
        data=None,
        feed=None,
        body=_body(edition, shelf, f"organisations/{briefing.id}.md"),
        people=_people(edition, briefing.people),
        partners=partners,
        circle=circle(link.text, partners),
        alongside=(),
        issues=tally_lines(edition, "issues", briefing.issues),
        said=edition.writer.said(briefing.said),
    )


def _body(edition: Edition, shelf: Shelf[Briefing], note_at: str) -> Body:
    return body(edition, shelf, cited=[said.article for said in shelf.part.said], note_at=note_at)


def _people(edition: Edition, seen: Sequence[OfficeSeen]) -> tuple[PersonLine, ...]:
    return tuple(
        PersonLine(
            link=edition.names.link("leaders", each.leader),
            office=each.office or "",
            when=published_in(edition, each.articles),
            articles=len(each.articles),
        )
        for each in seen
    )


def published_in(edition: Edition, articles: Sequence[str]) -> str:
    """The days between which articles came out, for a reader; newest article first."""
    dates = [date for id in articles if (date := edition.articles[id].date) != UNKNOWN]
    if not dates:
        return edition.t.date(UNKNOWN)
    newest, oldest = edition.t.date(dates[0]), edition.t.date(dates[-1])
    return newest if newest == oldest else edition.t.date(f"{dates[-1]}/{dates[0]}")
