"""The article in a few sentences of our own, each composed from an event or a statement and citing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from briefgen.extract.actors import Group
from briefgen.extract.key_points.candidates import Candidate, Spoken, Told, from_events, from_statements
from briefgen.extract.key_points.naming import Naming, offices_told
from briefgen.extract.key_points.opening import opening
from briefgen.extract.key_points.reported import reported
from briefgen.extract.key_points.wording import event_sentence, statement_sentence
from briefgen.extract.story import Story
from briefgen.extract.subjects import Whose
from briefgen.extract.telling import Found
from briefgen.model.summary import Event, KeyPoint, LeaderRole, Statement
from briefgen.model.world import Knowledge

MOST = 6
"""Key points of an article."""

FEW, PER_POINT = 3, 3
"""Key points below which others are quoted too, and the sentences of a short article that each takes."""

LEAD = 2
"""Sentences of which one should be told."""

Placed: TypeAlias = tuple[KeyPoint, int]
"""A point and the sentence that it rests on."""


def key_points(
    story: Story,
    groups: Sequence[tuple[Group, ...]],
    whose: Whose,
    found: Sequence[Found],
    events: Sequence[Event],
    statements: Sequence[Statement],
    leaders: Sequence[LeaderRole],
    knowledge: Knowledge,
) -> tuple[KeyPoint, ...]:
    """Three to six sentences where the article gives as many, weightiest first; empty only for an empty story.

    :param groups: the actors of each sentence.
    :param whose: the subjects of verbs.
    :param found: the events as the story tells them, ``events`` as the summary keeps them; side by side.
    """
    people = {leader.id: leader for leader in leaders}
    spoken = from_statements(story, groups, whose, statements, people)
    candidates = [*from_events(story, whose, found, events, people), *spoken]
    # An article of an unknown day may be of any year: only the offices that it gives itself are those of its time.
    in_office = frozenset(people) if story.when else offices_told(story, people)
    told = list(_told(candidates, Naming(leaders=people, knowledge=knowledge, in_office=in_office)))
    few = min(FEW, 1 + len(story.sentences) // PER_POINT)
    return tuple(point for point, _ in (told if len(told) >= few else _filled(story, told, few)))


def _filled(story: Story, told: Sequence[Placed], few: int) -> Iterator[Placed]:
    """What is told, what others say, and, where no point rests on the lead, the words that the story opens with."""
    rests = frozenset(sentence for _, sentence in told)
    first = None if rests and min(rests) < LEAD else opening(story)
    first = None if first and first[1] in rests else first
    more = few - len(told) - bool(first)
    others = tuple(islice(reported(story, rests), more + bool(first))) if more else ()
    first = next((each for each in others if first and each[1] == first[1]), first)
    rest = (each for each in others if each is not first)
    yield from islice((*((first,) if first else ()), *told, *rest), few)


def _told(candidates: Sequence[Candidate], naming: Naming) -> Iterator[Placed]:
    """The points with the sentences they rest on; what was said in a sentence is told once."""
    texts: set[str] = set()
    quoted: set[int] = set()
    deeds: set[tuple[int, str]] = set()
    for candidate in sorted(candidates, key=lambda each: each.weight):
        if len(texts) == MOST:
            return
        each = candidate.look() if candidate.said_in not in quoted else None
        if each is None or (each.content and each.sentence in quoted) or _is_told(each, deeds):
            continue
        text = event_sentence(each, naming) if isinstance(each, Told) else statement_sentence(each, naming)
        if text is None or text in texts:
            continue
        texts.add(text)
        quoted |= {each.sentence} if "“" in text else set()
        deeds |= {(each.sentence, each.verb)} if isinstance(each, Told) and each.verb else set()
        evidence = each.event.evidence[:2] if isinstance(each, Told) else each.statements[0].evidence
        yield KeyPoint(text=text, evidence=evidence), each.sentence


def _is_told(each: Told | Spoken, deeds: Iterable[tuple[int, str]]) -> bool:
    """Whether somebody says what has been told as an event: that he ``would visit Norway``."""
    if isinstance(each, Told):
        return False
    return any(sentence == each.sentence and verb in each.content.words for sentence, verb in deeds)
