"""Read one file: decode, split off its front matter, tell the story from the page around it, find date and credit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.model.article import Article
from briefgen.model.world import Knowledge
from briefgen.read.credit import agency_named, agency_of, known_source, via_of
from briefgen.read.dateline import Opening, agency_in, opening_of
from briefgen.read.decode import decoded
from briefgen.read.front_matter import split_front_matter
from briefgen.read.furniture import site_phrases
from briefgen.read.html import html_page
from briefgen.read.language import ENGLISH, language_of
from briefgen.read.lines import Line, Sorted, join_wrapped, sort_lines
from briefgen.read.markdown import blocks
from briefgen.read.page import Page
from briefgen.read.piece import Piece
from briefgen.read.published import published
from briefgen.read.repeats import without
from briefgen.read.stories import several_stories

UNTITLED_LENGTH = 90
"""Characters of the first sentence that stand in for a missing headline."""

_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{3,40})$")

_SPACES = ("\t", "\xa0", "\u202f", "\u2009", "\u3000", "\u2003", "\u2002", "\u200a", "\x0b", "\x0c")
"""White space other than the plain one."""

_MARKDOWN = (".md", ".markdown")


def read(file: str, data: bytes, knowledge: Knowledge) -> Article:
    """Read the article in a file with one story, a text or Markdown.

    :param file: path within the content folder; its ending tells the format.
    :raises BriefgenError: the file is empty, binary, not text in UTF-8, or its front matter is broken.
    """
    form = "markdown" if PurePosixPath(file).suffix.lower() in _MARKDOWN else "text"
    return read_piece(Piece(file=file, data=data, form=form), knowledge)


def read_piece(piece: Piece, knowledge: Knowledge, repeated: Collection[str] = ()) -> Article:
    """Read one story's worth of a file.

    :param repeated: lines that other stories of its folder hold as well, and that are no part of any.
    :raises BriefgenError: it is empty, binary, in no encoding that can be told, or its front matter is broken.
    """
    file, page = piece.file, _page(piece)
    told = sort_lines(page.lines, page.title, site_phrases(knowledge), is_told=page.is_told)
    sorted_lines = without(told, repeated)
    title = _title(page, sorted_lines)
    paragraphs = tuple(line.text for line in sorted_lines.story)
    if not paragraphs:
        raise BriefgenError(
            [
                Problem(
                    Place(file),
                    "no story found in the file",
                    "it holds headings or menus only; save the article's text",
                )
            ]
        )
    start = opening_of(paragraphs, knowledge)
    found, doubts = published(page, sorted_lines, start, piece.how)
    doubts = (*page.doubts, *doubts, *several_stories(sorted_lines, knowledge, _opens(paragraphs, start)))
    cuts = sorted((*page.cut, *sorted_lines.cut), key=lambda cut: cut.line)
    article = Article(
        file=file,
        title=title or _first_words(paragraphs[0], start),
        published=found,
        paragraphs=paragraphs,
        sha256=hashlib.sha256("\n".join(paragraphs).encode()).hexdigest(),
        dateline=start.dateline if start else None,
        ignored=tuple(cut for cut in cuts if cut.rule != "stamp"),
        doubts=doubts if title else (*doubts, "no headline found; the first words stand in for it"),
    )
    return _credited(article, page, _signed(sorted_lines, start, knowledge), knowledge)


def _page(piece: Piece) -> Page:
    """The lines of a piece; what its container says of it wins over what it says itself."""
    page = html_page(piece.file, piece.data) if piece.form == "html" else _text_page(piece)
    if not (piece.facts or piece.cut or piece.doubts or page.facts):
        return page
    facts = {**page.facts, **piece.facts}
    return replace(
        page,
        facts=facts,
        title=facts.get("title") or page.title,
        cut=(*piece.cut, *page.cut),
        doubts=(*piece.doubts, *page.doubts),
    )


def _text_page(piece: Piece) -> Page:
    read_as = decoded(piece.file, piece.data)
    front, body, first = split_front_matter(piece.file, read_as.text)
    if piece.form == "markdown":
        found = blocks(body, first)
        return Page(file=piece.file, facts=front, title=found.title, lines=found.lines, doubts=read_as.doubts)
    return Page(file=piece.file, facts=front, lines=tuple(_plain_lines(body, first)), doubts=read_as.doubts)


def _plain_lines(body: str, first: int) -> list[Line]:
    """The lines of a plain text that hold something; wrapped paragraphs are joined."""
    lines: list[Line] = []
    block: list[Line] = []
    for number, raw in enumerate([*_plain_spaces(body).split("\n"), ""], first):
        if text := raw.strip():
            block.append(Line(number, text))
        elif block:
            lines += _joined(block) if len(block) > 1 else block
            block = []
    return lines


def _plain_spaces(body: str) -> str:
    """The text with one plain space wherever there is space within a line."""
    for space in _SPACES:
        if space in body:
            body = body.replace(space, " ")
    while "  " in body:
        body = body.replace("  ", " ")
    return body


def _joined(block: Sequence[Line]) -> list[Line]:
    groups = join_wrapped([line.text for line in block])
    if len(groups) == len(block):
        return list(block)
    return [Line(number=block[group[0]].number, text=" ".join(block[at].text for at in group)) for group in groups]


def _title(page: Page, lines: Sorted) -> str | None:
    """The headline, without the name of the site that the page is marked with elsewhere."""
    if page.title is not None or lines.title is None:
        return page.title
    title = lines.title.text
    match = _SUFFIX.search(title)
    if match is None:
        return title
    around = " ".join((page.file, *(item.text for item in lines.cut))).casefold()
    return title[: match.start()].rstrip() if match["site"].casefold() in around else title


def _first_words(paragraph: str, start: Opening | None) -> str:
    """A stand-in for a headline: the story's first words, cut at a word."""
    words = paragraph[start.dateline.end :] if start and start.dateline.start == 0 else paragraph
    sentence = re.split(r"(?<=[a-z]{2}[.!?])\s", words, maxsplit=1)[0]
    if len(sentence) <= UNTITLED_LENGTH:
        return sentence.rstrip(".")
    return sentence[:UNTITLED_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _opens(paragraphs: Sequence[str], start: Opening | None) -> int:
    """Index of the paragraph that the dateline opens; the first where there is none."""
    return "\n".join(paragraphs).count("\n", 0, start.dateline.start) if start else 0


def _signed(lines: Sorted, start: Opening | None, knowledge: Knowledge) -> str | None:
    """The agency of the dateline, which may be a line of its own between headline and story."""
    if start and start.agency:
        return start.agency
    top, first = lines.title.number if lines.title else 0, lines.story[0].number
    above = (agency_in(cut.text, knowledge) for cut in lines.cut if top < cut.line < first)
    return next(filter(None, above), None)


def _credited(article: Article, page: Page, dateline: str | None, knowledge: Knowledge) -> Article:
    """The article with who reported it, who passed it on and who published it; facts win over markup."""
    front = {**page.hints, **page.facts}
    reporter, _, relay = (dateline or "").partition(" via ")
    named = reporter or agency_named(front.get("author"), knowledge)
    agency = front.get("agency") or agency_of(named, article.paragraphs, knowledge)
    via = front.get("via") or relay or via_of(article.paragraphs, knowledge)
    publisher = front.get("publisher")
    return replace(
        article,
        agency=agency,
        via=via if via != agency else None,
        publisher=(known_source(publisher, knowledge) or publisher) if publisher else None,
        author=front.get("author"),
        url=front.get("url"),
        language=page.facts.get("language") or language_of(article.paragraphs) or page.hints.get("language") or ENGLISH,
    )
