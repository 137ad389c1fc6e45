"""The knowledge files, shipped ones first and then a site's own → :class:`Knowledge`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.knowledge.shapes import KINDS, Kind, Row
from briefgen.model.world import Knowledge
from briefgen.nodes import PEOPLE, SHIPPED, Document, Items, Node, Text, parse
from briefgen.nodes.document import closest, listed, shown, suggestion

DATA = Path(__file__).parent / "data"

LOOKALIKES = "lookalikes"

LOOKUPS = "lookups"
"""The file with lines that a site's pages put around stories."""

LOOKUP_KEYS = {"lines": "whole", "starts": "starts", "tails": "ends", "holds": "holds"}
"""The keys of that file, and what the rules of reading call them."""

LEAST_LOOKUP = 4
"""Characters of the shortest phrase that may tell a line; a shorter one would cut stories."""


@dataclass(slots=True)
class Entry:
    """One id with the values that all layers give it, and where each was said last."""

    row: Row
    said: dict[str, tuple[Document, Node]]
    """By key; under ``""`` the id itself, where it first stands."""


Entries: TypeAlias = dict[str, dict[str, Entry]]
"""By kind, then by id."""


@dataclass(slots=True)
class Layers:
    """All files read so far, one over the other."""

    entries: Entries = field(default_factory=lambda: {kind: {} for kind in KINDS})
    lookalikes: dict[str, str | None] = field(default_factory=dict)
    namesakes: set[str] = field(default_factory=set)
    said: dict[str, tuple[Document, Node]] = field(default_factory=dict)
    """Where a look-alike was given its country."""

    furniture: dict[str, tuple[str, ...]] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)

    def raise_problems(self) -> None:
        """:raises BriefgenError: with the faults of all files, when there are any."""
        if problems := [problem for document in self.documents for problem in document.problems]:
            raise BriefgenError(problems)


def shipped() -> dict[str, bytes]:
    """The data files that come with briefgen, by their path in the package, in order."""
    found = {path.relative_to(DATA.parents[2]).as_posix(): path for path in DATA.rglob("*.yaml")}
    return {name: found[name].read_bytes() for name in sorted(found)}


def fingerprint(extra: Mapping[str, bytes]) -> str:
    """SHA-256, as hexadecimal, over every data file shipped and every file in ``extra``, names included."""
    digest = hashlib.sha256()
    for files in (shipped(), dict(sorted(extra.items()))):
        for name, data in files.items():
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def layers(extra: Mapping[str, bytes]) -> Layers:
    """Read every file, a site's own last, and note what is wrong with each by itself.

    :raises BriefgenError: files that cannot be read at all, all of them at once.
    """
    found = Layers()
    unreadable: list[Problem] = []
    for files, limits in ((shipped(), SHIPPED), (extra, PEOPLE)):
        for path in sorted(files):
            if kind_of(path) is None and files is not extra:
                continue
            try:
                document = parse(path, files[path], limits)
                _lay(found, document, kind_of(path))
            except BriefgenError as error:
                unreadable.extend(error.problems)
            else:
                found.documents.append(document)
    if unreadable:
        raise BriefgenError((*unreadable, *(problem for document in found.documents for problem in document.problems)))
    return found


def kind_of(path: str) -> str | None:
    """The kind that a file holds, by its folder's name or its own: ``leaders/asia.yaml``, ``leaders.yaml``."""
    name = PurePosixPath(path)
    return next((part for part in (name.parent.name, name.stem) if part in (*KINDS, LOOKALIKES, LOOKUPS)), None)


def build(found: Layers, digest: str) -> Knowledge:
    """Make the records; every entry must be whole by now."""
    made: dict[str, dict[str, Any]] = {
        name: {id: kind.make(id, entry.row) for id, entry in sorted(found.entries[name].items())}
        for name, kind in KINDS.items()
    }
    return Knowledge(
        **made,
        lookalikes=dict(sorted(found.lookalikes.items())),
        namesakes=frozenset(found.namesakes),
        furniture=dict(sorted(found.furniture.items())),
        digest=digest,
    )


def _lay(found: Layers, document: Document, kind: str | None) -> None:
    """Put one file over those before it."""
    if kind is None:
        names = [f"{name}.yaml" for name in (*KINDS, LOOKALIKES, LOOKUPS)]
        hint = suggestion(PurePosixPath(document.path).name, names)
        document.fault(Place(document.path), "no file of knowledge has this name", hint)
    elif kind == LOOKALIKES:
        _lay_lookalikes(found, document)
    elif kind == LOOKUPS:
        _lay_lookups(found, document)
    else:
        for key, node in document.entries(document.root, "a map from ids to entries"):
            _lay_entry(found.entries[kind], KINDS[kind], document, key, node)


def _lay_entry(entries: dict[str, Entry], kind: Kind, document: Document, key: Text, node: Node) -> None:
    """Add an entry, or replace those keys of an entry that this file gives."""
    if not kind.id.fullmatch(key.value):
        hint = suggestion(key.value, entries) if closest(key.value, entries) else ""
        document.fault(key, f"'{shown(key.value)}' cannot be an id here: expected {kind.wanted}", hint)
        return
    entry = entries.get(key.value, Entry({}, {"": (document, key)}))
    for name, (_, value) in document.fields(node, kind.keys).items():
        read = kind.keys[name](document, value)
        if read is not None:
            entry.row[name] = read
            entry.said[name] = (document, value)
    if missing := [name for name in kind.required if name not in entry.row]:
        near = closest(key.value, entries)
        hint = f"did you mean '{near}'?" if near else f"write {listed(kind.required)}"
        document.fault(key, f"new entry '{shown(key.value)}' has no '{missing[0]}'", hint)
        return
    entries[key.value] = entry


def _lay_lookalikes(found: Layers, document: Document) -> None:
    parts = document.fields(document.root, ("nothing", "persons", "countries"))
    for part in ("nothing", "persons"):
        names = [name for name, _ in _names(document, parts[part][1] if part in parts else None)]
        found.lookalikes |= dict.fromkeys(names)
        found.namesakes.update(names if part == "persons" else ())
    for key, node in document.entries(parts["countries"][1]) if "countries" in parts else ():
        if (country := document.text(node, "a country code")) is not None:
            found.lookalikes[key.value] = country
            found.said[key.value] = (document, node)


def _lay_lookups(found: Layers, document: Document) -> None:
    """Add the phrases of one file to those before it, as lines are compared: small letters, plain apostrophes."""
    for key, (_, node) in document.fields(document.root, LOOKUP_KEYS).items():
        phrases = []
        for item in document.items(node):
            if (words := document.text(item, "words of a line")) is None:
                continue
            if len(words.strip()) < LEAST_LOOKUP:
                document.fault(item, f"too short to tell a line: '{shown(words)}'", "write more of the line")
            phrases.append(" ".join(words.lower().replace("’", "'").split()))
        name = LOOKUP_KEYS[key]
        found.furniture[name] = tuple(dict.fromkeys((*found.furniture.get(name, ()), *phrases)))


def _names(document: Document, node: Node | None) -> Iterator[tuple[str, Node]]:
    items: Iterable[Node] = node.items if isinstance(node, Items) else () if node is None else (node,)
    for item in items:
        if (name := document.text(item)) is not None:
            yield name, item
