"""Whose local news a document is: the countries it surely speaks of, and the words of American local life in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from briefgen.extract.eras import country_of_place
from briefgen.extract.gazetteer import COMBINING, NOTHING, Hit, Name
from briefgen.extract.sport import is_sport
from briefgen.extract.tokens import COMPANY, KITCHEN, LOCAL, TONGUE, Tokens
from briefgen.extract.towns import HOME, town_of
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE
from briefgen.model.world import Knowledge

TONGUES = ("language", "languages", "speakers", "bilingual", "multilingual")
"""Words, folded, of a document about languages."""

SPOKEN = 4
"""Such words that it has at least."""

DISHES = 4
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

    is_sport: bool
    """Whether it tells of matches."""

    support: Mapping[str, set[str]]
    """By country, the names, folded, that stand for it and are no town's, person's or state's name elsewhere."""

    named: frozenset[str]
    """Countries that are named as such, or by their people or leaders, and not only by their cities."""

    abroad: frozenset[str]
    """Countries that are named by more than what is theirs: by their name, a city or a leader."""

    surnames: frozenset[str]
    """Names of countries and cities, folded, that someone in the document bears."""

    towns: frozenset[str]
    """Names of countries and cities, folded, that towns at home bear in the document."""

    company: frozenset[str]
    """Words of the document, folded, that go with a namesake of a country."""

    is_linguistic: bool
    """Whether it is about languages."""

    has_organisation: bool

    def foreign(self, code: str = "") -> int:
        """Countries surely named, home and ``code`` left out."""
        return sum(known not in HOME and known != code for known in self.support)

    def is_local(self, code: str = "") -> bool:
        """Whether the document tells of places at home more than of countries abroad, ``code`` left out."""
        return len(self.signs) > self.foreign(code)

    def is_homely(self, code: str) -> bool:
        """The same, where ``Polish`` and ``Greek`` alone tell of nothing abroad, and nothing else is of the country."""
        return len(self.signs) > sum(known not in HOME for known in self.abroad) and code not in self.abroad

    def has_more(self, code: str, name: str) -> bool:
        """Whether anything but ``name`` speaks of the country."""
        return not self.support.get(code, set()) <= {name, f"{name}s"}


def locale_of(
    texts: Sequence[tuple[Tokens, Sequence[Hit]]],
    knowledge: Knowledge,
    when: date | None,
) -> Locale:
    """The locale of a document, from the texts that make it and the names in them."""
    names, surnames, towns = _namesakes(texts, knowledge)
    states = {name.id for name in names if _is_state(name, knowledge)}
    sure = {name: code for name in names if (code := sure_country(name, knowledge, when)) is not None}
    support: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in sure.items():
        support[code].add(name.folded)
    return Locale(
        signs=frozenset(states).union(tokens.words[at] for tokens, _ in texts for at in tokens.cues.get(LOCAL, ())),
        is_culinary=any(_is_culinary(tokens) for tokens, _ in texts),
        is_sport=is_sport([tokens for tokens, _ in texts]),
        support=support,
        named=frozenset(code for name, code in sure.items() if name.kind in (COUNTRY, LEADER)),
        abroad=frozenset(code for name, code in sure.items() if name.rule != "demonym"),
        surnames=frozenset(surnames),
        towns=frozenset(towns),
        company=frozenset(tokens.folds[at] for tokens, _ in texts for at in tokens.cues.get(COMPANY, ())),
        is_linguistic=sum(len(tokens.cues.get(TONGUE, ())) for tokens, _ in texts) >= SPOKEN,
        has_organisation=any(hit.name.kind == ORGANISATION for _, hits in texts for hit in hits),
    )


