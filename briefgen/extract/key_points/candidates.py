"""What could be a key point: each event and each statement that says something, with its weight."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeAlias

from briefgen.extract.actors import Group
from briefgen.extract.event_words import NOUN
from briefgen.extract.key_points.clauses import clause, holds, holds_any, pattern
from briefgen.extract.key_points.content import Content, content_after, content_before, content_told
from briefgen.extract.key_points.doubts import is_claimed, is_doubtful, is_relative
from briefgen.extract.key_points.pasts import in_past
from briefgen.extract.key_points.targets import has_target_next, holds_target, names_doer, with_name
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.subjects import Subject, Whose, subject_behind
from briefgen.extract.telling import Found
from briefgen.extract.tokens import words_in
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.summary import PRIMARY, SECONDARY, Event, LeaderRole, Statement

NOT_MAIN = 4.0
"""Weight of an event without a leader whom the article is mainly about."""

BACKGROUND = 8.0
"""Weight of what only frames another sentence, or was over before the story began."""

PER_SENTENCE, DEEPEST = 0.3, 20
"""Weight of standing further down, and the sentence from which it grows no more."""

REACH = 100
"""Characters before a trigger in which the words stand that make it a frame."""

WORDLESS = ("named", "target", "talked", "topical", "bare")
"""Tables of templates that may do without words of the story behind the verb."""

Groups: TypeAlias = Sequence[tuple[Group, ...]]
"""The actors of each sentence."""

_UNSAID = ("unsaid", "denied", "supposed")
"""Patterns of what stands before a verb that tells of nothing said."""


_AHEAD = re.compile(
    r"\s(?:(?:will|would|shall|is|are|was|were|be|been|due|set|scheduled|expected|planning|plans|planned|intends|hopes|about"
    r"|going|also|to)\s+)+$"
)
"""Matches what stands between those who plan something and its verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event to be told: as a summary keeps it, with the words of its first trigger."""

    event: Event
    verb: str
    """The trigger in the story's words; empty where it is a noun."""

    doer: str
    """How the story names who acts for a state or a body, ``Japan's trade ministry``; empty for others."""

    doers: tuple[str, ...]
    """Leaders among those who act."""

    patient: Group | None
    """Those it is done to, where the verb is passive; its words are the content: ``was killed in an airstrike``."""

    content: Content | None
    is_whole: bool
    """Whether the words of the verb hold those it is done to: ``expelled six Norwegian diplomats``."""

    has_target_next: bool
    """Whether those it is done to stand right behind the verb, and nothing of theirs: ``invaded Norway``."""

    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A statement to be told; those who made it together."""

    statements: tuple[Statement, ...]
    speaker: str
    """As :attr:`Told.doer`."""

    content: Content
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may be told; looked at closely only when its turn comes."""

    weight: float
    """Less comes first."""

    said_in: int | None = None
    """The sentence whose words it gives; None where it may be told without any."""

    look: Callable[[], Told | Spoken | None]


def from_events(
    story: Story, whose: Whose, found: Sequence[Found], events: Sequence[Event], leaders: Mapping[str, LeaderRole]
) -> Iterator[Candidate]:
    """Every event with what it is about."""
    for telling, event in zip(found, events, strict=True):
        weight = _event_weight(story, telling, leaders)
        said_in = telling.sentence if _needs_words(event.type, event.status) else None
        yield Candidate(weight=weight, said_in=said_in, look=partial(_told, story, whose, telling, event))


@cache
def _needs_words(type: str, status: str) -> bool:
    """Whether every template for an event gives words of the story."""
    tables = lexicon("key_points")["events"][type]
    return not any(status in tables.get(name, ()) for name in WORDLESS)


