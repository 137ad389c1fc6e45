"""Days, stories and quotes are told no worse than on the day their floors were pinned; quotes better than by "said"."""

from __future__ import annotations

import pytest

from tests.quality.events import SETS, SHARE, baseline, floors, measured, quotes
from tests.quality.labels import digest

pytestmark = pytest.mark.skipif(not SHARE.is_dir(), reason="the labelled news of ../shared/eval/events is not here")

FIGURES = [(name, figure) for name in SETS for figure in floors()[name]["floors"]]


@pytest.mark.parametrize("name", SETS)
def test_the_floors_were_measured_against_these_labels(name: str) -> None:
    assert digest((SETS[name],)) == floors()[name]["labels"], "the labels changed: measure and pin anew"


@pytest.mark.parametrize("name", SETS)
def test_every_figure_has_a_floor(name: str) -> None:
    assert sorted(measured(name)) == sorted(floors()[name]["floors"])


@pytest.mark.parametrize(("name", "figure"), FIGURES)
def test_no_figure_falls_below_its_floor(name: str, figure: str) -> None:
    assert measured(name)[figure] >= floors()[name]["floors"][figure]


def test_quotes_are_told_better_than_by_a_plain_pattern() -> None:
    plain = quotes(baseline)
    assert [figure for figure, share in measured("quotes").items() if share <= plain[figure]] == []