def _namesakes(
    texts: Sequence[tuple[Tokens, Sequence[Hit]]], knowledge: Knowledge
) -> tuple[list[Name], set[str], set[str]]:
    """Names in a document that nobody bears, each once; words that people bear in it; names that towns at home do."""
    names: dict[Name, None] = {}
    surnames: set[str] = set()
    towns: set[str] = set()
    for tokens, hits in texts:
        for at, hit in enumerate(hits):
            if hit.name.rule == "namesake":
                surnames.update(hit.name.folds)
            elif not _is_open(hit.name):
                names[hit.name] = None
            elif is_borne(tokens, hit) or _is_given(tokens, hits, at):
                surnames.add(hit.name.folds[0])
            else:
                names[hit.name] = None
            if _is_open(hit.name) and (town := town_of(tokens, hits, at, knowledge)):
                towns.add(town)
    return list(names), surnames, towns


def _is_culinary(tokens: Tokens) -> bool:
    found = len({tokens.words[at] for at in tokens.cues.get(KITCHEN, ())})
    return found >= DISHES and found >= KITCHEN_SHARE * len(tokens.words)


def is_borne(tokens: Tokens, hit: Hit) -> bool:
    """``Dick French``, ``Mr. Jordan``: a name that is a surname too behind a given name or a form of address."""
    before = hit.first - 1
    if hit.last - hit.first > 1 or before < 0 or tokens.folds[hit.first] not in word_set("homonyms", "surname_like"):
        return False
    if tokens.text[tokens.ends[before] : tokens.starts[hit.first]] != " ":
        return False
    word = tokens.words[before - 1] if before and tokens.words[before] == "." else tokens.words[before]
    given = (word_set("homonyms", "given_names"), word_set("homonyms", "given_places"))
    return word in word_set("homonyms", "addresses") or any(tokens.words[before] in names for names in given)


def _is_given(tokens: Tokens, hits: Sequence[Hit], at: int) -> bool:
    """``Israel Lopez``: a name that is given to people too, before one that is no other known name."""
    hit = hits[at]
    if hit.last >= len(tokens.words) or tokens.folds[hit.first] not in word_set("homonyms", "given_like"):
        return False
    word, is_known = (
        tokens.words[hit.last],
        at + 1 < len(hits) and hits[at + 1].first == hit.last,
    )
    is_name = word[0].isupper() and word.isalpha() and not word.isupper() and not is_known
    return is_name and hit.name.rule != "demonym" and tokens.folds[hit.last] not in _common()


@cache
def _common() -> frozenset[str]:
    """Words, folded, that are no surname though a capital may open them."""
    return word_set("homonyms", "no_names") | word_set("words", "state_nouns") | word_set("homonyms", "venues")


@cache
def companions() -> frozenset[str]:
    return frozenset(word for words in lexicon("homonyms")["company"].values() for word in words)


@lru_cache(maxsize=16_384)
def _is_open(name: Name) -> bool:
    """Whether the name may be that of a person or of a town at home, as few are."""
    return any(name.folds[0] in word_set("homonyms", key) for key in ("twins", "surname_like", "given_like"))


def _is_state(name: Name, knowledge: Knowledge) -> bool:
    place = knowledge.places.get(name.id) if name.kind == PLACE else None
    return place is not None and place.country in HOME and place.kind == "region"


def sure_country(name: Name, knowledge: Knowledge, when: date | None) -> str | None:
    """The country that a name surely speaks of; None for the name of a twin or a state, or of no country at all."""
    if name.rule == COMBINING or _is_state(name, knowledge):
        return None
    if name.kind == COUNTRY:
        is_open = _is_twin(name) if name.rule != "demonym" else name.folds[0] in lexicon("homonyms")["states"]
        return None if is_open else name.id
    if name.kind == PLACE:
        return None if _is_twin(name) else country_of_place(name.id, knowledge, when)
    if name.kind == LEADER:
        offices = knowledge.leaders[name.id].offices
        return offices[-1].of if offices and offices[-1].of in knowledge.countries else None
    return name.id or None if name.kind == NOTHING else None


def _is_twin(name: Name) -> bool:
    return len(name.folds) == 1 and name.folds[0] in _twins()


@cache
def _twins() -> frozenset[str]:
    """Names that do not surely speak of the country, the states' among them."""
    found = lexicon("homonyms")
    return frozenset(found["twins"]).difference(found["countries_apart"]).union(found["states"])
