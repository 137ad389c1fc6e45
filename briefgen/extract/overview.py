"""A story looked over once: who is named where, who acts, and what names somebody only in passing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.extract.actors import Group, is_governed
from briefgen.extract.prominence import LEAD, Presence
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.extract.tokens import Tokens, stem
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE, Mention

SUBJECT = 90
"""Characters of the first sentence in which the one whom it is about is named."""

LISTED = 3
"""Parties that make a list, when the list does nothing together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the presence of every subject of a story is worked out from."""

    story: Story
    events: Sequence[Found]
    speakers: frozenset[str]
    named: Mapping[str, tuple[Mention, ...]]
    """Mentions in the text, by the id of who is named."""

    led: Mapping[str, tuple[Mention, ...]]
    """Mentions of leaders in the text, by the country or organisation they lead."""

    incidental: frozenset[Mention]
    """Mentions of countries that only name a currency or the circumstances."""

    headline: frozenset[str]
    """Those whom the title names; a leader stands for the country too."""

    listed: frozenset[tuple[int, str]]
    """Sentence and party, for parties that a sentence only lists with others."""

    acting: Mapping[str, frozenset[int]]
    """By party the sentences in which it acts."""

    countries: frozenset[str]
    """Countries that headline or text name for their own sake."""


def look_over(
    story: Story, groups: Sequence[tuple[Group, ...]], events: Sequence[Found], speakers: frozenset[str]
) -> Overview:
    """Gather what is known about all subjects of a story.

    :param groups: the actors of each sentence.
    :param speakers: ids of those who make a statement.
    """
    title, body = story.title, story.body
    in_title = [mention for mention in title.mentions if not _is_money(title.tokens, mention)]
    incidental = frozenset(mention for mention in body.mentions if _is_incidental(story, mention))
    leads = {id: person.of for id, person in story.people.items() if person.of}
    own = [mention for mention in (*in_title, *body.mentions) if mention not in incidental]
    return Overview(
        story=story,
        events=events,
        speakers=speakers,
        named=_by(body.mentions, lambda mention: mention.id),
        led=_by(body.mentions, lambda mention: leads.get(mention.id) if mention.kind == LEADER else None),
        incidental=incidental,
        headline=frozenset(id for mention in in_title for id in (mention.id, leads.get(mention.id)) if id),
        listed=frozenset(_listed(groups, events)),
        acting=_acting(story, groups),
        countries=frozenset(mention.id for mention in own if mention.kind == COUNTRY),
    )


def presence_of(view: Overview, id: str, kind: str, *, is_venue: bool = False) -> Presence:
    """Where and how a country or an organisation stands in the story."""
    mentions = tuple(mention for mention in view.named.get(id, ()) if mention.kind == kind)
    named = [mention for mention in mentions if mention not in view.incidental]
    played = [mention for mention in named if not _is_scene(view.story, mention)]
    counted = set(_indexes(view.story, (*named, *view.led.get(id, ()))))
    in_list = {index for index in counted if (index, id) in view.listed}
    sides = [(event, id in (*event.parties, *event.by, *event.to)) for event in view.events]
    return Presence(
        mentions=mentions,
        sentences=frozenset(counted - in_list),
        acts=len(view.acting.get(id, ())),
        total=len(view.story.sentences),
        in_title=id in view.headline,
        in_list=bool(in_list),
        in_event=any(takes_part for _, takes_part in sides),
        in_lead_event=any(takes_part and _leads(event, view.events) for event, takes_part in sides),
        speaks=id in view.speakers,
        opens=_opens(view.story, played),
        is_untitled=kind == COUNTRY and not _has_subject(view),
        is_sole=kind == COUNTRY
        and bool(played or id in view.led or not named)
        and not view.countries - {id}
        and not _has_organisation(view),
        is_venue=is_venue,
    )


def presence_of_leader(view: Overview, id: str) -> Presence:
    """Where and how a leader stands in the story."""
    mentions = tuple(mention for mention in view.named.get(id, ()) if mention.kind == LEADER)
    parts = [event for event in view.events if id in event.people]
    return Presence(
        mentions=mentions,
        sentences=frozenset(_indexes(view.story, mentions)),
        total=len(view.story.sentences),
        in_title=id in view.headline,
        in_event=bool(parts),
        in_lead_event=any(_leads(event, view.events) for event in parts),
        speaks=id in view.speakers,
    )


def _has_subject(view: Overview) -> bool:
    """Whether the headline names a country or a leader."""
    return any(
        mention.kind in (COUNTRY, LEADER) and mention.id in view.headline for mention in view.story.title.mentions
    )


def _has_organisation(view: Overview) -> bool:
    """Whether headline or opening name an organisation: what it does in a country is not that country's doing."""
    story = view.story
    end = story.sentences[min(LEAD, len(story.sentences)) - 1].end if story.sentences else 0
    opening = (mention for mention in story.body.mentions if mention.start < end)
    return any(mention.kind == ORGANISATION for mention in (*story.title.mentions, *opening))


