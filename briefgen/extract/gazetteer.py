"""Find the names that the knowledge base holds, in one pass over the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from briefgen.extract.eras import Years, years_of
from briefgen.extract.titles import words_of
from briefgen.extract.tokens import NAME, Tokens, fold, folded, words_in
from briefgen.extract.word_tree import WordTree, phrases_at, plant
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE
from briefgen.model.world import Country, Knowledge

NOTHING = "nothing"
"""Kind of a name that stands for none of the kinds, and so hides the country's name inside it."""

SHARED = "shared"
"""Kind of a name that several countries share, until the document has told whose it is."""

_RANK = {LEADER: 0, ORGANISATION: 1, SHARED: 2, COUNTRY: 3, PLACE: 4, NOTHING: 5}
"""Which kind wins where one name has several."""

COMBINING = "combining-form"
"""Rule of ``Sino`` in ``Sino-Russian``: a name only before a hyphen and another country."""

SURNAMES = 3
"""Most words of a surname, particles among them."""

_PATRONYMIC = re.compile(r"[A-Z][a-z]+(?:[eoy]vich|[eoy]vna|ichna|inichna)")
"""Matches the name after the father that stands second in the names of Russia and its neighbours."""

LINKED = 2
"""Tokens of a word and its link before a name that both end: ``North and``."""

LINKS = ("and", "or")
"""What links them, folded."""

ACRONYM = 5
"""Letters up to which a name in capitals must be written in capitals: US, WHO, NATO."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Name:
    """One way to write an entity's name. Compared by identity, so that what holds of it can be remembered with it."""

    kind: str
    id: str
    rule: str
    words: tuple[str, ...]
    folds: tuple[str, ...]
    folded: str
    """The folded words in one string."""

    shared: str | None = None
    """Id of the shared name that this is a sense of; None of a name that one country has for itself."""

    years: Years | None = None
    """When the name meant this; None for one that does at all times."""


class Hit(NamedTuple):
    """A name found: tokens ``first`` up to, not including, ``last``."""

    name: Name
    first: int
    last: int


Gazetteer = WordTree[Name]
"""Every name by its folded words; where several have the same, the first that the text may mean counts."""


@lru_cache(maxsize=4)
def compile_names(knowledge: Knowledge) -> Gazetteer:
    """Index every name of the knowledge base by its words."""
    index: dict[tuple[tuple[str, ...], Years | None], Name] = {}
    for name in _names(knowledge):
        key = name.words, name.years
        known = index.get(key)
        if known is None or _RANK[name.kind] < _RANK[known.kind]:
            index[key] = name
    return plant((name.folds, name) for name in sorted(index.values(), key=_in_order))


def _in_order(name: Name) -> tuple[bool, int, tuple[str, ...], int]:
    """What a name meant in certain years before what it means at all times."""
    first = name.years.first if name.years else 0
    return name.years is None, _RANK[name.kind], name.words, first


def scan(tokens: Tokens, gazetteer: Gazetteer, when: date | None) -> Iterator[Hit]:
    """The names in ``tokens``, longest first, none overlapping, in the order of the text.

    :param when: the day for which a name must mean what it is taken for; None when it is unknown.
    """
    end = 0
    for index in tokens.cues.get(NAME, ()):
        if index >= end and (hit := _longest(tokens, index, gazetteer, when)):
            if index - LINKED >= end and (other := _linked(tokens, hit, gazetteer, when)):
                yield other
            yield hit
            end = hit.last


def _linked(tokens: Tokens, hit: Hit, gazetteer: Gazetteer, when: date | None) -> Hit | None:
    """``North`` of ``North and South Korea``: the start of a country's name that ends as the one behind it does."""
    at = hit.first - LINKED
    if hit.name.kind != COUNTRY or hit.last - hit.first < LINKED or tokens.folds[at + 1] not in LINKS:
        return None
    if not tokens.words[at][0].isupper():
        return None
    folds = (tokens.folds[at], *tokens.folds[hit.first + 1 : hit.last])
    for last, name in phrases_at(gazetteer, folds, 0):
        is_alike = name.kind == COUNTRY and (name.rule == "demonym") == (hit.name.rule == "demonym")
        if is_alike and last == len(folds) and (name.years is None or name.years.hold(when)):
            return Hit(name, at, at + 1)
    return None


