"""Where a story goes on below lines that seemed to end it: a list that it announces, or what a page puts between."""

from __future__ import annotations

import re
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.read.furniture import speaks
from briefgen.read.look import Look, Mark
from briefgen.read.shape import PROSE_WORDS, is_entry

GAP = 8
"""Lines from the end of a story within which it may go on."""

LONG, BOTH, THREE = 48, 28, 70
"""Words of a paragraph that no teaser has, of each of two in a row, and of three in a row together."""

SHARED = 0.2
"""Share of a paragraph's words (0 to 1) that the story above has used, at least, when both are one story."""

LIST = 60
"""Lines of the longest list that a story announces; a menu of the page has more."""

_WORD = re.compile(r"\w{5,}")


def resumed(look: Look, first: int, end: int) -> int:
    """The end of the story that starts at ``first`` and seemed to end before ``end``."""
    while further := _end_of_list(look, end) or _end_of_paragraph(look, first, end):
        end = further
    return end


def _end_of_list(look: Look, end: int) -> int:
    """One past the list that the last line announces with a colon: ``The winners are:``; 0 when there is none."""
    text = look.texts[end - 1]
    stop = end
    while stop < len(look.marks) and look.marks[stop].rule in (None, "bullet"):
        stop += 1
    if not text.endswith(":") or stop - end not in range(2, LIST) or speaks(text):
        return 0
    return stop if look.marks[end - 1].words >= PROSE_WORDS or is_entry(look.texts[end]) else 0


def _end_of_paragraph(look: Look, first: int, end: int) -> int:
    """One past the next paragraph that is the story's again; 0 when there is none."""
    for index in range(end, min(end + GAP, len(look.marks))):
        if _is_paragraph(look, index) and _is_of_story(look, first, end, index):
            return index + 1
    return 0


def _is_paragraph(look: Look, index: int) -> bool:
    """Longer than any teaser, the first of several, or below a line that says where the story goes on."""
    if not look.marks[index].is_paragraph:
        return False
    words, *more = (_prose_words(mark) for mark in look.marks[index : index + 3])
    below = more[0] if more else 0
    is_row = len(more) == 2 and all(more) and words >= 2 * PROSE_WORDS and words + sum(more) >= THREE
    is_announced = words >= 2 * PROSE_WORDS and _announces(look.texts[index - 1])
    is_long = words >= LONG or min(words, below) >= BOTH or is_row
    return (is_announced or is_long) and not speaks(look.texts[index])


def _prose_words(mark: Mark) -> int:
    return mark.words if mark.is_paragraph else 0


def _announces(text: str) -> bool:
    return text.lower().startswith(_announcements())


@cache
def _announcements() -> tuple[str, ...]:
    return tuple(lexicon("reading")["resumes"])


def _is_of_story(look: Look, first: int, end: int, index: int) -> bool:
    """Whether a paragraph speaks of what the story speaks of, or somebody speaks in it."""
    if look.texts[index][0] in '"“' or _announces(look.texts[index - 1]):
        return True
    told = set(_WORD.findall(" ".join(look.texts[first:end]).lower()))
    words = _WORD.findall(look.texts[index].lower())
    return sum(word in told for word in words) >= SHARED * max(1, len(words))
