"""What a row of each knowledge file may say, and the record that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from briefgen.model.edtf import span
from briefgen.model.slug import SLUG, slug
from briefgen.model.world import Country, Dated, Issue, Leader, Office, Organisation, Publisher, SharedName, Venue
from briefgen.nodes import Document, Fields, Items, Node

Row: TypeAlias = dict[str, Any]
"""The values of one entry by key; each of the type that its reader gives."""

Reader: TypeAlias = Callable[[Document, Node], Any]
"""Reads one value, or notes a fault and answers None."""

AREAS = (
    *("security", "conflict", "diplomacy", "economy", "trade", "energy", "environment"),
    *("humanitarian", "rights", "law", "technology", "health", "migration", "society"),
)
"""The parents that issues are grouped under."""

BODIES = ("intergovernmental", "treaty-body", "alliance", "bank", "court", "agency", "armed-group", "party", "ngo")
"""The kinds of an organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of knowledge: the files of its name hold a map from ids to rows."""

    keys: Mapping[str, Reader]
    required: tuple[str, ...]
    """Keys without which there is no entry."""

    make: Callable[[str, Row], Any]
    """Id and row → the record."""

    names: tuple[str, ...]
    """Keys whose texts name the entry in an article, ``""`` for its id; a text may stand under one entry only."""

    id: re.Pattern[str]
    wanted: str
    """What an id looks like, for a message."""


def _text(document: Document, node: Node) -> str | None:
    return document.text(node)


def _texts(document: Document, node: Node) -> tuple[str, ...]:
    """A list; an empty one in a site's file takes shipped entries away."""
    return document.texts(node)


def _one_of(what: str, *allowed: str) -> Reader:
    return lambda document, node: document.choice(node, allowed, what)


def _date(document: Document, node: Node) -> str | None:
    """A day, month or year, perhaps uncertain; no range."""
    value = document.text(node, "a date")
    if value is None:
        return None
    try:
        if "/" in value or "T" in value or span(value) is None:
            raise ValueError(value)
    except ValueError:
        document.fault(node, f"not a date: '{value}'", "write 2021-10-04, 2021-10 or 2021, with ? when uncertain")
        return None
    return value


def _years(document: Document, node: Node) -> str | None:
    """A range of days, months or years."""
    value = document.text(node, "a range of dates")
    try:
        if value is None or ("/" in value and span(value)):
            return value
    except ValueError:
        pass
    document.fault(node, f"not a range of dates: '{value}'", "write 1949/1999, from and to")
    return None


def _dated(read: Reader) -> Reader:
    """A map from names to times."""

    def reader(document: Document, node: Node) -> tuple[Dated, ...]:
        entries = document.entries(node, "a map from names to times")
        times = ((key.value, read(document, value)) for key, value in entries)
        return tuple(Dated(id=name, when=when) for name, when in times if when)

    return reader


def _offices(document: Document, node: Node) -> tuple[Office, ...] | None:
    if not isinstance(node, Items):
        document.fault(node, "expected a list of offices", "begin each with '- ': - {title: …, of: …, from: …, to: …}")
        return None
    found = (_office(document, item) for item in node.items)
    return tuple(sorted((office for office in found if office), key=lambda office: office.since))


def _office(document: Document, node: Node) -> Office | None:
    readers: dict[str, Reader] = {"title": _text, "of": _text, "from": _date, "to": _date}
    row = read_row(document, node, readers)
    if missing := [key for key in ("title", "of", "from") if key not in row]:
        if isinstance(node, Fields) and not node.get(missing[0]):
            hint = "write {title: …, of: …, from: …}, and to: … when it ended"
            document.fault(node, f"an office without '{missing[0]}'", hint)
        return None
    since, until = span(row["from"]), span(row["to"]) if "to" in row else None
    if since and until and until.last < since.first:
        document.fault(node, f"an office that ends ({row['to']}) before it begins ({row['from']})")
    return Office(title=row["title"], of=row["of"], since=row["from"], until=row.get("to"))


def read_row(document: Document, node: Node, keys: Mapping[str, Reader]) -> Row:
    """The values of a map by key, those at fault left out."""
    read = {key: keys[key](document, value) for key, (_, value) in document.fields(node, keys).items()}
    return {key: value for key, value in read.items() if value is not None}


