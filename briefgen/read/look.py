"""What the lines of a page look like by themselves, before their places are weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.read.bio import is_byline, is_contact
from briefgen.read.caption import CREDIT_WORDS, SCENES, is_caption, is_credit
from briefgen.read.furniture import Held, Phrases, furniture_rule, shipped_phrases, single_in
from briefgen.read.pointers import is_glued, is_pointer
from briefgen.read.shape import reads_as_prose
from briefgen.read.stamp import stamps_in

SHORT = 60
"""Characters of a line whose look is kept for the next page that has it; longer ones are hardly ever the same."""

_CUES = frozenset(SCENES)
_NO_CUES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """What one line looks like by itself."""

    rule: str | None
    """The rule that knows it as part of the page."""

    prose: bool
    words: int


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is looked for in the lines of a page."""

    tables: tuple[Phrases, ...]
    single: tuple[Held, ...]
    """Phrases of one word that the page holds somewhere."""

    cues: frozenset[str]
    """The words by which one look at a line tells which phrases and captions may be there."""


@dataclass(frozen=True, slots=True)
class Look:
    """All lines of a page with what each looks like."""

    texts: tuple[str, ...]
    marks: tuple[Mark, ...]

    def has_credit_below(self, index: int) -> bool:
        """Whether the next line says who made a picture, and no more."""
        below = index + 1
        return below < len(self.marks) and self.marks[below].rule == "caption" and is_credit(self.texts[below])


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
    return Known(tables, single, _CUES.union(*(table.holds for table in tables)))


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
    cues = _NO_CUES if known.cues.isdisjoint(words) else known.cues.intersection(words)
    return _seen(_rule(text, folded, len(words), cues, known), reads_as_prose(text, len(words)), len(words))


_seen = lru_cache(maxsize=1024)(Mark)
"""Most lines look like one seen before: the same few rules, and up to a hundred words."""


def _rule(text: str, folded: str, words: int, cues: frozenset[str], known: Known) -> str | None:
    """The id of the rule that knows a line by itself as part of the page; the first that does names it.

    Most lines are prose. So each rule first asks for something that every line it cuts has, and that costs next to
    nothing to look for: its first letters, its last mark, a cue among its words.
    """
    if stamps_in(text):
        return "stamp"
    if not text[0].isalpha() and not any(map(str.isalpha, text)):
        return "bullet"
    if found := furniture_rule(text, folded, cues, known.tables, known.single):
        return found
    if is_byline(text, folded):
        return "byline"
    if "@" in text and is_contact(text):
        return "bio"
    if (words <= CREDIT_WORDS and is_credit(text)) or is_caption(text, cues):
        return "caption"
    if is_pointer(text):
        return "pointer"
    return "menu" if is_glued(text) else None
