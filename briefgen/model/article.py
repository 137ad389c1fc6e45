"""An article as read from a file: the story, and what was cut around it."""

from __future__ import annotations

from dataclasses import dataclass, field

UNKNOWN = "unknown"
"""The value of a date that the source does not give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A line of the file that is no part of the story."""

    line: int
    """Line number in the file, from 1."""

    text: str
    rule: str
    """Id of the rule that cut it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article came out, as precisely as it says itself and no more."""

    value: str = UNKNOWN
    """EDTF date, or local date and time as written (``2024-09-23T15:17``), or ``unknown``."""

    zone: str | None = None
    """Time zone as written (``JST``); never converted."""

    how: str | None = None
    """The rule that found it: ``front-matter``, ``stamp``, ``dateline`` … or ``override``."""

    words: str | None = None
    """The words it rests on, as they stand in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening ``NEW YORK, Sept. 22 (Agency) —`` of a wire story, which a standfirst may stand above."""

    place: str | None
    end: int
    """Where in the article's text the story's own words go on."""

    start: int = 0
    """Where it stands in that text: at the start of a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One story. ``text`` is its paragraphs joined with a newline; offsets count its characters from 0."""

    file: str
    """Path within the content folder, with forward slashes: ``articles/talks.txt``."""

    title: str
    published: Published
    paragraphs: tuple[str, ...]
    sha256: str
    """Of the story text alone, as hexadecimal; boilerplate is left out."""

    dateline: Dateline | None = None
    agency: str | None = None
    via: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    ignored: tuple[Cut, ...] = ()
    doubts: tuple[str, ...] = field(default=())
    """What a person should look at about the reading itself, such as an ambiguous date."""

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def dateline_span(self) -> tuple[int, int]:
        """Where the dateline stands in the text; nothing of its start where there is none."""
        return (self.dateline.start, self.dateline.end) if self.dateline else (0, 0)
