"""How far a verb is from being done by the words before it: ``decided to expel``, ``may expel``, ``tried to expel``."""

from __future__ import annotations

from functools import cache

from briefgen.extract.tokens import Tokens
from briefgen.extract.verbs import inflections
from briefgen.knowledge.lexicon import lexicon

MEANT, POSSIBLE, TRIED = "meant", "possible", "tried"

_ASIDE = ("also", "soon", "now", "even", "again")
"""Words that may stand beside a verb and the one that leads to it."""


def intent(tokens: Tokens, index: int, start: int) -> str | None:
    """One of :data:`MEANT`, :data:`POSSIBLE`, :data:`TRIED`; None where nothing leaves the verb at ``index`` undone.

    :param start: the first token of the sentence.
    """
    last = _before(tokens, index, start)
    if last < start:
        return None
    folded = tokens.folds[last]
    if folded in _words("may"):
        return POSSIBLE
    if folded != "to":
        return MEANT if tokens.folds[index].endswith("ing") and folded in _forms("with_ing") else None
    leading = _before(tokens, last, start)
    if leading < start:
        return None
    if tokens.folds[leading] in _forms("tries"):
        return TRIED
    folded = tokens.folds[leading]
    return MEANT if folded in _forms("with_to") or folded in _words("others") else None


def leads_on(word: str) -> bool:
    """Whether a word is a verb that another one in -ing may stand behind: ``considering``."""
    return word in _forms("with_ing")


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
