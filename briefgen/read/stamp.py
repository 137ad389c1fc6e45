"""When an article was published: the line near its head, or the end, that gives a date of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import UNKNOWN, Published
from briefgen.read.days import Day, full_days, iso, may_hold_year

LINE_WORDS = 14
"""A line, or a part of it, with more words than this is prose or a caption, whatever date it holds."""

SHORT_YEAR = 8
"""Characters of a date such as ``03.04.24``."""

LONGEST = 200
"""Characters of the longest line that may hold stamps."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+/\s+")
_DATED = re.compile(
    r"\d(?:(?:st|nd|rd|th)?(?:,?\s+|(?:\s+of)?[\s-]+[a-z]+\.?(?:,?\s+|-)|[/.-])(?:19|20)\d\d"
    r"|[-/.](?<=(?:19|20)\d\d.)\d)",
    re.IGNORECASE,
)
"""What every full date has: a day before its year, or a month in numbers right behind it."""

_GLUED = re.compile(r"(?<=\b(?:19|20)\d\d)(?=\d\d?:\d\d)")
"""Between a year and a clock that the page sets apart by its form alone: ``May 3, 20241:05 PM``."""

_SHORT_YEAR = re.compile(r"(\d\d)([-/.])(\d\d)\2(\d\d)")

_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s*\(?(?P<zone>(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d|Z\b|[ECMP]T\b|[A-Z]{2,4}T\b|IST\b|[A-Z]{3,4}\b)\)?"
)
_NOON = re.compile(r"\b[ap]\.?m\.\s*$", re.IGNORECASE)
_TELLS = ("It ", "It's ", "It’s ")
"""``It was May 3, 1971`` tells, and stamps nothing."""

