"""Labelled texts: what a careful reader finds in them, as written in ``texts/*.md`` and ``leaks.md``.

Given are ``text`` (a line is a paragraph), ``headline`` and ``day`` of publication. The other fields are labels, each a
list with semicolons between; what a field leaves out is wanted nowhere:

- ``primary`` countries that act, or are acted on, in what the text is about; ``secondary`` ones that act or are spoken
  of beside that; ``passing`` those in a list, as venue or as background; ``weighty`` where readers may differ between
  the first two
- ``leaders`` people who hold or held an office of state, each with the country or organisation: ``Name = CODE``, or
  ``Name = CODE / id`` where the text gives two
- ``organisations`` and ``issues`` by id; issues are those that the text is mainly about
- ``either`` ids and names that are neither wanted nor wrong; a country there may be named in passing at most
- ``any`` countries that may stand in any tier or be left out: where a local story plays, and who is in a party of many
- ``absent`` countries and people who must not be found: look-alikes, and those without an office
- ``light`` in a trap, countries that may be named in passing at most; ``kind`` is its kind
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.extract import extract
from briefgen.knowledge import load
from briefgen.model.summary import Summary
from briefgen.model.world import Knowledge
from briefgen.read import read
from tests.blocks import Block, blocks

HERE = Path(__file__).parent
TEXTS = tuple(sorted((HERE / "texts").glob("*.md")))
LEAKS = (HERE / "leaks.md",)

CODE = re.compile(r"[A-Z]{3}")
"""A country's id; the other ids have small letters, names have both."""

GIVEN = ("headline", "day", "text")
LISTS = ("primary", "secondary", "passing", "weighty", "organisations", "issues", "either", "any", "absent", "light")
FIELDS = (*GIVEN, *LISTS, "leaders", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A short text with its labels."""

    file: str
    title: str
    """What the text shows."""

    fields: Block

    def list(self, field: str) -> tuple[str, ...]:
        """The labels of a field, in the order written."""
        return tuple(part.strip() for part in self.fields.get(field, "").split(";") if part.strip())

    def countries(self, *fields: str) -> frozenset[str]:
        """The countries of some fields."""
        return frozenset(part for field in fields for part in self.list(field) if CODE.fullmatch(part))

    def people(self, *fields: str) -> tuple[str, ...]:
        """The names of people in some fields."""
        parts = (part for field in fields for part in self.list(field))
        return tuple(part for part in parts if part != part.lower() and not CODE.fullmatch(part))

    def leaders(self) -> dict[str, tuple[str, ...]]:
        """Wanted leaders by name, with the countries and organisations that they serve."""
        pairs = (part.split(" = ") for part in self.list("leaders"))
        return {name: tuple(of.split(" / ")) for name, of in pairs}


@cache
def labelled(paths: tuple[Path, ...]) -> tuple[Labelled, ...]:
    """The labelled texts of some files, in their order."""
    return tuple(Labelled(file=path.name, title=title, fields=block) for path in paths for title, block in blocks(path))


@cache
def summed_up(paths: tuple[Path, ...]) -> tuple[tuple[Labelled, Summary | None], ...]:
    """Each text of some files with its summary, None where no story is found in it."""
    return tuple((text, _summary(text.fields)) for text in labelled(paths))


def summary_of(*, title: str, day: str, text: str) -> Summary | None:
    """What briefgen makes of a story that comes with its headline and its day, or without a day.

    None where it finds no story: that counts as finding nothing.
    """
    file = "\n".join(("---", *_front_matter(title, day), "---", text))
    try:
        article = read("story.txt", file.encode(), knowledge())
    except BriefgenError:
        return None
    return extract(article, knowledge(), "text")


@cache
def knowledge() -> Knowledge:
    """What ships with briefgen, read once."""
    return load()


def digest(paths: tuple[Path, ...]) -> str:
    """SHA-256 over the files, so that a floor is never held against other labels."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def _summary(fields: Block) -> Summary | None:
    return summary_of(title=fields["headline"], day=fields.get("day", ""), text=fields["text"])


def _front_matter(title: str, day: str) -> Iterator[str]:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    yield f'title: "{escaped}"'
    if day:
        yield f"date: {day}"
