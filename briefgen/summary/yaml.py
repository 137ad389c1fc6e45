"""A summary as a YAML file: written in one fixed shape, and read back strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

import yaml
from yaml import (
    AliasEvent,
    CBaseLoader,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.model.summary import Summary
from briefgen.summary.shape import ShapeError, from_dict, to_dict

COMMENT = "# Written by `briefgen extract`; put changes in ../overrides/ under the same file name."

HINT = "run `briefgen extract` to write it anew; put changes in ../overrides/"

DEPTH = 16
"""Levels of nesting that are read; a summary has six."""

_UNSEEN = "\x00-\x20\x7f-\xa0\xad\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
"""Characters of a class: not printable in YAML, or not to be seen by a reader."""

_START = r"[^\W\d_]|[(/$£€“‘]"
_LETTERS = rf"(?:{_START})(?: ?[^\s{_UNSEEN}:#?,\[\]{{}}]| ?%s)*"
_FLOW = re.compile(_LETTERS % r"[^\s\S]")
_BLOCK = re.compile(_LETTERS % r"(?:[?,\[\]{}]|(?<=\w):(?=\w))")
_NUMBERED = re.compile(r"(?!0[xob])[0-9][0-9e-]*[a-df-z][0-9a-z-]*")
"""Starts with a digit and yet is no number or date to any YAML reader: ``5f2a90c1``, ``2024-09-23-talks``."""

_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Plain words that YAML 1.1 takes for something else than text, in lower case."""

_ESCAPED = re.compile("[\x7f-\xa0\xad\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def to_yaml(summary: Summary) -> str:
    """Write ``summary`` as the text of its file; the same summary always gives the same text."""
    lines = [COMMENT]
    for key, value in to_dict(summary).items():
        if key == "published" or not isinstance(value, dict | list):
            lines.append(f"{key}: {_block(value)}")
        elif isinstance(value, list):
            lines += [f"{key}:", *(f"  - {_flow(item)}" for item in value)]
        elif key == "events":
            lines += [f"{key}:", *(line for id, event in value.items() for line in _event(id, event))]
        else:
            lines += [f"{key}:", *(f"  {_flow(name)}: {_block(item)}" for name, item in value.items())]
    return "\n".join(lines) + "\n"


def _event(id: str, event: dict[str, Any]) -> list[str]:
    return [f"  {_flow(id)}:", *(f"    {key}: {_block(value)}" for key, value in event.items())]


def _block(value: Any) -> str:
    """A value after ``key:`` on a line of its own, where a comma needs no quotes."""
    return _quoted(value, _BLOCK) if type(value) is str else _flow(value)


def _flow(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _word(value)
    if kind is dict:
        return "{" + ", ".join([f"{_word(key)}: {_flow(item)}" for key, item in value.items()]) + "}"
    if kind is list:
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value)


@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    return _quoted(text, _FLOW)


def _quoted(text: str, plain: re.Pattern[str]) -> str:
    """``text`` with quotes only where YAML needs them."""
    if (plain.fullmatch(text) and text.lower() not in _WORDS) or _NUMBERED.fullmatch(text):
        return text
    if '"' in text and "'" not in text and "\\" not in text and text.isprintable():
        return f"'{text}'"
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", encode_basestring(text))


def from_yaml(path: str, data: bytes) -> Summary:
    """Read the summary that stands in the file ``path``.

    :raises BriefgenError: it is not what :func:`to_yaml` writes; a person may have damaged it.
    """
    try:
        return from_dict(_tree(data))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        raise _broken(place, f"cannot be read: {error.problem or error.context}", data) from None
    except yaml.YAMLError as error:
        raise _broken(Place(path), f"cannot be read: {str(error).splitlines()[0]}", data) from None
    except ShapeError as error:
        raise _broken(_place(path, data, error.path), error.message, data, error.hint or HINT) from None


def _broken(place: Place, message: str, data: bytes, hint: str = HINT) -> BriefgenError:
    lines = data.decode("utf-8", "replace").splitlines()
    source = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    return BriefgenError([Problem(place, message, hint, source if len(source) < 200 else "")])


def _tree(data: bytes) -> Any:
    """Dicts, lists and text of a YAML file, whatever its depth; twice as fast as a loader.

    :raises yaml.MarkedYAMLError: a key stands twice, or it uses more of YAML than a summary does.
    """
    loader = CBaseLoader(data)
    found: Any = {}
    for event in iter(loader.get_event, None):
        if isinstance(event, DocumentStartEvent):
            if found:
                raise _refused("a second document", event)
            found = _value(loader, loader.get_event(), 0)
    return found


def _value(loader: CBaseLoader, event: Any, depth: int) -> Any:
    kind = type(event)
    if kind is AliasEvent or event.tag or depth > DEPTH:
        raise _refused("an alias, a tag or deep nesting", event)
    if kind is ScalarEvent:
        return event.value
    if kind is SequenceStartEvent:
        return [_value(loader, item, depth + 1) for item in _until(SequenceEndEvent, loader)]
    found = {}
    for key in _until(MappingEndEvent, loader):
        if type(key) is not ScalarEvent or key.value in found:
            raise _refused(f"the key '{key.value}' a second time" if type(key) is ScalarEvent else "a key of keys", key)
        found[key.value] = _value(loader, loader.get_event(), depth + 1)
    return found


def _until(end: type, loader: CBaseLoader) -> Iterator[Any]:
    while type(event := loader.get_event()) is not end:
        yield event


def _refused(what: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=f"found {what}", problem_mark=event.start_mark)


def _place(path: str, data: bytes, keys: tuple[str | int, ...]) -> Place:
    """Where the value stands that ``keys`` lead to, or the deepest one above it that there is."""
    node = yaml.compose(data, Loader=CBaseLoader)
    mark = node.start_mark if node else None
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            mark, node = next(((name.start_mark, item) for name, item in node.value if name.value == key), (mark, None))
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
            mark = node.start_mark
    return Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
