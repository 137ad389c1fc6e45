"""What may not have happened as it is told, so that no key point tells it."""

from __future__ import annotations

import re

from briefgen.extract.actors import Group
from briefgen.extract.event_words import NOUN, is_finite
from briefgen.extract.key_points.clauses import holds, holds_any
from briefgen.extract.key_points.pasts import in_past
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.extract.tokens import fold
from briefgen.knowledge.lexicon import word_set
from briefgen.model.article import UNKNOWN
from briefgen.model.edtf import day_of

_WHICH = re.compile(r"(?P<word>[a-z]+) (?:that|which)\s+(?:the\s+)?$")
_PLACED = re.compile(r"\s+(?:in|at|on|with|for)\b")
_ADDING = re.compile(r",\s+\w+ing\b")


def is_doubtful(story: Story, sentence: Sentence, telling: Found) -> bool:
    """Whether it may not have happened, or not by those named: ``to visit``, ``, promising``; nobody asks himself."""
    start, end = telling.spans[0]
    before = story.text[sentence.start : start]
    if telling.status == "occurred" and _is_open(story, before, sentence, telling):
        return True
    if telling.status == "planned" and holds("given_up", before):
        return True
    is_added = before.endswith(", ") and _ADDING.match(story.text, start - 2) is not None
    is_gerund = telling.frame != NOUN and story.text[start:end].split()[0].endswith("ing")
    is_under_way = holds("passive", before) or (not before and _PLACED.match(story.text, end))
    return is_added or (is_gerund and not is_under_way) or bool(set(telling.by) & set(telling.to))


def _is_open(story: Story, before: str, sentence: Sentence, telling: Found) -> bool:
    """Whether what counts as past is only meant, a condition, still to come, or of years gone by."""
    if telling.type in word_set("key_points", "due") and _is_present(story, telling):
        return True
    if holds_any(("meant", "supposed"), before) or _is_ahead(story, telling):
        return True
    words = story.words_of(sentence)
    is_noun, is_dated = telling.frame == NOUN, telling.date.value != UNKNOWN
    return (is_noun and holds("to_come", words)) or (not is_dated and holds("long_ago", words))


def _is_present(story: Story, telling: Found) -> bool:
    """Whether a verb tells it in the present, as of what is only on the calendar: ``leaves on Monday``."""
    start, end = telling.spans[0]
    verb = story.text[start:end].split()[0]
    return telling.frame != NOUN and verb.endswith("s") and in_past(verb) is not None


def _is_ahead(story: Story, telling: Found) -> bool:
    """Whether its day is later than that of the story."""
    day = day_of(telling.date.value) if telling.date.value != UNKNOWN else None
    return day is not None and story.day is not None and day > story.day


def is_relative(before: str) -> bool:
    """Whether a subject opens a clause that only says which thing is meant: ``the missile that Chile fired``."""
    noun = _WHICH.search(before)
    return noun is not None and not is_finite(fold(noun["word"]))


def is_claimed(story: Story, sentence: Sentence, subject: Group, end: int) -> bool:
    """Whether somebody says so, and not the story: what one side says of a battle is no fact."""
    around = (story.text[sentence.start : subject.start], story.text[end : sentence.end])
    return any(holds("claim", words) for words in around)
