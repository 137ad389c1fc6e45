"""The measures of the labelled news, defined as the scorer that lies beside it defines them.

An answer has the scorer's form: ``countries``, ``central_countries``, ``topics``, and ``leaders`` with ``name``,
``aliases`` and ``country``. What the labels call optional is neither rewarded nor punished.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = Mapping[str, Any]
"""A labelled document, or an answer to one."""

TITLES = (
    "mr mrs ms dr sir lord lady president prime minister king queen prince princess general gen sen senator rep"
    " governor gov chancellor secretary pope sheikh sheik ayatollah jr sr baron"
)
"""Words that are taken off a person's name."""

GIVEN = 3
"""First letters of two given names that must be the same."""


@dataclass(slots=True)
class Tally:
    """How much is right, found but not wanted, and wanted but not found."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    off: list[str] = field(default_factory=list)
    """What counts against the figures, by document."""

    def add(self, id: str, right: int, extra: Iterable[str], missed: Iterable[str]) -> None:
        """Count the answer to one document."""
        wrong, lost = sorted(extra), sorted(missed)
        self.right += right
        self.extra += len(wrong)
        self.missed += len(lost)
        if wrong or lost:
            self.off.append(f"{id}: extra {', '.join(wrong) or 'none'}; missed {', '.join(lost) or 'none'}")


def tally(rows: Iterable[Row], answers: Mapping[str, Row]) -> dict[str, Tally]:
    """The answers to some documents by field, as far as the labels have it."""
    found: dict[str, Tally] = {}
    for row in rows:
        for label, (name, compare) in FIELDS.items():
            if label in row:
                found.setdefault(name, Tally()).add(row["id"], *compare(row, answers[row["id"]]))
    return found


Counted = tuple[int, Iterable[str], Iterable[str]]
"""How many are right, those found only and those wanted only."""


def _countries(row: Row, answer: Row) -> Counted:
    wanted = set(row["gold_countries"])
    return _sets(set(answer["countries"]) - (set(row.get("optional_countries", ())) - wanted), wanted)


def _central(row: Row, answer: Row) -> Counted:
    return _sets(set(answer["central_countries"]), set(row["gold_central_countries"]))


def _topics(row: Row, answer: Row) -> Counted:
    return _sets(set(answer["topics"]), set(row["gold_topics"]))


def _sets(found: set[str], wanted: set[str]) -> Counted:
    return len(found & wanted), found - wanted, wanted - found


def _leaders(row: Row, answer: Row) -> Counted:
    matched, left = matches(row, answer)
    extra = [one for one in left if not any(_is_same(one, other) for other in row.get("optional_leaders", ()))]
    missed = [wanted["name"] for wanted, found in matched if not found]
    return len(matched) - len(missed), [one["name"] for one in extra], missed


FIELDS: Mapping[str, tuple[str, Callable[[Row, Row], Counted]]] = {
    "gold_countries": ("countries", _countries),
    "gold_central_countries": ("central", _central),
    "gold_leaders": ("leaders", _leaders),
    "gold_topics": ("topics", _topics),
}
"""The labels that are measured, what the field is called, and how an answer is compared."""


def matches(row: Row, answer: Row) -> tuple[list[tuple[Row, list[Row]]], list[Row]]:
    """Each wanted leader with those found who may be the same, and those found who are nobody wanted."""
    left, found = list(answer["leaders"]), []
    for wanted in row["gold_leaders"]:
        same = [one for one in left if _is_same(one, wanted)]
        left = [one for one in left if one not in same]
        found.append((wanted, same))
    return found, left


def _is_same(one: Row, other: Row) -> bool:
    return any(may_be_same(first, second) for first in _names(one) for second in _names(other))


def _names(person: Row) -> Iterator[str]:
    yield person["name"]
    yield from person.get("aliases", ())


def may_be_same(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same last word, and nothing against it in what stands before.

    >>> may_be_same("President J. Doe", "Jane Doe"), may_be_same("Doe", "Jane Doe"), may_be_same("Mary Doe", "Jane Doe")
    (True, True, False)
    """
    first, second = _core(one), _core(other)
    if not first or not second:
        return False
    if first[-1] != second[-1]:
        return _is_part(*sorted((first, second), key=len))
    return first == second or _given_agree(first[:-1], second[:-1])


def _is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two words or more of one name stand together in the other."""
    return len(short) > 1 and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _given_agree(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether one has none, or they share one, or the first begin alike."""
    if not first or not second:
        return True
    one, other = first[0], second[0]
    is_initial = (len(one) == 1 or len(other) == 1) and one[0] == other[0]
    return is_initial or one in second or other in first or one[:GIVEN] == other[:GIVEN]


def _core(name: str) -> list[str]:
    words = _fold(re.sub(r"['’]s$", "", name.strip()).split(",")[0])
    return [word for word in words if word not in TITLES.split()] or words


def _fold(text: str) -> list[str]:
    """The words of a name in plain small letters, hyphens apart."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    plain = plain.lower().replace("ł", "l").replace("ø", "o").replace("’", "'")
    return re.sub(r"[^a-z' -]", " ", plain).replace("-", " ").split()
