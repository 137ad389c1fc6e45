"""Extraction does no worse on the sample articles than on the day its floors were pinned."""

from __future__ import annotations

import pytest
import yaml

from tests.quality.measure import ARTICLES, FLOORS, checks, figures, gold, gold_digest

PINNED = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))


def test_each_sample_article_has_its_gold() -> None:
    assert sorted(row["file"] for row in gold()) == sorted(path.name for path in ARTICLES.iterdir())


def test_the_floors_were_measured_against_this_gold() -> None:
    assert gold_digest() == PINNED["gold"], "the gold changed: measure again and pin the new figures with its digest"


def test_every_figure_has_a_floor() -> None:
    assert sorted(figures(checks())) == sorted(PINNED["floors"])


@pytest.mark.parametrize("figure", sorted(PINNED["floors"]))
def test_no_figure_falls_below_its_floor(figure: str) -> None:
    off = [f"{check.file}: {check.about}" for check in checks() if check.figure == figure and not check.is_right]
    assert figures(checks())[figure] >= PINNED["floors"][figure], "\n".join(["what is off:", *off])


def test_nothing_that_must_be_absent_is_found() -> None:
    assert [
        f"{check.file}: {check.about}" for check in checks() if check.figure == "absent" and not check.is_right
    ] == []
