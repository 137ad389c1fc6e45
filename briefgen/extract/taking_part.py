"""Who takes part in what a sentence may tell of those whom nobody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.extract.actors import Group
from briefgen.extract.event_words import VERB, is_past
from briefgen.extract.happenings import sides_of
from briefgen.extract.nobodies import are_people, thing_before, thing_behind
from briefgen.extract.roles import Roles, via
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.tokens import folded, words_in
from briefgen.extract.triggers import Trigger, is_reciprocal
from briefgen.extract.voice import is_passive
from briefgen.knowledge.lexicon import word_set

AIM_REACH = 70
"""Characters after ``against`` within which those start whom a protest is about."""

_AIM = re.compile(r"\b(?:against|over|to protest|protesting|in protest (?:at|of|against))\b")

_LEADING = re.compile(
    r"[^.,;:]{0,60}\b(?:from|of|by|with|to|against|for|over|in)\s+(?:the\s+|an?\s+)?"
    r"(?:(?:northern|southern|eastern|western|central)\s+)?"
)
"""Matches from a verb to those whom its object has to do with."""


_LED = re.compile(r"(?:(?!\b(?:that|which|who|if|unless|because)\b)[^.,;:]){0,70}")
"""Matches from a promise to those whom it concerns."""

_MEANS = re.compile(r"\s+(?:in|by)\s+an?\s")
_AT_HOME = re.compile(r"\s+in\s+(?:the\s+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A sentence, and who is in it; offsets of groups count from its start."""

    story: Story
    sentence: Sentence
    words: str
    groups: tuple[Group, ...]
    owners: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Ids, or the words of the text."""

    parties: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


def sides_of_deed(view: View, trigger: Trigger, span: tuple[int, int], roles: Roles) -> Sides | None:
    """Who takes part, or None when the sentence tells of nobody, or of too few."""
    if trigger.form == "base" and _is_wished(view, roles.subject, span[0]):
        return None
    is_verb, before = trigger.frame == VERB, view.words[: span[0]]
    is_done = is_verb and is_passive(trigger, view.words, span)
    by, to = _names(roles.subject), _names(roles.other)
    if trigger.is_converse:
        by, to = to, by or thing_before(before)
        return Sides(by=by, to=to) if to else None
    if is_verb and not is_done and not by and trigger.type not in word_set("events", "personal"):
        thing = thing_before(before)
        by = thing if trigger.type in word_set("events", "lifeless") or any(map(are_people, thing)) else ()
    if is_reciprocal(trigger.type):
        parties = tuple(dict.fromkeys((*by, *to)))
        return Sides(parties=parties) if len(parties) > 1 or (by and trigger.is_lone) else None
    if is_done:
        by = by or _means(view, span, trigger)
        to = to or (*thing_before(before), *_object(view, span, trigger))
    to = tuple(party for party in to if party not in by)
    if by and not to:
        to = _object(view, span, trigger)
    elif by and roles.other and not roles.other.parties:
        to = (*to, *(name for name in _led(view, roles.other) if name not in (*by, *to)))
    if by and trigger.type == "protest" and not (roles.other and roles.other.parties):
        to = (*to, *(name for name in _aim(view, span[1]) if name not in (*by, *to)))
    is_suffered = is_done and trigger.type in word_set("events", "suffered")
    is_told = bool(to if by else is_suffered and to) or bool(by and trigger.is_lone)
    return Sides(by=by, to=to) if is_told else None


def sides_of_noun(view: View, span: tuple[int, int], type: str) -> Sides | None:
    """The sides of what a noun names that opens the sentence."""
    told = sides_of(view.words, span, view.groups, view.owners)
    if told is None:
        return None
    by, to = map(_names, told)
    return Sides(parties=(*by, *to)) if is_reciprocal(type) else Sides(by=by, to=to)


def _is_wished(view: View, subject: Group | None, start: int) -> bool:
    """``demanded that Russia withdraw``: one subject right before a verb without an ending, so nothing has happened."""
    if subject is None or len(subject.parties) + len(subject.words) > 1 or view.words[subject.end - 1] == "s":
        return False
    return not view.words[subject.end : start].strip()


def _names(group: Group | None) -> tuple[str, ...]:
    return (*group.parties, *group.words) if group else ()


def _means(view: View, span: tuple[int, int], trigger: Trigger) -> tuple[str, ...]:
    """Who or what stands behind a passive without a doer: ``killed in a mine blast``, ``jailed in Chile``."""
    after = view.words[span[1] :]
    if trigger.type == "attack" and _MEANS.match(after):
        return thing_behind(after, ("in", "by"))
    if trigger.type not in ("coercion", "investigation"):
        return ()
    near = next((group for group in view.groups if group.start >= span[1]), None)
    return near.parties if near and _AT_HOME.fullmatch(view.words, span[1], near.start) else ()


def _led(view: View, other: Group) -> tuple[str, ...]:
    """Whom those it is done to lead on to: ``doctors to Chad``, ``inspectors to a plant in Iran``."""
    near = next((group for group in view.groups if group.start >= other.end), None)
    if near is None or not _LEADING.fullmatch(view.words, other.end, near.start):
        return ()
    between = folded(words_in(view.words[other.end : near.start]))
    if any(map(is_past, between)):
        return ()
    return _names(near) if near.parties else (*_names(near), *_led(view, near))


def _aim(view: View, end: int) -> tuple[str, ...]:
    """Whom a protest is about: ``at the jailing of Kurds by Chile``."""
    told = sorted((*view.groups, *view.owners), key=lambda group: group.start)
    aim = _AIM.search(view.words, end)
    return next((_names(group) for group in told if aim and 0 <= group.start - aim.end() <= AIM_REACH), ())


def _object(view: View, span: tuple[int, int], trigger: Trigger) -> tuple[str, ...]:
    """What a verb is done to, and whom that leads to: ``an invitation``, ``from Chad``."""
    start, end = span
    leading = via(trigger.type)
    near = next((group for group in view.groups if group.start >= end), None)
    # "agreed to lift the ban on": the next word is a verb, and it is done to whoever comes next.
    if view.words[start:end].endswith(" to") and trigger.type in word_set("events", "leading"):
        return _names(near) if near and _LED.fullmatch(view.words, end, near.start) else ()
    words = thing_behind(" ".join(view.words[start:end].split()[1:]), leading) if trigger.words > 1 else ()
    words = words or thing_behind(view.words[end:], leading)
    is_near = words and near and _LEADING.fullmatch(view.words, end, near.start)
    return (*words, *(_names(near) if is_near else ()))
