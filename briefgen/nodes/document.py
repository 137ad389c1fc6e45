"""A file of nodes read against a shape: each reader answers with a value, or notes a fault and answers None."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.nodes.tree import Fields, Items, Node, Text

EXCERPT = 200
"""Characters of a faulty line that are shown; a fault further right is shown without its line."""

MOST = 100
"""Faults of one file that are reported together."""

NEAR, NEAR_SHORT, SHORT = 0.72, 0.6, 4
"""Share of letters (0 to 1) that a word shares with the one it is meant for; less in one of ``SHORT`` letters."""

LISTED = 25
"""Allowed values that a hint names before it falls back on the closest ones."""


@dataclass(slots=True)
class Document:
    """One file: its nodes, and the faults found in it so far."""

    path: str
    lines: tuple[str, ...]
    root: Node
    _faults: dict[Place, Problem] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The faults, in file order."""
        return tuple(sorted(self._faults.values()))

    def raise_problems(self) -> None:
        """Stop here when anything was at fault.

        :raises BriefgenError: with every fault noted so far.
        """
        if self._faults:
            raise BriefgenError(self.problems)

    def fault(self, at: Node | Place, message: str, hint: str = "") -> None:
        """Note a fault; of several at one place the first is kept, since the others follow from it.

        :raises BriefgenError: there are ``MOST`` faults now; nobody reads more, and looking for hints takes time.
        """
        place = at if isinstance(at, Place) else at.place
        self._faults.setdefault(place, Problem(place, message, hint, excerpt(self.lines, place)))
        if len(self._faults) >= MOST:
            self.raise_problems()

    def text(self, node: Node, what: str = "a value") -> str | None:
        """The words of a scalar; never empty."""
        if not isinstance(node, Text):
            self.fault(node, f"expected {what}, found {_kind(node)}")
            return None
        if not node.value.strip():
            self.fault(node, f"expected {what}, found nothing", "write a value, or delete the key")
            return None
        return node.value

    def texts(self, node: Node, what: str = "a list of texts") -> tuple[str, ...]:
        """The words of a list of scalars, each once, or of a single scalar; those at fault are left out."""
        return tuple(dict.fromkeys(found for item in self.items(node, what) if (found := self.text(item)) is not None))

    def items(self, node: Node, what: str = "a list") -> tuple[Node, ...]:
        """The items of a list; a single scalar is a list of one."""
        if isinstance(node, Fields):
            self.fault(node, f"expected {what}, found a map", "write it as [one, two]")
            return ()
        return node.items if isinstance(node, Items) else (node,)

    def choice(self, node: Node, allowed: Collection[str], what: str = "value") -> str | None:
        """A scalar that is one of ``allowed``."""
        value = self.text(node, f"a {what}")
        if value is None or value in allowed:
            return value
        self.fault(node, f"unknown {what} '{shown(value)}'", suggestion(value, allowed))
        return None

    def number(self, node: Node, low: int, high: int) -> int | None:
        """A whole number from ``low`` to ``high``, in digits."""
        value = self.text(node, "a number")
        if value is None:
            return None
        if value.isascii() and value.isdigit() and len(value) < 16 and low <= int(value) <= high:
            return int(value)
        self.fault(node, f"not a number from {low} to {high}: '{shown(value)}'")
        return None

    def entries(self, node: Node, what: str = "a map") -> Iterator[tuple[Text, Node]]:
        """The keys and values of a map whose keys are ids; nothing when it is empty."""
        if isinstance(node, Fields):
            yield from node.entries
        elif not (isinstance(node, Text) and not node.value):
            self.fault(node, f"expected {what}, found {_kind(node)}")

    def fields(
        self, node: Node, allowed: Collection[str], reasons: Mapping[str, str] | None = None
    ) -> dict[str, tuple[Text, Node]]:
        """The known keys of a map, each with its key and its value; unknown keys are faults and left out.

        :param reasons: what to answer to keys that people are likely to try, instead of a did-you-mean.
        """
        found = {}
        for key, value in self.entries(node, f"a map with {listed(allowed)}"):
            if key.value in allowed:
                found[key.value] = (key, value)
            else:
                hint = (reasons or {}).get(key.value) or suggestion(key.value, allowed)
                self.fault(key, f"unknown key '{shown(key.value)}'", hint)
        return found


def suggestion(value: str, allowed: Iterable[str]) -> str:
    """The hint for a value that is none of ``allowed``.

    >>> suggestion("datte", ["title", "date"])
    "did you mean 'date'? allowed: title, date"
    """
    options = list(allowed)
    close = closest(value, options)
    meant = f"did you mean '{close}'?" if close else ""
    everything = f"allowed: {', '.join(options)}" if len(options) <= LISTED else ""
    return " ".join(part for part in (meant, everything) if part)


def closest(value: str, allowed: Iterable[str]) -> str | None:
    """The one of ``allowed`` that looks most like ``value``; None when none is near.

    >>> closest("JPM", ["SPM", "JPN"])
    'JPN'
    """
    options = {option.casefold(): option for option in allowed}
    word = value[:80].casefold()
    near = difflib.get_close_matches(word, options, n=8, cutoff=NEAR if len(word) > SHORT else NEAR_SHORT)
    return options[max(near, key=lambda option: _likeness(word, option))] if near else None


def _likeness(word: str, option: str) -> tuple[float, int]:
    """Share of common letters, then how many stand at the start, where people seldom mistype."""
    return difflib.SequenceMatcher(None, option, word).ratio(), len(posixpath.commonprefix((word, option)))


def listed(allowed: Iterable[str]) -> str:
    """A few of the allowed words, for a message.

    >>> listed(["title", "date", "source", "leaders", "issues"])
    'title, date, source …'
    """
    options = list(allowed)
    return ", ".join(options[:3]) + (" …" if len(options) > 3 else "")


def shown(value: str) -> str:
    """A value as a message quotes it: on one line, not too long."""
    line = " ".join(value.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def excerpt(lines: tuple[str, ...], place: Place) -> str:
    """The faulty line, cut where it grows too long for a terminal."""
    if not 0 < place.line <= len(lines) or place.column > EXCERPT:
        return ""
    return lines[place.line - 1][:EXCERPT]


def _kind(node: Node) -> str:
    if isinstance(node, Text):
        return f"'{shown(node.value)}'" if node.value else "nothing"
    return "a list" if isinstance(node, Items) else "a map"
