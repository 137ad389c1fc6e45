"""Tell whether two spellings are of one name: ``Rajapakse``, ``Rajapaksa``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from briefgen.extract.tokens import fold

LIKENESS = 0.8
"""Share (0 to 1) of letters that two spellings of one name have in common at least."""


def is_alike(name: str, forms: Iterable[str]) -> bool:
    """Whether ``name`` may be another spelling of any of the ``forms``: told by Dice's coefficient of letter pairs.

    >>> is_alike("Rajapakse", ["Rajapaksa"]), is_alike("Rajapakse", ["Rajoy"])
    (True, False)
    """
    pairs = _pairs(name)
    return any(
        2 * len(pairs & others) >= LIKENESS * (len(pairs) + len(others)) for others in map(_pairs, forms) if others
    )


@lru_cache(maxsize=16_384)
def _pairs(name: str) -> frozenset[str]:
    """The pairs of letters that follow one another in a name, folded."""
    return frozenset(map("".join, pairwise(fold(name))))
