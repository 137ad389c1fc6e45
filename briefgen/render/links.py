"""The link check: every link on every page leads to a page, and every anchor to a place on it."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import unescape
from urllib.parse import unquote

from briefgen.errors import Place, Problem
from briefgen.render.page import Page

Attribute = tuple[bytes, re.Pattern[bytes]]
"""What an attribute begins with, and the pattern of its value."""


def _attribute(name: bytes, quote: bytes) -> Attribute:
    mark = b" " + name + b"=" + quote
    return mark, re.compile(mark + b"([^" + quote + b"]*)")


LINKS = tuple(_attribute(name, quote) for name in (b"href", b"src") for quote in (b'"', b"'"))
ANCHORS = tuple(_attribute(b"id", quote) for quote in (b'"', b"'"))

ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
"""Links that leave the site; these are not followed."""


def dead_links(pages: Sequence[Page]) -> tuple[Problem, ...]:
    """Find links that lead nowhere, by page, each once.

    A link to a folder is dead too: opened from disk, a folder shows its files.
    """
    site = _Site({page.path: page for page in pages})
    alive: defaultdict[str, set[bytes]] = defaultdict(set)
    problems = []
    for page in (page for page in pages if page.path.endswith(".html")):
        known = alive[posixpath.dirname(page.path)]
        for link in sorted(_found(LINKS, page) - known):
            if not site.has(unescape(link.decode()), page.path):
                problems.append(_dead(page.path, unescape(link.decode())))
            elif not link.startswith(b"#"):
                known.add(link)
    return tuple(problems)


class _Site:
    """The pages with their anchors, found when they are first asked for."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages
        self._anchors: dict[str, set[bytes]] = {}

    def has(self, link: str, page: str) -> bool:
        """Whether what a page links to is there."""
        if ELSEWHERE.match(link):
            return True
        target, _, anchor = link.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(target.partition("?")[0])))
        where = path if target else page
        return where in self._pages and (not anchor or unquote(anchor).encode() in self._anchors_of(where))

    def _anchors_of(self, path: str) -> set[bytes]:
        if path not in self._anchors:
            self._anchors[path] = _found(ANCHORS, self._pages[path])
        return self._anchors[path]


def _dead(page: str, link: str) -> Problem:
    return Problem(Place(page), f"dead link {link!r}", "it leads to no page or anchor of this site")


def _found(patterns: Sequence[Attribute], page: Page) -> set[bytes]:
    """All values of some attributes."""
    return {value for mark, pattern in patterns if mark in page.content for value in pattern.findall(page.content)}
