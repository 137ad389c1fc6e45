"""The bytes of a YAML file → its nodes, within limits, and with no power but to say what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.nodes.document import Document, excerpt, shown
from briefgen.nodes.syntax import explain
from briefgen.nodes.tree import Fields, Items, Node, Text

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser in C where PyYAML has it; only its stream of events is used, since its composer overruns the stack."""

LINE = re.compile(r"\r\n|\r|\n")

FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What no file may hold: control characters, half characters, and line breaks that YAML knows and editors do not."""

HIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no value holds, even written as an escape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a file may be before it is refused unread."""

    size: int
    """Bytes."""

    depth: int
    """Lists and maps inside one another."""

    nodes: int
    """Keys, values, lists and maps."""


PEOPLE = Limits(size=256 * 1024, depth=32, nodes=20_000)
"""For what people write; a summary of a long article is a tenth of it."""

SHIPPED = Limits(size=4 * 1024 * 1024, depth=32, nodes=1_000_000)
"""For the data that comes with briefgen."""


def parse(path: str, data: bytes, limits: Limits = PEOPLE) -> Document:
    """Read one YAML document; an empty file is an empty map.

    The document may hold faults already, such as a key given twice: read its shape first, then call
    ``raise_problems``, so that a person sees everything at once.

    :raises BriefgenError: it cannot be read at all: too large, not UTF-8, not YAML.

    >>> parse("a.yaml", b"NO: 15:17").root.entries[0][1].value
    '15:17'
    """
    text = _decode(path, data, limits)
    document = Document(path, tuple(LINE.split(text)), Fields(Place(path, 1, 1), ()))
    try:
        _Composer(document, yaml.parse(text, Loader=LOADER), limits).compose()
    except yaml.MarkedYAMLError as error:
        raise BriefgenError([explain(path, document.lines, error)]) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two: PyYAML's own parser on "\\UFFFFFFFF"
        raise BriefgenError([Problem(Place(path), f"not YAML: {shown(str(error))}")]) from None
    return document


def _decode(path: str, data: bytes, limits: Limits) -> str:
    if len(data) > limits.size:
        size = f"{len(data):,} bytes, more than {limits.size:,}"
        hint = "split it, or check that it is the right file"
        raise BriefgenError([Problem(Place(path), f"file is too large: {size}", hint)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefgenError([_undecodable(path, data, error)]) from None
    if found := FORBIDDEN.search(text):
        raise BriefgenError([_forbidden(path, text, found.start())])
    return text


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") and error.object != data else 0)
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    hint = "it looks like UTF-16; save it as UTF-8" if utf16 else "save the file as UTF-8"
    before = LINE.split(data[:start].decode("utf-8-sig", errors="replace"))
    return Problem(Place(path, len(before), len(before[-1]) + 1), f"not UTF-8: byte 0x{data[start]:02X}", hint)


def _forbidden(path: str, text: str, at: int) -> Problem:
    before = LINE.split(text[:at])
    message = f"character U+{ord(text[at]):04X} may not stand here"
    hint = "delete it; it is invisible in most editors, or the file is no text at all"
    return Problem(Place(path, len(before), len(before[-1]) + 1), message, hint)


@dataclass(slots=True)
class _Composer:
    """Builds nodes from events; the recursion is as deep as ``limits.depth`` at most."""

    document: Document
    events: Iterator[Event]
    limits: Limits
    count: int = 0

    def compose(self) -> None:
        """Fill in the document's root, and note what its schema cannot see: tags, aliases, twice the same key."""
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "delete the line '---', or put the rest in a file of its own"
                    self.document.fault(self._place(event), "a second document in one file", hint)
                    return
            elif isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                self._root(self._node(event, 1))

    def _root(self, node: Node) -> None:
        if not (isinstance(node, Text) and not node.value):
            self.document.root = node

    def _node(self, event: Event, depth: int) -> Node:
        place = self._place(event)
        self._within_limits(place, depth)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            self._plain(event, place)
        if isinstance(event, ScalarEvent):
            return self._scalar(place, event.value)
        if isinstance(event, SequenceStartEvent):
            return Items(place, tuple(self._node(item, depth + 1) for item in self._until(SequenceEndEvent)))
        if isinstance(event, MappingStartEvent):
            return Fields(place, tuple(self._entries(depth + 1)))
        return Text(place, "")

    def _scalar(self, place: Place, value: str) -> Text:
        if found := HIDDEN.search(value):
            self.document.fault(place, f"character U+{ord(found[0]):04X} may not stand in a value", "delete its escape")
            return Text(place, "")
        return Text(place, value)

    def _entries(self, depth: int) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, Text] = {}
        for event in self._until(MappingEndEvent):
            key, value = self._node(event, depth), self._node(next(self.events), depth)
            if not isinstance(key, Text):
                self.document.fault(key, "a key must be a plain word", "write 'key: value'")
            elif key.value == "<<":
                self.document.fault(key, "merging with '<<' is not supported", "write the keys out")
            elif first := seen.get(key.value):
                hint = f"it stands on line {first.place.line} already; join the two"
                self.document.fault(key, f"key '{shown(key.value)}' is given twice", hint)
            else:
                seen[key.value] = key
                yield key, value

    def _until(self, end: type[Event]) -> Iterator[Event]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def _within_limits(self, place: Place, depth: int) -> None:
        self.count += 1
        if depth > self.limits.depth:
            self._refuse(place, f"more than {self.limits.depth} lists or maps inside one another")
        if self.count > self.limits.nodes:
            self._refuse(place, f"more than {self.limits.nodes:,} values in one file")

    def _refuse(self, place: Place, message: str) -> None:
        raise BriefgenError([Problem(place, message, "", excerpt(self.document.lines, place))])

    def _plain(self, event: Event, place: Place) -> None:
        """Note what gives YAML power over a program, or hides what a file says."""
        hint = "delete it, or put the value in quotes"
        for sign, word in (("*" if isinstance(event, AliasEvent) else "&", "anchor"), ("", "tag")):
            if found := getattr(event, word, None):
                found = found.replace("tag:yaml.org,2002:", "!!")
                self.document.fault(place, f"'{sign}{shown(found)}' has a meaning in YAML that is not supported", hint)

    def _place(self, event: Event) -> Place:
        mark = event.start_mark
        return Place(self.document.path, mark.line + 1, mark.column + 1) if mark else Place(self.document.path)
