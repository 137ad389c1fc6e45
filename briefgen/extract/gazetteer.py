"""Find the names that the knowledge base holds, in one pass over the tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.extract.tokens import Tokens, tokenise
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE
from briefgen.model.world import Country, Knowledge

NOTHING = "nothing"
"""Kind of a name that stands for none of the kinds, and so hides the country's name inside it."""

_RANK = {LEADER: 0, ORGANISATION: 1, COUNTRY: 2, PLACE: 3, NOTHING: 4}
"""Which kind wins where one name has several."""

ACRONYM = 5
"""Letters up to which a name in capitals must be written in capitals: US, WHO, NATO."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One way to write an entity's name."""

    kind: str
    id: str
    rule: str
    words: tuple[str, ...]
    folds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name found: tokens ``first`` up to, not including, ``last``."""

    name: Name
    first: int
    last: int


Gazetteer = dict[str, tuple[Name, ...]]
"""Folded first word of each name, to its names, longest first."""


@lru_cache(maxsize=4)
def compile_names(knowledge: Knowledge) -> Gazetteer:
    """Index every name of the knowledge base by its first word."""
    index: dict[str, dict[tuple[str, ...], Name]] = defaultdict(dict)
    for name in _names(knowledge):
        known = index[name.folds[0]].get(name.words)
        if known is None or _RANK[name.kind] < _RANK[known.kind]:
            index[name.folds[0]][name.words] = name
    return {
        first: tuple(sorted(names.values(), key=lambda name: (-len(name.folds), _RANK[name.kind], name.words)))
        for first, names in index.items()
    }


def scan(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[Hit]:
    """The names in ``tokens``, longest first, none overlapping, in the order of the text."""
    index = 0
    while index < len(tokens.words):
        names = gazetteer.get(tokens.folds[index])
        hit = _longest(tokens, index, names) if names else None
        if hit:
            yield hit
        index = hit.last if hit else index + 1


def _longest(tokens: Tokens, index: int, names: tuple[Name, ...]) -> Hit | None:
    for name in names:
        last = index + len(name.folds)
        if tokens.folds[index:last] == name.folds and _is_written_so(tokens.words[index:last], name.words):
            return Hit(name=name, first=index, last=last)
    return None


def _is_written_so(found: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Capitals stand where the name has them; an acronym is an acronym: ``us`` is no country."""
    return all(map(_same_case, found, name))


def _same_case(found: str, word: str) -> bool:
    if not word[0].isupper():
        return True
    if len(word) > 1 and word.isupper() and word.isalpha() and len(word) <= ACRONYM:
        return found == word
    return found[0].isupper()


def _names(knowledge: Knowledge) -> Iterator[Name]:
    for country in knowledge.countries.values():
        yield from _country_names(country)
    for organisation in knowledge.organisations.values():
        for text in (organisation.name, *organisation.aliases):
            yield from _name(ORGANISATION, organisation.id, "name" if text == organisation.name else "alias", text)
    for leader in knowledge.leaders.values():
        for text in (leader.name, *leader.variants):
            if " " in text or "-" in text:
                yield from _name(LEADER, leader.id, "full-name", text)
    for place in knowledge.places.values():
        for text in (place.id, *place.aliases):
            yield from _name(PLACE, place.id, "place", text)
    for text, code in knowledge.lookalikes.items():
        yield from _name(NOTHING, code or "", "lookalike", text)


def _country_names(country: Country) -> Iterator[Name]:
    groups = (
        ("name", (country.name,)),
        ("official-name", (country.official,) if country.official else ()),
        ("alias", country.aliases),
        ("demonym", country.demonyms),
        ("metonym", country.metonyms),
    )
    for rule, texts in groups:
        for text in texts:
            yield from _name(COUNTRY, country.id, rule, text)


def _name(kind: str, id: str, rule: str, text: str) -> Iterator[Name]:
    tokens = tokenise(text)
    if tokens.words:
        yield Name(kind=kind, id=id, rule=rule, words=tokens.words, folds=tokens.folds)
