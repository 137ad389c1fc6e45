"""An event as the sentences of a story tell it, and how several tellings of one event become one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.extract.event_words import NOUN
from briefgen.model.article import UNKNOWN
from briefgen.model.summary import EventDate, EventPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event as one sentence tells it; spans are offsets in the story's text."""

    type: str
    frame: str
    """The frame of its first trigger: ``verb``, ``joint`` or ``noun``."""

    status: str
    date: EventDate
    is_old: bool = False
    """Whether its date is so long ago that the story only looks back on it."""

    place: EventPlace | None
    about: str | None
    parties: tuple[str, ...]
    by: tuple[str, ...]
    to: tuple[str, ...]
    people: tuple[str, ...]
    sentence: int
    """Index of the sentence that tells it, from 0."""

    spans: tuple[tuple[int, int], ...]
    """Where its triggers stand."""

    @property
    def sides(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        return frozenset(self.parties), frozenset(self.by), frozenset(self.to)


_RANK = {
    status: rank
    for rank, status in enumerate(
        (
            "denied",
            "cancelled",
            "postponed",
            "failed",
            "in-force",
            "signed",
            "agreed-in-principle",
            "occurred",
            "negotiating",
            "planned",
            "alleged",
        )
    )
}
"""Which status stands when sentences give several: the firmer one."""


def merged(found: Sequence[Found]) -> tuple[Found, ...]:
    """One record for each event: tellings of one type with the same sides and no dates or countries that differ."""
    kept: list[Found] = []
    for item in found:
        at = next((at for at, known in enumerate(kept) if _is_same(known, item)), None)
        if at is None:
            kept.append(item)
        else:
            kept[at] = _union(kept[at], item)
    return tuple(kept)


def _is_same(known: Found, item: Found) -> bool:
    if known.type != item.type or known.sides != item.sides:
        return False
    is_ahead = {known.status, item.status} == {"occurred", "planned"} and known.type != "agreement"
    if is_ahead and not (_only_names(known) or _only_names(item)):
        return False
    if known.status != item.status and not _is_same_paper(known.about, item.about):
        return False
    if known.type == "agreement" and known.date.value != item.date.value and not _is_one_paper(known, item):
        return False
    if known.place and item.place and known.place.country != item.place.country:
        return False
    if known.date.value == item.date.value:
        return True
    # "visited in 2021" is not the visit that the story is about.
    return UNKNOWN in (known.date.value, item.date.value) and not (known.is_old or item.is_old)


def _only_names(event: Found) -> bool:
    """Whether a telling says no more than that there is one: ``the talks between A and B``, held or still to come."""
    return event.frame == NOUN and event.status == "occurred" and event.date.value == UNKNOWN


def _is_one_paper(known: Found, item: Found) -> bool:
    """Whether a telling that is dated and one that is not may be of one agreement: both name it, or neither does."""
    if (known.about is None) != (item.about is None):
        return abs(known.sentence - item.sentence) <= 1
    return _is_same_paper(known.about, item.about)


def _is_same_paper(first: str | None, second: str | None) -> bool:
    """Whether two phrases may name one agreement: a declaration that was signed is not the treaty that was not."""
    if first is None or second is None:
        return True
    heads = [
        re.findall(
            r"pact|treaty|agreement|accord|deal|memorandum|ceasefire|truce|declaration|protocol|pause|exchange|swap",
            text.lower(),
        )
        for text in (first, second)
    ]
    return bool(set(heads[0]) & set(heads[1]))


def _union(known: Found, item: Found) -> Found:
    telling = [each for each in (known, item) if not _only_names(each)]
    return replace(
        known,
        status=min((each.status for each in telling or (known, item)), key=_RANK.__getitem__),
        date=known.date if known.date.value != UNKNOWN else item.date,
        place=known.place or item.place,
        about=max((known.about, item.about), key=lambda text: len(text or "")),
        people=tuple(dict.fromkeys((*known.people, *item.people))),
        spans=(*known.spans, *item.spans),
    )
