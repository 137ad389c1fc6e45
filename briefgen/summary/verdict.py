"""Does an override still fit? Each edit is held against what the extractor says now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.errors import Place
from briefgen.model.article import Published
from briefgen.model.summary import EventDate, EventPlace, KeyPoint, Summary
from briefgen.nodes.document import closest, shown
from briefgen.summary.override import COLLECTIONS, Edit, Override, find, has, same, seeded, value_at, within

ACTIVE, REDUNDANT, STALE, ORPHAN = STATES = ("active", "redundant", "stale", "orphan")
"""Applied; says what the extractor says itself; applied, though its ``was`` no longer holds; not applied."""

SINGULAR = {
    "countries": "country",
    "organisations": "organisation",
    "leaders": "leader",
    "issues": "issue",
    "events": "event",
    "statements": "statement",
    "evidence": "evidence",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The state of one edit, so that a page can mark what a person decided and ``check`` what has gone off."""

    path: str
    """As the summary's keys: ``countries.RUS``, ``events.ID.date``."""

    state: str
    """One of ``STATES``."""

    message: str
    """What was said and what is said now, lower case, no full stop."""

    place: Place
    why: str = ""
    """The editor's reason."""


def judge(override: Override, summary: Summary) -> tuple[Judgement, ...]:
    """Judge each edit, in the order of the file; one judgement for all edits of an entry that is not there.

    :param summary: as the extractor wrote it, without the override.
    """
    whole = seeded(override, summary)
    found: dict[str, Judgement] = {}
    for edit in override.edits:
        path, state, message = _judged(edit, summary, whole)
        found.setdefault(path, Judgement(path=path, state=state, message=message, place=edit.place, why=edit.why))
    return tuple(found.values())


def _judged(edit: Edit, summary: Summary, whole: Summary) -> tuple[str, str, str]:
    if not has(whole, edit):
        return _missing(edit, whole)
    now = value_at(summary, edit.at)
    added = edit.at[0] in COLLECTIONS and find(summary, *edit.at[:2]) is None
    if not added and not edit.drops and same(edit.value, now):
        doubted = any(within(item.field, edit.path) for item in summary.review)
        rest = "this line settles that it is right" if doubted else "this line can go"
        return edit.path, REDUNDANT, f"the extractor says {told(now)} too; {rest}"
    if edit.was is not None and not same(edit.was, now):
        says = "no longer finds it" if added else f"now says {told(now)}"
        return edit.path, STALE, f"was {told(edit.was)}, but the extractor {says}; still applied"
    if edit.drops:
        return edit.path, ACTIVE, "dropped"
    return edit.path, ACTIVE, f"added: {told(edit.value)}" if added else f"{told(edit.value)} instead of {told(now)}"


def _missing(edit: Edit, whole: Summary) -> tuple[str, str, str]:
    """Path, state and message of an edit that finds nothing to hold on to."""
    if edit.drops and edit.at[0] in ("countries", "organisations", "issues"):
        return edit.path, REDUNDANT, "the extractor does not find it; this line can go"
    collection, id = next(where for where in _wanted(edit) if find(whole, *where) is None)
    path = ".".join(edit.at[:2]) if (collection, id) == edit.at[:2] else edit.path
    near = closest(id, (record.id for record in getattr(whole, collection)))
    meant = f"; the closest is '{near}'" if near else ""
    return path, ORPHAN, f"no {SINGULAR[collection]} '{shown(id)}' in the summary; not applied{meant}"


def _wanted(edit: Edit) -> Iterator[tuple[str, str]]:
    if edit.at[0] in COLLECTIONS:
        yield edit.at[0], edit.at[1]
    yield from edit.needs


def told(value: Any) -> str:
    """A value of a summary as a message says it.

    >>> told(EventDate(value="2022-11-29")), told(("JPN", "MNG")), told(None)
    ("'2022-11-29'", "'JPN, MNG'", 'nothing')
    """
    match value:
        case None | ():
            return "nothing"
        case Published() | EventDate():
            return f"'{value.value}'"
        case EventPlace():
            return f"'{value.name}'"
        case (KeyPoint(), *_):
            return f"{len(value)} key point{'s' if len(value) > 1 else ''}"
        case tuple():
            return f"'{shown(', '.join(value))}'"
        case _:
            return f"'{shown(str(value))}'"
