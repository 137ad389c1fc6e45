"""Days counted from that of the story: ``today``, ``last night``, ``three days ago``, ``a week from Monday``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.extract.date_rules import DAYS, KINDS, NUMBERS, WEEKDAYS, Rule, compiled, counted, week
from briefgen.extract.tense import tense
from briefgen.extract.weekdays import SHIFT, shifted
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import UNKNOWN

_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)}|an?)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"


_MANY = compiled(r"\b(?:all|few|many|most|much|none|some) of $")
"""Before ``today's`` what makes it the present time: ``many of today's cars``."""


_NAME = re.compile(r"[A-Z]\w* $")
"""Before ``Today`` with a capital what makes it a name: ``USA Today``, ``Entertainment Tonight``."""


def _near_day(match: re.Match[str], published: date | None) -> str | None:
    """The day; ``Today`` that opens a sentence in the present means these times: ``Today, most towns are rich``."""
    if match["near"].istitle() and _NAME.search(match.string, max(0, match.start() - 25), match.start()):
        return None
    is_era = match["era"] is not None or _MANY.search(match.string, max(0, match.start() - 9), match.start())
    if published is None or is_era:
        return UNKNOWN
    if match["near"] == "Today" and tense(match) is None:
        return UNKNOWN
    step = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
    return shifted(match, published + timedelta(days=step)).isoformat()


def _part_of_day(match: re.Match[str], published: date | None) -> str:
    """``last night``, ``this morning``."""
    if published is None:
        return UNKNOWN
    return (published - timedelta(days=match["last"] is not None)).isoformat()


def _ago(match: re.Match[str], published: date | None) -> str:
    """``three days ago`` is a day; weeks, months and years ago only as precise as their unit, but for ``ago today``."""
    if published is None:
        return UNKNOWN
    count, unit = counted(match["count"]), match["unit"].lower()
    if unit == "day" or (unit == "week" and (match["today"] or match["weekday"])):
        back = _back_to(match["weekday"], published)
        return (published - timedelta(days=count * (7 if unit == "week" else 1) + back)).isoformat()
    if unit == "week":
        return week(published - timedelta(weeks=count))
    if match["weekday"]:
        return UNKNOWN
    months = published.year * 12 + published.month - 1 - count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    if match["today"]:
        return date(year, month, min(published.day, 28)).isoformat() if published.day <= 28 else UNKNOWN
    return str(year) if unit == "year" else f"{year}-{month:02d}"


def _back_to(weekday: str | None, published: date) -> int:
    """Days back to the last such weekday, none where none is named."""
    return (published.weekday() - WEEKDAYS.index(weekday.lower())) % 7 if weekday else 0


def _from_now(match: re.Match[str], published: date | None) -> str:
    """``two weeks from today``, ``a week from Monday``."""
    if published is None:
        return UNKNOWN
    days = counted(match["count"]) * (7 if match["unit"].lower() == "week" else 1)
    if match["weekday"]:
        days += (WEEKDAYS.index(match["weekday"].lower()) - published.weekday()) % 7 or 7
    day = published + timedelta(days=days)
    return week(day) if match["unit"].lower() == "week" and match["now"].lower() == "now" else day.isoformat()


def _vague(_: re.Match[str], __: date | None) -> str:
    return UNKNOWN


RULES = (
    Rule(
        "near",
        3,
        {"the", "day", *KINDS},
        "near-day",
        compiled(
            rf"\b{SHIFT}(?P<near>today|yesterday|tomorrow|tonight)\b(?! (?:show|program|programme)\b)"
            rf"(?P<era>(?=['’]s (?:{'|'.join(lexicon('dates')['eras'])})\b))?"
        ),
        _near_day,
    ),
    Rule(
        "part",
        2,
        {"late", "later", "early", "earlier", "last", "this"},
        "near-day",
        compiled(
            r"\b(?:(?:late|later|early|earlier)\s+)?"
            r"(?:(?P<last>last)\s+(?:night|evening)|this\s+(?:morning|afternoon|evening))\b"
        ),
        _part_of_day,
    ),
    Rule(
        "unit",
        1,
        {"a", "an", *NUMBERS, *DAYS},
        "ago",
        compiled(
            rf"\b{_COUNT}\s+(?P<unit>day|week|month|year)s?\s+ago\b"
            rf"(?:\s+(?:(?P<today>today)|(?:(?:on|this|last)\s+)?{_WEEKDAY})\b)?"
        ),
        _ago,
    ),
    Rule(
        "unit",
        1,
        {"a", "an", *NUMBERS, *DAYS},
        "from-now",
        compiled(rf"\b{_COUNT}\s+(?P<unit>day|week)s?\s+from\s+(?P<now>today|now|(?:next\s+)?{_WEEKDAY})\b"),
        _from_now,
    ),
    Rule(
        "unit",
        1,
        {"long", *KINDS},
        "vague",
        compiled(r"\b(?:decades?|years|months|weeks|days|centuries|long)\s+ago\b|\brecently\b"),
        _vague,
    ),
)
"""Expressions that count from the day of the story."""
