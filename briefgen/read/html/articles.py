"""A page that is a row of whole stories, each an element ``article`` with its own headline and day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from briefgen.read.html.encoding import page_text
from briefgen.read.html.engine import Element, markup, parse
from briefgen.read.html.meta import metas
from briefgen.read.html.title import claimed
from briefgen.read.html.words import key

STORY_WORDS = 60
"""Words of the paragraphs of a story; in a teaser there are fewer."""

_LIVE = "LiveBlogPosting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """One of the stories."""

    title: str
    day: str
    """As its ``time`` says it, to the day."""

    line: int
    """Of the page, from 1, that it starts on."""

    page: str
    """A page with this story alone, on the lines that it has on the whole one."""


def whole_articles(file: str, data: bytes) -> tuple[Whole, ...]:
    """The stories of a page that is about several alike; none when it may be about one of them, or reports live.

    All its long articles have a headline of one rank and a day; the page's own title is no headline among them, and no
    larger headline stands over them.

    :raises BriefgenError: the extra ``html`` is not installed.
    """
    text = page_text(file, data).text
    root = None if _LIVE in text else parse(file, text)
    if root is None:
        return ()
    said, long = metas(root), _long(root)
    found = [story for element in long if (story := _whole(file, element, said))]
    titles = {key(story.title) for story in found}
    if len(found) < 2 or len(titles) < len(long) or not _are_alike(root, long) or _is_about(said, titles):
        return ()
    return tuple(found)


def doubts(root: Element) -> tuple[str, ...]:
    """What a person should look at on a page that was left whole, and holds several stories all the same."""
    heads = [_heading(element) for element in _long(root) if _day(element)]
    titles = {key(_text(head)): _text(head) for head in heads if head is not None}
    if len(titles) < 2:
        return ()
    return (f"it seems to hold several stories, such as {list(titles.values())[1]!r}; save each in a file of its own",)


def _long(root: Element) -> list[Element]:
    return [element for element in _outermost(root) if _words(element) >= STORY_WORDS]


def _are_alike(root: Element, long: Sequence[Element]) -> bool:
    """Whether their headlines are of one rank, and none on the page is larger."""
    heads = [head for element in long if (head := _heading(element)) is not None]
    ranks = {head.tag for head in heads}
    return ranks == {"h1"} or (ranks == {"h2"} and next(root.iter("h1"), None) is None)


def _is_about(said: Mapping[str, str], titles: set[str]) -> bool:
    """Whether the page calls itself by the headline of one of them."""
    own = [name for title in claimed(said) if (name := key(title))]
    return any(title in name or name in title for title in titles for name in own)


def _outermost(root: Element) -> Iterator[Element]:
    within: set[Element] = set()
    for element in root.iter("article"):
        if element not in within:
            within.update(element.iter("article"))
            yield element


def _whole(file: str, element: Element, said: Mapping[str, str]) -> Whole | None:
    head, day = _heading(element), _day(element)
    if head is None or not day:
        return None
    line = element.sourceline or 1
    site = f'<meta property="og:site_name" content="{escape(said.get("og:site_name", ""))}">'
    top = f'<!doctype html><html><head><meta charset="utf-8">{site}</head><body>'
    return Whole(title=_text(head), day=day, line=line, page=top + "\n" * (line - 1) + markup(file, element))


def _heading(element: Element) -> Element | None:
    return next((head for head in element.iter("h1", "h2") if _text(head)), None)


def _day(element: Element) -> str:
    return next((moment[:10] for time in element.iter("time") if (moment := time.get("datetime") or "")), "")


def _text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _words(element: Element) -> int:
    return sum(len(_text(paragraph).split()) for paragraph in element.iter("p"))
