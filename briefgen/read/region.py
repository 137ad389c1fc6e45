"""Where on a page the story stands: the run of lines in which paragraphs outweigh what lies between them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.read.furniture import HEADING
from briefgen.read.look import Look, Mark
from briefgen.read.resume import resumed
from briefgen.read.shape import ends_sentence

MOST = 60
"""Words of a paragraph that count; a long paragraph proves no more than that."""

LEAST = 6
"""Words of a paragraph that count for nothing, so that a row of teasers does not add up to a story."""

SHORT, FURNITURE, OTHERS, BULLET = 3, 4, 14, 1
"""What a short line, a known line, a heading of other stories and a line of marks weigh against the story."""

BRIEF = 120
"""Words of a story so short that the page's own lines within it may outweigh a paragraph."""

GAP = 8
"""Known lines in a row over which a brief story may go on."""

RUNS_ON = 18
"""A line with so many words is no headline, even if no full stop ends it."""

TOLD = 0.6
"""Share of the story's words (0 to 1) after which a heading such as ``Most read`` ends it."""


def region(look: Look) -> tuple[int, int] | None:
    """The lines that the story reaches over, as first and one past the last; None when no paragraph is there.

    Of all runs of lines it is the one with the greatest weight, that is, the words of its paragraphs less what its
    other lines weigh; then the paragraphs next to it are added.
    """
    marks = look.marks
    found = _heaviest(list(map(_weight, marks)))
    if found is None:
        paragraphs = [index for index, mark in enumerate(marks) if mark.is_paragraph]
        return (paragraphs[0], paragraphs[-1] + 1) if paragraphs else None
    first, end = found
    end = _ended(marks, first, _over_gap(marks, first, end))
    while first and marks[first - 1].is_paragraph:
        first -= 1
    end = resumed(look, first, _last(look, end))
    return first, _last(look, end)


def _last(look: Look, end: int) -> int:
    """The end, moved past paragraphs and sentences right below it."""
    while end < len(look.marks) and _goes_on(look.marks[end], look.texts[end]):
        end += 1
    return end


def told(marks: Sequence[Mark]) -> tuple[int, int] | None:
    """All lines, where a paragraph is among them."""
    return (0, len(marks)) if any(mark.is_paragraph for mark in marks) else None


def _weight(mark: Mark) -> int:
    if mark.rule is None:
        return min(mark.words, MOST) - LEAST + 1 if mark.prose else -SHORT
    if mark.rule == HEADING:
        return -OTHERS
    return -BULLET if mark.rule == "bullet" else -FURNITURE


def _heaviest(weights: Sequence[int]) -> tuple[int, int] | None:
    best, span, total, start = 0, None, 0, 0
    for index, weight in enumerate(weights):
        if total <= 0:
            total, start = 0, index
        total += weight
        if total >= best and weight > 0:
            best, span = total, (start, index + 1)
    return span


def _over_gap(marks: Sequence[Mark], first: int, end: int) -> int:
    """The end of a brief story that goes on below lines that are all known."""
    if sum(mark.words for mark in marks[first:end] if mark.is_paragraph) >= BRIEF:
        return end
    for index in range(end, min(end + GAP + 1, len(marks))):
        if marks[index].rule in (None, HEADING):
            return index + 1 if marks[index].is_paragraph else end
    return end


def _ended(marks: Sequence[Mark], first: int, end: int) -> int:
    """The end, or a heading of other stories before it when most of the story is told."""
    total = sum(mark.words for mark in marks[first:end] if mark.is_paragraph)
    told = 0
    for index in range(first, end):
        mark = marks[index]
        if mark.rule == HEADING and told >= TOLD * total:
            return index
        told += mark.words if mark.is_paragraph else 0
    return end


def _goes_on(mark: Mark, text: str) -> bool:
    """A paragraph, a short sentence, or a line too long for a headline, right below the story."""
    return mark.rule is None and (mark.prose or mark.words >= RUNS_ON or (mark.words > 1 and ends_sentence(text)))
