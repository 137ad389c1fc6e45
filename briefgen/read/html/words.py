"""How far two texts say the same, by their words; spelling of quotes, dashes and capitals left aside."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’‘`]")


def tokens(text: str) -> list[str]:
    """The words of ``text`` in small letters; a full stop parts words, an apostrophe does not.

    >>> tokens("The U.N.’s “plan” – 2 days")
    ['the', 'u', 'n', 's', 'plan', '2', 'days']
    """
    return _WORD.findall(_APOSTROPHES.sub("", text.casefold()))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """What two lines have in common that are the same but for their typography; asked several times of each line."""
    return " ".join(tokens(text))


def agreement(one: str, other: str) -> float:
    """Share (0 to 1) of the words of both texts that they have in common.

    >>> agreement("Talks end in Oslo", "Talks end in Bergen")
    0.75
    """
    first, second = Counter(tokens(one)), Counter(tokens(other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def coverage(part: str, whole: str) -> float:
    """Share (0 to 1) of the words of ``part`` that ``whole`` has too, each as often."""
    first, second = Counter(tokens(part)), Counter(tokens(whole))
    return (first & second).total() / first.total() if first else 0.0
