"""Dates in the sentences of key points, which are English as the articles are."""

from __future__ import annotations

import re

from briefgen.model.article import UNKNOWN
from briefgen.model.edtf import day_of

DAYS_AFTER_MONDAY = 6
"""From the first day of a week to its last."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_PART = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?:T[\d:]+)?(?P<doubt>[?~%]?)")


def when(value: str) -> str:
    """An EDTF date behind what happened then; nothing when it is unknown.

    >>> when("2024-09-22"), when("2024-08"), when("2024-09-16/2024-09-22")
    (' on 22 September 2024', ' in August 2024', ' in the week of 16 September 2024')
    >>> when("2024-09-17/2024-09-19")
    ' between 17 and 19 September 2024'
    """
    if value == UNKNOWN:
        return ""
    first, _, last = value.partition("/")
    start, end = day_of(first), day_of(last or first)
    if last and start and end:
        if start.weekday() == 0 and (end - start).days == DAYS_AFTER_MONDAY:
            return f" in the week of {_spoken(first)}"
        is_one_month = (start.year, start.month) == (end.year, end.month)
        return f" between {start.day if is_one_month else _spoken(first)} and {_spoken(last)}"
    if last:
        return f" ({_spoken(first)} to {_spoken(last)})"
    return f" on {_spoken(value)}" if start else f" in {_spoken(value)}"


def _spoken(value: str) -> str:
    """``22 September 2024``; a date that is none in that form as it is."""
    part = _PART.fullmatch(value)
    if part is None:
        return value
    day = [str(int(part["day"]))] if part["day"] else []
    month = [_MONTHS[int(part["month"]) - 1]] if part["month"] else []
    doubt = [{"~": "(about)"}.get(part["doubt"], "(uncertain)")] if part["doubt"] else []
    return " ".join([*day, *month, part["year"], *doubt])
