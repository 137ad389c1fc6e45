"""A file as the stories in it: most hold one, a feed, a mailbox or an archive holds several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefgen.errors import Place, Problem
from briefgen.model.article import Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One story's worth of a file: the file itself, or one entry of a container."""

    file: str
    """Path within the content folder; of an entry the container's path, a slash, and a name that stays its own."""

    data: bytes
    form: str
    """``text``, ``markdown`` or ``html``."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """What the container says of its entry: ``title``, ``date``, ``author``, ``publisher``, ``url``, ``language``."""

    how: str = "front-matter"
    """Where ``facts`` come from: ``feed``, ``json``, ``mail``; named as the rule that found the date."""

    container: str = ""
    """Path of the file that holds this entry; empty when it is the file itself."""

    line: int = 0
    """Line of the container that the entry starts on, from 1; 0 where that is unknown."""

    cut: tuple[Cut, ...] = ()
    """Lines that the container's reader left out already; lines count in ``data``."""

    doubts: tuple[str, ...] = ()
    """What a person should look at about the entry itself, such as a feed that gives only the day of a change."""

    @property
    def place(self) -> Place:
        """Where a person finds it: the file on the disk, with the line of the entry."""
        return Place(self.container or self.file, self.line)

    def told(self, problem: Problem) -> Problem:
        """The same problem at the container, which is there on the disk, with the name of the entry."""
        if not self.container:
            return problem
        words = problem.message if not problem.place.line else f"line {problem.place.line} of it: {problem.message}"
        return replace(problem, place=self.place, message=f"{self.name}: {words}", source="")

    @property
    def name(self) -> str:
        """The entry as a person knows it: its headline, or its name within the container."""
        title = self.facts.get("title")
        return f"'{title}'" if title else self.file.removeprefix(f"{self.container}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A file taken apart."""

    pieces: tuple[Piece, ...] = ()
    """In the order of the file; the paths of all are different."""

    problems: tuple[Problem, ...] = ()
    """What could not be taken out of it, and as warnings what was left out."""

    @property
    def whole(self) -> bool:
        """Whether nothing in it is hidden behind a fault."""
        return all(problem.warning for problem in self.problems)
