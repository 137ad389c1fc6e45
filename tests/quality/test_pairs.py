"""Two articles tell of one event, of two, or perhaps of one, as a careful reader says; never one too many."""

from __future__ import annotations

import pytest

from tests.quality.pairs import VERDICTS, alike, pairs, verdict

FEWEST = 20
"""Pairs that the gate must hold at least."""


def test_there_are_enough_pairs_of_each_verdict() -> None:
    assert len(pairs()) >= FEWEST
    assert {pair["verdict"] for pair in pairs().values()} == {*VERDICTS}


@pytest.mark.parametrize("title", [title for title, pair in pairs().items() if "event" in pair])
def test_the_events_of_two_articles_are_judged_as_a_reader_does(title: str) -> None:
    assert verdict(pairs()[title]) == pairs()[title]["verdict"]


@pytest.mark.parametrize("title", [title for title, pair in pairs().items() if "alike" in pair])
def test_two_articles_read_alike_only_when_they_tell_one_story(title: str) -> None:
    assert alike(pairs()[title]) == (pairs()[title]["alike"] == "yes")
