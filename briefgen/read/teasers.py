"""Cards of other stories among the lines of one: a headline, a teaser, then its age, its comments or a button."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.read.look import Look, Mark
from briefgen.read.shape import PROSE_WORDS, ends_sentence, is_entry, is_headline_case

REACH = 7
"""Lines from the foot of a card to that of the next; with more between them they are no cards."""

HEAD_WORDS = 4
"""Words of the shortest headline of a card."""

TEASER_WORDS = 60
"""Words of all sentences in a card at most; a story tells more between two times of the clock."""

CUT_OFF_WORDS = 25
"""A line over ``Read more`` with so many words may be the story's own."""

FOOT_LENGTH = 40
"""Characters of the longest foot, and of the longest line that says what the headline below it leads to."""

TRIMMED = 3
"""So many lines that end with three dots are teasers that their site cut off."""

_DOTS = ("…", "...")
_CUT_OFF = ("[…]", "[...]", "[ … ]")
"""What ends a teaser that was cut off; a story has it inside quotations, hardly ever at the end of a paragraph."""


def is_cut_off(text: str) -> bool:
    """Whether a line is a teaser that its site cut off: ``The ministers met to […]``."""
    return text.endswith(_CUT_OFF)


def _trimmed(look: Look, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines below the first that end with three dots, where several on the page do."""
    found = [index for index, text in enumerate(look.texts) if text.endswith(_DOTS) and _may_be_trimmed(look, index)]
    if len(found) >= TRIMMED:
        yield from ((index, index + 1) for index in found if first < index < end)


def _may_be_trimmed(look: Look, index: int) -> bool:
    mark = look.marks[index]
    return mark.rule is None and mark.words > HEAD_WORDS and look.texts[index][0] not in "\"“‘'"


def teasers(look: Look, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines, as first and one past the last, that are cards of other stories.

    They outweigh no story: where most paragraphs stand in such runs it is a live blog, and nothing is yielded.
    """
    feet = [index for index in range(first, end) if _is_foot(look, index)]
    yield from _trimmed(look, first, end)
    runs = [*_cards(look, first, feet), *_buttons(look, first, feet), *_labelled(look, first, end)]
    if not runs:
        return
    inside = {index for start, stop in runs for index in range(start, stop)}
    rest = _prose_words(look, [index for index in range(first, end) if index not in inside])
    if _prose_words(look, sorted(inside)) < rest:
        yield from runs


def _is_foot(look: Look, index: int) -> bool:
    text = look.texts[index]
    return len(text) <= FOOT_LENGTH and _feet().fullmatch(text) is not None


@cache
def _feet() -> re.Pattern[str]:
    rows = lexicon("reading")["cards"]
    return re.compile("|".join((*rows["feet"], *rows["buttons"])), re.IGNORECASE)


@cache
def _of_buttons() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("reading")["cards"]["buttons"]), re.IGNORECASE)


def _cards(look: Look, first: int, feet: list[int]) -> Iterator[tuple[int, int]]:
    """Two or more cards in a row."""
    run: list[int] = []
    for foot in feet:
        if run and not _is_card(look, run[-1] + 1, foot):
            yield from _run(look, first, run)
            run = []
        run.append(foot)
    yield from _run(look, first, run)


def _is_card(look: Look, start: int, foot: int) -> bool:
    """Whether between two feet a headline stands, and no more than a teaser with it."""
    lines = range(start, foot)
    return (
        len(lines) < REACH
        and any(_is_head(look, index) for index in lines)
        and _prose_words(look, lines) <= TEASER_WORDS
    )


def _run(look: Look, first: int, feet: list[int]) -> Iterator[tuple[int, int]]:
    """The run with its first card, of which nothing but its foot is known: no line more than the second has."""
    if len(feet) < 2:
        return
    start = feet[0]
    for index in range(feet[0] - 1, max(first, feet[0] - (feet[1] - feet[0])) - 1, -1):
        if look.marks[index].rule is not None:
            break
        if _is_head(look, index):
            start = index
    yield start, feet[-1] + 1


def _buttons(look: Look, first: int, feet: list[int]) -> Iterator[tuple[int, int]]:
    """A headline over ``Read more``, with the first words of its story, which no full stop ends."""
    for foot in feet:
        if _of_buttons().fullmatch(look.texts[foot]) and _is_linked(look, foot):
            yield foot + 1, foot + 2
        start = foot
        while start > first + 1 and foot - start < 3 and _is_head(look, start - 1):
            start -= 1
        if start < foot and _of_buttons().fullmatch(look.texts[foot]):
            yield start, foot


def _labelled(look: Look, first: int, end: int) -> Iterator[tuple[int, int]]:
    """A headline below a line that says no more than what it leads to: ``Photos``, ``Watch``."""
    for index in range(max(first, 2), end):
        is_below = _is_label(look.texts[index - 1])
        is_head = is_below and index > first and _is_head(look, index) and is_headline_case(look.texts[index])
        if is_head or ((is_below or _is_label(look.texts[index - 2])) and _is_of_clip(look, index)):
            yield index, index + 1


def _is_label(text: str) -> bool:
    return len(text) <= FOOT_LENGTH and text.rstrip(": ").lower() in _labels()


def _is_of_clip(look: Look, index: int) -> bool:
    """A sentence that tells who is to be seen and heard: ``Ann Sample discusses the harbour``."""
    text, mark = look.texts[index], look.marks[index]
    return mark.rule is None and mark.words <= TEASER_WORDS and _clips().match(text) is not None


@cache
def _clips() -> re.Pattern[str]:
    verbs = "|".join(lexicon("reading")["cards"]["clips"])
    return re.compile(rf"[A-ZÀ-Þ][^.\"“]{{3,80}} (?:{verbs})\b[^\"“]*$")


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon("reading")["cards"]["labels"])


def _is_linked(look: Look, foot: int) -> bool:
    """A headline between a button below a paragraph and the next paragraph is that of another story."""
    if foot + 1 >= len(look.marks) or not _is_head(look, foot + 1) or ends_sentence(look.texts[foot + 1]):
        return False
    return _is_prose_next(look.marks[:foot][::-1]) and _is_prose_next(look.marks[foot + 2 :])


def _is_prose_next(marks: Sequence[Mark]) -> bool:
    """Whether a paragraph comes first but for advertisements and pictures."""
    mark = next((mark for mark in marks if mark.rule not in ("widget", "caption")), None)
    return mark is not None and mark.prose and mark.rule is None


def _is_head(look: Look, index: int) -> bool:
    text, mark = look.texts[index], look.marks[index]
    is_short = HEAD_WORDS <= mark.words < CUT_OFF_WORDS
    return mark.rule is None and is_short and not is_entry(text) and (not ends_sentence(text) or text[-1] in "?!…")


def _prose_words(look: Look, lines: range | list[int]) -> int:
    """Words of the paragraphs among some lines."""
    return sum(
        mark.words
        for mark in (look.marks[index] for index in lines)
        if mark.rule is None and mark.words >= PROSE_WORDS and mark.prose
    )
