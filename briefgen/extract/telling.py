"""An event as the sentences of a story tell it, and how several tellings of one event become one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.extract.event_words import NOUN
from briefgen.model.article import UNKNOWN
from briefgen.model.summary import UNDATED, EventDate, EventPlace


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
    return _fits_status(known, item) and _fits_place(known, item) and _fits_date(known, item)


def _fits_status(known: Found, item: Found) -> bool:
    """What is planned has not occurred, and one paper has one status."""
    is_ahead = {known.status, item.status} == {"occurred", "planned"} and known.type != "agreement"
    if is_ahead and not (_only_names(known) or _only_names(item)):
        return False
    return known.status == item.status or _is_same_paper(known.about, item.about)


def _fits_place(known: Found, item: Found) -> bool:
    return known.place is None or item.place is None or known.place.country == item.place.country


def _fits_date(known: Found, item: Found) -> bool:
    """One day, or a day that only one tells; but ``visited in 2021`` is not the visit that the story is about."""
    if known.date.value == item.date.value:
        return True
    if UNKNOWN not in (known.date.value, item.date.value) or known.is_old or item.is_old:
        return False
    return known.type != "agreement" or _is_one_paper(known, item)


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


def told_once(found: Sequence[Found]) -> tuple[Found, ...]:
    """The tellings without those that only frame or repeat another one of their article."""
    return tuple(_without_frames(tuple(_without_topics(tuple(_without_calls(found))))))


def _without_calls(found: Sequence[Found]) -> Iterator[Found]:
    """All but the meetings that were calls: ``held phone talks``, and ``they discussed the war`` behind it."""
    calls = [event for event in found if event.type == "call"]
    yield from (event for event in found if event.type != "meeting" or not any(_is_call(event, call) for call in calls))


def _is_call(meeting: Found, call: Found) -> bool:
    is_bare = meeting.place is None and meeting.date == UNDATED and meeting.sentence > call.sentence
    is_same = meeting.sentence == call.sentence or is_bare
    return is_same and meeting.status == call.status and set(meeting.parties) == set(call.parties)


def _without_topics(found: Sequence[Found]) -> Iterator[Found]:
    """All but undated meetings that are only what was agreed on: ``agreed to resume leaders' meetings``."""
    agreed = {(event.sentence, event.parties) for event in found if event.type == "agreement"}
    for event in found:
        is_topic = event.type == "meeting" and event.status == "planned" and event.date == UNDATED
        if not (is_topic and (event.sentence, event.parties) in agreed):
            yield event


def _without_frames(found: Sequence[Found]) -> Iterator[Found]:
    """All but those without another side that only lead to an event of the same doers: ``agreed to send aid to B``."""
    whole = {(event.sentence, event.by) for event in found if event.to}
    yield from (event for event in found if event.parties or event.to or (event.sentence, event.by) not in whole)
