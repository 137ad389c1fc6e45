"""Events on a line of time: a shape for each, by how certain and how precise it is, stacked by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.model import edtf
from briefgen.render.lines import EventLine
from briefgen.render.texts import Wordbook

FEWEST = 3
"""Events that make a chart."""

MOST, HIGHEST = 80, 10
"""Events that can be told apart, and of these in one stack; more go by numbers alone."""

LABELS = 10
"""Years that are named below the line."""

WIDTH, STEP = 1000, 22
"""Width of the chart, and height of an event on it, in the chart's units."""

NARROWEST = 12
"""Units of a range that lasts no longer than a shape is wide."""

FEW, ROOM = 4, 180
"""Years up to which the ends of the line are named, and the units that such a name takes."""

EDGE = 14
"""Units kept free on both sides, for half a shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An event on the line."""

    event: EventLine
    x: int
    y: int
    width: int
    """Of a range; 0 for a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A year on the line, or the month that it begins or ends with."""

    label: str
    x: int
    side: str = "middle"
    """Where the label stands: ``start``, ``middle`` or ``end``, as SVG anchors text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """The chart, oldest event first; undated ones are not on it."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    height: int
    undated: int


def dots(events: Sequence[EventLine], undated: int, t: Wordbook) -> Dots | None:
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
        x = column * STEP + STEP // 2
        width = max(_at(span.last, first, last) - x, NARROWEST) if span.last > span.first else 0
        placed.append(Dot(event=event, x=x, width=width, y=stacks[column] * STEP))
        stacks[column] += 1
    if max(stacks.values()) > HIGHEST:
        return None
    return Dots(dots=tuple(placed), ticks=_ticks(first, last, t), height=max(stacks.values()) * STEP, undated=undated)


def _ticks(first: date, last: date, t: Wordbook) -> tuple[Tick, ...]:
    """The years that begin on the line; where these are few, the months at its ends too."""
    years = range(first.year + 1, last.year + 1)
    apart = -(-len(years) // LABELS) or 1
    found = [Tick(label=str(year), x=_at(date(year, 1, 1), first, last)) for year in years if year % apart == 0]
    if len(years) > FEW:
        return tuple(found)
    left = Tick(label=t.date(first.isoformat()[:7]), x=EDGE // 2, side="start")
    right = Tick(label=t.date(last.isoformat()[:7]), x=WIDTH - EDGE // 2, side="end")
    return (left, *(tick for tick in found if ROOM < tick.x < WIDTH - ROOM), right)


def _at(day: date, first: date, last: date) -> int:
    return round(EDGE + (WIDTH - 2 * EDGE) * (day - first).days / (last - first).days)
