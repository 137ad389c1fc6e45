"""Recognition does no worse than on the day its floors were pinned: on the samples, on short texts, in traps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.quality.labels import FIELDS, LEAKS, LISTS, TEXTS, Labelled, digest, knowledge, labelled
from tests.quality.measure import ALL, OWN, floors
from tests.quality.samples import ARTICLES, gold
from tests.quality.texts import no_leak

FEWEST = 60
"""Texts and traps that the gate must hold at least."""

GUARANTEED = ("list", "venue", "publisher", "boilerplate", "comparison", "birthplace", "food", "sport")
"""Kinds of traps by which no country may come to have weight, ever."""


def test_each_sample_article_has_its_gold() -> None:
    assert sorted(row["file"] for row in gold()) == sorted(path.name for path in ARTICLES.iterdir())


@pytest.mark.parametrize("paths", [TEXTS, LEAKS], ids=["texts", "traps"])
def test_there_are_enough_texts_each_with_a_title_of_its_own(paths: tuple[Path, ...]) -> None:
    titles = [text.title for text in labelled(paths)]
    assert len(titles) >= FEWEST
    assert len(titles) == len(set(titles))


def test_every_label_names_what_there_is() -> None:
    assert [f"{text.title}: {label}" for text in (*labelled(TEXTS), *labelled(LEAKS)) for label in _unknown(text)] == []


def _unknown(text: Labelled) -> Iterator[str]:
    """Fields and ids that nothing knows; people need not be known."""
    yield from text.fields.keys() - {*FIELDS}
    ids = {*knowledge().countries, *knowledge().organisations, *knowledge().issues}
    labels = [*(label for field in LISTS for label in text.list(field)), *chain(*text.leaders().values())]
    yield from (label for label in labels if label not in ids and label not in text.people(*LISTS))


@pytest.mark.parametrize("kind", GUARANTEED)
def test_no_trap_of_the_guarantee_leaks(kind: str) -> None:
    measured = OWN["traps"].measure()
    assert measured.figures[no_leak(kind)].share == 1, measured.off[no_leak(kind)]


def test_every_set_has_floors() -> None:
    assert sorted(floors()) == sorted(ALL)


@pytest.mark.parametrize("name", OWN)
def test_the_floors_were_measured_against_these_labels(name: str) -> None:
    assert digest(OWN[name].files) == floors()[name]["labels"], "the labels changed: measure and pin the figures anew"


@pytest.mark.parametrize("name", OWN)
def test_every_figure_has_a_floor(name: str) -> None:
    assert sorted(OWN[name].measure().figures) == sorted(floors()[name]["floors"])


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name in OWN for figure in floors()[name]["floors"]])
def test_no_figure_falls_below_its_floor(name: str, figure: str) -> None:
    measured = OWN[name].measure()
    off = "\n".join(measured.off.get(figure, ()))
    assert measured.figures[figure].share >= floors()[name]["floors"][figure], f"what is off:\n{off}"
