"""What is no story among the lines that the story reaches over: lists, captions, show pieces, notes on the author."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.read.bio import is_author, is_bio, is_of_name
from briefgen.read.furniture import HEADING
from briefgen.read.look import Look, Mark
from briefgen.read.neighbours import by_place
from briefgen.read.shape import PROSE_WORDS, ends_sentence, is_entry
from briefgen.read.teasers import teasers

FIRST_ENTRY = 4
"""So many words more a paragraph has right below a heading of other stories, or it is the first of the entries."""

LONG = 25
"""A line with so many words is no headline, even if no full stop ends it."""

ROW = 6
"""So many lines in a row of a word, two or three are a table or a menu."""

AFTER_STORY = 12
"""Lines at the end of the story's run among which notes about the author stand."""

NAME = 3
"""Words of a line that may be no more than a name."""

Rules = list[str | None]


def rules_within(look: Look, first: int, end: int, *, is_listed: bool, is_told: bool) -> Rules:
    """The rules of the lines from ``first`` to before ``end``, None for those that are the story.

    :param is_listed: a heading of other stories, and nothing but its entries, stands above.
    :param is_told: the markup has told the story from the page, so that a short paragraph and a table are its own.
    """
    least = PROSE_WORDS if is_told else 2 * PROSE_WORDS  # of the paragraph that is the story's below such a heading
    rules = _in_order(look, first, end, least, is_listed=is_listed)
    for start, stop in _rows(look, first, end):
        rules[start - first : stop - first] = [rule or "menu" for rule in rules[start - first : stop - first]]
    for start, stop in teasers(look, first, end):
        rules[start - first : stop - first] = [rule or HEADING for rule in rules[start - first : stop - first]]
    _cut_bios(look, rules, first)
    if not is_told:
        _cut_headings(look, rules, first)
    return rules


def _in_order(look: Look, first: int, end: int, least: int, *, is_listed: bool) -> Rules:
    rules: Rules = []
    counts = Counter(look.texts)
    for index in range(first, end):
        text, mark = look.texts[index], look.marks[index]
        rule = mark.rule
        below = index > first and look.marks[index - 1].rule == HEADING
        if rule is None and is_listed and _tells_on(text, mark, least + FIRST_ENTRY * below):
            is_listed = False
        if rule is None:
            rule = HEADING if is_listed else by_place(look, index, first, counts)
        is_listed = is_listed or rule == HEADING
        rules.append(rule)
    return rules


def _tells_on(text: str, mark: Mark, least: int) -> bool:
    """Whether a line below a heading of other stories is the story's again, and none of their headlines."""
    if not mark.prose or mark.words < least or is_entry(text) or text[-1] in "?!…":
        return False
    return mark.words >= LONG or ends_sentence(text)


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


def _is_note(text: str, above: str, is_last: bool) -> bool:
    """A note about the author at the end, or with an address; one entry of several is none."""
    return (is_last or "@" in text) and is_bio(text) and not (is_entry(text) and is_entry(above))


def _cut_headings(look: Look, rules: Rules, first: int) -> None:
    """Cut the last lines when they are no sentences and what stood below them is cut: they belonged to that."""
    if rules[-1] is None:
        return
    last = max((at for at, rule in enumerate(rules) if rule is None and _closes(look, first + at)), default=-1)
    if last >= 0 and not look.texts[first + last].endswith(":"):
        rules[last + 1 :] = [rule or "trailing-list" for rule in rules[last + 1 :]]


def _closes(look: Look, index: int) -> bool:
    """Whether a story may end with a line."""
    text, mark = look.texts[index], look.marks[index]
    return mark.prose or mark.words >= LONG or ends_sentence(text) or is_entry(text)


def _cut_bios(look: Look, rules: Rules, first: int) -> None:
    """Cut what the last lines tell of the author; below a note on whom the byline names there is no story."""
    authors = " ".join(text for text, mark in zip(look.texts, look.marks, strict=True) if mark.rule == "byline")
    is_last = True  # nothing but names and known lines stands below
    for at in range(len(rules) - 1, max(len(rules) - AFTER_STORY, 0), -1):
        if rules[at] is not None or look.marks[first + at].words <= NAME:
            continue
        text, above = look.texts[first + at], look.texts[first + at - 1]
        is_last = is_author(text, authors) or is_of_name(text, above, authors) or _is_note(text, above, is_last)
        if is_last:
            rules[at:] = [rule or "bio" for rule in rules[at:]]
