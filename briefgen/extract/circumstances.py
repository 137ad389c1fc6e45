"""When and where an event took place and what it was about, in the words of the sentence that tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.extract.actors import Group
from briefgen.extract.borders import are_apart
from briefgen.extract.eras import country_of_place
from briefgen.extract.event_words import NOUN
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.triggers import is_reciprocal
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model import edtf
from briefgen.model.mention import PLACE, DateMention, Mention
from briefgen.model.summary import EventDate, EventPlace
from briefgen.model.world import Knowledge

BEHIND = 30
"""Characters after a noun within which its own date stands."""

NEAR = 40
"""Characters before a date in which the word stands that makes it a bound."""

ASIDE = 60
"""Characters that a date before a noun counts as further away."""

NOUN_REACH = 20
"""Characters behind a date that belongs to a noun within which that noun starts."""

REACH = 160
"""Characters before a verb within which its date stands."""

_DAYS = ("weekday", "full-date", "near-day", "month-day")
"""Rules of dates that tell a day."""

SCENES = frozenset({"meeting", "agreement", "statement", "attack", "protest", "cooperation"})
"""Types of event that take place somewhere."""

_SINCE = re.compile(r"since|until|by\b|of\b|for\b", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:since|until|till|before|after)\s+(?:\w+ing\s+)?[^,;.]*$")
"""Matches what makes a date only a bound of something: ``since taking office in June``."""

_PHRASE_END = re.compile(rf"[,;.]|{_BOUND.pattern}")
_RELATIVE = re.compile(
    r",\s(?:who|which|whose|where)\b[^,;:]+,\s*(?:(?:has|have|had|also|is|was|were|are|will|would|\w+ly)\s+)*$"
)
"""Matches a relative clause that closes right before a verb: what it tells is apart from what that verb tells."""

_OWNED = re.compile(r"(?:\b(?:the|an?|its|their|his|her|this|of)|[’']s)\s+$", re.IGNORECASE)
"""Matches what makes a date belong to the noun behind it: ``the May 29 summit``."""

_OTHER_CLAUSE = re.compile(
    r";|\b(?:that|which|who|said|says|told|announced|confirmed|declared|stated|reported|since|until|after|before|as)\b"
)
_SAID = re.compile(r"\b(?:said|says|told|added|noted|according to|announced plans)\b")


def date_of(story: Story, sentence: Sentence, type: str, frame: str, span: tuple[int, int]) -> EventDate | None:
    """The date in the sentence that stands nearest to the trigger, and not in another clause.

    What a noun only refers to (``in response to the invasion``) is dated by words right behind it, or not at all.
    """
    start, end = span
    if frame == NOUN and not is_reciprocal(type):
        return _date_behind(story, end)
    inside = [date for date in story.dates if sentence.start <= date.start < sentence.end and date.rule != "vague"]
    near = sorted(inside, key=lambda date: (_distance(date, frame, start, end), date.start))
    words, deed = story.words_of(sentence), (start - sentence.start, end - sentence.start)
    for date in near:
        aside = date.start - sentence.start, date.end - sentence.start
        if not are_apart(words, deed, aside) and not _is_apart(story.text, date, type, start, end):
            return EventDate(value=edtf.plain(date.value), words=date.text)
    return None


def _distance(date: DateMention, frame: str, start: int, end: int) -> int:
    """Characters between a date and a trigger; what stands before a noun is more likely its verb's."""
    if frame == NOUN and date.end <= start:
        return start - date.end + ASIDE
    return min(abs(date.start - end), abs(start - date.end))


def _date_behind(story: Story, end: int) -> EventDate | None:
    near = (date for date in story.dates if 0 <= date.start - end <= BEHIND and date.rule != "vague")
    found = next((date for date in near if not _PHRASE_END.search(story.text[end : date.start])), None)
    return EventDate(value=edtf.plain(found.value), words=found.text) if found else None


def _is_apart(text: str, date: DateMention, type: str, start: int, end: int) -> bool:
    """Whether the date belongs to another verb: ``said on Monday that they had met``, ``met, as in 2019``."""
    if _BOUND.search(text, max(0, date.start - NEAR), date.start):
        return True
    is_own = start <= date.start < end or 0 <= start - date.end <= NOUN_REACH
    if not is_own and _OWNED.search(text, max(0, date.start - NEAR), date.start):
        return True
    if date.start >= end:
        promises = type == "agreement" and text[start:end].endswith((" that", " to"))
        return promises or bool(_OTHER_CLAUSE.search(text[end : date.start]) or _SINCE.match(date.text))
    gap = text[date.end : start]
    reported = _SAID.search(text[max(0, date.start - 40) : date.start]) or _SAID.search(gap)
    if reported and (" that " in gap or type != "agreement"):
        return True
    aside = _RELATIVE.search(text, max(0, start - REACH), start)
    if aside and aside.start() < date.start:
        return True
    other = re.search(r";|\b(?:since|until|before|after)\b|,[^,]*,", gap)
    return bool(_SINCE.match(date.text) or other) or len(gap) > REACH


