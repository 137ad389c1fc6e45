"""Whether two accounts tell of one event: what speaks against it decides before what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.model import edtf
from briefgen.model.summary import Event

WIDEST = 31
"""Days that a date may cover and still tell one event from another."""

COPIED = 0.6
"""Share (0 to 1) of the shorter report's quotes that stands in the other, letter for letter, in a copy that was cut."""

TOPICAL = frozenset(("agreement", "statement", "request", "accusation", "sanction", "aid", "support", "threat"))
"""Types where the subject tells two events of one day apart; a meeting or a visit can have many subjects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one article says of an event."""

    article: str
    event: Event
    published: str
    sha256: str
    agency: str | None
    quotes: frozenset[str]
    """All words that its article is cited for."""


def alike(one: Account, other: Account) -> bool:
    """Whether two accounts of the same type and participants are one event: no veto, both dates known."""
    if one.article == other.article or denies(one, other) or denies(other, one):
        return False
    return _same_time(one.event, other.event) and not vetoed(one.event, other.event)


def vetoed(one: Event, other: Event) -> bool:
    """Whether two events of one type differ for sure: another country, other people, another doer or subject."""
    venues = {event.place.country for event in (one, other) if event.place and event.place.country}
    strangers = bool(one.people and other.people) and not set(one.people) & set(other.people)
    turned = bool(one.by and other.by) and set(one.by) != set(other.by)
    topical = one.type in TOPICAL and bool(one.issues and other.issues) and not set(one.issues) & set(other.issues)
    return len(venues) > 1 or strangers or turned or topical


def names(one: Account, other: Account) -> bool:
    """Whether an editor calls ``other`` the same event as ``one``."""
    return one.article != other.article and other.event.id in one.event.same_as


def denies(one: Account, other: Account) -> bool:
    """Whether an editor calls ``other`` another event than ``one``."""
    return one.article != other.article and other.event.id in one.event.not_same_as


def wires(accounts: Sequence[Account]) -> int:
    """Count accounts, copies of the same report once."""
    kept: list[Account] = []
    for account in accounts:
        if not any(_copies(account, other) for other in kept):
            kept.append(account)
    return len(kept)


@lru_cache(maxsize=8192)
def day_span(value: str) -> edtf.Span | None:
    """The days a date covers; read once for each value, since many events share one."""
    return edtf.span(value)


def _same_time(one: Event, other: Event) -> bool:
    first, second = day_span(one.date.value), day_span(other.date.value)
    if first is None or second is None or max(_width(first), _width(second)) > WIDEST:
        return False
    return first.first <= second.last and second.first <= first.last


def _width(span: edtf.Span) -> int:
    return (span.last - span.first).days


def _copies(one: Account, other: Account) -> bool:
    if one.sha256 == other.sha256:
        return True
    if not one.agency or one.agency != other.agency or not one.quotes:
        return False
    return len(one.quotes & other.quotes) >= COPIED * min(len(one.quotes), len(other.quotes))
