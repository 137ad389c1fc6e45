"""Words of a text with their places, folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress
from typing import Generic, NamedTuple, TypeVar

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

NAME, OFFICE, HEAD, ISSUE, DATE = "name", "office", "head", "issue", "date"
"""What a word may be a cue for: a name, an office, the surname of a head of state, a phrase of an issue, a date."""

PRONOUN, ASIDE, SCENE, TOPIC = "pronoun", "aside", "scene", "topic"
"""More of that: those named before, what is only on the side, where something is, what somebody talks about."""

EVENT = "event"
"""And the word that an entry of the lexicon of events starts with."""

LOCAL, KITCHEN, SPORT, TONGUE, COMPANY, POLITICS = "local", "kitchen", "sport", "tongue", "company", "politics"
"""And what tells of a whole document what it is about."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text in tokens; the tuples run side by side, offsets count characters from 0."""

    text: str
    words: tuple[str, ...]
    folds: tuple[str, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cues: Mapping[str, Sequence[int]]
    """By what they are a cue for, indexes of words, in order; nothing where no word is."""

    def at(self, offset: int) -> int:
        """Index of the first token that starts at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> range:
        """Indexes of the tokens that start in ``text[start:end]``."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def cued(self, kind: str, start: int, end: int) -> Sequence[int]:
        """Indexes of the tokens ``start`` up to, not including, ``end`` that are a cue for a kind, in order."""
        found = self.cues.get(kind, ())
        return found[bisect_left(found, start) : bisect_left(found, end)]

    def among(self, folds: Container[str]) -> list[int]:
        """Indexes of the tokens that are among some folded words, in order: where a rule has to look."""
        return [index for index, folded in enumerate(self.folds) if folded in folds]


class Sense(NamedTuple):
    """What is known of a word, wherever it stands."""

    fold: str
    stem: str
    cues: tuple[str, ...] = ()
    """What it is a cue for."""


def tokenise(text: str, senses: Memo[Sense] | None = None) -> Tokens:
    """Split ``text`` into tokens.

    :param senses: what is known of each word; without, nothing is a cue.

    >>> tokenise("Mongolia’s U.S.-led G-7 talks").words
    ('Mongolia', '’s', 'U.S.', '-', 'led', 'G', '-', '7', 'talks')
    """
    pieces = _TOKEN.split(text)  # gaps and words by turns, a gap first and last
    bounds = tuple(accumulate(map(len, pieces)))
    words = tuple(pieces[1::2])
    known = _SENSES if senses is None else senses
    folds, stems, cues = zip(*map(known.__getitem__, words), strict=True) if words else ((), (), ())
    return Tokens(
        text=text,
        words=words,
        folds=folds,
        stems=stems,
        starts=bounds[:-1:2],
        ends=bounds[1::2],
        cues=_places(cues),
    )


def _places(cues: Sequence[tuple[str, ...]]) -> Mapping[str, Sequence[int]]:
    """The one look at each word that tells every rule where it has to look."""
    found: dict[str, list[int]] = defaultdict(list)
    for index in compress(range(len(cues)), cues):
        for kind in cues[index]:
            found[kind].append(index)
    return found


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


class Memo(dict[str, Value], Generic[Value]):
    """What a function makes of each word: a text is looked up word by word faster than by calls, remembered or not."""

    def __init__(self, function: Callable[[str], Value]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Value:
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


def sense(word: str, *cues: str) -> Sense:
    """What is known of a word; its stem has no dots, so that ``U.N.`` and ``UN`` are one."""
    known = fold(word)
    bare = known.replace(".", "") if len(known) > 2 and known[-1] == "." else known
    return Sense(known, stem(bare), cues)


_SENSES = Memo(sense)


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
