"""A saved web page as the story on it: where the parts of this package meet."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.read.html import articles, several, walls
from briefgen.read.html.blocks import Block, blocks
from briefgen.read.html.body import Body, body_of
from briefgen.read.html.credits import address_of, hints_of
from briefgen.read.html.dates import stamps_of
from briefgen.read.html.encoding import page_text
from briefgen.read.html.engine import Element, article_body, parse
from briefgen.read.html.linked import linked
from briefgen.read.html.meta import first, metas
from briefgen.read.html.mhtml import Part, is_mhtml, main_part
from briefgen.read.html.title import claimed, headings, title_of
from briefgen.read.html.told import ended
from briefgen.read.page import Page

REACH = 40
"""Lines below the headline among which its date is looked for."""

BEFORE = 6
"""Lines above the story among which it is, where the page shows no headline."""

_ELSEWHERE = frozenset({"figure", "figcaption", "nav", "aside"})
_LEADS = ("og:description", "description", "twitter:description")


def html_page(file: str, data: bytes) -> Page:
    """The story on a page that a browser saved, as HTML or as one file with its pictures.

    Its lines, and those cut, have the numbers of the HTML's lines, from 1, also where the HTML is a part of the file.

    :raises BriefgenError: the extra ``html`` is not installed, or the page shows a cookie notice, a paywall … instead.
    """
    part = main_part(file, data) if is_mhtml(data) else Part(data=data, charset=None, url=None)
    read_as = page_text(file, part.data, part.charset)
    text = read_as.text
    root = _parsed(file, text)
    page, said, large = blocks(root), metas(root), headings(root)
    about = linked(root, (*large, *claimed(said)))
    title = title_of(large, said, about, page)
    # The engine may change the tree: what is asked of it is asked before.
    silent = walls.notices(root)
    end = several.next_story(page, title)
    mixed = articles.doubts(root) if end == len(page) else ()
    body = body_of(article_body(file, root, len(page)), page, title, first(said, _LEADS), end)
    walls.check(file, silent, page, body.lines)
    own, below = ended(body.lines, about.body)
    lines, cut = walls.without(own)
    near = _near(page, body)
    url = address_of(text, said, about, part.url)
    stamps, unclear = stamps_of(about, said, near, url)
    return Page(
        file=file,
        lines=lines,
        is_told=True,
        title=title,
        stamps=stamps,
        hints=hints_of(said, about, near, url),
        cut=(*body.cut, *below, *cut),
        doubts=(
            *read_as.doubts,
            *unclear,
            *mixed,
            *several.doubts(page, body.first, end, about),
            *walls.doubts(about, lines),
        ),
    )


def _parsed(file: str, text: str) -> Element:
    root = parse(file, text)
    if root is None:
        raise BriefgenError([Problem(Place(file), "the page is empty", "save the page again, or its text as .txt")])
    return root


def _near(page: Sequence[Block], body: Body) -> Sequence[Block]:
    """The lines between the headline and the story, where a reader finds the date."""
    start = body.at if body.at is not None else max(0, body.first - BEFORE)
    return [block for block in page[start : min(body.first, start + REACH)] if not _ELSEWHERE & {*block.regions}]
