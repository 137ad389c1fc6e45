"""One thing held against what is wanted, and how such checks add up to figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Answer = tuple[str, bool, str]
"""A figure, whether it is right, and what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing held against what is wanted."""

    figure: str
    """Name of the figure that it counts for."""

    is_right: bool
    where: str
    about: str
    """What was wanted or found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share of checks or a score of the field, 0 to 1."""

    share: float
    """Rounded down to three decimals, as floors are."""

    count: str
    """What it was worked out from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one set by name, and what is off."""

    figures: dict[str, Figure]
    off: dict[str, tuple[str, ...]]
    """What counted against each figure, where anything did."""


def share(part: int, whole: int) -> float:
    """A part of a whole rounded down to three decimals; 0 where there is nothing.

    >>> share(2, 3), share(3, 3), share(0, 0)
    (0.666, 1.0, 0.0)
    """
    return part * 1000 // whole / 1000 if whole else 0.0


def add_up(checks: Iterable[Check]) -> Measured:
    """The share of checks that are right by figure, in the order in which figures turn up."""
    by_figure: dict[str, list[Check]] = {}
    for check in checks:
        by_figure.setdefault(check.figure, []).append(check)
    wrong = {
        name: tuple(f"{check.where}: {check.about}" for check in found if not check.is_right)
        for name, found in by_figure.items()
    }
    return Measured(
        figures={name: _figure(len(found) - len(wrong[name]), len(found)) for name, found in by_figure.items()},
        off={name: lines for name, lines in wrong.items() if lines},
    )


def _figure(right: int, total: int) -> Figure:
    return Figure(share=share(right, total), count=f"{right} of {total}")
