"""When an article was published: the line near its head, or the end, that gives a date of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import Published
from briefgen.read.days import Day, full_days

LINE_WORDS = 14
"""A line with more words than this is prose or a caption, whatever date it holds."""

_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s*\(?(?P<zone>(?:UTC|GMT)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d|Z\b|[A-Z]{2,4}T\b|IST\b|[A-Z]{3,4}\b)\)?"
)
_NOON = re.compile(r"\b[ap]\.?m\.\s*$", re.IGNORECASE)
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
    if len(line.split()) > LINE_WORDS:
        return None
    day = next(full_days(line), None)
    if day is None or not _is_stamp(line, day):
        return None
    clock = _clock(line, day)
    value = f"{day.value}T{clock[0]}" if clock and day.value != "unknown" else day.value
    zone = clock[1] if clock else None
    published = Published(value=value, zone=zone, how="stamp", words=line.strip())
    return Stamp(published=published, updated=bool(_prefix("updated").search(line[: day.start])))


def choose(stamps: Iterable[Stamp]) -> tuple[Published, tuple[str, ...]]:
    """The one date to believe, and the doubts: the day it came out wins over the day it was changed."""
    found = list(stamps)
    own = [stamp.published for stamp in found if not stamp.updated] or [stamp.published for stamp in found]
    if not own:
        return Published(), ()
    days = sorted({published.value[:10] for published in own})
    if len(days) > 1:
        return Published(how="stamp", words=own[0].words), (f"two dates disagree: {', '.join(days)}",)
    best = max(own, key=lambda published: len(published.value))
    if best.value == "unknown":
        return best, (f"day and month cannot be told apart in {best.words!r}",)
    return best, ()


def has_label(line: str) -> bool:
    """Whether the line says in words that its date is the article's own (``Published: …``)."""
    return bool(_prefix("published").match(line) or _prefix("updated").match(line))


def _is_stamp(line: str, day: Day) -> bool:
    """A stamp is a date with little else: a label, a clock, a weekday, a byline before it."""
    rest = _CLOCK.sub(" ", line[: day.start] + " " + line[day.end :])
    words = re.findall(r"[^\W\d_]{3,}", rest)
    if _is_sentence(line, rest):
        return False
    return len(words) <= 4 or has_label(line) or bool(re.match(r"\s*by\s", line, re.IGNORECASE))


def _is_sentence(line: str, rest: str) -> bool:
    """``The pact was signed on May 3, 2021.`` ends with a full stop, and holds more than a label in small letters."""
    if not line.rstrip().endswith(".") or _NOON.search(line):
        return False
    bare = _prefix("published").sub(" ", _prefix("updated").sub(" ", rest))
    return any(word.islower() for word in re.findall(r"[^\W\d_]{3,}", bare))


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
