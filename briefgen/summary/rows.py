"""Records as rows for the cache: the values of their fields in order, without names, and without any check."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import Any

from briefgen.summary.shape import fields_of, item_of

Convert = Callable[[Any], Any]


def row_of(record: Any) -> Convert:
    """How records of a type become rows: lists of texts, numbers, None and rows."""
    inner = [(place, convert) for place, kind in _kinds(record) if (convert := _written(kind))]
    values = attrgetter(*(name for name, _, _ in fields_of(record)))

    def write(value: Any) -> list[Any]:
        row = [*values(value)]
        for place, convert in inner:
            row[place] = None if row[place] is None else convert(row[place])
        return row

    return write


def record_of(record: Any) -> Convert:
    """How rows become records again; a row that is none raises what Python does: ValueError, TypeError."""
    names = [name for name, _, _ in fields_of(record)]
    inner = [(names[place], convert) for place, kind in _kinds(record) if (convert := _read(kind))]

    def read(row: list[Any]) -> Any:
        values = dict(zip(names, row, strict=True))
        for name, convert in inner:
            if (value := values[name]) is not None:
                values[name] = convert(value)
        return record(**values)

    return read


def _kinds(record: Any) -> list[tuple[int, Any]]:
    return [(place, kind) for place, (_, kind, _) in enumerate(fields_of(record))]


def _written(kind: Any) -> Convert | None:
    item = item_of(kind)
    if item is None:
        return row_of(kind) if dataclasses.is_dataclass(kind) else None
    if not dataclasses.is_dataclass(item):
        return None
    inner = row_of(item)
    return lambda values: [inner(value) for value in values]


def _read(kind: Any) -> Convert | None:
    item = item_of(kind)
    if item is None:
        return record_of(kind) if dataclasses.is_dataclass(kind) else None
    if item == tuple[str, int]:
        return lambda rows: tuple([(name, count) for name, count in rows])
    if not dataclasses.is_dataclass(item):
        return tuple
    inner = record_of(item)
    return lambda rows: tuple([inner(row) for row in rows])
