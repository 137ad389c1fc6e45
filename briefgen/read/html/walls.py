"""Why a saved page shows no story: a script, a check for robots, a cookie notice or a paywall stood before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import Cut
from briefgen.read.html.blocks import Block, plain
from briefgen.read.html.engine import Element
from briefgen.read.html.linked import Linked
from briefgen.read.lines import Line

LEAST = 25
"""Words of a story at least, on a page that shows a wall; a brief of two sentences has more."""

OPENING = 200
"""Words up to which the text of a page for subscribers may be its opening alone."""

NOTICE = 0.5
"""Share of a page's words (0 to 1) that are a notice on cookies, from which on nothing else was saved."""

_YOU = re.compile(r"^[^\"“”]*\b(?:[Ww]e|[Oo]ur|[Yy]ou|[Yy]our)\b[^\"“”]*$")
"""A line in the page's own voice: it speaks to the reader and quotes nobody."""

_SAID = {
    "robot": ("the page asks whether you are a robot, and holds no story", "open it in a browser, and save it again"),
    "missing": ("the page says that there is no such page", "look the article up again, and save it"),
    "cookies": (
        "the page shows a cookie notice instead of a story",
        "answer it, and save the page again",
    ),
    "pay": (
        "the page shows no more than its opening without a subscription",
        "log in, and save it again",
    ),
    "script": ("the page's text is loaded by a script and was not saved", "save it as .mhtml, or its text as .txt"),
}
"""Fault and hint of each kind of wall, in the order in which they are looked for."""


def notices(root: Element) -> tuple[str, ...]:
    """What the page says to a browser without scripts; empty when it has no script."""
    if not any(True for _ in root.iter("script")):
        return ()
    return ("", *(plain(" ".join(element.itertext())) for element in root.iter("noscript")))


def check(file: str, silent: Sequence[str], page: Sequence[Block], lines: Sequence[Line]) -> None:
    """Pass a page that holds a story.

    :param silent: its :func:`notices`.
    :param lines: what was taken for the story.
    :raises BriefgenError: it shows a wall instead.
    """
    whole = sum(len(line.text.split()) for line in lines)
    words = sum(len(line.text.split()) for line in lines if _wall(line.text) is None)
    if words >= LEAST and words > (1 - NOTICE) * whole:
        return
    kinds = {_wall(text) for text in (*(line.text for line in lines), *(block.text for block in page), *silent)}
    kind = next((kind for kind in _SAID if kind in kinds), None)
    if kind is None and silent and sum(len(block.text.split()) for block in page) < LEAST:
        kind = "script"
    if kind:
        message, hint = _SAID[kind]
        raise BriefgenError([Problem(Place(file), message, hint)])


def doubts(about: Linked, lines: Iterable[Line]) -> tuple[str, ...]:
    """What a person should look at about a page that may be an opening alone."""
    words = sum(len(line.text.split()) for line in lines)
    if about.is_free or words > OPENING:
        return ()
    return (f"the page is for subscribers, and its {words} words may be the opening alone",)


def without(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Cut, ...]]:
    """The lines without those that are walls, and these as cut."""
    walls = {line for line in lines if _wall(line.text)}
    cut = (Cut(line=line.number, text=line.text, rule="wall") for line in lines if line in walls)
    return tuple(line for line in lines if line not in walls), tuple(cut)


def _wall(text: str) -> str | None:
    kind = next((kind for kind in _SAID if _forms(kind).fullmatch(text)), None)
    return kind or ("cookies" if _YOU.search(text) and _notice().search(text) else None)


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('web')['notice'])})\b", re.IGNORECASE)


@cache
def _forms(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in lexicon("web")["walls"][kind]), re.IGNORECASE)
