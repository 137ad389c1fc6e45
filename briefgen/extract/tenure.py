"""Which office a known leader held at a given time, and who held an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from briefgen.extract.titles import canon, is_highest, none_in, rank
from briefgen.extract.tokens import fold
from briefgen.model.edtf import span
from briefgen.model.world import Knowledge, Leader, Office

ELECT = 120
"""Days before a term in which a text may call its holder by the office."""

YEAR = 366
"""Days before a first term from which its holder counts among the leaders."""

CAREER = 15
"""Years before the first listed office in which its holder may have held lower ones."""

RECENT = 8
"""Years after the highest office in which a surname alone still brings its holder to mind."""


def office_at(leader: Leader, day: date | None) -> Office | None:
    """The highest listed office that ``leader`` held on ``day``; without a day, the only one there is.

    An office counts from the first to the last day its dates may mean. None when no office fits.
    """
    if day is None:
        return leader.offices[0] if len({(office.title, office.of) for office in leader.offices}) == 1 else None
    return min((office for office in leader.offices if holds(office, day)), key=_height, default=None)


def _height(office: Office) -> int:
    return rank(office.title)


def held(leader: Leader, title: str | None, of: str | None, day: date | None) -> Office | None:
    """The office of ``leader`` that a text means by ``title`` and ``of``, on ``day`` if that is known.

    None when the leader never held such an office, or held it at another time only.
    """
    fitting = [office for office in leader.offices if _is_same(office, title, of)]
    if day is None:
        return fitting[0] if fitting else None
    return next((office for office in fitting if holds(office, day)), None)


def held_before(leader: Leader, title: str | None, of: str | None, day: date | None) -> Office | None:
    """The same for an office that had begun by ``day``, or is to begin within months: ``President-elect``."""
    fitting = (office for office in leader.offices if _is_same(office, title, of))
    return next((office for office in fitting if day is None or _begins(office) - day.toordinal() <= ELECT), None)


def _begins(office: Office) -> int:
    return _term(office.since, office.until)[0]


def holds(office: Office, day: date) -> bool:
    """Whether ``day`` may lie in the office's term."""
    first, last = _term(office.since, office.until)
    return first <= day.toordinal() <= last


def has_begun(leader: Leader, day: date | None) -> bool:
    """Whether the leader held any office by then, or came into one within a year; so it is without a day."""
    return day is None or any(_begins(office) - day.toordinal() <= YEAR for office in leader.offices)


def is_near(leader: Leader, day: date | None) -> bool:
    """Whether the first listed office begins so soon after ``day`` that who bears the name may be the leader."""
    return day is None or min(map(_begins, leader.offices)) - day.toordinal() <= CAREER * YEAR


def led(leader: Leader, day: date | None) -> Office | None:
    """The highest kind of office that ``leader`` held on ``day``, else lately; without a day, ever."""
    tops = [office for office in leader.offices if is_highest(office.title) and (day is None or _is_fresh(office, day))]
    return min(tops, key=lambda office: (day is not None and not holds(office, day), _height(office)), default=None)


def serves_lately(leader: Leader, day: date | None) -> bool:
    """Whether someone still counts among the leaders on ``day``: a head for good, others for some years after."""
    return day is None or any(
        is_highest(office.title) or _is_fresh(office, day) or 0 < _begins(office) - day.toordinal() <= YEAR
        for office in leader.offices
    )


def _is_fresh(office: Office, day: date) -> bool:
    first, last = _term(office.since, office.until)
    return first <= day.toordinal() <= last + RECENT * YEAR


def country_of(leader: Leader) -> str | None:
    """The country or organisation of all the leader's offices, None when they differ."""
    owners = {office.of for office in leader.offices}
    return owners.pop() if len(owners) == 1 else None


def holders(
    knowledge: Knowledge, title: str, of: str | None, day: date | None, initial: str = ""
) -> tuple[Leader, ...]:
    """The listed leaders who held an office of a state or body, or of any, on ``day``; without a day, ever.

    :param initial: folded first letter that one of their surnames has; any when empty.
    """
    found: Sequence[tuple[Leader, int, int]] = _by_office(knowledge).get((of, canon(title), initial), ())
    if day:
        at = day.toordinal()
        found = [row for row in found if row[1] <= at <= row[2]]
    return tuple({leader.id: leader for leader, _, _ in found}.values())


@lru_cache(maxsize=4)
def bearers(knowledge: Knowledge) -> dict[str, tuple[Leader, ...]]:
    """Folded surname to the listed leaders who bear it, in the order of their ids."""
    found: dict[str, list[Leader]] = defaultdict(list)
    for _, leader in sorted(knowledge.leaders.items()):
        for word in dict.fromkeys(map(fold, leader.surnames)):
            found[word].append(leader)
    return {word: tuple(leaders) for word, leaders in found.items()}


def has_none(knowledge: Knowledge, title: str, of: str) -> bool:
    """Whether a state is known to have no office of this name: ``prime minister`` of the United States."""
    name = canon(title)
    if of in none_in(name.rsplit(" ", 1)[-1]):
        return True
    return is_highest(title) and of in _heads_of(knowledge) and (of, name, "") not in _by_office(knowledge)


@lru_cache(maxsize=4)
def _heads_of(knowledge: Knowledge) -> frozenset[str]:
    """States of which any head is listed."""
    return frozenset(of for of, name, _ in _by_office(knowledge) if of and is_highest(name))


@lru_cache(maxsize=4)
def _by_office(knowledge: Knowledge) -> dict[tuple[str | None, str, str], tuple[tuple[Leader, int, int], ...]]:
    """Who held it in which term, by state and office, by office alone, and both by initial too."""
    found: dict[tuple[str | None, str, str], list[tuple[Leader, int, int]]] = defaultdict(list)
    for _, leader in sorted(knowledge.leaders.items()):
        initials = {fold(surname)[:1] for surname in leader.surnames} | {""}
        for office in leader.offices:
            row = (leader, *_term(office.since, office.until))
            for initial in initials:
                found[office.of, canon(office.title), initial].append(row)
                found[None, canon(office.title), initial].append(row)
    return {key: tuple(rows) for key, rows in found.items()}


@lru_cache(maxsize=16_384)
def _term(since: str, until: str | None) -> tuple[int, int]:
    """The first and the last day of a term that its dates may mean, counted from 1 January of year 1."""
    first, last = span(since), span(until) if until else None
    return first.first.toordinal() if first else 0, last.last.toordinal() if last else date.max.toordinal()


def _is_same(office: Office, title: str | None, of: str | None) -> bool:
    """``leader`` and ``ruler`` mean any of the highest offices."""
    if of is not None and office.of != of:
        return False
    if title is None or canon(office.title) == canon(title):
        return True
    return title.lower() in ("leader", "ruler", "president-elect") and is_highest(office.title)
