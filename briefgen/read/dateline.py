"""The dateline of a wire story: ``NEW YORK, Sept. 22 (Agency) — The two leaders …``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.model.article import Dateline, Published
from briefgen.model.world import Knowledge
from briefgen.read.days import DAY, MONTH, YEAR, iso, month_number

REACH = 140
"""Characters of the first paragraph within which a dateline must end."""

_DASH = r"\s*(?:--+|[—–―]|-(?=\s))\s*"
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /](?:{_WORD}|de|del|al|el|of|the|on|du|am|sur))*(?:, {_WORD}(?: {_WORD})*)?)"
_DATE = rf"(?P<date>(?i:{MONTH}\s+{DAY}|(?P<day2>\d\d?)\s+(?P<month2>[a-z]{{3,9}})\.?)(?:,?\s+{YEAR})?)"
_CREDIT = r"(?:\((?P<round>[^()]{2,60})\)|\[(?P<square>[^\[\]]{2,60})\]|/(?P<slashed>[A-Z][^/]{1,40})/)"
_END = rf"(?:{_DASH}|(?<=[)\]/])\s+(?=[A-Z\"“'‘])|(?<=[)\]/]):\s*|(?<=/)\.\s+)"
_FORM = re.compile(rf"(?:{_PLACE}[,:]?\s*)??(?:{_DATE}[.,:]?\s*)?{_CREDIT}?{_END}")


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
    match = _FORM.match(paragraph[:REACH])
    if not match or not _is_sure(match, knowledge):
        return None
    return Opening(
        dateline=Dateline(place=match["place"].strip(" ,") if match["place"] else None, end=match.end()),
        agency=_credit(match),
        published=_published(match),
    )


def is_signed(paragraph: str) -> bool:
    """Whether a paragraph starts with an agency and a place or a date, which no other words do.

    >>> is_signed("OSLO, March 4 (Sample Wire) - Two ministers met."), is_signed("OSLO - Two ministers met.")
    (True, False)
    """
    match = _FORM.match(paragraph[:REACH])
    return match is not None and _credit(match) is not None and bool(match["place"] or match["date"])


def _credit(match: re.Match[str]) -> str | None:
    found = match["round"] or match["square"] or match["slashed"]
    return found.strip() if found else None


def _is_sure(match: re.Match[str], knowledge: Knowledge) -> bool:
    place = match["place"] or ""
    if _credit(match):
        return bool(place or match["date"])
    head = place.split(",")[0].strip()
    return head in knowledge.places or head.title() in knowledge.places or (head.isupper() and len(head) > 3)


def _published(match: re.Match[str]) -> Published:
    if not match["date"]:
        return Published()
    words = match["date"]
    month = match["month"] or match["month2"]
    day = int(match["day"] or match["day2"])
    try:
        number = month_number(month)
    except KeyError:
        return Published()
    value = iso(int(match["year"]), number, day) if match["year"] else None
    return Published(value=value or "unknown", how="dateline", words=words)