def _country(id: str, row: Row) -> Country:
    """``from`` is no name that Python can give a field."""
    row = {_FIELDS.get(key, key): value for key, value in row.items()}
    return Country(id=id, slug=slug(row["name"]), **row)


_FIELDS = {"from": "since", "to": "until"}


def _organisation(id: str, row: Row) -> Organisation:
    return Organisation(id=id, **row)


def _leader(id: str, row: Row) -> Leader:
    """Initials such as MBS name a person like a whole name does; without a surname no single word does."""
    surnames = (*((row["surname"],) if "surname" in row else ()), *row.get("surnames", ()))
    return Leader(
        id=id,
        name=row["name"],
        surnames=tuple(dict.fromkeys(surnames)),
        variants=(*row.get("variants", ()), *row.get("short", ())),
        offices=row.get("offices", ()),
    )


def _issue(id: str, row: Row) -> Issue:
    return Issue(id=id, exclusions=row.get("not", ()), **{key: value for key, value in row.items() if key != "not"})


def _venue(id: str, row: Row) -> Venue:
    return Venue(id=id, country=row.get("country"), kind=row.get("kind", "city"), aliases=row.get("aliases", ()))


def _publisher(id: str, row: Row) -> Publisher:
    return Publisher(id=id, **{key: value for key, value in row.items() if key != "style"})


def _shared_name(id: str, row: Row) -> SharedName:
    return SharedName(id=id, **row)


AS_SLUG = "lower-case letters, digits and hyphens"

KINDS: Mapping[str, Kind] = {
    "countries": Kind(
        keys={
            **dict.fromkeys(("name", "alpha2", "region", "article", "official", "capital", "joined"), _text),
            **dict.fromkeys(("aliases", "demonyms", "combining", "metonyms", "then", "places"), _texts),
            **dict.fromkeys(("from", "to"), _date),
            "seats": _dated(_years),
            "successors": _dated(_date),
            "un": _one_of("membership", "member", "observer", "none"),
        },
        required=("name", "alpha2"),
        make=_country,
        names=("name", "official", "aliases", "demonyms", "combining", "metonyms"),
        id=re.compile("[A-Z]{3}"),
        wanted="an ISO 3166-1 alpha-3 code such as JPN",
    ),
    "organisations": Kind(
        keys={"name": _text, "article": _text, "aliases": _texts, "kind": _one_of("kind", *BODIES), "part_of": _text},
        required=("name",),
        make=_organisation,
        names=("name", "aliases"),
        id=SLUG,
        wanted=AS_SLUG,
    ),
    "leaders": Kind(
        keys={
            **dict.fromkeys(("name", "surname"), _text),
            **dict.fromkeys(("surnames", "variants", "short", "source"), _texts),
            "offices": _offices,
        },
        required=("name",),
        make=_leader,
        names=("name", "variants", "short"),
        id=SLUG,
        wanted=AS_SLUG,
    ),
    "issues": Kind(
        keys={
            **dict.fromkeys(("name", "parent", "definition"), _text),
            **dict.fromkeys(("phrases", "weak", "not"), _texts),
        },
        required=("name", "parent", "definition"),
        make=_issue,
        names=("phrases",),
        id=SLUG,
        wanted=AS_SLUG,
    ),
    "places": Kind(
        keys={"country": _text, "kind": _text, "capital": _text, "aliases": _texts},
        required=(),
        make=_venue,
        names=("", "aliases"),
        id=re.compile(".+"),
        wanted="the name of the place",
    ),
    "sources": Kind(
        keys={**dict.fromkeys(("name", "kind", "country", "style"), _text), "aliases": _texts},
        required=("name",),
        make=_publisher,
        names=("name", "aliases"),
        id=SLUG,
        wanted=AS_SLUG,
    ),
    "shared_names": Kind(
        keys={**dict.fromkeys(("countries", "names", "demonyms"), _texts), "alone": _dated(_years), "usual": _text},
        required=("countries",),
        make=_shared_name,
        names=("names", "demonyms"),
        id=SLUG,
        wanted=AS_SLUG,
    ),
}
"""Every kind by the name of its file, in the order that checks report them."""
