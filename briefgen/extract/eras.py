"""Which states there were when an article came out, and which of them a place lay in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from briefgen.model.edtf import span
from briefgen.model.world import Country, Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """First and last day, as ordinals."""

    first: int
    last: int

    def hold(self, when: date | None) -> bool:
        """Whether ``when`` lies in them; nothing is known of an article without a date."""
        return when is not None and self.first <= when.toordinal() <= self.last


def first_day(published: str) -> date | None:
    """The first day on which an article may have come out; None when that is unknown.

    >>> first_day("1987-04"), first_day("unknown")
    (datetime.date(1987, 4, 1), None)
    """
    found = span(published)
    return found.first if found else None


def years_of(country: Country) -> Years | None:
    """The years of a state that is no more; None for one of today."""
    since, until = span(country.since or "unknown"), span(country.until or "unknown")
    return Years(first=since.first.toordinal(), last=until.last.toordinal()) if since and until else None


def bygone(when: date | None, knowledge: Knowledge) -> frozenset[str]:
    """The states that had ended before ``when``; without a date none, so that names decide."""
    years = _history(knowledge).years
    return frozenset(code for code in years if when is not None and years[code].last < when.toordinal())


def is_of_its_time(code: str, when: date | None, knowledge: Knowledge) -> bool:
    """Whether a state was there at ``when``, as those of today are taken to have been at all times."""
    years = _history(knowledge).years.get(code)
    return years is None or years.hold(when)


def stood_at(code: str, value: str, knowledge: Knowledge) -> bool:
    """Whether a state that is no more stood on any day that an EDTF date may mean; not when that is unknown."""
    years, days = _history(knowledge).years[code], span(value)
    return days is not None and years.first <= days.last.toordinal() and days.first.toordinal() <= years.last


def country_of_place(name: str, knowledge: Knowledge, when: date | None = None) -> str | None:
    """The country that a place lies in, or lay in at ``when``; None when it lies in none or is unknown."""
    place = knowledge.places.get(name)
    code = place.country if place else knowledge.lookalikes.get(name)
    if code is None or when is None:
        return code
    return _owner(name, when, knowledge) or state_of(code, when, knowledge)


def state_of(code: str, when: date | None, knowledge: Knowledge) -> str:
    """The state that the land of a country was part of at ``when``: Ukraine's of the Soviet Union in 1987."""
    history = _history(knowledge)
    state = code
    while when is not None and (before := history.before.get(state)) and when.toordinal() < before[1]:
        state = before[0]
    return state if is_of_its_time(state, when, knowledge) else code


def was_seat(name: str, country: Country, when: date | None) -> bool:
    """Whether a place that is no capital today was the seat of the country's government at ``when``."""
    for seat in country.seats:
        if seat.id == name:
            return holds(seat.when, when)
    return False


def holds(years: str, when: date | None) -> bool:
    """Whether ``when`` lies in an EDTF range; nothing is known of an article without a date."""
    found = span(years)
    return found is not None and when is not None and found.first <= when <= found.last


def _owner(name: str, when: date, knowledge: Knowledge) -> str | None:
    """The state of that time that lists the place as its own."""
    history = _history(knowledge)
    code = history.places.get(name)
    return code if code and history.years[code].hold(when) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    years: Mapping[str, Years]
    """Of each state that is no more."""

    before: Mapping[str, tuple[str, int]]
    """By state the one that it came out of, and the ordinal of the day from which it was one of its own."""

    places: Mapping[str, str]
    """By place the state that is no more in which it lay."""


@lru_cache(maxsize=4)
def _history(knowledge: Knowledge) -> _History:
    old = [country for country in knowledge.countries.values() if country.until]
    return _History(
        years={country.id: years for country in old if (years := years_of(country))},
        before={
            next.id: (country.id, since.first.toordinal())
            for country in old
            for next in country.successors
            if (since := span(next.when))
        },
        places={place: country.id for country in old for place in country.places},
    )
