"""What briefgen knows of the world, held against other tables and against itself."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

import pycountry
import pytest
import yaml

from briefgen.errors import BriefgenError
from briefgen.knowledge import dump, fingerprint, load, undump
from briefgen.knowledge.check import folded
from briefgen.knowledge.load import shipped
from briefgen.knowledge.store import RECORDS
from briefgen.model.edtf import span
from briefgen.model.slug import is_slug
from briefgen.model.world import Country, Knowledge, Office
from briefgen.read import read

COLLEGIAL = {
    ("AND", "Co-Prince"),
    ("BIH", "Presidency Member"),
    ("CHE", "Federal Councillor"),
    ("SMR", "Captain Regent"),
}
"""Offices that several people hold at once by law."""

HANDOVER = timedelta(days=31)
"""How long two holders of one office may overlap, for dates that are no more precise than a month."""

SITE = b"""
NOR: {aliases: [Norge]}
SML: {name: Somaliland, alpha2: XS}
"""


@cache
def world() -> Knowledge:
    return load()


def test_every_country_of_iso_3166_is_there() -> None:
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    ours = {country.id: country.alpha2 for country in world().countries.values() if not country.until}
    assert ours == {**codes, "XKX": "XK"}


def test_a_state_that_is_no_more_has_its_codes_of_iso_3166_3() -> None:
    codes = {each.alpha_3: (each.alpha_4[:2], each.withdrawal_date) for each in pycountry.historic_countries}
    for country in historic():
        alpha2, withdrawn = codes[country.id]
        assert country.alpha2 == alpha2
        assert int(country.until[:4]) <= int(withdrawn[:4]) <= int(country.until[:4]) + 2, country.id


def test_the_states_that_are_no_more_are_there() -> None:
    assert {"SUN", "YUG", "SCG", "CSK", "DDR", "YMD"} <= {country.id for country in historic()}


def test_a_state_that_is_no_more_says_what_became_of_it() -> None:
    for country in historic():
        since, until = span(country.since), span(country.until)
        assert since
        assert until
        assert since.first < until.last
        assert bool(country.successors) != bool(country.joined), country.id
        starts = [begun.first for next in country.successors if (begun := span(next.when))]
        assert all(since.first < start <= until.last + HANDOVER for start in starts), country.id


def test_offices_of_a_state_that_is_no_more_lie_in_its_years() -> None:
    ended = {country.id: span(country.until) for country in historic()}
    for leader in world().leaders.values():
        for office in leader.offices:
            if end := ended.get(office.of):
                assert days(office)[1] <= end.last + HANDOVER, leader.id


def historic() -> list[Country]:
    return [country for country in world().countries.values() if country.until]


def test_norway_is_there_and_no_boolean() -> None:
    assert world().countries["NOR"].alpha2 == "NO"


def test_there_are_193_members_of_the_united_nations() -> None:
    assert Counter(country.un for country in world().countries.values())["member"] == 193


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Britain", "GBR"), ("U.K.", "GBR"), ("DPRK", "PRK"), ("Democratic People's Republic of Korea", "PRK"),
        ("PRC", "CHN"), ("Burma", "MMR"), ("Türkiye", "TUR"), ("Ivory Coast", "CIV"),
        ("Holland", "NLD"), ("Swaziland", "SWZ"), ("Czech Republic", "CZE"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_other_names(name: str, id: str) -> None:
    country = world().countries[id]
    names = (country.name, country.official, *country.aliases)
    assert folded(name).casefold() in {folded(one).casefold() for one in names}


def test_addresses_of_countries_are_their_names() -> None:
    slugs = [country.slug for country in world().countries.values()]
    assert world().countries["CIV"].slug in ("ivory-coast", "cote-divoire")
    assert len(set(slugs)) == len(slugs)
    assert all(map(is_slug, slugs))


def test_no_name_is_claimed_by_a_country_and_an_organisation() -> None:
    countries = {folded(n) for one in world().countries.values() for n in (one.name, one.official, *one.aliases) if n}
    bodies = {folded(name) for one in world().organisations.values() for name in (one.name, *one.aliases)}
    assert not countries & bodies


def test_an_entry_stands_once_over_all_files_of_its_kind() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for path, data in shipped().items():
        if "/leaders/" in path:
            seen.update(("leaders", id) for id in yaml.load(data, getattr(yaml, "CBaseLoader", yaml.BaseLoader)))
    assert [id for id, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("path", sorted(shipped()))
def test_a_shipped_file_is_composed_unicode(path: str) -> None:
    text = shipped()[path].decode()
    assert text == unicodedata.normalize("NFC", text)


def test_there_is_as_much_as_was_promised() -> None:
    known = world()
    assert len(known.organisations) >= 150
    assert len(known.issues) >= 120
    assert len(known.places) >= 1500
    assert all(issue.definition and issue.phrases for issue in known.issues.values())


def test_every_member_of_the_united_nations_has_someone_in_office() -> None:
    held = {office.of for leader in world().leaders.values() for office in leader.offices if office.until is None}
    members = {country.id for country in world().countries.values() if country.un == "member"}
    assert members - held == set()


def test_two_people_do_not_hold_one_office() -> None:
    holders: defaultdict[tuple[str, str], list[tuple[str, Office]]] = defaultdict(list)
    for leader in world().leaders.values():
        for office in leader.offices:
            holders[office.of, office.title].append((leader.id, office))
    assert [
        (place, title, one, other)
        for (place, title), terms in sorted(holders.items())
        if (place, title) not in COLLEGIAL
        for (one, first), (other, second) in combinations(sorted(terms, key=lambda term: days(term[1])), 2)
        if one != other and min(days(first)[1], days(second)[1]) - max(days(first)[0], days(second)[0]) > HANDOVER
    ] == []


def days(office: Office) -> tuple[date, date]:
    """The latest day that a term may begin and the earliest that it may end, so that vague dates accuse nobody."""
    since, until = span(office.since), span(office.until) if office.until else None
    assert since
    return since.last, max(until.first if until else date.max, since.last)


def test_a_kishida_is_prime_minister_until_october_2024() -> None:
    offices = world().leaders["fumio-kishida"].offices
    assert Office(title="Prime Minister", of="JPN", since="2021-10-04", until="2024-10-01") in offices


def test_khurelsukh_is_known_by_all_his_spellings() -> None:
    leader = world().leaders["ukhnaa-khurelsukh"]
    assert {"Ukhnaagiin Khurelsukh", "Khurelsukh"} <= {leader.name, *leader.variants, *leader.surnames}


def test_stored_knowledge_is_read_back_whole() -> None:
    known, again = world(), undump(dump(world()))
    for kind in (*RECORDS, "lookalikes", "digest"):
        assert getattr(again, kind) == getattr(known, kind)
    assert dump(again) == dump(known)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b'{"countries": 1}', b'{"countries": [{"id": "X"}]}', b"\xff"])
def test_damaged_stored_knowledge_is_told_from_whole(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"stored|Expecting|decode"):
        undump(data)


def test_a_site_adds_a_country_and_a_name() -> None:
    known = load({"content/knowledge/countries.yaml": SITE})
    assert known.countries["NOR"].aliases == ("Norge",)
    assert known.countries["NOR"].capital == "Oslo"
    assert known.countries["SML"].slug == "somaliland"


def test_a_site_adds_a_leader_of_a_country_it_adds() -> None:
    leader = b"jane-doe: {name: Jane Doe, surname: Doe, offices: [{title: President, of: SML, from: '2024-12'}]}"
    known = load({"knowledge/countries.yaml": SITE, "knowledge/leaders.yaml": leader})
    assert known.leaders["jane-doe"].offices == (Office(title="President", of="SML", since="2024-12"),)


def test_a_site_makes_a_name_mean_nothing() -> None:
    lookalikes = b"nothing: [Norway House]\npersons: [Ada Norway]\ncountries: {New Norway: CAN}"
    known = load({"knowledge/lookalikes.yaml": lookalikes})
    names = ("Norway House", "Ada Norway", "New Norway")
    assert [known.lookalikes[name] for name in names] == [None, None, "CAN"]
    assert known.namesakes.intersection(names) == {"Ada Norway"}


def test_a_site_takes_a_shared_name_away() -> None:
    known = load({"knowledge/shared_names.yaml": b"korea: {names: [], demonyms: []}"})
    assert known.shared_names["korea"].countries == ("KOR", "PRK")
    assert known.shared_names["korea"].names == ()


LOOKUPS = (
    b"lines: [Read it in our paper]\nstarts: [The Example Hour]\ntails: [on Example Radio]\nholds: [example fund]\n"
)


def test_a_site_names_the_lines_of_its_pages() -> None:
    known = undump(dump(load({"knowledge/lookups.yaml": LOOKUPS})))
    page = [
        "Ministers open ferry line",
        "The ministers opened the new ferry line in the harbour on Monday.",
        "Read it in our paper!",
        "The first ferry left at noon with twenty guests on board.",
        "The Example Hour tells you what comes next, and who is on board with us.",
        "Ann Sample on Example Radio",
        "What you read here was paid for by the Example Fund.",
    ]
    article = read("a.txt", "\n".join(page).encode(), known)
    assert [(cut.rule, cut.text) for cut in article.ignored] == [("site", page[at]) for at in (2, 4, 5, 6)]


@pytest.mark.parametrize(
    ("lookups", "message"),
    [
        (b"line: [The Example Hour]", "unknown key 'line'"),
        (b"lines: [ad]", "too short to tell a line: 'ad'"),
        (b"starts: {a: b}", "expected a list, found a map"),
    ],
)
def test_what_is_wrong_with_lookups_is_said(lookups: bytes, message: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        load({"knowledge/lookups.yaml": lookups})
    assert [problem.message for problem in caught.value.problems] == [message]


def test_faults_of_several_files_come_at_once() -> None:
    files = {
        "knowledge/countries.yaml": b"NOR: {nam: x}",
        "knowledge/issues.yaml": b"a: [",
        "knowledge/b.yaml": b"c: d",
    }
    with pytest.raises(BriefgenError) as caught:
        load(files)
    assert {problem.place.path for problem in caught.value.problems} == set(files)


def test_the_fingerprint_follows_every_byte_and_name() -> None:
    prints = {fingerprint(extra) for extra in ({}, {"a": b""}, {"a": b"x"}, {"b": b"x"}, {"a": b"x", "b": b""})}
    assert len(prints) == 5
    assert world().digest == fingerprint({})


def test_no_path_of_a_machine_is_in_a_fault() -> None:
    assert all(not Path(path).is_absolute() for path in shipped())
