"""How much an article is about each country, organisation and leader, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.extract.eras import country_of_place
from briefgen.extract.overview import Overview, presence_of, presence_of_leader
from briefgen.extract.people import Person
from briefgen.extract.prominence import tier, why
from briefgen.extract.quotes import cite_all
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE, Mention
from briefgen.model.summary import PASSING, PRIMARY, CountryRole, LeaderRole, OrganisationRole, Statement
from briefgen.model.world import Knowledge

SHOWN = 3
"""Quotes that a role cites."""

NATION = "nation"
"""Kind of a place that is spoken of like a country: naming Scotland names the state it belongs to."""


def country_roles(view: Overview, knowledge: Knowledge) -> tuple[CountryRole, ...]:
    """The countries of the article by code, each with its tier and the reasons for it."""
    story = view.story
    codes = {mention.id for mention in story.body.mentions + story.title.mentions if mention.kind == COUNTRY}
    codes |= {of for person in story.people.values() if (of := person.of) and of in knowledge.countries}
    venues = _venues(story, view.events, knowledge)
    return tuple(_country_role(view, code, venues.get(code)) for code in sorted(codes | set(venues)))


def organisation_roles(view: Overview) -> tuple[OrganisationRole, ...]:
    """The organisations of the article by slug, each with its tier and the reasons for it."""
    mentions = view.story.body.mentions + view.story.title.mentions
    return tuple(
        _organisation_role(view, id) for id in sorted({each.id for each in mentions if each.kind == ORGANISATION})
    )


def leader_roles(view: Overview) -> tuple[LeaderRole, ...]:
    """The leaders of the article by slug, with their spellings counted in headline and story."""
    roles = [_leader_role(view, person) for person in sorted(view.story.people.values(), key=lambda each: each.id)]
    return tuple(role for role in roles if role.as_written or role.tier == PRIMARY)


def speakers_of(story: Story, statements: Sequence[Statement]) -> frozenset[str]:
    """Everyone who makes a statement: leaders, and the states and organisations that they or others speak for."""
    ids = {statement.speaker for statement in statements}
    return frozenset(ids | {of for id in ids if id in story.people and (of := story.people[id].of)})


def _country_role(view: Overview, code: str, places: Sequence[tuple[int, int]] | None) -> CountryRole:
    """The role of a country.

    :param places: where the story names its places that count for it; None when it names none.
    """
    presence = presence_of(view, code, COUNTRY, is_venue=places is not None)
    spans = _spans(presence.mentions) or _spans(view.led.get(code, ())) or places or ()
    return CountryRole(
        id=code,
        tier=PASSING if code in view.story.bygone else tier(presence),
        mentions=len(presence.mentions),
        why=why(presence),
        evidence=cite_all(view.story, spans, SHOWN),
    )


def _organisation_role(view: Overview, id: str) -> OrganisationRole:
    presence = presence_of(view, id, ORGANISATION)
    return OrganisationRole(
        id=id,
        tier=tier(presence),
        mentions=len(presence.mentions),
        why=why(presence),
        evidence=cite_all(view.story, _spans(presence.mentions), SHOWN),
    )


def _leader_role(view: Overview, person: Person) -> LeaderRole:
    presence = presence_of_leader(view, person.id)
    in_title = (each for each in view.story.title.mentions if each.kind == LEADER and each.id == person.id)
    return LeaderRole(
        id=person.id,
        tier=tier(presence),
        name=person.name,
        office=person.office,
        of=person.of,
        as_written=_spellings((*presence.mentions, *in_title)),
        why=why(presence),
        evidence=cite_all(view.story, _spans(presence.mentions), SHOWN),
    )


def _venues(story: Story, events: Sequence[Found], knowledge: Knowledge) -> dict[str, tuple[tuple[int, int], ...]]:
    """Countries that an event takes place in or that a nation of the story belongs to, with where the places are named.

    A city that is only mentioned brings its country into no summary.
    """
    hosts = {event.place.country for event in events if event.place}
    found: dict[str, list[tuple[int, int]]] = {}
    for mention in story.body.mentions:
        code = country_of_place(mention.id, knowledge, story.when) if mention.kind == PLACE else None
        if code and (code in hosts or _is_nation(mention.id, knowledge)):
            found.setdefault(code, []).append((mention.start, mention.end))
    return {code: tuple(spans) for code, spans in found.items()}


def _is_nation(name: str, knowledge: Knowledge) -> bool:
    place = knowledge.places.get(name)
    return place is not None and place.kind == NATION


def _spans(mentions: Iterable[Mention]) -> tuple[tuple[int, int], ...]:
    return tuple((mention.start, mention.end) for mention in mentions)


def _spellings(mentions: Sequence[Mention]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.text] = counts.get(mention.text, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
