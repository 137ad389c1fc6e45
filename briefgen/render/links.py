"""The link check: every link on every page leads to a page, and every anchor to a place on it."""

from __future__ import annotations

import posixpath
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from briefgen.errors import Place, Problem
from briefgen.render.page import File, Kept, Page

Attribute = tuple[bytes, re.Pattern[bytes]]
"""What an attribute begins with, and the pattern of its value."""


def _attribute(name: bytes, quote: bytes) -> Attribute:
    mark = b" " + name + b"=" + quote
    return mark, re.compile(mark + b"([^" + quote + b"]*)")


LINKS = tuple(_attribute(name, quote) for name in (b"href", b"src") for quote in (b'"', b"'"))
ANCHORS = tuple(_attribute(b"id", quote) for quote in (b'"', b"'"))

ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
"""Links that leave the site; these are not followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Both ends of the links of a page, each once and sorted."""

    targets: tuple[str, ...] = ()
    """Where its own lead within the site, from the root: ``articles/talks.html#s1``."""

    anchors: tuple[str, ...] = ()
    """Places on it that a link may lead to."""


def trace(files: Iterable[File]) -> dict[str, Ends]:
    """The ends of links of every file, by its path; only pages have any."""
    seen: defaultdict[str, dict[bytes, str]] = defaultdict(dict)
    return {file.path: _ends(file, seen[posixpath.dirname(file.path)]) for file in files}


def dead_links(ends: Mapping[str, Ends]) -> tuple[Problem, ...]:
    """Find links that lead nowhere, by page, each once.

    A link to a folder is dead too: opened from disk, a folder shows its files.
    """
    targets = set[str]().union(*(each.targets for each in ends.values()))
    dead = {target for target in targets if not _leads(target, ends)}
    return tuple(
        Problem(Place(path), f"dead link {target!r}", "it leads to no page or anchor of this site")
        for path, each in ends.items()
        if dead
        for target in each.targets
        if target in dead
    )


def _leads(target: str, ends: Mapping[str, Ends]) -> bool:
    path, _, anchor = target.partition("#")
    return path in ends and (not anchor or anchor in ends[path].anchors)


def _ends(file: File, seen: dict[bytes, str]) -> Ends:
    """
    :param seen: targets of links on the other pages of the same folder.
    """
    if isinstance(file, Kept):
        return Ends(targets=file.targets, anchors=file.anchors)
    if not file.path.endswith(".html"):
        return Ends()
    links = _found(LINKS, file)
    for link in links - seen.keys():
        seen[link] = sys.intern(_target(link, file.path))
    targets = {_target(link, file.path) if link[:1] == b"#" else seen[link] for link in links} - {""}
    return Ends(targets=tuple(sorted(targets)), anchors=tuple(sorted(it.decode() for it in _found(ANCHORS, file))))


def _target(written: bytes, page: str) -> str:
    """Where a link leads, from the root of the site; empty when it leaves it."""
    link = unescape(written.decode())
    if ELSEWHERE.match(link):
        return ""
    way, _, anchor = link.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(way.partition("?")[0]))) if way else page
    return f"{path}#{unquote(anchor)}" if anchor else path


def _found(patterns: Sequence[Attribute], page: Page) -> set[bytes]:
    """All values of some attributes."""
    return {value for mark, pattern in patterns if mark in page.content for value in pattern.findall(page.content)}
