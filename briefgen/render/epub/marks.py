"""Links of a book: to its own chapters, and from a mark to the source at the chapter's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from markupsafe import Markup, escape

from briefgen.render.lines import CiteView
from briefgen.render.marks import NUMBER, Marks
from briefgen.render.names import Link


class BookMarks(Marks):
    """Writes links for the chapters of a book; what has no chapter in it stays plain."""

    def __init__(self, root: str, language: str, chapters: frozenset[str]) -> None:
        super().__init__(root, language)
        self._chapters = chapters

    def link(self, link: Link) -> Markup:
        """A subject's name, linked to its chapter if the book has it."""
        path = link.path.removesuffix(".html") + ".xhtml" if link.path in self._chapters and link.path else None
        return super().link(replace(link, path=path))

    def cites(self, cites: Sequence[CiteView]) -> Markup:
        """Marks after a claim; each leads to its article among the chapter's sources."""
        return Markup("").join([_cite(cite.article, cite.paragraph) for cite in cites])


@cache
def _cite(article: str, paragraph: str) -> Markup:
    number = NUMBER.format(escape(article))
    return Markup(f' <a class="cite" href="#a-{escape(article)}">[{number}¶{escape(paragraph)}]</a>')
