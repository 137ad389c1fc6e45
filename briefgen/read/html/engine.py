"""The seam to lxml and trafilatura, which the extra ``html`` brings and which are imported once a page needs them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Protocol

from briefgen.errors import BriefgenError, Place, Problem

MISSING = 'install what web pages need: pip install "briefgen[html]"'


MANY = 5000
"""Lines of a page from which on the engine's second opinion, whose time grows with their square, is not asked."""


class Element(Protocol):
    """What is asked of an element of lxml's tree."""

    @property
    def tag(self) -> str: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    @property
    def sourceline(self) -> int | None: ...
    def get(self, key: str) -> str | None: ...
    def iter(self, *tags: str) -> Iterator[Element]: ...
    def itertext(self) -> Iterator[str]: ...
    def __iter__(self) -> Iterator[Element]: ...


def parse(file: str, text: str) -> Element | None:
    """The page's tree without its comments; None when the text holds no element.

    :raises BriefgenError: the extra ``html`` is not installed.
    """
    html = _module(file, "lxml.html")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root: Element = html.document_fromstring(text.encode(), parser=parser)
    except _module(file, "lxml.etree").ParserError:
        return None
    return root


def markup(file: str, element: Element) -> str:
    """An element of a page as HTML again, without what stands below it."""
    found: str = _module(file, "lxml.html").tostring(element, encoding="unicode", with_tail=False)
    return found


def article_body(file: str, root: Element, lines: int) -> Element | None:
    """What trafilatura takes for the article, as its own small tree (``p``, ``head``, ``list`` …); None for nothing.

    :param root: the page's tree; it may be changed by this.
    :param lines: how many lines the page has.
    """
    engine = _module(file, "trafilatura")
    # It logs a line for each page in which it finds no article; we say so ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = engine.bare_extraction(root, favor_precision=True, include_comments=False, fast=lines > MANY)
    body: Element | None = found.body if found is not None else None
    return body


def _module(file: str, name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise BriefgenError([Problem(Place(file), "a web page cannot be read yet", MISSING)]) from error
