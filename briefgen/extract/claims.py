"""Deeds that a sentence tells only in the words of others than the doers: ``Chile said Norway had attacked``."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from briefgen.extract.actors import Group, is_governed, word_before
from briefgen.knowledge.lexicon import lexicon, word_set

BEFORE = 60
"""Characters between those who claim it and their verb, at most."""

_BREAK = re.compile(r"[;.]\s")


def is_claimed(type: str, words: str, span: tuple[int, int], doers: Collection[str], groups: Sequence[Group]) -> bool:
    """Whether the event told at ``span`` of a sentence rests on the word of someone whom one need not believe.

    That is a state or body that accuses another of a hostile act, and whoever only watches: an analyst, an opponent.

    :param groups: those who act in the sentence; offsets count from its start.
    """
    source = _source(words, span)
    if source is None or is_guessed(words, span):
        return source is not None
    first, last = source
    near = [group for group in groups if first <= group.start and group.end <= last and _may_speak(words, group)]
    parties = near[-1].parties if near else ()
    return type in word_set("events", "claimed") and bool(parties) and set(parties).isdisjoint(doers)


def is_guessed(words: str, span: tuple[int, int]) -> bool:
    """Whether only those say so who were not there: ``analysts say Chile has agreed``."""
    source = _source(words, span)
    return source is not None and _watchers().search(words, *source) is not None


def _may_speak(words: str, group: Group) -> bool:
    """Those named, or for whom someone speaks; people only in or from a country do not speak for it."""
    return not is_governed(words, group) or word_before(words, group) in ("for", "of", "to")


def _source(words: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """Where those are named in whose words it is told: before the verb of speech nearest to it, or at either end."""
    before = [match for match in _says().finditer(words, 0, span[0]) if not _BREAK.search(words, match.end(), span[0])]
    if before:
        return max(0, before[-1].start() - BEFORE), before[-1].start()
    if first := _leading().match(words):
        return first.span("who")
    after = _trailing().search(words, span[1])
    return after.span("who" if after["who"] else "source") if after else None


@cache
def _leading() -> re.Pattern[str]:
    """Matches who says so before what is told, ``according to an official,``, as ``who``."""
    return re.compile(lexicon("events")["patterns"]["leading"], re.IGNORECASE)


@cache
def _says() -> re.Pattern[str]:
    """Matches a verb by which something is said to have happened."""
    return re.compile(lexicon("events")["patterns"]["says"])


@cache
def _trailing() -> re.Pattern[str]:
    """Matches who says so behind what is told, ``, an official said``, as ``who`` or as ``source``."""
    return re.compile(lexicon("events")["patterns"]["trailing"])


@cache
def _watchers() -> re.Pattern[str]:
    """Matches those who were not there."""
    return re.compile(lexicon("events")["patterns"]["watchers"], re.IGNORECASE)
