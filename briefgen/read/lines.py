"""Tell the lines of the story from the lines around it, each cut with the rule that cut it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.model.article import Cut
from briefgen.read.furniture import HEADING, Phrases
from briefgen.read.headline import headline
from briefgen.read.look import Look, is_bare, look_at
from briefgen.read.region import region, told
from briefgen.read.shape import ends_sentence
from briefgen.read.top import keep_long, open_at, rules_above
from briefgen.read.within import rules_within

WRAP = (45, 100)
"""Characters of a line in a file whose paragraphs were wrapped by a mail or text program."""


class Line(NamedTuple):
    """A line of the file, without the white space around it; number from 1. A tuple, since pages have hundreds."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The lines of a file told apart, each list in the order of the file."""

    title: Line | None
    """The headline, when a line is it; then it is neither story nor cut."""

    story: tuple[Line, ...]
    cut: tuple[Cut, ...]


def sort_lines(
    lines: Sequence[Line], title: str | None = None, site: Phrases | None = None, *, is_told: bool = False
) -> Sorted:
    """Sort the lines that hold text into headline, story and what is cut. A file without prose is all story.

    :param lines: in order; blank ones left out.
    :param title: the headline, where something else than the lines tells it; then no other line can be it.
    :param site: furniture that a site's own knowledge names.
    :param is_told: the markup has told the story from the page, so that only what its words tell is cut.
    """
    look = look_at(tuple(line.text for line in lines), site)
    span = _span(look, title, is_told)
    if span is None:
        return _without_prose(lines, look, title)
    first, end = span
    at = headline(look, first, end) if title is None else _last_before(look.texts, title, end)
    rules = rules_above(look, first)
    rules += rules_within(look, first, end, is_listed=rules[-1:] == [HEADING], is_told=is_told)
    rules += [mark.rule or "trailing-list" for mark in look.marks[end:]]
    if at is not None:
        open_at(look, rules, at, first)
    elif title is not None:
        keep_long(look.marks, rules, first)
    found = _sorted(lines, rules, at)
    # A brief that stands twice in a file repeats all of itself.
    return found if found.story else _without_prose(lines, look, title)


def _span(look: Look, title: str | None, is_told: bool) -> tuple[int, int] | None:
    """The lines that the story reaches over; all of them where nothing of a page is around it."""
    if title is not None and is_bare(look.marks):
        return 0, len(look.marks)
    return told(look.marks) if is_told else region(look)


def _last_before(texts: Sequence[str], title: str, end: int) -> int | None:
    return next((index for index in range(end - 1, -1, -1) if texts[index] == title), None)


def _without_prose(lines: Sequence[Line], look: Look, title: str | None) -> Sorted:
    """A file of headings and short lines: the first is the headline, the rest the story."""
    rules = [mark.rule for mark in look.marks]
    if all(rule is not None or text == title for rule, text in zip(rules, look.texts, strict=True)):
        rules = [None if mark.prose and mark.rule in ("caption", "bio") else mark.rule for mark in look.marks]
    kept = [index for index, rule in enumerate(rules) if rule is None]
    at = next((index for index in kept if look.texts[index] == title), None)
    if title is None and len(kept) > 1:
        at = kept[0]
    return _sorted(lines, rules, at)


def _sorted(lines: Sequence[Line], rules: Sequence[str | None], at: int | None) -> Sorted:
    title = None if at is None else lines[at]
    ruled = list(zip(lines, rules, strict=True))
    return Sorted(
        title=title,
        story=tuple([line for line, rule in ruled if rule is None and line is not title]),
        cut=tuple([Cut(line=line.number, text=line.text, rule=rule) for line, rule in ruled if rule]),
    )


def join_wrapped(lines: Sequence[str]) -> list[list[int]]:
    """Group the indexes of lines that are one paragraph wrapped at a fixed width.

    :param lines: the lines of one block, between two blank lines.
    """
    widths = [len(line) for line in lines[:-1]]
    if not widths or min(widths) < WRAP[0] or max(widths) > WRAP[1]:
        return [[index] for index in range(len(lines))]
    breaks = sum(not ends_sentence(line) for line in lines[:-1])
    if breaks * 2 > len(widths):
        return [list(range(len(lines)))]
    return [[index] for index in range(len(lines))]
