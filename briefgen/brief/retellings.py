"""Retellings: articles that tell the same story, by the names and numbers that they share and few others have."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations

from briefgen.brief.likeness import day_span
from briefgen.extract.tokens import fold, stem
from briefgen.model.article import Article
from briefgen.model.summary import PRIMARY, Summary

ALIKE = 0.22
"""Likeness (0 to 1) from which articles tell one story, as a mean over all pairs of two groups.

On groups of news about two similar events each, .16 begins to put arrests of different people together.
"""

APART = 14
"""Days between two reports, at most, that can tell the same story as news."""

FEWEST = 2
"""Names and numbers that two articles share at least; with fewer, likeness is chance."""

UNSEEN = 200
"""Articles of no concern that each name is weighed against, so that weights hold in a small folder too."""

ALONE = 0.5
"""Weight of a name that no other article has: it cannot show likeness, and accounts differ in detail."""

RARE, RARE_SHARE = 40, 0.01
"""Articles, at most, that have a name which brings two together for comparison, and their share beside these."""

SHOWN = 5
"""Shared names kept as the reason, the rarest first."""

_WORD = re.compile(
    r"""(?:^["“‘'(]*|[.!?:]["”’')]*\s+["“‘'(]*)([^\W_]+(?:[.,]\d+)*)|([^\W_]+(?:[.,]\d+)*)""", re.MULTILINE
)
"""A word that opens a sentence, where a capital says nothing, or any other; a number whole."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """Articles that tell the same story."""

    articles: tuple[str, ...]
    """Ids, at least two, sorted."""

    shared: tuple[str, ...]
    """Folded names and numbers that at least two of them have, those that most of them have and few others first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What one article is compared by."""

    id: str
    weights: Mapping[str, float]
    """By name or number; their squares add up to 1."""

    days: tuple[int, int] | None
    """First and last day on which it can have come out, as ordinals."""

    about: frozenset[str]
    """Countries that it is mainly about."""

    named: frozenset[str]
    """All countries that it names."""


def retellings(summaries: Sequence[Summary], articles: Mapping[str, Article]) -> tuple[Retelling, ...]:
    """Group the articles that tell one story, by id; most stand alone and are in no group.

    What speaks against it decides first: reports too far apart in time, no country in common. Then the names and
    numbers that they share count, each by its rarity; common words do not count at all.

    :param articles: by the id of the summary; a summary without its article is left out.
    """
    sheets = _sheets(sorted((each for each in summaries if each.id in articles), key=lambda each: each.id), articles)
    groups = _grouped(len(sheets), dict(_likeness(sheets)))
    return tuple(_retelling([sheets[index] for index in group]) for group in groups)


def names_in(text: str) -> frozenset[str]:
    """The folded names and numbers of a text: what has a capital within a sentence, and never a small letter.

    >>> sorted(names_in("On Sunday the Sea Star sank off Malta. The star of 12 ships sank."))
    ['12', 'malta', 'sea', 'sunday']
    """
    small: set[str] = set()
    found: set[str] = set()
    for first, word in _WORD.findall(text):
        if (first or word)[0].islower():
            small.add(fold(first or word))
        elif (first or word)[0].isdigit() or len(word) > 1:
            found.add(fold(first or word))
    return frozenset(map(stem, found - small))


def _sheets(summaries: Sequence[Summary], articles: Mapping[str, Article]) -> list[_Sheet]:
    names = [names_in(f"{articles[summary.id].title}\n{articles[summary.id].text}") for summary in summaries]
    spread = Counter(name for each in names for name in each)
    return [
        _Sheet(
            id=summary.id,
            weights=_weights(each, spread, len(summaries)),
            days=_days(summary.published.value),
            about=frozenset(country.id for country in summary.countries if country.tier == PRIMARY),
            named=frozenset(country.id for country in summary.countries),
        )
        for summary, each in zip(summaries, names, strict=True)
    ]


def _weights(names: frozenset[str], spread: Mapping[str, int], total: int) -> dict[str, float]:
    """By rarity, as long as one in all; sorted, since the order of a sum shows in its last digit."""
    raw = {
        name: math.log((total + UNSEEN) / (spread[name] + 0.5)) * (ALONE if spread[name] == 1 else 1)
        for name in sorted(names)
    }
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {name: weight / length for name, weight in raw.items()}


def _days(published: str) -> tuple[int, int] | None:
    span = day_span(published)
    return (span.first.toordinal(), span.last.toordinal()) if span else None


def _likeness(sheets: Sequence[_Sheet]) -> Iterator[tuple[Pair, float]]:
    """How alike two articles are, 0 to 1; only pairs that share something rare and that nothing speaks against."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, sheet in enumerate(sheets):
        for name in sheet.weights:
            holders[name].append(index)
    most = RARE + RARE_SHARE * len(sheets)
    near = {pair for found in holders.values() if len(found) <= most for pair in combinations(found, 2)}
    for one, other in sorted(near):
        if not _vetoed(sheets[one], sheets[other]):
            first, second = sheets[one].weights, sheets[other].weights
            shared = [name for name in first if name in second]
            if len(shared) >= FEWEST:
                yield (one, other), sum(first[name] * second[name] for name in shared)


def _vetoed(one: _Sheet, other: _Sheet) -> bool:
    """Whether two articles cannot tell the same story: they came out too far apart, or neither names what the other is about."""
    if one.days and other.days and max(one.days[0] - other.days[1], other.days[0] - one.days[1]) > APART:
        return True
    return bool(one.about and other.about) and one.about.isdisjoint(other.named) and other.about.isdisjoint(one.named)


def _grouped(total: int, likeness: Mapping[Pair, float]) -> list[list[int]]:
    """Put the most alike groups together, again and again, until no two are alike enough; those of one left out."""
    members = {index: [index] for index in range(total)}
    ties: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in likeness.items():
        ties[one][other] = ties[other][one] = value
    queue = [(-value, *pair) for pair, value in likeness.items() if value >= ALIKE]
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


def _retelling(sheets: Sequence[_Sheet]) -> Retelling:
    counts = Counter(name for sheet in sheets for name in sheet.weights)
    weights = {name: sum(sheet.weights.get(name, 0.0) for sheet in sheets) for name in counts if counts[name] > 1}
    ranked = sorted(weights, key=lambda name: (-weights[name], name))
    return Retelling(articles=tuple(sheet.id for sheet in sheets), shared=tuple(ranked[:SHOWN]))
