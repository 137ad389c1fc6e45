"""How well countries, leaders and topics are told in the labelled news beside the project, the dev share.

Its texts belong to their publishers and stay where they are; where the folder is absent, nothing is measured.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from briefgen.model.summary import PRIMARY, Summary
from tests.quality.checks import Figure, Measured, share
from tests.quality.labels import HERE, knowledge, summary_of
from tests.quality.scorer import Row, Tally, matches, tally

SHARE = HERE.parents[2] / "shared" / "eval" / "entities"

SETS: dict[str, dict[str, tuple[str, ...]]] = {
    "geonews": {"countries": ("precision", "f1")},
    "lgl": {"countries": ("precision", "f1")},
    "wikinews": {"countries": ("f1",), "central": ("f1",), "leaders": ("f1",), "leaders_country": ("precision",)},
    "reuters": {
        "central": ("precision",),
        "central_named": ("recall",),
        "leaders": ("recall",),
        "leaders_country": ("precision",),
        "topics": ("f1",),
    },
}
"""The sets, and of each field the scores that count: those that its labels define and a briefing depends on."""

SAMPLE = {"reuters": 8}
"""Of how many documents one is measured, picked by the hash of its id; of the other sets every document."""


@cache
def measure_share(name: str) -> Measured:
    """The figures of one set."""
    tallies = tally(rows_of(name), answers_to(name)) | _more(name)
    return Measured(
        figures={
            f"{field}_{score}": _figure(tallies[field], score)
            for field, scores in SETS[name].items()
            for score in scores
        },
        off={field: tuple(tallies[field].off) for field in SETS[name] if tallies[field].off},
    )


def _figure(counted: Tally, score: str) -> Figure:
    """Precision, recall, or F1: twice what is right over all that is found and all that is wanted."""
    right, found, wanted = counted.right, counted.right + counted.extra, counted.right + counted.missed
    whole = {"precision": found, "recall": wanted, "f1": found + wanted}[score]
    part = 2 * right if score == "f1" else right
    return Figure(share=share(part, whole), count=f"{part} of {whole}")


def path_of(name: str) -> Path:
    """The file of a set."""
    return SHARE / f"{name}.dev.jsonl"


@cache
def rows_of(name: str) -> tuple[Row, ...]:
    """The documents of a set that are measured, in the order of the file."""
    rows = (json.loads(line) for line in path_of(name).open(encoding="utf-8"))
    return tuple(row for row in rows if _bucket(row["id"]) % SAMPLE.get(name, 1) == 0)


def _bucket(id: str) -> int:
    return int(hashlib.sha256(id.encode()).hexdigest()[:8], 16)


@cache
def answers_to(name: str) -> dict[str, Row]:
    """What briefgen makes of each measured document, in the scorer's form, by id."""
    return {
        row["id"]: _answer(summary_of(title=row["title"], day=row.get("date", ""), text=row["text"]))
        for row in rows_of(name)
    }


def _answer(summary: Summary | None) -> Row:
    if summary is None:
        return {"countries": [], "central_countries": [], "leaders": [], "topics": []}
    return {
        "countries": [country.id for country in summary.countries],
        "central_countries": [country.id for country in summary.countries if country.tier == PRIMARY],
        "leaders": [
            {
                "name": leader.name,
                "aliases": [words for words, _ in leader.as_written if " " in words],
                "country": leader.of,
            }
            for leader in summary.leaders
        ],
        "topics": sorted({_topic_of().get(issue.id, "") for issue in summary.issues if issue.tier == PRIMARY} - {""}),
    }


@cache
def _topic_of() -> dict[str, str]:
    """The topic of each issue that has one."""
    groups = yaml.safe_load((HERE / "topics.yaml").read_text(encoding="utf-8"))
    return {issue: topic for topic, issues in groups.items() for issue in issues}


def _more(name: str) -> dict[str, Tally]:
    """What the scorer does not print: central countries whose name the text has, and the country of matched leaders."""
    named, country = Tally(), Tally()
    for row in rows_of(name):
        answer = answers_to(name)[row["id"]]
        wanted = {id for id in row.get("gold_central_countries", ()) if _is_named(id, f"{row['title']}\n{row['text']}")}
        found = wanted & set(answer["central_countries"])
        named.add(row["id"], len(found), (), wanted - found)
        told = list(_countries_told(row, answer)) if "gold_leaders" in row else []
        country.add(row["id"], sum(not off for off in told), [off for off in told if off], ())
    return {"central_named": named, "leaders_country": country}


def _countries_told(row: Row, answer: Row) -> Iterator[str]:
    """For each matched leader whose country the labels have: empty if it is right, else what is off."""
    for wanted, found in matches(row, answer)[0]:
        if found and (of := wanted.get("country")):
            yield "" if found[0]["country"] == of else f"{wanted['name']} of {found[0]['country']}, not of {of}"


def _is_named(id: str, text: str) -> bool:
    """Whether a text has a name of the country; of one that nobody knows it has none."""
    return id in knowledge().countries and bool(_names_of(id).search(text))


@cache
def _names_of(id: str) -> re.Pattern[str]:
    """A country's names and those of its people, as words of their own, in any case; shorter ones as written."""
    country = knowledge().countries[id]
    names = sorted({country.name, country.official, *country.aliases, *country.demonyms} - {""})
    cases = (re.escape(name) if len(name) < 5 else f"(?i:{re.escape(name)})" for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(cases)})(?!\w)")
