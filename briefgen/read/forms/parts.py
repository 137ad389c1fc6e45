"""A text of several stories, taken apart where their marks are sure; else it is one, for a person to look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.errors import BriefgenError
from briefgen.model.article import UNKNOWN
from briefgen.model.slug import slug
from briefgen.read.bio import is_byline
from briefgen.read.dateline import is_signed
from briefgen.read.decode import decoded
from briefgen.read.forms.entry import entry_name
from briefgen.read.front_matter import split_front_matter
from briefgen.read.furniture import HEADING
from briefgen.read.look import look_at
from briefgen.read.piece import Piece
from briefgen.read.shape import ends_sentence, is_prose
from briefgen.read.stamp import stamps_in
from briefgen.read.stories import CLOCKS, is_clock

TITLE_WORDS = (3, 30)
"""Words of a headline that opens a story."""

HEAD = 4
"""Lines below a headline within which what dates and signs the story stands."""

STORY_WORDS = 20
"""Words of the paragraphs of the shortest story."""

PREFACE = 3
"""Lines of what stands above the first story at most, none of them a paragraph: the round-up's own name and day."""

_RULED = re.compile(
    r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,}|(?:-[ \t]*){3,}|(?:~[ \t]*){3,}|#{3,})[ \t]*"
)
_STARTS = re.compile(rb"\n(?:(?P<rule>[ \t]*[*_=~-][ \t]*[*_=~-]|[ \t]*###)|(?P<heading>##? )|(?P<by>[Bb][Yy] ))")
_WIRED = re.compile(rb"\n[A-Z0-9(][^\n(]{0,90}\([^)\n]{2,40}\) ?(?:-|\xe2\x80)")
"""How lines start that part stories, or open them: rules, headings, bylines, datelines."""

_HEADING = re.compile(r"(#{1,2})[ \t]+(?P<words>.+?)[ \t]*#*")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_EMPHASIS = re.compile(r"[*_`]+")
_LIVE = re.compile(r"\blive\b", re.IGNORECASE)

Numbered = tuple[int, str]
"""The number of a line, from 1, and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The lines of one story that hold something; the first is its headline."""

    title: str
    lines: tuple[Numbered, ...]


def parts(file: str, data: bytes, form: str) -> tuple[Piece, ...]:
    """The stories in a text or Markdown, each with the lines of the file as its own; none when it may well be one.

    Their names come from their day and headline, so that a story keeps its name when another is put above it.

    :raises BriefgenError: it is empty, or in no encoding that can be told.
    """
    if not _may_be_several(data):
        return ()
    read_as = decoded(file, data)
    try:
        front, body, first = split_front_matter(file, read_as.text)
    except BriefgenError:
        return ()
    lines = [(number, line.rstrip()) for number, line in enumerate(body.split("\n"), first)]
    found = _apart(lines, form) if not {"title", "date"} & front.keys() else ()
    names = {_name(part): part for part in found}
    if not found or len(names) < len(found):
        return ()
    ends = [part.lines[0][0] for part in found[1:]] + [lines[-1][0] + 1]
    return tuple(
        Piece(
            file=f"{file}/{name}",
            data=_between(lines, part.lines[0][0], end),
            form=form,
            facts={**front, "title": part.title},
            container=file,
            line=part.lines[0][0],
            doubts=read_as.doubts,
        )
        for (name, part), end in zip(names.items(), ends, strict=True)
    )


def _may_be_several(data: bytes) -> bool:
    """Worth a closer look, for a line of stars or two of another mark; cheap, since few files are."""
    text = b"\n" + data
    kinds = Counter(match.lastgroup for match in _STARTS.finditer(text))
    return kinds["rule"] > 0 or max(kinds["heading"], kinds["by"]) > 1 or len(_WIRED.findall(text)) > 1


def _between(lines: Sequence[Numbered], start: int, end: int) -> bytes:
    """Lines of the file as a file in which they have the numbers that they have there."""
    text = "\n".join("" if _RULED.fullmatch(line) else line for number, line in lines if start <= number < end)
    return ("\n" * (start - 1) + text).encode()


def _name(part: _Part) -> str:
    days = [stamp.published.value[:10] for _, line in _head(part.lines) for stamp in stamps_in(_EMPHASIS.sub("", line))]
    day = next((day for day in days if day != UNKNOWN), "")
    return entry_name(f"{day}-{slug(part.title)}".lstrip("-"))


