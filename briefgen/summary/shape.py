"""The shape of a summary as plain dicts and lists: the one that its YAML, ``inspect`` and the cache share.

It follows from the records of :mod:`briefgen.model.summary`: a tuple of records with an ``id`` is keyed by
the ids, other records are lists, and a field that holds its default is left out.
"""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

from briefgen.model import edtf
from briefgen.model.summary import GRADES, STATUSES, TIERS, Event, Summary

FORMAT = 1
"""Version of the shape, the key ``briefgen`` of every summary."""

ALWAYS = frozenset({"published", "date", "value", "language"})
"""Fields that are written even when they hold their default, so that a reader sees ``unknown`` said."""

WORDS: Mapping[str, tuple[str, ...]] = {"tier": TIERS, "status": STATUSES, "grade": GRADES}
"""Fields that take one of a few words."""

Pack = Callable[[Any], Any]


class ShapeError(Exception):
    """Data that is no summary; ``path`` leads to the fault, outermost key first."""

    def __init__(self, message: str, *path: str | int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.path, self.hint = message, path, hint

    def under(self, key: str | int) -> ShapeError:
        """The same fault as seen from one level further out."""
        return ShapeError(self.message, key, *self.path, hint=self.hint)


def to_dict(summary: Summary) -> dict[str, Any]:
    """Write ``summary`` as its YAML has it, keys in the order of the file."""
    packed: dict[str, Any] = _PACK(summary)
    return {"briefgen": FORMAT, **packed}


def from_dict(data: object) -> Summary:
    """Read what :func:`to_dict` made; whole numbers may be text, as YAML without types has them.

    :raises ShapeError: a key or a value is not what a summary has; the first fault only.
    """
    if not isinstance(data, dict):
        raise ShapeError(f"expected a summary, found {_shown(data)}")
    found = {**data}
    if str(found.pop("briefgen", None)) != str(FORMAT):
        raise ShapeError(f"expected 'briefgen: {FORMAT}', the version of the format", "briefgen")
    summary = _UNPACK(found)
    assert isinstance(summary, Summary)
    return summary


def packer(record: Any) -> Pack:
    rows = [(name, default, _pack_of(kind)) for name, kind, default in fields_of(record)]

    def pack(value: Any) -> dict[str, Any]:
        found = {}
        for name, default, inner in rows:
            item = getattr(value, name)
            if item != default or name in ALWAYS:
                found[name] = inner(item) if inner else item
        return found

    return pack


def _pack_of(kind: Any) -> Pack | None:
    """How to write a value of the type ``kind``; None when it is written as it stands."""
    item = item_of(kind)
    if item is None:
        return packer(kind) if dataclasses.is_dataclass(kind) else None
    if item == tuple[str, int]:
        return dict
    if not dataclasses.is_dataclass(item):
        return list
    inner = packer(item)
    return (lambda records: _keyed(records, inner)) if _has_id(item) else (lambda records: [*map(inner, records)])


def _keyed(records: tuple[Any, ...], inner: Pack) -> dict[str, Any]:
    packed = [inner(record) for record in records]
    return {record.pop("id"): record for record in packed}


def unpacker(record: Any) -> Pack:
    fields = fields_of(record)
    readers = {name: _unpack_of(name, kind) for name, kind, _ in fields}
    required = {name for name, _, default in fields if default is dataclasses.MISSING}
    absent = {name: None for name, _, default in fields if default is None}

    def unpack(data: Any) -> Any:
        if type(data) is not dict:
            raise ShapeError(f"expected keys and values, found {_shown(data)}")
        values = {}
        for key, item in data.items():
            reader = readers.get(key) or _unknown(key, readers)
            try:
                values[key] = reader(item)
            except ShapeError as error:
                raise error.under(key) from None
        if missing := required - values.keys():
            raise ShapeError(f"missing key '{min(missing)}'")
        return record(**{**absent, **values})

    return unpack


def _unpack_of(name: str, kind: Any) -> Pack:
    """How to read a field of the type ``kind``."""
    item = item_of(kind)
    if item is None:
        return unpacker(kind) if dataclasses.is_dataclass(kind) else _scalar(name, kind)
    if item == tuple[str, int]:
        return lambda data: tuple(_each(_mapping(data), _whole))
    if not dataclasses.is_dataclass(item):
        return lambda data: tuple(value for _, value in _each(_sequence(data), _text))
    inner = unpacker(item)
    if _has_id(item):
        return lambda data: tuple(value for _, value in _each(_named(data), inner))
    return lambda data: tuple(value for _, value in _each(_sequence(data), inner))


def _each(data: Mapping[Any, Any], inner: Pack) -> list[tuple[Any, Any]]:
    found = []
    for key, item in data.items():
        try:
            found.append((key, inner(item)))
        except ShapeError as error:
            raise error.under(key) from None
    return found


def _named(data: Any) -> dict[str, Any]:
    """Put the key of each record into it as its id."""
    found = {}
    for key, item in _mapping(data).items():
        if type(item) is not dict or "id" in item:
            raise ShapeError(f"expected keys and values without 'id', found {_shown(item)}", key)
        found[key] = {"id": key, **item}
    return found


def _mapping(data: Any) -> dict[str, Any]:
    if type(data) is not dict:
        raise ShapeError(f"expected keys and values, found {_shown(data)}")
    return data


def _sequence(data: Any) -> dict[int, Any]:
    if type(data) is not list:
        raise ShapeError(f"expected a list, found {_shown(data)}")
    return dict(enumerate(data))


def _scalar(name: str, kind: Any) -> Pack:
    if name in WORDS:
        return lambda data: _word(data, WORDS[name])
    if name == "value":
        return _date
    return _whole if kind is int else _text


def _text(data: Any) -> str:
    if type(data) is not str:
        raise ShapeError(f"expected text, found {_shown(data)}")
    return data


def _whole(data: Any) -> int:
    if type(data) is int:
        return data
    if not (type(data) is str and data.isascii() and data.isdigit() and len(data) < 16):
        raise ShapeError(f"expected a whole number, found {_shown(data)}")
    return int(data)


def _word(data: Any, words: tuple[str, ...]) -> str:
    if data not in words:
        raise ShapeError(f"expected one of {', '.join(words)}, found {_shown(data)}", hint=_close(str(data), words))
    return str(data)


def _date(data: Any) -> str:
    if not edtf.is_valid(_text(data)):
        raise ShapeError(f"expected a date such as 2024-09-22, 2024-09, 2024 or unknown, found {_shown(data)}")
    return str(data)


def _unknown(key: str, known: Mapping[str, Any]) -> Pack:
    raise ShapeError(f"unknown key '{key}'", key, hint=_close(key, known))


def _close(word: str, known: typing.Iterable[str]) -> str:
    found = difflib.get_close_matches(word, [*known], n=1)
    return f"did you mean '{found[0]}'?" if found else ""


def _shown(data: Any) -> str:
    names = {dict: "keys and values", list: "a list", type(None): "nothing"}
    return names.get(type(data)) or repr(data)


def fields_of(record: type) -> list[tuple[str, Any, Any]]:
    """Name, type without None, and default of each field, in the order of the file; an absent key is None."""
    hints = typing.get_type_hints(record)
    found = [(field.name, *_certain(hints[field.name], field.default)) for field in dataclasses.fields(record)]
    if record is Event:  # the scheme's code stands before our own word for it
        found.sort(key=lambda row: ("id", "plover").index(row[0]) if row[0] in ("id", "plover") else 2)
    return found


def _certain(kind: Any, default: Any) -> tuple[Any, Any]:
    if isinstance(kind, types.UnionType):
        return next(part for part in typing.get_args(kind) if part is not types.NoneType), None
    return kind, default


def item_of(kind: Any) -> Any:
    """The type of the items of a ``tuple[kind, ...]``; None for any other type."""
    arguments = typing.get_args(kind)
    return arguments[0] if arguments[1:] == (Ellipsis,) else None


def _has_id(record: Any) -> bool:
    return any(field.name == "id" for field in dataclasses.fields(record))


_PACK = packer(Summary)
_UNPACK = unpacker(Summary)
