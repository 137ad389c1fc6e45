"""What acts, or has something done to it, though nobody is named: ``a stray mine``, ``the proposal``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefgen.extract.event_words import is_past
from briefgen.extract.tokens import fold
from briefgen.knowledge.lexicon import word_set

LONGEST = 5
"""Most words of such a phrase."""

_CLAUSE = re.compile(
    r"(?:^|[,;:“”\"])\s*(?:(?:the|an?|its|his|her|their|two|three|four|five|several|some|\d+)\s+)?"
    r"(?P<words>[^,;:“”\"]*)$",
    re.IGNORECASE,
)
"""Matches the clause that a verb stands in, up to the verb."""

_WORD = re.compile(r"[\w’'-]+|[^\w\s]")


def is_somebody(words: str) -> bool:
    """Whether words name someone, by their capitals or by what they are."""
    return any(word[0].isupper() for word in words.split()) or are_people(words)


def are_people(words: str) -> bool:
    """Whether one of the words is one for people or a body of people."""
    heads = word_set("actors", "crowds")
    return any(word.lower() in heads for word in words.split())


def thing_before(words: str) -> tuple[str, ...]:
    """What the clause that ``words`` end with starts with, in a tuple: ``a stray mine near the town``."""
    clause = _CLAUSE.search(words)
    found = list(_up_to_small(clause["words"].split())) if clause else []
    behind = _without_auxiliaries(clause["words"].lower().split()[len(found) :] if clause else [])
    # "ETA has announced that it will": it is ETA.
    is_again = bool(behind) and behind[-1] in ("it", "they", "he", "she")
    has_verb = any(is_past(fold(word)) for word in (*found[1:], *(() if is_again else behind)))
    return (" ".join(found),) if 0 < len(found) <= LONGEST and not has_verb else ()


def _without_auxiliaries(words: list[str]) -> list[str]:
    """The words before those that belong to the verb behind them: ``has been``, ``had begun to``."""
    while words and (words[-1] in word_set("events", "auxiliaries") or words[-1].endswith("ly")):
        words = words[:-1]
    return _without_auxiliaries(words[:-2]) if words and words[-1] == "to" else words


def thing_behind(words: str, leading: Collection[str]) -> tuple[str, ...]:
    """What ``words`` start with, up to the next small word, in a tuple; empty where nothing stands there.

    :param leading: prepositions that may lead to it.
    """
    told = _WORD.findall(words)[: LONGEST + 1]
    while (
        told
        and told[0] not in ("to", "of")
        and (told[0].lower() in word_set("actors", "determiners") or told[0] in leading)
    ):
        told = told[1:]
    found = list(_up_to_small(told))
    return (" ".join(found),) if found else ()


def _up_to_small(words: list[str]) -> Iterator[str]:
    for word in words:
        folded = word.lower()
        if not word[0].isalnum() or folded in word_set("actors", "links") or folded in word_set("words", "weekdays"):
            return
        yield word