_NO_ZONE = frozenset({"AM", "PM", "BY", "AND", "THE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date that a line gives as the article's own."""

    published: Published
    updated: bool
    """The line says that this is when the article was last changed."""


def stamp_in(line: str) -> Stamp | None:
    """The date that ``line`` stamps the article with, or None when the line is no stamp.

    >>> stamp_in("15:17 JST, September 23, 2024").published.value
    '2024-09-23T15:17'
    >>> stamp_in("On May 3, 2024 the two leaders met in the capital for talks on trade and more, officials said.")
    """
    if line.count(" ") >= LINE_WORDS or not may_hold_year(line):
        return None
    day = next(full_days(line), None)
    if day is None or not _is_stamp(line, day):
        return None
    clock = _clock(line, day)
    value = f"{day.value}T{clock[0]}" if clock and day.value != "unknown" else day.value
    zone = clock[1] if clock else None
    published = Published(value=value, zone=zone, how="stamp", words=line.strip())
    return Stamp(published=published, updated=bool(_prefix("updated").search(line[: day.start])))


@lru_cache(maxsize=256)
def stamps_in(line: str) -> tuple[Stamp, ...]:
    """Every date that ``line`` stamps the article with: ``Published May 3, 2024 | Updated May 4, 2024`` has two.

    >>> [stamp.updated for stamp in stamps_in("Published May 3, 2024 | Updated May 4, 2024")]
    [False, True]
    """
    if len(line) > LONGEST:
        return ()
    if not may_hold_year(line):
        stamp = _short_year(line)
        return (stamp,) if stamp else ()
    if not _DATED.search(line):
        return ()
    line = _GLUED.sub(" ", line)
    whole = stamp_in(line)
    if whole and not _twice(line):
        return (whole,)
    parts = [part for piece in _PARTS.split(line) for part in _before_labels().split(piece)]
    if len(parts) == 1:
        return (whole,) if whole else ()
    found = tuple(stamp for part in parts if part and (stamp := stamp_in(part)))
    return found or ((whole,) if whole else ())


def choose(stamps: Iterable[Stamp]) -> tuple[Published, tuple[str, ...]]:
    """The one date to believe, and the doubts: the day it came out wins over the day it was changed."""
    found = list(stamps)
    own = [stamp.published for stamp in found if not stamp.updated] or [stamp.published for stamp in found]
    own = [published for published in own if published.value != UNKNOWN] or own
    if not own:
        return Published(), ()
    days = sorted({published.value[:10] for published in own})
    if len(days) > 1:
        return Published(how="stamp", words=own[0].words), (f"two dates disagree: {', '.join(days)}",)
    best = max(own, key=lambda published: len(published.value))
    if best.value == UNKNOWN:
        return best, (f"day and month cannot be told apart in {best.words!r}",)
    return best, ()


def has_label(line: str) -> bool:
    """Whether the line says in words that its date is the article's own (``Published: …``)."""
    return bool(_prefix("published").match(line) or _prefix("updated").match(line))


def _twice(line: str) -> bool:
    """A second year stands in the line."""
    return len(_YEAR.findall(line)) > 1


def _short_year(line: str) -> Stamp | None:
    """A line that is nothing but a date with a year of two digits; a day only when one reading of it is possible."""
    match = _SHORT_YEAR.fullmatch(line) if len(line) == SHORT_YEAR else None
    if not match:
        return None
    first, second, third = (int(match[group]) for group in (1, 3, 4))
    orders = ((third, first, second), (third, second, first), (first, second, third))
    days = {day for year, month, number in orders if (day := iso(2000 + year, month, number))}
    if not days:
        return None
    value = days.pop() if len(days) == 1 else UNKNOWN
    return Stamp(published=Published(value=value, how="stamp", words=line), updated=False)


def _is_stamp(line: str, day: Day) -> bool:
    """A stamp is a date with little else: a label, a clock, a weekday, a byline before it."""
    if line[0] in "-—–" and "@" in line:  # who wrote a post, and when
        return False
    rest = _CLOCK.sub(" ", line[: day.start] + " " + line[day.end :])
    words = _LONG_WORD.findall(rest)
    if _is_sentence(line, rest) or line.startswith(_TELLS):
        return False
    is_of_else = ":" in line[: day.start] and not _CLOCK.search(line[: day.start])
    return len(words) <= (3 if is_of_else else 4) or has_label(line) or bool(re.match(r"\s*by\s", line, re.IGNORECASE))


def _is_sentence(line: str, rest: str) -> bool:
    """``The pact was signed on May 3, 2021.`` ends with a full stop, and holds more than a label in small letters."""
    if not line.rstrip().endswith(".") or _NOON.search(line):
        return False
    bare = _prefix("published").sub(" ", _prefix("updated").sub(" ", rest))
    return any(word.islower() for word in _LONG_WORD.findall(bare))


@cache
def _before_labels() -> re.Pattern[str]:
    """The place before a label within a line."""
    stamps = lexicon("reading")["stamps"]
    words = "|".join(re.escape(word) for word in (*stamps["published"], *stamps["updated"]))
    return re.compile(
        rf"(?<=\d)[\s,;(]+(?=(?:{words})\b)|(?<=[ap]m)[\s,;(]+(?=(?:{words})\b)"
        rf"|(?<=\d (?-i:[A-Z]{{2}}T))[\s,;(]*(?=(?:{words})\b)",
        re.IGNORECASE,
    )


@cache
def _prefix(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(lexicon("reading")["stamps"][kind], key=len, reverse=True))
    return re.compile(rf"(?:\b|(?<=[a-z]))(?:{words})\b(?:\s+(?:on|at))?\s*:?", re.IGNORECASE)


def _clock(line: str, day: Day) -> tuple[str, str | None] | None:
    """Hours and minutes on a 24-hour clock, with the zone as written."""
    masked = line[: day.start] + " " * (day.end - day.start) + line[day.end :]
    if line[day.end : day.end + 1] == "T":
        masked = masked[: day.end] + " " + masked[day.end + 1 :]
    match = _CLOCK.search(masked)
    if not match:
        return None
    hour = _hour(int(match["hour"]), (match["half"] or "").lower())
    zone = _ZONE.match(line, match.end())
    known = zone["zone"] if zone and zone["zone"] not in _NO_ZONE else None
    return f"{hour:02d}:{match['minute']}", known


def _hour(hour: int, half: str) -> int:
    if half.startswith("p") and hour < 12:
        return hour + 12
    return 0 if half.startswith("a") and hour == 12 else hour
