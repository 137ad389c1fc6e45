"""Ids as people write them in an override, held against what briefgen knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from briefgen.knowledge.check import folded
from briefgen.model.world import Knowledge
from briefgen.nodes import Document, Node
from briefgen.nodes.document import shown, suggestion

ELSEWHERE = "write its id, as summaries and the files of knowledge have it"
"""The hint when nothing is near."""


def known_id(document: Document, node: Node, allowed: Collection[str], what: str, knowledge: Knowledge) -> str | None:
    """An id that briefgen knows; a fault that names the one that is meant when it is not."""
    value = document.text(node, f"the id of a {what}")
    if value is None or value in allowed:
        return value
    id, name = meant(value, knowledge)
    hint = f"did you mean '{id}' ({name})?" if id in allowed else suggestion(value, allowed) or ELSEWHERE
    document.fault(node, f"unknown {what} '{shown(value)}'", hint)
    return None


def known_ids(
    document: Document, node: Node, allowed: Collection[str], what: str, knowledge: Knowledge
) -> tuple[str, ...]:
    """A list of ids that briefgen knows, each once."""
    found = (known_id(document, item, allowed, what, knowledge) for item in document.items(node))
    return tuple(dict.fromkeys(id for id in found if id is not None))


def country_of(place: str, knowledge: Knowledge) -> str | None:
    """The country that a place lies in; None when nobody knows, or when it lies in several."""
    return _venues(knowledge).get(_key(place))


def meant(word: str, knowledge: Knowledge) -> tuple[str, str]:
    """Id and name of what a person calls by another name, such as ``Japan``; empty when nothing is called so."""
    return _named(knowledge).get(_key(word), ("", ""))


@lru_cache(maxsize=2)
def _venues(knowledge: Knowledge) -> dict[str, str | None]:
    """The country of each place by its names: places first, then the countries and their capitals."""
    found: dict[str, str | None] = {}
    for venue in knowledge.places.values():
        for name in (venue.id, *venue.aliases):
            found.setdefault(_key(name), venue.country)
    for country in knowledge.countries.values():
        for name in (country.name, *country.aliases, country.capital):
            found.setdefault(_key(name), country.id)
    return found


@lru_cache(maxsize=2)
def _named(knowledge: Knowledge) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for id, name, words in _names(knowledge):
        for word in (name, *words):
            found.setdefault(_key(word), (id, name))
    return found


def _names(knowledge: Knowledge) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Id, name and other names of everything that has an id."""
    for country in knowledge.countries.values():
        yield country.id, country.name, (country.alpha2, country.official, *country.aliases, *country.demonyms)
    for body in knowledge.organisations.values():
        yield body.id, body.name, body.aliases
    for leader in knowledge.leaders.values():
        yield leader.id, leader.name, leader.variants
    for issue in knowledge.issues.values():
        yield issue.id, issue.name, issue.phrases


def _key(name: str) -> str:
    return folded(name).casefold()
