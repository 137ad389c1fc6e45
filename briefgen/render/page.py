"""A page of the site, and how pages point at one another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the site."""

    path: str
    """From the site's root, with forward slashes: ``countries/japan.html``."""

    content: bytes


def root_of(path: str) -> str:
    """The way from a page back to the site's root, to be put before every link on it.

    Links are relative, so one build works on a server, under a sub-path and from ``file://``; they go by the root,
    so that a line rendered once fits every page of the same depth.

    >>> root_of("index.html"), root_of("countries/japan.html")
    ('', '../')
    """
    return "../" * path.count("/")
