"""The sentence of a key point: a template filled with names, verb, content, place and date."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefgen.extract.key_points.candidates import Spoken, Told
from briefgen.extract.key_points.naming import Naming, joined
from briefgen.extract.key_points.pasts import in_past
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.edtf import day_of, spoken
from briefgen.model.summary import Event
from briefgen.model.world import Knowledge

TOPICS = 2
"""Issues that a sentence names."""


def event_sentence(told: Told, naming: Naming) -> str | None:
    """What happened, in a sentence; None when there is nothing to say but that something did."""
    event, form = told.event, _form(told)
    if form is None:
        return None
    by_people = () if event.type in word_set("key_points", "acts") else event.people
    paper, said = _paper(event), told.content
    text = form.format(
        who=naming.acting(event.parties, event.people) if "{who}" in form else "",
        sides=naming.sides(event.parties),
        by=naming.acting(event.by, by_people) if "{by}" in form else "",
        verb=in_past(told.verb),
        to=_targets(told, naming) if "{to}" in form else "",
        paper=paper or "an agreement",
        content=said or "",
        when=_when(event.date.value),
        due=f", due{_when(event.date.value)}," if _when(event.date.value) else "",
        where=f" in {event.place.name}" if event.place else "",
        topics=_topics(event.issues, naming.knowledge),
        plans="plan" if len(event.by) > 1 else "plans",
        all=" all" if len(event.parties) > 2 else "",
    )
    return _capital(text)


def statement_sentence(told: Spoken, naming: Naming) -> str:
    """Who said what to whom."""
    first = told.statements[0]
    who = joined(naming.speaker(item.speaker) for item in told.statements)
    to = ""
    if told.content.has_listener:
        to = " " + (joined(map(naming.person, told.content.people)) or naming.sides(first.to))
    mark = "" if told.content.opener or in_place(first.verb) else ":"
    return _capital(f"{who} {in_past(first.verb) or first.verb}{to}{mark} {told.content}.")


def in_place(verb: str) -> bool:
    """Whether a verb takes its object as it is: ``announced “new rules”``, but ``said: “…”``."""
    return verb.split()[0] not in word_set("key_points", "quoting")


def _form(told: Told) -> str | None:
    """The template: by the content, by the verb alone where that says enough, else by type and status."""
    event, forms = told.event, lexicon("key_points")
    own = forms["events"].get(event.type, {})
    if event.parties:
        if told.content and told.content.opener and event.status in own.get("agreed", {}):
            return str(own["agreed"][event.status])
        if "about" in own and not event.about and not event.issues:
            return str(own["unnamed"][event.status]) if event.status in own["unnamed"] else None
        return _template(own, event.status)
    if not event.by:
        return None
    if event.status == "occurred" and told.verb and in_past(told.verb):
        if found := _directed(told):
            return found
    return _template(own, event.status) if event.to and set(event.to) - set(event.by) else None


def _directed(told: Told) -> str | None:
    forms, event = lexicon("key_points"), told.event
    has_target = bool(set(event.to) - set(event.by))
    if told.content and (told.content.has_listener or told.content.opener or not has_target):
        if told.content.has_listener:
            return str(forms["directed"]["content_to"])
        if told.content.opener and has_target:
            return None
        return str(forms["directed"]["content"])
    if has_target and " " in told.verb and told.verb.split()[-1].lower() in word_set("key_points", "leading"):
        return str(forms["directed"]["target"])
    if has_target and told.verb.split()[0] in word_set("key_points", "telling_verbs"):
        return str(forms["directed"]["target"])
    if told.content and event.type in word_set("key_points", "objects"):
        return str(forms["directed"]["content"])
    return None
