"""The briefing of each pair of countries that took part in one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from briefgen.brief.corpus import Corpus, Tally, tallied
from briefgen.brief.leaders import CONTACTS
from briefgen.brief.stories import Story
from briefgen.brief.weight import weightiest
from briefgen.model.world import Country

DIRECT = frozenset(("meeting", "call", "visit", "agreement", "relations", "aid", "sanction", "accusation", "attack"))
"""Types in which one country deals with another itself, so that doer and target make a pair."""

TALK = frozenset(("accusation",))
"""Types that make a pair only with a single doer: what several say together of a third is no dealing with it."""

MULTILATERAL = 6
"""Parties above which an event is a conference, which says little about any two of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairBriefing:
    """What the page of two countries says; made only where an event has both as participants."""

    first: str
    """The country whose slug comes first in the alphabet."""

    second: str
    slug: str
    lead: str | None
    stories: tuple[str, ...]
    """Oldest first, undated last."""

    contacts: tuple[str, ...]
    """Stories in which they met, called or visited, whatever became of it."""

    agreements: tuple[str, ...]
    issues: tuple[Tally, ...]
    articles: tuple[str, ...]
    """Newest first, undated last."""


def pairs(corpus: Corpus, countries: Mapping[str, Country]) -> tuple[PairBriefing, ...]:
    """Brief on each pair, by slug."""
    found: defaultdict[tuple[str, str], list[Story]] = defaultdict(list)
    acting = {(actor, story) for actor, ids in corpus.by_actor.items() if actor in countries for story in ids}
    for story in corpus.stories.values():
        known = {actor for actor in story.everyone if (actor, story.id) in acting}
        for one, other in _together(story):
            if one in known and other in known:
                first, second = sorted((one, other), key=lambda id: countries[id].slug)
                found[first, second].append(story)
    briefings = [_pair(corpus, ids, stories, countries) for ids, stories in found.items()]
    return tuple(sorted(briefings, key=lambda pair: pair.slug))


def _together(story: Story) -> set[tuple[str, str]]:
    """The pairs that an event makes, each in the order of the codes."""
    mutual = list(combinations(story.parties, 2)) if len(story.parties) <= MULTILATERAL else []
    direct = story.type in DIRECT and not (story.type in TALK and len(story.by) > 1)
    dealt = [(one, other) for one in story.by for other in story.to] if direct else []
    return {(min(pair), max(pair)) for pair in (*mutual, *dealt) if pair[0] != pair[1]}


def _pair(corpus: Corpus, ids: tuple[str, str], stories: list[Story], countries: Mapping[str, Country]) -> PairBriefing:
    first, second = ids
    lead = weightiest(stories)
    shared = set(corpus.agreements_of.get(second, ()))
    sources = {article for story in stories for article in story.articles}
    return PairBriefing(
        first=first,
        second=second,
        slug=f"{countries[first].slug}--{countries[second].slug}",
        lead=lead.id if lead else None,
        stories=tuple(story.id for story in stories),
        contacts=tuple(story.id for story in stories if story.type in CONTACTS),
        agreements=tuple(id for id in corpus.agreements_of.get(first, ()) if id in shared),
        issues=tallied(issue for story in stories for issue in story.issues),
        articles=tuple(sorted(sources, key=corpus.rank.__getitem__)),
    )