def may_open_name(word: str, knowledge: Knowledge) -> bool:
    """Whether any name starts with a word, written as it is."""
    return any(_same_case(word, first) for first in _first_words(knowledge).get(fold(word), ()))


@lru_cache(maxsize=4)
def _first_words(knowledge: Knowledge) -> dict[str, set[str]]:
    """The first words of names as written, by the word folded."""
    found: dict[str, set[str]] = {}
    for name in _names(knowledge):
        found.setdefault(name.folds[0], set()).add(name.words[0])
    return found


def _longest(tokens: Tokens, index: int, gazetteer: Gazetteer, when: date | None) -> Hit | None:
    for last, name in phrases_at(gazetteer, tokens.folds, index):
        if _is_written_so(tokens.words[index:last], name.words) and (name.years is None or name.years.hold(when)):
            return Hit(name, index, last)
    return _past_middle(tokens, index, gazetteer)


def _past_middle(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Hit | None:
    """``Ann B. Sample``, ``Ivan Petrovich Sample``: a leader with a middle name that the list leaves out."""
    if index + 2 >= len(tokens.words) or not tokens.words[index][0].isupper():
        return None
    middle, behind = tokens.words[index + 1 : index + 3]
    is_initial = len(middle) == 1 and middle.isupper() and behind == "."
    if not is_initial and not _PATRONYMIC.fullmatch(middle):
        return None
    rest = index + (3 if is_initial else 2)
    folds = (tokens.folds[index], *tokens.folds[rest : rest + SURNAMES])
    for last, name in phrases_at(gazetteer, folds, 0):
        words = (tokens.words[index], *tokens.words[rest : rest + last - 1])
        if name.kind == LEADER and last > 1 and _is_written_so(words, name.words):
            return Hit(name, index, rest + last - 1)
    return None


def _is_written_so(found: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Capitals stand where the name has them; an acronym is an acronym: ``us`` is no country."""
    return found == name or all(map(_same_case, found, name))


def _same_case(found: str, word: str) -> bool:
    if not word[0].isupper():
        return True
    if len(word) > 1 and word.isupper() and word.isalpha() and len(word) <= ACRONYM:
        return found == word
    return found[0].isupper()


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> tuple[Name, ...]:
    return tuple(_each_name(knowledge))


def _each_name(knowledge: Knowledge) -> Iterator[Name]:
    for country in knowledge.countries.values():
        yield from _country_names(country)
    for shared in knowledge.shared_names.values():
        for rule, texts in (("name", shared.names), ("demonym", shared.demonyms)):
            for text in texts:
                yield from _name(SHARED, shared.id, rule, text)
    for organisation in knowledge.organisations.values():
        for text in (organisation.name, *organisation.aliases):
            yield from _name(ORGANISATION, organisation.id, "name" if text == organisation.name else "alias", text)
    for leader in knowledge.leaders.values():
        for text in (leader.name, *leader.variants):
            if " " in text or "-" in text or text.isupper():
                yield from _name(LEADER, leader.id, "full-name", text)
    for place in knowledge.places.values():
        for text in (place.id, *place.aliases):
            yield from _name(PLACE, place.id, "place", text)
    for text, code in knowledge.lookalikes.items():
        rule = "namesake" if text in knowledge.namesakes else "lookalike"
        yield from _name(NOTHING, code or "", rule, text)


def _country_names(country: Country) -> Iterator[Name]:
    groups = (
        ("name", (country.name,)),
        ("official-name", (country.official,) if country.official else ()),
        ("alias", country.aliases),
        ("demonym", country.demonyms),
        (COMBINING, country.combining),
        ("metonym", (*country.metonyms, *(text for text in country.then if text != country.name))),
    )
    for rule, texts in groups:
        for text in texts:
            years = years_of(country) if text in country.then else None
            yield from _name(COUNTRY, country.id, rule, text, years)


def _with_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name with its particles in small letters, so that ``Willy de Clercq`` is ``Willy De Clercq``."""
    return tuple(word.lower() if word.lower() in words_of("particles") else word for word in words)


def _name(kind: str, id: str, rule: str, text: str, years: Years | None = None) -> Iterator[Name]:
    words = words_in(text)
    folds = folded(words)
    if words:
        yield Name(
            kind=kind,
            id=id,
            rule=rule,
            words=_with_particles(words) if kind == LEADER else words,
            folds=folds,
            folded=" ".join(folds),
            years=years,
        )
