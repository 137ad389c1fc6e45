"""Tell an office of a company, a club, a town or a figure of speech from one of a state."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.extract.titles import STATE, words_of
from briefgen.extract.tokens import Tokens, fold
from briefgen.model.mention import COUNTRY, PLACE, Mention

_DETERMINERS = ("the", "a", "an", "this", "that", "his", "her", "its")

NEAR = 3
"""Words behind ``of`` among which the noun stands that tells what an office is of."""


def is_branch(tokens: Tokens, left: int, starts: Mapping[int, Mention]) -> bool:
    """``Acme Brazil President``: a name without a mark between stands before the country's own.

    :param left: token where the country's name starts.
    """
    mention = starts.get(left)
    is_name = mention is not None and mention.kind == COUNTRY and mention.rule != "demonym"
    return is_name and left > 0 and _is_name_word(tokens, left - 1)


def is_figure(tokens: Tokens, core: int) -> bool:
    """``drug king``, ``student leader``."""
    return core > 0 and tokens.folds[core - 1] in words_of("figures")


def is_of_thing(tokens: Tokens, end: int, kind: str, starts: Mapping[int, Mention]) -> bool:
    """``king of pop``, ``chancellor of the university``; no ``premier of the island state``, no ``king of England``."""
    if kind != STATE or tokens.folds[end : end + 1] not in (("of",), ("for",)):
        return False
    at = end + 1
    while tokens.folds[at : at + 1] and tokens.folds[at] in _DETERMINERS:
        at += 1
    ahead = tokens.folds[at : at + NEAR]
    is_noun = bool(ahead) and at not in starts and tokens.words[at].islower()
    return is_noun and (words_of("governments") | words_of("realms")).isdisjoint(ahead)


def follows_other_name(tokens: Tokens, left: int, by_last: Mapping[int, Mention]) -> bool:
    """``Acme President``, ``Texas Governor``, ``club president``: what stands before the office is no state."""
    if left == 0:
        return False
    if (mention := by_last.get(left)) and mention.kind == PLACE:
        return True
    word = tokens.words[left - 1]
    if fold(word) in words_of("local") or (word[0].isupper() and fold(word) in words_of("clubs")):
        return True
    return _is_name_word(tokens, left - 1)


def _is_name_word(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word, neither the first of its sentence nor the last of its line, is part of some name."""
    word, before = tokens.words[at], tokens.words[at - 1] if at else "."
    if "\n" in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]:
        return False
    is_name = word[0].isupper() and word.isalpha() and before not in '.!?:"“”\n'
    return is_name and fold(word) not in words_of("not_names") | words_of("honorifics")
