"""The values that an override may set, by key, each with how it is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from briefgen.model.article import Published
from briefgen.model.coding import PLOVER
from briefgen.model.slug import is_slug
from briefgen.model.summary import STATUSES, TIERS, EventDate, EventPlace, KeyPoint
from briefgen.model.world import Knowledge
from briefgen.nodes import Document, Fields, Items, Node, Text
from briefgen.nodes.document import shown
from briefgen.nodes.typed import date, language, web_address
from briefgen.summary.ids import country_of, known_id, known_ids, meant

Read: TypeAlias = Callable[[Document, Node, Knowledge], Any]
"""Reads a value, or notes a fault and answers None."""

FIXED = object()
"""Stands for: this value cannot be dropped."""


@dataclass(frozen=True, slots=True)
class Value:
    """How one key is read, and what dropping it leaves."""

    read: Read
    empty: object = FIXED


def _plain(read: Callable[[Document, Node], Any]) -> Read:
    """A reader that needs no knowledge."""
    return lambda document, node, _: read(document, node)


def _choice(allowed: Collection[str], what: str) -> Read:
    return lambda document, node, _: document.choice(node, allowed, what)


def _published(document: Document, node: Node) -> Published | None:
    if not isinstance(node, Fields):
        value = date(document, node)
        return None if value is None else Published(value=value, how="override")
    parts = document.fields(node, ("value", "zone"))
    value = date(document, _part(document, node, parts, "value"))
    zone = document.text(parts["zone"][1]) if "zone" in parts else None
    return None if value is None else Published(value=value, zone=zone, how="override")


def _event_date(document: Document, node: Node) -> EventDate | None:
    if isinstance(node, Fields):
        node = _part(document, node, document.fields(node, ("value",)), "value")
    value = date(document, node)
    if value is None or "T" not in value:
        return None if value is None else EventDate(value=value)
    document.fault(node, f"the date of an event has no time of day: '{shown(value)}'", f"write {value[:10]}")
    return None


def _event_place(document: Document, node: Node, knowledge: Knowledge) -> EventPlace | None:
    """A name, whose country is looked up, or a map that says both."""
    if not isinstance(node, Fields):
        name = document.text(node, "the name of a place")
        return None if name is None else EventPlace(name=name, country=country_of(name, knowledge))
    parts = document.fields(node, ("name", "country"))
    name = document.text(_part(document, node, parts, "name"))
    country = _country(document, parts["country"][1], knowledge) if "country" in parts else None
    return None if name is None else EventPlace(name=name, country=country)


def _part(document: Document, node: Node, parts: Mapping[str, tuple[Text, Node]], key: str) -> Node:
    """The value of a key that must be there; an empty one when it is not, which is a fault to its reader."""
    if key in parts:
        return parts[key][1]
    document.fault(node, f"'{key}' is missing here")
    return Text(node.place, "")


def _country(document: Document, node: Node, knowledge: Knowledge) -> str | None:
    return known_id(document, node, knowledge.countries, "country", knowledge)


def _actor(document: Document, node: Node, knowledge: Knowledge) -> str | None:
    return known_id(document, node, _actors_of(knowledge), "country or organisation", knowledge)


def _actors(document: Document, node: Node, knowledge: Knowledge) -> tuple[str, ...]:
    return known_ids(document, node, _actors_of(knowledge), "country or organisation", knowledge)


def _actors_of(knowledge: Knowledge) -> Collection[str]:
    return {**knowledge.countries, **knowledge.organisations}


def _issue(document: Document, node: Node, knowledge: Knowledge) -> str | None:
    return known_id(document, node, knowledge.issues, "issue", knowledge)


def _issues(document: Document, node: Node, knowledge: Knowledge) -> tuple[str, ...]:
    return known_ids(document, node, knowledge.issues, "issue", knowledge)


def slugs(document: Document, node: Node, knowledge: Knowledge) -> tuple[str, ...]:
    """Ids that only the summary can tell right from wrong."""
    found = (slug_id(document, item, knowledge) for item in document.items(node))
    return tuple(dict.fromkeys(id for id in found if id is not None))


def slug_id(document: Document, node: Node, knowledge: Knowledge) -> str | None:
    """A text that could be the id of a leader, an event, a statement or a piece of evidence."""
    value = document.text(node, "an id")
    if value is None or is_slug(value):
        return value
    id, name = meant(value, knowledge)
    hint = f"did you mean '{id}' ({name})?" if is_slug(id) else "an id has lower-case letters, digits and hyphens"
    document.fault(node, f"not an id: '{shown(value)}'", hint)
    return None


def _speaker(document: Document, node: Node, knowledge: Knowledge) -> str | None:
    """A country or organisation, or a leader whom perhaps only the summary knows."""
    if isinstance(node, Text) and node.value in knowledge.countries:
        return node.value
    return slug_id(document, node, knowledge)


def _key_points(document: Document, node: Node, knowledge: Knowledge) -> tuple[KeyPoint, ...] | None:
    if not isinstance(node, Items):
        hint = "begin each with '- '; the list replaces all key points"
        document.fault(node, "expected a list of sentences", hint)
        return None
    points = (_key_point(document, item, knowledge) for item in node.items)
    return tuple(point for point in points if point)


def _key_point(document: Document, node: Node, knowledge: Knowledge) -> KeyPoint | None:
    if not isinstance(node, Fields):
        text = document.text(node, "a sentence")
        return None if text is None else KeyPoint(text=text)
    parts = document.fields(node, ("text", "evidence"))
    text = document.text(_part(document, node, parts, "text"))
    evidence = slugs(document, parts["evidence"][1], knowledge) if "evidence" in parts else ()
    return None if text is None else KeyPoint(text=text, evidence=evidence)


_TEXT = _plain(lambda document, node: document.text(node))
_EVIDENCE = Value(slugs, ())
_ROLE = {"tier": Value(_choice(TIERS, "tier")), "evidence": _EVIDENCE}

TOP: Mapping[str, Value] = {
    "title": Value(_TEXT),
    "published": Value(_plain(_published)),
    "key_points": Value(_key_points, ()),
}
"""The values at the top of a summary."""

SOURCE: Mapping[str, Value] = {
    **dict.fromkeys(("agency", "via", "publisher", "author"), Value(_TEXT, None)),
    "url": Value(_plain(web_address), None),
    "language": Value(_plain(language)),
}
"""The values under ``source``."""

ENTRY: Mapping[str, Mapping[str, Value]] = {
    "countries": _ROLE,
    "organisations": _ROLE,
    "leaders": {**_ROLE, "name": Value(_TEXT), "office": Value(_TEXT, None), "of": Value(_actor, None)},
    "issues": _ROLE,
    "events": {
        "type": Value(_choice(PLOVER, "type of event")),
        "status": Value(_choice(STATUSES, "status")),
        "date": Value(_plain(_event_date)),
        "place": Value(_event_place, None),
        "about": Value(_TEXT, None),
        **dict.fromkeys(("parties", "by", "to"), Value(_actors, ())),
        "people": Value(slugs, ()),
        "issues": Value(_issues, ()),
        **dict.fromkeys(("evidence", "same_as", "not_same_as"), Value(slugs, ())),
    },
    "statements": {
        "speaker": Value(_speaker),
        "verb": Value(_TEXT),
        "to": Value(_actors, ()),
        "issue": Value(_issue, None),
        "evidence": _EVIDENCE,
    },
}
"""The values of an entry, by collection."""
