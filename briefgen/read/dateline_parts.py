"""The parts that datelines are made of, in any order: a place, a date, an agency in brackets or bare."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from briefgen.model.world import Knowledge
from briefgen.read.credit import agency_at
from briefgen.read.days import DAY, MONTH, YEAR

REACH = 140
"""Characters of the first paragraph within which a dateline must end."""

PLACE, DATE, CREDIT, AGENCY = "place", "date", "credit", "agency"
"""Kinds of a part; a credit stands in brackets or between slashes, an agency is a known one without."""

DASH = "-"
"""The mark behind a part that is a dash of any kind."""

QUALIFIERS = 2
"""Names that tell where a place lies, at most: ``Springfield, Illinois, USA``."""

_ANY_MONTH = MONTH.replace("?P<month>", "?:")
_WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
_WORD = r"(?:(?i:st|ste|mt|ft)\.|[A-ZÀ-Þ](?:[\w'’]|\.(?=\w)|-(?!-))*)"
_SHORT = r"(?:[A-Z]\.)+|[A-Z][a-z]{1,4}\."
_SMALL = r"(?:de|del|da|do|dos|la|las|los|al|el|of|the|on|upon|du|am|sur|es|en)\b"
_NO_NAME = rf"(?!(?i:{_ANY_MONTH})\s+\d|{_WEEKDAY})"
_NAME = rf"{_NO_NAME}{_WORD}(?:[ /]{_NO_NAME}(?:{_WORD}|{_SMALL}))*"
_PLACE = re.compile(_NAME)
_AROUND = re.compile(rf"{_NO_NAME}(?:{_SHORT}|{_NAME})")
_COUNTRY = re.compile(r"\s?[(\[](?P<name>[A-ZÀ-Þ][^()\[\]\d]{2,40})[)\]]")
_DATE = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?P<open>\()?(?:(?P<written>(?i:{MONTH}\s+{DAY}|(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+"
    rf"{MONTH.replace('month>', 'month2>')})(?:(?:,?\s+|/){YEAR})?)"
    r"|(?P<numbers>\d\d?[./]\d\d?[./](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d))(?(open)\))(?!\w)"
)
_CREDIT = re.compile(r"\((?P<round>[^()]{2,60})\)|\[(?P<square>[^\[\]]{2,60})\]|/(?P<slashed>[A-Z][^/]{1,40})/")
_GAP = re.compile(r"(?P<dash>\.?\s*(?:--+|[—–―]|-(?=\s))\s*)|\s*(?P<sign>/(?=\s)|[.,:|•]?)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a dateline with what parts it from the next, or from the story."""

    kind: str
    words: str
    match: re.Match[str]
    mark: str
    """``DASH``, another mark, or nothing where only a space stands behind it."""

    end: int
    """Where the next part or the story starts, in characters of the paragraph."""

    is_closed: bool
    """Whether its own form ends it, so that nothing else need stand before a story: brackets, an agency in capitals."""

    opens_sentence: bool
    """Whether a space and then a capital or a quotation mark stand behind it."""


def parts_of(text: str, knowledge: Knowledge | None) -> tuple[Part, ...]:
    """What of a paragraph's start may be parts of a dateline, each kind once; words of the story may be among them.

    :param knowledge: tells bare agencies, and countries in brackets; None to tell neither.
    """
    found: tuple[Part, ...] = ()
    if text[:1].isupper() or text[:1].isdigit() or text[:1] in ("(", "[", "/"):
        while part := _next(text, found, knowledge):
            found = (*found, part)
    return found


def _next(text: str, found: tuple[Part, ...], knowledge: Knowledge | None) -> Part | None:
    at = found[-1].end if found else 0
    known = {part.kind for part in found}
    for kind, (excluded, read) in _KINDS.items():
        may_be = known.isdisjoint(excluded) and (known or kind != AGENCY)
        if may_be and (match := read(text, at, knowledge)):
            return _part(kind, text, match, knowledge)
    return None


def _part(kind: str, text: str, match: re.Match[str], knowledge: Knowledge | None) -> Part:
    last = _qualified(text, match.end(), knowledge) if kind == PLACE else match.end()
    words = text[match.start() : last]
    gap = _GAP.match(text, last)
    assert gap is not None, "it matches nothing too"
    following = text[gap.end() : gap.end() + 1]
    return Part(
        kind=kind,
        words=next(filter(None, match.groups()), words).strip() if kind == CREDIT else words,
        match=match,
        mark=DASH if gap["dash"] else gap["sign"],
        end=gap.end(),
        is_closed=kind == CREDIT or (kind == AGENCY and words.isupper()),
        opens_sentence=gap[0][-1:].isspace() and (following.isupper() or following in ('"', "“", "'", "‘")),
    )


def _qualified(text: str, end: int, knowledge: Knowledge | None) -> int:
    """Where the names end that say where a place lies: ``, Norway``, `` (Norway)``."""
    for _ in range(QUALIFIERS):
        bracketed = _COUNTRY.match(text, end)
        if bracketed and knowledge and bracketed["name"] in _countries(knowledge):
            end = bracketed.end()
        elif (
            text.startswith(", ", end)
            and not _agency(text, end + 2, knowledge)
            and (name := _AROUND.match(text, end + 2))
        ):
            end = name.end()
    return end


def _agency(text: str, at: int, knowledge: Knowledge | None) -> re.Match[str] | None:
    return agency_at(text, at, knowledge) if knowledge else None


@lru_cache(maxsize=4)
def _countries(knowledge: Knowledge) -> frozenset[str]:
    """The names of countries as written."""
    return frozenset(
        name for country in knowledge.countries.values() for name in (country.name, country.official, *country.aliases)
    )


Reader = Callable[[str, int, Knowledge | None], re.Match[str] | None]

_KINDS: dict[str, tuple[frozenset[str], Reader]] = {
    DATE: (frozenset({DATE}), lambda text, at, _: _DATE.match(text, at)),
    CREDIT: (frozenset({CREDIT, AGENCY}), lambda text, at, _: _CREDIT.match(text, at)),
    AGENCY: (frozenset({CREDIT, AGENCY}), _agency),
    PLACE: (frozenset({PLACE}), lambda text, at, _: _PLACE.match(text, at)),
}
"""By kind those of which one has the place already, and what reads one; in the order of asking."""
