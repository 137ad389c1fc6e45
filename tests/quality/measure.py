"""How well reading and extracting do on the sample articles, against what a careful reader finds in them.

``python -m tests.quality.measure`` prints the figures of today beside their floors; with ``--off`` what is off as well.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefgen.extract import extract
from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.summary import PASSING, TIERS, Event, Summary
from briefgen.model.world import Knowledge
from briefgen.read import read

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "content" / "articles"
GOLD = ROOT / "tests" / "samples.yaml"
FLOORS = Path(__file__).with_name("floors.yaml")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing held against the gold."""

    figure: str
    """Name of the figure that it counts for."""

    is_right: bool
    file: str
    about: str
    """What was wanted or found."""


def main(arguments: Sequence[str] = ()) -> None:
    """Print each figure with its floor, and on demand each check that failed."""
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))["floors"]
    for name, share in figures(checks()).items():
        count = [check.is_right for check in checks() if check.figure == name]
        print(f"{name:18} {share:.2f}  floor {floors.get(name, 0):.2f}  ({sum(count)} of {len(count)})")
    print(f"gold               {gold_digest()}")
    for check in checks() if "--off" in arguments else ():
        if not check.is_right:
            print(f"{check.file}: {check.figure}: {check.about}")


def figures(found: Iterable[Check]) -> dict[str, float]:
    """The share of checks that are right, 0 to 1, by figure; rounded down to two decimals, as floors are."""
    by_figure: dict[str, list[bool]] = {}
    for check in found:
        by_figure.setdefault(check.figure, []).append(check.is_right)
    return {name: sum(rights) * 100 // len(rights) / 100 for name, rights in by_figure.items()}


@cache
def checks() -> tuple[Check, ...]:
    """Every check of every sample, in the order of the gold."""
    knowledge = load()
    return tuple(check for row in gold() for check in _checks(row, knowledge))


def gold() -> list[Row]:
    """What a careful reader finds in each sample."""
    rows: list[Row] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))
    return rows


def gold_digest() -> str:
    """SHA-256 of the gold file, so that a floor is never held against another gold."""
    return hashlib.sha256(GOLD.read_bytes()).hexdigest()


def _checks(row: Row, knowledge: Knowledge) -> Iterator[Check]:
    article = read(f"articles/{row['file']}", (ARTICLES / row["file"]).read_bytes(), knowledge)
    summary = extract(article, knowledge, "sample")
    for part in (_head(row, article), _countries(row, summary), _leaders(row, summary), _events(row, summary)):
        for figure, is_right, about in part:
            yield Check(figure=figure, is_right=is_right, file=row["file"], about=about)


def _head(row: Row, article: Article) -> Iterator[tuple[str, bool, str]]:
    yield "titles", article.title == row["title"], article.title
    yield "published", article.published.value == str(row["published"]), article.published.value


def _countries(row: Row, summary: Summary) -> Iterator[tuple[str, bool, str]]:
    """Whether those wanted have their tier, those of weight are wanted, and those of other stories are left out."""
    wanted = {code: tier for tier in TIERS for code in row.get(tier) or ()}
    found = {country.id: country.tier for country in summary.countries}
    for code, tier in wanted.items():
        yield "country_tiers", found.get(code) == tier, f"{code} is {found.get(code)}, not {tier}"
    for code, tier in found.items():
        if tier != PASSING:
            yield "countries_wanted", code in {*wanted, *(row.get("countries_either") or ())}, f"{code} {tier}"
    leaders = {leader.id for leader in summary.leaders}
    for id in row.get("absent") or ():
        yield "absent", id not in found and id not in leaders, id


def _leaders(row: Row, summary: Summary) -> Iterator[tuple[str, bool, str]]:
    """Recall and precision; a leader of the wrong country is wrong in both."""
    wanted, either = row.get("leaders") or {}, row.get("leaders_either") or ()
    found = {leader.id: leader.of for leader in summary.leaders}
    for id, of in wanted.items():
        yield "leaders_recall", found.get(id) == of, f"{id} of {of}, not of {found.get(id)}"
    for id, of in found.items():
        if id not in either:
            yield "leaders_precision", wanted.get(id) == of, f"{id} of {of}"


def _events(row: Row, summary: Summary) -> Iterator[tuple[str, bool, str]]:
    """Whether a main event is found by type and sides, and whether its status and date are right too."""
    for wanted in row.get("events") or ():
        found = [event for event in summary.events if _is_found(wanted, event)]
        stands = [(_status(event.status), event.date.value) for event in found]
        yield "events_found", bool(found), f"{wanted}"
        yield "events_right", (_status(wanted["status"]), str(wanted["date"])) in stands, f"{wanted}: {stands}"


def _is_found(wanted: Row, event: Event) -> bool:
    sides = {*wanted.get("by", ())} <= {*event.by} and {*wanted.get("to", ())} <= {*event.to}
    return event.type == wanted["type"] and {*wanted["parties"]} <= {*event.everyone} and sides


def _status(status: str) -> str:
    """In the gold a postponed event counts as cancelled."""
    return "cancelled" if status == "postponed" else status


if __name__ == "__main__":
    main(sys.argv[1:])
