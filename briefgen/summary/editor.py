"""A file of overrides → :class:`Override`, every fault in it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefgen.model.coding import plover
from briefgen.model.summary import CountryRole, Event, IssueRole, LeaderRole, OrganisationRole, Statement
from briefgen.model.world import Knowledge
from briefgen.nodes import Document, Fields, Node, Text, parse
from briefgen.summary.ids import known_id
from briefgen.summary.override import Edit, Override, Record
from briefgen.summary.values import ENTRY, FIXED, SOURCE, TOP, Value, slug_id

DROP = "drop"
"""The word that removes."""

GUARDED = ("set", "was", "why")
"""The keys of the long form."""

WRITTEN = dict.fromkeys(
    ("briefgen", "id", "evidence", "review", "file", "sha256", "words", "ignored", "mentions", "as_written"),
    "the extractor writes it, and it cannot be overridden",
) | {"plover": "it follows from 'type'"}
"""What people copy from a summary, though it is none of theirs."""

WORDS = {"countries": "country", "organisations": "organisation", "issues": "issue"}
"""The collections whose ids must be known."""


NEW: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {
    "countries": (CountryRole, ("tier",)),
    "organisations": (OrganisationRole, ("tier",)),
    "leaders": (LeaderRole, ("tier",)),
    "issues": (IssueRole, ("tier",)),
    "events": (Event, ("type",)),
    "statements": (Statement, ("speaker", "verb")),
}
"""The record of each collection, and the values without which there is none to add."""


def read_override(path: str, data: bytes, knowledge: Knowledge) -> Override:
    """Read what a person wrote in ``content/overrides/``; an empty file changes nothing.

    :raises BriefgenError: with every key and value that is wrong.
    """
    desk = _Desk(parse(path, data), knowledge)
    desk.read()
    desk.document.raise_problems()
    return Override(file=path, edits=tuple(desk.edits), new=tuple(desk.new))


@dataclass(slots=True)
class _Desk:
    """One file being read, and the edits found in it so far."""

    document: Document
    knowledge: Knowledge
    edits: list[Edit] = field(default_factory=list)
    new: list[tuple[str, Record]] = field(default_factory=list)

    def read(self) -> None:
        for name, (key, node) in self.document.fields(self.document.root, (*TOP, "source", *ENTRY), WRITTEN).items():
            if name in TOP:
                self.value((name,), key, node, TOP[name])
            elif name == "source":
                self.values((name,), node, SOURCE)
            else:
                for id, entry in self.document.entries(node, "a map from ids to changes"):
                    self.entry(name, id, entry)

    def entry(self, collection: str, key: Text, node: Node) -> None:
        """One entry: ``drop``, a tier, the long form of either, or a map of its values."""
        if not self.known(collection, key):
            return
        at = (collection, key.value)
        long = self.long(node)
        chosen = long.get("set", node) if long else node
        if isinstance(chosen, Text) and chosen.value == DROP:
            self.drop(at, key, long)
        elif isinstance(node, Fields) and not long:
            self.values(at, node, ENTRY[collection])
        elif "tier" in ENTRY[collection]:
            self.value((*at, "tier"), key, node, ENTRY[collection]["tier"])
        else:
            self.document.fault(node, "expected a map of values, or drop", f"values: {', '.join(ENTRY[collection])}")
        self.seed(collection, key.value)

    def known(self, collection: str, key: Text) -> bool:
        """Whether an id may stand there; whether the summary has it shows when both are together."""
        if collection in WORDS:
            allowed = getattr(self.knowledge, collection)
            return known_id(self.document, key, allowed, WORDS[collection], self.knowledge) is not None
        return slug_id(self.document, key, self.knowledge) is not None

    def values(self, at: tuple[str, ...], node: Node, shape: Mapping[str, Value]) -> None:
        """A map of values, each in short or long form; ``why`` beside them is the reason for them all."""
        parts = self.document.fields(node, (*shape, "why"), WRITTEN)
        why = self.document.text(parts.pop("why")[1]) if "why" in parts else None
        for name, (key, value) in parts.items():
            self.value((*at, name), key, value, shape[name], why or "")

    def value(self, at: tuple[str, ...], key: Text, node: Node, shape: Value, why: str = "") -> None:
        """One value, in short or long form."""
        long = self.long(node)
        if long and "set" not in long:
            self.document.fault(node, "'was' or 'why' without 'set'", "write {set: …, was: …, why: …}")
            return
        value = self.wanted(long["set"] if long else node, shape, at[-1])
        was = shape.read(self.document, long["was"], self.knowledge) if "was" in long else None
        reason = self.document.text(long["why"]) if "why" in long else why
        needs = _needs(at, value, self.knowledge)
        self.edits.append(Edit(at=at, place=key.place, value=value, was=was, why=reason or "", needs=needs))

    def wanted(self, node: Node, shape: Value, name: str) -> Any:
        """The value to set; dropping it leaves it empty."""
        if not (isinstance(node, Text) and node.value == DROP):
            return shape.read(self.document, node, self.knowledge)
        if shape.empty is FIXED:
            self.document.fault(node, f"'{name}' cannot be dropped", "write the value it should have")
            return None
        return shape.empty

    def drop(self, at: tuple[str, str], key: Text, long: Mapping[str, Node]) -> None:
        tier = ENTRY[at[0]].get("tier")
        if "was" in long and not tier:
            self.document.fault(long["was"], "'was' has nothing to compare with here", "leave it out")
        was = tier.read(self.document, long["was"], self.knowledge) if tier and "was" in long else None
        why = self.document.text(long["why"]) if "why" in long else None
        self.edits.append(Edit(at=at, place=key.place, was=was, why=why or "", drops=True))

    def long(self, node: Node) -> dict[str, Node]:
        """The parts of a long form; empty when the node is none."""
        if not (isinstance(node, Fields) and (node.get("set") or node.get("was"))):
            return {}
        return {name: value for name, (_, value) in self.document.fields(node, GUARDED).items()}

    def seed(self, collection: str, id: str) -> None:
        """Note the entry that these edits are enough to make, should the extractor not have found it."""
        edits = [edit for edit in self.edits if edit.at[:2] == (collection, id)]
        values = {edit.at[2]: edit.value for edit in edits if not edit.drops and edit.value is not None}
        if collection in ("events", "statements") and any(edit.was is not None for edit in edits):
            return
        if record := _record(collection, id, values, self.knowledge):
            self.new.append((collection, record))


def _record(collection: str, id: str, values: Mapping[str, Any], knowledge: Knowledge) -> Record | None:
    """A new entry, bare but for what it cannot be without; None when that is not said."""
    make, needed = NEW[collection]
    if not values.keys() >= set(needed):
        return None
    if collection == "leaders":
        return _leader(id, values["tier"], values.get("name"), knowledge)
    if collection == "events":
        taking_part = values.get("parties") or values.get("by")
        code = plover(values["type"], "occurred")
        return Event(id=id, type=values["type"], plover=code, status="occurred") if taking_part else None
    record: Record = make(id=id, **{name: values[name] for name in needed})
    return record


def _leader(id: str, tier: str, name: str | None, knowledge: Knowledge) -> LeaderRole | None:
    """A leader with the office that knowledge gives, where there is only one to choose; None when nobody knows them."""
    if id not in knowledge.leaders:
        return LeaderRole(id=id, tier=tier, name=name) if name else None
    known = knowledge.leaders[id]
    titles, bodies = {office.title for office in known.offices}, {office.of for office in known.offices}
    return LeaderRole(
        id=id,
        tier=tier,
        name=name or known.name,
        office=titles.pop() if len(titles) == 1 else None,
        of=bodies.pop() if len(bodies) == 1 else None,
    )


def _needs(at: tuple[str, ...], value: Any, knowledge: Knowledge) -> tuple[tuple[str, str], ...]:
    """What the summary must hold for the value: its evidence, and leaders whom only the summary knows."""
    name = at[-1]
    if name == "key_points":
        return tuple(("evidence", id) for point in value or () for id in point.evidence)
    if name == "evidence":
        return tuple(("evidence", id) for id in value or ())
    people = value or () if name == "people" else (value,) if name == "speaker" and value else ()
    elsewhere = (knowledge.leaders, knowledge.countries, knowledge.organisations)
    return tuple(("leaders", id) for id in people if not any(id in kind for kind in elsewhere))
