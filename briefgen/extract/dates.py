"""Date expressions in a story, worked out against the day it came out; never more precise than the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from briefgen.extract.tokens import Tokens
from briefgen.model.article import UNKNOWN
from briefgen.model.mention import DateMention
from briefgen.read.days import DAY, MONTH, MONTHS, YEAR, full_days, iso, month_number

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_UNIT = r"(?P<unit>week|month|year)"

NEAR = 40
"""Characters on either side of a word of time that its expression may reach over."""

_ANCHORS = {
    **dict.fromkeys(MONTHS, "month"),
    **dict.fromkeys(_WEEKDAYS, "weekday"),
    **dict.fromkeys(("today", "tonight", "tomorrow", "yesterday"), "near"),
    **dict.fromkeys(("day", "days", "week", "weeks", "month", "months", "year", "years"), "unit"),
    **dict.fromkeys(("decade", "decades", "century", "centuries", "ago", "recently"), "unit"),
}
"""Words that every expression of the grammar holds one of, and their kinds; a number from 1900 to 2099 is a year."""

Resolve = Callable[[re.Match[str], date | None], str | None]


def dates(tokens: Tokens, published: date | None) -> tuple[DateMention, ...]:
    """The date expressions of a text in order, none overlapping.

    :param published: the day the article came out; without it an expression that counts from that day is ``unknown``.

    >>> from briefgen.extract.tokens import tokenise
    >>> [(found.text, found.value) for found in dates(tokenise("They met on Sunday, and in May."), date(2024, 9, 23))]
    [('on Sunday', '2024-09-22'), ('in May', '2024-05')]
    """
    text = tokens.text
    found: list[DateMention] = []
    for start, end, kinds in _windows(tokens):
        if "year" in kinds:
            found += _full_days(text, start, end)
        for kind, rule, form, resolve in _RULES:
            if kind in kinds:
                found += _matches(form.finditer(text, start, end), rule, resolve, published)
    return tuple(_without_overlaps(found))


def _windows(tokens: Tokens) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The stretches of text around words of time, with the kinds of those words: few rules look at little text."""
    start, end, kinds = 0, -1, frozenset[str]()
    for index, folded in enumerate(tokens.folds):
        kind = _ANCHORS.get(folded) or _year_kind(folded)
        if kind is None:
            continue
        if tokens.starts[index] - NEAR > end:
            if kinds:
                yield start, end, kinds
            start, kinds = max(0, tokens.starts[index] - NEAR), frozenset()
        end = min(tokens.ends[index] + NEAR, len(tokens.text))
        kinds |= {kind}
    if kinds:
        yield start, end, kinds


def _year_kind(folded: str) -> str | None:
    """``year`` for 2024 and the 1990s."""
    return "year" if folded[:2] in ("19", "20") and folded[2:4].isdigit() else None


def _full_days(text: str, start: int, end: int) -> Iterator[DateMention]:
    for day in full_days(text[start:end]):
        first, last = start + day.start, start + day.end
        yield DateMention(text=text[first:last], start=first, end=last, value=day.value, rule="full-date")


def _matches(
    matches: Iterable[re.Match[str]], rule: str, resolve: Resolve, published: date | None
) -> Iterator[DateMention]:
    for match in matches:
        value = resolve(match, published)
        if value:
            yield DateMention(text=match[0], start=match.start(), end=match.end(), value=value, rule=rule)


def _without_overlaps(found: list[DateMention]) -> Iterator[DateMention]:
    """Of overlapping expressions the longest, the earlier of equals."""
    end = -1
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _range(match: re.Match[str], published: date | None) -> str | None:
    year = int(match["year"]) if match["year"] else _year_of(month_number(match["month"]), published)
    if year is None:
        return UNKNOWN
    month = month_number(match["month"])
    first, last = iso(year, month, int(match["day"])), iso(year, month, int(match["until"]))
    return f"{first}/{last}" if first and last and first < last else None


def _month_day(match: re.Match[str], published: date | None) -> str | None:
    """``May 3`` without a year: the one nearest to the day of publication."""
    month, day = month_number(match["month"]), int(match["day"])
    if published is None:
        return UNKNOWN
    near = [candidate for year in (-1, 0, 1) if (candidate := iso(published.year + year, month, day))]
    return min(near, key=lambda value: abs((date.fromisoformat(value) - published).days), default=None)


def _month_year(match: re.Match[str], _: date | None) -> str:
    return f"{match['year']}-{month_number(match['month']):02d}"


def _in_month(match: re.Match[str], published: date | None) -> str:
    month = month_number(match["month"])
    year = _year_of(month, published, _plan(match) or match.groupdict().get("turn"))
    return f"{year}-{month:02d}" if year else UNKNOWN


def _year_of(month: int, published: date | None, turn: str | None = None) -> int | None:
    """The year of a month named alone: the latest past one, unless ``next`` or a plan stands before it."""
    if published is None:
        return None
    turn = (turn or "").lower()
    if turn == _OLD_PLAN:
        return published.year + (month - published.month < -6) - (month - published.month > 6)
    if turn in ("next", _PLAN):
        return published.year + (month < published.month or (turn == "next" and month == published.month))
    return published.year - (month > published.month)


