"""The briefing of each leader: names as written, offices at the time, whom they met, what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.brief.corpus import Appearance, Corpus, Said, Tally, tallied
from briefgen.brief.weight import weightiest
from briefgen.model.summary import LeaderRole

CONTACTS = frozenset(("meeting", "call", "visit"))
"""Types of events in which people meet."""

UNDONE = frozenset(("cancelled", "postponed", "denied"))
"""Statuses of what did not happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A way the name is written, and where."""

    text: str
    count: int
    sources: tuple[tuple[str, int], ...]
    """Article and count, newest article first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office as articles give it."""

    office: str | None
    of: str | None
    articles: tuple[str, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderBriefing:
    """What a leader's page says. Every person with an office has one, even when only named in passing."""

    id: str
    name: str
    """As the newest article that gives the name in full has it."""

    appearances: tuple[Appearance, ...]
    passing: tuple[str, ...]
    lead: str | None
    held: tuple[Held, ...]
    """Newest first."""

    spellings: tuple[Spelling, ...]
    """Fewest words last: full names first, then surnames; then by count."""

    stories: tuple[str, ...]
    """Oldest first, undated last."""

    contacts: tuple[str, ...]
    """Stories in which they met someone."""

    undone: tuple[str, ...]
    """Stories that were planned and did not happen."""

    met: tuple[Tally, ...]
    said: tuple[Said, ...]
    issues: tuple[Tally, ...]


def leaders(corpus: Corpus) -> tuple[LeaderBriefing, ...]:
    """Brief on each person with an office, by id."""
    return tuple(_leader(corpus, id) for id in sorted(corpus.appearances["leaders"]))


def _leader(corpus: Corpus, id: str) -> LeaderBriefing:
    roles = _roles(corpus, id)
    appearances = corpus.counted("leaders", id)
    stories = [corpus.stories[story] for story in corpus.by_person.get(id, ())]
    lead = weightiest(stories)
    contacts = [story for story in stories if story.type in CONTACTS and story.status not in UNDONE]
    return LeaderBriefing(
        id=id,
        name=roles[0][1].name,
        appearances=appearances,
        passing=corpus.passing("leaders", id),
        lead=lead.id if lead else None,
        held=_held(roles),
        spellings=_spellings(roles),
        stories=tuple(story.id for story in stories),
        contacts=tuple(story.id for story in contacts),
        undone=tuple(story.id for story in stories if story.status in UNDONE),
        met=tallied(other for story in contacts for other in story.people if other != id),
        said=corpus.said_by.get(id, ()),
        issues=corpus.around("issues", appearances),
    )


def _roles(corpus: Corpus, id: str) -> list[tuple[str, LeaderRole]]:
    """The person's role in each article, newest first."""
    found = ((each.article, corpus.roles["leaders", id, each.article]) for each in corpus.appearances["leaders"][id])
    return [(article, role) for article, role in found if isinstance(role, LeaderRole)]


def _held(roles: Sequence[tuple[str, LeaderRole]]) -> tuple[Held, ...]:
    found: dict[tuple[str | None, str | None], list[str]] = {}
    for article, role in roles:
        found.setdefault((role.office, role.of), []).append(article)
    return tuple(Held(office=office, of=of, articles=tuple(each)) for (office, of), each in found.items())


def _spellings(roles: Sequence[tuple[str, LeaderRole]]) -> tuple[Spelling, ...]:
    counts: Counter[str] = Counter()
    sources: dict[str, list[tuple[str, int]]] = {}
    for article, role in roles:
        for text, count in role.as_written:
            counts[text] += count
            sources.setdefault(text, []).append((article, count))
    ranked = sorted(counts, key=lambda text: (-len(text.split()), -counts[text], text))
    return tuple(Spelling(text=text, count=counts[text], sources=tuple(sources[text])) for text in ranked)
