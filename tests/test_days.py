"""Which day the words of a sentence mean, as written sentence by sentence in ``tests/days.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from briefgen.extract.cues import senses
from briefgen.extract.dates import dates
from briefgen.extract.tokens import Memo, Sense, tokenise
from briefgen.knowledge import load
from briefgen.model.article import UNKNOWN

SENTENCES = Path(__file__).parent / "days.md"

_MARKED = re.compile(r"\{([^=}]*) = ([^}]*)\}")


def _plain(marked: str) -> str:
    return _MARKED.sub(r"\1", marked)


def _parameters() -> list[object]:
    return list(_sentences())


def _sentences() -> Iterator[object]:
    for block in re.split(r"^# ", SENTENCES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, *sentences = block.strip().split("\n")
        day = date.fromisoformat(title.split()[-1])
        yield from (pytest.param(day, marked, id=f"{day}: {_plain(marked)}") for marked in sentences)


@pytest.mark.parametrize(("day", "marked"), _parameters())
def test_words_mean_the_day_that_a_careful_reader_takes_them_for(day: date, marked: str) -> None:
    assert _with_days(_plain(marked), day) == marked


@cache
def _senses() -> Memo[Sense]:
    return senses(load())


def _with_days(text: str, day: date) -> str:
    """A sentence with each date expression in braces beside its value."""
    marked, end = "", 0
    for found in dates(tokenise(text, _senses()), day):
        value = "?" if found.value == UNKNOWN else found.value
        marked += f"{text[end : found.start]}{{{found.text} = {value}}}"
        end = found.end
    return marked + text[end:]
