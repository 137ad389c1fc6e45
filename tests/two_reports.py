"""Two made-up reports of a pair of leaders, one dated and one not, that set the traps briefings must not fall into."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefgen.model.article import Published
from briefgen.model.summary import (
    CountryRole,
    Event,
    EventDate,
    EventPlace,
    Evidence,
    Ignored,
    IssueRole,
    KeyPoint,
    LeaderRole,
    OrganisationRole,
    ReviewItem,
    Source,
    Statement,
    Summary,
)
from briefgen.model.world import Country, Issue, Knowledge, Leader, Office, Organisation

NAMES = {
    "CAN": "Canada", "DEU": "Germany", "FRA": "France", "JPN": "Japan", "MNG": "Mongolia", "PRK": "North Korea",
    "UKR": "Ukraine", "USA": "United States",
}  # fmt: skip


def knowledge() -> Knowledge:
    """What the reports need to be named."""
    return Knowledge(
        countries={
            id: Country(
                id=id,
                name=name,
                alpha2=id[:2],
                slug=name.lower().replace(" ", "-"),
                region="East Asia" if id in ("JPN", "MNG", "PRK") else "",
                article="the" if id == "USA" else "",
            )
            for id, name in NAMES.items()
        },
        organisations={
            "united-nations": Organisation(id="united-nations", name="United Nations", article="the"),
            "european-council": Organisation(id="european-council", name="European Council", article="the"),
        },
        leaders={
            "ukhnaa-khurelsukh": Leader(
                id="ukhnaa-khurelsukh",
                name="Ukhnaa Khurelsukh",
                offices=(Office(title="President", of="MNG", since="2021-06-25"),),
            )
        },
        issues={
            "defence-cooperation": _issue("defence-cooperation", "Defence cooperation", "security"),
            "abductions": _issue("abductions", "Abductions", "rights"),
            "north-korea-nuclear": _issue("north-korea-nuclear", "North Korea's nuclear programme", "security"),
        },
        places={},
        sources={},
    )


def dated() -> Summary:
    """A meeting on a known day, a pact not signed, a visit cancelled, another meeting; three countries in a list."""
    return Summary(
        id="2024-09-23-leaders-settle-pact",
        title="Leaders settle defence pact",
        source=Source(
            file="articles/pact.txt",
            sha256="a" * 64,
            agency="Jiji Press",
            words=320,
            ignored=Ignored(lines="14-30", words=184, rule="trailing-list", first="Popular"),
        ),
        published=Published(value="2024-09-23T15:17", zone="JST", how="stamp", words="15:17 JST, September 23, 2024"),
        countries=(
            CountryRole(id="JPN", tier="primary", mentions=11, why=("title", "lead", "actor"), evidence=("s1",)),
            CountryRole(id="MNG", tier="primary", mentions=9, why=("title", "actor"), evidence=("s1",)),
            CountryRole(id="CAN", tier="secondary", mentions=3, why=("actor",), evidence=("s5",)),
            CountryRole(id="PRK", tier="secondary", mentions=3, why=("topic",), evidence=("s3",)),
            *(CountryRole(id=id, tier="passing", mentions=1, why=("enumeration",), evidence=("s6",))
              for id in ("DEU", "FRA", "USA")),
        ),
        organisations=(OrganisationRole(id="united-nations", tier="passing", evidence=("s7",)),),
        leaders=(
            _leader(
                "fumio-kishida", "primary", "Fumio Kishida", "Prime Minister", "JPN",
                {"Kishida": 6, "Fumio Kishida": 1},
            ),
            _leader(
                "ukhnaa-khurelsukh", "primary", "Ukhnaa Khurelsukh", "President", "MNG",
                {"Khurelsukh": 3, "Ukhnaa Khurelsukh": 1},
            ),
            _leader("justin-trudeau", "secondary", "Justin Trudeau", "Prime Minister", "CAN", {"Justin Trudeau": 1}),
            _leader(
                "antonio-guterres", "passing", "Antonio Guterres", "Secretary-General", "united-nations",
                {"Antonio Guterres": 1},
            ),
        ),
        issues=(
            IssueRole(id="defence-cooperation", tier="primary", why=("defence equipment",), evidence=("s1",)),
            IssueRole(id="abductions", tier="secondary", why=("abducted citizens",), evidence=("s3",)),
        ),
        events=(
            event("meeting-2024-09-22-jpn-mng", "meeting", date="2024-09-22", place=("New York", "USA"),
                  parties=("JPN", "MNG"), people=("fumio-kishida", "ukhnaa-khurelsukh"),
                  issues=("defence-cooperation", "abductions"), evidence=("s1", "s2")),
            event("agreement-2024-09-22-jpn-mng", "agreement", status="agreed-in-principle", date="2024-09-22",
                  parties=("JPN", "MNG"), issues=("defence-cooperation",), evidence=("s1",),
                  about="a pact on passing defence equipment to each other"),
            event("request-2024-09-22-jpn-mng-prk", "request", date="2024-09-22", by=("JPN", "MNG"), to=("PRK",),
                  evidence=("s3",)),
            event("visit-2024-08-jpn-mng", "visit", status="cancelled", date="2024-08", by=("JPN",), to=("MNG",),
                  people=("fumio-kishida",), evidence=("s4",)),
            event("meeting-2024-09-22-can-jpn", "meeting", date="2024-09-22", place=("New York", "USA"),
                  parties=("CAN", "JPN"), people=("fumio-kishida", "justin-trudeau"), evidence=("s5",)),
        ),
        statements=(
            Statement(id="kishida-thanked-1", speaker="fumio-kishida", verb="thanked", to=("MNG",), issue="abductions",
                      evidence=("s3",)),
        ),
        key_points=(KeyPoint(text="Japan and Mongolia have settled the terms of a pact.", evidence=("s1",)),),
        evidence=evidence(
            "p1s1 the two sides had as good as settled a pact on passing defence equipment to each other",
            "p2s1 they talked for the better part of an hour",
            "p5s1 he thanked his guest for help over the citizens who were abducted",
            "p7s1 a journey planned for the month before was called off",
            "p9s1 he also sat down with his Canadian colleague",
            "p10s1 the group counts Germany, France and the United States",
            "p11s1 he saw the head of the United Nations as well",
        ),
        review=(),
    )  # fmt: skip


def undated() -> Summary:
    """The same two leaders, in a report without any date."""
    return Summary(
        id="undated-leaders-call-on-north-korea",
        title="Leaders call on North Korea",
        source=Source(file="articles/call.txt", sha256="b" * 64, agency="Kyodo", via="TASS", words=410),
        countries=(
            CountryRole(id="JPN", tier="primary", mentions=5, why=("lead", "actor"), evidence=("s1",)),
            CountryRole(id="MNG", tier="primary", mentions=4, why=("actor",), evidence=("s1",)),
            CountryRole(id="PRK", tier="primary", mentions=6, why=("title", "topic"), evidence=("s1",)),
            CountryRole(id="UKR", tier="secondary", mentions=1, why=("topic",), evidence=("s2",)),
            CountryRole(id="USA", tier="passing", mentions=1, evidence=("s2",)),
        ),
        leaders=(
            _leader(
                "fumio-kishida", "primary", "Fumio Kishida", "Prime Minister", "JPN",
                {"Fumio Kishida": 1, "Kishida": 2},
            ),
            _leader(
                "ukhnaa-khurelsukh", "primary", "Ukhnaa Khurelsukh", "President", "MNG",
                {"Khurelsukh": 2, "Ukhnaagiin Khurelsukh": 1},
            ),
        ),
        issues=(
            IssueRole(id="north-korea-nuclear", tier="primary", why=("nuclear missiles",), evidence=("s1",)),
            IssueRole(id="abductions", tier="secondary", why=("abductions",), evidence=("s2",)),
        ),
        events=(
            event("meeting-unknown-jpn-mng", "meeting", parties=("JPN", "MNG"),
                  people=("fumio-kishida", "ukhnaa-khurelsukh"), issues=("north-korea-nuclear", "abductions"),
                  evidence=("s1",)),
        ),
        evidence=evidence(
            "p1s1 both pressed Pyongyang to give up its missiles",
            "p3s2 the statement also spoke of the war",
        ),
        review=(ReviewItem(field="published", reason="undated", hint="write published: under overrides/"),),
    )  # fmt: skip


def event(id: str, type: str, *, status: str = "occurred", date: str = "unknown", **fields: Any) -> Event:
    """An event; ``place`` is a name and a country."""
    place = fields.pop("place", None)
    where = EventPlace(name=place[0], country=place[1]) if place else None
    return Event(id=id, type=type, plover=None, status=status, date=EventDate(value=date), place=where, **fields)


def evidence(*lines: str) -> tuple[Evidence, ...]:
    """Evidence ``s1`` … from lines of a position and a quote."""
    split = [line.partition(" ") for line in lines]
    return tuple(
        Evidence(id=f"s{number}", at=at, sha="0" * 8, quote=quote)
        for number, (at, _, quote) in enumerate(split, start=1)
    )


def report(
    id: str,
    *events: Event,
    tiers: Mapping[str, str],
    published: str = "unknown",
    quotes: tuple[str, ...] = (),
    **source: Any,
) -> Summary:
    """A short summary: events, countries with their tiers, quotes as evidence."""
    return Summary(
        id=id,
        title=id.replace("-", " ").capitalize(),
        source=Source(file=f"articles/{id}.txt", **{"sha256": id, "words": 300, **source}),
        published=Published(value=published),
        countries=tuple(CountryRole(id=country, tier=tier) for country, tier in tiers.items()),
        events=events,
        evidence=evidence(*(f"p{number}s1 {quote}" for number, quote in enumerate(quotes, start=1))),
    )


def _leader(id: str, tier: str, name: str, office: str, of: str, written: Mapping[str, int]) -> LeaderRole:
    return LeaderRole(
        id=id, tier=tier, name=name, office=office, of=of, as_written=tuple(written.items()), evidence=("s1",)
    )


def _issue(id: str, name: str, parent: str) -> Issue:
    return Issue(id=id, name=name, parent=parent, definition=f"{name}, as an example.")
