"""Who did it and to whom: the groups of a sentence in the roles that a trigger gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefgen.extract.actors import Group, is_governed
from briefgen.extract.doing import after_comma, doer_before, is_others
from briefgen.extract.event_words import JOINT, NOUN
from briefgen.extract.triggers import Trigger, is_reciprocal
from briefgen.extract.voice import is_idle, is_owned, is_passive
from briefgen.knowledge.lexicon import lexicon, word_set

NAMELESS = frozenset({"protest"})
"""Types of event that a crowd makes, for which no state acts."""

SPEECH = frozenset({"accusation", "praise", "promise", "rejection", "request", "support", "threat"})
"""Types of event that one makes by speaking."""

OBJECT_REACH = 90
"""Characters after a trigger within which its object must start."""

NEXT = 2
"""Words between a trigger that ends in a preposition and its object; past more, ``asked Ann to …`` has another."""

LAST = 60
"""Characters at the end of a text in which its last word stands, and an article behind it."""

_CLAUSE = re.compile(r"[;:.“”\"]|\b(?:that|who|which|where|when|while|because|after|before|as|and|but|so)\b(?=\s)")
_ARTICLES = ("the", "its", "their", "a", "an")
_RUN = re.compile(r"[\w’']+$")
_WHICH_DOES = re.compile(
    r"\b(?:an?|the|its|their|his|her)\s+(?:[\w-]+\s+){1,3}?"
    r"(?:calling\s+(?:for|on)|(?!(?:dur|morn|even|follow|includ)ing\b)[a-z]{3,}ing\s+(?!(?:of|by|in|on|against|at|to|with)\b))"
)
"""Matches a noun and what it does, ``a resolution calling for``: who stands behind is no object of the verb before."""

_SAYS = re.compile(r"\s+(?:said|says|told|reported|added)\b")
_BETWEEN = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:(?:\w+ed|held|led) (?:by|in) [^,;:]{2,40}? )?"
    r"(?:between|among|of|involving)\s+(?:the\s+)?(?:leaders of\s+)?$"
)
_WITH = re.compile(
    r"(?:(?!\b(?:after|before|following|despite|amid|because|while|as|when|that|who|which)\b)[^.;:,]){0,50}\bwith\s+(?:(?:his|her|their)\s+(?:\w+\s+)?counterparts?\s*,?\s*)?(?:the\s+)?"
    r"(?:(?:H\.E\.|His Excellency|Her Excellency|(?:Mrs?|Ms|Dr)\.?)\s+)*$"
)
_TOWARDS = re.compile(r"\s+(?:(?:to|on|against|from|of)\s+)?(?:the\s+)?")
_OWNER = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,3}|\s+(?:[\w-]+\s+)?")
_OWN_DEED = re.compile(
    r"(?:\s*,[^,]*,)?\s*(?:(?:has|have|had|also|then|again|later|on|and|today|yesterday|\w+day|\w+ly)\s+)*"
)
"""Matches what may stand between a state and its own attack."""
_ASKED = re.compile(r"\s+(?:him|her|them|it|us|me|[A-ZÀ-Þ][\w’'-]+)\s+(?:[^.,;]*\s)?to\s+\w+\s")
"""Matches where someone else is asked to do it: ``asked Ann to speak with Chile``."""

_FOR_OTHERS = re.compile(
    r"\b(?:at the (?:request|behest|invitation|urging)|on behalf|with the (?:help|support|backing|consent)"
    r"|in (?:support|defen[cs]e)|because|instead|ahead|by order) of\s+(?:the\s+)?$"
)
"""Matches what leads to one for whom, or with whose help, it was done."""

_COURTESY = re.compile(r"\b(?:H\.E\.|His Excellency|Her Excellency|(?:Mrs?|Ms|Dr|Gen|Prof)\.)\s+")
_THAT = re.compile(r"\bthat\s+(?:the\s+)?$")
_AFTER_MEANS = re.compile(r"(?:\s+(?:in|on|near|at)\s[^,;:.]{2,30})?(?:\s\w+ly|\shas|\shave|\shad|\salso)*\s+")
_IN = re.compile(r"[^.;:]{0,40}\b(?:by|in)\s+(?:an?\s+|the\s+)?$")
_BY = re.compile(r"[^.;:]{0,40}\bby\s+(?:the\s+|an?\s+)?$")


class Roles(NamedTuple):
    """The sides of an event; ``other`` is None where the trigger has no second side here."""

    subject: Group | None
    other: Group | None


NOBODY = Roles(subject=None, other=None)


def roles_of(
    trigger: Trigger, sentence: str, span: tuple[int, int], groups: Sequence[Group], owners: Sequence[Group]
) -> Roles:
    """The sides that ``sentence[start:end]`` gives an event; all offsets count from the start of the sentence.

    :param span: start and end of the trigger.
    :param groups: those who act in the sentence.
    :param owners: countries that only stand before a noun, as in ``Norway's visit`` and ``the Norwegian visit``.
    """
    start, end = span
    if trigger.frame == NOUN or (trigger.form == "gerund" and is_owned(sentence, start, owners)):
        return _of_noun(trigger, sentence, span, groups, owners)
    outside = [group for group in groups if group.end <= start or group.start >= end]
    if is_idle(trigger, sentence, span, outside):
        return NOBODY
    is_speech = trigger.type in SPEECH
    subject = (
        None if is_others(sentence, start, outside) else doer_before(sentence, start, outside, is_speech=is_speech)
    )
    if trigger.form == "gerund" and sentence[:start].endswith(", "):
        # "A blamed B, threatening to …" goes on with A.
        subject = next((group for group in outside if group.end <= start and not is_governed(sentence, group)), None)
    if subject is None and not sentence[:start].strip():
        subject = after_comma(sentence, end, outside)
    if is_passive(trigger, sentence, span):
        doer = _following(_BY, sentence, end, outside) or _by_means(sentence, end, owners)
        return Roles(subject=doer, other=subject)
    if subject is None and trigger.type == "attack":
        subject = _own_means(sentence, start, owners)
    if subject and _is_anothers(trigger, sentence[subject.end : start]):
        return NOBODY
    if trigger.frame == JOINT:
        return Roles(subject=subject, other=None)
    partner = _following(_WITH, sentence, end, outside) if is_reciprocal(trigger.type) else None
    return Roles(subject=subject, other=partner or _done_to(trigger, sentence, span, groups, owners))


def _done_to(
    trigger: Trigger, sentence: str, span: tuple[int, int], groups: Sequence[Group], owners: Sequence[Group]
) -> Group | None:
    """Those a verb is done to: inside its words (``said Chile must``) or behind; ``praised Chile's efforts`` too.

    Only for what is said or done to someone: one does not meet or visit a country by meeting what belongs to it, and
    who attacks its proposals does not attack it.
    """
    start, end = span
    is_direct = not _is_shared(trigger)
    whose = [owner for owner in owners if trigger.type != "attack" or sentence[owner.end : owner.end + 1] not in "’'"]
    told = sorted((*groups, *whose), key=lambda group: group.start) if is_direct and whose else groups
    inside = next((group for group in told if start < group.start and group.end <= end), None)
    # Who warned of Chile has warned someone else.
    is_of = sentence.startswith(" of ", end) and "of" not in via(trigger.type)
    behind = None if is_of else _object(sentence, end, told, via(trigger.type))
    if behind and trigger.type == "accusation" and _harmed().search(sentence, end, behind.start):
        behind = None
    is_next = behind is not None and len(sentence[end : behind.start].split()) <= NEXT
    last = _last_of(sentence[:end])
    # "asked Chile to stop Kenya": those behind "to" are another verb's.
    is_next = is_next and not (last == "to" and sentence[end : behind.start if behind else end].strip())
    ends_open = last in word_set("actors", "prepositions") and (inside is None or is_next)
    return behind or inside if ends_open or not is_direct else inside or behind


def _object(sentence: str, end: int, groups: Sequence[Group], leading: frozenset[str]) -> Group | None:
    """The first group after the verb, unless another clause starts before it.

    :param leading: prepositions that may lead to it.
    """
    for group in groups:
        if group.start >= end:
            gap = sentence[end : group.start]
            gap = _COURTESY.sub("", _THAT.sub("", gap) if "that" in leading else gap)
            is_far = (
                group.start - end > OBJECT_REACH or _WHICH_DOES.search(gap) or _CLAUSE.search(gap) or _ASKED.match(gap)
            )
            is_source = gap.endswith((", ", ", the ", ", an ", ", a ")) and _SAYS.match(sentence, group.end)
            return None if is_far or is_source or _has_other_role(gap, leading) else group
    return None


def _has_other_role(gap: str, leading: frozenset[str]) -> bool:
    """``signed the law in Japan``: a group that only tells the place, the time or the topic."""
    last = _last_of(gap)
    return (last in word_set("actors", "aside") and last not in leading) or _FOR_OTHERS.search(gap) is not None


def _last_of(words: str) -> str:
    """The last word in lower case, articles left out; empty where there is none."""
    told = words[-LAST:].split()
    is_led = len(told) > 1 and told[-1] in _ARTICLES and words[-1].isspace()
    run = _RUN.search(told[-2]) if is_led else None
    run = run or (_RUN.search(told[-1]) if told else None)
    return run[0].lower() if run else ""


@cache
def via(type: str) -> frozenset[str]:
    """Prepositions that may lead from a verb of this type to those it is done to."""
    return frozenset(lexicon("events")["types"][type].get("via", ()))


def _following(form: re.Pattern[str], sentence: str, end: int, groups: Sequence[Group]) -> Group | None:
    """The first group after ``end`` that ``form`` leads to."""
    return next((group for group in groups if group.start >= end and form.fullmatch(sentence[end : group.start])), None)


def _by_means(sentence: str, end: int, owners: Sequence[Group]) -> Group | None:
    """``killed in Chilean shelling``, ``hit by a Chilean missile``: whose means did it."""
    behind = (group for group in owners if group.start >= end and _means().match(sentence, group.end))
    return next((group for group in behind if _IN.fullmatch(sentence[end : group.start])), None)


def _own_means(sentence: str, start: int, owners: Sequence[Group]) -> Group | None:
    """``a Chilean air strike killed``: whose means the verb's subject is."""
    for owner in reversed([owner for owner in owners if owner.end <= start]):
        means = _means().match(sentence, owner.end, start)
        if means and _AFTER_MEANS.fullmatch(sentence, means.end(), start):
            return owner
    return None


