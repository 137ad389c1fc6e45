"""The grammar of date expressions: how each is written and what it means against the day the story came out."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import NamedTuple

from briefgen.extract.date_plans import OLD_PLAN, PLAN, plan
from briefgen.extract.weekdays import FORM, SHIFT, TURN, WEEKDAYS, shifted, weekday_of
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import UNKNOWN
from briefgen.read.days import DAY, FORMS, MONTH, MONTHS, YEAR, day_in, iso, month_number

AHEAD = 100
"""Days after publication at which a month and day without a year may still lie: what is announced is rarely farther."""

_NAMED = rf"\b(?:on\s+)?(?:{'|'.join(WEEKDAYS)})"
_UNIT = r"(?P<unit>weekend|week|month|quarter|year)"

_YEARS = frozenset(map(str, range(1900, 2100)))

KINDS = {
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(("today", "tonight", "tomorrow", "yesterday"), "near"),
    **dict.fromkeys(("day", "days", "week", "weeks", "weekend", "month", "months", "quarter", "year", "years"), "unit"),
    **dict.fromkeys(("decade", "decades", "century", "centuries", "ago", "recently"), "unit"),
    **dict.fromkeys(_YEARS, "year"),
}
"""Words that every expression of the grammar holds one of, and their kinds."""

VERBS = ("may", "march")
"""Words in small letters that are no months."""

Resolve = Callable[[re.Match[str], date | None], str | None]


def _full_day(match: re.Match[str], _: date | None) -> str | None:
    return day_in(match)


def _range(match: re.Match[str], published: date | None) -> str | None:
    year = int(match["year"]) if match["year"] else _year_of(month_number(match["month"]), published)
    if year is None:
        return UNKNOWN
    month = month_number(match["month"])
    first, last = iso(year, month, int(match["day"])), iso(year, month, int(match["until"]))
    return f"{first}/{last}" if first and last and first < last else None


def _month_day(match: re.Match[str], published: date | None) -> str | None:
    """``May 3`` without a year: the latest up to :data:`AHEAD` days after publication; after a plan the next one."""
    month, day = month_number(match["month"]), int(match["day"])
    if published is None:
        return UNKNOWN
    days = [date.fromisoformat(it) for year in (-1, 0, 1) if (it := iso(published.year + year, month, day))]
    if plan(match) == PLAN:
        return min((day.isoformat() for day in days if day >= published), default=None)
    return max((day.isoformat() for day in days if (day - published).days <= AHEAD), default=None)


def _month_year(match: re.Match[str], _: date | None) -> str:
    return f"{match['year']}-{month_number(match['month']):02d}"


def _in_month(match: re.Match[str], published: date | None) -> str:
    month = month_number(match["month"])
    year = _year_of(month, published, _turn(match))
    return f"{year}-{month:02d}" if year else UNKNOWN


def _turn(match: re.Match[str]) -> str | None:
    told = plan(match)
    return told if told in (PLAN, OLD_PLAN) else match.groupdict().get("turn")


def _year_of(month: int, published: date | None, turn: str | None = None) -> int | None:
    """The year of a month named alone: the latest past one, unless ``next`` or a plan stands before it."""
    if published is None:
        return None
    turn = (turn or "").lower()
    if turn == OLD_PLAN:
        return published.year + (month - published.month < -6) - (month - published.month > 6)
    if turn in ("next", PLAN):
        return published.year + (month < published.month or (turn == "next" and month == published.month))
    return published.year - (month > published.month)


def _in_year(match: re.Match[str], _: date | None) -> str:
    return str(match["year"])


def _near_day(match: re.Match[str], published: date | None) -> str:
    if published is None or match["era"] is not None:
        return UNKNOWN
    step = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
    return shifted(match, published + timedelta(days=step)).isoformat()


def _unit(match: re.Match[str], published: date | None) -> str:
    """``last month``, ``next year``, ``earlier this week``: a month, a year, or a week from Monday to Sunday."""
    if published is None:
        return UNKNOWN
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(match["turn"].lower().split()[-1], 0)
    if match["unit"].lower() == "week":
        return _week(published + timedelta(weeks=step))
    if match["unit"].lower() == "weekend":
        return f"{_week(published + timedelta(weeks=_weekend(match, published)))}-WE"
    if match["unit"].lower() == "quarter":
        return _quarter_of(published.year * 4 + (published.month - 1) // 3 + step)
    if match["unit"].lower() == "year":
        return str(published.year + step)
    months = published.year * 12 + published.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02d}"


def _weekend(match: re.Match[str], published: date) -> int:
    """Weeks from this one: on Monday to Thursday ``last weekend``, and ``the weekend`` that is told of, are over."""
    turn = match["turn"].lower().split()[-1]
    if turn in ("next", "coming"):
        return 1 if published.weekday() >= 5 else 0
    if turn == "this" or plan(match) in (PLAN, OLD_PLAN):
        return 0
    return 0 if published.weekday() >= 5 and turn != "last" else -1


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _week_of(match: re.Match[str], published: date | None) -> str | None:
    """``the week of March 6``."""
    value = _month_day(match, published)
    return _week(date.fromisoformat(value)) if value and value != UNKNOWN else value


_ORDER = {
    word: place
    for place, words in enumerate(
        (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th", "final")), 1
    )
    for word in words
}


def _quarter(match: re.Match[str], published: date | None) -> str:
    """``the third quarter`` without a year: the latest that has begun."""
    number = _ORDER[match["order"].lower()]
    if match["year"]:
        return f"{match['year']}-Q{number}"
    if published is None:
        return UNKNOWN
    return f"{published.year - (3 * number - 2 > published.month)}-Q{number}"


def _quarter_of(count: int) -> str:
    return f"{count // 4:04}-Q{count % 4 + 1}"


def _dated_weekday(match: re.Match[str], published: date | None) -> str | None:
    """``Friday, Oct. 23``: the month and day tell the date; the weekday only stands beside it."""
    return day_in(match) if match["year"] else _month_day(match, published)


_NUMBERS = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}|an?)"


def _ago(match: re.Match[str], published: date | None) -> str:
    """``three days ago`` is a day; weeks, months and years ago only as precise as their unit."""
    if published is None:
        return UNKNOWN
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _NUMBERS.get(word, 1)
    unit = match["unit"].lower()
    if unit == "day":
        return (published - timedelta(days=count)).isoformat()
    if unit == "week":
        return _week(published - timedelta(weeks=count))
    if unit == "year":
        return str(published.year - count)
    months = published.year * 12 + published.month - 1 - count
    return f"{months // 12}-{months % 12 + 1:02d}"


def _vague(_: re.Match[str], __: date | None) -> str:
    return UNKNOWN


def _compile(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


_MONTHS = frozenset(MONTHS)
_TURNS = ("last", "next", "this", "past", "coming", "previous")
_DAYS = frozenset(
    f"{number}{ending}"
    for number in (*map(str, range(100)), *(f"0{digit}" for digit in range(10)))
    for ending in ("", "st", "nd", "rd", "th")
)
"""Numbers of one or two digits as words."""

_NOW = (
    rf"\b{SHIFT}(?P<near>today|yesterday|tomorrow|tonight)\b"
    rf"(?P<era>(?=['’]s (?:{'|'.join(lexicon('dates')['eras'])})\b))?"
)


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


RULES: tuple[Rule, ...] = (
    *(
        Rule("year", reach, opening, "full-date", form, _full_day)
        for (reach, opening), form in zip(
            ((0, _YEARS), (4, _MONTHS), (5, _DAYS), (0, _YEARS), (4, _DAYS)), FORMS, strict=True
        )
    ),
    Rule(
        "month",
        1,
        {"on", *_MONTHS},
        "day-range",
        _compile(rf"\b(?:on\s+)?{MONTH}\s+{DAY}\s*(?:-|–|to|and)\s*(?P<until>\d\d?)\b(?!:)(?:,?\s+{YEAR})?"),
        _range,
    ),
    Rule(
        "month",
        4,
        {"on", *_DAYS},
        "day-range",
        _compile(rf"\b(?:on\s+)?{DAY}\s*(?:-|–|to|and)\s*(?P<until>\d\d?)\s+{MONTH}(?:\s+{YEAR})?"),
        _range,
    ),
    Rule(
        "month",
        1,
        {"on", *_MONTHS},
        "month-day",
        re.compile(rf"(?i:\b(?:on\s+)?{MONTH}\s+{DAY})\b(?!,?\s+(?:19|20)\d\d|:\d)"),
        _month_day,
    ),
    Rule(
        "month",
        3,
        {"on", *_DAYS},
        "month-day",
        _compile(rf"\b(?:on\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?!\s+(?:19|20)\d\d)"),
        _month_day,
    ),
    Rule(
        "month",
        1,
        {"in", *_MONTHS},
        "month-year",
        _compile(rf"\b(?:in\s+)?{MONTH},?\s+(?:of\s+)?{YEAR}\b"),
        _month_year,
    ),
    Rule(
        "month",
        3,
        {"in", "since", "until", "by", "during", "early", "late", "mid", *_TURNS},
        "month",
        re.compile(rf"\b(?i:in|since|until|by|during|early|late|mid|{TURN})[\s-]+(?i:{MONTH})(?!\.?\s*\d)"),
        _in_month,
    ),
    Rule(
        "month",
        4,
        {"on", *WEEKDAYS},
        "month-day",
        _compile(rf"{_NAMED},?\s+(?:the\s+)?{MONTH}\s+{DAY}\b(?!:\d)(?:,?\s+{YEAR}\b)?"),
        _dated_weekday,
    ),
    Rule(
        "month",
        6,
        {"on", *WEEKDAYS},
        "month-day",
        _compile(rf"{_NAMED},?\s+(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+{YEAR}\b)?"),
        _dated_weekday,
    ),
    Rule(
        "month",
        5,
        {"the", "week"},
        "week-of",
        _compile(rf"\b(?:the\s+)?week\s+(?:of|beginning|starting)\s+{MONTH}\s+{DAY}\b"),
        _week_of,
    ),
    Rule(
        "unit",
        3,
        {"the", *_ORDER},
        "quarter",
        _compile(rf"\b(?:the\s+)?(?P<order>{'|'.join(_ORDER)})\s+quarter\b(?:\s+(?:of\s+)?{YEAR}\b)?"),
        _quarter,
    ),
    Rule(
        "weekday",
        5,
        {"the", "day", "on", "late", "early", *_TURNS, *WEEKDAYS},
        "weekday",
        FORM,
        weekday_of,
    ),
    Rule("near", 3, {"the", "day", *KINDS}, "near-day", _compile(_NOW), _near_day),
    Rule(
        "unit",
        2,
        {"earlier", "later", "early", "late", "over", "at", *_TURNS},
        "unit",
        _compile(
            r"\b(?:earlier |later |early |late )?"
            rf"(?P<turn>last|next|this|past|previous|coming|over the|at the)\s+{_UNIT}\b"
        ),
        _unit,
    ),
    Rule(
        "unit",
        1,
        {"a", "an", *_NUMBERS, *_DAYS},
        "ago",
        _compile(rf"\b{_COUNT}\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier)\b"),
        _ago,
    ),
    Rule(
        "unit",
        1,
        {"long", *KINDS},
        "vague",
        _compile(r"\b(?:decades?|years|months|weeks|days|centuries|long)\s+ago\b|\brecently\b"),
        _vague,
    ),
    Rule(
        "year",
        1,
        {"in", "since", "until", "by", "during", "of", "for"},
        "year",
        _compile(rf"\b(?:in|since|until|by|during|of|for)\s+{YEAR}\b(?!\s*[-–/]\s*\d)"),
        _in_year,
    ),
)
"""The grammar. Of overlapping words the longest wins."""
