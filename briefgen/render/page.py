"""A page of the site, and how pages point at one another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the site."""

    path: str
    """From the site's root, with forward slashes: ``countries/japan.html``."""

    content: bytes
    key: str = ""
    """Of all that it is made from (see :mod:`briefgen.render.keys`); empty where nobody takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A page that an earlier build made from the same, and that is not made again."""

    path: str
    key: str
    targets: tuple[str, ...]
    """Where its links lead, as :class:`briefgen.render.links.Ends` has them."""

    anchors: tuple[str, ...]


File: TypeAlias = Page | Kept


def root_of(path: str) -> str:
    """The way from a page back to the site's root, to be put before every link on it.

    Links are relative, so one build works on a server, under a sub-path and from ``file://``; they go by the root,
    so that a line rendered once fits every page of the same depth.

    >>> root_of("index.html"), root_of("countries/japan.html")
    ('', '../')
    """
    return "../" * path.count("/")


def data_script(path: str, call: str, *arguments: Any) -> Page:
    """A script that hands data to a page; ``<`` is written so that no tool takes the text for markup."""
    data = ",".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in arguments)
    return Page(path=path, content=f"briefgen.{call}({data});\n".replace("<", "\\u003c").encode())
