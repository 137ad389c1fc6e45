"""Which office a known leader held at a given time."""

from __future__ import annotations

from datetime import date

from briefgen.extract.tokens import fold
from briefgen.model.edtf import span
from briefgen.model.world import Leader, Office


def office_at(leader: Leader, day: date | None) -> Office | None:
    """The highest listed office that ``leader`` held on ``day``; without a day, the only one there is.

    An office counts from the first to the last day its dates may mean. None when no office fits.
    """
    if day is None:
        return leader.offices[0] if len({(office.title, office.of) for office in leader.offices}) == 1 else None
    return next((office for office in leader.offices if holds(office, day)), None)


def held(leader: Leader, title: str | None, of: str | None, day: date | None) -> Office | None:
    """The office of ``leader`` that a text means by ``title`` and ``of``, on ``day`` if that is known.

    None when the leader never held such an office, or held it at another time only.
    """
    fitting = [office for office in leader.offices if _is_same(office, title, of)]
    if day is None:
        return fitting[0] if fitting else None
    return next((office for office in fitting if holds(office, day)), None)


def holds(office: Office, day: date) -> bool:
    """Whether ``day`` may lie in the office's term."""
    since, until = span(office.since), span(office.until) if office.until else None
    return (since is None or since.first <= day) and (until is None or day <= until.last)


def country_of(leader: Leader) -> str | None:
    """The country or organisation of all the leader's offices, None when they differ."""
    owners = {office.of for office in leader.offices}
    return owners.pop() if len(owners) == 1 else None


def _is_same(office: Office, title: str | None, of: str | None) -> bool:
    if of is not None and office.of != of:
        return False
    return title is None or fold(office.title) == fold(title)