def carried_date(
    story: Story, index: int, parties: tuple[str, ...], before: Sequence[Group], status: str
) -> EventDate | None:
    """The day of the sentence before, when it is about the same people and this one goes on with their scene.

    :param index: of the sentence in the story, from 0.
    :param before: the groups of the sentence before.
    """
    same = next((group for group in before if group.people and set(group.parties) == set(parties)), None)
    if same is None or status != "occurred" or not parties:
        return None
    last = story.sentences[index - 1]
    inside = [date for date in story.dates if last.start <= date.start < last.end and date.rule in _DAYS]
    return EventDate(value=inside[0].value, words=inside[0].text) if len(inside) == 1 else None


_AT = re.compile(
    r"(?P<topic>\w*)\s*\b(?:in|at)\s+(?:(?:the|central|nearby)\s+)?(?:(?:city|town) of\s+)?$", re.IGNORECASE
)


def place_of(story: Story, sentence: Sentence, type: str, end: int, knowledge: Knowledge) -> EventPlace | None:
    """The place that ``in`` or ``at`` names in the sentence; of several the nearest to the trigger's end.

    None for types of event that have no scene, and for ``the war in …``, which tells a topic.
    """
    if type not in SCENES:
        return None
    places = [
        mention for mention in story.mentions_in(sentence) if mention.kind == PLACE and _is_scene(story.text, mention)
    ]
    if not places:
        return None
    nearest = min(places, key=lambda mention: abs(mention.start - end))
    return EventPlace(name=nearest.text, country=country_of_place(nearest.id, knowledge, story.when))


def _is_scene(text: str, mention: Mention) -> bool:
    before = _AT.search(text, max(0, mention.start - 40), mention.start)
    return before is not None and before["topic"].lower() not in word_set("events", "topics")


_WHOSE = re.compile(r",\s(?:who|which|whose)\b[^,;:]+,")
"""Matches a relative clause between commas, whose papers are others than those of its sentence."""


def about_of(words: str, *, is_open: bool = False) -> str | None:
    """The longest noun phrase of the sentence that names an agreement, in its own words.

    :param is_open: whether it is still negotiated; else what is negotiated is another one.
    """
    plain = _WHOSE.sub(", ", words)
    named = (match for match in _about().finditer(plain) if is_open or not _TALKS.search(plain, 0, match.start()))
    found = [_about_end().sub("", match[0]) for match in named]
    found = [
        phrase for phrase in found if (len(phrase.split()) > 2 or _SEVERAL.match(phrase)) and not _is_vague(phrase)
    ]
    return max(found, key=len, default=None)


def _is_vague(phrase: str) -> bool:
    """``a similar agreement`` names none."""
    return phrase.split()[1].lower() in word_set("events", "vague")


_TALKS = re.compile(
    r"\b(?:(?:negotiations|talks|discussions|work)\s+(?:on|over|for|about|towards?)|negotiat(?:e|es|ed|ing))\s+$"
)
"""Matches what stands before a paper that is not there yet."""

_SEVERAL = re.compile(
    r"several|two|three|four|five|six|seven|eight|nine|ten|a number of|a series of|dozens of", re.IGNORECASE
)


@cache
def _about() -> re.Pattern[str]:
    """Matches ``a pact for …``: an article, up to five words, what an agreement is called, its subject."""
    papers = "|".join(lexicon("events")["papers"])
    subject = r"(?:\s+(?:on|for|of|covering|over|to)\s+[^,.;:()—“”\"]{3,90})?"
    words = r"(?:(?!(?:an?|the|of|to|that|and|or|is|are|was|were|has|have|had)\b)[\w’'-]+\s+){0,5}?"
    return re.compile(
        rf"\b(?:(?:an?|the|their|its)\s+{words}(?:{papers})|(?:{_SEVERAL.pattern})\s+(?:[\w-]+\s+)??(?:{papers})s)\b{subject}",
        re.IGNORECASE,
    )


@cache
def _about_end() -> re.Pattern[str]:
    """Matches where the subject of an agreement is over and the sentence goes on."""
    return re.compile(rf"\s+(?:{'|'.join(lexicon('events')['paper_ends'])}|in \d)\b.*$", re.IGNORECASE)
