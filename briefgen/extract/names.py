"""Decide what each name found in the gazetteer stands for here: a country, its government, a place, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from briefgen.extract.gazetteer import NOTHING, Hit
from briefgen.extract.tokens import Tokens, fold
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE, Mention
from briefgen.model.world import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a hit stands: what the rules look at."""

    tokens: Tokens
    hit: Hit
    taken: frozenset[int]
    """Indexes of all tokens that are part of some name of the gazetteer."""

    knowledge: Knowledge

    def word(self, offset: int) -> str:
        """The word so many tokens before the hit (negative) or after it (from 0); empty at the text's ends."""
        at = self.hit.first + offset if offset < 0 else self.hit.last + offset
        return self.tokens.words[at] if 0 <= at < len(self.tokens.words) else ""

    def is_name_word(self, offset: int) -> bool:
        """Whether that word is capitalised and part of no known name: a given name or a surname, likely."""
        at = self.hit.first + offset if offset < 0 else self.hit.last + offset
        word = self.word(offset)
        return len(word) > 1 and word[0].isupper() and not word.isupper() and word.isalpha() and at not in self.taken


def name_mentions(tokens: Tokens, hits: Iterable[Hit], knowledge: Knowledge) -> tuple[Mention, ...]:
    """Turn hits into mentions, each with the rule that decided; hits that name nothing here are left out."""
    found = list(hits)
    taken = frozenset(index for hit in found for index in range(hit.first, hit.last))
    settings = (Setting(tokens=tokens, hit=hit, taken=taken, knowledge=knowledge) for hit in found)
    return tuple(mention for setting in settings if (mention := _KINDS[setting.hit.name.kind](setting)))


def _nothing(setting: Setting) -> Mention | None:
    """A longer name that belongs to another country is a place there; one that belongs to none says nothing."""
    if not setting.hit.name.id:
        return None
    mention = _mention(setting, PLACE, "lookalike")
    return replace(mention, id=mention.text, name=mention.text)


def _country(setting: Setting) -> Mention | None:
    rule = next((known for known in _NOT_COUNTRY if known(setting)), None)
    return None if rule else _mention(setting, COUNTRY, setting.hit.name.rule)


def _place(setting: Setting) -> Mention:
    place = setting.knowledge.places[setting.hit.name.id]
    country = setting.knowledge.countries.get(place.country or "")
    if country and fold(country.capital) == fold(place.id) and not _is_venue(setting):
        return replace(_mention(setting, COUNTRY, "capital"), id=country.id, name=country.name)
    return _mention(setting, PLACE, "place")


def _plain(setting: Setting) -> Mention:
    return _mention(setting, setting.hit.name.kind, setting.hit.name.rule)


_KINDS: dict[str, Callable[[Setting], Mention | None]] = {
    NOTHING: _nothing,
    COUNTRY: _country,
    PLACE: _place,
    LEADER: _plain,
    ORGANISATION: _plain,
}


def _is_person(setting: Setting) -> bool:
    """``Michael Jordan``, ``Chad Smith``: another name beside a country's name that people bear too."""
    if setting.hit.name.id not in _words("name_like_countries") or setting.hit.name.rule != "name":
        return False
    if setting.is_name_word(0) and setting.word(0).lower() not in _words("state_nouns"):
        return True
    before = setting.hit.first - 1
    opens = before <= 0 or setting.tokens.words[before - 1] in '.!?"“'
    return setting.is_name_word(-1) and not opens and setting.word(-1).lower() not in _words("state_nouns")


def _is_language(setting: Setting) -> bool:
    """``in French``, ``speaks Chinese``: a demonym that names a language."""
    after = setting.word(0)
    if setting.hit.name.rule != "demonym" or (after[:1].isalnum() and after.lower() not in _words("after_language")):
        return False
    return setting.word(-1).lower() in ("in", "speak", "speaks", "spoke", "speaking", "into", "learn", "learning")


_NOT_COUNTRY: tuple[Callable[[Setting], bool], ...] = (_is_person, _is_language)


def _is_venue(setting: Setting) -> bool:
    """``in Tokyo`` is a place; ``Tokyo said`` and ``in Tokyo's view`` are the government."""
    if setting.word(0) in ("'s", "’s"):
        return False
    if setting.word(0) == "," and setting.word(1)[:1].isupper():
        return True
    return setting.word(-1).lower() in _words("locatives")


def _mention(setting: Setting, kind: str, rule: str) -> Mention:
    hit, tokens = setting.hit, setting.tokens
    start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
    id = hit.name.id
    name = id if kind == PLACE else setting.knowledge.name_of(id)
    return Mention(kind=kind, id=id, name=name, text=tokens.text[start:end], start=start, end=end, rule=rule)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("words")[name])
