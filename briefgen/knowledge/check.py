"""Faults that show only when all knowledge is together: ids that nothing has, names that two entries claim."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator

from briefgen.knowledge.load import Entries, Entry, Layers
from briefgen.knowledge.shapes import AREAS, KINDS, Kind
from briefgen.model.slug import slug
from briefgen.nodes import Document, Fields, Items, Node, Text
from briefgen.nodes.document import shown, suggestion

REFERENCES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("countries", "joined", ("countries",)),
    ("countries", "successors", ("countries",)),
    ("countries", "seats", ("places",)),
    ("countries", "places", ("places",)),
    ("organisations", "part_of", ("organisations",)),
    ("leaders", "offices", ("countries", "organisations")),
    ("places", "country", ("countries",)),
    ("sources", "country", ("countries",)),
    ("shared_names", "countries", ("countries",)),
)
"""Kind, key, and the kinds whose ids its values are."""

SHARERS = 2
"""Countries of a shared name, at least."""

WORDS = {"countries": "country", "organisations": "organisation", "places": "place"}


def check(found: Layers) -> None:
    """Note on each document what does not hold with the others."""
    for source, key, targets in REFERENCES:
        known = {id for target in targets for id in found.entries[target]}
        what = " or ".join(WORDS[target] for target in targets)
        for entry in found.entries[source].values():
            for document, node in _references(entry, key):
                _known(document, node, known, what)
    for entry in found.entries["issues"].values():
        _known(*entry.said["parent"], (*AREAS, *found.entries["issues"]), "parent")
    for document, node in found.said.values():
        _known(document, node, found.entries["countries"], "country")
    for name, kind in KINDS.items():
        _claims(found.entries[name], kind)
    _slugs(found.entries["countries"])
    _shared(found.entries)


def _known(document: Document, node: Node, known: Collection[str], what: str) -> None:
    if isinstance(node, Text) and node.value not in known:
        document.fault(node, f"unknown {what} '{shown(node.value)}'", suggestion(node.value, known))


def _references(entry: Entry, key: str) -> Iterator[tuple[Document, Node]]:
    """The nodes of an entry that hold an id: the value of ``key``, keys or items of it, the ``of`` of an office."""
    if key not in entry.said:
        return
    document, node = entry.said[key]
    if isinstance(node, Fields):
        yield from ((document, name) for name, _ in node.entries)
        return
    for item in node.items if isinstance(node, Items) else (node,):
        found = item.get("of") if isinstance(item, Fields) else item
        if found:
            yield document, found


def _claims(entries: dict[str, Entry], kind: Kind) -> None:
    """Note a name that two entries claim, at the claim that was made last."""
    first: dict[str, str] = {}
    for id, entry in entries.items():
        for document, node in _named(entry, kind):
            owner = first.setdefault(folded(node.value), id)
            if owner != id:
                name = entries[owner].row.get("name", owner)
                hint = f"it names '{owner}' ({name}) already; leave it to one of them"
                document.fault(node, f"'{shown(node.value)}' cannot name '{id}' too", hint)


def _named(entry: Entry, kind: Kind) -> Iterator[tuple[Document, Text]]:
    for key in kind.names:
        if key in entry.said:
            document, node = entry.said[key]
            for item in node.items if isinstance(node, Items) else (node,):
                if isinstance(item, Text):
                    yield document, item


def _slugs(countries: dict[str, Entry]) -> None:
    """Note a country whose page would have the address of another's."""
    first: dict[str, str] = {}
    for id, entry in countries.items():
        owner = first.setdefault(slug(entry.row["name"]), id)
        if owner != id:
            document, node = entry.said["name"]
            document.fault(node, f"the page of '{id}' would have the address of '{owner}'", "give it another name")


def _shared(entries: Entries) -> None:
    """Note a shared name of one country only, a sense that is none of its countries', and one that a country claims."""
    owners = {
        folded(node.value): id
        for id, country in entries["countries"].items()
        for _, node in _named(country, KINDS["countries"])
    }
    for entry in entries["shared_names"].values():
        countries = entry.row["countries"]
        document, node = entry.said["countries"]
        if len(countries) < SHARERS:
            document.fault(node, "a shared name needs two countries at least")
        for key in ("alone", "usual"):
            for document, node in _references(entry, key):
                _known(document, node, countries, "country of this name")
        for document, node in _named(entry, KINDS["shared_names"]):
            owner = owners.get(folded(node.value))
            if owner not in (None, entry.row.get("usual")):
                hint = "only the usual country may have it in countries.yaml too"
                document.fault(node, f"'{shown(node.value)}' is a name of '{owner}' alone", hint)


def folded(name: str) -> str:
    """A name as names are compared: without accents and case, but for one in capitals alone, such as US or WHO.

    >>> folded("São Tomé"), folded("US"), folded("us")
    ('sao tome', 'US', 'us')
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return plain if plain.isupper() else plain.casefold()
