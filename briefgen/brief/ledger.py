"""The ledger of agreements: each with the steps it has taken, in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.brief.likeness import day_span
from briefgen.brief.stories import FINALITY, Story, union

OPEN = frozenset(("planned", "negotiating", "postponed", "agreed-in-principle"))
"""Statuses after which something is still to come."""

DONE = frozenset(("signed", "in-force"))
"""Statuses that close what the same parties had left open, unless the subjects are known to differ."""

STALE = 3 * 365
"""Days without a step after which a new report is about another agreement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A status that an agreement had reached by a story's date."""

    status: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement and its steps, oldest first."""

    id: str
    """The story of its first step."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def is_open(self) -> bool:
        return self.steps[-1].status in OPEN


def ledger(stories: Sequence[Story]) -> tuple[Agreement, ...]:
    """Follow each agreement through ``stories`` (oldest first, undated last); ordered by the first step."""
    items: defaultdict[frozenset[str], list[list[Story]]] = defaultdict(list)
    for story in stories:
        if story.type == "agreement" and story.everyone:
            open_items = items[frozenset(story.everyone)]
            home = next((item for item in reversed(open_items) if _continues(item[-1], story)), None)
            if home:
                home.append(story)
            else:
                open_items.append([story])
    places = {story.id: place for place, story in enumerate(stories)}
    found = [_agreement(item) for group in items.values() for item in group]
    return tuple(sorted(found, key=lambda agreement: places[agreement.id]))


def _continues(last: Story, story: Story) -> bool:
    """Whether ``story`` is the next step of the item that stands at ``last``."""
    then, now = day_span(last.date.value), day_span(story.date.value)
    if then is None or now is None or (now.first - then.last).days > STALE:
        return False
    forward = FINALITY.index(story.status) > FINALITY.index(last.status) and last.status != "cancelled"
    same = bool(set(last.issues) & set(story.issues)) or (last.about is not None and last.about == story.about)
    silent = not (last.issues and story.issues)
    return forward and (same or (silent and last.status in OPEN and story.status in DONE))


def _agreement(item: Sequence[Story]) -> Agreement:
    return Agreement(
        id=item[0].id,
        parties=item[0].everyone,
        issues=union(story.issues for story in item),
        steps=tuple(Step(status=story.status, story=story.id) for story in item),
    )
