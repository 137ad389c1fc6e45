"""Whom a country deals with: it in the middle, its partners around it, a line the wider the more they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.render.body import TallyLine

FEWEST, MOST = 3, 11
"""Partners that make a picture; with the one in the middle at most twelve."""

WIDTH, HEIGHT = 420, 300
RADII = 125, 105
"""Of the ring, in the picture's units; names stand outside it."""

WIDEST = 9
"""Of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A partner on the ring."""

    line: TallyLine
    x: int
    y: int
    width: float
    """Of the line to the middle."""

    side: str
    """Where its name stands: ``start``, ``middle`` or ``end``, as SVG anchors text."""

    label_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The picture."""

    name: str
    partners: tuple[Partner, ...]


def circle(name: str, partners: Sequence[TallyLine]) -> Circle | None:
    """Draw the partners with most events, clockwise from the top; None when there are too few to see anything."""
    shown = partners[:MOST]
    if len(shown) < FEWEST:
        return None
    most = max(line.count for line in shown)
    return Circle(
        name=name, partners=tuple(_partner(line, 2 * math.pi * at / len(shown), most) for at, line in enumerate(shown))
    )


def _partner(line: TallyLine, angle: float, most: int) -> Partner:
    right, up = math.sin(angle), math.cos(angle)
    y = round(HEIGHT / 2 - RADII[1] * up)
    side = "middle" if abs(right) < 0.2 else "start" if right > 0 else "end"
    return Partner(
        line=line,
        x=round(WIDTH / 2 + RADII[0] * right),
        y=y,
        width=round(max(1.0, WIDEST * line.count / most), 1),
        side=side,
        label_y=y + (-12 if up > 0 else 22) if side == "middle" else y + 5,
    )
