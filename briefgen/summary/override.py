"""What a person changes in the summary of one article, and the summary with it changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from briefgen.errors import Place
from briefgen.model.article import Published
from briefgen.model.coding import plover
from briefgen.model.summary import (
    CountryRole,
    Event,
    EventDate,
    EventPlace,
    IssueRole,
    KeyPoint,
    LeaderRole,
    OrganisationRole,
    ReviewItem,
    Statement,
    Summary,
)

Record: TypeAlias = CountryRole | OrganisationRole | LeaderRole | IssueRole | Event | Statement

COLLECTIONS = ("countries", "organisations", "leaders", "issues", "events", "statements")
"""The keys of a summary whose records have ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One value that a person sets, or one entry that they drop."""

    at: tuple[str, ...]
    """Keys from the summary inwards: ``published``, ``source agency``, ``countries RUS tier``, ``events ID date``."""

    place: Place
    value: Any = None
    """Of the type that the summary has there; meaningless when ``drops``."""

    was: Any = None
    """What the person says the extractor said; None when they do not say."""

    why: str = ""
    drops: bool = False
    """Whether the entry ``at`` is removed, and everything that refers to it."""

    needs: tuple[tuple[str, str], ...] = ()
    """Collection and id of what the summary must hold for the value to make sense, such as evidence."""

    @property
    def path(self) -> str:
        """As a person would say it: ``countries.RUS``, ``events.ID.date``."""
        return ".".join(self.at[:-1] if self.at[-1] == "tier" else self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """All edits of one file, in its order."""

    file: str
    edits: tuple[Edit, ...] = ()
    new: tuple[tuple[str, Record], ...] = ()
    """Collection and record of each entry that the file says enough of to add it where the extractor found none."""


def apply(override: Override, summary: Summary) -> Summary:
    """Return ``summary`` as its editor wants it. Applying twice changes nothing more.

    An edit of an entry that is not there is passed over; an event keeps its id, whatever is changed in it.
    What is dropped goes last, and out of events and statements too, so that nothing brings it back.
    """
    edited = seeded(override, summary)
    applied = [edit for edit in override.edits if has(edited, edit)]
    for edit in applied:
        if not edit.drops:
            edited = _set(edited, edit)
    for edit in override.edits:
        if edit.drops:
            edited = _without(edited, *edit.at)
    return replace(edited, review=_unsettled(summary, edited, applied))


def seeded(override: Override, summary: Summary) -> Summary:
    """The summary with the entries that the override adds, before any of its edits."""
    for collection in COLLECTIONS:
        records = getattr(summary, collection)
        known = {record.id for record in records}
        added = [record for name, record in override.new if name == collection and record.id not in known]
        if added:
            summary = _with(summary, collection, (*records, *added))
    return summary


def has(summary: Summary, edit: Edit) -> bool:
    """Whether the summary holds the entry that ``edit`` is of, and all that its value refers to."""
    entry = (edit.at[:2],) if edit.at[0] in COLLECTIONS else ()
    return all(find(summary, *where) is not None for where in (*entry, *edit.needs))


def find(summary: Summary, collection: str, id: str) -> Any:
    """The record of ``id`` in a collection; None when it has none."""
    return next((record for record in getattr(summary, collection) if record.id == id), None)


def value_at(summary: Summary, at: Sequence[str]) -> Any:
    """What the summary says at the keys of an edit; None when it has no such entry."""
    if at[0] not in COLLECTIONS:
        owner = summary.source if at[0] == "source" else summary
        return getattr(owner, at[-1])
    record = find(summary, at[0], at[1])
    return getattr(record, at[2] if len(at) > 2 else "tier", None)


def same(said: Any, now: Any) -> bool:
    """Whether a person's value says no more than ``now`` does; the order of ids is no matter."""
    match said, now:
        case Published(), Published():
            return said.value == now.value and said.zone in (None, now.zone)
        case EventDate(), EventDate():
            return said.value == now.value
        case EventPlace(), EventPlace():
            return said.name == now.name and said.country in (None, now.country)
        case (KeyPoint(), *_), (KeyPoint(), *_):
            return len(said) == len(now) and all(map(_same_point, said, now))
        case tuple(), tuple():
            return set(said) == set(now)
        case _:
            return bool(said == now)


def _same_point(said: KeyPoint, now: KeyPoint) -> bool:
    return said.text == now.text and said.evidence in ((), now.evidence)


def _set(summary: Summary, edit: Edit) -> Summary:
    now = value_at(summary, edit.at)
    if same(edit.value, now):
        return summary
    value: Any = _supported(edit.value, now) if edit.at == ("key_points",) else edit.value
    if edit.at[0] == "source":
        return replace(summary, source=_changed(summary.source, {edit.at[1]: value}))
    if edit.at[0] not in COLLECTIONS:
        return _with(summary, edit.at[0], value)
    collection, id, name = edit.at
    records = (_changed(one, {name: value}) if one.id == id else one for one in getattr(summary, collection))
    coded = tuple(_coded(one) if collection == "events" and name in ("type", "status") else one for one in records)
    return _with(summary, collection, coded)


def _coded(event: Event) -> Event:
    return replace(event, plover=plover(event.type, event.status))


def _supported(points: tuple[KeyPoint, ...], now: tuple[KeyPoint, ...]) -> tuple[KeyPoint, ...]:
    """Key points that stand as they were keep what they rest on."""
    known = {point.text: point for point in now}
    return tuple(known.get(point.text, point) if not point.evidence else point for point in points)


def _without(summary: Summary, collection: str, id: str) -> Summary:
    """The summary without an entry, nor anything that refers to it."""
    kept = tuple(record for record in getattr(summary, collection) if record.id != id)
    summary = _with(summary, collection, kept)
    if collection in ("events", "statements"):
        return summary
    events = (_event_without(event, id) for event in summary.events)
    statements = (
        replace(statement, to=_less(statement.to, id), issue=None if statement.issue == id else statement.issue)
        for statement in summary.statements
        if statement.speaker != id
    )
    return replace(summary, events=tuple(event for event in events if event), statements=tuple(statements))


def _event_without(event: Event, id: str) -> Event | None:
    """The event without one who took part; None when nobody is left."""
    roles = ("parties", "by", "to", "people", "issues")
    less: Event = _changed(event, {role: _less(getattr(event, role), id) for role in roles})
    return None if event.everyone and not less.everyone else less


def _less(ids: tuple[str, ...], id: str) -> tuple[str, ...]:
    return tuple(one for one in ids if one != id)


def _unsettled(before: Summary, after: Summary, applied: Collection[Edit]) -> tuple[ReviewItem, ...]:
    """What is left to look at: nothing that a person decided, nor what went with it."""
    gone = {f"{name}.{record.id}" for name in COLLECTIONS for record in getattr(before, name)} - {
        f"{name}.{record.id}" for name in COLLECTIONS for record in getattr(after, name)
    }
    settled = gone.union(edit.path for edit in applied)
    return tuple(item for item in before.review if not any(within(item.field, path) for path in settled))


def within(field: str, path: str) -> bool:
    """Whether a field of a summary is ``path`` or lies under it.

    >>> within("countries.RUS.tier", "countries.RUS"), within("countries.RUS", "countries.R")
    (True, False)
    """
    return f"{field}.".startswith(f"{path}.")


def _with(summary: Summary, name: str, value: Any) -> Summary:
    changed: Summary = _changed(summary, {name: value})
    return changed


def _changed(record: Any, values: Mapping[str, Any]) -> Any:
    """A record with the values of some fields, whose names are known only now."""
    return replace(record, **values)