def from_statements(
    story: Story, groups: Groups, whose: Whose, statements: Sequence[Statement], leaders: Mapping[str, LeaderRole]
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
            look = partial(_spoken, story, groups[index], whose, index, tuple(group), leaders)
            yield Candidate(weight=weight, said_in=index, look=look)


def _told(story: Story, whose: Whose, telling: Found, event: Event) -> Told | None:
    start, end = telling.spans[0]
    sentence = story.sentences[telling.sentence]
    if is_doubtful(story, sentence, telling):
        return None
    aux = None if telling.frame == NOUN else pattern("passive").search(story.text, sentence.start, start)
    if aux and not telling.parties:
        return _suffered(story, sentence, aux.start(), whose(telling.sentence, aux.start()), telling, event)
    verb = "" if telling.frame == NOUN or aux else story.text[start:end]
    ahead = _AHEAD.search(story.text, sentence.start, start) if verb and telling.status == "planned" else None
    subject = whose(telling.sentence, ahead.start() + 1 if ahead else start) if verb else None
    is_past = telling.status == "occurred" and start > sentence.start
    if verb and is_past and (subject is None or not _acts(subject.group, telling)):
        return None
    is_antecedent = subject is not None and is_relative(story.text[sentence.start : subject.group.start])
    if is_antecedent or (verb and names_doer(story, (start, end), telling)):
        return None
    if subject and telling.type in word_set("key_points", "acts") and is_claimed(story, sentence, subject.group, end):
        return None
    is_whole = bool(verb) and holds_target(story, (start, end), event)
    return Told(
        event=event,
        verb=with_name(story, start, end) if is_whole else verb,
        doer=subject.words if subject and len(telling.by) == 1 else "",
        doers=subject.group.people if subject else event.people,
        patient=None,
        content=_about(story, sentence, (start, end), event) if verb and not event.about else None,
        is_whole=is_whole,
        has_target_next=bool(verb) and has_target_next(story, sentence, end, event),
        sentence=telling.sentence,
    )


def _about(story: Story, sentence: Sentence, span: tuple[int, int], event: Event) -> Content | None:
    """What stands behind the verb of an event; nothing where that only starts with whom ``to`` leads to."""
    content = content_after(story, sentence, span, event.to)
    if content is None or content.has_listener:
        return content
    leads_to = content.opener == "to" or story.text[slice(*span)].endswith(" to")
    return None if leads_to and content.words[0].isupper() else content


def _suffered(
    story: Story, sentence: Sentence, start: int, subject: Subject | None, telling: Found, event: Event
) -> Told | None:
    """An event told of those it is done to: ``Li was killed in an airstrike``.

    :param start: where the auxiliary stands, whose subject they are.
    """
    words = clause(story.text[start : sentence.end], is_whole=False, is_phrase=True)
    if subject is None or subject.words or not words or set(event.to).isdisjoint(subject.group.parties):
        return None
    return Told(
        event=event,
        verb="",
        doer="",
        doers=(),
        patient=subject.group,
        content=Content(opener="", words=words),
        is_whole=False,
        has_target_next=False,
        sentence=telling.sentence,
    )


def _acts(subject: Group, telling: Found) -> bool:
    """Whether the subject of the verb is among those who are taken to do it."""
    return not {*telling.by, *telling.parties}.isdisjoint(subject.parties)


def _spoken(
    story: Story,
    groups: Sequence[Group],
    whose: Whose,
    index: int,
    told: tuple[Statement, ...],
    leaders: Mapping[str, LeaderRole],
) -> Spoken | None:
    """None when it was not said, or its content cannot be told apart."""
    first, sentence = told[0], story.sentences[index]
    at = story.text.find(first.verb, int(first.evidence[0].split("-")[0]), sentence.end)
    sides = {side for each in told for side in _sides(each, leaders)}
    if at < 0 or sides & set(first.to) or _is_unsaid(story.text[sentence.start : at], first, leaders):
        return None
    end = at + len(first.verb)
    subject = subject_behind(story, groups, at, end) or whose(index, at)
    content = _said(story, sentence, (at, end), subject.group, first) if subject else None
    if subject is None or content is None or _is_dangling(content, told, leaders):
        return None
    return Spoken(statements=told, speaker=subject.words, content=content, sentence=index)


def _sides(statement: Statement, leaders: Mapping[str, LeaderRole]) -> Iterator[str]:
    """The speaker and whom he leads."""
    yield statement.speaker
    leader = leaders.get(statement.speaker)
    yield from (leader.of,) if leader and leader.of else ()


def _is_unsaid(before: str, statement: Statement, leaders: Mapping[str, LeaderRole]) -> bool:
    """Whether it was not said, or by someone who only belongs to the state or organisation named."""
    return holds_any(_UNSAID if statement.speaker in leaders else (*_UNSAID, "others"), before)


def _said(
    story: Story, sentence: Sentence, span: tuple[int, int], speaker: Group, statement: Statement
) -> Content | None:
    """What a statement says; nothing where only a part of it can be told apart.

    :param span: where the verb stands.
    """
    verb = in_past(statement.verb) or statement.verb
    content = content_after(story, sentence, span, statement.to)
    is_clear = content and (content.has_listener or content.opener == "that" or content.is_direct)
    if verb in word_set("key_points", "telling") and not is_clear:
        return content_told(story, sentence, span[1])
    if verb in word_set("key_points", "saying"):
        said = (min(speaker.start, span[0]), max(speaker.end, span[1]))
        content = content_before(story, sentence, said) or content
        is_clause = content and content.opener in ("", "that") and holds("finite", content.words)
        return content if is_clause else None
    if content and not content.is_direct and _names(content):
        return None
    return content if is_clear or not statement.to or (content and content.opener) else None


def _names(content: Content) -> bool:
    """Whether words only name somebody, ``the Norwegian premier Ann Sample``, or open with whom ``to`` leads to."""
    words = content.words.split()
    if content.opener:
        return content.opener == "to" and words[0][0].isupper()
    return all(word[0].isupper() or word in ("the", "of", "and", "in", "at", "to", "on") for word in words)


def _is_dangling(content: Content, told: Sequence[Statement], leaders: Mapping[str, LeaderRole]) -> bool:
    """Whether it opens with a pronoun that is not for whoever speaks, or names the speaker as somebody else."""
    first = content.words.split()[0].lower()
    if first in ("they", "their", "both", "each"):
        return len(told) < 2
    speakers = [leaders[each.speaker] for each in told if each.speaker in leaders]
    surnames = {speaker.name.split()[-1] for speaker in speakers} | {speaker.name.split()[0] for speaker in speakers}
    may_name = not content.is_direct and any(name in content.words for name in surnames)
    names_speaker = may_name and not surnames.isdisjoint(words_in(content.words))
    return (first in ("it", "its", "this") and bool(speakers)) or names_speaker


def _event_weight(story: Story, telling: Found, leaders: Mapping[str, LeaderRole]) -> float:
    order = lexicon("key_points")["weights"]
    start = telling.spans[0][0]
    before = story.text[max(story.sentences[telling.sentence].start, start - REACH) : start]
    is_main = telling.sentence == 0 or any(leaders[id].tier == PRIMARY for id in telling.people if id in leaders)
    is_frame = len(telling.spans) == 1 and holds_any(("frame", "past_perfect"), before)
    weight = float(order.get(telling.type, order["other"])) + (0.0 if is_main else NOT_MAIN)
    return weight + (BACKGROUND if is_frame else 0.0) + _depth(telling.sentence)


def _statement_weight(statement: Statement, sentence: int, leaders: Mapping[str, LeaderRole]) -> float:
    order = lexicon("key_points")["weights"]
    leader = leaders.get(statement.speaker)
    weight = float(order["said"]) - (1.0 if statement.issue else 0.0)
    if leader is None or leader.tier not in (PRIMARY, SECONDARY):
        weight += NOT_MAIN / 2
    return weight + _depth(sentence) - (NOT_MAIN if sentence == 0 else 0.0)


def _depth(sentence: int) -> float:
    return PER_SENTENCE * min(sentence, DEEPEST)
