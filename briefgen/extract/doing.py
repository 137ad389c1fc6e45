"""Whose verb it is: those before it, or behind the opening of a sentence, who do what it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefgen.extract.actors import Group, is_governed
from briefgen.extract.event_words import is_finite
from briefgen.extract.tokens import fold
from briefgen.knowledge.lexicon import word_set

REACH = 60
"""Characters before a verb in which the words stand that lead to it."""

_BREAK = re.compile(r"[;:“”\"]|\.\s|\b(?:but|while|whereas|although|after|before|because)\b")

_MEANWHILE = re.compile(r",\s+(?:and|but)\s+(?:he|she|they|it)\s+(?:(?:has|have|had|also|then|later|\w+ly)\s+)*$")
"""Matches a pronoun that opens another clause: whom it stands for is not told by what stands nearest."""

_OTHERS = re.compile(
    r"\b(?:said|says|claimed|added|reported)\s+(?:(?:on\s)?\w+day\s|tonight\s|today\s)?(?:that\s+)?"
    r"(?:the|an?|some|several|two|three|four|five|\d[\d,]*)\s+[a-z]"
)
"""Matches what leads to whoever acts in the words of a speaker, and is nobody known: ``said the attacks``."""

_REPORTED = re.compile(r"\b(?:said|says|told\s[^,;]{1,30}?)\s+(?:that\s+)?(?:the\s+)?$")
"""Matches what leads to whoever acts in the words of another: ``said Chile was wrong and called for``."""

_ASIDE = re.compile(
    r",\s(?:who|which|whose|where)\b[^,;:“”\"]+(?:,\s(?:the\s)?[A-ZÀ-Þ][^,;:“”\"]{0,40})?,(?!\s(?:and|or)\s[A-ZÀ-Þ])"
)
"""Matches a relative clause between commas: whoever acts in it does nothing outside."""

_SECOND = re.compile(r",?\s+(?:and|but|then|and then)\s+(?:(?:also|later|again|has|have|had|\w+ly)\s+)*$")
"""Matches what stands before a second verb of one subject."""

_WORDS = re.compile(r"[\w’'-]+|[,;:“”\"]")

BEFORE = 4
"""Words before a group among which the verb stands that it is the object of."""


def doer_before(sentence: str, start: int, groups: Sequence[Group], *, is_speech: bool = False) -> Group | None:
    """The nearest group before the verb that no preposition governs, within the same clause.

    :param is_speech: whether the verb tells what someone says, so that it may go on with a speaker named before.
    """
    near = [group for group in groups if group.end <= start]
    if not near:
        return None
    before = _ASIDE.sub(_blank, sentence[:start])
    if _MEANWHILE.search(before, max(0, start - REACH)):
        return None
    second = _SECOND.search(before)
    end = second.start() if second else start
    for group in reversed(near):
        if _BREAK.search(before, group.end, end):
            return None
        if second and is_speech and _REPORTED.search(before, max(0, group.start - REACH), group.start):
            return None
        is_aside = before[group.start : group.end].isspace()
        if not (is_aside or is_governed(sentence, group) or (second and _is_object_before(before, group, end))):
            return group
    return None


def _blank(aside: re.Match[str]) -> str:
    """As many spaces, so that what stands behind keeps its offset."""
    return " " * len(aside[0])


def _is_object_before(before: str, group: Group, end: int) -> bool:
    """Whether a second verb, joined at ``end``, is of whoever did the first to the group: ``thanked A and urged``."""
    words = reversed(_WORDS.findall(before, 0, group.start)[-BEFORE:])
    links, articles = word_set("actors", "links"), word_set("actors", "determiners")
    phrase = takewhile(lambda word: word not in links or word in articles, words)
    return group.end == end or any(is_finite(fold(word)) or word.endswith("ed") for word in phrase)


def is_others(sentence: str, start: int, groups: Sequence[Group]) -> bool:
    """Whether someone unknown does it in the words of a speaker: ``Chile said the attacks had killed``."""
    told = _OTHERS.search(sentence, 0, start)
    return told is not None and not any(told.end() <= group.start for group in groups if group.end <= start)


def after_comma(sentence: str, end: int, groups: Sequence[Group]) -> Group | None:
    """``Meeting in Oslo, the two leaders agreed``, ``In talks with A, B said``: who the opening is about."""
    comma = sentence.find(", ", end)
    return next((group for group in groups if comma >= 0 and group.start >= comma and group.start - comma <= 8), None)
