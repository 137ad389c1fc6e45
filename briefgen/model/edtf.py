"""Dates as EDTF strings: their bounds, their order, and how a reader wants them written.

The subset of the Extended Date/Time Format (Library of Congress, level 0 and 1) that summaries use:
``2024-09-22``, ``2024-08``, ``2024``, each with ``?`` or ``~``, ranges ``A/B``, and ``unknown``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_SINGLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
_CLOCK = re.compile(r"T\d{2}:\d{2}(?::\d{2})?$")
_PERIOD = re.compile(r"(?P<year>\d{4})-(?:Q(?P<quarter>[1-4])|W(?P<week>\d{2})(?P<end>-WE)?)")
_MONTHS = tuple(calendar.month_name)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last day that a date may mean."""

    first: date
    last: date


@lru_cache(maxsize=1 << 14)
def span(value: str) -> Span | None:
    """The days that ``value`` covers; None for ``unknown``.

    :raises ValueError: it is no date of the subset.

    >>> span("2024-02")
    Span(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    """
    if value == "unknown":
        return None
    parts = [_single(_CLOCK.sub("", part)) for part in value.split("/")]
    if len(parts) > 2 or parts[-1].last < parts[0].first:
        raise ValueError(f"not a range of dates: {value!r}")
    return Span(parts[0].first, parts[-1].last)


def plain(value: str) -> str:
    """A week or quarter as the range of its days or months; any other value as it is.

    Texts speak of weeks (``2024-W38``, ISO 8601) and quarters (``2024-Q3``); the subset has only ranges for them.

    >>> plain("2024-W38"), plain("2024-Q3"), plain("2024-W38-WE"), plain("2024-09")
    ('2024-09-16/2024-09-22', '2024-07/2024-09', '2024-09-21/2024-09-22', '2024-09')
    """
    match = _PERIOD.fullmatch(value)
    if match is None:
        return value
    year = int(match["year"])
    if match["quarter"]:
        first = 3 * int(match["quarter"]) - 2
        return f"{year:04}-{first:02}/{year:04}-{first + 2:02}"
    week = int(match["week"])
    first_day = date.fromisocalendar(year, week, 6 if match["end"] else 1)
    return f"{first_day.isoformat()}/{date.fromisocalendar(year, week, 7).isoformat()}"


def is_valid(value: str) -> bool:
    """Whether ``value`` is a date of the subset, a time of day after a full date allowed."""
    try:
        span(value)
    except ValueError:
        return False
    return True


def day_of(value: str) -> date | None:
    """The one day that ``value`` means; None when it is wider or unknown.

    >>> day_of("2024-09-23T15:17")
    datetime.date(2024, 9, 23)
    """
    found = span(value)
    return found.first if found and found.first == found.last else None


@lru_cache(maxsize=1 << 14)
def spoken(value: str) -> str:
    """Write a date for a reader: ``22 September 2024``, ``August 2024``, ``date unknown``.

    >>> spoken("2024-08"), spoken("2022?"), spoken("2024-09-22/2024-09-24")
    ('August 2024', '2022 (uncertain)', '22 September 2024 to 24 September 2024')
    """
    if value == "unknown":
        return "date unknown"
    return " to ".join(_spoken_single(_CLOCK.sub("", part)) for part in value.split("/"))


def sort_key(value: str) -> tuple[bool, date, date]:
    """Oldest first, unknown last; a wider date after a narrower one that starts the same day."""
    found = span(value)
    return (found is None, found.first if found else date.max, found.last if found else date.max)


def _single(text: str) -> Span:
    match = _SINGLE.fullmatch(text)
    if not match:
        raise ValueError(f"not a date: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    assert year is not None
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Span(date(year, month, day), date(year, month, day))


def _spoken_single(text: str) -> str:
    match = _SINGLE.fullmatch(text)
    if not match:
        return text
    year, month, day, doubt = match.groups()
    words = [str(int(day))] if day else []
    words += [_MONTHS[int(month)]] if month else []
    return " ".join([*words, year]) + {"?": " (uncertain)", "~": " (about)", "%": " (uncertain)", "": ""}[doubt]
