"""Stories are told from the pages around them no worse than on the day their floors were pinned."""

from __future__ import annotations

import pytest

from tests.quality.content import (
    FLAT,
    FLAT_SCORES,
    HAS_ENGINE,
    PAGES,
    SCORES,
    VARIANTS,
    measure_flat,
    measure_pages,
)
from tests.quality.labels import digest
from tests.quality.measure import floors

pytestmark = pytest.mark.skipif(not PAGES.is_file(), reason="the saved pages of ../shared/eval/content are not here")

needs_engine = pytest.mark.skipif(not HAS_ENGINE, reason="trafilatura is not installed: the extra html")


@needs_engine
def test_the_floors_were_measured_against_these_pages() -> None:
    assert digest((PAGES,)) == floors()["pages"]["labels"], "the labels changed: measure and pin the figures anew"


@needs_engine
@pytest.mark.parametrize("figure", SCORES.values())
def test_no_figure_falls_below_its_floor(figure: str) -> None:
    assert measure_pages().figures[figure].share >= floors()["pages"]["floors"][figure]


@needs_engine
def test_a_story_is_found_on_every_page() -> None:
    assert measure_pages().off["body_recall"] == ()


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_floors_were_measured_against_these_lines(variant: str) -> None:
    assert digest((FLAT,)) == floors()[variant]["labels"], "the labels changed: measure and pin the figures anew"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("figure", FLAT_SCORES.values())
def test_no_figure_of_lines_falls_below_its_floor(variant: str, figure: str) -> None:
    assert measure_flat(variant).figures[figure].share >= floors()[variant]["floors"][figure]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_story_is_found_in_all_lines(variant: str) -> None:
    assert measure_flat(variant).off["body_recall"] == ()
