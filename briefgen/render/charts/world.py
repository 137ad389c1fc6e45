"""The map of the world, countries tinted by their events: a picture file of its own, made for each site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

OUTLINES = Path(__file__).parent.parent / "map.yaml"

SHADES = (1, 3, 10, 30)
"""Events from which a country has the next darker shade."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country on the map."""

    id: str
    outline: str
    """A path of SVG; empty when it is too small for one."""

    at: tuple[str, str]
    small: bool
    shade: int
    """0 for none, 1 to 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The map; small states that have events are drawn last, as circles."""

    width: str
    height: str
    lands: tuple[Land, ...]


def world(events: Mapping[str, int]) -> World:
    """Tint the map.

    :param events: how many events a country has, by its code.
    """
    known = _outlines()
    width, height = known["size"]
    lands = (_land(id, row, events.get(id, 0)) for id, row in known["countries"].items())
    return World(width=width, height=height, lands=tuple(lands))


def _land(id: str, row: Mapping[str, Any], events: int) -> Land:
    return Land(
        id=id,
        outline=row.get("outline", "").replace(" ", ""),
        at=(row["at"][0], row["at"][1]),
        small="small" in row,
        shade=sum(events >= least for least in SHADES),
    )


@cache
def _outlines() -> dict[str, Any]:
    with OUTLINES.open(encoding="utf-8") as file:
        found = yaml.load(file, Loader=_Loader)
    assert isinstance(found, dict), OUTLINES.name
    return found
