"""Whether a country or a body acts where a story names it, and where the words end that act for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.extract.tokens import Tokens
from briefgen.knowledge.lexicon import word_set
from briefgen.model.mention import ORGANISATION, Mention

AFTER_DEMONYM = 6
"""Words after ``Japanese`` among which ``government`` or another word for the state must stand."""

QUALITIES = 3
"""Words before ``Japanese`` among which ``former`` stands."""

_PREFIX = re.compile(r"[-‐‑][a-zà-þ]")
"""Matches what makes a name the first half of an adjective: ``US-brokered``."""


def acting_end(tokens: Tokens, mention: Mention) -> int | None:
    """Where the actor ends that a country or organisation makes here; None when it only describes something."""
    if _PREFIX.match(tokens.text, mention.end) or _is_out_of_office(tokens, tokens.at(mention.start)):
        return None
    after = tokens.at(mention.end)
    follows = tokens.folds[after : after + AFTER_DEMONYM]
    possessive = bool(follows) and follows[0] == "'s"
    if mention.rule == "demonym" or possessive:
        end = servant_end(tokens, after)
        is_people = mention.rule == "demonym" and mention.text.endswith("s") and mention.text[-2:] != "ss"
        return mention.end if end is None and is_people and not possessive else end
    if mention.kind == ORGANISATION:
        return None if follows and follows[0] in word_set("actors", "attributes") else mention.end
    is_noun = bool(follows) and (follows[0] in _things() or _fields_team(follows))
    return None if is_noun or _is_begun(tokens, mention, after) else mention.end


def servant_end(tokens: Tokens, after: int) -> int | None:
    """Where the words end that stand for a state behind its name, ``'s foreign ministry``; None without any."""
    follows = tokens.folds[after : after + AFTER_DEMONYM]
    reach = next((at for at, word in enumerate(follows) if word in _state_words()), None)
    if reach is None or any(_ends_phrase(word) or word in _games() for word in follows[:reach]):
        return None
    # "finance and trade ministers" are one.
    while words := [word for word in follows[reach + 1 : reach + 4] if word in _state_words()]:
        at = follows.index(words[0], reach + 1)
        if at > reach + 1 and (at > reach + 3 or follows[reach + 1] != "and"):
            break
        reach = at
    return tokens.ends[after + reach]


def is_apart(tokens: Tokens, mention: Mention) -> bool:
    """Whether a country only stands in what has nothing to do with its state: ``Chile Airlines``, ``Chile-made``."""
    is_begun = mention.rule != "demonym" and _is_begun(tokens, mention, tokens.at(mention.end))
    is_prefix = _PREFIX.match(tokens.text, mention.end) is not None
    return is_prefix or is_begun or _is_out_of_office(tokens, tokens.at(mention.start))


@cache
def _things() -> frozenset[str]:
    """Words behind the name of a state with which it only describes something or somebody: ``Chile farmers``."""
    return (word_set("actors", "things") | word_set("actors", "crowds")) - _state_words()


def _fields_team(follows: Sequence[str]) -> bool:
    """``the Chile football team``, ``Chile women's team``."""
    return "team" in follows and not _games().isdisjoint(follows)


def _is_begun(tokens: Tokens, mention: Mention, after: int) -> bool:
    """Whether a name only begins that of a company or a thing: ``Chile Airlines``, ``Chile Tobacco``."""
    last = after
    # "US" and "U.N." stand before the names of their own bodies: "US Treasury".
    is_short = any(sign.isupper() for sign in mention.text[1:2]) or "." in mention.text
    if is_short or tokens.text[mention.end : mention.end + 1] != " ":
        return False
    while last < len(tokens.words) and last < after + AFTER_DEMONYM and tokens.words[last][0].isupper():
        last += 1
    name = tokens.folds[after:last]
    return bool(name) and _calendar().isdisjoint(name) and _state_words().isdisjoint(name)


@cache
def _calendar() -> frozenset[str]:
    return word_set("words", "weekdays") | word_set("actors", "months")


def _is_out_of_office(tokens: Tokens, index: int) -> bool:
    """``a former senior Chilean official``, ``ex-Chilean minister``: who speaks and acts for nobody else."""
    for at in range(index - 1, max(-1, index - 1 - QUALITIES), -1):
        folded = tokens.folds[at]
        if folded in former():
            return True
        if folded in word_set("actors", "links") or not (folded == "-" or tokens.words[at].islower()):
            return False
    return False


@cache
def former() -> frozenset[str]:
    """Words before an office by which someone acts for himself alone."""
    return word_set("actors", "former")


@cache
def _games() -> frozenset[str]:
    return word_set("actors", "games")


@cache
def _ends_phrase(folded: str) -> bool:
    """Whether what stands behind this word is no part of the same noun phrase."""
    if not folded[0].isalnum():
        return folded not in ("'s", "-")
    return folded != "and" and folded in word_set("actors", "links") | word_set("actors", "rivals")


@cache
def _state_words() -> frozenset[str]:
    """Words for a state and those who act for it; rebels of a country are known as its own, but act against it."""
    known = word_set("words", "state_nouns") | word_set("actors", "servants")
    return known - word_set("actors", "rivals") - word_set("actors", "fields")
