"""The day that the name of a weekday stands for in a story, by what it is told with; none where nobody can tell."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.extract.date_rules import TURNS, WEEKDAYS, Rule
from briefgen.extract.tense import tense
from briefgen.extract.tense_cues import OLD_PLAN, PAST, PLAN, PRESENT
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.article import UNKNOWN

TURN = r"(?P<turn>last|next|this|past|coming|this coming|this past|previous)"

SHIFT = r"(?P<shift>(?:the\s+)?day\s+(?:before|after)\s+)?"
"""``the day before`` another day."""

_NAMES = "|".join(WEEKDAYS)

FORM = re.compile(
    rf"(?<!each )(?<!every )(?<!(?-i:Mail) )\b{SHIFT}(?:on\s+|late\s+|early\s+)?(?:{TURN}\s+)?(?P<weekday>{_NAMES})\b"
    r"(?!(?: and \w+day)? (?:morning|afternoon|evening|night)s\b)"
    rf"(?! (?-i:{'|'.join(lexicon('dates')['titles'])})\b)(?! (?:{'|'.join(lexicon('dates')['customs'])})\b)"
    r"(?! the \d\d?(?:st|nd|rd|th)\b)"
    r"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?(?P<own>(?=(?: (?:morning|afternoon|evening|night))?['’]s))?",
    re.IGNORECASE,
)
"""One such day, not each of its kind (``each Thursday``, ``Monday nights``), no newspaper (``the Sunday Times``)."""

_OTHER = re.compile(r"\s+(?:(?:of|in)\s+(?:the|each|every|(?-i:[A-Z]\w+))\b|(?:after|before)\b)")
"""Behind ``the Monday`` or ``the last Monday``, what it counts from: ``of the month``, ``before the vote``."""

_NOUN = re.compile(r" [a-z]")

_CLOCK = r"(?:\d\d?(?::\d\d)? ?[ap]\.?m\.?|noon|midnight)"

_PAIR = re.compile(
    rf"\b(?:{_NAMES})(?: (?:to|through|until) | ?[-–] ?| (?:and|or) (?:{_CLOCK} )?)(?:on )?$", re.IGNORECASE
)
"""Before the second of two days that follow each other: ``Thursday and Friday``."""

_AFTER_NOW = re.compile(
    r"\b(?:today|tonight|tomorrow)(?:,? (?:and|or|to|through|until) |, | ?[-–] ?)(?:on )?$", re.IGNORECASE
)
"""Before a day that comes after this one: ``tonight and Wednesday``."""

_SPAN = re.compile(rf"(?: (?:to|through|until) | ?[-–] ?)(?:{_NAMES})\b(?!['’]s)", re.IGNORECASE)
"""Behind the first of the days of a span: ``Monday through Friday``."""

_FAR = 2
"""Days from which on ``next`` and ``last`` are taken at their word; the day beside today goes by its plain name."""

_UP_TO = re.compile(r"\b(?:through|until|till)\s+$", re.IGNORECASE)

_HOURS = re.compile(rf"(?:\bto|-|–|until) ?{_CLOCK} $", re.IGNORECASE)
"""Opening hours before the day: ``10 a.m. to 8 p.m. Saturday``."""

_NEAR = 3
"""Days back within which a plain weekday has been; one farther back may as well lie ahead when no verb is past."""


_QUOTES = "(\"'“‘"
"""Marks that may stand right before a word."""


def weekday_of(match: re.Match[str], published: date | None) -> str:
    """The last such day up to and including the day of publication; the coming one after ``next`` or a plan."""
    if published is None or elsewhere(match) or _of_another(match):
        return UNKNOWN
    day = _day(match, published)
    return UNKNOWN if day is None else shifted(match, day).isoformat()


def elsewhere(match: re.Match[str]) -> bool:
    """Whether an expression counts from another day than the story's, or names a feast: ``the following Monday``."""
    *words, end = match.string[max(0, match.start() - 40) : match.start()].lower().rsplit(" ", 3)
    before = {words[-1].lstrip(_QUOTES), " ".join(words[-2:]).lstrip(_QUOTES)} if words and not end else set()
    return not before.isdisjoint(word_set("dates", "elsewhere"))