def _leads(event: Found, events: Sequence[Found]) -> bool:
    """Whether the opening is about this event: it comes first, or leaders take part in it."""
    return event.sentence < LEAD and (event is events[0] or bool(event.people))


def _opens(story: Story, mentions: Iterable[Mention]) -> bool:
    """Whether the first words of the first sentence name somebody."""
    first = story.sentences[0] if story.sentences else None
    if first is None:
        return False
    end = min(first.start + SUBJECT, first.end)
    return any(first.start <= mention.start < end for mention in mentions)


def _by(mentions: Iterable[Mention], key: Callable[[Mention], str | None]) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if id := key(mention):
            found[id].append(mention)
    return {id: tuple(group) for id, group in found.items()}


def _indexes(story: Story, mentions: Iterable[Mention]) -> list[int]:
    return [index for mention in mentions if (index := story.sentence_at(mention.start)) is not None]


def _listed(groups: Sequence[tuple[Group, ...]], events: Sequence[Found]) -> Iterator[tuple[int, str]]:
    acting = {(event.sentence, party) for event in events for party in (*event.parties, *event.by, *event.to)}
    for index, found in enumerate(groups):
        for group in found:
            if len(group.parties) >= LISTED and not group.people:
                yield from ((index, party) for party in group.parties if (index, party) not in acting)


def _acting(story: Story, groups: Sequence[tuple[Group, ...]]) -> dict[str, frozenset[int]]:
    """By party the sentences in which no preposition governs it, and no list holds it."""
    found: dict[str, set[int]] = defaultdict(set)
    for index, actors in enumerate(groups):
        for group in actors:
            if len(group.parties) < LISTED and not is_governed(story.text, group):
                for party in group.parties:
                    found[party].add(index)
    return {party: frozenset(indexes) for party, indexes in found.items()}


def _is_incidental(story: Story, mention: Mention) -> bool:
    if mention.kind != COUNTRY:
        return False
    if _is_money(story.body.tokens, mention):
        return True
    index = story.sentence_at(mention.start)
    return index is not None and bool(_frame().search(story.text, story.sentences[index].start, mention.start))


def _is_money(tokens: Tokens, mention: Mention) -> bool:
    """``Canadian dollars``, ``the Swiss franc``: the country's money, not the country."""
    after = tokens.between(mention.start, mention.end).stop
    return (
        mention.kind == COUNTRY
        and after < len(tokens.folds)
        and stem(tokens.folds[after]) in word_set("salience", "moneys")
    )


def _is_scene(story: Story, mention: Mention) -> bool:
    """``listed in Luxembourg``, ``in Niamey, Niger's capital``: the country is only where something is."""
    tokens = story.body.tokens
    before = tokens.at(mention.start) - 1
    if before > 0 and tokens.folds[before] == ",":
        return any(place.kind == PLACE and place.end == tokens.ends[before - 1] for place in story.body.mentions)
    before -= before > 0 and tokens.folds[before] in ("the", "northern", "southern", "eastern", "western")
    return mention.kind == COUNTRY and before >= 0 and tokens.folds[before] in word_set("salience", "scenes")


@cache
def _frame() -> re.Pattern[str]:
    """Matches from a word that opens the circumstances of a sentence up to its end, when no mark comes between."""
    return re.compile(rf"\b(?:{'|'.join(lexicon('salience')['frames'])})\b[^,;:]*\Z", re.IGNORECASE)
