"""How well days are told in labelled news: each date expression with the day it means, against the day of its story."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from briefgen.extract.cues import senses
from briefgen.extract.dates import dates
from briefgen.extract.tokens import tokenise
from tests.quality.labels import HERE, knowledge

LABELS = HERE.parents[2] / "shared" / "eval" / "events" / "temporal" / "dev.jsonl"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)

Day = tuple[int, int, str]
"""First character, character after the last, the day."""


def days() -> dict[str, float]:
    """F1 of days, the share of days found that are right, and recall of those that a weekday tells."""
    counts: Counter[str] = Counter()
    for line in LABELS.open(encoding="utf-8"):
        row = json.loads(line)
        wanted, found = list(_wanted(row)), list(_found(row["text"], date.fromisoformat(row["dct"])))
        hits = _matched(wanted, found)
        counts.update(wanted=len(wanted), found=len(found), right=len(hits))
        counts.update(weekdays=len(_by_weekday(row["text"], wanted)), told=len(_by_weekday(row["text"], hits)))
    return {
        "days_f1": 2 * counts["right"] / (counts["wanted"] + counts["found"]),
        "days_right": counts["right"] / counts["found"],
        "weekdays_recall": counts["told"] / counts["weekdays"],
    }


def _wanted(row: Any) -> Iterator[Day]:
    for label in sorted(row["timex"], key=lambda label: label["start"]):
        if label["type"] in ("DATE", "TIME") and (day := _DAY.match(label["value"])):
            yield label["start"], label["end"], day[0]


def _found(text: str, when: date) -> Iterator[Day]:
    for mention in dates(tokenise(text, senses(knowledge())), when):
        if day := _DAY.match(mention.value):
            yield mention.start, mention.end, day[0]


def _matched(wanted: Sequence[Day], found: Sequence[Day]) -> list[Day]:
    """The labels that the first free expression on their words gives the same day."""
    free, hits = list(found), []
    for label in wanted:
        if near := next((day for day in free if day[0] < label[1] and label[0] < day[1]), None):
            free.remove(near)
            hits += [label] if near[2] == label[2] else []
    return hits


def _by_weekday(text: str, found: Sequence[Day]) -> list[Day]:
    return [day for day in found if _WEEKDAY.search(text[day[0] : day[1]])]