def _in_year(match: re.Match[str], _: date | None) -> str:
    return str(match["year"])


def _weekday(match: re.Match[str], published: date | None) -> str:
    """The last such day up to and including the day of publication; the coming one after ``next`` or a plan."""
    if published is None:
        return UNKNOWN
    number = _WEEKDAYS.index(match["weekday"].lower())
    turn = (match["turn"] or "").lower()
    back = (published.weekday() - number) % 7
    if turn in ("next", "coming", "this coming") or _plan(match):
        return (published + timedelta(days=7 - back if back else 7)).isoformat()
    if turn in ("last", "past") and back == 0:
        back = 7
    return (published - timedelta(days=back)).isoformat()


_PLAN, _OLD_PLAN = "plan", "old plan"

_AHEAD = re.compile(
    r"\b(?P<once>(?:was|were|been) (?:\w+ )?|(?=would\b))?"
    r"(?:will|would|to be|is to|are to|shall|plans? to|due to|set to|expected to|scheduled (?:to|for))\b[^.;]{0,60}$"
)


def _plan(match: re.Match[str]) -> str | None:
    """What the words before tell of: a plan, one of some time ago (``was due to``, ``said he would``), or None."""
    found = _AHEAD.search(match.string[max(0, match.start() - 90) : match.start()])
    return None if found is None else _PLAN if found["once"] is None else _OLD_PLAN


def _near_day(match: re.Match[str], published: date | None) -> str:
    if published is None:
        return UNKNOWN
    shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
    return (published + timedelta(days=shift)).isoformat()


def _unit(match: re.Match[str], published: date | None) -> str:
    """``last month``, ``next year``, ``earlier this week``: a month, a year, or a week from Monday to Sunday."""
    if published is None:
        return UNKNOWN
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(match["turn"].lower().split()[-1], 0)
    if match["unit"].lower() == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if match["unit"].lower() == "year":
        return str(published.year + step)
    months = published.year * 12 + published.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02d}"


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
        return f"{(published - timedelta(weeks=count)).isoformat()}~"
    if unit == "year":
        return str(published.year - count)
    months = published.year * 12 + published.month - 1 - count
    return f"{months // 12}-{months % 12 + 1:02d}"


def _vague(_: re.Match[str], __: date | None) -> str:
    return UNKNOWN


def _compile(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


_TURN = r"(?P<turn>last|next|this|past|coming|this coming|previous)"

_RULES: tuple[tuple[str, str, re.Pattern[str], Resolve], ...] = (
    (
        "month",
        "day-range",
        _compile(rf"\b(?:on\s+)?{MONTH}\s+{DAY}\s*(?:-|–|to|and)\s*(?P<until>\d\d?)\b(?!:)(?:,?\s+{YEAR})?"),
        _range,
    ),
    (
        "month",
        "day-range",
        _compile(rf"\b(?:on\s+)?{DAY}\s*(?:-|–|to|and)\s*(?P<until>\d\d?)\s+{MONTH}(?:\s+{YEAR})?"),
        _range,
    ),
    ("month", "month-day", re.compile(rf"(?i:\b(?:on\s+)?{MONTH}\s+{DAY})\b(?!,?\s+(?:19|20)\d\d|:)"), _month_day),
    ("month", "month-day", _compile(rf"\b(?:on\s+)?{DAY}(?:\s+of)?\s+{MONTH}(?!\s+(?:19|20)\d\d)"), _month_day),
    ("month", "month-year", _compile(rf"\b(?:in\s+)?{MONTH},?\s+(?:of\s+)?{YEAR}\b"), _month_year),
    (
        "month",
        "month",
        re.compile(rf"\b(?i:in|since|until|by|during|early|late|mid|{_TURN})[\s-]+(?i:{MONTH})(?!\s*\d)"),
        _in_month,
    ),
    ("weekday", "weekday", _compile(rf"\b(?:on\s+|late\s+|early\s+)?(?:{_TURN}\s+)?{_WEEKDAY}\b"), _weekday),
    ("near", "near-day", _compile(r"\b(?P<near>today|yesterday|tomorrow|tonight)\b"), _near_day),
    (
        "unit",
        "unit",
        _compile(rf"\b(?:earlier |later |early |late )?(?P<turn>last|next|this|previous|coming)\s+{_UNIT}\b"),
        _unit,
    ),
    ("unit", "ago", _compile(rf"\b{_COUNT}\s+(?P<unit>day|week|month|year)s?\s+(?:ago|earlier)\b"), _ago),
    ("unit", "vague", _compile(r"\b(?:decades?|years|months|weeks|days|centuries|long)\s+ago\b|\brecently\b"), _vague),
    ("year", "year", _compile(rf"\b(?:in|since|until|by|during|of|for)\s+{YEAR}\b(?!\s*[-–/]\s*\d)"), _in_year),
)
"""The grammar: the kind of word a rule needs, its name, form and meaning. Of overlapping words the longest wins."""
