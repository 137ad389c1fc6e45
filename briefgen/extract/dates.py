"""Date expressions in a story, worked out against the day it came out; never more precise than the words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefgen.extract.date_grammar import RULES
from briefgen.extract.date_rules import KINDS, VERBS
from briefgen.extract.tokens import DATE, Tokens, fold
from briefgen.model.mention import DateMention

FARTHEST = {kind: max(rule.reach for rule in RULES if rule.kind == kind) for kind in KINDS.values()}
"""By kind the most words before the one of its kind at which an expression may begin."""


def dates(tokens: Tokens, published: date | None) -> tuple[DateMention, ...]:
    """The date expressions of a text in order, none overlapping.

    :param published: the day the article came out; without it an expression that counts from that day is ``unknown``.

    >>> from briefgen.extract.tokens import Memo, sense, tokenise
    >>> senses = Memo(lambda word: sense(word, *(DATE,) * may_open_date(word)))
    >>> tokens = tokenise("They met on Sunday, and in May.", senses)
    >>> [(found.text, found.value) for found in dates(tokens, date(2024, 9, 23))]
    [('on Sunday', '2024-09-22'), ('in May', '2024-05')]
    """
    found = [
        (DateMention(text=match[0], start=match.start(), end=match.end(), value=value, rule=RULES[number].id), number)
        for number, match in _matches(tokens)
        if (value := RULES[number].resolve(match, published))
    ]
    return tuple(_without_overlaps(found))


def may_open_date(word: str) -> bool:
    """Whether an expression may hold a word, written as it is."""
    return fold(word) in KINDS and word not in VERBS


def _matches(tokens: Tokens) -> Iterator[tuple[int, re.Match[str]]]:
    """Where each rule's form stands, none overlapping another of the same rule, with the number of the rule."""
    tried: dict[str, int] = {}
    ends: dict[int, int] = {}
    for place in tokens.cues.get(DATE, ()):
        kind = KINDS[tokens.folds[place]]
        opening = _OPENING[kind]
        for index in range(max(tried.get(kind, -1) + 1, place - FARTHEST[kind]), place + 1):
            for number in opening.get(tokens.folds[index], ()):
                start = tokens.starts[index]
                if index + RULES[number].reach < place or start < ends.get(number, 0):
                    continue
                if match := RULES[number].form.match(tokens.text, start):
                    yield number, match
                    ends[number] = match.end()
        tried[kind] = place


def _openings() -> Mapping[str, Mapping[str, Sequence[int]]]:
    """By kind and first word the numbers of the rules for expressions that hold the one and open with the other."""
    found: dict[str, dict[str, list[int]]] = {kind: defaultdict(list) for kind in KINDS.values()}
    for number, rule in enumerate(RULES):
        for word in rule.opening:
            found[rule.kind][word].append(number)
    return found


_OPENING = _openings()


def _without_overlaps(found: list[tuple[DateMention, int]]) -> Iterator[DateMention]:
    """Of overlapping expressions the longest, the earlier of equals, that of the earlier rule."""
    end = -1
    for mention, _ in sorted(found, key=lambda item: (item[0].start, -item[0].end, item[1])):
        if mention.start >= end:
            yield mention
            end = mention.end
