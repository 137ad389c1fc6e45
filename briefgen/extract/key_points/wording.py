"""The sentence of a key point: a template filled with names, verb, content, place and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefgen.extract.key_points.candidates import Spoken, Told
from briefgen.extract.key_points.clauses import holds
from briefgen.extract.key_points.content import Content, leading, without_day
from briefgen.extract.key_points.days import when
from briefgen.extract.key_points.naming import Naming, joined
from briefgen.extract.key_points.pasts import in_past, is_base
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.article import UNKNOWN
from briefgen.model.world import Knowledge

_AUXILIARY = re.compile(
    r"^(?:(?!\b(?:which|who|that|whose)\b)[^,]){0,40}\b(?:would|will|was|were|is|are|has|had|have)\b"
)
"""Matches a clause whose main verb has an auxiliary."""

_PAPER = re.compile(r"\s(?:an?|the|their|its)\b")
"""Matches where the words for a paper start."""

TOPICS = 2
"""Issues that a sentence names."""


def event_sentence(told: Told, naming: Naming) -> str | None:
    """What happened, in a sentence; None when there is nothing to say but that something did."""
    event, form = told.event, _form(told)
    if form is None or _is_empty(told, naming):
        return None
    by_people = () if event.type in word_set("key_points", "acts") else told.doers
    due = f", due{when(event.date.value)}," if when(event.date.value) else ""
    text = form.format(
        who=naming.together(event.parties, event.people) if "{who}" in form else "",
        sides=naming.sides(event.parties),
        by=(told.doer or naming.acting(event.by, by_people)) if "{by}" in form else "",
        verb=_verb(told),
        deed=_deed(told),
        states=naming.sides(id for id in event.parties if id in naming.knowledge.countries),
        union=_union(told, naming),
        base=told.verb,
        patient=naming.acting(told.patient.parties, told.patient.people) if told.patient else "",
        to=_targets(told, naming) if "{to}" in form else "",
        about=f"“{event.about}”",
        content=told.content or "",
        when=when(event.date.value) if "{content}" not in form or _adds_date(told) else "",
        due=due,
        where=f" in {event.place.name}" if event.place else "",
        topics=_topics(event.issues, naming.knowledge),
        plans="plan" if len(event.by) > 1 else "plans",
    )
    return _capital(text)


def _is_empty(told: Told, naming: Naming) -> bool:
    """Whether states only met or agreed, and neither when nor where nor who nor on what is known."""
    event = told.event
    is_set = event.place or event.about or told.content or event.date.value != UNKNOWN
    shows_topic = event.type == "agreement" and event.issues
    return bool(event.parties) and not (is_set or shows_topic or naming.are_led(event.parties, event.people))


def statement_sentence(told: Spoken, naming: Naming) -> str:
    """Who said what to whom."""
    first = told.statements[0]
    who = told.speaker or joined(naming.speaker(item.speaker) for item in told.statements)
    to = ""
    if told.content.has_listener:
        to = " " + (joined(map(naming.person, told.content.people)) or naming.sides(first.to))
    verb = in_past(first.verb) or first.verb
    verb = "said" if verb in word_set("key_points", "telling") and not to else verb
    return _capital(f"{who} {verb}{to}{_lead(verb, told.content)} {told.content}.")


def _lead(verb: str, content: Content) -> str:
    """What joins a verb to the words: a colon before what the story quotes, ``that`` where it leaves it out."""
    if content.is_direct and content.words[0].isupper():
        return ":"
    if content.is_direct:
        return " that" if holds("finite", content.words) and verb in _clausal() else ""
    is_clause = verb in _clausal() and _AUXILIARY.search(content.words) is not None
    return " that" if not content.opener and (is_clause or verb in word_set("key_points", "saying")) else ""


@cache
def _clausal() -> frozenset[str]:
    """Verbs, in the past tense, that a clause with ``that`` follows."""
    return word_set("key_points", "saying") | {in_past(verb) or verb for verb in lexicon("key_points")["clausal"]}


def _verb(told: Told) -> str:
    """In the past, without a day and the preposition that stood before it: ``agreed on Friday to`` is ``agreed``."""
    verb = in_past(told.verb) or ""
    head, _, last = verb.rpartition(" ")
    if not head or last not in word_set("key_points", "leading"):
        return without_day(verb)
    follows = told.content and told.content.opener and not (told.content.has_listener or told.content.target)
    return without_day(head) if follows else f"{without_day(head)} {last}"


def _deed(told: Told) -> str:
    """What was done to a paper: ``extended`` of ``extended their truce``; ``reached`` where no verb says more."""
    return _PAPER.split(_verb(told), maxsplit=1)[0] or "reached"


def _union(told: Told, naming: Naming) -> str:
    """The union behind a verb that leaves it out: ``became a member of``; else empty."""
    unions = [id for id in told.event.parties if id in naming.knowledge.organisations]
    return f" {naming.sides(unions)}" if told.verb.endswith(" of") else ""


def _form(told: Told) -> str | None:
    """The template: the first table of the type that fits what is known and has the status."""
    tables = lexicon("key_points")["events"][told.event.type]
    for name in _fitting(told):
        form = tables.get(name, {}).get(told.event.status)
        if form and ("{base}" not in form or is_base(told.verb)):
            return str(form)
    return None


def _fitting(told: Told) -> Iterator[str]:
    """The tables of templates that what is known of an event can fill, most telling first."""
    event = told.event
    if told.patient:
        yield "passive"
        return
    if (in_past(told.verb) or "").split(" ")[0] in word_set("key_points", "joining_verbs"):
        yield "joined"
    if event.about:
        yield "named"
    if past := in_past(told.verb):
        yield from _by_verb(told)
        yield from () if past.split()[0] in word_set("key_points", "meets") else ("talked",)
    if event.issues:
        yield "topical"
    if event.parties or set(event.to) - set(event.by):
        yield "bare"


def _by_verb(told: Told) -> Iterator[str]:
    """The tables for a verb; of what is done by force or law the words must tell to whom."""
    event, content = told.event, told.content
    is_act = event.type in word_set("key_points", "acts")
    if content and content.has_listener and not is_act:
        yield "asked"
    elif told.is_whole and not leading(told.verb):
        yield "whole"
    elif told.has_target_next:
        if not _is_needy(told.verb):
            yield "target"
    elif content and is_act:
        if not content.opener and _is_object(content.words) and set(event.to) - set(event.by):
            yield "content"
    elif content and (content.opener or not event.parties or leading(told.verb)):
        yield "content"


def _is_object(words: str) -> bool:
    """``its ports``, ``Oslo``, ``40 tanks``: what a verb is done to, and not more of a noun that looks like one."""
    first = words.split(maxsplit=1)[0]
    return not first.islower() or first in word_set("key_points", "determiners")


def _is_needy(verb: str) -> bool:
    """``urged``: says nothing without what follows."""
    return (in_past(verb) or verb).split()[0] in word_set("key_points", "needy")


def _targets(told: Told, naming: Naming) -> str:
    """Those it is done to; a leader where the story speaks of one right there."""
    is_place = told.event.type == "visit"
    people = told.content.people if told.content and not is_place else ()
    return joined(map(naming.person, people)) or naming.sides(told.event.to)


def _topics(issues: Sequence[str], knowledge: Knowledge) -> str:
    names = [_issue(id, knowledge) for id in issues[:TOPICS]]
    shown = names[:1] if any(" and " in name for name in names) else names
    return f" over {joined(shown)}" if shown else ""


def _issue(id: str, knowledge: Knowledge) -> str:
    """An issue's name inside a sentence: lower case, unless it starts with a proper noun."""
    name = knowledge.name_of(id)
    first = name.split()[0]
    is_proper = first.removesuffix("'s") in _proper_words(knowledge) or first.isupper()
    is_one = {first.lower(), name.split()[-1]} & word_set("key_points", "countable")
    the = "the " if is_one and "'s" not in name else ""
    return the + (name if is_proper else name[0].lower() + name[1:])


@lru_cache(maxsize=4)
def _proper_words(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(
        word
        for country in knowledge.countries.values()
        for text in (country.name, *country.demonyms)
        for word in text.split()
    )


def _adds_date(told: Told) -> bool:
    """Whether the words that are quoted leave the date out."""
    return told.content is None or not told.event.date.words or told.event.date.words not in told.content.words


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
