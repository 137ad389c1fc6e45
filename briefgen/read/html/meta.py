"""What a page's ``meta`` and ``link`` elements say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from briefgen.read.html.blocks import plain
from briefgen.read.html.engine import Element

_NAMES = ("property", "name", "itemprop", "http-equiv")


def metas(root: Element) -> Mapping[str, str]:
    """The content of each ``meta`` by its name in small letters; the first of a name holds.

    The canonical link is ``link:canonical``, the page's language ``html:lang``, its title ``html:title``.
    """
    found: dict[str, str] = {}
    for element in root.iter("meta", "link", "html", "title"):
        for name, value in _said(element):
            if value and plain(value):
                found.setdefault(name, plain(value))
    return MappingProxyType(found)


def first(said: Mapping[str, str], names: Iterable[str]) -> str | None:
    """What the first of ``names`` that is there says."""
    return next((said[name] for name in names if name in said), None)


def _said(element: Element) -> list[tuple[str, str | None]]:
    if element.tag == "html":
        return [("html:lang", element.get("lang") or element.get("xml:lang"))]
    if element.tag == "title":
        return [("html:title", element.text)]
    if element.tag == "link":
        return [(f"link:{(element.get('rel') or '').lower()}", element.get("href"))]
    content = element.get("content")
    return [(name.strip().lower(), content) for kind in _NAMES if (name := element.get(kind))]
