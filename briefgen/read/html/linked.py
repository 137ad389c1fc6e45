"""JSON-LD: what a page's own data say of the article on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from briefgen.read.html.blocks import plain
from briefgen.read.html.engine import Element
from briefgen.read.html.words import agreement

_STORY = re.compile(r"(?:^|[/#])(?:\w*Article|\w*BlogPosting|Report|Review)$")
_PAGE = re.compile(r"(?:^|[/#])(?:Web|Item)Page$")
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage")
"""Keys below which a page keeps its article; what other keys (``hasPart``, ``itemListElement`` …) hold is another's."""

_DEPTH = 4
"""Wrappers within wrappers that are opened."""

SAME = 0.6
"""Agreement of two headlines (0 to 1) from which on they are of one story."""

_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What JSON-LD says of one article; each as written, None where it does not say."""

    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    is_live: bool = False
    """It is a live blog."""

    is_free: bool = True
    """False when the publisher says that only subscribers may read it."""


def linked(root: Element, headlines: tuple[str, ...]) -> Linked:
    """What is said of the article with one of ``headlines``; of several articles none without such a headline."""
    nodes = list(_nodes(root))
    stories = [_read(node) for node in nodes if _is(node, _STORY)]
    pages = [_read(node) for node in nodes if _is(node, _PAGE)]
    named = [story for story in stories if _is_named(story, headlines)]
    if named or len(stories) == 1:
        return (named or stories)[0]
    return pages[0] if pages and not stories else Linked()


def _is_named(story: Linked, headlines: tuple[str, ...]) -> bool:
    return any(agreement(story.headline or "", headline) >= SAME for headline in headlines)


def _nodes(root: Element) -> Iterator[Mapping[str, Any]]:
    """The objects of every block of JSON-LD in the order of the page; one that is broken is passed over."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _opened(_loaded(script.text or ""), _DEPTH)


def _loaded(text: str) -> Any:
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*$|;\s*$", "", text.strip())
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _opened(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _opened(item, depth)
    elif isinstance(value, dict):
        yield value
        for key in _WRAPPERS if depth else ():
            yield from _opened(value.get(key), depth - 1)


def _is(node: Mapping[str, Any], kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (types if isinstance(types, list) else [types]))


def _read(node: Mapping[str, Any]) -> Linked:
    free = node.get("isAccessibleForFree")
    return Linked(
        headline=_words(node.get("headline")) or _words(node.get("name")),
        published=_words(node.get("datePublished")),
        modified=_words(node.get("dateModified")),
        authors=tuple(_names(node.get("author"))),
        publisher=next(iter(_names(node.get("publisher"))), None),
        url=_words(node.get("url")),
        language=_words(node.get("inLanguage")),
        body=_text(node.get("articleBody")),
        is_live="LiveBlog" in str(node.get("@type")),
        is_free=str(free).lower() not in ("false", "0", "no"),
    )


def _words(value: Any) -> str | None:
    """The one string that ``value`` is, holds as its first entry, or names; without markup."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("@id")
    return plain(_TAGS.sub(" ", unescape(value))) or None if isinstance(value, str) else None


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if (name := _words(item)) and not name.startswith(("http:", "https:", "#", "/")):
            yield name


def _text(value: Any) -> str | None:
    """A body with its line breaks; markup in it becomes breaks."""
    if not isinstance(value, str):
        return None
    text = unescape(_TAGS.sub("\n", unescape(value)))
    return "\n".join(line for raw in text.split("\n") if (line := plain(raw))) or None
