"""The dateline of a wire story: ``NEW YORK, Sept. 22 (Agency) — The two leaders …``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.model.article import UNKNOWN, Dateline, Published
from briefgen.model.world import Knowledge
from briefgen.read.credit import known_source
from briefgen.read.dateline_parts import AGENCY, CREDIT, DASH, DATE, PLACE, REACH, Part, parts_of
from briefgen.read.days import full_days, iso, month_number

_HEAD = re.compile(r"\s?[,(\[]")
"""Before what tells where a place lies."""

PARTING = (",", "/")
"""Marks that part the parts of a dateline, and never end it."""

STANDFIRSTS, STANDFIRST_WORDS = 2, 40
"""Paragraphs that may stand above a dateline, and words of the longest, both at most."""

SHORT_NAME = 3
"""Letters of a word in capitals that may be no place but an acronym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What the first words of a story tell about it."""

    dateline: Dateline
    agency: str | None
    published: Published
    """``unknown`` with its words when the dateline gives a day without a year."""


def opening(paragraph: str, knowledge: Knowledge) -> Opening | None:
    """Read the dateline at the start of ``paragraph``, or None when there is none.

    A place alone before a dash must be a place that is known, or be written in capitals: ``Trump —
    who …`` is prose.
    """
    parts = parts_of(paragraph[:REACH], knowledge)
    for count in range(len(parts), 0, -1):
        if _is_sure(parts[:count], knowledge):
            return _opening(parts[:count])
    return None


def opening_of(paragraphs: Sequence[str], knowledge: Knowledge) -> Opening | None:
    """The dateline of a story: at its start, or with a known agency below a standfirst.

    A second one below makes a round-up of several stories, of which the first has none.
    """
    if start := opening(paragraphs[0], knowledge):
        return start
    last = next((at for at, text in enumerate(paragraphs) if text.count(" ") >= STANDFIRST_WORDS), STANDFIRSTS)
    if not any(_signed(text, knowledge) for text in paragraphs[1 : min(last, STANDFIRSTS) + 1]):
        return None
    signed = [(at, found) for at, text in enumerate(paragraphs) if (found := _signed(text, knowledge))]
    if len(signed) > 1:
        return None
    at, found = signed[0]
    above = sum(len(text) + 1 for text in paragraphs[:at])
    return replace(found, dateline=replace(found.dateline, start=above, end=above + found.dateline.end))


def _signed(paragraph: str, knowledge: Knowledge) -> Opening | None:
    """A dateline with a known agency."""
    found = opening(paragraph, knowledge)
    return found if found and found.agency and known_source(found.agency, knowledge) else None


def agency_in(line: str, knowledge: Knowledge) -> str | None:
    """The known agency of a dateline that is a line of its own: ``OSLO, Norway (Agency) - Sept. 10, 2025``."""
    parts = parts_of(line[:REACH], knowledge)
    credit = _first(parts, CREDIT) or _first(parts, AGENCY)
    is_whole = len(parts) > 1 and parts[-1].end == len(line)
    return credit.words if credit and is_whole and known_source(credit.words, knowledge) else None


def is_signed(paragraph: str) -> bool:
    """Whether a paragraph starts with an agency and a place or a date, which no other words do.

    >>> is_signed("OSLO, March 4 (Sample Wire) - Two ministers met."), is_signed("OSLO - Two ministers met.")
    (True, False)
    """
    parts = parts_of(paragraph[:REACH], None)
    return any(_first(parts[:count], CREDIT) and _is_sure(parts[:count], None) for count in range(2, len(parts) + 1))


def _opening(parts: Sequence[Part]) -> Opening:
    place, date = _first(parts, PLACE), _first(parts, DATE)
    credit = _first(parts, CREDIT) or _first(parts, AGENCY)
    return Opening(
        dateline=Dateline(place=place.words if place else None, end=parts[-1].end),
        agency=credit.words if credit else None,
        published=_published(date) if date else Published(),
    )


def _first(parts: Sequence[Part], kind: str) -> Part | None:
    return next((part for part in parts if part.kind == kind), None)


def _is_sure(parts: Sequence[Part], knowledge: Knowledge | None) -> bool:
    """Whether parts are a dateline, by what they are and by the mark behind the last one.

    :param knowledge: None to take places in capitals alone for known ones.
    """
    last = parts[-1]
    if last.mark == DASH:
        return _is_sure_at_dash(parts, knowledge)
    return last.opens_sentence and last.mark not in PARTING and _is_sure_at_sentence(parts, knowledge)


def _is_sure_at_dash(parts: Sequence[Part], knowledge: Knowledge | None) -> bool:
    is_dated = _first(parts, DATE) is not None
    if _is_credited(parts) and knowledge is None:
        return is_dated or _first(parts, PLACE) is not None
    if _is_credited(parts) and (is_dated or _is_source(parts, knowledge)):
        return True
    return _is_somewhere(parts, knowledge) or _is_dated_place(parts)


def _is_sure_at_sentence(parts: Sequence[Part], knowledge: Knowledge | None) -> bool:
    last, is_dated = parts[-1], _first(parts, DATE) is not None
    if last.kind == PLACE:
        return last.mark == ":" and _is_city(last.words, knowledge)
    if _is_somewhere(parts, knowledge):
        return last.is_closed or bool(last.mark)
    if last.mark == "":
        return last.is_closed and is_dated
    return _is_credited(parts) and (is_dated or (last.mark == ":" and _first(parts, PLACE) is not None))


def _is_credited(parts: Sequence[Part]) -> bool:
    return _first(parts, CREDIT) is not None or parts[-1].kind == AGENCY


def _is_somewhere(parts: Sequence[Part], knowledge: Knowledge | None) -> bool:
    place = _first(parts, PLACE)
    return place is not None and _is_place(place.words, knowledge)


def _is_dated_place(parts: Sequence[Part]) -> bool:
    """``Springvale, 3 May 2024 - The``: a place that nobody knows, set apart from a whole date, before a sentence."""
    if [part.kind for part in parts[:2]] != [PLACE, DATE]:
        return False
    place, date = parts[:2]
    return bool(place.mark and date.match["year"]) and parts[-1].opens_sentence


def _is_source(parts: Sequence[Part], knowledge: Knowledge | None) -> bool:
    """Whether the agency among the parts is a known one; ``Ann Sample (Sample Party) - she`` has none."""
    credit = _first(parts, CREDIT)
    if credit is None or knowledge is None:
        return credit is None
    return known_source(credit.words.split(" via ")[0], knowledge) is not None


def _is_place(words: str, knowledge: Knowledge | None) -> bool:
    """``Oslo``, ``OSLO/BERGEN``, ``EXAMPLEVILLE, Norway``: a place that is known, or is written in capitals."""
    head = _HEAD.split(words, maxsplit=1)[0]
    return (head.isupper() and len(head) > SHORT_NAME) or _is_city(words, knowledge)


def _is_city(words: str, knowledge: Knowledge | None) -> bool:
    names = _HEAD.split(words, maxsplit=1)[0].split("/")
    return knowledge is not None and any(_folded(name) in _cities(knowledge) for name in names)


@lru_cache(maxsize=4)
def _cities(knowledge: Knowledge) -> frozenset[str]:
    """The names of places and of capitals, folded."""
    names = {country.capital for country in knowledge.countries.values()}
    names.update(name for place in knowledge.places.values() for name in (place.id, *place.aliases))
    return frozenset(map(_folded, names))


def _folded(name: str) -> str:
    """A name without accents, case and the stop of an abbreviation."""
    plain = unicodedata.normalize("NFKD", name.strip(" ."))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def _published(date: Part) -> Published:
    """The day, where the words tell it; a day without its year is unknown."""
    found = date.match
    words = found["written"] or found["numbers"]
    if found["numbers"]:
        day = next(full_days(words), None)
        return Published(value=day.value, how="dateline", words=words) if day else Published()
    number = month_number(found["month"] or found["month2"])
    value = iso(int(found["year"]), number, int(found["day"] or found["day2"])) if found["year"] else None
    return Published(value=value or UNKNOWN, how="dateline", words=words)
