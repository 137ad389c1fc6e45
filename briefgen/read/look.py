"""What the lines of a page look like by themselves, before their places are weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.read.bio import BYLINE_WORDS, is_byline, is_contact
from briefgen.read.caption import CREDIT_WORDS, CUES, is_caption, is_credit, names_maker
from briefgen.read.furniture import Held, Phrases, furniture_rule, holds_rule, shipped_phrases, single_in
from briefgen.read.pointers import is_glued, is_pointer
from briefgen.read.shape import PROSE_WORDS, ends_sentence, reads_on
from briefgen.read.stamp import LONGEST as STAMP_LONGEST
from briefgen.read.stamp import stamps_in

SHORT = 60
"""Characters of a line whose look is kept for the next page that has it; longer ones are hardly ever the same."""

_NO_CUES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """What one line looks like by itself."""

    rule: str | None
    """The rule that knows it as part of the page."""

    prose: bool
    words: int
    is_sentence: bool
    """It ends as sentences do."""

    is_paragraph: bool
    """It is prose, and no rule knows it."""


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is looked for in the lines of a page."""

    tables: tuple[Phrases, ...]
    single: tuple[Held, ...]
    """The phrases of one word that the page holds somewhere, few or none."""

    cues: frozenset[str]
    """The words by which one look at a line tells which phrases and captions may be there."""


@dataclass(frozen=True, slots=True)
class Look:
    """All lines of a page with what each looks like."""

    texts: tuple[str, ...]
    marks: tuple[Mark, ...]

    def is_beside_known(self, index: int) -> bool:
        """Whether a rule knows the line above or the one below."""
        marks = self.marks
        return marks[index - 1].rule is not None or (index + 1 < len(marks) and marks[index + 1].rule is not None)

    def has_credit_below(self, index: int) -> bool:
        """Whether the next line says who made a picture, and no more."""
        if index + 1 >= len(self.marks):
            return False
        below, rule = self.texts[index + 1], self.marks[index + 1].rule
        return (rule == "caption" and is_credit(below)) or (rule == "widget" and names_maker(below))


def look_at(texts: tuple[str, ...], site: Phrases | None = None) -> Look:
    """Look at each line.

    :param site: furniture that a site's own knowledge names; it comes before what briefgen knows.
    """
    tables = (shipped_phrases(),) if site is None else (site, shipped_phrases())
    folded = [_folded(text) for text in texts]
    known = _known(tables, single_in("\n".join(folded), tables))
    marks = [
        _mark(text, small, known) if len(text) > SHORT else _short_mark(text, known)
        for text, small in zip(texts, folded, strict=True)
    ]
    return Look(texts, tuple(marks))


@lru_cache(maxsize=64)
def _known(tables: tuple[Phrases, ...], single: tuple[Held, ...]) -> Known:
    return Known(tables, single, CUES.union(*(table.holds for table in tables)))


@lru_cache(maxsize=8192)
def _short_mark(text: str, known: Known) -> Mark:
    """The mark of a short line; a site has the same ones around each of its stories."""
    return _mark(text, _folded(text), known)


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


def is_bare(marks: Sequence[Mark]) -> bool:
    """Whether nothing of a page is there, only a story: some paragraph, and no known line but dates and credits."""
    return any(mark.prose for mark in marks) and all(mark.rule in _OF_STORIES for mark in marks)


_OF_STORIES = (None, "bullet", "stamp", "byline")


def _mark(text: str, folded: str, known: Known) -> Mark:
    words = folded.split(" ")
    count, is_sentence = len(words), ends_sentence(text)
    prose = count >= PROSE_WORDS and (is_sentence or reads_on(text, count))
    return _seen(_rule(text, folded, words, known), prose, count, is_sentence)


@lru_cache(maxsize=2048)
def _seen(rule: str | None, prose: bool, words: int, is_sentence: bool) -> Mark:
    """A mark, made once: most lines look like one seen before, by the same few rules and up to a hundred words."""
    return Mark(rule, prose, words, is_sentence, prose and rule is None)


def _rule(text: str, folded: str, words: Sequence[str], known: Known) -> str | None:
    """The id of the rule that knows a line by itself as part of the page; the first that does names it.

    Most lines are prose. So each rule first asks for something that every line it cuts has, and that costs next to
    nothing to look for: its first letters, its last mark, a cue among its words.
    """
    if len(text) <= STAMP_LONGEST and stamps_in(text):
        return "stamp"
    if not text[0].isalpha() and not any(map(str.isalpha, text)):
        return "bullet"
    cues = _NO_CUES if known.cues.isdisjoint(words) else known.cues.intersection(words)
    if found := furniture_rule(text, folded, words[0], known.tables):
        return found
    if (cues or known.single) and (found := holds_rule(text, folded, cues, known.tables, known.single)):
        return found
    if len(words) <= BYLINE_WORDS and is_byline(text, folded):
        return "byline"
    return _by_form(text, len(words), cues)


def _by_form(text: str, words: int, cues: frozenset[str]) -> str | None:
    """The rule of a line that its form tells, and no words of furniture."""
    if "@" in text and is_contact(text):
        return "bio"
    if (words <= CREDIT_WORDS and is_credit(text)) or is_caption(text, cues):
        return "caption"
    if is_pointer(text):
        return "pointer"
    return "menu" if is_glued(text) else None
