"""What could be a key point: each event and each statement that says something, with its weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.key_points.content import Content, content_after, content_before
from briefgen.extract.status import status_of
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.extract.triggers import NOUN
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.summary import PRIMARY, SECONDARY, Event, LeaderRole, Statement

NOT_MAIN = 4.0
"""Weight of an event without a leader whom the article is mainly about."""

BACKGROUND = 8.0
"""Weight of what only frames another sentence, or was over before the story began."""

PER_SENTENCE, DEEPEST = 0.3, 20
"""Weight of standing further down, and the sentence from which it grows no more."""

_FRAME = re.compile(r"\b(?:since|after|when|before|which|who|whose|despite|ahead of|accus\w+ of)\b[^.;]{0,100}$", re.IGNORECASE)
_PAST_PERFECT = re.compile(r"\bhad(?: \w+)?\s*$", re.IGNORECASE)
_UNSAID = re.compile(
    r"\b(?:will|would|shall|to|could|can|may|might|must|should|not|never|be|been|is|are|was|were|being)(?: \w+ly)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event to be told: as a summary keeps it, with the words of its first trigger."""

    event: Event
    verb: str
    """The trigger in the story's words; empty where it is a noun."""

    content: Content | None
    sentence: int
    weight: float
    """Less comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A statement to be told; those who made it together."""

    statements: tuple[Statement, ...]
    content: Content
    sentence: int
    weight: float


def told_events(
    story: Story, found: Sequence[Found], events: Sequence[Event], leaders: Mapping[str, LeaderRole]
) -> Iterator[Told]:
    """Every event with what it is about."""
    for telling, event in zip(found, events, strict=True):
        start, end = telling.spans[0]
        sentence = story.sentences[telling.sentence]
        verb = story.text[start:end] if telling.frame != NOUN else ""
        content = content_after(story, sentence, end, event.to) if verb and not event.about else None
        yield Told(
            event=event,
            verb=verb,
            content=content,
            sentence=telling.sentence,
            weight=_event_weight(story, telling, leaders),
        )


def spoken(story: Story, statements: Sequence[Statement], leaders: Mapping[str, LeaderRole]) -> Iterator[Spoken]:
    """Every statement whose content the story gives in a few words."""
    together: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Statement]] = {}
    for statement in statements:
        if statement.evidence:
            together.setdefault((statement.verb, statement.to, statement.evidence), []).append(statement)
    for group in together.values():
        start = int(group[0].evidence[0].split("-")[0])
        index, at = story.sentence_at(start), story.text.find(group[0].verb, start)
        if index is None or at < 0 or _UNSAID.search(story.text, story.sentences[index].start, at):
            continue
        sentence, end = story.sentences[index], at + len(group[0].verb)
        words = story.words_of(sentence)
        if status_of("statement", "verb", words, at - sentence.start, end - sentence.start) != "occurred":
            continue
        content = content_after(story, sentence, end, group[0].to) or content_before(story, sentence, end)
        if content and (content.opener or content.has_listener or group[0].verb.split()[0] not in word_set("key_points", "needy")):
            weight = _statement_weight(group[0], index, leaders)
            yield Spoken(statements=tuple(group), content=content, sentence=index, weight=weight)


def _event_weight(story: Story, telling: Found, leaders: Mapping[str, LeaderRole]) -> float:
    order = lexicon("key_points")["weights"]
    start = telling.spans[0][0]
    before = story.text[story.sentences[telling.sentence].start : start]
    is_main = telling.sentence == 0 or any(leaders[id].tier == PRIMARY for id in telling.people if id in leaders)
    is_frame = _FRAME.search(before) or _PAST_PERFECT.search(before)
    weight = float(order.get(telling.type, order["other"])) + (0.0 if is_main else NOT_MAIN)
    return weight + (BACKGROUND if is_frame and len(telling.spans) == 1 else 0.0) + _depth(telling.sentence)


def _statement_weight(statement: Statement, sentence: int, leaders: Mapping[str, LeaderRole]) -> float:
    order = lexicon("key_points")["weights"]
    leader = leaders.get(statement.speaker)
    weight = float(order["said"]) - (1.0 if statement.issue else 0.0)
    if leader is None or leader.tier not in (PRIMARY, SECONDARY):
        weight += NOT_MAIN / 2
    return weight + _depth(sentence)


def _depth(sentence: int) -> float:
    return PER_SENTENCE * min(sentence, DEEPEST)
