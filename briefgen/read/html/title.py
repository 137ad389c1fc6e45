"""The headline of a page: what the page shows large, borne out by what its markup says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from urllib.parse import urlsplit

from briefgen.knowledge.lexicon import lexicon
from briefgen.read.html.blocks import Block, blocks
from briefgen.read.html.engine import Element
from briefgen.read.html.linked import SAME, Linked
from briefgen.read.html.meta import first
from briefgen.read.html.words import agreement, key, tokens

HEADINGS = 50
"""Large headings of a page that are looked at."""

HEADLINE_WORDS = 3
"""Words from which on a heading that nothing bears out is a headline, not the name of a section."""

HALF = 0.5
"""Share of a line's characters (0 to 1) that lead elsewhere in the headline of another story."""

_SET_APART = re.compile(r":\s+|\s+(?:[|–—·•»«/-]|::|>)\s+")
_BREAK = re.compile(r"\s+(?:[|–—·•»«/-]|::|>)\s+")
_HEADINGS = ("h1", "h2", "h3")


def headings(root: Element) -> tuple[str, ...]:
    """The text of each ``h1`` that has one, in the order of the page, the first of them."""
    texts = (" ".join(block.text for block in blocks(element)) for element in islice(root.iter("h1"), HEADINGS))
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


def claimed(said: Mapping[str, str]) -> tuple[str, ...]:
    """What the ``meta`` elements and the window's title call the page, the site's name still with it."""
    names = [*lexicon("web")["names"]["title"], "html:title"]
    return tuple(dict.fromkeys(said[name] for name in names if name in said))


def title_of(large: Sequence[str], said: Mapping[str, str], data: Linked, page: Sequence[Block]) -> str | None:
    """The headline without the site's name, or None when nothing on the page is one.

    :param large: the texts of its ``h1``, see :func:`headings`.
    """
    sites = frozenset(_sites(said, data))
    witnesses = [without_site(words, sites) for words in (*claimed(said), *([data.headline] if data.headline else []))]
    shown = [without_site(words, sites) for words in large if key(words) not in sites]
    if found := _borne_out(shown, witnesses):
        return found
    if len(shown) == 1 and len(tokens(shown[0])) >= HEADLINE_WORDS:
        return shown[0]
    return (
        _written_large(page, witnesses)
        or next((words for words in witnesses if key(words) not in sites), None)
        or (shown[0] if len(shown) == 1 else None)
    )


def _written_large(page: Sequence[Block], witnesses: Sequence[str]) -> str | None:
    """A line of the page that is a headline in the markup's words, or a part of these; the longest, headings first."""
    wanted = {key(part) for words in witnesses for part in (words, *_parts(words))}
    found = [block for block in page if len(tokens(block.text)) >= HEADLINE_WORDS and key(block.text) in wanted]
    own = [block for block in found if block.linked < HALF]
    ranked = sorted(own, key=lambda block: (block.tag not in _HEADINGS, -len(block.text)))
    return ranked[0].text if ranked else None


def _parts(words: str) -> Iterator[str]:
    """What stands before and after each mark that may set a site's name apart from a headline."""
    for mark in _SET_APART.finditer(words):
        yield words[: mark.start()]
        yield words[mark.end() :]


def without_site(title: str, sites: frozenset[str]) -> str:
    """``title`` without names of the site, or of the kind of story, at its end and start.

    >>> without_site("Talks end - World | The Example", frozenset({"the example"}))
    'Talks end - World'
    """
    for mark in _BREAK.finditer(title):
        before, after = title[: mark.start()], title[mark.end() :]
        if key(after) in sites:
            return without_site(before, sites)
        if key(before) in sites:
            return without_site(after, sites)
    return title.strip()


def _borne_out(shown: Sequence[str], witnesses: Sequence[str]) -> str | None:
    """The heading that agrees best with what the markup says; of equals the first."""
    ranked = [(max((agreement(words, other) for other in witnesses), default=0.0), words) for words in shown]
    best = max(ranked, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] >= SAME else None


def _sites(said: Mapping[str, str], data: Linked) -> Iterator[str]:
    """What may stand beside a headline: the names that the page's site goes by, and kinds of stories."""
    names = lexicon("web")["names"]
    yield from (key(label) for label in lexicon("web")["labels"])
    for name in (first(said, names["publisher"]), said.get("og:site_name"), data.publisher):
        if name:
            yield key(name)
    host = (urlsplit(first(said, names["url"]) or data.url or "").hostname or "").removeprefix("www.")
    if host:
        yield from {key(host), key(host).replace(" ", ""), host, host.split(".")[0]}
