"""Who wrote and who published the story on a page, where, and in which language, as its markup tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.knowledge.lexicon import lexicon
from briefgen.read.bio import is_byline
from briefgen.read.html.blocks import Block
from briefgen.read.html.linked import Linked
from briefgen.read.html.words import key

AUTHORS = 6
"""Names in a list of authors; more are the staff of a desk."""

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://\S+?)\s*-->")
"""What browsers write into a page that they save (the Mark of the Web)."""

_ACCOUNT = ("@", "http:", "https:")
"""What a publisher's name does not start with: an account or an address stands for it there."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>]+$")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)
_APART = re.compile(r"\s*[|•·]\s*")
_BY = re.compile(r"^\s*(?:written |reported |story )?by:?\s+", re.IGNORECASE)


def address_of(text: str, said: Mapping[str, str], about: Linked, saved_from: str | None) -> str | None:
    """The page's own address: the one that it calls canonical, else the one it was saved from."""
    mark = _SAVED_FROM.search(text[:4096])
    names = lexicon("web")["names"]["url"]
    found = (*(said.get(name) for name in names), about.url, saved_from, mark[1] if mark else None)
    return next((url for url in found if url and _ADDRESS.match(url)), None)


def hints_of(said: Mapping[str, str], about: Linked, near: Sequence[Block], url: str | None) -> dict[str, str]:
    """``author``, ``publisher``, ``url``, ``language``, those that the page tells.

    :param near: the lines between its headline and its story.
    """
    names = lexicon("web")["names"]
    publishers = (about.publisher, *(said.get(name) for name in names["publisher"]))
    publisher = next((name for name in publishers if name and not name.startswith(_ACCOUNT)), None)
    found = {
        "author": _author(_authors(said, about, near), publisher),
        "publisher": publisher,
        "url": url,
        "language": _language((about.language, *(said.get(name) for name in names["language"]))),
    }
    return {name: value for name, value in found.items() if value}


def _authors(said: Mapping[str, str], about: Linked, near: Sequence[Block]) -> Iterator[Sequence[str]]:
    """Who wrote it, by each rule that knows, the most trusted first."""
    yield about.authors
    for name in lexicon("web")["names"]["author"]:
        yield [said[name]] if name in said else []
    lines = (part for block in near for part in _APART.split(block.text))
    yield [line for line in lines if is_byline(line, line.lower())][:1]


def _author(rules: Iterable[Sequence[str]], publisher: str | None) -> str | None:
    for names in rules:
        people = [_BY.sub("", name) for name in dict.fromkeys(names) if _is_name(name, publisher)]
        if people and len(people) <= AUTHORS:
            return ", ".join(people)
    return None


def _is_name(name: str, publisher: str | None) -> bool:
    return not _ADDRESS.match(name) and key(name) not in ("", "admin", key(publisher or ""))


def _language(said: Iterable[str | None]) -> str | None:
    return next((match[1].lower() for value in said if value and (match := _LANGUAGE.match(value))), None)
