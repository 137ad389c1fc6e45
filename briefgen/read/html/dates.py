"""When a page says that its story came out: in its data, its ``meta`` elements, below its headline, in its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import UNKNOWN
from briefgen.read.html.blocks import Block
from briefgen.read.html.linked import Linked
from briefgen.read.stamp import Stamp, has_label, stamp_in, stamps_in

_COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d):?(\d\d)\S*)?$")
_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/_-]|$)")
_UTC = frozenset({"Z", "UTC", "GMT", "+00:00", "+0000"})


def stamps_of(
    data: Linked, said: Mapping[str, str], near: Sequence[Block], url: str | None
) -> tuple[tuple[Stamp, ...], tuple[str, ...]]:
    """The dates that the page gives itself, the most trusted first, and what a person should look at.

    :param near: the lines between its headline and its story, where a reader finds the date.
    """
    names = lexicon("web")["names"]
    shown = [stamp for block in near for stamp in _shown(block)]
    found = [
        *_written("json-ld", [data.published]),
        *_written("meta", (said.get(name) for name in names["published"])),
        *(stamp for stamp in shown if not stamp.updated),
        *_written("url", [_from_path(url or "")]),
    ]
    changed = [
        *_written("json-ld", [data.modified], updated=True),
        *_written("meta", (said.get(name) for name in names["modified"]), updated=True),
        *(stamp for stamp in shown if stamp.updated),
    ]
    ranked = _local(sorted(found, key=lambda stamp: stamp.published.value == UNKNOWN))
    return (*ranked, *changed), _doubts(ranked, changed)


def _written(how: str, values: Iterable[str | None], *, updated: bool = False) -> Iterator[Stamp]:
    for value in values:
        stamp = stamp_in(_spread(value)) if value else None
        if stamp:
            yield Stamp(published=replace(stamp.published, how=how, words=value), updated=updated)


def _spread(value: str) -> str:
    """``20240923T1517`` with the marks that tell its parts apart."""
    match = _COMPACT.match(value)
    if not match:
        return value
    year, month, day, hour, minute = match.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else "")


def _shown(block: Block) -> Iterator[Stamp]:
    """The dates in a line below the headline; what a ``time`` element says in full stands for the words it shows."""
    found = stamps_in(block.text)
    moments = list(_written("time-element", block.moments))
    if not found:
        is_label = has_label(block.text) and "publ" not in block.text.lower()
        yield from (replace(stamp, updated=is_label or at > 0) for at, stamp in enumerate(moments))
    for stamp in found:
        day = stamp.published.value[:10]
        exact = next((moment for moment in moments if moment.published.value[:10] == day), stamp)
        yield replace(exact, updated=stamp.updated)


def _from_path(url: str) -> str | None:
    """The day that an address is filed under (``/2024/09/23/``)."""
    match = _IN_PATH.search(url)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else None


def _local(stamps: list[Stamp]) -> list[Stamp]:
    """A day told in UTC yields to the day that the page tells without it, where midnight lies between them."""
    if not stamps or stamps[0].published.zone not in _UTC:
        return stamps
    beside = [stamp for stamp in stamps if stamp.published.zone not in _UTC and _apart(stamps[0], stamp) == 1]
    return [*beside[:1], *(stamp for stamp in stamps if stamp not in beside[:1])]


def _doubts(stamps: Sequence[Stamp], changed: Sequence[Stamp]) -> tuple[str, ...]:
    """An unclear date, that of a change alone, or two that lie further apart than a time zone explains."""
    if not stamps:
        return ("the page gives only the day on which it was changed",) if changed else ()
    if stamps[0].published.value == UNKNOWN:
        return (f"day and month cannot be told apart in {stamps[0].published.words!r}",)
    other = next((stamp for stamp in stamps if (_apart(stamps[0], stamp) or 0) > 1), None)
    if other is None:
        return ()
    told = (f"{stamp.published.value[:10]} ({stamp.published.how})" for stamp in (stamps[0], other))
    return (f"two dates disagree: {', '.join(told)}",)


def _apart(one: Stamp, other: Stamp) -> int | None:
    """Days between two dates; None when one of them is unknown."""
    try:
        days = [date.fromisoformat(stamp.published.value[:10]) for stamp in (one, other)]
    except ValueError:
        return None
    return abs((days[0] - days[1]).days)
