"""Weeks, weekends, months, quarters and years: ``last week``, ``the third quarter``, ``in 1998``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.extract.date_rules import TURNS, Rule, compiled, week
from briefgen.extract.tense import tense
from briefgen.extract.tense_cues import OLD_PLAN, PLAN
from briefgen.model.article import UNKNOWN
from briefgen.read.days import YEAR

_UNIT = r"(?P<unit>weekend|week|month|quarter|year)"


def _in_year(match: re.Match[str], _: date | None) -> str:
    return str(match["year"])


def _unit(match: re.Match[str], published: date | None) -> str:
    """``last month``, ``next year``, ``earlier this week``: a month, a year, or a week from Monday to Sunday."""
    if published is None:
        return UNKNOWN
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(match["turn"].lower().split()[-1], 0)
    if match["unit"].lower() == "week":
        return week(published + timedelta(weeks=step))
    if match["unit"].lower() == "weekend":
        return f"{week(published + timedelta(weeks=_weekend(match, published)))}-WE"
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
    if turn == "this" or tense(match) in (PLAN, OLD_PLAN):
        return 0
    return 0 if published.weekday() >= 5 and turn != "last" else -1


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


RULES = (
    Rule(
        "unit",
        3,
        {"the", *_ORDER},
        "quarter",
        compiled(rf"\b(?:the\s+)?(?P<order>{'|'.join(_ORDER)})\s+quarter\b(?:\s+(?:of\s+)?{YEAR}\b)?"),
        _quarter,
    ),
    Rule(
        "unit",
        2,
        {"earlier", "later", "early", "late", "over", "at", *TURNS},
        "unit",
        compiled(
            r"\b(?:earlier |later |early |late )?"
            rf"(?P<turn>last|next|this|past|previous|coming|over the|at the)\s+{_UNIT}\b"
        ),
        _unit,
    ),
    Rule(
        "year",
        1,
        {"in", "since", "until", "by", "during", "of", "for"},
        "year",
        compiled(
            rf"\b(?:in|since|until|by|during|(?P<counted>of|for))\s+{YEAR}\b(?!\s*[-–/]\s*\d|\s+(?-i:GMT|UTC|EST|EDT|hours)\b)"
            r"(?(counted)(?!\s+(?:people|men|women|children|(?!(?:as|is|was)\b)[a-z]+s)\b))"
        ),
        _in_year,
    ),
)
"""Periods of time."""
