"""The settings of a site, from its ``site.yaml``."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from briefgen.model.site import Site
from briefgen.nodes import Document, Node, Text, parse
from briefgen.nodes.document import shown
from briefgen.nodes.typed import web_address


def read_site(path: str, data: bytes, languages: Collection[str] = (Site().language,)) -> Site:
    """Read a site's settings; what the file does not say keeps its default.

    :param languages: the codes of those that its pages can be in.
    :raises BriefgenError: with every key and value that is wrong.
    """
    document = parse(path, data)
    fields = document.fields(document.root, [each.name for each in dataclasses.fields(Site)])
    found: dict[str, Any] = {name: KEYS[name](document, node) for name, (_, node) in fields.items() if name in KEYS}
    if "language" in fields:
        found["language"] = document.choice(fields["language"][1], languages, "language")
    document.raise_problems()
    return Site(**found)


def _title(document: Document, node: Node) -> str | None:
    return document.text(node, "a title")


def _base_url(document: Document, node: Node) -> str | None:
    """An address, or ``""`` where it is not known yet."""
    if isinstance(node, Text) and not node.value:
        return ""
    return web_address(document, node)


def _profile(document: Document, node: Node) -> str | None:
    return document.choice(node, ("public", "private"), "profile")


def _quote_limit(document: Document, node: Node) -> int | None:
    return document.number(node, 0, 10_000)


def _quote_share(document: Document, node: Node) -> float | None:
    value = document.text(node, "a share")
    if value is None or re.fullmatch(r"0|1|0?\.\d{1,6}|1\.0{1,6}", value, re.ASCII):
        return None if value is None else float(value)
    document.fault(node, f"not a share from 0 to 1: '{shown(value)}'", "write 0.1 for a tenth")
    return None


KEYS: Mapping[str, Callable[[Document, Node], Any]] = {
    "title": _title,
    "base_url": _base_url,
    "profile": _profile,
    "quote_limit": _quote_limit,
    "quote_share": _quote_share,
}
"""Each key of the file with its reader, but for the language, whose choices are those of the texts."""