def shifted(match: re.Match[str], day: date) -> date:
    """``day`` itself, or that before or after it."""
    turn = (match["shift"] or "").split()
    return day if not turn else day + timedelta(days=-1 if turn[-1].lower() == "before" else 1)


def _day(match: re.Match[str], published: date) -> date | None:
    number = WEEKDAYS.index(match["weekday"].lower())
    if match["week"]:
        return _in_week(match["week"], number, published)
    pair = _PAIR.search(match.string, max(0, match.start() - 30), match.start())
    if pair and (first := FORM.match(match.string, pair.start())):
        day = _day(first, published)
        return day and day + timedelta(days=(number - day.weekday()) % 7)
    if _AFTER_NOW.search(match.string, max(0, match.start() - 20), match.start()):
        return published + timedelta(days=(number - published.weekday()) % 7 or 7)
    return _told(match, number, published)


def _of_another(match: re.Match[str]) -> bool:
    """``the Monday after the vote``, and ``a Saturday``, which is any."""
    before = match.string[max(0, match.start() - 4) : match.start()].lower()
    if before.endswith(" a "):
        return _NOUN.match(match.string, match.end()) is None
    return before == "the " and _OTHER.match(match.string, match.end()) is not None


def _in_week(week: str, number: int, published: date) -> date:
    """``Monday of last week``."""
    step = {"last": -7, "next": 7}.get(week.lower(), 0)
    return published + timedelta(days=step + number - published.weekday())


def _told(match: re.Match[str], number: int, published: date) -> date | None:
    back = (published.weekday() - number) % 7
    turn = (match["turn"] or "").lower()
    if turn == "previous":
        return None
    if turn in ("next", "last"):
        return _at_its_word(turn, back, published)
    if turn in ("coming", "this coming"):
        return published + timedelta(days=7 - back)
    if turn in ("past", "this past"):
        return published - timedelta(days=back or 7)
    if turn == "this" and published.weekday() < WEEKDAYS.index("saturday"):
        return _in_week(turn, number, published)
    return _bare(match, back, published)


def _at_its_word(turn: str, back: int, published: date) -> date | None:
    days = 7 - back if turn == "next" else back or 7
    return None if days < _FAR else published + timedelta(days=days if turn == "next" else -days)


def _bare(match: re.Match[str], back: int, published: date) -> date | None:
    """By what is told; the own weekday of a story is its day, and what was planned for yesterday nobody can tell."""
    told = tense(match)
    if _is_habit(match, told):
        return None
    if back == 0:
        return published
    is_near = back <= _NEAR and not _UP_TO.search(match.string, max(0, match.start() - 10), match.start())
    if told == PAST or (told is None and is_near):
        return published - timedelta(days=back)
    is_ahead = told == PLAN or (told == OLD_PLAN and back > 1) or (told == PRESENT and back > _NEAR)
    return published + timedelta(days=7 - back) if is_ahead else None


def _is_habit(match: re.Match[str], told: str | None) -> bool:
    """``open Monday to Friday``, ``Monday-Friday``, ``10 a.m. to 8 p.m. Saturday``."""
    if _SPAN.match(match.string, match.end()) is None:
        return told is None and _HOURS.search(match.string, max(0, match.start() - 20), match.start()) is not None
    before = match.string[max(0, match.start() - 10) : match.start()].lower()
    return told is None or before.endswith(("open ", "open from ")) or match.string[match.end()] == "-"


RULES = (
    Rule(
        "weekday",
        5,
        {"the", "day", "on", "late", "early", *TURNS, *WEEKDAYS},
        "weekday",
        FORM,
        weekday_of,
    ),
)
"""Weekdays by their name."""
