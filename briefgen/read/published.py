"""When an article came out: of what facts, markup, the page's lines and the dateline say, the first that tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.model.article import UNKNOWN, Published
from briefgen.model.edtf import is_valid
from briefgen.read.dateline import Opening
from briefgen.read.lines import Sorted
from briefgen.read.page import Page
from briefgen.read.stamp import Stamp, choose, has_label, stamp_in, stamps_in

Answer = tuple[Published, tuple[str, ...]]
"""The date, and what a person should look at about it."""

HEAD = 2
"""Paragraphs of the story that may stand above the line with its date: a standfirst, a lead."""

ABOVE = 3
"""Cut lines above the headline among which its date may stand."""

BELOW = 6
"""Lines of the file below the story within which a line that says so in words dates it."""


def published(page: Page, lines: Sorted, start: Opening | None, how: str) -> Answer:
    """Facts win over markup, markup over a line of the page, that over a dateline; else there is none.

    :param how: where the page's facts come from.
    """
    if words := page.facts.get("date"):
        return _told(words, how)
    if page.stamps:
        return page.stamps[0].published, ()
    found, doubts = choose(_stamps(lines))
    if found.how is None:
        return _of_dateline(start)
    line = start.published.value if start else UNKNOWN
    if UNKNOWN not in (line, found.value) and not found.value.startswith(line[:10]):
        doubts = (*doubts, f"two dates disagree: {found.value[:10]} on the page, {line} in the dateline")
    return found, doubts


def _told(words: str, how: str) -> Answer:
    stamp = stamp_in(words)
    if stamp and stamp.published.value != UNKNOWN:
        return replace(stamp.published, how=how, words=words), ()
    if re.fullmatch(r"\d{4}(-\d\d)?", words) and is_valid(words):
        return Published(value=words, how=how, words=words), ()
    return Published(how=how, words=words), (f"the date {words!r} of the {how.replace('-', ' ')} is not clear",)


def _of_dateline(start: Opening | None) -> Answer:
    if start is None or start.published.how is None:
        return Published(), ()
    if start.published.value != UNKNOWN:
        return start.published, ()
    words = start.published.words or ""
    if not any(map(str.isalpha, words)):
        return start.published, (f"day and month cannot be told apart in {words!r}",)
    return start.published, (f"the dateline says {words!r} without a year",)


def _stamps(lines: Sorted) -> list[Stamp]:
    """The stamps that belong to this story: below its headline, or said in words right below it; else right above."""
    top = lines.title.number if lines.title else 0
    head = lines.story[min(HEAD, len(lines.story) - 1)].number
    last = lines.story[-1].number
    near = [(cut.line, stamp) for cut in lines.cut if cut.rule == "stamp" for stamp in stamps_in(cut.text)]
    labelled = {cut.line for cut in lines.cut if cut.rule == "stamp" and has_label(cut.text)}
    found = [stamp for line, stamp in near if top < line < head]
    found += [stamp for line, stamp in near if line in labelled and head <= line <= last + BELOW]
    return found or list(_above(lines, top)) or [stamp for line, stamp in near if line in labelled and line < top][-1:]


def _above(lines: Sorted, top: int) -> Iterator[Stamp]:
    """The stamps of the nearest line above the headline that has any."""
    above = [cut for cut in lines.cut if cut.line < top][-ABOVE:]
    for cut in reversed(above):
        if cut.rule == "stamp":
            yield from stamps_in(cut.text)
            return
