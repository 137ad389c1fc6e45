"""What a page is made from, as a key: pages with the same key have the same bytes."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from briefgen.render.lines import ArticleLine, EventLine, SaidLine

SHARED = frozenset((EventLine, ArticleLine, SaidLine))
"""Records that many pages show: each is taken apart once."""


class Keys:
    """Keys of pages that have something in common: their templates, settings and words.

    A key covers every field of every record that a page is made from, with the record's type, so that nothing a
    template can show is left out. What has no plain form, such as a function, is a fault of ours, and is told as one.
    """

    def __init__(self, *common: Any) -> None:
        self._encode = json.JSONEncoder(default=self._plain, check_circular=False, separators=(",", ":")).encode
        self._known: dict[int, tuple[Any, str]] = {}
        self._common = self._digest(common)

    def page(self, *parts: Any) -> str:
        """The key of a page made from ``parts`` and from what is common to all pages."""
        return self._digest((self._common, parts))

    def of(self, record: Any) -> str:
        """The key of a single record that is :data:`SHARED`."""
        if id(record) not in self._known:
            kind: type = type(record)
            self._known[id(record)] = (record, self._digest((kind.__qualname__, *_values(kind)(record))))
        return self._known[id(record)][1]

    def _digest(self, value: Any) -> str:
        return hashlib.blake2b(self._encode(value).encode(), digest_size=16).hexdigest()

    def _plain(self, value: Any) -> Any:
        """A record as a list: its type, and its fields in their order; one that is shared as a key of its own.

        :raises TypeError: it is no record.
        """
        kind: type = type(value)
        return self.of(value) if kind in SHARED else (kind.__qualname__, *_values(kind)(value))


@cache
def _values(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """How to take the fields of records of one type.

    :raises TypeError: it is no type of records.
    """
    names = [field.name for field in dataclasses.fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
