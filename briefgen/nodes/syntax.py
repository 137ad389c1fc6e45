"""What a YAML parser complains of → what a person did, where, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml import MarkedYAMLError

from briefgen.errors import Place, Problem
from briefgen.nodes.document import excerpt, shown

NO_SPACE = re.compile(r"\s*(?:- +)?[\w.-]+(?=:[^\s:/])")
"""A key whose colon is not followed by a space."""


class _Fault(NamedTuple):
    """What the parser said; lines and columns count from 1."""

    lines: tuple[str, ...]
    problem: str
    at: tuple[int, int]
    """Where it gave up."""

    since: tuple[int, int]
    """Where the thing it was reading began; where it gave up, if it does not say."""

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


class _Answer(NamedTuple):
    at: tuple[int, int]
    message: str
    hint: str


def explain(path: str, lines: tuple[str, ...], error: MarkedYAMLError) -> Problem:
    """One problem in a person's words; a parser error that no rule knows keeps the parser's words."""
    at = _position(error.problem_mark) or _position(error.context_mark) or (1, 1)
    fault = _Fault(lines, error.problem or str(error), at, _position(error.context_mark) or at)
    answers = (rule(fault) for pattern, rule in RULES if re.search(pattern, fault.problem))
    found = next((answer for answer in answers if answer), _Answer(at, f"not YAML: {shown(fault.problem)}", ""))
    place = Place(path, *found.at)
    return Problem(place, found.message, found.hint, excerpt(lines, place))


def _tab(fault: _Fault) -> _Answer | None:
    line = fault.line(fault.at[0])
    if "\t" not in line[: fault.at[1]] and "tab" not in fault.problem:
        return None
    return _Answer((fault.at[0], line.find("\t") + 1), "a tab where YAML needs spaces", "indent with spaces")


def _needs_quotes(fault: _Fault) -> _Answer:
    character = fault.line(fault.at[0])[fault.at[1] - 1 : fault.at[1]]
    return _Answer(fault.at, f"a value may not begin with '{character}'", "put the value in double quotes")


def _no_space_above(fault: _Fault) -> _Answer | None:
    for number in (fault.since[0], fault.at[0] - 1):
        if found := NO_SPACE.match(fault.line(number)):
            return _Answer((number, found.end() + 1), "no space after the colon", "write 'key: value'")
    return None


def _colon_in_value(fault: _Fault) -> _Answer | None:
    before = fault.line(fault.at[0])[: fault.at[1] - 1]
    if not re.search(r":\s|- ", before):
        return None
    return _Answer(fault.at, "a value with ': ' in it needs quotes", 'write key: "one: two"')


def _indented(fault: _Fault) -> _Answer:
    line = fault.line(fault.at[0])
    column = len(line) - len(line.lstrip()) + 1
    hint = "give it the indentation of the keys it belongs to; the line above may already have its value"
    return _Answer((fault.at[0], column), "this line is indented wrongly", hint)


def _no_colon(fault: _Fault) -> _Answer:
    return _Answer(fault.since, "this line has no ': '", "write 'key: value', or '- value' in a list")


def _open_quote(fault: _Fault) -> _Answer:
    quote = fault.line(fault.since[0])[fault.since[1] - 1 : fault.since[1]]
    message = f"the quote {quote} is opened here and never closed"
    return _Answer(fault.since, message, f"put {quote} at the end of the value")


def _open_bracket(fault: _Fault) -> _Answer | None:
    bracket = fault.line(fault.since[0])[fault.since[1] - 1 : fault.since[1]]
    if bracket not in ("[", "{"):
        return None
    close = {"[": "]", "{": "}"}[bracket]
    hint = f"put '{close}' at the end, a comma between the parts, and parts with , : [ ] {{ }} in quotes"
    return _Answer(fault.since, f"'{bracket}' is opened here and never closed", hint)


def _after_quote(fault: _Fault) -> _Answer | None:
    before = fault.line(fault.at[0])[: fault.at[1] - 1].rstrip()
    if not before.endswith(("'", '"')):
        return None
    inside = "write a ' inside '…' twice" if before.endswith("'") else 'write a " inside "…" as \\"'
    return _Answer(fault.at, "text after the closing quote", f"{inside}; or the quote before it is never closed")


def _not_in_list(fault: _Fault) -> _Answer:
    hint = "begin it with '- ', or indent it like the list's key"
    return _Answer(fault.at, "this line is not part of the list above it", hint)


def _escape(fault: _Fault) -> _Answer:
    hint = "write \\\\ for a backslash, or put the value in single quotes"
    return _Answer(fault.at, "unknown escape after '\\'", hint)


def _dash(fault: _Fault) -> _Answer:
    hint = "begin each '- ' on a line of its own, or write [one, two]"
    return _Answer(fault.at, "a list may not begin behind its key", hint)


def _directive(fault: _Fault) -> _Answer:
    return _Answer((fault.since[0], 1), "a line may not begin with '%'", "delete it, or put the value in quotes")


Rule = Callable[[_Fault], _Answer | None]

RULES: tuple[tuple[str, Rule], ...] = (
    ("cannot start any token|tab character", _tab),
    ("cannot start any token", _needs_quotes),
    ("mapping values are not allowed|could not find expected ':'", _no_space_above),
    ("mapping values are not allowed", _colon_in_value),
    ("mapping values are not allowed", _indented),
    ("could not find expected ':'", _no_colon),
    ("unexpected end of stream|unexpected document separator", _open_quote),
    ("expected ',' or", _open_bracket),
    ("did not find expected key|expected <block end>", _after_quote),
    ("expected '-' indicator|expected <block end>, but found '\\?'", _not_in_list),
    ("did not find expected key|expected <block end>", _indented),
    ("escape|hexdecimal", _escape),
    ("sequence entries are not allowed", _dash),
    ("directive", _directive),
)
"""Patterns of what the two parsers of PyYAML say, and who answers; the first that does is right."""


def _position(mark: object) -> tuple[int, int] | None:
    """Line and column of a parser's mark, from 1; None when there is no mark."""
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return (line + 1, column + 1) if isinstance(line, int) and isinstance(column, int) else None
