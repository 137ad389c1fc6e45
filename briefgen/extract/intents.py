"""Whether a verb tells of what is only meant to be done: ``decided to expel``, ``is considering expelling``."""

from __future__ import annotations

from functools import cache

from briefgen.extract.tokens import Tokens
from briefgen.extract.verbs import inflections
from briefgen.knowledge.lexicon import lexicon

_ASIDE = ("also", "soon", "now", "even", "again")
"""Words that may stand beside a verb and the one that leads to it."""


def is_intended(tokens: Tokens, index: int, start: int) -> bool:
    """Whether the words before the verb at ``index`` leave it undone; ``start`` is the first token of the sentence."""
    last = _before(tokens, index, start)
    if last < start:
        return False
    folded = tokens.folds[last]
    if folded != "to":
        return folded in _words("may") or (tokens.folds[index].endswith("ing") and folded in _forms("with_ing"))
    leading = _before(tokens, last, start)
    return leading >= start and tokens.folds[leading] in _forms("with_to") | _words("others")


def _before(tokens: Tokens, index: int, start: int) -> int:
    """The token before another, adverbs left out; below ``start`` where none is left."""
    last = index - 1
    while last >= start and (tokens.folds[last].endswith("ly") or tokens.folds[last] in _ASIDE):
        last -= 1
    return last


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("events")["intents"][key])


@cache
def _forms(key: str) -> frozenset[str]:
    """The verbs of a list in all their forms."""
    irregular = lexicon("events")["irregular"]
    return frozenset(form for verb in _words(key) for form in inflections(verb, irregular))
