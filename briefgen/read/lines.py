"""Tell the lines of the story from the lines around it, each cut with the rule that cut it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import Cut
from briefgen.read.stamp import stamp_in

PROSE_WORDS = 6
"""A line with fewer words is no paragraph, even if it ends like a sentence."""

TOLD = 0.6
"""Share of the story's words (0 to 1) after which a heading such as ``Most read`` ends it."""

WRAP = (45, 100)
"""Characters of a line in a file whose paragraphs were wrapped by a mail or text program."""

_ENDS = re.compile(r"[.!?…:;](?:[\"'”’»)\]]|\s)*(?:[(\[][^()\[\]]{2,40}[)\]]\s*)?$")
"""The end of a sentence, a credit such as ``(Reuters)`` after it allowed."""

_HOLDS = re.compile(r"[a-zà-ÿ0-9%\"”’)][.!?][\"”’)]?\s+[\"“‘']?[A-ZÀ-Þ]")
_BULLET = re.compile(r"\s*(?:[-*•·▪◦‣–]|\d{1,2}[.)])(?:\s+|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the file, without the white space around it; number from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The lines of a file told apart, each list in the order of the file."""

    head: tuple[Line, ...]
    """Lines before the story: headline, date, byline."""

    story: tuple[Line, ...]
    cut: tuple[Cut, ...]


def sort_lines(lines: Sequence[Line], title: str | None = None) -> Sorted:
    """Sort the lines that hold text into head, story and what is cut. A file without prose is all story.

    :param lines: in order; blank ones left out.
    :param title: the headline, where something else than the lines tells it; then no other line can be it.
    """
    marked = [(line, furniture(line.text)) for line in lines]
    prose = [index for index, (line, rule) in enumerate(marked) if rule is None and is_prose(line.text)]
    has_headline = bool(prose) and _is_headline(prose, lines) and (title is None or lines[0].text == title)
    prose = prose[1:] if has_headline else prose
    if not prose:
        return _without_prose(marked)
    end = _end(marked, prose)
    body = marked[prose[0] : end]
    story, inside = _body(body)
    cut = [Cut(line=line.number, text=line.text, rule=rule) for line, rule in inside]
    cut += [Cut(line=line.number, text=line.text, rule=rule or "trailing-list") for line, rule in marked[end:]]
    head = marked[: prose[0]]
    cut += [Cut(line=line.number, text=line.text, rule=rule) for line, rule in head if rule]
    above = [line for line, rule in head if rule is None]
    opening = [line for line in above if title is not None and line.text != title and _runs_on(line.text)]
    return Sorted(
        head=tuple(line for line in above if line not in opening),
        story=(*opening, *story),
        cut=tuple(sorted(cut, key=lambda item: item.line)),
    )


def is_prose(text: str) -> bool:
    """Whether a line reads like a paragraph: sentences, rather than a heading or an entry of a list."""
    words = len(text.split())
    if words < PROSE_WORDS or (_BULLET.match(text) and not _ENDS.search(text)):
        return False
    return bool(_ENDS.search(text) or (words >= 2 * PROSE_WORDS and _HOLDS.search(text)))


def furniture(text: str) -> str | None:
    """The id of the rule that knows ``text`` as part of the page, not of the story; None when none does."""
    return next((rule for rule, known in _RULES if known(text)), None)


def _runs_on(text: str) -> bool:
    """Whether a line is too long for furniture, so that with the headline known it can only be the story."""
    return len(text.split()) >= 2 * PROSE_WORDS


def join_wrapped(lines: Sequence[str]) -> list[list[int]]:
    """Group the indexes of lines that are one paragraph wrapped at a fixed width.

    :param lines: the lines of one block, between two blank lines.
    """
    widths = [len(line) for line in lines[:-1]]
    wrapped = len(lines) > 1 and all(WRAP[0] <= width <= WRAP[1] for width in widths)
    breaks = sum(not _ENDS.search(line) for line in lines[:-1])
    if wrapped and breaks * 2 > len(widths):
        return [list(range(len(lines)))]
    return [[index] for index in range(len(lines))]


def _is_headline(prose: list[int], lines: Sequence[Line]) -> bool:
    """A first line that ends like a sentence may still be the headline, when the story goes on below it."""
    first = lines[0].text
    return prose[0] == 0 and len(prose) > 1 and len(first.split()) <= 20 and not _HOLDS.search(first)


def _without_prose(marked: Sequence[tuple[Line, str | None]]) -> Sorted:
    kept = [line for line, rule in marked if rule is None]
    cut = [Cut(line=line.number, text=line.text, rule=rule) for line, rule in marked if rule]
    return Sorted(head=tuple(kept[:1]), story=tuple(kept[1:]), cut=tuple(cut))


def _end(marked: Sequence[tuple[Line, str | None]], prose: Sequence[int]) -> int:
    """Index after the story's last line: past the last prose, or at a heading of other stories when most is told."""
    words = {index: len(marked[index][0].text.split()) for index in prose}
    total, told = sum(words.values()), 0
    for index in range(prose[0], prose[-1] + 1):
        told += words.get(index, 0)
        if marked[index][1] == "related" and told >= TOLD * total:
            return index
    return prose[-1] + 1


def _body(body: Sequence[tuple[Line, str | None]]) -> tuple[list[Line], list[tuple[Line, str]]]:
    """Split what lies between the first and the last prose line into story and cut lines."""
    story: list[Line] = []
    cut: list[tuple[Line, str]] = []
    under_heading = False
    for line, rule in body:
        if rule is None and is_prose(line.text):
            under_heading = False
        if rule or under_heading:
            cut.append((line, rule or "related"))
            under_heading = under_heading or rule == "related"
        else:
            story.append(line)
    return story, cut


def _is_related(text: str) -> bool:
    return bool(_pattern("related", "line").fullmatch(text.strip("\"'“”‘’ :•-")))


def _is_widget(text: str) -> bool:
    return bool(_pattern("widgets", "line").fullmatch(text.strip(" •-*|"))) or _opens("widgets", text)


def _is_byline(text: str) -> bool:
    return len(text.split()) <= 14 and not _ENDS.search(text) and bool(_pattern("bylines", "line").fullmatch(text))


def _opens(group: str, text: str) -> bool:
    return bool(_pattern(group, "opening").match(text))


@cache
def _pattern(group: str, kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in lexicon("reading")[group][kind]), re.IGNORECASE)


_RULES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("bullet", lambda text: not any(letter.isalnum() for letter in text)),
    ("stamp", lambda text: stamp_in(text) is not None),
    ("copyright", lambda text: len(text) < 400 and _opens("copyright", text)),
    ("widget", lambda text: len(text) < 400 and _is_widget(text)),
    ("pointer", lambda text: len(text) < 300 and _opens("pointers", text)),
    ("related", lambda text: len(text) < 80 and _is_related(text)),
    ("byline", _is_byline),
)
"""The rules in the order they are tried; the first that knows the line names it."""
