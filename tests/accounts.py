"""What a careful reader finds in two accounts of two meetings of the same people: once made up, once real."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """A content folder with a dated and an undated article, and what must come out of it."""

    folder: Path
    """Holds ``articles/``, and ``knowledge/`` where the people are made up."""

    dated: str
    undated: str
    published: str
    zone: str
    agency: str
    dateline: str
    ignored: tuple[int, int]
    """First and last line of the furniture after the dated story."""

    primary: frozenset[str]
    secondary: frozenset[str]
    passing: frozenset[str]
    leaders: dict[str, str]
    """Leaders of the dated account, and whom they lead; nobody else may be found."""

    not_leaders: tuple[str, ...]
    """Names and surnames that must not be taken for leaders."""

    events: tuple[tuple[str, str, str, frozenset[str]], ...]
    """Type, status, date and everyone in it, for events that the dated account must tell."""

    about: str
    undated_agency: str
    undated_via: str
    undated_primary: frozenset[str]
    undated_allowed: frozenset[str]
    """Countries that the undated account may name besides, as secondary or passing."""

    pair: tuple[str, str]
    """Codes of the two states that meet in both."""

    pages: frozenset[str]
    """The pair pages, no more."""

    no_page: frozenset[str]
    """Slugs of countries mentioned only."""

    spellings: tuple[str, dict[str, int]]
    """A leader, and each spelling with its count over both articles."""


MADE_UP = Accounts(
    folder=HERE / "traps",
    dated="norway-chile.txt",
    undated="second account.txt",
    published="2024-03-12T14:05",
    zone="CET",
    agency="Sample Wire",
    dateline="Geneva",
    ignored=(11, 18),
    primary=frozenset({"NOR", "CHL"}),
    secondary=frozenset({"PER", "KEN"}),
    passing=frozenset({"GHA", "PRT", "POL", "AUT", "CHE"}),
    leaders={
        "astrid-nordahl": "NOR",
        "tomas-iriarte": "CHL",
        "wanjiru-odhiambo": "KEN",
        "antonio-guterres": "united-nations",
    },
    not_leaders=("Trump", "Tavares", "Macron"),
    events=(
        ("meeting", "occurred", "2024-03-11", frozenset({"NOR", "CHL"})),
        ("agreement", "agreed-in-principle", "2024-03-11", frozenset({"NOR", "CHL"})),
        ("visit", "cancelled", "2024-02", frozenset({"NOR", "CHL"})),
        ("meeting", "occurred", "2024-03-11", frozenset({"NOR", "KEN"})),
    ),
    about="a bilateral pact for fisheries research and vessel sharing",
    undated_agency="Kyodo",
    undated_via="TASS",
    undated_primary=frozenset({"NOR", "CHL", "PER"}),
    undated_allowed=frozenset({"BOL", "ARG", "ECU", "USA"}),
    pair=("CHL", "NOR"),
    pages=frozenset({"chile--norway", "kenya--norway"}),
    no_page=frozenset({"ghana", "portugal", "poland", "austria", "switzerland"}),
    spellings=("tomas-iriarte", {"Tomas Iriarte": 1, "Tomás Andrés Iriarte": 1, "Iriarte": 4}),
)

REAL = Accounts(
    folder=HERE.parent.parent / "shared",
    dated="000_ea2791b3487bd490.txt",
    undated="004_22cdab1bd1da2afc.txt",
    published="2024-09-23T15:17",
    zone="JST",
    agency="Jiji Press",
    dateline="New York",
    ignored=(14, 30),
    primary=frozenset({"JPN", "MNG"}),
    secondary=frozenset({"PRK", "CAN"}),
    passing=frozenset({"GBR", "FRA", "DEU", "ITA", "USA"}),
    leaders={
        "fumio-kishida": "JPN", "ukhnaa-khurelsukh": "MNG", "justin-trudeau": "CAN",
        "antonio-guterres": "united-nations", "charles-michel": "european-council",
    },
    not_leaders=("Ishiba", "Ishii", "Trump"),
    events=(
        ("meeting", "occurred", "2024-09-22", frozenset({"JPN", "MNG"})),
        ("agreement", "agreed-in-principle", "2024-09-22", frozenset({"JPN", "MNG"})),
        ("visit", "cancelled", "2024-08", frozenset({"JPN", "MNG"})),
        ("meeting", "occurred", "2024-09-22", frozenset({"JPN", "CAN"})),
    ),
    about="a bilateral pact for defense equipment and technology transfers",
    undated_agency="Kyodo",
    undated_via="TASS",
    undated_primary=frozenset({"JPN", "MNG", "PRK"}),
    undated_allowed=frozenset({"UKR", "RUS", "KOR", "USA"}),
    pair=("JPN", "MNG"),
    pages=frozenset({"japan--mongolia", "canada--japan"}),
    no_page=frozenset({"united-kingdom", "france", "germany", "italy", "united-states"}),
    spellings=("ukhnaa-khurelsukh", {"Ukhnaa Khurelsukh": 1, "Ukhnaagiin Khurelsukh": 1, "Khurelsukh": 5}),
)  # fmt: skip
