"""What happened, or is to happen, between states: one record for each event of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.extract.actors import Group, described, within
from briefgen.extract.circumstances import about_of, carried_date, date_of, place_of
from briefgen.extract.claims import is_claimed
from briefgen.extract.crowds import crowds
from briefgen.extract.echoes import echoed
from briefgen.extract.eras import country_of_place, stood_at
from briefgen.extract.event_words import NOUN, VERB
from briefgen.extract.intents import MEANT, intent
from briefgen.extract.roles import NAMELESS, Roles, roles_of
from briefgen.extract.sentences import Sentence
from briefgen.extract.status import status_of
from briefgen.extract.story import Story
from briefgen.extract.telling import Found, merged, told_once
from briefgen.extract.triggers import Trigger, is_reciprocal, triggers
from briefgen.extract.voice import is_passive
from briefgen.knowledge.lexicon import word_set
from briefgen.model import edtf
from briefgen.model.mention import PLACE
from briefgen.model.summary import UNDATED, EventDate
from briefgen.model.world import Knowledge

LISTED = 3
"""Most parties that an event can be directed at; of more the story only gives a list."""

ABROAD = frozenset({"aid", "attack", "retreat", "sanction", "threat"})
"""Types of event that a state does not do to its own people."""

ONE_SIDED = NAMELESS | {"visit"}
"""Types of event that may stand where only one side is named: the other is a crowd or a place."""

NEWS = 45
"""Days after an event within which a story may still be about it."""

DONE = frozenset({"occurred", "signed", "in-force"})
"""Statuses of what is over or stands."""

NEAR = 25
"""Characters after a verb of travel within which its destination stands."""

NOBODY = Group(start=0, end=0, parties=(), people=())

_JOINED = re.compile(r"(?:,|\b(?:and|but|that|said|says|while))\s+(?:(?!their|its|his|her|as\b)[\w-]+\s+){0,3}$")
"""Matches what a clause of its own starts with, up to whoever acts in it."""

_JOINT = re.compile(r",|\b(?:and|but|that|said|says|while)\s")
"""Matches where such a clause may start."""

_SEPARATE = re.compile(r"\b(?:separate|separately|bilateral)\b|\bmeetings\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """A sentence and what is known around it."""

    story: Story
    index: int
    sentence: Sentence
    words: str
    """Of the sentence."""

    named: tuple[Group, ...]
    """Those who act in it."""

    groups: tuple[Group, ...]
    """The same; offsets count from its start, as those of the owners do."""

    owners: tuple[Group, ...]
    """Countries that only stand before a noun."""

    has_two: bool
    """Whether two sides are named, so that one may do something with or to the other."""

    before: tuple[Group, ...]
    """Groups of the sentence before; empty in the first."""

    knowledge: Knowledge


class _Sides(NamedTuple):
    parties: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def events(story: Story, groups: Sequence[tuple[Group, ...]], knowledge: Knowledge) -> tuple[Found, ...]:
    """The events of a story in the order it tells them, each once.

    :param groups: the actors of each sentence; see :func:`briefgen.extract.pronouns.groups_by_sentence`.
    """
    found: list[Found] = []
    for index, sentence in enumerate(story.sentences):
        span = story.tokens_in(sentence)
        named = groups[index] or described(story, sentence)
        words = tuple(triggers(story.body.tokens, span.start, span.stop)) if named else ()
        told = list(_told(_scene(story, index, groups, knowledge), words)) if words else []
        found = [*found, *told] if told else echoed(story, sentence, index, found)
    return merged(told_once(found))


def _scene(story: Story, index: int, groups: Sequence[tuple[Group, ...]], knowledge: Knowledge) -> _Scene:
    sentence, named = story.sentences[index], groups[index]
    owners = described(story, sentence)
    return _Scene(
        story=story,
        index=index,
        sentence=sentence,
        words=story.words_of(sentence),
        named=named,
        groups=within(sentence, named),
        owners=within(sentence, owners),
        has_two=len(named) + len(owners) > 1 or any(len(group.parties) > 1 for group in named),
        before=groups[index - 1] if index else (),
        knowledge=knowledge,
    )


def _told(scene: _Scene, words: Sequence[tuple[Trigger, ...]]) -> Iterator[Found]:
    """The events that one sentence tells; of each trigger the first reading that has its sides."""
    end = 0
    for readings in words:
        found = next((event for trigger in readings if (event := _event(scene, trigger))), None)
        if found and readings[0].first >= end:
            parts = tuple(_split(scene, found))
            yield from parts
            # "talks" inside "held separate talks with A and B" would be a meeting of all three again.
            end = readings[0].last if len(parts) > 1 else end


def _event(scene: _Scene, trigger: Trigger) -> Found | None:
    """The event that a trigger tells of, or None when its sides are missing or it is only thought of."""
    if not (scene.has_two or trigger.is_lone or trigger.type in ONE_SIDED):
        return None
    story, sentence = scene.story, scene.sentence
    start, end = story.body.tokens.starts[trigger.first], story.body.tokens.ends[trigger.last - 1]
    local = start - sentence.start, end - sentence.start
    roles = roles_of(trigger, scene.words, local, scene.groups, scene.owners)
    sides = _sides(scene, trigger, roles, end)
    status = status_of(trigger.type, trigger.frame, scene.words, *local) if sides else None
    if sides is None or status is None or (status == "occurred" and _is_wish(trigger, roles)):
        return None
    if _is_meant(scene, trigger) or _is_anothers(scene, trigger, roles, local):
        return None
    near = date_of(story, sentence, trigger.type, trigger.frame, (start, end))
    date = near or carried_date(story, scene.index, sides.parties, scene.before, status) or UNDATED
    if not _could_act(scene, sides, date):
        return None
    if status in DONE and _is_to_come(story, trigger, date):
        status = "planned"
    doers = sides.by or sides.parties
    if status == "occurred" and is_claimed(trigger.type, scene.words, local, doers, scene.groups):
        status = "alleged"
    return Found(
        type=trigger.type,
        frame=trigger.frame,
        status=status,
        date=date,
        is_old=_is_old(story, date),
        place=place_of(story, sentence, trigger.type, end, scene.knowledge),
        about=about_of(scene.words, is_open=status == "negotiating") if trigger.type == "agreement" else None,
        parties=sides.parties,
        by=sides.by,
        to=sides.to,
        people=sides.people,
        sentence=scene.index,
        spans=((start, end),),
    )


def _is_meant(scene: _Scene, trigger: Trigger) -> bool:
    """Whether a verb in -ing is only thought of: ``is considering sending``."""
    tokens = scene.story.body.tokens
    first = scene.story.tokens_in(scene.sentence).start
    return trigger.form == "gerund" and intent(tokens, trigger.first, first) == MEANT


def _is_anothers(scene: _Scene, trigger: Trigger, roles: Roles, span: tuple[int, int]) -> bool:
    """Whether someone whom nobody knows acts instead: ``Russia stayed away, and several countries declined``."""
    subject = roles.subject
    if subject is None or trigger.frame == NOUN or not _JOINT.search(scene.words, subject.end, span[0]):
        return False
    if is_passive(trigger, scene.words, span):
        return False
    everyone = within(scene.sentence, crowds(scene.story, scene.sentence, scene.named))
    between = (group for group in everyone if group.words and subject.end < group.start and group.end <= span[0])
    return any(_JOINED.search(scene.words, subject.end, group.start) for group in between)


def _could_act(scene: _Scene, sides: _Sides, date: EventDate) -> bool:
    """Whether each side was there: a state that is no more does nothing, but what is told of its own years."""
    past = scene.story.bygone.intersection((*sides.parties, *sides.by, *sides.to))
    return all(stood_at(code, date.value, scene.knowledge) for code in past)


def _is_to_come(story: Story, trigger: Trigger, date: EventDate) -> bool:
    """Whether the whole of its date is later than the story, or a verb in the present tells of a day still open.

    Nothing is told of tomorrow but what is planned; so is ``flies to Oslo this week``, as on a calendar.
    """
    days, today = edtf.span(date.value), story.day
    if trigger.form == "present" and trigger.type in word_set("key_points", "due"):
        return trigger.type == "visit" if days is None else today is None or days.last > today
    return days is not None and today is not None and days.first > today


def _is_old(story: Story, date: EventDate) -> bool:
    """Whether its date is so long ago that the story only looks back on it."""
    days = edtf.span(date.value)
    return days is not None and story.day is not None and (story.day - days.last).days > NEWS


def _is_wish(trigger: Trigger, roles: Roles) -> bool:
    """``demanded that Russia withdraw``: one subject and no ending on the verb, so nothing has happened."""
    return trigger.form == "base" and roles.subject is not None and len(roles.subject.parties) < 2


def _sides(scene: _Scene, trigger: Trigger, roles: Roles, end: int) -> _Sides | None:
    """The parties of the event, or None when too few of them are told for it to be one."""
    subject, other = roles.subject or NOBODY, roles.other or NOBODY
    if is_reciprocal(trigger.type):
        parties = _together(subject.parties, other.parties)
        is_whole = roles.subject is not None and (roles.other is not None or trigger.frame != VERB)
        people = _together(subject.people, other.people)
        return _Sides(parties=parties, people=people) if is_whole and len(parties) > 1 else None
    by = subject.parties
    to = _targets(scene, trigger, roles.other, end)
    # What a state does to people of its own (``arrested Norwegian students``) it does at home.
    is_own = roles.other in scene.owners and trigger.type not in ABROAD
    to = to if is_own else tuple(party for party in to if party not in by)
    is_told = bool(by and to) or (bool(by) and trigger.is_lone) or (bool(to) and trigger.type in NAMELESS)
    if not is_told or len(to) > LISTED:
        return None
    return _Sides(by=by, to=to, people=_together(subject.people, other.people))


def _together(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Both, each of them once."""
    return tuple(dict.fromkeys(first + second)) if first and second else first or second


def _targets(scene: _Scene, trigger: Trigger, other: Group | None, end: int) -> tuple[str, ...]:
    """Those it is done to; one visits a country, or the one that a place lies in."""
    if trigger.type != "visit":
        return other.parties if other else ()
    if other:
        return tuple(party for party in other.parties if party in scene.knowledge.countries)
    for mention in scene.story.mentions_in(scene.sentence):
        if mention.kind == PLACE and 0 <= mention.start - end <= NEAR:
            code = country_of_place(mention.id, scene.knowledge, scene.story.when)
            return (code,) if code else ()
    return ()


def _split(scene: _Scene, found: Found) -> Iterator[Found]:
    """``held meetings with A and B`` tells two meetings; ``a meeting with A and B`` tells one."""
    is_one = found.type not in ("meeting", "call") or found.frame == NOUN or len(found.parties) < 3
    if is_one or not _SEPARATE.search(scene.words):
        yield found
        return
    host, *guests = found.parties
    for guest in guests:
        people = tuple(id for id in found.people if scene.story.people[id].of in (host, guest))
        yield replace(found, parties=(host, guest), people=people)
