"""What the lines of a page look like by themselves, before their places are weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.read.bio import is_byline, is_contact
from briefgen.read.caption import is_caption, is_credit
from briefgen.read.furniture import Held, Phrases, furniture_rule, held_in, shipped_phrases
from briefgen.read.pointers import is_glued, is_pointer
from briefgen.read.shape import is_prose
from briefgen.read.stamp import stamps_in

SHORT = 60
"""Characters of a line whose look is kept for the next page that has it; longer ones are hardly ever the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one line looks like by itself."""

    rule: str | None
    """The rule that knows it as part of the page."""

    prose: bool
    words: int


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
    long = {text: _folded(text) for text in texts if len(text) > SHORT}
    held = held_in("\n".join(long.values()), tables)
    marks = [
        _mark(text, long[text], tables, held) if len(text) > SHORT else _short_mark(text, tables) for text in texts
    ]
    return Look(texts, tuple(marks))


@lru_cache(maxsize=8192)
def _short_mark(text: str, tables: tuple[Phrases, ...]) -> Mark:
    """The mark of a short line; a site has the same ones around each of its stories."""
    folded = _folded(text)
    return _mark(text, folded, tables, held_in(folded, tables))


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")


def is_bare(marks: Sequence[Mark]) -> bool:
    """Whether nothing of a page is there, only a story: some paragraph, and no known line but dates and credits."""
    return any(mark.prose for mark in marks) and all(mark.rule in _OF_STORIES for mark in marks)


_OF_STORIES = (None, "bullet", "stamp", "byline")


def _mark(text: str, folded: str, tables: tuple[Phrases, ...], held: Sequence[Held]) -> Mark:
    return Mark(_rule(text, folded, tables, held), is_prose(text), text.count(" ") + 1)


def _rule(text: str, folded: str, tables: tuple[Phrases, ...], held: Sequence[Held]) -> str | None:
    """The id of the rule that knows a line by itself as part of the page; the first that does names it."""
    if stamps_in(text):
        return "stamp"
    if not text[0].isalpha() and not any(map(str.isalpha, text)):
        return "bullet"
    if found := furniture_rule(text, folded, tables, held):
        return found
    if is_byline(text, folded):
        return "byline"
    return _by_form(text)


def _by_form(text: str) -> str | None:
    """The rule of a line that its form tells, and no words of furniture."""
    if "@" in text and is_contact(text):
        return "bio"
    if is_credit(text) or is_caption(text):
        return "caption"
    if is_pointer(text):
        return "pointer"
    return "menu" if is_glued(text) else None
