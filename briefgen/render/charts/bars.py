"""How many articles came out, or events took place, in each month: a row of bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.model import edtf
from briefgen.render.texts import Wordbook

FEWEST = 3
"""Months, or years, with anything in them that make a chart: two points show no course."""

LONGEST = 36
"""Months that are shown one by one; a longer time goes by years."""

STEP, HEIGHT = 10, 40
"""Width of a bar with its gap, and height of the highest, in the chart's units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A month or year."""

    label: str
    count: int
    x: int
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A row of bars, oldest first, those in between that are empty too."""

    unit: str
    """``month`` or ``year``."""

    bars: tuple[Bar, ...]
    most: int
    left_out: int
    """Dates that are unknown, or too wide to fall into one bar."""

    @property
    def width(self) -> int:
        return STEP * len(self.bars)


def bars(dates: Iterable[str], t: Wordbook) -> Bars | None:
    """The bars of some EDTF dates; None when they would show no course.

    >>> from briefgen.render.texts import wordbook
    >>> dates = ["2024-01-05", "2024-01", "2024-02-01", "2024-04-30", "2023"]
    >>> [bar.count for bar in bars(dates, wordbook("en")).bars]
    [2, 1, 0, 1]
    """
    found = [edtf.span(date) for date in dates]
    months = [each.first.strftime("%Y-%m") for each in found if each and _month(each) == _month(each, last=True)]
    if months and _count(min(months), max(months)) <= LONGEST:
        return _bars("month", months, list(_months(min(months), max(months))), len(found), t)
    years = [f"{each.first.year:04}" for each in found if each and each.first.year == each.last.year]
    if not years:
        return None
    return _bars("year", years, [f"{year:04}" for year in range(int(min(years)), int(max(years)) + 1)], len(found), t)


def _bars(unit: str, placed: list[str], row: list[str], total: int, t: Wordbook) -> Bars | None:
    counts = Counter(placed)
    if len(counts) < FEWEST:
        return None
    most = max(counts.values())
    return Bars(
        unit=unit,
        bars=tuple(
            Bar(label=t.date(each), count=counts[each], x=at * STEP, height=round(HEIGHT * counts[each] / most, 1))
            for at, each in enumerate(row)
        ),
        most=most,
        left_out=total - len(placed),
    )


def _month(span: edtf.Span, *, last: bool = False) -> tuple[int, int]:
    day = span.last if last else span.first
    return day.year, day.month


def _count(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1


def _months(first: str, last: str) -> Iterator[str]:
    for number in range(_count(first, last)):
        year, month = divmod(int(first[5:]) - 1 + number, 12)
        yield f"{int(first[:4]) + year:04}-{month + 1:02}"
