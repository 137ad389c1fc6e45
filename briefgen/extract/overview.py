"""A story looked over once: who is named where, who acts, and what names somebody only in passing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.actors import Group
from briefgen.extract.background import incidental, is_money, is_scene, is_scene_of_title, topics
from briefgen.extract.prominence import LEAD, Presence
from briefgen.extract.standing import acting, listed, standing_by_party
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, Mention

SUBJECT = 90
"""Characters of the first sentence in which the one whom it is about is named."""


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

    sentences: Mapping[int, int]
    """Index of the sentence of each mention in the text, by where that starts; nothing for the dateline."""

    incidental: frozenset[int]
    """Where the mentions of countries start that only name a currency, the circumstances or a state that is no more."""

    headline: frozenset[str]
    """Those whom the title names; a leader stands for the country too."""

    staged: frozenset[str]
    """Countries that the title names only as the scene of what another does."""

    listed: frozenset[tuple[int, str]]
    """Sentence and party, for parties that a sentence only lists with others."""

    acting: Mapping[str, frozenset[int]]
    """By party the sentences in which it acts."""

    standing: Mapping[str, frozenset[int]]
    """By party the sentences in which it stands for itself, as no adjective and no scene."""

    topics: frozenset[str]
    """Countries that somebody discusses, condemns or supports, and those whom somebody addresses."""

    is_untitled: bool
    """The headline names no country and no leader."""

    starters: frozenset[str]
    """Countries that the first sentence names as more than its scene."""

    countries: frozenset[str]
    """Countries that headline or text name for their own sake."""


def look_over(
    story: Story,
    groups: Sequence[tuple[Group, ...]],
    events: Sequence[Found],
    speakers: frozenset[str],
    addressed: frozenset[str],
) -> Overview:
    """Gather what is known about all subjects of a story.

    :param groups: the actors of each sentence.
    :param speakers: ids of those who make a statement.
    :param addressed: ids of those to whom one is made.
    """
    title, body = story.title, story.body
    in_title = [
        mention for mention in title.mentions if mention.id not in story.bygone and not is_money(title.tokens, mention)
    ]
    aside = incidental(story)
    leads = {id: person.of for id, person in story.people.items() if person.of}
    own = [*in_title, *(mention for mention in body.mentions if mention.start not in aside)]
    is_untitled = not any(mention.kind in (COUNTRY, LEADER) for mention in in_title)
    return Overview(
        story=story,
        events=events,
        speakers=speakers,
        named=_by(body.mentions, lambda mention: mention.id),
        led=_by(body.mentions, lambda mention: leads.get(mention.id) if mention.kind == LEADER else None),
        sentences={each.start: index for index, passage in enumerate(story.passages) for each in passage.mentions},
        incidental=aside,
        headline=frozenset(id for mention in in_title for id in (mention.id, leads.get(mention.id)) if id),
        staged=_staged(story, in_title),
        listed=listed(story, groups, events, is_untitled=is_untitled),
        acting=acting(story, groups),
        standing=standing_by_party(story, groups),
        topics=topics(story) | addressed,
        is_untitled=is_untitled,
        starters=_starters(story, aside, leads),
        countries=frozenset(mention.id for mention in own if mention.kind == COUNTRY),
    )


def presence_of(view: Overview, id: str, kind: str, *, is_venue: bool = False) -> Presence:
    """Where and how a country or an organisation stands in the story."""
    mentions = tuple(mention for mention in view.named.get(id, ()) if mention.kind == kind)
    named = [mention for mention in mentions if mention.start not in view.incidental]
    counted = set(_indexes(view, (*named, *view.led.get(id, ()))))
    in_list = {index for index in counted if (index, id) in view.listed}
    standing = (view.standing.get(id, frozenset()) & counted) - in_list
    told = [event for event in view.events if _takes_part(event, id) and event.sentence not in counted - standing]
    return Presence(
        mentions=mentions,
        sentences=frozenset(counted - in_list),
        acting=view.acting.get(id, frozenset()),
        total=len(view.story.sentences),
        in_title=id in view.headline and (id not in view.staged or bool(standing)),
        in_list=bool(in_list),
        in_event=bool(told),
        in_lead_event=any(_leads(event, view.events) for event in told),
        speaks=id in view.speakers,
        opens=0 not in in_list and _opens(view.story, named),
        standing=standing,
        is_topic=id in view.topics,
        led=frozenset(_indexes(view, view.led.get(id, ()))),
        is_untitled=kind == COUNTRY and view.is_untitled,
        is_starter=0 in counted and (id in view.starters or not view.starters),
        is_sole=kind == COUNTRY
        and not view.countries - {id}
        and not _has_organisation(view)
        and (id in view.led or not named or not all(is_scene(view.story, mention) for mention in named)),
        is_venue=is_venue,
    )


def presence_of_leader(view: Overview, id: str) -> Presence:
    """Where and how a leader stands in the story."""
    mentions = tuple(mention for mention in view.named.get(id, ()) if mention.kind == LEADER)
    parts = [event for event in view.events if id in event.people]
    return Presence(
        mentions=mentions,
        sentences=(named := frozenset(_indexes(view, mentions))),
        standing=named,
        total=len(view.story.sentences),
        in_title=id in view.headline,
        in_event=bool(parts),
        in_lead_event=any(_leads(event, view.events) for event in parts),
        speaks=id in view.speakers,
    )


def _takes_part(event: Found, id: str) -> bool:
    return id in event.parties or id in event.by or id in event.to


def _has_organisation(view: Overview) -> bool:
    """Whether headline or opening name an organisation: what it does in a country is not that country's doing."""
    story = view.story
    end = story.sentences[min(LEAD, len(story.sentences)) - 1].end if story.sentences else 0
    opening = (mention for mention in story.body.mentions if mention.start < end)
    return any(mention.kind == ORGANISATION for mention in (*story.title.mentions, *opening))


def _staged(story: Story, in_title: Sequence[Mention]) -> frozenset[str]:
    scenes = {mention for mention in in_title if is_scene_of_title(story, mention)}
    doers = {mention.id for mention in in_title if mention.kind in (COUNTRY, LEADER)} - {each.id for each in scenes}
    return frozenset(mention.id for mention in scenes if doers)


def _starters(story: Story, aside: frozenset[int], leads: Mapping[str, str]) -> frozenset[str]:
    first = story.mentions_in(story.sentences[0]) if story.sentences else ()
    own = [each for each in first if each.kind == COUNTRY and each.start not in aside]
    named = {each.id for each in own if not is_scene(story, each)}
    return frozenset(named | {leads[each.id] for each in first if each.id in leads})


def _leads(event: Found, events: Sequence[Found]) -> bool:
    """Whether the opening is about this event: it comes first, or leaders take part in it."""
    return event.sentence < LEAD and (event is events[0] or bool(event.people))


def _opens(story: Story, mentions: Iterable[Mention]) -> bool:
    """Whether the first words of the first sentence name somebody, and not as a mere scene."""
    first = story.sentences[0] if story.sentences else None
    if first is None:
        return False
    end = min(first.start + SUBJECT, first.end)
    return any(first.start <= mention.start < end and not is_scene(story, mention) for mention in mentions)


def _by(mentions: Iterable[Mention], key: Callable[[Mention], str | None]) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if id := key(mention):
            found[id].append(mention)
    return {id: tuple(group) for id, group in found.items()}


def _indexes(view: Overview, mentions: Iterable[Mention]) -> list[int]:
    return [view.sentences[mention.start] for mention in mentions if mention.start in view.sentences]
