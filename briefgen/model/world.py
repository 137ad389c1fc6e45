"""What briefgen knows of the world: countries, organisations, leaders, issues, places, sources.

The records only; :mod:`briefgen.knowledge` reads them from YAML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The id of a state, or the name of a place, with the time that it counts."""

    id: str
    when: str
    """EDTF: the day, month or year from which, or a range of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory, by its code of ISO 3166-1 alpha-3 (``XKX`` for Kosovo), of ISO 3166-3 if it is no more."""

    id: str
    name: str
    alpha2: str
    slug: str
    region: str = ""
    un: str = "none"
    """``member``, ``observer`` or ``none``."""

    article: str = ""
    """``the`` where prose needs it."""

    official: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    """Forms that name it before a hyphen and another country's people: ``Sino``."""

    capital: str = ""
    metonyms: tuple[str, ...] = ()
    seats: tuple[Dated, ...] = ()
    """Places that were the seat of its government once."""

    since: str = ""
    """When a state that is no more began, an EDTF day or year; empty for one of today."""

    until: str = ""
    """When it ended; empty for a state of today."""

    then: tuple[str, ...] = ()
    """Names that meant it in its years only: the Kremlin, whose tenant is another state since."""

    places: tuple[str, ...] = ()
    """Places that lay in it, where its successors do not tell."""

    successors: tuple[Dated, ...] = ()
    """States that came out of it, each with the time from which it was one."""

    joined: str = ""
    """The state that it became a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedName:
    """What several countries are called alike: the rest of an article tells which of them is meant."""

    id: str
    countries: tuple[str, ...] = ()
    """Their codes, two at least."""

    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    alone: tuple[Dated, ...] = ()
    """Countries that alone were called so in a range of years."""

    usual: str = ""
    """The country meant where an article does not tell; empty where that is as likely one as another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that states belong to or deal with."""

    id: str
    name: str
    article: str = ""
    aliases: tuple[str, ...] = ()
    kind: str = "intergovernmental"
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office held. Dates are EDTF days, months or years; ``until`` None means still held."""

    title: str
    of: str
    """Country code or organisation slug."""

    since: str
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A person who holds or held high office."""

    id: str
    name: str
    surnames: tuple[str, ...] = ()
    """Words that name the person alone in later mentions, usual spelling first."""

    variants: tuple[str, ...] = ()
    """Other spellings and orders of the whole name."""

    offices: tuple[Office, ...] = ()
    """Oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A subject of international affairs."""

    id: str
    name: str
    parent: str
    definition: str
    phrases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A city, region, sea or site, and the country it lies in."""

    id: str
    """Its name."""

    country: str | None
    kind: str = "city"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A news agency or publisher, so that a credit is known from a venue or a party."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "website"
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """All of it, keyed by id. Compared by identity, so that what is compiled from it can be remembered with it."""

    countries: Mapping[str, Country]
    organisations: Mapping[str, Organisation]
    leaders: Mapping[str, Leader]
    issues: Mapping[str, Issue]
    places: Mapping[str, Venue]
    sources: Mapping[str, Publisher]
    shared_names: Mapping[str, SharedName] = field(default_factory=dict)
    lookalikes: Mapping[str, str | None] = field(default_factory=dict)
    """Longer names that hold a country's name: to the country they do belong to, or None."""

    namesakes: frozenset[str] = frozenset()
    """Those of them that are people, with whom a bare name of the country may be meant."""

    furniture: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lines that a site's pages put around stories: under ``whole``, ``starts``, ``ends`` and ``holds``."""

    digest: str = ""
    """SHA-256 over everything it was read from, so that caches know when it changed."""

    def name_of(self, id: str) -> str:
        """The display name of a country, organisation, leader or issue; the id itself when unknown."""
        for kind in (self.countries, self.organisations, self.leaders, self.issues):
            if id in kind:
                return kind[id].name
        return id
