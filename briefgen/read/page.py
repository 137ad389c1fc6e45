"""What the readers of the forms (text, Markdown, HTML) hand on: lines that hold text, and what their markup says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.model.article import Cut
from briefgen.read.lines import Line
from briefgen.read.stamp import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A story and what is left around it, before the lines are told apart."""

    file: str
    lines: tuple[Line, ...]
    is_told: bool = False
    """The lines are the story as markup tells it from the page; the head and the tail of a page are gone already."""

    facts: Mapping[str, str] = field(default_factory=dict)
    """What front matter or a container (feed, mail …) says, by its keys ``title``, ``date``, ``author`` …; it wins."""

    title: str | None = None
    """The headline, when markup or facts tell it; None leaves it to the lines."""

    stamps: tuple[Stamp, ...] = ()
    """Dates of publication that the markup tells, the most trusted first."""

    hints: Mapping[str, str] = field(default_factory=dict)
    """``author``, ``publisher``, ``url``, ``language`` as the markup tells them; facts win over them."""

    cut: tuple[Cut, ...] = ()
    """Lines that the reader of the form left out already, with its rules."""

    doubts: tuple[str, ...] = ()
    """What a person should look at about the form itself."""
