"""Who did it and to whom: the groups of a sentence in the roles that a trigger gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.extract.actors import Group, is_governed
from briefgen.extract.triggers import JOINT, NOUN, Trigger
from briefgen.knowledge.lexicon import lexicon

OBJECT_REACH = 90
"""Characters after a trigger within which its object must start."""

_BREAK = re.compile(r"[;:“”\"]|\.\s|\b(?:but|while|whereas|although|after|before|because)\b")
_CLAUSE = re.compile(r"[;:.“”\"]|\b(?:that|who|which|where|when|while|because|after|before|as|and|but|so)\b(?=\s)")
_LAST_WORD = re.compile(r"([\w’']+)\s*(?:the\s+|its\s+|their\s+)?$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|got)\s+(?:\w+ly\s+)?$")
_BETWEEN = re.compile(r"\s+(?:\w+\s+){0,2}?(?:between|among|of|involving)\s+(?:the\s+)?(?:leaders of\s+)?$")
_WITH = re.compile(r"[^.;:,]{0,50}\bwith\s+(?:(?:his|her|their)\s+(?:\w+\s+)?counterparts?\s*,?\s*)?(?:the\s+)?$")
_TOWARDS = re.compile(r"\s+(?:(?:to|on|against|from|of)\s+)?(?:the\s+)?")
_OWNER = re.compile(r"[’']s?\s+(?:\w+\s+){0,2}|\s+")
_BY = re.compile(r"[^.;:]{0,40}\bby\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The sides of an event; ``other`` is None where the trigger has no second side here."""

    subject: Group | None
    other: Group | None


def roles_of(trigger: Trigger, sentence: str, start: int, end: int, groups: Sequence[Group], offset: int) -> Roles:
    """The sides that ``sentence[start:end]`` gives an event.

    :param offset: where the sentence starts in the story, which the offsets of ``groups`` count from.
    """
    local = [
        Group(start=g.start - offset, end=g.end - offset, parties=g.parties, people=g.people, is_pronoun=g.is_pronoun)
        for g in groups
    ]
    outside = [group for group in local if group.end <= start or group.start >= end]
    if trigger.frame == NOUN:
        return _of_noun(sentence, start, end, local)
    subject = _subject(sentence, start, outside) or (
        _after_comma(sentence, end, outside) if not sentence[:start].strip() else None
    )
    other = None if trigger.frame == JOINT else _object(sentence, end, outside)
    if _PASSIVE.search(sentence[:start]) and trigger.form == "past":
        doer = next(
            (group for group in outside if group.start >= end and _BY.fullmatch(sentence[end : group.start])), None
        )
        return Roles(subject=doer, other=subject)
    return Roles(subject=subject, other=other)


def _subject(sentence: str, start: int, groups: Sequence[Group]) -> Group | None:
    """The nearest group before the verb that no preposition governs, within the same clause."""
    for group in reversed([group for group in groups if group.end <= start]):
        if _BREAK.search(sentence[group.end : start]):
            return None
        if not is_governed(sentence, group):
            return group
    return None


def _object(sentence: str, end: int, groups: Sequence[Group]) -> Group | None:
    """The first group after the verb, unless another clause starts before it."""
    for group in groups:
        if group.start >= end:
            gap = sentence[end : group.start]
            return None if group.start - end > OBJECT_REACH or _CLAUSE.search(gap) or _has_other_role(gap) else group
    return None


def _has_other_role(gap: str) -> bool:
    """``signed the law in Japan``: a group that only tells the place, the time or the topic."""
    word = _LAST_WORD.search(gap)
    return bool(gap.strip()) and word is not None and word[1].lower() in lexicon("actors")["aside"]


def _with(sentence: str, end: int, groups: Sequence[Group]) -> Group | None:
    return next(
        (group for group in groups if group.start >= end and _WITH.fullmatch(sentence[end : group.start])), None
    )


def _after_comma(sentence: str, end: int, groups: Sequence[Group]) -> Group | None:
    """``Meeting in Oslo, the two leaders agreed``: who the opening participle is about."""
    comma = sentence.find(", ", end)
    return next((group for group in groups if comma >= 0 and group.start >= comma and group.start - comma <= 8), None)


def _of_noun(sentence: str, start: int, end: int, groups: Sequence[Group]) -> Roles:
    """``talks between A and B``; ``A's meeting with B``; ``the A-B summit``; ``the joint statement`` of two sides."""
    if around := next((group for group in groups if group.start <= start and end <= group.end), None):
        return Roles(subject=around, other=None)
    between = next(
        (group for group in groups if group.start >= end and _BETWEEN.fullmatch(sentence[end : group.start])), None
    )
    if between and len(between.parties) > 1:
        return Roles(subject=between, other=None)
    other = _with(sentence, end, groups) or _towards(sentence, end, groups)
    owner = next(
        (group for group in reversed(groups) if group.end <= start and _OWNER.fullmatch(sentence[group.end : start])),
        None,
    )
    if owner is None and (other or _theirs().search(sentence[:start])):
        owner = _subject(sentence, start, groups)
    return Roles(subject=owner or (between if other else None), other=other)


def _towards(sentence: str, end: int, groups: Sequence[Group]) -> Group | None:
    """``a trip to B``, ``sanctions on B``."""
    return next(
        (group for group in groups if group.start >= end and _TOWARDS.fullmatch(sentence[end : group.start])), None
    )


@cache
def _theirs() -> re.Pattern[str]:
    """Matches before a noun that belongs to whoever acts: ``agreed at their first``, ``called off a``."""
    words = "|".join(lexicon("events")["own"])
    return re.compile(rf"\b(?:{words})\s+(?:their|a|an|his|her)\s+(?:[\w-]+\s+){{0,3}}$")
