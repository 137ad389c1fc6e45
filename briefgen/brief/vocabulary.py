"""What an article is made of: the names and numbers in it and its other words, each weighed by its rarity."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.extract.tokens import fold, stem

UNSEEN = 200
"""Articles of no concern that each word is weighed against, so that weights hold in a small folder too."""

ALONE = 0.5
"""Weight of a word that no other article has: it cannot show likeness, and accounts of one event differ in detail."""

SHORTEST = 4
"""Letters of a plain word that counts; most shorter ones hold sentences together."""

_WORD = re.compile(
    r"""(?:^["“‘'(]*|[.!?:]["”’')]*\s+["“‘'(]*)([^\W_]+(?:[.,]\d+)*)|([^\W_]+(?:[.,]\d+)*)""", re.MULTILINE
)
"""A word that opens a sentence, where a capital says nothing, or any other; a number whole."""

Weights = Mapping[str, float]
"""By word, in alphabetical order; the squares add up to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The different words of one article with their weights."""

    names: Weights
    """Names and numbers: who, where and how many."""

    words: Weights
    """All else: what it is about."""


def vocabularies(texts: Sequence[str]) -> list[Vocabulary]:
    """The vocabulary of each text, weighed against all of them."""
    found = [words_of(text) for text in texts]
    with_name = Counter(word for names, _ in found for word in names)
    with_word = Counter(word for _, words in found for word in words)
    return [
        Vocabulary(names=_weights(names, with_name, len(texts)), words=_weights(words, with_word, len(texts)))
        for names, words in found
    ]


def words_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names and numbers of a text, and its other words, all folded and without endings of number and tense.

    A name has a capital within a sentence, and nowhere a small letter. A word that only opens sentences can be either,
    and is left out.

    >>> [sorted(words) for words in words_of("On Sunday the Sea Star sank off Malta. The star of 12 ships sank.")]
    [['12', 'malta', 'sea', 'sunday'], ['sank', 'ship', 'star']]
    """
    small: set[str] = set()
    capital: set[str] = set()
    for first, inner in {*_WORD.findall(text)}:
        word = first or inner
        if word[0].islower():
            small.add(fold(word))
        elif word[0].isdigit() or (inner and len(word) > 1):
            capital.add(fold(word))
    names = capital - small
    plain = (word for word in small if len(word) >= SHORTEST)
    return frozenset(map(stem, names)), frozenset(map(_root, plain))


def likeness(one: Weights, other: Weights) -> float:
    """How alike two articles are in one kind of words, 0 to 1: the cosine of their weights."""
    return sum(weight * other[word] for word, weight in one.items() if word in other)


@lru_cache(maxsize=50_000)
def _root(word: str) -> str:
    found = stem(word)
    ending = next((end for end in ("ing", "ed") if found.endswith(end) and len(found) >= SHORTEST + len(end)), "")
    return found.removesuffix(ending)


def _weights(words: frozenset[str], spread: Mapping[str, int], total: int) -> Weights:
    """Sorted, since the order of a sum shows in its last digit."""
    raw = {
        word: math.log((total + UNSEEN) / (spread[word] + 0.5)) * (ALONE if spread[word] == 1 else 1)
        for word in sorted(words)
    }
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {word: weight / length for word, weight in raw.items()}
