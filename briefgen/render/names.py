"""What each subject is called on the pages, and which page is its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.brief import Briefings
from briefgen.model.world import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A piece of text, with the page it leads to if there is one."""

    text: str
    path: str | None = None
    """From the site's root, with an anchor where it has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names and pages of all subjects of a site."""

    links: Mapping[tuple[str, str], Link]
    """By kind (``countries`` …) and id."""

    articles: Mapping[str, str]
    """Words that prose puts before a country's or organisation's name: ``the``."""

    pairs: Mapping[frozenset[str], str]
    """Page of each pair of countries that has one."""

    def link(self, kind: str, id: str) -> Link:
        """Name and page of a subject; an id that nothing names reads as words."""
        return self.links.get((kind, id)) or Link(text=_words(id))

    def actor(self, id: str) -> Link:
        """A country or organisation: codes are upper-case, slugs are not."""
        return self.link("countries" if id.isupper() else "organisations", id)

    def speaker(self, id: str) -> Link:
        """Whoever makes a statement: a leader, else a country or organisation."""
        return self.links.get(("leaders", id)) or self.actor(id)

    def in_prose(self, id: str) -> tuple[Link, ...]:
        """A country or organisation as a sentence has it, with its article."""
        before = self.articles.get(id, "")
        return (*([Link(text=f"{before} ")] if before else []), self.actor(id))


def names(briefings: Briefings, knowledge: Knowledge) -> Names:
    """Name every subject that the briefings or their articles know of."""
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
    )


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
