"""What the rules of all date expressions have in common: their form, the words they hold and how values are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from briefgen.read.days import MONTHS

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

YEARS = frozenset(map(str, range(1900, 2100)))

DAYS = frozenset(
    f"{number}{ending}"
    for number in (*map(str, range(100)), *(f"0{digit}" for digit in range(10)))
    for ending in ("", "st", "nd", "rd", "th")
)
"""Numbers of one or two digits as words."""

TURNS = ("last", "next", "this", "past", "coming", "previous")

NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}

_UNITS = ("day", "days", "week", "weeks", "weekend", "month", "months", "quarter", "year", "years")

KINDS = {
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(("today", "tonight", "tomorrow", "yesterday"), "near"),
    **dict.fromkeys(("morning", "afternoon", "evening", "night"), "part"),
    **dict.fromkeys(_UNITS, "unit"),
    **dict.fromkeys(("decade", "decades", "century", "centuries", "ago", "recently"), "unit"),
    **dict.fromkeys(("christmas", "boxing", "valentine", "bastille", "halloween"), "feast"),
    **dict.fromkeys(YEARS, "year"),
}
"""Words that every expression of the grammar holds one of, and their kinds."""

VERBS = ("may", "march")
"""Words in small letters that are no months."""

Resolve = Callable[[re.Match[str], date | None], str | None]


class Rule(NamedTuple):
    """One way to write a date."""

    kind: str
    """The kind of word that an expression holds."""

    reach: int
    """Words before that one at which an expression may begin."""

    opening: Collection[str]
    """Folded words, one of which it begins with."""

    id: str
    form: re.Pattern[str]
    resolve: Resolve
    """What it means."""


def compiled(form: str) -> re.Pattern[str]:
    """A form in which capitals do not matter."""
    return re.compile(form, re.IGNORECASE)


def counted(word: str) -> int:
    """The number that digits or a word tell; ``a`` and ``an`` are one."""
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 1)


def week(day: date) -> str:
    """The week of a day, from Monday to Sunday.

    >>> week(date(2024, 9, 22))
    '2024-W38'
    """
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"
