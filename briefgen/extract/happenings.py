"""Who does and who suffers what the noun that opens a sentence names: ``The arrest of Chileans by police``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.extract.actors import Group
from briefgen.knowledge.lexicon import word_set

_BETWEEN = re.compile(r"\s+(?:between|among|involving)\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}$")
_BY = re.compile(r"[^.,;:“”\"]{0,60}\bby\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}$")
_TOWARDS = re.compile(
    r"\s+(?:on|against|of|over|to|at|with|from|for|outside|in)\s+(?:the\s+|an?\s+|some\s+|its\s+|their\s+)?(?:[\w,-]+\s+){0,4}$"
)
_LEADS_ON = re.compile(r"\s+(?:by|between|among|involving|on|against|of|over|to|at|with|from|for|outside|in)\b")
"""Matches what stands behind a noun that is no verb: ``protests by``."""


def sides_of(
    words: str, span: tuple[int, int], groups: Sequence[Group], owners: Sequence[Group]
) -> tuple[Group | None, Group | None] | None:
    """Those who do it and those it is done to, of ``words[start:end]``; None where the noun does not open the sentence.

    :param groups: those who act in the sentence; offsets count from its start.
    :param owners: countries that only stand before a noun.
    """
    start, end = span
    if not _opens(words, start, groups) or not _LEADS_ON.match(words, end) or _undone().match(words, end):
        return None
    behind = sorted((group for group in (*groups, *owners) if group.start >= end), key=lambda group: group.start)
    if both := next((group for group in behind if _BETWEEN.fullmatch(words, end, group.start)), None):
        return _parted(both)
    owner = next((group for group in reversed(owners) if group.end <= start), None)
    doer = next((group for group in behind if _BY.fullmatch(words, end, group.start)), owner)
    # "an attack on A by B", "an attack by B on A"
    ends = (end, doer.end) if doer and doer is not owner else (end,)
    other = next((each for each in behind for at in ends if _TOWARDS.fullmatch(words, at, each.start)), None)
    return (doer, None if other is doer else other) if doer or other else None


def _opens(words: str, start: int, groups: Sequence[Group]) -> bool:
    """Whether nobody acts and no small word stands before the noun but an article at the very start."""
    before = words[:start].lower().split()
    if len(before) > 5 or any(group.start < start for group in groups):
        return False
    links, articles = word_set("actors", "links"), word_set("actors", "determiners")
    return all(word not in links or word in articles for word in before)


@cache
def _undone() -> re.Pattern[str]:
    """Matches from a noun to what says that it came to nothing."""
    told = "|".join(sorted(word_set("events", "undone")))
    return re.compile(rf"[^.,;:]{{0,80}}\b(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?(?:{told})\b")


def _parted(both: Group) -> tuple[Group | None, Group | None]:
    """The first of those named together, and the others; no second side where only one is known."""
    names = (*both.parties, *both.words)
    first, others = names[:1], names[1:]
    is_word = not both.parties
    one = Group(both.start, both.end, () if is_word else first, (), first if is_word else ())
    known = tuple(name for name in others if name in both.parties)
    rest = Group(both.start, both.end, known, (), tuple(name for name in others if name not in known))
    return one, rest if others else None
