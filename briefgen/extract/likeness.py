"""Tell whether two spellings are of one name: ``Rajapakse``, ``Rajapaksa``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from briefgen.extract.tokens import fold

LIKENESS = 0.8
"""Share (0 to 1) of letters that two spellings of one name have in common at least."""


def is_alike(name: str, forms: Iterable[str]) -> bool:
    """Whether ``name`` may be another spelling of any of the ``forms``."""
    pairs = _pairs(name)
    return any(_likeness(pairs, _pairs(form)) >= LIKENESS for form in forms)


def _likeness(pairs: frozenset[str], others: frozenset[str]) -> float:
    """Share of letter pairs that two names have in common, 0 to 1 (Dice's coefficient).

    >>> round(_likeness(_pairs("Rajapakse"), _pairs("Rajapaksa")), 2)
    0.88
    """
    total = len(pairs) + len(others)
    return 2 * len(pairs & others) / total if total else 0.0


@lru_cache(maxsize=16_384)
def _pairs(name: str) -> frozenset[str]:
    """The pairs of letters that follow one another in a name, folded."""
    return frozenset(map("".join, pairwise(fold(name))))
