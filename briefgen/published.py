"""What was published last, as ``published.json`` in the content folder keeps it, so that pages can say what is new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.errors import BriefgenError, Place, Problem

PUBLISHED = "published.json"
"""The file's name within the content folder."""

EVENTS = "events.json"
"""A site's file of what it tells, from which a publication takes its record."""

Events = Mapping[str, Mapping[str, str]]
"""Status of each event, by article and by the event's id there; these outlast any merging of accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The events of the last publication, and of the last one before it that told other events."""

    now: Events
    before: Events | None = None
    """None when there was none."""

    def since(self, current: Events) -> Events | None:
        """What ``current`` is new against: the last publication; when it is the last one, the one before.

        So the pages built after a publication are those that were published.
        """
        return self.before if current == self.now else self.now

    def after(self, current: Events) -> Record:
        """The record once ``current`` is published too."""
        return self if current == self.now else Record(now=current, before=self.now)


def read_record(path: str, data: bytes) -> Record:
    """Read a record as :func:`write_record` writes it.

    :param path: how the user names the file.
    :raises BriefgenError: it is not one of ours.
    """
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if isinstance(found, dict) and _is_events(found.get("now")) and _is_events(found.get("before", {})):
        return Record(now=found["now"], before=found.get("before"))
    hint = "`briefgen publish` writes it; delete it, and the next publication begins anew"
    raise BriefgenError([Problem(Place(path), "is no record of a publication", hint)])


def write_record(record: Record) -> bytes:
    """A record as JSON: sorted, an article a line."""
    before = f'"before": {_lines(record.before)},\n' if record.before is not None else ""
    return f'{{\n{before}"now": {_lines(record.now)}\n}}\n'.encode()


def read_events(path: str, data: bytes) -> Events:
    """Read the events of a site as :func:`write_events` writes them.

    :raises BriefgenError: it is no such file.
    """
    return read_record(path, b'{"now": ' + data + b"}").now


def write_events(events: Events) -> bytes:
    """Events as JSON: sorted, an article a line."""
    return f"{_lines(events)}\n".encode()


def _lines(events: Events) -> str:
    rows = [f"{json.dumps(id)}: {json.dumps(events[id], sort_keys=True)}" for id in sorted(events)]
    return "{\n" + ",\n".join(rows) + "\n}"


def _is_events(found: Any) -> bool:
    return isinstance(found, dict) and all(
        isinstance(each, dict) and all(isinstance(status, str) for status in each.values()) for each in found.values()
    )
