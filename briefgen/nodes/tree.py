"""What a YAML file holds: texts, lists and maps, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from briefgen.errors import Place


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, quoted or not; ``NO`` and ``15:17`` are texts like any other."""

    place: Place
    value: str
    """Empty when the file has nothing after the colon."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A map, in the order of the file; each key once."""

    place: Place
    entries: tuple[tuple[Text, Node], ...]

    def get(self, key: str) -> Node | None:
        return next((node for text, node in self.entries if text.value == key), None)


Node: TypeAlias = Text | Items | Fields
