"""The story on a page: the engine's paragraphs found again among the lines of the page, the others cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.model.article import Cut
from briefgen.read.html.align import Found, aligned, at_place
from briefgen.read.html.blocks import Block, blocks
from briefgen.read.html.engine import Element
from briefgen.read.html.left_out import left_out
from briefgen.read.html.linked import SAME
from briefgen.read.html.words import agreement, key, tokens
from briefgen.read.lines import Line
from briefgen.read.shape import ends_sentence, is_prose
from briefgen.read.stamp import stamps_in

HALF = 0.5
"""Share of a paragraph's characters (0 to 1) that lead elsewhere at most."""

LINKED = 0.9
"""Share of a line's characters (0 to 1) that lead elsewhere, where it is no more than a link."""

PARTLY = 0.3
"""Share of the characters that lead elsewhere in an entry of a list of other stories at least."""

LEAST = 5
"""Words of a standfirst at least."""

STORY_WORDS = 80
"""Words of paragraphs side by side that may be a story."""

OUTDONE = 2.0
"""How many times the engine's words such paragraphs hold where the engine took a notice for the story."""

_BESIDE = frozenset({"nav", "footer", "aside", "figure", "figcaption", "form", "dialog"})
"""Regions that hold no paragraph of the story which the engine has passed over."""

_PARAGRAPHS = frozenset({"p"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LARGE = frozenset({"h1", "h2"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The lines of a page told apart."""

    lines: tuple[Line, ...]
    at: int | None
    """Index of the page's block that is the headline; None when it is not shown."""

    first: int
    """Index of the page's block that is the first paragraph; that behind the story when there is none."""

    cut: tuple[Cut, ...]


def body_of(engine: Element | None, page: Sequence[Block], title: str | None, lead: str | None, end: int) -> Body:
    """The story's paragraphs with the numbers of their lines, and what of ``page`` is left out.

    :param engine: what the engine takes for the article.
    :param lead: what the page's data say it is about.
    :param end: index of the line of ``page`` that another story starts on.
    """
    found = aligned(blocks(engine), page) if engine is not None else []
    found = _side_by_side(found, page) or _filled(found, page)
    first = next((item.place for item in found if item.place is not None and _is_paragraph(item.text)), end)
    at = headline_at(page, title, first)
    found = [item for item in found if item.place is None or (at or -1) < item.place < end]
    found = [item for item in found if title is None or key(item.text) != key(title)]
    if at is not None:
        found = _opened(found, page, at, first, lead)
    found = _without_pointers(found, page)
    kept = {item.place for item in found if item.place is not None}
    return Body(lines=tuple(_numbered(found, page)), at=at, first=first, cut=tuple(left_out(page, kept, title, first)))


def headline_at(page: Sequence[Block], title: str | None, first: int) -> int | None:
    """Index of the line above the story that is its headline; None when it is not shown there.

    :param first: index of the story's first paragraph.
    """
    found = [at for at, block in enumerate(page[:first]) if title and key(block.text) == key(title)]
    large = [at for at in found if page[at].tag in _LARGE]
    return next(iter(large or found[-1:]), None)


def _filled(found: list[Found], page: Sequence[Block]) -> list[Found]:
    """The story with the paragraphs amid it that the engine passed over, though they stand beside its own."""
    places = [item.place for item in found if item.place is not None]
    if not places or places != sorted(places):
        return found
    homes, own = {page[place].home for place in places}, {*places}
    result: list[Found] = []
    last = places[0]
    for item in found:
        if item.place is not None:
            gap = (at for at in range(last, item.place) if at not in own and page[at].home in homes)
            result += [at_place(page, at) for at in gap if _is_told(page[at])]
            last = item.place
        result.append(item)
    return result


def _side_by_side(found: Sequence[Found], page: Sequence[Block]) -> list[Found] | None:
    """The page's longest run of paragraphs, when the engine has little of it and less besides."""
    words: Counter[int] = Counter()
    for block in page:
        if _is_told(block):
            words[block.home] += len(tokens(block.text))
    home, most = max(words.items(), key=lambda pair: pair[1], default=(0, 0))
    mine = sum(len(tokens(item.text)) for item in found)
    if most < max(STORY_WORDS, OUTDONE * mine):
        return None
    run = [at for at, block in enumerate(page) if block.home == home and block.text and not _BESIDE & {*block.regions}]
    return [at_place(page, at) for at in run]


def _opened(found: list[Found], page: Sequence[Block], at: int, first: int, lead: str | None) -> list[Found]:
    """The story with what stands between its headline and its first line: a standfirst, paragraphs passed over."""
    kept = {key(item.text) for item in found}
    between = [place for place in range(at + 1, first) if _is_told(page[place]) or _is_standfirst(page[place], lead)]
    return [*(at_place(page, place) for place in between if key(page[place].text) not in kept), *found]


def _is_standfirst(block: Block, lead: str | None) -> bool:
    """Whether a line below the headline says what the page's data say it is about."""
    return lead is not None and len(tokens(block.text)) >= LEAST and agreement(block.text, lead) >= SAME


def _without_pointers(found: Sequence[Found], page: Sequence[Block]) -> list[Found]:
    """The story without lines that only lead elsewhere, and without the list of other stories below it."""
    kept = [item for item in found if item.place is None or not _is_pointer(page[item.place])]
    while kept and (item := kept[-1]).place is not None and _is_teaser(page, item.place, kept):
        kept.pop()
    return kept


def _is_teaser(page: Sequence[Block], at: int, kept: Sequence[Found]) -> bool:
    """Whether the last line is a heading of nothing, an entry with a link, or words below a heading that is one."""
    block = page[at]
    if block.tag in _HEADINGS or (block.linked >= PARTLY and not ends_sentence(block.text)):
        return True
    above = kept[-2].place if len(kept) > 1 else None
    return above is not None and page[above].tag in _HEADINGS and page[above].linked >= LINKED


def _is_pointer(block: Block) -> bool:
    return block.linked >= LINKED and block.tag not in _HEADINGS and not ends_sentence(block.text)


def _is_paragraph(text: str) -> bool:
    return is_prose(text) and not stamps_in(text)


def _is_told(block: Block) -> bool:
    """Whether a line is a paragraph of a story, as far as it and its place tell."""
    return block.tag in _PARAGRAPHS and block.linked < HALF and is_prose(block.text) and not _BESIDE & {*block.regions}


def _numbered(found: Sequence[Found], page: Sequence[Block]) -> Iterator[Line]:
    """The lines with numbers that never fall; a text that is no block has that of the one before it."""
    last = 1
    for item in found:
        last = max(last, page[item.place].line) if item.place is not None else last
        yield Line(number=last, text=f"- {item.text}" if item.is_item else item.text)
