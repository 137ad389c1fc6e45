"""What its neighbours tell of a line: the words over a credit, a name below ``By``, what stands on the page twice."""

from __future__ import annotations

import re
from collections import Counter

from briefgen.knowledge.lexicon import word_set
from briefgen.read.furniture import HEADING, HEADING_WORDS
from briefgen.read.look import Look
from briefgen.read.shape import ends_sentence, is_entry, is_headline_case
from briefgen.read.teasers import is_cut_off

CAPTION_WORDS = (8, 40)
"""A line over a credit is a caption from so many words on, if no full stop ends it, and up to so many."""

REPEATED_WORDS = 5
"""A line of fewer words may well stand twice in a story."""

NEAR = 12
"""Lines around a quotation among which the paragraph stands that it was pulled out of."""

OFFER_WORDS = 25
"""A line between two offers with more words is the story's own."""

BLOCK = 3
"""Lines before and after such a line, among which more than the two next to it are offers."""

NAME_WORDS = 4
"""A name below a line such as ``By`` has no more words."""

PARAGRAPHS = 3
"""Paragraphs below a picture's words, by which they are told from a story that its agency signs."""

TOP_WORDS = 30
"""The words under the picture on top of a story are no more; its first paragraph may stand over a credit as well."""

_OFFERS = ("newsletter", "appeal", "consent")
_SURE_OFFERS = ("newsletter", "consent")
_QUOTATION = re.compile(r"[,:] [\"“]|[,?!][\"”] ")
"""Where somebody speaks: the line is the story's, even right over a credit."""

_SIGNED = re.compile(r"[.!?”\"] \([A-Z]{2,5}\)\.?$")


def by_place(look: Look, index: int, first: int, counts: Counter[str]) -> str | None:
    """The rule of a line that its neighbours tell: the words over a credit, what stands on the page twice."""
    text, mark = look.texts[index], look.marks[index]
    if (index <= first or look.is_beside_known(index)) and (found := _beside(look, index, first)):
        return found
    if _is_named(look, index):
        return "byline"
    if index > first and is_cut_off(text) and (look.marks[index - 1].rule == "pointer" or _goes_on(look, index)):
        return HEADING
    is_twice = mark.words >= REPEATED_WORDS and _is_twice(look, index, first, counts)
    return "repeated" if is_twice or (text[0] in '“"‘' and _is_pulled(look.texts, index)) else None


def _is_twice(look: Look, index: int, first: int, counts: Counter[str]) -> bool:
    """The line stands on the page again; a paragraph does so near it, or above it within the story."""
    text = look.texts[index]
    if text[:2] == "- " and counts[text[2:]]:
        return True
    if counts[text] < 2:
        return False
    near = text in look.texts[index + 1 : index + 3] or text in look.texts[first:index]
    return near or not look.marks[index].prose


def _beside(look: Look, index: int, first: int) -> str | None:
    """The rule that a line shares with the one above or below it, or that the story's first line has on its own."""
    if _is_caption(look, index, first) or _is_signed(look, index, first):
        return "caption"
    return _among_offers(look, index)


def _is_caption(look: Look, index: int, first: int) -> bool:
    """A line of a caption's length right over a credit, or next to a caption that says the same."""
    text, mark = look.texts[index], look.marks[index]
    least, most = CAPTION_WORDS
    if mark.words > most or not (mark.prose or mark.words >= least or ends_sentence(text)):
        return False
    if index <= first:
        return _is_on_top(look, index)
    if look.has_credit_below(index):
        return text[0] != "…" and _QUOTATION.search(text) is None
    return _begins_caption(look, index)


def _is_on_top(look: Look, index: int) -> bool:
    """Over the first paragraphs a caption is short, and stands below buttons or the byline, not below the headline."""
    if not index or look.marks[index].words > TOP_WORDS or look.marks[index - 1].rule is None:
        return False
    return look.has_credit_below(index) and _paragraphs_below(look, index) >= PARAGRAPHS


def _paragraphs_below(look: Look, index: int) -> int:
    return sum(mark.is_paragraph for mark in look.marks[index + 1 :])


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
    if core.count(" ") < REPEATED_WORDS - 1:
        return False
    near = texts[max(0, index - NEAR) : index] + texts[index + 1 : index + 1 + NEAR]
    return any(len(text) > len(core) and core in text for text in near)


def _goes_on(look: Look, index: int) -> bool:
    """Whether a paragraph stands below a line; the last one of a story may be cut off itself."""
    return any(mark.is_paragraph for mark in look.marks[index + 1 :])


def _is_signed(look: Look, index: int, first: int) -> bool:
    """The first paragraph ends with an agency, ``(AP)``, and the story goes on below: the words under its picture."""
    if index > first or not look.texts[index].endswith((")", ").")) or not _SIGNED.search(look.texts[index]):
        return False
    return _paragraphs_below(look, index) >= PARAGRAPHS


def _among_offers(look: Look, index: int) -> str | None:
    """The rule of offers, when a line stands between two, or is a heading right above a sure one."""
    text, mark = look.texts[index], look.marks[index]
    if mark.words > OFFER_WORDS or index + 1 == len(look.marks):
        return None
    above, below = look.marks[index - 1].rule if index else None, look.marks[index + 1].rule
    is_heading = not ends_sentence(text) or (text[-1] in "!?" and is_headline_case(text))
    if below in _SURE_OFFERS and is_heading and not is_entry(text) and mark.words < HEADING_WORDS:
        return below
    near = look.marks[max(0, index - BLOCK) : index + BLOCK + 1]
    is_block = above in _OFFERS and below in _OFFERS and sum(mark.rule in _OFFERS for mark in near) > 2
    return above if is_block else None


def _is_named(look: Look, index: int) -> bool:
    """A name right below a line that says no more than whose it is: ``By``, ``Credit:``."""
    if not index or look.marks[index].words > NAME_WORDS or ends_sentence(look.texts[index]):
        return False
    above = look.texts[index - 1].rstrip(": ").lower()
    return above in word_set("reading", "labels_of_names") and look.texts[index][0].isupper()
