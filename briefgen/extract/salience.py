"""How much an article is about each country, organisation and leader, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.extract.actors import Group
from briefgen.extract.circumstances import country_of_place
from briefgen.extract.quotes import cite_all
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE, Mention
from briefgen.model.summary import PASSING, PRIMARY, SECONDARY, CountryRole, LeaderRole, OrganisationRole, Statement
from briefgen.model.world import Knowledge

LEAD = 2
"""Sentences that count as the opening; news puts what matters there."""

LISTED = 3
"""Countries that make a list, when the list does nothing together."""

MAIN_SHARE = 0.3
"""Share of the sentences (0 to 1) that makes a subject primary wherever it is named."""

MAIN_COUNT = 3
"""Sentences that such a subject must be named in at least."""

SHOWN = 3
"""Quotes that a role cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Presence:
    """Where and how a subject stands in the article."""

    mentions: tuple[Mention, ...]
    """Of itself, in the story's text."""

    sentences: frozenset[int]
    """Indexes of the sentences that name it or its leaders, lists left out."""

    in_title: bool
    in_list: bool
    in_event: bool
    speaks: bool
    """It, or its leader, says something."""

    in_lead_event: bool
    is_venue: bool = False


def country_roles(
    story: Story,
    groups: Sequence[tuple[Group, ...]],
    events: Sequence[Found],
    speakers: frozenset[str],
    knowledge: Knowledge,
) -> tuple[CountryRole, ...]:
    """The countries of the article by code, each with its tier and the reasons for it.

    :param speakers: ids of those who make a statement; see :func:`speakers_of`.
    """
    listed = _listed(groups, events)
    codes = {mention.id for mention in story.body.mentions + story.title.mentions if mention.kind == COUNTRY}
    codes |= {of for person in story.people.values() if (of := person.of) and of in knowledge.countries}
    venues = _venues(story, knowledge)
    roles = []
    for code in sorted(codes | set(venues)):
        presence = _presence(story, code, COUNTRY, events, listed, speakers, is_venue=code in venues)
        spans = _spans(presence.mentions) or _leader_spans(story, code) or venues.get(code, ())
        roles.append(
            CountryRole(
                id=code,
                tier=_tier(presence, len(story.sentences)),
                mentions=len(presence.mentions),
                why=_why(presence),
                evidence=cite_all(story, spans)[:SHOWN],
            )
        )
    return tuple(roles)


def organisation_roles(
    story: Story, groups: Sequence[tuple[Group, ...]], events: Sequence[Found], speakers: frozenset[str]
) -> tuple[OrganisationRole, ...]:
    """The organisations of the article by slug, each with its tier and the reasons for it."""
    listed = _listed(groups, events)
    ids = {mention.id for mention in story.body.mentions + story.title.mentions if mention.kind == ORGANISATION}
    roles = []
    for id in sorted(ids):
        presence = _presence(story, id, ORGANISATION, events, listed, speakers)
        evidence = cite_all(story, _spans(presence.mentions))[:SHOWN]
        tier = _tier(presence, len(story.sentences))
        roles.append(
            OrganisationRole(id=id, tier=tier, mentions=len(presence.mentions), why=_why(presence), evidence=evidence)
        )
    return tuple(roles)


def leader_roles(story: Story, events: Sequence[Found], speakers: frozenset[str]) -> tuple[LeaderRole, ...]:
    """The leaders of the article by slug, with their spellings counted in headline and story."""
    roles = []
    for person in sorted(story.people.values(), key=lambda person: person.id):
        mentions = _of_person(story.body.mentions, person.id)
        indexes = _indexes(story, mentions)
        presence = _Presence(
            mentions=mentions,
            sentences=frozenset(indexes),
            in_title=_in_title(story, person.id),
            in_list=False,
            in_event=any(person.id in event.people for event in events),
            speaks=person.id in speakers,
            in_lead_event=any(person.id in event.people and _leads(event, events) for event in events),
        )
        roles.append(
            LeaderRole(
                id=person.id,
                tier=_tier(presence, len(story.sentences)),
                name=person.name,
                office=person.office,
                of=person.of,
                as_written=_spellings((*mentions, *_of_person(story.title.mentions, person.id))),
                why=_why(presence),
                evidence=cite_all(story, _spans(mentions))[:SHOWN],
            )
        )
    return tuple(role for role in roles if role.as_written or role.tier == PRIMARY)


