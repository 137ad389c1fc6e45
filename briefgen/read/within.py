"""What is no story among the lines that the story reaches over: lists, captions, show pieces, notes on the author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.read.bio import is_author, is_bio
from briefgen.read.furniture import HEADING
from briefgen.read.look import Look
from briefgen.read.shape import ends_sentence, is_entry

CAPTION_WORDS = (8, 40)
"""A line over a credit is a caption from so many words on, if no full stop ends it, and up to so many."""

REPEATED_WORDS = 5
"""A line of fewer words may well stand twice in a story."""

ROW = 6
"""So many lines in a row of a word, two or three are a table or a menu."""

NEAR = 12
"""Lines around a quotation among which the paragraph stands that it was pulled out of."""

AFTER_STORY = 12
"""Lines at the end of the story's run among which notes about the author stand."""

Rules = list[str | None]


def rules_within(look: Look, first: int, end: int, least: int, *, is_listed: bool) -> Rules:
    """The rules of the lines from ``first`` to before ``end``, None for those that are the story.

    :param least: words of the paragraph with which it goes on below a heading of other stories.
    :param is_listed: such a heading, and nothing but its entries, stands above.
    """
    rules = _in_order(look, first, end, least, is_listed=is_listed)
    for start, stop in _rows(look, first, end):
        rules[start - first : stop - first] = [rule or "menu" for rule in rules[start - first : stop - first]]
    _cut_bios(look, rules, first)
    return rules


def _in_order(look: Look, first: int, end: int, least: int, *, is_listed: bool) -> Rules:
    rules: Rules = []
    counts = Counter(look.texts)
    for index in range(first, end):
        text, mark = look.texts[index], look.marks[index]
        rule = mark.rule
        if rule is None and mark.prose and mark.words >= least and not is_entry(text):
            is_listed = False
        if rule is None:
            rule = HEADING if is_listed else _by_place(look, index, first, counts)
        is_listed = is_listed or rule == HEADING
        rules.append(rule)
    return rules


def _by_place(look: Look, index: int, first: int, counts: Counter[str]) -> str | None:
    """The rule of a line that its neighbours tell: the words over a credit, what stands on the page twice."""
    text, mark = look.texts[index], look.marks[index]
    if index > first and _is_caption(look, index):
        return "caption"
    if counts[text] > 1 and mark.words >= REPEATED_WORDS:
        near = text in look.texts[index + 1 : index + 3] or text in look.texts[first:index]
        return "repeated" if near or not mark.prose else None
    return "repeated" if text[0] in '“"‘' and _is_pulled(look.texts, index) else None


def _is_caption(look: Look, index: int) -> bool:
    """A line of a caption's length right over a credit, or next to a caption that says the same."""
    mark = look.marks[index]
    least, most = CAPTION_WORDS
    if mark.words > most or not (mark.prose or mark.words >= least or ends_sentence(look.texts[index])):
        return False
    return look.has_credit_below(index) or _begins_caption(look, index)


def _begins_caption(look: Look, index: int) -> bool:
    """The caption next to the line says the same and more."""
    return any(
        0 <= near < len(look.marks)
        and look.marks[near].rule == "caption"
        and look.texts[near].startswith(look.texts[index])
        for near in (index - 1, index + 1)
    )


def _is_pulled(texts: tuple[str, ...], index: int) -> bool:
    """The quotation stands in a paragraph near it as well: it was pulled out as a show piece."""
    core = texts[index].strip('“”"‘’.,…')
    near = texts[max(0, index - NEAR) : index] + texts[index + 1 : index + 1 + NEAR]
    return core.count(" ") >= REPEATED_WORDS - 1 and any(core in text for text in near)


def _rows(look: Look, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that are too short for anything but a table or a menu."""
    start = first
    for index in range(first, end + 1):
        if index < end and look.marks[index].words <= 3 and _is_word(look.texts[index]):
            continue
        if index - start >= ROW and not look.texts[start - 1].endswith(":"):
            yield start, index
        start = index + 1


def _is_word(text: str) -> bool:
    return not ends_sentence(text) and not is_entry(text)


def _cut_bios(look: Look, rules: Rules, first: int) -> None:
    """Cut what the last lines tell of the author; below a note on whom the byline names there is no story."""
    authors = " ".join(text for text, mark in zip(look.texts, look.marks, strict=True) if mark.rule == "byline")
    for at in range(len(rules) - 1, max(len(rules) - AFTER_STORY, 0), -1):
        if rules[at] is not None or look.marks[first + at].words <= 3:
            continue
        text = look.texts[first + at]
        is_last = not any(rule is None for rule in rules[at + 1 :])
        if is_author(text, authors) or (is_last and is_bio(text)):
            rules[at:] = [rule or "bio" for rule in rules[at:]]
