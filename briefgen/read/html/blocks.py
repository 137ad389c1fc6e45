"""A page as a reader sees it: its lines of text in order, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from briefgen.knowledge.lexicon import word_set
from briefgen.read.html.engine import Element

_APART, _UNSEEN = word_set("web", "apart"), word_set("web", "unseen")
_HOMES, _REGIONS = word_set("web", "homes"), word_set("web", "regions")
_ROLES = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "main": "main"}
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\u00ad]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of the page as shown."""

    line: int
    """Number of the line in the file that its element starts on, from 1."""

    text: str
    tag: str
    """The innermost element around it that stands on lines of its own: ``p``, ``h1``, ``li`` …"""

    regions: tuple[str, ...]
    """The parts of the page around it, outermost first: ``main``, ``article``, ``aside`` …"""

    home: int
    """Number of the innermost element around it that holds paragraphs side by side; those of one story share it."""

    linked: float
    """Share of its characters (0 to 1) that lead elsewhere."""

    moments: tuple[str, ...]
    """What the ``datetime`` of ``time`` elements in it says; such a block may have no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """Where in the tree a piece of text stands."""

    tag: str
    regions: tuple[str, ...]
    home: int
    line: int
    is_link: bool


@dataclass(slots=True)
class _Open:
    """The line that is being put together."""

    spot: _Spot | None = None
    """Of its first words."""

    words: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    moments: list[str] = field(default_factory=list)


def blocks(root: Element) -> tuple[Block, ...]:
    """The lines of text below ``root`` in the order of the page, those that are not shown left out."""
    found: list[Block] = []
    open_line = _Open()
    for kind, text, spot in _pieces(root):
        if kind == "break":
            found += _closed(open_line)
            open_line = _Open()
            continue
        (open_line.words if kind == "text" else open_line.moments).append(text)
        if spot.is_link and kind == "text":
            open_line.linked.append(text)
        if open_line.spot is None and (kind == "moment" or text.strip()):
            open_line.spot = spot
    return (*found, *_closed(open_line))


def plain(text: str) -> str:
    """``text`` with single spaces and without characters that are not seen."""
    return " ".join((text if text.isascii() else _INVISIBLE.sub("", text)).split())


def _closed(line: _Open) -> list[Block]:
    text = plain("".join(line.words))
    if line.spot is None or not (text or line.moments):
        return []
    spot = line.spot
    block = Block(
        line=spot.line,
        text=text,
        tag=spot.tag,
        regions=spot.regions,
        home=spot.home,
        linked=len(plain("".join(line.linked))) / len(text) if text else 0.0,
        moments=tuple(line.moments),
    )
    return [block]


def _pieces(root: Element) -> Iterator[tuple[str, str, _Spot]]:
    """``text``, ``moment`` and ``break`` in the order of the page; without recursion, for pages nest without limit."""
    homes = count(1)
    spot = _Spot(tag=root.tag, regions=(), home=0, line=root.sourceline or 1, is_link=False)
    yield "text", root.text or "", spot
    stack = [(root, iter(root), spot)]
    while stack:
        element, children, spot = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield from _left(element, stack[-1][2] if stack else spot)
        elif _is_seen(child):
            inner = _inside(child, spot, homes)
            yield from _entered(child, inner)
            stack.append((child, iter(child), inner))
        elif child.tail:
            yield "text", child.tail, spot


def _entered(element: Element, spot: _Spot) -> Iterator[tuple[str, str, _Spot]]:
    if element.tag in _APART:
        yield "break", "", spot
    if element.tag == "time" and (moment := element.get("datetime")):
        yield "moment", moment, spot
    if element.text:
        yield "text", element.text, spot


def _left(element: Element, outer: _Spot) -> Iterator[tuple[str, str, _Spot]]:
    if element.tag in _APART:
        yield "break", "", outer
    if element.tail:
        yield "text", element.tail, outer


def _inside(element: Element, outer: _Spot, homes: Iterator[int]) -> _Spot:
    region = _ROLES.get(element.get("role") or "") or (element.tag if element.tag in _REGIONS else None)
    return _Spot(
        tag=element.tag if element.tag in _APART else outer.tag,
        regions=(*outer.regions, region) if region else outer.regions,
        home=next(homes) if element.tag in _HOMES else outer.home,
        line=element.sourceline or outer.line,
        is_link=outer.is_link or element.tag == "a",
    )


def _is_seen(element: Element) -> bool:
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return False
    style = element.get("style")
    return not (style and _HIDDEN.search(style))
