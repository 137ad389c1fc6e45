"""Retellings: articles that seem to tell the same story, by names and words that they share and few others have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

from briefgen.brief.likeness import day_span
from briefgen.brief.vocabulary import Vocabulary, likeness, vocabularies
from briefgen.model.article import Article
from briefgen.model.summary import PRIMARY, Summary

ALIKE = 0.18
"""Likeness (0 to 1) from which articles tell one story, as a mean over all pairs of two groups.

Set on news of events in pairs of a kind, where .16 begins to put arrests of different people together.
"""

TOPICAL = 2.0
"""How much more alike accounts of one event are in their names than in their other words, in the middle."""

APART = 7
"""Days between two reports, at most, that can tell the same story as news."""

FEWEST = 2
"""Names and numbers that two articles share at least; a single one is chance."""

RARE, RARE_SHARE = 40, 0.01
"""Articles, at most, that have a name which brings two together for comparison, and their share beside these."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What one article is compared by."""

    id: str
    vocabulary: Vocabulary
    days: tuple[int, int] | None
    """First and last day on which it can have come out, as ordinals."""

    about: frozenset[str]
    """Countries that it is mainly about."""

    named: frozenset[str]
    """All countries that it names."""


def retellings(summaries: Sequence[Summary], articles: Mapping[str, Article]) -> tuple[tuple[str, ...], ...]:
    """Group the articles that seem to tell one story: a hint for a person, no proof that it is one event.

    What speaks against it decides first: reports too far apart in time, no country in common. Then both who and where
    and what they are about must agree.

    :param articles: by the id of the summary; a summary without its article is left out.
    :returns: groups of at least two ids, sorted; most articles stand alone and are in none.
    """
    sheets = _sheets(sorted((each for each in summaries if each.id in articles), key=lambda each: each.id), articles)
    groups = _grouped(len(sheets), dict(_likeness(sheets)))
    return tuple(tuple(sheets[index].id for index in group) for group in groups)


def _sheets(summaries: Sequence[Summary], articles: Mapping[str, Article]) -> list[_Sheet]:
    texts = [f"{articles[summary.id].title}\n{articles[summary.id].text}" for summary in summaries]
    return [
        _Sheet(
            id=summary.id,
            vocabulary=vocabulary,
            days=_days(summary.published.value),
            about=frozenset(country.id for country in summary.countries if country.tier == PRIMARY),
            named=frozenset(country.id for country in summary.countries),
        )
        for summary, vocabulary in zip(summaries, vocabularies(texts), strict=True)
    ]


def _days(published: str) -> tuple[int, int] | None:
    span = day_span(published)
    return (span.first.toordinal(), span.last.toordinal()) if span else None


def _likeness(sheets: Sequence[_Sheet]) -> Iterator[tuple[Pair, float]]:
    """How alike two articles are, 0 to 1; only pairs that share something rare and that nothing speaks against."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, sheet in enumerate(sheets):
        for name in sheet.vocabulary.names:
            holders[name].append(index)
    most = RARE + RARE_SHARE * len(sheets)
    near = {pair for found in holders.values() if len(found) <= most for pair in combinations(found, 2)}
    for one, other in sorted(near):
        first, second = sheets[one], sheets[other]
        if not _vetoed(first, second) and (value := _agreement(first.vocabulary, second.vocabulary)):
            yield (one, other), value


def _vetoed(one: _Sheet, other: _Sheet) -> bool:
    """Whether two articles cannot tell the same story: they came out too far apart, or are about other countries."""
    if one.days and other.days and max(one.days[0] - other.days[1], other.days[0] - one.days[1]) > APART:
        return True
    return bool(one.about and other.about) and one.about.isdisjoint(other.named) and other.about.isdisjoint(one.named)


def _agreement(one: Vocabulary, other: Vocabulary) -> float:
    """High only where both the names and the subject agree: the same people meet more than once."""
    if len(one.names.keys() & other.names.keys()) < FEWEST:
        return 0.0
    return min(likeness(one.names, other.names), TOPICAL * likeness(one.words, other.words))


def _grouped(total: int, pairs: Mapping[Pair, float]) -> list[list[int]]:
    """Put the most alike groups together, again and again, until no two are alike enough; those of one left out."""
    members = {index: [index] for index in range(total)}
    ties: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in pairs.items():
        ties[one][other] = ties[other][one] = value
    queue = [(-value, *pair) for pair, value in pairs.items() if value >= ALIKE]
    heapify(queue)
    while queue:
        _, one, other = heappop(queue)
        if one in members and other in members:
            total += 1
            members[total] = sorted(members.pop(one) + members.pop(other))
            for near in _tied(ties, one, other, total):
                mean = ties[total][near] / (len(members[total]) * len(members[near]))
                if mean >= ALIKE:
                    heappush(queue, (-mean, near, total))
    return sorted(group for group in members.values() if len(group) > 1)


def _tied(ties: dict[int, dict[int, float]], one: int, other: int, joined: int) -> list[int]:
    """Give a new group the likeness of both its parts to every other, added up; the others, in order."""
    first, second = ties.pop(one), ties.pop(other)
    near = sorted((first.keys() | second.keys()) - {one, other})
    ties[joined] = {each: first.get(each, 0.0) + second.get(each, 0.0) for each in near}
    for each in near:
        ties[each].pop(one, None)
        ties[each].pop(other, None)
        ties[each][joined] = ties[joined][each]
    return near
