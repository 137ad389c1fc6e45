"""Words of a text with their places, folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from briefgen.knowledge.lexicon import lexicon

_TOKEN = re.compile(
    r"([a-zA-Z]{2,}+(?![\w’'])|(?=.\.)(?:[^\W\d_]\.){2,}|[’'][sS]\b"
    r"|[^\W_]++(?:[’'](?![sS]\b)[^\W\d_]++)*+|[^\w\s])"
)
"""Dotted abbreviations whole, a possessive ’s apart, hyphens and other marks apart: ``U.S.-led`` is three tokens.

Plain words are tried first, because most are.
"""

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)
"""Letters that Unicode decomposition leaves as they are."""


REMEMBERED = 50_000
"""Words that a memo keeps at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text in tokens; the tuples run side by side, offsets count characters from 0."""

    text: str
    words: tuple[str, ...]
    folds: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spellings: frozenset[str]
    """The different words."""

    vocabulary: frozenset[str]
    """The different words, folded."""

    def at(self, offset: int) -> int:
        """Index of the first token that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> range:
        """Indexes of the tokens that start in ``text[start:end]``."""
        return range(self.at(start), self.at(end))

    def among(self, folds: Container[str]) -> list[int]:
        """Indexes of the tokens that are among some folded words, in order: where a rule has to look."""
        return [index for index, folded in enumerate(self.folds) if folded in folds]


def tokenise(text: str) -> Tokens:
    """Split ``text`` into tokens.

    >>> tokenise("Mongolia’s U.S.-led G-7 talks").words
    ('Mongolia', '’s', 'U.S.', '-', 'led', 'G', '-', '7', 'talks')
    """
    pieces = _TOKEN.split(text)  # gaps and words by turns, a gap first and last
    bounds = tuple(accumulate(map(len, pieces)))
    words = tuple(pieces[1::2])
    folds = folded(words)
    return Tokens(
        text=text,
        words=words,
        folds=folds,
        starts=bounds[:-1:2],
        ends=bounds[1::2],
        spellings=frozenset(words),
        vocabulary=frozenset(folds),
    )


def words_in(text: str) -> tuple[str, ...]:
    """The words of :func:`tokenise` alone, without their places: for names and phrases of the knowledge base."""
    return tuple(_TOKEN.findall(text))


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """Each of the words folded."""
    return tuple(map(_FOLDS.__getitem__, words))


def fold(word: str) -> str:
    """Lower case without accents, so that spellings compare equal.

    >>> fold("Erdoğan"), fold("Łukasz")
    ('erdogan', 'lukasz')
    """
    return _FOLDS[word]


class Memo(dict[str, str]):
    """What a function makes of each word: a text is looked up word by word faster than by calls, remembered or not."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[word] = self._function(word)
        return found


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


_FOLDS = Memo(_fold)


@lru_cache(maxsize=50_000)
def stem(folded: str) -> str:
    """A folded word without its plural s, in American spelling, so that phrases match in number and spelling.

    >>> stem("resolutions"), stem("defence"), stem("crisis"), stem("countries")
    ('resolution', 'defense', 'crisis', 'country')
    """
    word = folded
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for british, american in lexicon("words")["spelling"].items():
        word = word.replace(british, american)
    return word
