"""Links and evidence marks as HTML, each made once for all pages of one depth: there are a million of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from briefgen.render.lines import CiteView
from briefgen.render.names import ENGLISH, Link

NUMBER = "\ue000{}\ue001"
"""Stands for the number of a source until the page is known: the same mark is put on many pages."""


RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters that are written from the right to the left."""

FROM_THE_RIGHT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
"""Languages of pages that are."""


class Marks:
    """Writes links for pages that are one way from the root. Remembers what it has written."""

    def __init__(self, root: str, language: str) -> None:
        self._root = root
        self._language = language
        self._links: dict[Link, Markup] = {}
        self._cites: dict[str, Markup] = {}

    def link(self, link: Link) -> Markup:
        """A subject's name, linked to its page if it has one."""
        if link not in self._links:
            text, language = escape(link.text), self.lang(link.language)
            its = f"{self._way(text)}{language}"
            html = f'<a href="{self._root}{escape(link.path)}"{its}>{text}</a>' if link.path else None
            self._links[link] = Markup(html or (f"<span{its}>{text}</span>" if its else text))
        return self._links[link]

    def _way(self, text: str) -> str:
        """The attribute that lets a name run its own way, where that may differ from the page: most do without it."""
        return ' dir="auto"' if self._language in FROM_THE_RIGHT or RIGHT.search(text) else ""

    def links(self, links: Sequence[Link], between: str = ", ") -> Markup:
        """Several names in a row."""
        return Markup(between).join([self.link(link) for link in links])

    def text(self, parts: Sequence[Link]) -> Markup:
        """A sentence of our own: its names linked, the words between them plain."""
        return self.english(self.joined(parts))

    def english(self, text: str) -> Markup:
        """English words, marked as such on a page in another language."""
        return Markup("<span{}>{}</span>").format(self.lang(ENGLISH), text) if self.lang(ENGLISH) else escape(text)

    def lang(self, language: str, around: str = "") -> Markup:
        """The attribute of a tag whose words are in ``language``; empty where those around it are too.

        :param language: that of the page when it is empty.
        :param around: the language around it, when it is not that of the page.
        """
        return Markup("") if language in ("", around or self._language) else Markup(' lang="{}"').format(language)

    def joined(self, parts: Sequence[Link]) -> Markup:
        """Words with names, the names linked."""
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
