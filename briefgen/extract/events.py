"""What happened, or is to happen, between states: one record for each event of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefgen.extract.actors import Group
from briefgen.extract.roles import Roles, roles_of
from briefgen.extract.sentences import Sentence
from briefgen.extract.status import status_of
from briefgen.extract.story import Story
from briefgen.extract.triggers import NOUN, VERB, Trigger, triggers
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import UNKNOWN
from briefgen.model.mention import PLACE, DateMention
from briefgen.model.summary import EventDate, EventPlace
from briefgen.model.world import Knowledge

RECIPROCAL = "reciprocal"

LISTED = 3
"""Most parties that an event can be directed at; of more the story only gives a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event as one sentence tells it; spans are offsets in the story's text."""

    type: str
    status: str
    date: EventDate
    place: EventPlace | None
    about: str | None
    parties: tuple[str, ...]
    by: tuple[str, ...]
    to: tuple[str, ...]
    people: tuple[str, ...]
    sentence: int
    """Index of the sentence that tells it, from 0."""

    spans: tuple[tuple[int, int], ...]
    """Where its triggers stand."""

    @property
    def sides(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        return frozenset(self.parties), frozenset(self.by), frozenset(self.to)


def events(story: Story, groups: Sequence[tuple[Group, ...]], knowledge: Knowledge) -> tuple[Found, ...]:
    """The events of a story in the order it tells them, each once.

    :param groups: the actors of each sentence; see :func:`briefgen.extract.actors.groups_by_sentence`.
    """
    found: list[Found] = []
    for index, sentence in enumerate(story.sentences):
        told = list(_in_sentence(story, index, sentence, groups, knowledge))
        found += told
        if not told:
            found = _echoed(story, sentence, index, found)
    return _merged(found)


def _in_sentence(
    story: Story, index: int, sentence: Sentence, groups: Sequence[tuple[Group, ...]], knowledge: Knowledge
) -> Iterator[Found]:
    tokens = story.body.tokens
    words = story.words_of(sentence)
    span = tokens.between(sentence.start, sentence.end)
    if not groups[index]:
        return
    for readings in triggers(tokens, span.start, span.stop):
        for trigger in readings:
            start, end = tokens.starts[trigger.first] - sentence.start, tokens.ends[trigger.last - 1] - sentence.start
            roles = roles_of(trigger, words, start, end, groups[index], sentence.start)
            sides = _sides(trigger, roles, story, sentence, start, end, knowledge)
            status = status_of(trigger.type, trigger.frame, words, start, end) if sides else None
            if status and sides:
                told = _found(story, index, sentence, trigger, status, sides, groups, knowledge)
                yield from _split(story, told, words, trigger)
                break


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    parties: tuple[str, ...]
    by: tuple[str, ...]
    to: tuple[str, ...]
    people: tuple[str, ...]


def _sides(
    trigger: Trigger, roles: Roles, story: Story, sentence: Sentence, start: int, end: int, knowledge: Knowledge
) -> _Sides | None:
    """The parties of the event, or None when too few of them are told for it to be one."""
    first, second = roles.subject, roles.other
    parties = tuple(dict.fromkeys((*(first.parties if first else ()), *(second.parties if second else ()))))
    people = tuple(dict.fromkeys((*(first.people if first else ()), *(second.people if second else ()))))
    if _shape(trigger.type) == RECIPROCAL:
        complete = first is not None and len(parties) > 1 and (second is not None or trigger.frame != VERB)
        return _Sides(parties=parties, by=(), to=(), people=people) if complete else None
    by = first.parties if first else ()
    to = second.parties if second else ()
    if trigger.type == "visit" and not to:
        to = _destination(story, sentence, end, knowledge)
        people = first.people if first else ()
    to = tuple(party for party in to if party not in by and (trigger.type != "visit" or party in knowledge.countries))
    return _Sides(parties=(), by=by, to=to, people=people) if by and 0 < len(to) <= LISTED else None


def _destination(story: Story, sentence: Sentence, end: int, knowledge: Knowledge) -> tuple[str, ...]:
    """The country that the place after a verb of travel lies in."""
    after = sentence.start + end
    for mention in story.mentions_in(sentence):
        if mention.kind == PLACE and 0 <= mention.start - after <= 25:
            code = country_of_place(mention.id, knowledge)
            return (code,) if code else ()
    return ()


def country_of_place(name: str, knowledge: Knowledge) -> str | None:
    """The country that a place lies in, None when it lies in none or is unknown."""
    place = knowledge.places.get(name)
    return place.country if place else knowledge.lookalikes.get(name)


def _found(
    story: Story,
    index: int,
    sentence: Sentence,
    trigger: Trigger,
    status: str,
    sides: _Sides,
    groups: Sequence[tuple[Group, ...]],
    knowledge: Knowledge,
) -> Found:
    tokens = story.body.tokens
    start, end = tokens.starts[trigger.first], tokens.ends[trigger.last - 1]
    date = _date(story, sentence, trigger, start, end) or _carried(story, index, sides, groups, status) or EventDate()
    return Found(
        type=trigger.type,
        status=status,
        date=date,
        place=_place(story, sentence, end, trigger, knowledge),
        about=_about(story.words_of(sentence)) if trigger.type == "agreement" else None,
        parties=sides.parties,
        by=sides.by,
        to=sides.to,
        people=sides.people,
        sentence=index,
        spans=((start, end),),
    )


def _split(story: Story, found: Found, words: str, trigger: Trigger) -> Iterator[Found]:
    """``held meetings with A and B`` tells two meetings; ``a meeting with A and B`` tells one."""
    plural = re.search(r"\b(?:separate|bilateral)\b|\bmeetings\b", words, re.IGNORECASE)
    if found.type != "meeting" or trigger.frame == NOUN or len(found.parties) < 3 or not plural:
        yield found
        return
    host, *guests = found.parties
    for guest in guests:
        people = tuple(id for id in found.people if story.people[id].of in (host, guest))
        yield replace(found, parties=(host, guest), people=people)


_SAID = re.compile(r"\b(?:said|says|told|added|noted|according to|announced plans)\b")


def _date(story: Story, sentence: Sentence, trigger: Trigger, start: int, end: int) -> EventDate | None:
    """The date in the sentence that stands nearest to the trigger, and not in another clause."""
    inside = [date for date in story.dates if sentence.start <= date.start < sentence.end and date.rule != "vague"]
    near = sorted(inside, key=lambda date: (min(abs(date.start - end), abs(start - date.end)), date.start))
    for date in near:
        if not _is_apart(story.text, date, trigger, start, end):
            return EventDate(value=date.value, words=date.text)
    return None


def _is_apart(text: str, date: DateMention, trigger: Trigger, start: int, end: int) -> bool:
    """Whether the date belongs to another verb: ``said on Monday that they had met``, ``met, as in 2019``."""
    if date.start >= end:
        gap = text[end : date.start]
        return bool(re.search(r";|\b(?:that|which|who|said|since|until|after|before|as)\b", gap)) or bool(re.match(r"(?i)since|until|by\b|of\b|for\b", date.text))
    gap = text[date.end : start]
    reported = _SAID.search(text[max(0, date.start - 40) : date.start]) or _SAID.search(gap)
    if reported and (" that " in gap or trigger.type != "agreement"):
        return True
    other = re.search(r";|\b(?:since|until|before|after)\b", gap)
    return bool(re.match(r"(?i)since|until|by\b|of\b|for\b", date.text)) or bool(other) or len(gap) > 160


def _carried(
    story: Story, index: int, sides: _Sides, groups: Sequence[tuple[Group, ...]], status: str
) -> EventDate | None:
    """The day of the sentence before, when it is about the same people and this one goes on with their scene."""
    if index == 0 or status != "occurred" or not sides.parties:
        return None
    before = story.sentences[index - 1]
    same = next((group for group in groups[index - 1] if set(group.parties) == set(sides.parties)), None)
    dates = [date for date in story.dates if before.start <= date.start < before.end and date.rule in ("weekday", "full-date", "near-day", "month-day")]
    if same is None or len(dates) != 1 or not same.people:
        return None
    return EventDate(value=dates[0].value, words=dates[0].text)


_AT = re.compile(r"(?<!war )(?<!wars )(?<!situation )(?<!conflict )(?<!fighting )(?<!crisis )(?<!violence )(?<!ceasefire )(?<!peace )\b(?:[Ii]n|[Aa]t)\s+(?:the\s+|central\s+|nearby\s+)?(?:city of\s+|town of\s+)?$")
"""``in Tokyo`` is where it took place; ``the war in Gaza`` is what it was about."""


def _place(story: Story, sentence: Sentence, end: int, trigger: Trigger, knowledge: Knowledge) -> EventPlace | None:
    """The place that ``in`` or ``at`` names in the sentence; of several the nearest to the trigger."""
    if trigger.type == "visit":
        return None
    found = []
    for mention in story.mentions_in(sentence):
        before = story.text[max(0, mention.start - 40) : mention.start]
        is_place = mention.kind == PLACE
        if _AT.search(before) and is_place and trigger.type in _scenes():
            found.append((abs(mention.start - end), mention))
    if not found:
        return None
    mention = min(found, key=lambda item: item[0])[1]
    return EventPlace(name=mention.text, country=country_of_place(mention.id, knowledge))


_ABOUT = re.compile(
    r"\b(?:an?|the|their|its)\s+(?:[\w’'-]+\s+){0,5}?(?:pact|treaty|agreement|accord|deal|memorandum(?: of understanding)?|ceasefire|truce|declaration|protocol)\b"
    r"(?:\s+(?:on|for|of|covering|over|to)\s+[^,.;:()—“”\"]{3,90})?",
    re.IGNORECASE,
)
_ABOUT_END = re.compile(r"\s+(?:that|which|who|at|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|by|before|after|when|in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d)|with|during|as|while|but|is|was|has|had|will|would|and (?:to|agreed|said))\b.*$", re.IGNORECASE)


def _about(words: str) -> str | None:
    """The longest noun phrase of the sentence that names an agreement, in its own words."""
    found = [_ABOUT_END.sub("", match[0]) for match in _ABOUT.finditer(words)]
    found = [phrase for phrase in found if len(phrase.split()) > 2]
    return max(found, key=len, default=None)


def _echoed(story: Story, sentence: Sentence, index: int, found: list[Found]) -> list[Found]:
    """``But the trip was canceled``: a later sentence that changes the status of an event told before."""
    words = story.words_of(sentence)
    for type, nouns in lexicon("events")["echoes"].items():
        match = re.search(rf"\b(?:the|this|that|his|her|their|its)\s+(?:\w+\s+)?(?:{'|'.join(nouns)})\b", words, re.IGNORECASE)
        if not match:
            continue
        status = status_of(type, NOUN, words, match.start(), match.end())
        at = next((at for at in range(len(found) - 1, -1, -1) if found[at].type == type and index - found[at].sentence <= 3), None)
        if at is None or status not in ("cancelled", "postponed", "in-force"):
            continue
        start = sentence.start + match.start()
        changed = replace(found[at], status=status, spans=(*found[at].spans, (start, sentence.start + match.end())))
        return [*found[:at], changed, *found[at + 1 :]]
    return found


_RANK = {status: rank for rank, status in enumerate(("denied", "cancelled", "postponed", "in-force", "signed", "agreed-in-principle", "occurred", "negotiating", "planned", "alleged"))}
"""Which status stands when sentences give several: the firmer one."""


def _merged(found: Sequence[Found]) -> tuple[Found, ...]:
    """One record for each event: tellings of one type with the same sides and no dates that differ."""
    kept: list[Found] = []
    for item in found:
        at = next((at for at, known in enumerate(kept) if _is_same(known, item)), None)
        if at is None:
            kept.append(item)
        else:
            kept[at] = _union(kept[at], item)
    return tuple(kept)


def _is_same(known: Found, item: Found) -> bool:
    if known.type != item.type or known.sides != item.sides:
        return False
    if {known.status, item.status} == {"occurred", "planned"} and known.type != "agreement":
        return False
    if known.status != item.status and not _is_same_paper(known.about, item.about):
        return False
    return UNKNOWN in (known.date.value, item.date.value) or known.date.value == item.date.value


def _is_same_paper(first: str | None, second: str | None) -> bool:
    """Whether two phrases may name one agreement: a declaration that was signed is not the treaty that was not."""
    if first is None or second is None:
        return True
    heads = [re.findall(r"pact|treaty|agreement|accord|deal|memorandum|ceasefire|truce|declaration|protocol", text.lower()) for text in (first, second)]
    return bool(set(heads[0]) & set(heads[1]))


def _union(known: Found, item: Found) -> Found:
    return replace(
        known,
        status=min((known.status, item.status), key=_RANK.__getitem__),
        date=known.date if known.date.value != UNKNOWN else item.date,
        place=known.place or item.place,
        about=max((known.about, item.about), key=lambda text: len(text or "")),
        people=tuple(dict.fromkeys((*known.people, *item.people))),
        spans=(*known.spans, *item.spans),
    )


def _shape(type: str) -> str:
    return str(lexicon("events")["types"][type]["shape"])


@cache
def _scenes() -> frozenset[str]:
    """Types of event that take place somewhere."""
    return frozenset({"meeting", "agreement", "statement", "attack", "protest", "cooperation"})
