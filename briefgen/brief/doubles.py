"""Doubles: stories that may be the same event, kept apart, with what speaks for and against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.brief.likeness import WIDEST, day_span, denies, vetoed
from briefgen.brief.stories import Story

NEAR = 45
"""Days before an article came out within which an event that it does not date may lie."""

SHOWN = 3
"""Doubles listed for one story: an editor decides about the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two stories of the same type and participants, and what an editor needs to judge them."""

    first: str
    second: str
    """The one whose date is missing or too wide."""

    shared_people: tuple[str, ...]
    shared_issues: tuple[str, ...]
    unshared_issues: tuple[str, ...]
    undated: bool
    """Whether the second has no date at all, rather than one that covers too many days."""

    same_place: bool
    """Whether both name the same place."""

    retold: bool
    """Whether an article of each seems to tell the same story."""


def doubles(stories: Sequence[Story], retold: Sequence[Sequence[str]] = ()) -> tuple[Double, ...]:
    """Find stories that may be one; sorted by the ids of both.

    :param retold: articles that seem to tell the same story, group by group; each in one group at most.
    """
    groups = {article: number for number, group in enumerate(retold) for article in group}
    buckets: defaultdict[tuple[str, frozenset[str]], list[Story]] = defaultdict(list)
    for story in stories:
        buckets[story.type, frozenset(story.everyone or story.people)].append(story)
    found = [double for bucket in buckets.values() if len(bucket) > 1 for double in _within(bucket, groups)]
    return tuple(sorted(found, key=lambda double: (double.first, double.second)))


def _within(bucket: Sequence[Story], groups: Mapping[str, int]) -> list[Double]:
    found = []
    vague = [story for story in bucket if _vague(story)]
    for place, story in enumerate(vague):
        others = [other for other in bucket if not _vague(other)] + vague[:place]
        near = [other for other in others if _near(story, other) and not _judged(story, other)]
        pairs = [double for other in near if (double := _double(other, story, groups))]
        found += sorted(pairs, key=_likeliest_first)[:SHOWN]
    return found


def _vague(story: Story) -> bool:
    span = day_span(story.date.value)
    return span is None or span.last > span.first


def _double(first: Story, second: Story, groups: Mapping[str, int]) -> Double | None:
    people = tuple(id for id in second.people if id in first.people)
    issues = tuple(id for id in second.issues if id in first.issues)
    numbers = [{groups[article] for article in story.articles if article in groups} for story in (first, second)]
    retold = not numbers[0].isdisjoint(numbers[1])
    if not (people or issues or retold):
        return None
    return Double(
        first=first.id,
        second=second.id,
        shared_people=people,
        shared_issues=issues,
        unshared_issues=tuple(sorted({*first.issues} ^ {*second.issues})),
        undated=second.date.value == "unknown",
        same_place=first.place is not None and second.place is not None and first.place.name == second.place.name,
        retold=retold,
    )


def _near(vague: Story, other: Story) -> bool:
    """Whether the other's date can be the one that ``vague`` lacks."""
    when, meant = day_span(other.date.value), day_span(vague.date.value)
    if when is None:
        return True
    if meant is not None:
        return meant.first <= when.last and when.first <= meant.last and (meant.last - meant.first).days <= 12 * WIDEST
    told = day_span(vague.accounts[0].published)
    return told is None or -1 <= (told.last - when.first).days <= NEAR


def _judged(one: Story, other: Story) -> bool:
    """Whether an editor, the article that tells both, or a plain difference keeps them apart."""
    return any(
        a.article == b.article or denies(a, b) or denies(b, a) or vetoed(a.event, b.event)
        for a in one.accounts
        for b in other.accounts
    )


def _likeliest_first(double: Double) -> tuple[bool, int, int, str]:
    return not double.retold, -len(double.shared_people), -len(double.shared_issues), double.first
