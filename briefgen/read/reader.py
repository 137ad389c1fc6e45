"""Read one file: decode, split off its front matter, tell the story from the page around it, find date and credit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.model.article import Article, Cut, Published
from briefgen.model.edtf import is_valid
from briefgen.model.world import Knowledge
from briefgen.read.credit import agency_of, known_source, via_of
from briefgen.read.dateline import Opening, opening
from briefgen.read.decode import decode
from briefgen.read.front_matter import split_front_matter
from briefgen.read.lines import Line, Sorted, join_wrapped, sort_lines
from briefgen.read.markdown import blocks
from briefgen.read.page import Page
from briefgen.read.stamp import choose, has_label, stamp_in

SUFFIXES = (".txt", ".text", ".md", ".markdown")
"""The endings of files that can be read."""

TITLE_WORDS = 3
"""A headline has at least so many words, where the head of the file offers a choice."""

UNTITLED_LENGTH = 90
"""Characters of the first sentence that stand in for a missing headline."""

_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{3,40})$")

_MARKDOWN = (".md", ".markdown")


def read(file: str, data: bytes, knowledge: Knowledge) -> Article:
    """Read the article in ``data``.

    :param file: path within the content folder; its ending tells the format.
    :raises BriefgenError: the file is empty, binary, not text in UTF-8, or its front matter is broken.
    """
    page = _page(file, decode(file, data))
    sorted_lines = sort_lines(page.lines, page.title)
    title, sorted_lines = _title(page, sorted_lines)
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
    start = opening(paragraphs[0], knowledge)
    published, doubts = _published(page, sorted_lines, start)
    article = Article(
        file=file,
        title=title or _first_words(paragraphs[0], start),
        published=published,
        paragraphs=paragraphs,
        sha256=hashlib.sha256("\n".join(paragraphs).encode()).hexdigest(),
        dateline=start.dateline if start else None,
        ignored=tuple(cut for cut in sorted_lines.cut if cut.rule != "stamp"),
        doubts=doubts if title else (*doubts, "no headline found; the first words stand in for it"),
    )
    return _credited(article, page.facts, start.agency if start else None, knowledge)


def _page(file: str, text: str) -> Page:
    front, body, first = split_front_matter(file, text)
    if PurePosixPath(file).suffix.lower() in _MARKDOWN:
        found = blocks(body, first)
        return Page(file=file, facts=front, title=front.get("title") or found.title, lines=found.lines)
    return Page(file=file, facts=front, title=front.get("title"), lines=tuple(_plain_lines(body, first)))


def _plain_lines(body: str, first: int) -> list[Line]:
    """The lines of a plain text that hold something; wrapped paragraphs are joined."""
    lines: list[Line] = []
    block: list[Line] = []
    for number, raw in enumerate([*body.split("\n"), ""], first):
        text = " ".join(raw.split())
        if text:
            block.append(Line(number=number, text=text))
            continue
        groups = join_wrapped([line.text for line in block])
        lines += [
            Line(number=block[group[0]].number, text=" ".join(block[at].text for at in group)) for group in groups
        ]
        block = []
    return lines


def _title(page: Page, lines: Sorted) -> tuple[str | None, Sorted]:
    """The headline, and the lines without it; other lines of the head are cut as furniture of the page."""
    longer = [line for line in lines.head if len(line.text.split()) >= TITLE_WORDS]
    chosen = next(iter(longer or lines.head), None)
    if page.title is not None:
        chosen = next((line for line in lines.head if line.text == page.title), None)
    rest = tuple(Cut(line=line.number, text=line.text, rule="head") for line in lines.head if line != chosen)
    cut = tuple(sorted((*lines.cut, *rest), key=lambda item: item.line))
    around = " ".join((page.file, *(item.text for item in cut))).casefold()
    title = page.title or (_without_site(chosen.text, around) if chosen else None)
    return title, replace(lines, cut=cut)


def _without_site(title: str, around: str) -> str:
    """A headline without the site's name at its end, when the page or the file is marked with that name elsewhere.

    >>> _without_site("Talks end - The Example", "menu the example contact")
    'Talks end'
    """
    match = _SUFFIX.search(title)
    return title[: match.start()].rstrip() if match and match["site"].casefold() in around else title


def _first_words(paragraph: str, start: Opening | None) -> str:
    """A stand-in for a headline: the story's first words, cut at a word."""
    words = paragraph[start.dateline.end :] if start else paragraph
    sentence = re.split(r"(?<=[a-z]{2}[.!?])\s", words, maxsplit=1)[0]
    if len(sentence) <= UNTITLED_LENGTH:
        return sentence.rstrip(".")
    return sentence[:UNTITLED_LENGTH].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _published(page: Page, lines: Sorted, start: Opening | None) -> tuple[Published, tuple[str, ...]]:
    """Front matter wins over a stamp, a stamp over a dateline; nothing else gives a date."""
    if words := page.facts.get("date"):
        return _front_date(words)
    before = lines.story[0].number
    stamps = [
        stamp
        for cut in lines.cut
        if cut.rule == "stamp" and (cut.line < before or has_label(cut.text)) and (stamp := stamp_in(cut.text))
    ]
    if stamps:
        return choose(stamps)
    if start and start.published.how:
        doubt = (
            ()
            if start.published.value != "unknown"
            else (f"the dateline says {start.published.words!r} without a year",)
        )
        return start.published, doubt
    return Published(), ()


def _front_date(words: str) -> tuple[Published, tuple[str, ...]]:
    stamp = stamp_in(words)
    if stamp and stamp.published.value != "unknown":
        return replace(stamp.published, how="front-matter", words=words), ()
    if re.fullmatch(r"\d{4}(-\d\d)?", words) and is_valid(words):
        return Published(value=words, how="front-matter", words=words), ()
    return Published(how="front-matter", words=words), (f"the date {words!r} of the front matter is not clear",)


def _credited(article: Article, front: Mapping[str, str], dateline: str | None, knowledge: Knowledge) -> Article:
    """The article with who reported it, who passed it on and who published it; front matter wins."""
    reporter, _, relay = (dateline or "").partition(" via ")
    agency = front.get("agency") or agency_of(reporter, article.paragraphs, knowledge)
    via = front.get("via") or relay or via_of(article.paragraphs, knowledge)
    publisher = front.get("publisher")
    return replace(
        article,
        agency=agency,
        via=via if via != agency else None,
        publisher=(known_source(publisher, knowledge) or publisher) if publisher else None,
        author=front.get("author"),
        url=front.get("url"),
        language=front.get("language", "en"),
    )
