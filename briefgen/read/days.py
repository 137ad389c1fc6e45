"""Dates written out in full, as EDTF strings; a day is never guessed from an ambiguous number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
            ("november", "nov"), ("december", "dec"),
        ),
        1,
    )
    for name in names
}  # fmt: skip
"""English month names and their newswire short forms, to 1-12."""

MONTH = (
    r"(?P<month>(?:january|february|(?-i:M)arch|april|(?-i:M)ay|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
"""A month's name as a regular expression with the group ``month``; in lower case ``may`` and ``march`` are verbs."""

DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date as written: where it stands and what it means."""

    start: int
    end: int
    value: str
    """EDTF, or ``unknown`` when day and month cannot be told apart."""


FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)(?=\b|T)",
        rf"(?:\b|(?-i:(?<=[A-Za-z])(?=[A-Z][a-z]))){MONTH}\s+{DAY},?\s+{YEAR}\b",
        rf"\b{DAY}(?:\s+of)?[\s-]+{MONTH}(?:,?\s+|-){YEAR}\b",
        rf"\b{YEAR}[/.](?P<month_number>\d\d?)[/.](?P<day>\d\d?)\b",
        rf"\b(?P<first>\d\d?)(?P<mark>[/.-])(?P<second>\d\d?)(?P=mark){YEAR}\b",
    )
)
"""The ways to write out a date with day, month and year; :func:`day_in` tells what each means."""


_MONTHS = tuple(sorted({name[:3] for name in MONTHS}))


def full_days(text: str) -> Iterator[Day]:
    """Each date with day, month and year in ``text``, in the order of the text.

    >>> [found.value for found in full_days("May 3, 2024; 13/02/2024; 03/04/2024")]
    ['2024-05-03', '2024-02-13', 'unknown']
    """
    found = [
        Day(start=match.start(), end=match.end(), value=value)
        for form in _forms(text)
        for match in form.finditer(text)
        if (value := day_in(match))
    ]
    yield from sorted(found, key=lambda day: (day.start, -day.end))


def may_hold_year(text: str) -> bool:
    """Whether ``19`` or ``20`` stands in a text; a single letter is looked for much faster than two."""
    return ("0" in text and "20" in text) or ("9" in text and "19" in text)


def _forms(text: str) -> tuple[re.Pattern[str], ...]:
    """Those of the forms that the marks and letters of a text leave possible."""
    folded = text.lower()
    named = FORMS[1:3] if any(map(folded.__contains__, _MONTHS)) else ()
    if "-" in text or "/" in text or "." in text:
        return (FORMS[0], *named, *FORMS[3:])
    return named


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its short form, full stop allowed."""
    return MONTHS[name.lower().rstrip(".")]


def iso(year: int, month: int, day: int) -> str | None:
    """``YYYY-MM-DD``, or None when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def day_in(match: re.Match[str]) -> str | None:
    """What a match of one of :data:`FORMS` means, as EDTF; None when the calendar has no such day."""
    groups = match.groupdict()
    year = int(groups["year"])
    if "first" in groups:
        return _numeric(year, int(groups["first"]), int(groups["second"]))
    month = int(groups["month_number"]) if "month_number" in groups else month_number(groups["month"])
    return iso(year, month, int(groups["day"]))


def _numeric(year: int, first: int, second: int) -> str | None:
    """Day-first and month-first agree, or one of them is impossible; else nobody can tell."""
    readings = {value for value in (iso(year, first, second), iso(year, second, first)) if value}
    return None if not readings else readings.pop() if len(readings) == 1 else "unknown"
