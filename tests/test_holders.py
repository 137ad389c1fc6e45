"""The leaders of the knowledge base, held against public lists of who held which office."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from briefgen.extract.tokens import fold
from briefgen.knowledge import load
from briefgen.model.edtf import Span, span
from briefgen.model.world import Knowledge, Leader, Office

FACTS = Path(__file__).parents[2] / "shared" / "facts"

needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the public lists of office holders are not here")

MONTH = timedelta(days=31)
"""How far two lists may be apart on when a term began; some count from the election, others from the oath."""

SINCE = 1990
"""Year from which on all heads of state and of government are listed."""

LISTED = 0.99
"""Share (0 to 1) of the spells in a list of surnames that ours has; the rest are slips of the pen and invaders."""

AGREED = 0.96
"""Share (0 to 1) of those that begin within a month of ours; the list gives power and not office here and there."""

ORGANISATIONS = {
    "united-nations": "Secretary-General", "nato": "Secretary-General", "european-commission": "President",
    "imf": "Managing Director", "world-bank": "President", "wto": "Director-General", "who": "Director-General",
    "iaea": "Director-General", "oecd": "Secretary-General", "unhcr": "High Commissioner", "unesco": "Director-General",
    "unicef": "Executive Director", "ilo": "Director-General", "fao": "Director-General", "opec": "Secretary-General",
    "osce": "Secretary-General", "council-of-europe": "Secretary-General", "commonwealth": "Secretary-General",
    "asean": "Secretary-General", "arab-league": "Secretary-General", "interpol": "Secretary-General",
    "organization-of-american-states": "Secretary-General", "european-central-bank": "President",
    "asian-development-bank": "President", "icj": "President",
}  # fmt: skip
"""Main organisations, and the office that leads each."""

G20 = (
    *("ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND"),
    *("ITA", "JPN", "KOR", "MEX", "RUS", "SAU", "TUR", "USA", "ZAF"),
)

PORTFOLIOS = {
    "foreign": ("foreign", "external affairs", "international relations", "secretary of state", "global affairs"),
    "defence": ("defence", "defense"),
    "finance": ("financ", "treasur", "exchequer", "econom"),
}
"""Words of an office's title by what it is for."""

NOT_MINISTERS = ("deputy", "vice", "adviser", "committee", "spokes")

TODAY = date(2026, 8, 1)
"""The knowledge base is of August 2026."""


@cache
def world() -> Knowledge:
    return load()


@cache
def holders() -> dict[str, tuple[tuple[Leader, Office], ...]]:
    found: defaultdict[str, list[tuple[Leader, Office]]] = defaultdict(list)
    for leader in world().leaders.values():
        for office in leader.offices:
            found[office.of].append((leader, office))
    return {of: tuple(rows) for of, rows in found.items()}


@needs_facts
def test_who_holds_office_today_is_listed_with_the_day_it_began() -> None:
    rows = json.loads((FACTS / "holders-2026-08.json").read_text(encoding="utf-8"))["countries"].values()
    states = {country.alpha2: country.id for country in world().countries.values() if not country.until}
    checked = 0
    for row in rows:
        of = states.get(row["country"]["iso_code"])
        for position in row["positions"].values() if of else ():
            holder = position["current_holder"]
            if holder and holder["since"]:
                assert of
                checked += 1
                assert _begins_near(of, holder["name_en"], date.fromisoformat(holder["since"])), (of, holder["name_en"])
    assert checked > 40


@needs_facts
def test_heads_of_state_and_government_of_2022_are_listed() -> None:
    countries = {fold(country.name): country.id for country in world().countries.values()}
    missing = []
    with (FACTS / "holders-2022-wikidata.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if fold(row["country"]) in countries]
    for row in rows:
        of = countries[fold(row["country"])]
        if world().countries[of].un == "member" and not _bearers(of, row["officeholderLabel"]):
            missing.append((of, row["officeholderLabel"]))
    assert len(rows) > 300
    assert [row for row in missing if not row[1].startswith("Q")] == []


@needs_facts
def test_leaders_since_1990_are_listed_and_begin_when_they_did() -> None:
    spells = list(_spells())
    listed = [(of, name, begun) for of, name, begun in spells if _bearers(of, name)]
    agreed = [1 for of, name, begun in listed if _begins_near(of, name, begun)]
    assert len(listed) / len(spells) >= LISTED
    assert len(agreed) / len(listed) >= AGREED


@pytest.mark.parametrize(("of", "title"), sorted(ORGANISATIONS.items()))
def test_an_organisation_has_had_someone_at_its_head_since_1990(of: str, title: str) -> None:
    terms = [_term(office) for _, office in holders()[of] if office.title.endswith(title)]
    start = max(date(SINCE, 1, 1), min(term.first for term in terms))
    assert _gap(terms, start) < timedelta(days=400)
    assert max(term.last for term in terms) >= TODAY


@pytest.mark.parametrize("of", G20)
@pytest.mark.parametrize("portfolio", sorted(PORTFOLIOS))
def test_a_country_of_the_g20_has_had_its_ministers_since_2015(of: str, portfolio: str) -> None:
    terms = [
        _term(office)
        for _, office in holders()[of]
        if any(word in office.title.lower() for word in PORTFOLIOS[portfolio])
        and not any(word in office.title.lower() for word in NOT_MINISTERS)
    ]
    assert _gap(terms, date(2015, 1, 1)) < timedelta(days=180)


def _term(office: Office) -> Span:
    since, until = span(office.since), span(office.until) if office.until else None
    assert since
    return Span(since.first, until.last if until else date.max)


def _gap(terms: list[Span], start: date) -> timedelta:
    """The longest time from ``start`` up to today in which nobody held the office."""
    longest, reached = timedelta(), start
    for term in sorted(terms):
        longest = max(longest, min(term.first, TODAY) - reached)
        reached = max(reached, term.last)
    return max(longest, TODAY - min(reached, TODAY))


def _begins_near(of: str, name: str, day: date) -> bool:
    ids = {leader.id for leader in _bearers(of, name)}
    begins = [span(office.since) for leader, office in holders()[of] if leader.id in ids]
    return any(begun and begun.first - MONTH <= day <= begun.last + MONTH for begun in begins)


def _bearers(of: str, name: str) -> list[Leader]:
    """The leaders of a state that may be meant: any longer word of the name is like one of theirs."""
    words = [word for word in _words(name) if len(word) > 2]
    found = {leader.id: leader for leader, _ in holders().get(of, ())}
    return [
        leader
        for leader in found.values()
        if any(_are_alike(word, other) for word in words for other in _words(" ".join((leader.name, *leader.variants))))
    ]


def _words(name: str) -> list[str]:
    return fold(name).replace("-", " ").replace("'", "").replace("ʻ", "").split()


def _are_alike(one: str, other: str) -> bool:
    """Whether two spellings share most of their letter pairs."""
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) > 0.55 * (len(pairs[0]) + len(pairs[1]))


def _spells() -> Iterator[tuple[str, str, date]]:
    """Country, surname and first day of each leader since 1990, for countries whose code there is ours."""
    codes = {country.id for country in world().countries.values() if country.un == "member"}
    with (FACTS / "holders-1945-2021-reign.csv").open(encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            begun = int(row["syear"]), int(row["smonth"]), min(28, int(row["sdate"] or 1))
            if row["stateabb"] in codes - HOMONYMOUS and begun[0] >= SINCE:
                yield row["stateabb"], row["leader"], date(*begun)


HOMONYMOUS = frozenset({"AUS", "MNG", "SLV", "SWZ"})
"""Codes that mean another country in the list, which has codes of its own."""
