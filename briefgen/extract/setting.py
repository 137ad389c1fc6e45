"""Where a name found in the gazetteer stands: the words around it, and what its document says elsewhere."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from briefgen.extract.gazetteer import COMBINING, Hit
from briefgen.extract.locale import Locale
from briefgen.extract.tokens import Tokens
from briefgen.model.world import Knowledge

AROUND = 6
"""Words on either side of a hit that show how a headline is written."""

HEADLINE = 0.75
"""Share of the longer words (0 to 1) that start with a capital in a headline."""


class Setting(NamedTuple):
    """Where a hit stands: what the rules look at."""

    tokens: Tokens
    hit: Hit
    hits: dict[int, Hit]
    """Every hit of the text by its first token."""

    taken: frozenset[int]
    """Indexes of all tokens that are part of some name of the gazetteer."""

    locale: Locale
    knowledge: Knowledge
    when: date | None
    """The first day on which the document may have come out."""

    def word(self, offset: int) -> str:
        """The word so many tokens before the hit (negative) or after it (from 0); empty at the text's ends."""
        words, at = self.tokens.words, offset + (self.hit.first if offset < 0 else self.hit.last)
        return words[at] if 0 <= at < len(words) else ""

    def fold(self, offset: int) -> str:
        """The same word folded."""
        folds, at = self.tokens.folds, offset + (self.hit.first if offset < 0 else self.hit.last)
        return folds[at] if 0 <= at < len(folds) else ""

    @property
    def folded(self) -> str:
        """The hit's own words, folded."""
        return self.hit.name.folded

    @property
    def is_opening(self) -> bool:
        """Whether at most one word stands before the hit in its sentence, so that the word's capital says nothing."""
        return self.hit.first < 2 or self.word(-2) in '.!?:;"“”'

    @property
    def has_capital_beside(self) -> bool:
        """Whether a word with a capital stands right before or after the hit, or before a full stop before it."""
        before = self.word(-1)
        return before == "." or before[:1].isupper() or self.word(0)[:1].isupper()

    @property
    def is_demonym(self) -> bool:
        return self.hit.name.rule in ("demonym", COMBINING)

    @property
    def is_headline(self) -> bool:
        """Whether nearly all longer words around the hit are capitalised, four at least: a capital says nothing."""
        if self.word(0).isupper() and len(self.word(0)) > 3:
            return True
        first = max(0, self.hit.first - AROUND)
        around = [
            word
            for at, word in enumerate(self.tokens.words[first : self.hit.last + AROUND], first)
            if len(word) > 3 and not self.hit.first <= at < self.hit.last
        ]
        return len(around) >= 4 and sum(word[0].isupper() for word in around) > HEADLINE * len(around)

    def is_name_word(self, offset: int) -> bool:
        """Whether that word is capitalised and part of no known name: a given name or a surname, likely."""
        word = self.word(offset)
        return (
            len(word) > 1
            and word[0].isupper()
            and not word.isupper()
            and word.isalpha()
            and offset + (self.hit.first if offset < 0 else self.hit.last) not in self.taken
            and self._is_beside(offset)
        )

    def _is_beside(self, offset: int) -> bool:
        """Whether nothing but a space stands between the hit and the word next to it; no new line."""
        after = self.hit.last if offset >= 0 else self.hit.first
        return self.tokens.text[self.tokens.ends[after - 1] : self.tokens.starts[after]] == " "
