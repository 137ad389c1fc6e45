"""The briefing of a country on one issue: what it did about it, and what was said in its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.brief.corpus import Corpus, Said, Tally, tallied
from briefgen.brief.ledger import Agreement
from briefgen.brief.weight import weightiest
from briefgen.model.world import Country

ENOUGH = 3
"""Events and statements together that make a page; fewer stand in full on the pages of the country and of the issue."""

Key = tuple[str, str]
"""A country's code and an issue's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionBriefing:
    """What the page of a country and an issue says."""

    country: str
    issue: str
    slug: str
    """``japan--abductions``."""

    lead: str | None
    stories: tuple[str, ...]
    """Events on the issue that it takes part in, oldest first, undated last."""

    agreements: tuple[str, ...]
    said: tuple[Said, ...]
    """What its people said on the issue; newest first."""

    partners: tuple[Tally, ...]
    """Countries and organisations it shares these events with."""

    articles: tuple[str, ...]
    """Newest first, undated last."""


def positions(
    corpus: Corpus, countries: Mapping[str, Country], agreements: Sequence[Agreement]
) -> tuple[PositionBriefing, ...]:
    """Brief on each country and issue of which there is :data:`ENOUGH` to tell, by slug.

    Events count as they do on the pages of both: some article on them is about the country, and some about the issue.
    """
    known = set(corpus.substantial("countries")) & countries.keys()
    done, said, agreed = _done(corpus), _said(corpus), _agreed(agreements)
    enough = (key for key in {*done, *said} if key[0] in known and len(done[key]) + len(said[key]) >= ENOUGH)
    found = (
        _position(corpus, key, f"{countries[key[0]].slug}--{key[1]}", done[key], said[key], agreed[key])
        for key in enough
    )
    return tuple(sorted(found, key=lambda position: position.slug))


def _done(corpus: Corpus) -> defaultdict[Key, list[str]]:
    """The events by country and issue, oldest first."""
    acting = {story: set[str]() for story in corpus.stories}
    for actor, stories in corpus.by_actor.items():
        for story in stories:
            acting[story].add(actor)
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for issue, stories in corpus.by_issue.items():
        for story in stories:
            for actor in acting[story]:
                found[actor, issue].append(story)
    return found


def _said(corpus: Corpus) -> defaultdict[Key, list[Said]]:
    found: defaultdict[Key, list[Said]] = defaultdict(list)
    for issue in corpus.substantial("issues"):
        for said in corpus.said_on.get(issue, ()):
            if said.actor and said.telling:
                found[said.actor, issue].append(said)
    return found


def _agreed(agreements: Sequence[Agreement]) -> defaultdict[Key, list[str]]:
    found: defaultdict[Key, list[str]] = defaultdict(list)
    for each in agreements:
        for issue in each.issues:
            for party in each.parties:
                found[party, issue].append(each.id)
    return found


def _position(
    corpus: Corpus, key: Key, slug: str, ids: Sequence[str], said: Sequence[Said], agreed: Sequence[str]
) -> PositionBriefing:
    stories = [corpus.stories[id] for id in ids]
    lead = weightiest(stories)
    sources = {*(article for story in stories for article in story.articles), *(each.article for each in said)}
    return PositionBriefing(
        country=key[0],
        issue=key[1],
        slug=slug,
        lead=lead.id if lead else None,
        stories=tuple(ids),
        agreements=tuple(agreed),
        said=tuple(said),
        partners=tallied(other for story in stories for other in story.everyone if other != key[0]),
        articles=tuple(sorted(sources, key=corpus.rank.__getitem__)),
    )
