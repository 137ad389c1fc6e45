"""What could be a key point: each event and each statement that says something, with its weight."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from briefgen.extract.key_points.content import Content, content_after, content_before, content_told, pattern
from briefgen.extract.key_points.pasts import in_past
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.extract.triggers import NOUN
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import LEADER
from briefgen.model.summary import PRIMARY, SECONDARY, Event, LeaderRole, Statement

NOT_MAIN = 4.0
"""Weight of an event without a leader whom the article is mainly about."""

BACKGROUND = 8.0
"""Weight of what only frames another sentence, or was over before the story began."""

PER_SENTENCE, DEEPEST = 0.3, 20
"""Weight of standing further down, and the sentence from which it grows no more."""

REACH = 100
"""Characters before a trigger in which the words stand that make it a frame."""

_FRAME = re.compile(
    r"\b(?:since|after|when|before|which|who|whose|despite|ahead of|accus\w+ of)\b[^.;]*$", re.IGNORECASE
)
_NEXT = re.compile(r"\s+(?:the\s+)?")
_OWNS = re.compile(r"['’]|\s?-\w")
_MEANT = re.compile(r"\bto(?: \w+ly)?\s*$", re.IGNORECASE)
_ADDING = re.compile(r",\s+\w+ing\b")
_PAST_PERFECT = re.compile(r"\bhad(?: \w+)?\s*$", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:den(?:y|ied|ies|ying)|reportedly|allegedly)\b[^.;]{0,60}$", re.IGNORECASE)
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
    has_target_next: bool
    """Whether those it is done to stand right behind the verb, and nothing of theirs: ``invaded Norway``."""

    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A statement to be told; those who made it together."""

    statements: tuple[Statement, ...]
    content: Content
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be told; looked at closely only when its turn comes."""

    weight: float
    """Less comes first."""

    look: Callable[[], Told | Spoken | None]


def from_events(
    story: Story, found: Sequence[Found], events: Sequence[Event], leaders: Mapping[str, LeaderRole]
) -> Iterator[Candidate]:
    """Every event with what it is about."""
    for telling, event in zip(found, events, strict=True):
        weight = _event_weight(story, telling, leaders)
        yield Candidate(weight=weight, look=partial(_told, story, telling, event))


def from_statements(
    story: Story, statements: Sequence[Statement], leaders: Mapping[str, LeaderRole]
) -> Iterator[Candidate]:
    """Every statement with its content; those who made it together share one."""
    together: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Statement]] = {}
    for statement in statements:
        if statement.evidence:
            together.setdefault((statement.verb, statement.to, statement.evidence), []).append(statement)
    for group in together.values():
        index = story.sentence_at(int(group[0].evidence[0].split("-")[0]))
        if index is not None:
            weight = _statement_weight(group[0], index, leaders)
            yield Candidate(weight=weight, look=partial(_spoken, story, index, tuple(group), leaders))


def _told(story: Story, telling: Found, event: Event) -> Told | None:
    start, end = telling.spans[0]
    sentence = story.sentences[telling.sentence]
    if _is_doubtful(story, sentence, telling):
        return None
    verb = story.text[start:end] if telling.frame != NOUN else ""
    return Told(
        event=event,
        verb=verb,
        content=content_after(story, sentence, end, event.to) if verb and not event.about else None,
        has_target_next=bool(verb) and _has_target_next(story, sentence, end, event),
        sentence=telling.sentence,
    )


def _spoken(story: Story, index: int, group: tuple[Statement, ...], leaders: Mapping[str, LeaderRole]) -> Spoken | None:
    """None when it was not said, or its content cannot be told apart."""
    first, sentence = group[0], story.sentences[index]
    at = story.text.find(first.verb, int(first.evidence[0].split("-")[0]), sentence.end)
    sides = {side for each in group for side in _sides(each, leaders)}
    if at < 0 or sides & set(first.to) or _is_unsaid(story.text[sentence.start : at], first, leaders):
        return None
    content = _said(story, sentence, at + len(first.verb), first)
    is_clear = content is not None and not _is_dangling(content, group, leaders)
    return Spoken(statements=group, content=content, sentence=index) if content and is_clear else None


def _is_doubtful(story: Story, sentence: Sentence, telling: Found) -> bool:
    """Whether it may not have happened, or not by those named: ``to visit``, ``, promising``; nobody asks himself."""
    start = telling.spans[0][0]
    before = story.text[sentence.start : start]
    is_meant = telling.status == "occurred" and _MEANT.search(before) is not None
    is_added = before.endswith(", ") and _ADDING.match(story.text, start - 2) is not None
    return is_meant or is_added or bool(set(telling.by) & set(telling.to))


def _sides(statement: Statement, leaders: Mapping[str, LeaderRole]) -> Iterator[str]:
    """The speaker and whom he leads."""
    yield statement.speaker
    leader = leaders.get(statement.speaker)
    yield from (leader.of,) if leader and leader.of else ()


def _is_unsaid(before: str, statement: Statement, leaders: Mapping[str, LeaderRole]) -> bool:
    """Whether it was not said, or by someone who only belongs to the state or organisation named."""
    if _UNSAID.search(before) or _DENIED.search(before):
        return True
    return statement.speaker not in leaders and pattern("others").search(before) is not None


def _said(story: Story, sentence: Sentence, end: int, statement: Statement) -> Content | None:
    """What a statement says; nothing where only a part of it can be told apart."""
    verb = in_past(statement.verb) or statement.verb
    content = content_after(story, sentence, end, statement.to)
    is_clear = content and (content.has_listener or content.opener == "that" or content.is_direct)
    if verb in word_set("key_points", "telling") and not is_clear:
        return content_told(story, sentence, end)
    if verb in word_set("key_points", "saying"):
        content = content or content_before(story, sentence, end)
        is_clause = content and content.opener in ("", "that") and pattern("finite").search(content.words)
        return content if is_clause else None
    return content if is_clear or not statement.to or (content and content.opener) else None


def _is_dangling(content: Content, group: Sequence[Statement], leaders: Mapping[str, LeaderRole]) -> bool:
    """Whether it opens with a pronoun that is not for whoever speaks."""
    first = content.words.split()[0].lower()
    if first in ("they", "their", "both", "each"):
        return len(group) < 2
    return first in ("it", "its", "this") and group[0].speaker in leaders


def _has_target_next(story: Story, sentence: Sentence, end: int, event: Event) -> bool:
    for mention in story.mentions_in(sentence):
        if mention.start >= end:
            side = story.people[mention.id].of if mention.kind == LEADER else mention.id
            is_near = _NEXT.fullmatch(story.text, end, mention.start) and mention.rule != "demonym"
            return bool(is_near) and side in event.to and not _OWNS.match(story.text, mention.end)
    return False


def _event_weight(story: Story, telling: Found, leaders: Mapping[str, LeaderRole]) -> float:
    order = lexicon("key_points")["weights"]
    start = telling.spans[0][0]
    before = story.text[max(story.sentences[telling.sentence].start, start - REACH) : start]
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
    return weight + _depth(sentence) - (NOT_MAIN if sentence == 0 else 0.0)


def _depth(sentence: int) -> float:
    return PER_SENTENCE * min(sentence, DEEPEST)
