"""Whether a word that tells of an event does so here: a verb in the passive, a noun, a wish, what only describes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.extract.actors import Group
from briefgen.extract.intents import leads_on
from briefgen.extract.triggers import Trigger
from briefgen.knowledge.lexicon import lexicon, word_set

REACH = 60
"""Characters before a verb in which the words stand that lead to it."""

_DENIED = ("deny", "denies", "denied", "denying")
_RUN = re.compile(r"[\w’']+$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+)?$")

_AVOWED = re.compile(r"(?:den(?:y|ied|ies)|admit(?:s|ted)?|consider(?:s|ed)?|avoid(?:s|ed)?)\s+\w+ing\b")
"""Matches a verb that only says something of the next, whose words may look like one of its own."""

_BLAMED = re.compile(r"(?:accused|suspected|convicted)\s+of\b|charged\s+with\b|blamed\s+for\b")
"""Matches a participle of whoever it is done to, since the verb would have an object: ``generals accused of``."""

_ABOUT = re.compile(r"\s(?:whether|if|about|why|how|what|when|of)\b")
"""Matches what follows a participle behind a comma: ``Li, asked whether``, ``Chile, accused of``."""

_UNDERGONE = re.compile(r"\s*(?:[.,;:)”\"]|$)|\s+(?:in|at|on|and|when|while|as|after|before|during|near|by|since)\b")
"""Matches what follows a verb that has no object, so that the subject suffers it: ``hundreds of Chileans killed.``"""

_OWNS = re.compile(r"(?:[’']s?)?\s+")


def is_idle(trigger: Trigger, sentence: str, span: tuple[int, int], groups: Sequence[Group]) -> bool:
    """Whether a verb tells of nothing done: a wish, what only describes a noun, what is only denied."""
    start, end = span
    if trigger.words == 2 and _wishes().fullmatch(sentence, start, end):
        return True
    return _describes(trigger, sentence, start) or (trigger.form == "gerund" and _is_noun_s(sentence, start, groups))


def is_passive(trigger: Trigger, sentence: str, span: tuple[int, int]) -> bool:
    """Whether the subject of the verb is the one that it is done to."""
    start, end = span
    if trigger.form != "past":
        return False
    if sentence[start:end] in word_set("events", "undergone") and _UNDERGONE.match(sentence, end):
        return True
    if _BLAMED.match(sentence, start) or (sentence.endswith(", ", 0, start) and _ABOUT.match(sentence, end)):
        return True
    return sentence.startswith(" by ", end) or _PASSIVE.search(sentence, max(0, start - REACH), start) is not None


def is_owned(sentence: str, start: int, owners: Sequence[Group]) -> bool:
    """Whether a word in -ing is a noun that a country describes: ``Chilean shelling``, ``Chile's bombing``."""
    return any(_OWNS.fullmatch(sentence, owner.end, start) for owner in owners)


def _describes(trigger: Trigger, sentence: str, start: int) -> bool:
    """Whether a verb does nothing itself: ``planes carrying deported migrants``, ``denied selling arms``."""
    if _AVOWED.match(sentence, start):
        return True
    if trigger.form != "past":
        return False
    # "Xi Jinping agreed" has no such verb.
    before = _RUN.search(sentence[max(0, start - REACH) : start].rstrip().rpartition(" ")[2])
    return before is not None and before[0].endswith("ing") and before[0].islower()


def _is_noun_s(sentence: str, start: int, groups: Sequence[Group]) -> bool:
    """Whether a verb in -ing only says of a noun right before it what it does: ``a resolution calling for``."""
    before = _RUN.search(sentence[max(0, start - REACH) : start].rstrip())
    word = before[0].lower() if before else ""
    if word.endswith(("'", "’", "'s", "’s")):
        return True
    is_named = any(group.end == start - 1 for group in groups)
    return (
        word.isalpha()
        and not is_named
        and word not in word_set("actors", "prepositions")
        and word not in word_set("events", "going_on")
        and not (leads_on(word) or word in _DENIED)
    )


@cache
def _wishes() -> re.Pattern[str]:
    """Matches a wish to do something oneself, which asks for nothing: ``wants to``."""
    return re.compile(rf"(?:{'|'.join(lexicon('events')['wishes'])})\s+to")
