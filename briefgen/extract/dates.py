"""Date expressions in a story, worked out against the day it came out; never more precise than the words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from datetime import date

from briefgen.extract.date_grammar import KINDS, RULES, VERBS
from briefgen.extract.tokens import Tokens
from briefgen.model.mention import DateMention


def dates(tokens: Tokens, published: date | None) -> tuple[DateMention, ...]:
    """The date expressions of a text in order, none overlapping.

    :param published: the day the article came out; without it an expression that counts from that day is ``unknown``.

    >>> from briefgen.extract.tokens import tokenise
    >>> [(found.text, found.value) for found in dates(tokenise("They met on Sunday, and in May."), date(2024, 9, 23))]
    [('on Sunday', '2024-09-22'), ('in May', '2024-05')]
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index in tokens.among(KINDS):
        if tokens.words[index] not in VERBS:
            places[KINDS[tokens.folds[index]]].append(index)
    found: list[DateMention] = []
    for kind, reach, opening, rule, form, resolve in RULES:
        for match in _matches(tokens, form, places[kind], reach, opening) if kind in places else ():
            if value := resolve(match, published):
                found.append(DateMention(text=match[0], start=match.start(), end=match.end(), value=value, rule=rule))
    return tuple(_without_overlaps(found))


def _matches(
    tokens: Tokens, form: re.Pattern[str], places: Sequence[int], reach: int, opening: Container[str]
) -> Iterator[re.Match[str]]:
    """Where ``form`` stands, none overlapping another.

    :param places: tokens one of which every match holds, in order.
    :param reach: tokens before it at which a match may begin.
    :param opening: folded words, one of which a match begins with.
    """
    end, tried = 0, -1
    for place in places:
        for index in range(max(tried + 1, place - reach), place + 1):
            start = tokens.starts[index]
            if tokens.folds[index] in opening and start >= end and (match := form.match(tokens.text, start)):
                yield match
                end = match.end()
        tried = place


def _without_overlaps(found: list[DateMention]) -> Iterator[DateMention]:
    """Of overlapping expressions the longest, the earlier of equals."""
    end = -1
    for mention in sorted(found, key=lambda item: (item.start, -item.end)):
        if mention.start >= end:
            yield mention
            end = mention.end
