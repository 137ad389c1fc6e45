"""Whose local news a document is: the countries it surely speaks of, and the words of American local life in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.extract.gazetteer import NOTHING, Hit
from briefgen.extract.tokens import Tokens
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE
from briefgen.model.world import Knowledge

HOME = ("USA", "CAN")
"""The countries whose local signs are known; their towns bear the names of the whole world."""

KITCHEN = 4
"""Different words of cooks and diners that a document about food has at least."""

KITCHEN_SHARE = 0.008
"""Such words to all words, 0 to 1: a page's menu has a few of them too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """What a whole document, headline included, says of where it is at home."""

    signs: frozenset[str]
    """States, and words such as ``County``, that only local news at home has."""

    is_culinary: bool
    """Whether the document is about food."""

    support: Mapping[str, set[str]]
    """By country, the names, folded, that stand for it and are no town's, person's or state's name elsewhere."""

    named: frozenset[str]
    """Countries that are named as such, or by their people or leaders, and not only by their cities."""

    surnames: frozenset[str]
    """Names of countries and cities, folded, that someone in the document bears."""

    has_organisation: bool

    def foreign(self, code: str = "") -> int:
        """Countries surely named, home and ``code`` left out."""
        return sum(known not in HOME and known != code for known in self.support)

    def is_local(self, code: str = "") -> bool:
        """Whether the document tells of places at home more than of countries abroad, ``code`` left out."""
        return len(self.signs) > self.foreign(code)

    def has_more(self, code: str, name: str) -> bool:
        """Whether anything but ``name`` speaks of the country."""
        return not self.support.get(code, set()) <= {name, f"{name}s"}


def locale_of(texts: Iterable[tuple[Tokens, Sequence[Hit]]], knowledge: Knowledge) -> Locale:
    """The locale of a document, from the texts that make it and the names in them."""
    support: defaultdict[str, set[str]] = defaultdict(set)
    signs: set[str] = set()
    named: set[str] = set()
    surnames: set[str] = set()
    bodies = False
    is_culinary = False
    for tokens, hits in texts:
        signs |= word_set("homonyms", "local_signs").intersection(tokens.words)
        is_culinary = is_culinary or _is_culinary(tokens)
        for hit in hits:
            bodies = bodies or hit.name.kind == ORGANISATION
            if is_borne(tokens, hit):
                surnames.add(tokens.folds[hit.first])
            elif _is_state(hit, knowledge):
                signs.add(hit.name.id)
            elif (code := _sure_country(hit, knowledge)) is not None:
                support[code].add(" ".join(tokens.folds[hit.first : hit.last]))
                if hit.name.kind in (COUNTRY, LEADER):
                    named.add(code)
    return Locale(
        signs=frozenset(signs),
        is_culinary=is_culinary,
        support=support,
        named=frozenset(named),
        surnames=frozenset(surnames),
        has_organisation=bodies,
    )


def _is_culinary(tokens: Tokens) -> bool:
    found = len(word_set("homonyms", "kitchen").intersection(tokens.words))
    return found >= KITCHEN and found >= KITCHEN_SHARE * len(tokens.words)


def is_borne(tokens: Tokens, hit: Hit) -> bool:
    """``Dick French``, ``Mr. Jordan``: a name that is a surname too behind a given name or a form of address."""
    before = hit.first - 1
    if hit.last - hit.first > 1 or before < 0 or tokens.folds[hit.first] not in word_set("homonyms", "surname_like"):
        return False
    if tokens.text[tokens.ends[before] : tokens.starts[hit.first]] != " ":
        return False
    word = tokens.words[before - 1] if before and tokens.words[before] == "." else tokens.words[before]
    return word in word_set("homonyms", "addresses") or tokens.words[before] in word_set("homonyms", "given_names")


def _is_state(hit: Hit, knowledge: Knowledge) -> bool:
    place = knowledge.places.get(hit.name.id) if hit.name.kind == PLACE else None
    return place is not None and place.country in HOME and place.kind == "region"


def _sure_country(hit: Hit, knowledge: Knowledge) -> str | None:
    """The country that a hit surely speaks of; None for a twin's name and for a name that belongs to none."""
    name = hit.name
    if name.kind == COUNTRY:
        return None if name.rule != "demonym" and _is_twin(hit) else name.id
    if name.kind == PLACE:
        return None if _is_twin(hit) else knowledge.places[name.id].country
    if name.kind == LEADER:
        offices = knowledge.leaders[name.id].offices
        return offices[-1].of if offices and offices[-1].of in knowledge.countries else None
    return name.id or None if name.kind == NOTHING else None


def _is_twin(hit: Hit) -> bool:
    return len(hit.name.folds) == 1 and hit.name.folds[0] in _twins()


@cache
def _twins() -> frozenset[str]:
    """Names that do not surely speak of the country, the states' among them."""
    found = lexicon("homonyms")
    return frozenset(found["twins"]).difference(found["countries_apart"]).union(found["states"])
