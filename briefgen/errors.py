"""The one way briefgen says that an input is at fault: a place, what is wrong, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a user's file. Line and column count from 1; 0 means the whole file."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, or with ``warning`` one doubt, in a user's file."""

    place: Place
    message: str
    """What is wrong, lower case, no full stop, the value quoted."""

    hint: str = ""
    """How to mend it; empty when the message says it all."""

    source: str = ""
    """The faulty line as it stands in the file; empty when no single line is at fault."""

    warning: bool = False

    def __str__(self) -> str:
        head = f"{self.place}: {'warning: ' if self.warning else ''}{self.message}"
        return "\n".join([head, *self._excerpt(), *([f"    hint: {self.hint}"] if self.hint else [])])

    def _excerpt(self) -> list[str]:
        """The faulty line with a caret under the column, as compilers print it."""
        if not self.source.strip():
            return []
        shown = self.source.rstrip("\n").replace("\t", " ")
        return [f"    {shown}", f"    {' ' * max(self.place.column - 1, 0)}^"]


class BriefgenError(Exception):
    """The user's files are at fault; carries every problem found, in file order.

    >>> print(BriefgenError([Problem(Place("a.yaml", 2, 3), "unknown key 'datte'", "did you mean 'date'?")]))
    a.yaml:2:3: unknown key 'datte'
        hint: did you mean 'date'?
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
