"""Dates as a reader of one language writes them: the words come from its texts."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.model.article import UNKNOWN

SINGLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)")
CLOCK = re.compile(r"T\d{2}:\d{2}(?::\d{2})?$")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

DOUBTS = {"?": "uncertain", "~": "about", "%": "uncertain"}
"""What the marks of EDTF at the end of a date say of it."""


def spoken(value: str, t: Callable[..., str]) -> str:
    """Write an EDTF date: ``22 September 2024``, ``August 2024``, ``date unknown``.

    :param t: the texts of a language by key.
    """
    if value == UNKNOWN:
        return t("dates.unknown")
    ends = [CLOCK.sub("", end) for end in value.split("/")]
    if len(ends) == 1:
        return _single(ends[0], t)
    key = "dates.days" if all(map(DAY.fullmatch, ends)) else "dates.range"
    return t(key, first=_single(ends[0], t), last=_single(ends[-1], t))


def _single(text: str, t: Callable[..., str]) -> str:
    match = SINGLE.fullmatch(text)
    if not match:
        return text
    year, month, day, doubt = match.groups()
    date = year
    if month:
        words = {"month": t(f"months.{int(month)}"), "year": year}
        number = t("dates.first") if day == "01" else str(int(day or 0))
        date = t("dates.day", day=number, **words) if day else t("dates.month", **words)
    return t(f"dates.{DOUBTS[doubt]}", date=date) if doubt else date
