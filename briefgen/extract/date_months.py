"""Date expressions with the name of a month, and feasts; what is told of them tells the year that they leave out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from briefgen.extract.date_rules import DAYS, TURNS, WEEKDAYS, YEARS, Resolve, Rule, compiled, week
from briefgen.extract.tense import tense, told_of
from briefgen.extract.tense_cues import OLD_PLAN, PAST, PLAN, PRESENT
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import UNKNOWN
from briefgen.read.days import DAY, FORMS, MONTH, MONTHS, YEAR, day_in, iso, month_number

AHEAD = 270
"""Days after publication at which a month and day of the year after may still lie: what is farther is named with it."""

_NAMED = rf"\b(?:on\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})"
_TURN = r"(?P<turn>last|next|this|past|coming)"
_WHOSE = r"(?:,?\s+(?:of\s+)?(?P<whose>last|this|next|that|the\s+(?:same|following|previous))\s+year\b)?"
"""``May 3 of last year``."""

_CENTURY = r"(?:,?\s+(?P<past_year>1[0-8]\d\d)\b(?!,\d|\s+(?:people|men|women)\b|\s+(?!(?:as|is|was)\b)[a-z]+s\b))?"
"""A year before those that the forms of written-out days know: ``March 17, 1884``."""

_ENDING = r"(?:st|nd|rd|th)?"
_UNTIL = rf"(?P<until>\d\d?){_ENDING}\b(?!:\d|\s*[ap]\.?m\b|\s+(?:people|men|women)\b|\s+(?!(?:as|is|was)\b)[a-z]+s\b)"
"""The last day of a range, no clock and no number of something: ``Oct. 3 and 12 others``."""

_PLACES = "|".join(lexicon("dates")["named_after_days"])
_PARTNER = compiled(rf",?\s+(?:and|or|to|through|until)\s+(?:on\s+)?{MONTH}\s+{DAY},?\s+{YEAR}\b")
_JOINED = re.compile(r"\d,? (?:and|or|to|through|until) (?:on )?$")
_PARTNER_BEFORE = compiled(rf"{MONTH}\s+{DAY},?\s+{YEAR},?\s+(?:and|or|to|through|until)\s+(?:on\s+)?$")
"""Another day beside one without a year, in whose year it lies: ``between May 3 and May 10, 1999``."""

_IN_YEAR = re.compile(
    rf"(?:^|[.!?][\"”]?\s+|\n)[Ii]n (?:[A-Z][a-z]+,? )?{YEAR}\b(?![^.!?\n]*\b(?:19|20)\d\d)[^.!?\n]*$"
)
"""A sentence that opens with a year tells of days of that year: ``In 1944, on June 6, they landed``."""

_STEPS = {"last": -1, "this": 0, "next": 1}


def _full_day(match: re.Match[str], _: date | None) -> str | None:
    return day_in(match)


def _month_day(match: re.Match[str], published: date | None) -> str | None:
    """``May 3``, in the year that stands beside it or that its tense tells."""
    month, day = month_number(match["month"]), int(match["day"])
    if (year := _year_beside(match, month, day)) is not None:
        return iso(year, month, day)
    whose = match.groupdict().get("whose")
    if published is None or (whose and whose.lower() not in _STEPS):
        return UNKNOWN
    if whose:
        return iso(published.year + _STEPS[whose.lower()], month, day)
    if told := _of_history(match, month, day, published):
        return told
    days = [date.fromisoformat(it) for year in (-1, 0, 1) if (it := iso(published.year + year, month, day))]
    return _agreed(match, _chosen(match, days, published)) if days else None


def _chosen(match: re.Match[str], days: Sequence[date], published: date) -> date | None:
    """Of the days in the years around, the one that is told of; where nothing tells, the nearest.

    What has been lies in the year of the story, unless it is over beyond doubt: news leaves out the year where it is
    its own. Up to a day (``until July 1``) a past verb says little.
    """
    past = max((day for day in days if day <= published), default=None)
    ahead = min((day for day in days if day >= published), default=None)
    if turn := (match.groupdict().get("turn") or "").lower():
        return ahead if turn == "next" else past
    told = told_of(match)
    if told.tense in (PLAN, PRESENT) and not told.is_over:
        is_near = ahead and ((ahead - published).days <= AHEAD or ahead.year == published.year)
        return ahead if is_near else None
    is_of_this_year = told.tense == PAST and past and past.year == published.year and told.lead in ("", "from")
    return past if told.is_over or is_of_this_year else min(days, key=lambda day: abs(day - published))


def _agreed(match: re.Match[str], chosen: date | None) -> str:
    """The day unless the weekday beside it is another: nobody can tell which of the two is the slip."""
    name = match.groupdict().get("weekday")
    if chosen is None or name is None or WEEKDAYS[chosen.weekday()] == name.lower():
        return chosen.isoformat() if chosen else UNKNOWN
    return UNKNOWN


def _year_beside(match: re.Match[str], month: int, day: int) -> int | None:
    if long_ago := match.groupdict().get("past_year"):
        return int(long_ago)
    if partner := _PARTNER.match(match.string, match.end()):
        other = month_number(partner["month"]), int(partner["day"])
        return int(partner["year"]) - (other < (month, day))
    if _JOINED.search(match.string, max(0, match.start() - 15), match.start()) and (
        partner := _PARTNER_BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    ):
        other = month_number(partner["month"]), int(partner["day"])
        return int(partner["year"]) + (other > (month, day))
    opening = _IN_YEAR.search(match.string, max(0, match.start() - 130), match.start())
    return int(opening["year"]) if opening else None


def _of_history(match: re.Match[str], month: int, day: int, published: date) -> str | None:
    """A day known by its month and day alone: ``the Sept. 11 attacks``."""
    for row in lexicon("dates")["days_of_history"]:
        known = date.fromisoformat(row["day"])
        if (known.month, known.day) == (month, day) and known <= published:
            words = re.findall(r"[a-z]+", match.string[match.end() : match.end() + 40].lower())[:2]
            before = re.findall(r"[a-z]+", match.string[max(0, match.start() - 15) : match.start()].lower())[-1:]
            if set(words) & set(row["behind"]) or set(before) & set(row.get("before", ())):
                return known.isoformat()
    return None


def _range(match: re.Match[str], published: date | None) -> str | None:
    month = month_number(match["month"])
    first = iso(int(match["year"]), month, int(match["day"])) if match["year"] else _month_day(match, published)
    if first is None or first == UNKNOWN:
        return first
    last = iso(int(first[:4]), month, int(match["until"]))
    return f"{first}/{last}" if last and first < last else None


def _dated_weekday(match: re.Match[str], published: date | None) -> str | None:
    """``Friday, Oct. 23``: the month and day tell the date; the weekday beside it only its year."""
    return day_in(match) if match["year"] else _month_day(match, published)


def _month_year(match: re.Match[str], _: date | None) -> str:
    return f"{match['year']}-{month_number(match['month']):02d}"


def _in_month(match: re.Match[str], published: date | None) -> str:
    month, whose = month_number(match["month"]), (match["whose"] or "").lower()
    if published is None or (whose and whose not in _STEPS):
        return UNKNOWN
    year = published.year + _STEPS[whose] if whose else _year_of(match, month, published)
    return f"{year}-{month:02d}"


def _year_of(match: re.Match[str], month: int, published: date) -> int:
    """The year of a month named alone: the latest past one, unless ``next`` or a plan stands before it."""
    turn, told = (match["turn"] or "").lower(), tense(match)
    if told == OLD_PLAN:
        return published.year + (month - published.month < -6) - (month - published.month > 6)
    if turn == "next" or told == PLAN:
        return published.year + (month < published.month or (turn == "next" and month == published.month))
    return published.year - (month > published.month)


def _week_of(match: re.Match[str], published: date | None) -> str | None:
    """``the week of March 6``, ``the weekend of June 3``."""
    value = _month_day(match, published)
    if value is None or value == UNKNOWN:
        return value
    return week(date.fromisoformat(value)) + ("-WE" if match["span"].lower() == "weekend" else "")


def _feast(match: re.Match[str], published: date | None) -> str | None:
    """``Christmas Day``, only where what has been or what is ahead is told: shops close every year."""
    day = lexicon("dates")["feasts"][match["feast"].replace("’", "'")]
    if match["year"]:
        return f"{match['year']}-{day}"
    if published is None or (told := tense(match)) not in (PAST, PLAN):
        return UNKNOWN
    is_ahead = f"{published.year}-{day}" > published.isoformat()
    return f"{published.year + (told == PLAN and not is_ahead) - (told == PAST and is_ahead)}-{day}"


_FEASTS = "|".join(lexicon("dates")["feasts"]).replace("'", "['’]")
_FEAST = re.compile(rf"\b(?:on\s+)?(?P<feast>{_FEASTS})\b(?:,?\s+(?:in\s+|of\s+)?{YEAR}\b)?")
_MONTHS = frozenset(MONTHS)


def _rule(reach: int, opening: Collection[str], id: str, form: str | re.Pattern[str], resolve: Resolve) -> Rule:
    return Rule("month", reach, opening, id, compiled(form) if isinstance(form, str) else form, resolve)


RULES = (
    *(
        Rule("year", reach, opening, "full-date", form, _full_day)
        for (reach, opening), form in zip(
            ((0, YEARS), (4, _MONTHS), (5, DAYS), (0, YEARS), (4, DAYS)), FORMS, strict=True
        )
    ),
    _rule(
        1,
        {"on", *_MONTHS},
        "day-range",
        rf"\b(?:on\s+)?{MONTH}\s+{DAY}\s*(?:-|–|to|and)\s*{_UNTIL}(?:,?\s+{YEAR})?",
        _range,
    ),
    _rule(
        5,
        {"on", "the", *DAYS},
        "day-range",
        rf"\b(?:on\s+)?(?:the\s+)?{DAY}\s*(?:-|–|to|and)\s*(?:the\s+)?(?P<until>\d\d?){_ENDING}(?:\s+of)?\s+{MONTH}"
        rf"(?:\s+{YEAR})?",
        _range,
    ),
    _rule(
        1,
        {"on", "last", "next", *_MONTHS},
        "month-day",
        re.compile(
            rf"(?i:\b(?:(?:on|(?P<turn>last|next))\s+)?{MONTH}\s+(?:the\s+)?{DAY})\b(?!,?\s+(?:19|20)\d\d|:\d|\s+(?:{_PLACES})\b)(?i:{_CENTURY}{_WHOSE})"
        ),
        _month_day,
    ),
    _rule(
        3,
        {"on", *DAYS},
        "month-day",
        rf"\b(?:on\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?!\s+(?:19|20)\d\d|(?-i:\s+(?:{_PLACES}))\b){_CENTURY}{_WHOSE}",
        _month_day,
    ),
    _rule(1, {"in", *_MONTHS}, "month-year", rf"\b(?:in\s+)?{MONTH},?\s+(?:of\s+)?{YEAR}\b", _month_year),
    _rule(
        3,
        {"in", "since", "until", "by", "during", "early", "late", "mid", *TURNS},
        "month",
        re.compile(
            rf"\b(?i:in|since|until|by|during|early|late|mid|{_TURN})[\s-]+(?i:{MONTH})(?!\.?\s*\d)(?i:{_WHOSE})"
        ),
        _in_month,
    ),
    _rule(
        4,
        {"on", *WEEKDAYS},
        "month-day",
        rf"{_NAMED},?\s+(?:the\s+)?{MONTH}\s+{DAY}\b(?!:\d)(?:,?\s+{YEAR}\b)?",
        _dated_weekday,
    ),
    _rule(
        6,
        {"on", *WEEKDAYS},
        "month-day",
        rf"{_NAMED},?\s+(?:the\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+{YEAR}\b)?",
        _dated_weekday,
    ),
    _rule(
        5,
        {"the", "week", "weekend"},
        "week-of",
        rf"\b(?:the\s+)?(?P<span>week(?:end)?)\s+(?:of|beginning|starting)\s+{MONTH}\s+{DAY}\b",
        _week_of,
    ),
    Rule("feast", 1, {"on", "christmas", "boxing", "valentine", "bastille", "halloween"}, "feast", _FEAST, _feast),
    Rule("unit", 2, {"on", "new"}, "feast", _FEAST, _feast),
)
"""Dates of the calendar."""
