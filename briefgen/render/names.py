"""What each subject is called on the pages, and which page is its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefgen.brief import Briefings
from briefgen.model.world import Knowledge
from briefgen.render.texts import Wordbook

ENGLISH = "en"
"""The language of all that is taken from articles, and of what we write of events in words of our own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A piece of text, with the page it leads to if there is one."""

    text: str
    path: str | None = None
    """From the site's root, with an anchor where it has one."""

    language: str = ""
    """Of the text, where it is not that of the page: ``en`` for an English name among French words."""


def alphabetical(text: str) -> tuple[str, str]:
    """What names are sorted by: as a reader looks them up, whatever their accents and capitals.

    >>> sorted(["Zambie", "États-Unis", "al-Qaida", "Espagne"], key=alphabetical)
    ['al-Qaida', 'Espagne', 'États-Unis', 'Zambie']
    """
    return re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text.casefold())), text


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names and pages of all subjects of a site."""

    links: Mapping[tuple[str, str], Link]
    """By kind (``countries`` …) and id."""

    articles: Mapping[str, str]
    """Words that prose puts before a country's or organisation's name: ``the``."""

    pairs: Mapping[frozenset[str], str]
    """Page of each pair of countries that has one."""

    positions: Mapping[tuple[str, str], str]
    """Page of each country on an issue that has one, by code and issue."""

    def link(self, kind: str, id: str) -> Link:
        """Name and page of a subject; an id that nothing names reads as words."""
        return self.links.get((kind, id)) or Link(text=_words(id))

    def actor(self, id: str) -> Link:
        """A country or organisation: codes are upper-case, slugs are not."""
        return self.link("countries" if id.isupper() else "organisations", id)

    def speaker(self, id: str) -> Link:
        """Whoever makes a statement: a leader, else a country or organisation."""
        return self.links.get(("leaders", id)) or self.actor(id)

    def of_both(self, one: str, other: str) -> str | None:
        """The page on two countries, or on a country and an issue, where there is one."""
        known = self.positions
        return self.pairs.get(frozenset((one, other))) or known.get((one, other)) or known.get((other, one))

    def in_prose(self, id: str) -> tuple[Link, ...]:
        """A country or organisation as a sentence has it, with its article."""
        before = self.articles.get(id, "")
        return (*([Link(text=f"{before} ")] if before else []), self.actor(id))


def names(briefings: Briefings, knowledge: Knowledge) -> Names:
    """Name every subject that the briefings or their articles know of, in English."""
    paged = _paths(briefings, knowledge)
    known = {
        **{("countries", id): each.name for id, each in knowledge.countries.items()},
        **{("organisations", id): each.name for id, each in knowledge.organisations.items()},
        **{("issues", id): each.name for id, each in knowledge.issues.items()},
        **{("leaders", each.id): each.name for each in briefings.leaders},
        **{("leaders", id): each.name for id, each in knowledge.leaders.items()},
    }
    everything = sorted({*known, *paged})
    countries = {id: each.article for id, each in knowledge.countries.items() if each.article}
    organisations = {id: each.article for id, each in knowledge.organisations.items() if each.article}
    return Names(
        links={key: Link(text=known.get(key) or _words(key[1]), path=paged.get(key)) for key in everything},
        articles={**countries, **organisations},
        pairs={frozenset((pair.first, pair.second)): f"pairs/{pair.slug}.html" for pair in briefings.pairs},
        positions={(it.country, it.issue): f"positions/{it.slug}.html" for it in briefings.positions},
    )


def translated(names: Names, t: Wordbook) -> Names:
    """The same in the language of the pages: what it has no name for keeps its English one, and says so."""
    if t.language == ENGLISH:
        return names
    own = {(kind, id): name for kind, known in t.names.items() for id, name in known.items()}
    links = {key: _translated(names.link(*key), key[0], own.get(key)) for key in sorted({*names.links, *own})}
    return replace(names, links=links, articles={})


def _translated(link: Link, kind: str, name: str | None) -> Link:
    """A person's name belongs to no language."""
    return replace(link, text=name or link.text, language="" if name or kind == "leaders" else ENGLISH)


def country_slug(knowledge: Knowledge, id: str) -> str:
    """The file name of a country's page, without its ending."""
    country = knowledge.countries.get(id)
    return country.slug if country else id.lower()


def _paths(briefings: Briefings, knowledge: Knowledge) -> dict[tuple[str, str], str]:
    countries = {("countries", each.id): country_slug(knowledge, each.id) for each in briefings.countries}
    return {
        **{key: f"countries/{slug}.html" for key, slug in countries.items()},
        **_pages("organisations", (each.id for each in briefings.organisations)),
        **_pages("leaders", (each.id for each in briefings.leaders)),
        **_pages("issues", (each.id for each in briefings.issues)),
    }


def _pages(kind: str, ids: Iterable[str]) -> dict[tuple[str, str], str]:
    return {(kind, id): f"{kind}/{id}.html" for id in ids}


def _words(id: str) -> str:
    """An id as words: ``defence-cooperation`` → ``Defence cooperation``."""
    words = id.replace("-", " ")
    return words[:1].upper() + words[1:]
