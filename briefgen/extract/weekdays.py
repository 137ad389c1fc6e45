"""The day that the name of a weekday stands for in a story, by what it is told with; none where nobody can tell."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.extract.date_plans import OLD_PLAN, OPEN, elsewhere, past, plan
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import UNKNOWN

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

TURN = r"(?P<turn>last|next|this|past|coming|this coming|this past|previous)"

SHIFT = r"(?P<shift>(?:the\s+)?day\s+(?:before|after)\s+)?"
"""``the day before`` another day."""

FORM = re.compile(
    rf"(?<!each )(?<!every )\b{SHIFT}(?:on\s+|late\s+|early\s+)?(?:{TURN}\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\b"
    r"(?!(?: and \w+day)? (?:morning|afternoon|evening|night)s\b)"
    rf"(?! (?-i:{'|'.join(lexicon('dates')['titles'])})\b)"
    r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?(?P<own>(?=['’]s))?",
    re.IGNORECASE,
)
"""One such day, not each of its kind (``each Thursday``, ``Monday nights``), no newspaper (``the Sunday Times``)."""

_OTHER = re.compile(r"\s+(?:(?:of|in)\s+(?:the|each|every|(?-i:[A-Z]\w+))\b|(?:after|before)\b)")
"""Behind ``the Monday`` or ``the last Monday``, what it counts from: ``of the month``, ``before the vote``."""

_PAIR = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})(?: (?:and|or|to|through|until) | ?[-–] ?)(?:on )?$", re.IGNORECASE)
"""Before the second of two days that follow each other: ``Thursday and Friday``."""

_FAR = 2
"""Days from which on ``next`` and ``last`` are taken at their word; the day beside today goes by its plain name."""


_UP_TO = re.compile(r"\b(?:through|until|till)\s+$", re.IGNORECASE)

_NEAR = 3
"""Days back within which a plain weekday has been; one farther back may as well lie ahead when no verb is past."""


def weekday_of(match: re.Match[str], published: date | None) -> str:
    """The last such day up to and including the day of publication; the coming one after ``next`` or a plan."""
    if published is None or elsewhere(match) or _of_another(match):
        return UNKNOWN
    day = _day(match, published)
    return UNKNOWN if day is None else shifted(match, day).isoformat()


def _day(match: re.Match[str], published: date) -> date | None:
    number = WEEKDAYS.index(match["weekday"].lower())
    if match["week"]:
        return _in_week(match["week"], number, published)
    pair = _PAIR.search(match.string, max(0, match.start() - 20), match.start())
    if pair and (first := FORM.match(match.string, pair.start())):
        day = _day(first, published)
        return day and day + timedelta(days=(number - day.weekday()) % 7)
    return _told(match, number, published)


def shifted(match: re.Match[str], day: date) -> date:
    """``day`` itself, or that before or after it."""
    turn = (match["shift"] or "").split()
    return day if not turn else day + timedelta(days=-1 if turn[-1].lower() == "before" else 1)


def _of_another(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    return before == "the " and _OTHER.match(match.string, match.end()) is not None


def _in_week(week: str, number: int, published: date) -> date:
    """``Monday of last week``."""
    step = {"last": -7, "next": 7}.get(week.lower(), 0)
    return published + timedelta(days=step + number - published.weekday())


def _told(match: re.Match[str], number: int, published: date) -> date | None:
    back = (published.weekday() - number) % 7
    turn = (match["turn"] or "").lower()
    if turn in ("next", "last"):
        return _at_its_word(turn, back, published)
    if turn in ("coming", "this coming"):
        return published + timedelta(days=7 - back)
    if turn in ("past", "this past"):
        return published - timedelta(days=back or 7)
    if turn == "this" and published.weekday() < WEEKDAYS.index("saturday"):
        return _in_week(turn, number, published)
    told = plan(match)
    far = back > _NEAR or _UP_TO.search(match.string, max(0, match.start() - 10), match.start())
    return None if told is None and back and far and not past(match) else _bare(told, back, published)


def _at_its_word(turn: str, back: int, published: date) -> date | None:
    days = 7 - back if turn == "next" else back or 7
    return None if days < _FAR else published + timedelta(days=days if turn == "next" else -days)


def _bare(told: str | None, back: int, published: date) -> date | None:
    """By what is told; the own weekday of a story is its day, and what was planned for yesterday nobody can tell."""
    if told is None or back == 0:
        return published - timedelta(days=back)
    return None if told == OPEN or (told == OLD_PLAN and back == 1) else published + timedelta(days=7 - back)
