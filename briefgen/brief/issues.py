"""The briefing of each issue: where it stands, who holds what position, when."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.brief.corpus import Appearance, Corpus, Said, Tally, tallied
from briefgen.brief.weight import weightiest
from briefgen.model import edtf

ACTS = frozenset(("request", "accusation", "sanction", "aid", "threat", "support", "rejection", "statement", "protest"))
"""Types of events that show where a state stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a country or organisation said or did about an issue: a statement, or a story, never both."""

    actor: str
    date: str
    """EDTF; of a statement, the day its article came out."""

    said: Said | None

    story: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueBriefing:
    """What an issue's page says. Passing mentions feed nothing but ``passing``."""

    id: str
    appearances: tuple[Appearance, ...]
    passing: tuple[str, ...]
    lead: str | None
    stories: tuple[str, ...]
    """Oldest first, undated last."""

    positions: tuple[Position, ...]
    """By actor, then newest first."""

    words: tuple[Tally, ...]
    """The words that brought articles here, by articles."""

    countries: tuple[Tally, ...]
    leaders: tuple[Tally, ...]
    together: tuple[Tally, ...]
    """Other issues of the same articles."""


def issues(corpus: Corpus) -> tuple[IssueBriefing, ...]:
    """Brief on each issue that some article is about, by id."""
    return tuple(_issue(corpus, id) for id in corpus.substantial("issues"))


def _issue(corpus: Corpus, id: str) -> IssueBriefing:
    appearances = corpus.counted("issues", id)
    articles = [each.article for each in appearances]
    ids = corpus.by_issue.get(id, ())
    lead = weightiest([corpus.stories[story] for story in ids])
    return IssueBriefing(
        id=id,
        appearances=appearances,
        passing=corpus.passing("issues", id),
        lead=lead.id if lead else None,
        stories=ids,
        positions=_positions(corpus, id, ids),
        words=tallied(word for article in articles for word in corpus.roles["issues", id, article].why),
        countries=corpus.around("countries", appearances),
        leaders=corpus.around("leaders", appearances),
        together=tuple(tally for tally in corpus.around("issues", appearances) if tally.id != id),
    )


def _positions(corpus: Corpus, id: str, stories: tuple[str, ...]) -> tuple[Position, ...]:
    found = [
        Position(actor=said.actor, date=said.date, said=said, story=None)
        for said in corpus.said_on.get(id, ())
        if said.actor
    ]
    for story in (corpus.stories[each] for each in stories):
        if story.type in ACTS:
            found += [
                Position(actor=actor, date=story.date.value, said=None, story=story.id)
                for actor in story.by or story.parties
            ]
    return tuple(sorted(found, key=_by_actor))


def _by_actor(position: Position) -> tuple[str, bool, int, str]:
    unknown, first, _ = edtf.sort_key(position.date)
    tie = position.story or (f"{position.said.article}/{position.said.statement.id}" if position.said else "")
    return position.actor, unknown, -first.toordinal(), tie
