"""Our own words for events: what happened, from the fields of a record, as one sentence with links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from briefgen.model.article import UNKNOWN
from briefgen.model.summary import EventPlace
from briefgen.render.names import Link, Names


class Told(Protocol):
    """An event or a story."""

    @property
    def type(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def place(self) -> EventPlace | None: ...
    @property
    def parties(self) -> tuple[str, ...]: ...
    @property
    def by(self) -> tuple[str, ...]: ...
    @property
    def to(self) -> tuple[str, ...]: ...
    @property
    def people(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Words:
    """How a type of event is put in words. Verbs are in the past tense."""

    noun: str
    toward: str
    """The preposition from the noun to those it is done to: ``a visit to``."""

    alone: str
    """Verb without an object: ``issued a statement``."""

    together: str
    """The same for several that do it with each other."""

    at: str
    """Verb with an object: ``called on``."""


WORDS = {
    "meeting": Words("meeting", "with", "held talks", "met", "met"),
    "call": Words("phone call", "with", "held a phone call", "spoke by phone", "phoned"),
    "visit": Words("visit", "to", "made a visit", "exchanged visits", "visited"),
    "promise": Words("promise", "to", "made a promise", "made promises", "made a promise to"),
    "praise": Words("praise", "for", "gave praise", "praised each other", "praised"),
    "support": Words("support", "for", "gave support", "gave each other support", "backed"),
    "concession": Words("concession", "to", "made a concession", "made concessions", "made a concession to"),
    "cooperation": Words("cooperation", "with", "cooperated", "cooperated", "cooperated with"),
    "mediation": Words("mediation", "between", "mediated", "mediated", "mediated between"),
    "aid": Words("aid", "to", "gave aid", "gave each other aid", "gave aid to"),
    "relations": Words("relations", "with", "renewed ties", "renewed ties", "renewed ties with"),
    "retreat": Words("easing", "towards", "eased pressure", "eased pressure on each other", "eased pressure on"),
    "request": Words("request", "to", "made a request", "made a joint request", "made a request to"),
    "accusation": Words("criticism", "of", "voiced criticism", "criticised each other", "criticised"),
    "investigation": Words("investigation", "of", "opened an investigation", "investigated", "investigated"),
    "rejection": Words("opposition", "to", "voiced opposition", "opposed each other", "opposed"),
    "threat": Words("threat", "against", "made a threat", "traded threats", "threatened"),
    "protest": Words("protest", "to", "lodged a protest", "lodged protests", "protested to"),
    "sanction": Words("measures", "against", "took measures", "took measures", "took measures against"),
    "mobilisation": Words("military move", "against", "moved forces", "moved forces", "moved forces against"),
    "coercion": Words("coercive measures", "against", "used coercion", "used coercion", "used coercion against"),
    "abduction": Words("abduction", "from", "abducted people", "abducted people of each other", "abducted people from"),
    "attack": Words("attack", "on", "carried out an attack", "attacked each other", "attacked"),
    "statement": Words("statement", "to", "issued a statement", "issued a joint statement", "addressed a statement to"),
}
"""By type of event, wide enough for all that the type takes in: who expels a diplomat imposes no sanctions.

