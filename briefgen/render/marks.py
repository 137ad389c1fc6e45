"""Links and evidence marks as HTML, each made once for all pages of one depth: there are a million of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from briefgen.render.lines import CiteView
from briefgen.render.names import Link

NUMBER = "\ue000{}\ue001"
"""Stands for the number of a source until the page is known: the same mark is put on many pages."""


class Marks:
    """Writes links for pages that are one way from the root. Remembers what it has written."""

    def __init__(self, root: str) -> None:
        self._root = root
        self._links: dict[tuple[str, str | None], Markup] = {}
        self._cites: dict[str, Markup] = {}

    def link(self, link: Link) -> Markup:
        """A subject's name, linked to its page if it has one."""
        key = (link.text, link.path)
        if key not in self._links:
            text = escape(link.text)
            html = f'<a href="{self._root}{escape(link.path)}" dir="auto">{text}</a>' if link.path else None
            self._links[key] = Markup(html or f'<span dir="auto">{text}</span>')
        return self._links[key]

    def links(self, links: Sequence[Link], between: str = ", ") -> Markup:
        """Several names in a row."""
        return Markup(between).join([self.link(link) for link in links])

    def text(self, parts: Sequence[Link]) -> Markup:
        """A sentence: its names linked, the words between them plain."""
        return Markup("").join([self.link(part) if part.path else escape(part.text) for part in parts])

    def cites(self, cites: Sequence[CiteView]) -> Markup:
        """Marks after a claim; each shows the number of its source on the page, and the paragraph."""
        return Markup("").join([self._cite(cite) for cite in cites])

    def _cite(self, cite: CiteView) -> Markup:
        if cite.path not in self._cites:
            number, path = NUMBER.format(escape(cite.article)), escape(cite.path)
            mark = f' <a class="cite" href="{self._root}{path}">[{number}¶{escape(cite.paragraph)}]</a>'
            self._cites[cite.path] = Markup(mark)
        return self._cites[cite.path]


def own_cites(cites: Sequence[CiteView]) -> Markup:
    """Marks on the article's own page: no number, and only the anchor."""
    return Markup("").join([_own_cite(cite.path.partition("#")[2], cite.paragraph) for cite in cites])


def coded(text: str) -> Markup:
    """A hint with what stands between backticks as code.

    >>> coded("write `date:` <here>")
    Markup('write <code>date:</code> &lt;here&gt;')
    """
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


@lru_cache(maxsize=4096)
def _own_cite(anchor: str, paragraph: str) -> Markup:
    return Markup(f' <a class="cite" href="#{escape(anchor)}">[¶{escape(paragraph)}]</a>')