def _apart(lines: Sequence[Numbered], form: str) -> tuple[_Part, ...]:
    """By the surest marks that the file has; nothing when a single part of it is no story of its own."""
    held = [(number, line.strip()) for number, line in lines if line.strip()]
    if not held or _LIVE.search(held[0][1]) or sum(is_clock(line) for _, line in held) >= CLOCKS:
        return ()
    ways = (_by_headings,) if form == "markdown" else (_by_rules, _by_heads)
    for way in ways:
        found = _without_preface(way(lines))
        if len(found) > 1 and all(map(_is_story, found)):
            return found
    return ()


def _without_preface(found: Sequence[_Part]) -> tuple[_Part, ...]:
    is_preface = found and len(found[0].lines) <= PREFACE and not any(is_prose(line) for _, line in found[0].lines)
    return tuple(found[1:] if is_preface else found)


def _is_story(part: _Part) -> bool:
    """A headline, below it what dates it in a way that stories are dated, and a story."""
    words = sum(line.count(" ") + 1 for _, line in part.lines[1:] if is_prose(line))
    return _is_title(part.title) and words >= STORY_WORDS and _is_dated(part.lines)


def _is_dated(lines: Sequence[Numbered]) -> bool:
    return any(is_signed(line) or stamps_in(_EMPHASIS.sub("", line)) for _, line in _head(lines))


def _head(lines: Sequence[Numbered]) -> Sequence[Numbered]:
    return lines[1 : 1 + HEAD]


def _is_title(line: str) -> bool:
    least, most = TITLE_WORDS
    if not least <= line.count(" ") + 1 <= most or (ends_sentence(line) and line[-1] not in "?!”\"'’"):
        return False
    return not (stamps_in(line) or is_byline(line, line.lower()) or is_signed(line))


def _by_headings(lines: Sequence[Numbered]) -> list[_Part]:
    """The parts below the headings of the first level, or of the second where that has but one: the digest's own."""
    open_fence, heads = False, dict[int, tuple[int, str]]()
    for at, (_, line) in enumerate(lines):
        open_fence ^= _FENCE.match(line) is not None
        if not open_fence and (match := _HEADING.fullmatch(line)):
            heads[at] = len(match[1]), _EMPHASIS.sub("", match["words"])
    levels = [level for level, _ in heads.values()]
    level = 1 if levels.count(1) > 1 else 2
    starts = [at for at, (own, _) in heads.items() if own == level]
    found = [_part(lines[start:end], heads[start][1]) for start, end in _spans(starts, len(lines))]
    return [part for part in ([_part(lines[: starts[0]])] if starts else []) if part.lines] + found


def _by_rules(lines: Sequence[Numbered]) -> list[_Part]:
    """The parts between lines of stars or dashes; one right below words underlines them, and parts nothing."""
    ruled = [
        at for at, (_, line) in enumerate(lines) if _RULED.fullmatch(line) and (not at or not lines[at - 1][1].strip())
    ]
    starts = [0, *(at + 1 for at in ruled)]
    ends = [*ruled, len(lines)]
    found = [_part(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [part for part in found if part.lines]


def _by_heads(lines: Sequence[Numbered]) -> list[_Part]:
    """The parts below headlines that a dateline with its agency, or a byline and a date, stands under.

    A page with a list of other stories has such headlines too: it is left whole.
    """
    held = [(number, line.strip()) for number, line in lines if line.strip()]
    starts = list[int]()
    for at in range(len(held)):
        is_told = not starts or any(is_prose(line) for _, line in held[starts[-1] : at])
        if is_told and _opens(held[at : at + 1 + HEAD]):
            starts.append(at)
    if len(starts) < 2 or any(mark.rule == HEADING for mark in look_at(tuple(line for _, line in held)).marks):
        return []
    before = [_part(held[: starts[0]])] if starts[0] else []
    return before + [_part(held[start:end]) for start, end in _spans(starts, len(held))]


def _opens(lines: Sequence[Numbered]) -> bool:
    """Whether a headline stands on top, and no paragraph between it and what signs its story."""
    if not _is_title(lines[0][1]):
        return False
    below = [line for _, line in lines[1:]]
    first = next((at for at, line in enumerate(below) if is_prose(line)), len(below))
    is_wired = first < len(below) and is_signed(below[first])
    head = below[:first]
    return is_wired or (any(map(stamps_in, head)) and any(is_byline(line, line.lower()) for line in head))


def _spans(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(starts, [*starts[1:], end] if starts else [], strict=True)


def _part(lines: Sequence[Numbered], title: str = "") -> _Part:
    held = tuple((number, line.strip()) for number, line in lines if line.strip() and not _RULED.fullmatch(line))
    return _Part(title=title or (held[0][1] if held else ""), lines=held)
