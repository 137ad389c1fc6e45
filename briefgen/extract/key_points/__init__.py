"""The article in a few sentences of our own, each composed from an event or a statement and citing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.extract.key_points.candidates import Candidate, Told, from_events, from_statements
from briefgen.extract.key_points.naming import Naming
from briefgen.extract.key_points.opening import opening
from briefgen.extract.key_points.wording import event_sentence, statement_sentence
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.model.summary import Event, KeyPoint, LeaderRole, Statement
from briefgen.model.world import Knowledge

MOST = 6
"""Key points of an article."""

FEW = 3
"""Key points below which the opening of the story is quoted too, unless one of them tells it."""

LEAD = 2
"""Sentences of which one should be told."""


def key_points(
    story: Story,
    found: Sequence[Found],
    events: Sequence[Event],
    statements: Sequence[Statement],
    leaders: Sequence[LeaderRole],
    knowledge: Knowledge,
) -> tuple[KeyPoint, ...]:
    """Three to six sentences where the article gives as many, weightiest first; empty only for an empty story.

    :param found: the events as the story tells them, ``events`` as the summary keeps them; side by side.
    """
    people = {leader.id: leader for leader in leaders}
    candidates = [*from_events(story, found, events, people), *from_statements(story, statements, people)]
    told = list(_told(candidates, Naming(leaders=people, knowledge=knowledge)))
    points = tuple(point for point, _ in told)
    first = opening(story) if len(told) < FEW and all(sentence >= LEAD for _, sentence in told) else None
    return (first, *points) if first else points


def _told(candidates: Sequence[Candidate], naming: Naming) -> Iterator[tuple[KeyPoint, int]]:
    """The points with the sentences they rest on; what was said in a sentence is told once."""
    texts: set[str] = set()
    quoted: set[int] = set()
    for candidate in sorted(candidates, key=lambda each: each.weight):
        if len(texts) == MOST:
            return
        each = candidate.look()
        if each is None or (each.content and each.sentence in quoted):
            continue
        text = event_sentence(each, naming) if isinstance(each, Told) else statement_sentence(each, naming)
        if text is None or text in texts:
            continue
        texts.add(text)
        quoted |= {each.sentence} if "“" in text else set()
        evidence = each.event.evidence[:2] if isinstance(each, Told) else each.statements[0].evidence
        yield KeyPoint(text=text, evidence=evidence), each.sentence