Agreements have words of their own, since what counts there is how far they got."""

STATUS = {
    "planned": "planned",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "negotiating": "under negotiation",
    "agreed-in-principle": "agreed in principle, not signed",
    "signed": "signed",
    "in-force": "in force",
    "failed": "without result",
    "denied": "denied",
    "alleged": "reported, not confirmed",
}
"""Statuses in words; ``occurred`` needs none."""

SETTLED = {
    "occurred": ("agreed on", "reached an agreement"),
    "agreed-in-principle": ("agreed in principle on", "reached an agreement in principle"),
    "signed": ("signed", "signed an agreement"),
}
"""What parties did about an agreement that they reached: before what it is about, and when that is not known."""

SHAPES = {
    "planned": "◷",
    "postponed": "◷",
    "negotiating": "◔",
    "agreed-in-principle": "◑",
    "cancelled": "✕",
    "failed": "✕",
    "denied": "✕",
    "alleged": "◇",
}
"""Mark by status; an event that took place is marked by how well it is dated."""


def sentence(told: Told, names: Names, about: str = "", *, at_site: bool = False) -> tuple[Link, ...]:
    """Say what happened, without date and people.

    :param about: what it is about, in words that may be quoted; empty when it is not known.
    :param at_site: the place is a building or site, so it takes ``at``.
    """
    words = WORDS.get(told.type) or _fallback(told.type)
    if told.type == "agreement":
        parts = _agreement(told, names, about)
    elif told.status == "occurred":
        parts = [*_happened(told, names, words), *_where(told, at_site), *_subject(about)]
    else:
        parts = [*_announced(told, names, words), *_where(told, at_site), *_subject(about)]
        parts.append(Link(text=f", {STATUS.get(told.status, told.status)}"))
    return _capitalised(_merged(parts))


def shape(status: str, date: str) -> tuple[str, str]:
    """The mark of an event and what the mark means, as a key of its text, so that nothing hangs on colour.

    >>> shape("occurred", "2024-08"), shape("cancelled", "2024-08")
    (('▬', 'wide'), ('✕', 'cancelled'))
    """
    if status in SHAPES:
        return SHAPES[status], status
    if date == UNKNOWN:
        return "◌", "undated"
    return ("●", "day") if len(date) >= 10 and "/" not in date else ("▬", "wide")


def series(items: Sequence[tuple[Link, ...]], last: str = " and ") -> list[Link]:
    """Join with commas, and ``last`` before the last."""
    parts: list[Link] = []
    for place, item in enumerate(items):
        if place:
            parts.append(Link(text=last if place == len(items) - 1 else ", "))
        parts += item
    return parts


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "event"), counted(2, "country", "countries")
    ('1 event', '2 countries')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _happened(told: Told, names: Names, words: Words) -> list[Link]:
    doers, verb = _doers(told, names), words.alone
    if not doers:
        toward = [Link(text=f" {words.toward} "), *_targets(told, names)] if told.to else []
        return [Link(text=words.noun), *toward]
    if _is_at_home(told):
        return [*series(doers), Link(text=f" {words.alone} at home")]
    if told.to:
        return [*series(doers), Link(text=f" {words.at} "), *_targets(told, names)]
    if len(doers) > 1:
        verb = words.together
    return [*series(doers), Link(text=f" {verb}")]


def _is_at_home(told: Told) -> bool:
    """Whether a state acts on its own people."""
    return bool(told.to) and set(told.to) <= set(told.by)


def _announced(told: Told, names: Names, words: Words) -> list[Link]:
    """What did not come about, or not yet: as a noun, since no verb is true of it."""
    doers = _doers(told, names)
    parts = [*series(doers), Link(text=": ")] if doers else []
    toward = [Link(text=f" {words.toward} "), *_targets(told, names)] if told.to else []
    return [*parts, Link(text=words.noun), *toward]


def _agreement(told: Told, names: Names, about: str) -> list[Link]:
    doers = [names.in_prose(id) for id in dict.fromkeys((*told.parties, *told.by, *told.to))] or _people(told, names)
    if told.status in SETTLED and doers:
        verb, plain = SETTLED[told.status]
        open_end = ", not signed" if told.status == "agreed-in-principle" else ""
        return [*series(doers), Link(text=(f" {verb} “{about}”" if about else f" {plain}") + open_end)]
    named = Link(text=f"“{about}”" if about else "agreement")
    parts = [*series(doers), Link(text=": ")] if doers else []
    return [*parts, named, Link(text=f", {STATUS.get(told.status, told.status)}")]


def _doers(told: Told, names: Names) -> list[tuple[Link, ...]]:
    """Who acts: states and organisations, else the people."""
    actors = told.parties or told.by
    return [names.in_prose(id) for id in actors] if actors else _people(told, names)


def _people(told: Told, names: Names) -> list[tuple[Link, ...]]:
    return [(names.link("leaders", id),) for id in told.people]


def _targets(told: Told, names: Names) -> list[Link]:
    return series([names.in_prose(id) for id in told.to])


def _where(told: Told, at_site: bool) -> list[Link]:
    return [Link(text=f" {'at' if at_site else 'in'} {told.place.name}")] if told.place else []


def _subject(about: str) -> list[Link]:
    return [Link(text=f", about “{about}”")] if about else []


def _fallback(type: str) -> Words:
    """Words for a type that the table lacks."""
    noun = type.replace("-", " ")
    return Words(noun, "to", f"took part in: {noun}", f"took part in: {noun}", f"directed {noun} at")


def _merged(parts: Sequence[Link]) -> list[Link]:
    """Join neighbouring pieces of plain text."""
    merged: list[Link] = []
    for part in parts:
        if merged and merged[-1].path is None and part.path is None:
            merged[-1] = Link(text=merged[-1].text + part.text)
        else:
            merged.append(part)
    return merged


def _capitalised(parts: Sequence[Link]) -> tuple[Link, ...]:
    first, *rest = parts
    return (Link(text=first.text[:1].upper() + first.text[1:], path=first.path), *rest)
