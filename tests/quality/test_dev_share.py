"""Recognition does no worse on labelled news than on the day its floors were pinned, by the measures of its scorer."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.quality.dev_share import SETS, SHARE, answers_to, rows_of
from tests.quality.labels import digest
from tests.quality.measure import DEV_SHARE, floors
from tests.quality.scorer import Row, tally

pytestmark = pytest.mark.skipif(not SHARE.is_dir(), reason="the labelled news of ../shared/eval/entities is not here")

_ROW = re.compile(r"^([a-z ]+?) +docs .*\(tp (\d+)(?: fp (\d+))? fn (\d+)", re.MULTILINE)
"""A line of the scorer: the field, what is right, what is extra unless the labels leave that open, what is missed."""

_PRINTED = {"central": "central countries"}


@pytest.mark.parametrize("name", SETS)
def test_the_floors_were_measured_against_these_labels(name: str) -> None:
    assert digest(DEV_SHARE[name].files) == floors()[name]["labels"], "the labels changed: measure and pin anew"


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str) -> None:
    assert sorted(DEV_SHARE[name].measure().figures) == sorted(floors()[name]["floors"])


@pytest.mark.parametrize(("name", "figure"), [(name, figure) for name in SETS for figure in floors()[name]["floors"]])
def test_no_figure_falls_below_its_floor(name: str, figure: str) -> None:
    found = DEV_SHARE[name].measure().figures[figure]
    assert found.share >= floors()[name]["floors"][figure], f"only {found.count}: python -m tests.quality.measure --off"


@pytest.mark.parametrize("name", SETS)
def test_our_measure_counts_as_the_scorer_does(tmp_path: Path, name: str) -> None:
    wanted, answers = tmp_path / "wanted.jsonl", tmp_path / "answers.jsonl"
    _write(wanted, rows_of(name))
    _write(answers, ({"id": id, **answer} for id, answer in answers_to(name).items()))
    said = subprocess.run(
        [sys.executable, SHARE / "score.py", wanted, answers], capture_output=True, text=True, check=True
    )
    theirs = {field: counts for field, *counts in _ROW.findall(said.stdout)}
    for field, found in tally(rows_of(name), answers_to(name)).items():
        right, extra, missed = theirs[_PRINTED.get(field, field)]
        assert (found.right, found.missed) == (int(right), int(missed)), field
        assert not extra or found.extra == int(extra), field


def _write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
