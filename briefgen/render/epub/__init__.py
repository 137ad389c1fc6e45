"""The briefings as a book: the files of an EPUB 3, made from the same edition as the pages."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from briefgen.model import edtf
from briefgen.model.site import Site
from briefgen.render.body import rests_on
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.epub.chapters import Chapter, chapters
from briefgen.render.epub.marks import BookMarks
from briefgen.render.page import Page
from briefgen.render.pages.feeds import TAG
from briefgen.render.theme import Theme

MIMETYPE = Page(path="mimetype", content=b"application/epub+zip")
"""The first file of every EPUB; it is stored as it is."""

CONTAINER = Page(
    path="META-INF/container.xml",
    content=b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
)

UNDATED = "1980-01-01"
"""Day of a book without a dated article; a book must have one, and the clock says nothing of what is in it."""

NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def book(edition: Edition, theme: Theme, only: Sequence[str] = ()) -> tuple[Page, ...]:
    """Every file of the book, the media type first, the others by path.

    :param only: chapters by their page without its ending, ``countries/japan``, or whole kinds, ``countries``; all
        of them when it is empty.
    :raises BriefgenError: there is no such chapter, or a template is at fault.
    """
    chosen = chapters(edition, only)
    known = frozenset(f"{each.path}.html" for each in chosen)
    press = Press(theme, edition.site, edition.t, (), marks=partial(BookMarks, chapters=known))
    pages = sorted(_pages(edition, press, chosen), key=lambda page: page.path)
    return (MIMETYPE, CONTAINER, *pages)


def _pages(edition: Edition, press: Press, chosen: Sequence[Chapter]) -> Iterator[Page]:
    parts = [(kind, [*each]) for kind, each in groupby(chosen, key=lambda chapter: chapter.kind)]
    rests = rests_on(edition, tuple(edition.articles.values()))
    for each in chosen:
        yield _page(press, f"{each.path}.xhtml", "chapter.xhtml.html", each)
    yield _page(press, "title.xhtml", "title.xhtml.html", None, rests=rests)
    yield _page(press, "nav.xhtml", "nav.xhtml.html", None, parts=parts)
    package = {"id": _identifier(edition.site, chosen), "modified": f"{_newest(edition)}T00:00:00Z"}
    yield _page(press, "package.opf", "package.opf.html", None, chapters=chosen, **package)
    yield _page(press, "style.css", "style.css.html", None)


def _page(press: Press, path: str, template: str, chapter: Chapter | None, **view: object) -> Page:
    """One file of the book; its path within the archive lies below ``book/``, its links count from there."""
    sources = [source.line for source in chapter.sources] if chapter else ()
    made = press.render(path, f"epub/{template}", sources, chapter=chapter, **view)
    return Page(path=f"book/{path}", content=NOT_XML.sub("", made.content.decode()).encode())


def _identifier(site: Site, chosen: Sequence[Chapter]) -> str:
    """The same book has the same name, whatever is new in it."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join([TAG, site.title, *(each.path for each in chosen)])).urn


def _newest(edition: Edition) -> str:
    """The day of the newest dated article, as ``2024-09-23``."""
    days = [span.last for line in edition.articles.values() if (span := edtf.span(line.date))]
    return max(days).isoformat() if days else UNDATED
