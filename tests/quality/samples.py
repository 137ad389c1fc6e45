"""How well reading and extracting do on the sample articles, against what a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from briefgen.extract import extract
from briefgen.model.article import Article
from briefgen.model.summary import PASSING, TIERS, Event, Summary
from briefgen.read import read
from tests.quality.checks import Answer, Check
from tests.quality.labels import knowledge

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "content" / "articles"
GOLD = (ROOT / "tests" / "samples.yaml",)

Row = dict[str, Any]


def sample_checks() -> Iterator[Check]:
    """Every check of every sample, in the order of the gold."""
    for row in gold():
        article = read(f"articles/{row['file']}", (ARTICLES / row["file"]).read_bytes(), knowledge())
        summary = extract(article, knowledge(), "sample")
        for part in (_head(row, article), _countries(row, summary), _leaders(row, summary), _events(row, summary)):
            for figure, is_right, about in part:
                yield Check(figure=figure, is_right=is_right, where=row["file"], about=about)


def gold() -> list[Row]:
    """What a careful reader finds in each sample."""
    rows: list[Row] = yaml.safe_load(GOLD[0].read_text(encoding="utf-8"))
    return rows


def _head(row: Row, article: Article) -> Iterator[Answer]:
    yield "titles", article.title == row["title"], article.title
    yield "published", article.published.value == str(row["published"]), article.published.value


def _countries(row: Row, summary: Summary) -> Iterator[Answer]:
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


def _leaders(row: Row, summary: Summary) -> Iterator[Answer]:
    """Recall and precision; a leader of the wrong country is wrong in both."""
    wanted, either = row.get("leaders") or {}, row.get("leaders_either") or ()
    found = {leader.id: leader.of for leader in summary.leaders}
    for id, of in wanted.items():
        yield "leaders_recall", found.get(id) == of, f"{id} of {of}, not of {found.get(id)}"
    for id, of in found.items():
        if id not in either:
            yield "leaders_precision", wanted.get(id) == of, f"{id} of {of}"


def _events(row: Row, summary: Summary) -> Iterator[Answer]:
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
