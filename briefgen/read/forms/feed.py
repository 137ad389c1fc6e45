"""RSS 0.9x, 1.0 and 2.0 and Atom to their entries."""

from __future__ import annotations

import html
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.read.forms.entry import Entry
from briefgen.read.forms.facts import CUT_OFF, ONLY_CHANGED, ONLY_SUMMARY, known
from briefgen.read.forms.fragment import Prose, is_markup, plain, prose_of, without_tails
from briefgen.read.forms.tree import Element, tree

CONTENT = ("content:encoded", "atom:content", "html:body", "html:div")
SUMMARY = ("description", "atom:summary", "atom:subtitle")
PUBLISHED = ("pubDate", "atom:published", "atom:issued", "dc:date", "dc:issued", "atom:created", "dc:created")
CHANGED = ("atom:updated", "atom:modified", "dc:modified")
"""Elements of an entry by what they hold, the best first."""

BRIEF = 60
"""Words under which what a feed gives without a content of its own is no more than a summary."""

_NO_FEED = {
    "opml": "is a list of feeds (OPML); it holds no articles",
    "sitemap:urlset": "is a sitemap; it holds addresses, no articles",
    "sitemap:sitemapindex": "is a sitemap; it holds addresses, no articles",
    "urlset": "is a sitemap; it holds addresses, no articles",
}


def feed_entries(file: str, data: bytes) -> list[Entry]:
    """Each entry of a feed, in its order.

    :raises BriefgenError: it is no XML, or XML that is no feed.
    """
    root = tree(file, data)
    channel = root.first("channel") or root
    if root.tag in ("rss", "rdf:RDF"):
        items = [*root.every("item"), *(channel.every("item") if channel is not root else ())]
    elif root.tag == "atom:feed":
        items = [*root.every("atom:entry")]
    elif root.tag == "atom:entry":
        items = [root]
    else:
        message = _NO_FEED.get(root.tag, f"is XML of a kind that is not read: <{root.tag.rpartition('}')[2]}>")
        raise BriefgenError([Problem(Place(file), message, "save the articles, or the feed (RSS or Atom)")])
    about = _channel(channel)
    return [_entry(item, about) for item in items]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Channel:
    """What a feed says of itself, each empty where it does not; its language is most often that of its program."""

    site: str
    title: str
    publisher: str


def _channel(channel: Element) -> _Channel:
    return _Channel(
        site=_address(channel, ""),
        title=_text(channel, "title", "atom:title"),
        publisher=_text(channel, "dc:publisher"),
    )


def _entry(item: Element, channel: _Channel) -> Entry:
    url = _address(item, channel.site)
    prose, brief = _prose(item)
    date, changed = _text(item, *PUBLISHED), _text(item, *CHANGED)
    doubts = [ONLY_SUMMARY] if brief else []
    if changed and not date:
        doubts.append(ONLY_CHANGED)
    return Entry(
        id=_text(item, "guid", "atom:id", "dc:identifier") or item.attributes.get("rdf:about", ""),
        prose=prose,
        facts=known(
            {
                "title": _title(item),
                "date": date or changed,
                "author": _author(item),
                "publisher": _publisher(item, channel, url),
                "url": url,
                "language": item.attributes.get("xml:lang") or _text(item, "dc:language"),
            }
        ),
        line=item.line,
        doubts=tuple(doubt.format(container="feed") for doubt in doubts),
    )


def _text(element: Element, *tags: str) -> str:
    """The text of the first of its elements that has one."""
    return next((words for child in element.every(*tags) if (words := child.text.strip())), "")


def _title(item: Element) -> str:
    """The headline; many writers escape it twice."""
    return html.unescape(plain(_text(item, "title", "atom:title", "dc:title")))


def _address(element: Element, base: str) -> str:
    """Where the story stands on the web: its own link, or a guid that is one."""
    links = [
        link.attributes.get("href", "")
        for link in element.every("atom:link")
        if link.attributes.get("rel", "alternate") == "alternate"
    ]
    guid = next((guid for guid in element.every("guid") if guid.attributes.get("isPermaLink") != "false"), None)
    own = _text(element, "feedburner:origLink", "link") or next(filter(None, links), "")
    address = own or (guid.text.strip() if guid else "")
    try:
        return urljoin(base, address) if address and base else address
    except ValueError:  # such as a bracket that is never closed
        return ""


def _author(item: Element) -> str:
    people = [_text(person, "atom:name") for person in item.every("atom:author")]
    return _text(item, "dc:creator") or ", ".join(filter(None, people)) or _text(item, "author")


def _publisher(item: Element, channel: _Channel, url: str) -> str:
    """Whom the entry names; else the channel, where it lists stories of its own site and not of others."""
    source = item.first("atom:source")
    named = _text(item, "source", "dc:publisher") or (_text(source, "atom:title") if source else "")
    own = not url or not channel.site or _host(url) == _host(channel.site)
    return named or channel.publisher or (channel.title if own else "")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return url


def _prose(item: Element) -> tuple[Prose, bool]:
    """Its text, and whether that is a summary only."""
    whole = without_tails(_first_prose(item, *CONTENT))
    if whole.text:
        return whole, bool(CUT_OFF.search(whole.text))
    short = without_tails(_first_prose(item, *SUMMARY))
    return short, bool(item.first("atom:summary") or len(short.text.split()) < BRIEF or CUT_OFF.search(short.text))


def _first_prose(item: Element, *tags: str) -> Prose:
    found = (_construct(element) for element in item.every(*tags))
    return next((prose for prose in found if prose.text), Prose(text=""))


def _construct(element: Element) -> Prose:
    """The text of an element: plain, HTML in a string, or elements of XHTML."""
    kind = element.attributes.get("type", "").lower()
    if kind == "xhtml" or element.tag.startswith("html:") or element.first("html:div"):
        return prose_of(_markup(element))
    if "/" in kind and not kind.startswith(("text/", "application/xhtml")):
        return Prose(text="")
    words = element.text
    return prose_of(words) if is_markup(words) else Prose(text=html.unescape(words).strip())


def _markup(element: Element) -> str:
    """Elements of XHTML written as HTML, attributes left out but for what hides them."""
    parts = [html.escape(part, quote=False) if isinstance(part, str) else _markup(part) for part in element.parts]
    tag = element.tag.removeprefix("html:")
    style = element.attributes.get("style", "").replace('"', "")
    return f'<{tag} style="{style}">{"".join(parts)}</{tag}>'
