"""Who said what to whom, and on which issue; the verb is kept as the story has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from briefgen.extract.actors import Group, is_governed
from briefgen.extract.claims import is_guessed
from briefgen.extract.phrases import PhraseHit
from briefgen.extract.quotes import cite
from briefgen.extract.sentences import Sentence
from briefgen.extract.status import status_of
from briefgen.extract.story import Story
from briefgen.extract.subjects import Whose, subject_behind
from briefgen.extract.tokens import fold
from briefgen.extract.verbs import inflections
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.slug import slug
from briefgen.model.summary import Statement

SPEAKER_REACH = 120
"""Characters between the speaker and the verb, at most."""

_TO = re.compile(r"\s+(?:(?:the|his|her|their)\s+)?")
"""What may stand between the verb and whoever is spoken to."""

_DONE_TO = re.compile(r"(?:\b(?:has|have|had)\s)?\b(?:is|are|was|were|been|being)(?:\s\w+ly)?\s+$")
"""What stands before a verb that tells what someone was told: ``was informed``."""

_AGENT = re.compile(r"\s+by\s+(?:the\s+)?")
"""What stands between such a verb and whoever said it."""

UNSAID = (None, "denied", "cancelled")
"""Statuses of what was not said."""

SPEAKERS = 2
"""People who can make one statement; of more, their states are the speakers."""


class _Verb(NamedTuple):
    """A verb of speech in the text; offsets count characters."""

    words: str
    takes_object: bool
    start: int
    end: int


def statements(
    story: Story, groups: Sequence[tuple[Group, ...]], whose: Whose, hits: Sequence[PhraseHit]
) -> tuple[Statement, ...]:
    """The statements of a story in the order of the text; ``evidence`` holds keys of quotes.

    :param whose: the subjects of verbs.
    :param hits: the phrases of the issues that the story treats.
    """
    found: list[Statement] = []
    for index, sentence in enumerate(story.sentences):
        for verb in _verbs(story, sentence) if groups[index] else ():
            speaker = _said_by(story, sentence, groups[index], whose, verb)
            span = verb.start - sentence.start, verb.end - sentence.start
            if speaker and _was_made(story.words_of(sentence), span):
                found += _told(story, sentence, verb, speaker, groups[index], hits)
                break
    return _with_ids(found)


def _was_made(words: str, span: tuple[int, int]) -> bool:
    """Whether the statement whose verb stands at ``span`` of a sentence was made, and nobody only thinks so."""
    return status_of("statement", "verb", words, *span) not in UNSAID and not is_guessed(words, span)


def addressed_in(told: Sequence[Statement]) -> frozenset[str]:
    """Those to whom statements are made; whoever is only thanked is of no weight for that."""
    courtesies = word_set("statements", "courtesies")
    return frozenset(id for each in told if each.verb.lower() not in courtesies for id in each.to)


def _verbs(story: Story, sentence: Sentence) -> Iterator[_Verb]:
    """The verbs of speech in a sentence, in order, the longer reading of each."""
    tokens, forms = story.body.tokens, _forms()
    folds, span = tokens.folds, story.tokens_in(sentence)
    for index in [index for index in span if folds[index] in forms]:
        for lemmas, takes_object in _patterns().get(forms[folds[index]], ()):
            last = index + len(lemmas)
            if last <= span.stop and all(map(_is_form, folds[index:last], lemmas)):
                start, end = tokens.starts[index], tokens.ends[last - 1]
                yield _Verb(words=story.text[start:end], takes_object=takes_object, start=start, end=end)
                break


def _said_by(story: Story, sentence: Sentence, groups: Sequence[Group], whose: Whose, verb: _Verb) -> Group | None:
    """Whose words they are; a leader's government speaks for the state, not for the leader."""
    if _is_done_to(story.text, sentence, verb):
        return _agent(story.text, groups, verb)
    behind = None if verb.takes_object else subject_behind(story, groups, verb.start, verb.end)
    subject = behind or whose(sentence.index, verb.start)
    if subject is None or verb.start - subject.group.end > SPEAKER_REACH:
        return None
    return subject.group._replace(people=()) if subject.words else subject.group


def _is_done_to(text: str, sentence: Sentence, verb: _Verb) -> bool:
    """``was informed``, ``Chile, accused by Peru of``."""
    follows = (" by ", " of ") if verb.words == "accused" else " by "
    return _DONE_TO.search(text, sentence.start, verb.start) is not None or text.startswith(follows, verb.end)


def _agent(text: str, groups: Sequence[Group], verb: _Verb) -> Group | None:
    """``by X`` right behind a verb in the passive."""
    near = next((group for group in groups if group.start > verb.end), None)
    return near if near and _AGENT.fullmatch(text, verb.end, near.start) else None


def _told(
    story: Story, sentence: Sentence, verb: _Verb, speaker: Group, groups: Sequence[Group], hits: Sequence[PhraseHit]
) -> Iterator[Statement]:
    listener = _listener(story.text, sentence, groups, verb)
    issue = next((hit.issue for hit in hits if verb.end <= hit.start < sentence.end), None)
    speakers = speaker.people if speaker.people and len(speaker.people) <= SPEAKERS else speaker.parties
    key = cite(story, verb.start, verb.end)
    for id in speakers:
        yield Statement(id=id, speaker=id, verb=verb.words, to=listener, issue=issue, evidence=(key,) if key else ())


def _listener(text: str, sentence: Sentence, groups: Sequence[Group], verb: _Verb) -> tuple[str, ...]:
    if not verb.takes_object:
        return ()
    if _is_done_to(text, sentence, verb):
        told = next((group for group in reversed(groups) if group.end <= verb.start), None)
        is_whole = told and not is_governed(text, told) and _DONE_TO.fullmatch(text, told.end + 1, verb.start)
        return told.parties if told and is_whole else ()
    near = (group for group in groups if group.start > verb.end)
    return next((group.parties for group in near if _TO.fullmatch(text, verb.end, group.start)), ())


def _with_ids(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Ids of surname, verb and number: ``surname-thanked-1``."""
    counts: dict[str, int] = {}
    named = []
    for statement in found:
        stem = f"{statement.speaker.rsplit('-', 1)[-1].lower()}-{slug(statement.verb)}"
        counts[stem] = counts.get(stem, 0) + 1
        named.append(replace(statement, id=f"{stem}-{counts[stem]}"))
    return tuple(named)


def _is_form(folded: str, lemma: str) -> bool:
    return folded == lemma or _forms().get(folded) == lemma


@cache
def _forms() -> dict[str, str]:
    """Every form of the first word of each verb to its infinitive; gerunds are left out, they seldom tell of speech."""
    words = lexicon("statements")
    verbs = [fold(verb.split()[0]) for verb in (*words["with_object"], *words["plain"])]
    forms = (inflections(verb, words["irregular"]) for verb in verbs)
    return {form: lemma for found in forms for form, (lemma, kind) in found.items() if kind in ("past", "present")}


@cache
def _patterns() -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """First infinitive to the verbs that start with it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for key, takes_object in (("with_object", True), ("plain", False)):
        for verb in lexicon("statements")[key]:
            words = tuple(fold(word) for word in verb.split())
            found.setdefault(words[0], []).append((words, takes_object))
    return {first: tuple(sorted(verbs, key=lambda item: (-len(item[0]), item))) for first, verbs in found.items()}
