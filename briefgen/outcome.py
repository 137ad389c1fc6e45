"""What a command has to say at its end, with its problems named as the user sees their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import BriefgenError, Place, Problem

CONTENT = ("articles", "summaries", "overrides", "knowledge", "notes", "texts", "site.yaml", "published.json")
"""What lies in a content folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command has to say, and what it found wrong on the way."""

    said: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    again: tuple[str, ...] = ()
    """What the same command says next time, when nothing has changed."""


@contextmanager
def told_from(content: Path) -> Iterator[None]:
    """Let faults name their files as the user sees them."""
    try:
        yield
    except BriefgenError as error:
        raise BriefgenError(seen_from(content, error.problems)) from None


def seen_from(content: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` in order, their paths led through ``content``."""
    return tuple(sorted(inside(content, problem) for problem in problems))


def inside(content: Path, problem: Problem) -> Problem:
    """The same problem with its path as the user sees it, not as the content folder does."""
    place = problem.place
    if place.path.split("/", 1)[0] not in CONTENT:
        return problem
    seen = Place((content / place.path).as_posix(), place.line, place.column)
    return Problem(seen, problem.message, problem.hint, problem.source, problem.warning)


def stop_at(problems: Iterable[Problem]) -> None:
    """:raises BriefgenError: with all of ``problems``, if any of them is more than a warning."""
    found = [*problems]
    if not all(problem.warning for problem in found):
        raise BriefgenError(found)


def counted(count: int, what: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(2000, "summary", "summaries")
    ('1 article', '2,000 summaries')
    """
    return f"{count:,} {what if count == 1 else many or what + 's'}"
