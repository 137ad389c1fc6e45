"""How well events are told with their code and their sides: in our own sentences and in labelled ones beside.

A prediction names its sides by every word that the text names them with. ``python -m tests.quality.coding`` prints the
figures of today, with ``--off`` also what is missed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.extract import Examination, examine
from briefgen.extract.eras import country_of_place
from briefgen.model.article import Article, Published
from briefgen.model.mention import LEADER, PLACE
from tests.quality.labels import HERE, knowledge

OWN = HERE / "coding.md"
SHARE = HERE.parents[2] / "shared" / "eval" / "events" / "coding" / "dev.jsonl"

NOBODY, NONE = "-", "NONE"

_ROW = re.compile(r"\| (?P<by>[^|]+?) \| (?P<to>[^|]+?) \| (?P<text>[^|]+[.?!]) \|")


@dataclass(frozen=True, slots=True)
class Coded:
    """One event, wanted or found, with the words that name its sides."""

    code: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    is_mutual: bool = False
    """Whether either side may stand as doer."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with what it tells; the code of an event is None where the scheme has none."""

    text: str
    wanted: tuple[Coded, ...]
    is_whole: bool
    """Whether every event of the sentence is wanted, so that others are wrong."""


def figures(rows: Iterable[Row], *, off: bool = False) -> dict[str, float]:
    """Shares: of wanted codes and of wanted sides found, of found codes right, of silent sentences left silent."""
    counts: Counter[str] = Counter()
    for row in rows:
        found = found_in(row.text)
        counts.update(_counted(row, found))
        if off and any(not _is_met(each, found) for each in row.wanted):
            print(f"  {row.text}\n    {found}")
    return {
        "codes_recall": counts["codes"] / counts["wanted"],
        "sides_recall": counts["sides"] / counts["sided"],
        "codes_precision": counts["right"] / counts["told"],
        "quiet": 1 - counts["alarms"] / counts["silent"],
    }


def _counted(row: Row, found: Sequence[Coded]) -> Counter[str]:
    codes, wanted = {each.code for each in found}, [each for each in row.wanted if each.code]
    sided = [each for each in wanted if each.by]
    told: Counter[str] = Counter(
        wanted=len(wanted),
        codes=sum(each.code in codes for each in wanted),
        sided=len(sided),
        sides=sum(_is_met(each, found) for each in sided),
    )
    if row.is_whole:
        told.update(told=len(codes), right=len(codes & {each.code for each in row.wanted}))
        told.update(silent=not row.wanted, alarms=bool(codes) and not row.wanted)
    return told


def _is_met(wanted: Coded, found: Sequence[Coded]) -> bool:
    """Whether one of ``found`` has the code and names everyone wanted on their side."""
    return any(_has_sides(wanted, each) for each in found if each.code == wanted.code)


def _has_sides(wanted: Coded, found: Coded) -> bool:
    both = (*found.by, *found.to)
    by, to = (both, both) if wanted.is_mutual else (found.by, found.to)
    return all(_is_named(each, by) for each in wanted.by) and all(_is_named(each, to) for each in wanted.to)


def _is_named(words: str, names: Iterable[str]) -> bool:
    wanted = words.casefold()
    return any(name and (wanted in name or name in wanted) for name in (each.casefold() for each in names))


def found_in(text: str, published: str | None = None) -> list[Coded]:
    """The events that briefgen codes in a sentence."""
    title = " ".join(text.split()[:6])
    when = Published(value=published or "unknown")
    seen = examine(Article(file="s.txt", title=title, published=when, paragraphs=(text,), sha256=""), knowledge(), "x")
    names = _names(seen)
    return [
        Coded(
            event.plover,
            _named(names, (*event.parties, *event.by, *event.people)),
            _named(names, event.parties + event.to),
        )
        for event in seen.summary.events
        if event.plover
    ]


def _named(names: dict[str, list[str]], ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for id in ids for name in names[id])


def _names(seen: Examination) -> dict[str, list[str]]:
    """The words that name each side: its own, those of its leaders and of its places."""
    of, names = {each.id: each.of for each in seen.summary.leaders}, defaultdict(list)
    for mention in seen.mentions:
        names[mention.id].append(mention.text)
        home = of.get(mention.id) if mention.kind == LEADER else None
        home = country_of_place(mention.id, knowledge()) if mention.kind == PLACE else home
        if home:
            names[home].append(mention.text)
    return names


def own() -> Iterator[Row]:
    """The sentences of :data:`OWN`; a side that nobody is wanted on is not asked for."""
    for section in OWN.read_text(encoding="utf-8").split("\n## ")[1:]:
        code, _, table = section.partition("\n")
        for row in _ROW.finditer(table):
            by, to = ((row[side],) if row[side] != NOBODY else () for side in ("by", "to"))
            # Of a passive the one side that is told may be the one it is done to.
            event = Coded(code, by, to, is_mutual=not to or code in ("CONSULT", "COOPERATE", "AGREE", "SUPPORT"))
            yield Row(row["text"], () if code == NONE else (event,), is_whole=True)


def share() -> Iterator[Row]:
    """The labelled sentences beside the project."""
    for line in SHARE.open(encoding="utf-8"):
        row = json.loads(line)
        wanted = tuple(_label(event) for event in row["events"])
        yield Row(row["text"].replace("\n", " ").strip(), wanted, is_whole=row["exhaustive"])


def _label(event: Any) -> Coded:
    by, to = (
        tuple(each["text"] if isinstance(each, dict) else each for each in event[key]) for key in ("source", "target")
    )
    mutual = bool(event.get("reciprocal"))
    return Coded(event["type"], tuple(filter(None, by)), () if mutual else tuple(filter(None, to)), is_mutual=mutual)


SETS = {"own": own, "share": share}


def main(off: bool) -> None:
    """Print each figure of each set."""
    for name, rows in SETS.items():
        if name == "own" or Path(SHARE).exists():
            print(name, *(f"{key} {value:.3f}" for key, value in figures(rows(), off=off).items()), sep="\n  ")


if __name__ == "__main__":
    main("--off" in sys.argv)