def speakers_of(story: Story, statements: Sequence[Statement]) -> frozenset[str]:
    """Everyone who makes a statement: leaders, and the states and organisations that they or others speak for."""
    ids = {statement.speaker for statement in statements}
    return frozenset(ids | {of for id in ids if id in story.people and (of := story.people[id].of)})


def _of_person(mentions: Iterable[Mention], id: str) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention.kind == LEADER and mention.id == id)


def _tier(presence: _Presence, total: int) -> str:
    """Rank a subject by title, opening, events and spread; a list or a venue alone is passing."""
    count = len(presence.sentences)
    if presence.in_title and (count or presence.in_event):
        return PRIMARY
    if presence.in_lead_event or (count >= MAIN_COUNT and total and count / total >= MAIN_SHARE):
        return PRIMARY
    in_lead = any(index < LEAD for index in presence.sentences)
    return SECONDARY if presence.in_event or presence.speaks or count >= 2 or in_lead else PASSING


def _why(presence: _Presence) -> tuple[str, ...]:
    reasons = (
        ("title", presence.in_title),
        ("lead", any(index < LEAD for index in presence.sentences)),
        ("actor", presence.in_event),
        ("speaker", presence.speaks),
        ("spread", len(presence.sentences) >= MAIN_COUNT),
        ("enumeration", presence.in_list),
        ("venue", presence.is_venue),
    )
    found = tuple(reason for reason, holds in reasons if holds)
    return found or ("background",)


def _presence(
    story: Story,
    id: str,
    kind: str,
    events: Sequence[Found],
    listed: set[tuple[int, str]],
    speakers: frozenset[str],
    *,
    is_venue: bool = False,
) -> _Presence:
    mentions = tuple(mention for mention in story.body.mentions if mention.kind == kind and mention.id == id)
    named = _indexes(story, mentions)
    led = _indexes(
        story,
        (mention for mention in story.body.mentions if mention.kind == LEADER and story.people[mention.id].of == id),
    )
    counted = {index for index in (*named, *led) if (index, id) not in listed}
    sides = [(event, id in (*event.parties, *event.by, *event.to)) for event in events]
    return _Presence(
        mentions=mentions,
        sentences=frozenset(counted),
        in_title=_in_title(story, id),
        in_list=any((index, id) in listed for index in named),
        in_event=any(takes_part for _, takes_part in sides),
        speaks=id in speakers,
        in_lead_event=any(takes_part and _leads(event, events) for event, takes_part in sides),
        is_venue=is_venue,
    )


def _leads(event: Found, events: Sequence[Found]) -> bool:
    """Whether the opening is about this event: it comes first, or leaders take part in it."""
    return event.sentence < LEAD and (event is events[0] or bool(event.people))


def _in_title(story: Story, id: str) -> bool:
    return any(
        mention.id == id or (mention.kind == LEADER and story.people[mention.id].of == id)
        for mention in story.title.mentions
    )


def _indexes(story: Story, mentions: Iterable[Mention]) -> list[int]:
    return [index for mention in mentions if (index := story.sentence_at(mention.start)) is not None]


def _listed(groups: Sequence[tuple[Group, ...]], events: Sequence[Found]) -> set[tuple[int, str]]:
    """Sentence and party, for parties that a sentence only lists with others."""
    acting = {(event.sentence, party) for event in events for party in (*event.parties, *event.by, *event.to)}
    return {
        (index, party)
        for index, found in enumerate(groups)
        for group in found
        if len(group.parties) >= LISTED and not group.people
        for party in group.parties
        if (index, party) not in acting
    }


def _venues(story: Story, knowledge: Knowledge) -> dict[str, tuple[tuple[int, int], ...]]:
    """Countries that places of the story lie in, with where the places are named."""
    found: dict[str, list[tuple[int, int]]] = {}
    for mention in story.body.mentions:
        if mention.kind == PLACE and (code := country_of_place(mention.id, knowledge)):
            found.setdefault(code, []).append((mention.start, mention.end))
    return {code: tuple(spans) for code, spans in found.items()}


def _spans(mentions: Iterable[Mention]) -> tuple[tuple[int, int], ...]:
    return tuple((mention.start, mention.end) for mention in mentions)


def _leader_spans(story: Story, code: str) -> tuple[tuple[int, int], ...]:
    return _spans(
        mention for mention in story.body.mentions if mention.kind == LEADER and story.people[mention.id].of == code
    )


def _spellings(mentions: Sequence[Mention]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.text] = counts.get(mention.text, 0) + 1
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
