"""Events on a line of time: a shape for each, by how certain and how precise it is, stacked by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.model import edtf
from briefgen.render.lines import EventLine

FEWEST = 3
"""Events that make a chart."""

MOST, HIGHEST = 80, 10
"""Events that can be told apart, and of these in one stack; more go by numbers alone."""

LABELS = 10
"""Years that are named below the line."""

WIDTH, STEP = 1000, 22
"""Width of the chart, and height of an event on it, in the chart's units."""

EDGE = 14
"""Units kept free on both sides, for half a shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An event on the line."""

    event: EventLine
    x: int
    y: int
    end: int
    """Where a range ends; the same as ``x`` for a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year on the line."""

    label: str
    x: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """The chart, oldest event first; undated ones are not on it."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    height: int
    undated: int


def dots(events: Sequence[EventLine], undated: int) -> Dots | None:
    """Place dated events, oldest first, on a line; None when there are too few or too many to see anything."""
    spans = [span for event in events if (span := edtf.span(event.date))]
    if not FEWEST <= len(events) <= MOST or len(spans) != len(events):
        return None
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    if first == last:
        return None
    stacks: Counter[int] = Counter()
    placed = []
    for event, span in zip(events, spans, strict=True):
        column = _at(span.first, first, last) // STEP
        x, end = column * STEP + STEP // 2, _at(span.last, first, last)
        placed.append(Dot(event=event, x=x, end=end, y=stacks[column] * STEP))
        stacks[column] += 1
    if max(stacks.values()) > HIGHEST:
        return None
    return Dots(dots=tuple(placed), ticks=_ticks(first, last), height=max(stacks.values()) * STEP, undated=undated)


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    years = range(first.year + 1, last.year + 1)
    apart = -(-len(years) // LABELS) or 1
    return tuple(Tick(label=str(year), x=_at(date(year, 1, 1), first, last)) for year in years if year % apart == 0)


def _at(day: date, first: date, last: date) -> int:
    return round(EDGE + (WIDTH - 2 * EDGE) * (day - first).days / (last - first).days)
