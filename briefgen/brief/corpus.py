"""The summaries and stories of a site, indexed once for all the briefings made from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.brief.ledger import Agreement
from briefgen.brief.stories import Story
from briefgen.model import edtf
from briefgen.model.summary import (
    PASSING,
    CountryRole,
    IssueRole,
    LeaderRole,
    OrganisationRole,
    Statement,
    Summary,
)

KINDS = ("countries", "organisations", "leaders", "issues")
"""The kinds of subjects, named as the fields of a summary."""

BARE = frozenset(("said", "says", "told", "added", "noted", "replied"))
"""Verbs that tell nothing but that someone spoke."""

Value = TypeVar("Value")
Role = CountryRole | OrganisationRole | LeaderRole | IssueRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A sentence of an article: what a claim rests on."""

    article: str
    evidence: str
    """Id of the evidence in that article: ``s1``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A subject in one article."""

    article: str
    tier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A subject that goes together with another, and in how many stories or articles."""

    id: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement, with the article that reports it."""

    article: str
    statement: Statement
    actor: str | None
    """The country or organisation that the speaker speaks for, as this article has it."""

    date: str
    """When the article came out: the words are no younger."""

    @property
    def telling(self) -> bool:
        """Whether it says something without the words themselves: to whom, or more than that they spoke."""
        return bool(self.statement.to) or self.statement.verb not in BARE

    @property
    def cites(self) -> tuple[Cite, ...]:
        return tuple(Cite(article=self.article, evidence=each) for each in self.statement.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All summaries and stories, and the ways into them."""

    summaries: Mapping[str, Summary]
    """By id, newest first, undated last."""

    rank: Mapping[str, int]
    """Place of each article in that order, from 0."""

    stories: Mapping[str, Story]
    """By id, oldest first, undated last."""

    appearances: Mapping[str, Mapping[str, tuple[Appearance, ...]]]
    """By kind and id: articles, newest first, undated last, whatever the tier."""

    weighty: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By kind and article: the ids that are primary or secondary there."""

    roles: Mapping[tuple[str, str, str], Role]
    """By kind, id and article."""

    by_actor: Mapping[str, tuple[str, ...]]
    """Stories of a country or organisation, oldest first; passing mentions do not count."""

    by_person: Mapping[str, tuple[str, ...]]
    by_issue: Mapping[str, tuple[str, ...]]
    agreements_of: Mapping[str, tuple[str, ...]]
    """Agreements of a country or organisation, by their first step."""

    said_by: Mapping[str, tuple[Said, ...]]
    """By leader, and by the country or organisation they speak for; newest first."""

    said_on: Mapping[str, tuple[Said, ...]]
    """By issue."""

    said_in: Mapping[str, tuple[Said, ...]]
    """By article."""

    def counted(self, kind: str, id: str) -> tuple[Appearance, ...]:
        """Where a subject is primary or secondary: the articles that count."""
        return tuple(each for each in self.appearances[kind].get(id, ()) if each.tier != PASSING)

    def passing(self, kind: str, id: str) -> tuple[str, ...]:
        """The articles that only name a subject."""
        return tuple(each.article for each in self.appearances[kind].get(id, ()) if each.tier == PASSING)

    def substantial(self, kind: str) -> tuple[str, ...]:
        """Ids that some article is about, sorted."""
        found = self.appearances[kind]
        return tuple(sorted(id for id in found if any(each.tier != PASSING for each in found[id])))

    def around(self, kind: str, appearances: Iterable[Appearance]) -> tuple[Tally, ...]:
        """The subjects of one kind that count in the same articles."""
        return tallied(id for each in appearances for id in self.weighty[kind][each.article])


def corpus(summaries: Sequence[Summary], stories: Sequence[Story], agreements: Sequence[Agreement]) -> Corpus:
    """Index ``summaries``, the ``stories`` made of their events, and the ``agreements`` among these."""
    newest = {each.id: each for each in sorted(summaries, key=_newest_first)}
    roles = {
        (kind, role.id, each.id): role for each in newest.values() for kind in KINDS for role in _roles(each, kind)
    }
    said = [said for summary in newest.values() for said in _said(summary)]
    acting = [(actor, story.id) for story in stories for actor in story.everyone if _acts(actor, story, roles)]
    treated = [(id, story.id) for story in stories for id in story.issues if _counts("issues", id, story, roles)]
    steps = {step.story: agreement.id for agreement in agreements for step in agreement.steps}
    return Corpus(
        summaries=newest,
        rank={id: place for place, id in enumerate(newest)},
        stories={story.id: story for story in stories},
        appearances={kind: _appearances(newest.values(), kind) for kind in KINDS},
        weighty={kind: _weighty(newest.values(), kind) for kind in KINDS},
        roles=roles,
        by_actor=_listed(acting),
        by_person=_listed((person, story.id) for story in stories for person in story.people),
        by_issue=_listed(treated),
        agreements_of=_listed((actor, steps[story]) for actor, story in acting if story in steps),
        said_by=_listed((id, each) for each in said for id in (each.statement.speaker, each.actor) if id),
        said_on=_listed((each.statement.issue, each) for each in said if each.statement.issue),
        said_in=_listed((each.article, each) for each in said),
    )


def tallied(ids: Iterable[str]) -> tuple[Tally, ...]:
    """Count ids: most frequent first, then by id."""
    counts = Counter(ids)
    return tuple(Tally(id=id, count=counts[id]) for id in sorted(counts, key=lambda id: (-counts[id], id)))


def _newest_first(summary: Summary) -> tuple[bool, int, int, str]:
    unknown, first, last = edtf.sort_key(summary.published.value)
    return unknown, -last.toordinal(), -first.toordinal(), summary.id


def _roles(summary: Summary, kind: str) -> Sequence[Role]:
    found: Sequence[Role] = getattr(summary, kind)
    return found


def _appearances(summaries: Iterable[Summary], kind: str) -> dict[str, tuple[Appearance, ...]]:
    return _listed(
        (role.id, Appearance(article=summary.id, tier=role.tier))
        for summary in summaries
        for role in _roles(summary, kind)
    )


def _weighty(summaries: Iterable[Summary], kind: str) -> dict[str, tuple[str, ...]]:
    return {each.id: tuple(role.id for role in _roles(each, kind) if role.tier != PASSING) for each in summaries}


def _acts(actor: str, story: Story, roles: Mapping[tuple[str, str, str], Role]) -> bool:
    """Whether a participant counts: country codes are upper-case, slugs of organisations are not."""
    return _counts("countries" if actor.isupper() else "organisations", actor, story, roles)


def _counts(kind: str, id: str, story: Story, roles: Mapping[tuple[str, str, str], Role]) -> bool:
    """Whether an article that tells the story is about the subject."""
    found = (roles.get((kind, id, article)) for article in story.articles)
    return any(role is not None and role.tier != PASSING for role in found)


def _listed(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    found: defaultdict[str, dict[Value, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: tuple(values) for key, values in found.items()}


def _said(summary: Summary) -> list[Said]:
    homes = {leader.id: leader.of for leader in summary.leaders}
    return [
        Said(
            article=summary.id,
            statement=statement,
            actor=homes.get(statement.speaker, statement.speaker),
            date=summary.published.value,
        )
        for statement in summary.statements
    ]
