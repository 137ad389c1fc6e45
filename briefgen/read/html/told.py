"""Where the page's own data say that its story ends."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.article import Cut
from briefgen.read.html.words import coverage, key
from briefgen.read.lines import Line

AGREES = 0.8
"""Share of the words (0 to 1) of the lines and of the page's data that each has of the other; then both are whole."""


def ended(lines: Sequence[Line], told: str | None) -> tuple[tuple[Line, ...], tuple[Cut, ...]]:
    """The story's lines up to the last that ``articleBody`` has too, and those below it as cut.

    Nothing else is taken from it: of 17 pages that had one, none had a paragraph there that the story lacked, and many
    left headings and lists out of it.

    :param told: None where the page says nothing.
    """
    words, own = key(told or ""), [key(line.text) for line in lines]
    if min(coverage(words, " ".join(own)), coverage(" ".join(own), words)) < AGREES:
        return tuple(lines), ()
    end = 1 + max((at for at, text in enumerate(own) if text and text in words), default=len(own) - 1)
    cut = (Cut(line=line.number, text=line.text, rule="trailing-list") for line in lines[end:])
    return tuple(lines[:end]), tuple(cut)