@cache
def _harmed() -> re.Pattern[str]:
    """Matches what leads to whoever suffered what is condemned: ``the bombing of``."""
    harms = "|".join(lexicon("events")["harms"])
    return re.compile(rf"\b(?:{harms})\s+(?:of|on|against|in|at|near|outside)\b(?:(?!\bby\b)[^,;])*$")


@cache
def _means() -> re.Pattern[str]:
    """Matches the noun behind an owner that names what an attack is made with."""
    return re.compile(rf"[’']?s?\s+(?:[\w-]+\s+)?(?:{'|'.join(lexicon('events')['means'])})s?\b")


def _is_anothers(trigger: Trigger, gap: str) -> bool:
    """Whether an attack that names no other side may not be the subject's own: ``a Kabul car bomb killed two``."""
    return trigger.is_lone and trigger.type == "attack" and _OWN_DEED.fullmatch(gap) is None


def _of_noun(
    trigger: Trigger, sentence: str, span: tuple[int, int], groups: Sequence[Group], owners: Sequence[Group]
) -> Roles:
    """``talks between A and B``; ``A's meeting with B``; ``A's attack on B``; ``the joint statement`` of two sides."""
    start, end = span
    if around := next((group for group in groups if group.start <= start and end <= group.end), None):
        return Roles(subject=around, other=None)
    between = _following(_BETWEEN, sentence, end, groups)
    if between and len(between.parties) > 1:
        return Roles(subject=between, other=None)
    other = _following(_WITH if is_reciprocal(trigger.type) else _TOWARDS, sentence, end, groups)
    if other is None and trigger.type in NAMELESS:
        told = sorted((*groups, *owners), key=lambda group: group.start)
        return Roles(subject=None, other=_object(sentence, end, told, via(trigger.type)))
    before = sorted((group for group in (*groups, *owners) if group.end <= start), key=lambda group: -group.end)
    owner = next((group for group in before if _OWNER.fullmatch(sentence[group.end : start])), None)
    if owner is None and (_theirs().search(sentence[:start]) or (other and _is_shared(trigger))):
        owner = doer_before(sentence, start, groups) or after_comma(sentence, other.end if other else end, groups)
    return Roles(subject=owner, other=other)


def _is_shared(trigger: Trigger) -> bool:
    """Whether whoever acts in the sentence takes part in the event: in talks, yes; in an attack, only if it says so."""
    return trigger.type == "visit" or is_reciprocal(trigger.type)


@cache
def _theirs() -> re.Pattern[str]:
    """Matches before a noun that belongs to whoever acts: ``agreed at their first``, ``called off a``."""
    words = "|".join(lexicon("events")["own"])
    return re.compile(rf"\b(?:{words})\s+(?:their|a|an|his|her)\s+(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)
