"""Decide what each name found in the gazetteer stands for here: a country, its government, a place, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from briefgen.extract.eras import country_of_place, was_seat
from briefgen.extract.gazetteer import COMBINING, NOTHING, SHARED, Hit, compile_names, scan
from briefgen.extract.grounds import grounds
from briefgen.extract.homonyms import homonym, is_state
from briefgen.extract.locale import Locale, locale_of
from briefgen.extract.setting import Setting
from briefgen.extract.shared_names import UNSETTLED, settle
from briefgen.extract.tokens import Tokens, fold
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE, Mention
from briefgen.model.world import Country, Knowledge


class Decision(NamedTuple):
    """What a name stands for, or why it stands for nothing here; offsets count characters of the text."""

    setting: Setting
    rule: str
    mention: Mention | None

    @property
    def start(self) -> int:
        return self.setting.tokens.starts[self.setting.hit.first]

    @property
    def end(self) -> int:
        return self.setting.tokens.ends[self.setting.hit.last - 1]

    @property
    def kind(self) -> str:
        """What the gazetteer has it for."""
        return self.setting.hit.name.kind

    @property
    def words(self) -> tuple[str, ...]:
        """What the rule rests on besides the name."""
        return grounds(self.setting, self.rule, is_taken=self.mention is not None)


def decisions(texts: Sequence[Tokens], knowledge: Knowledge, when: date | None) -> list[tuple[Decision, ...]]:
    """The names in each text of one document, its headline and its story, read in the light of all of it.

    Names that say nothing here are among them, each with the rule that decided.

    :param when: the day it came out; which states there were decides what ``Moscow`` stands for.
    """
    index = compile_names(knowledge)
    hits = settle([tuple(scan(tokens, index, when)) for tokens in texts], knowledge, when)
    locale = locale_of(list(zip(texts, hits, strict=True)), knowledge, when)
    return [
        tuple(map(_decide, _settings(tokens, found, locale, knowledge, when)))
        for tokens, found in zip(texts, hits, strict=True)
    ]


def _settings(
    tokens: Tokens, hits: Sequence[Hit], locale: Locale, knowledge: Knowledge, when: date | None
) -> Iterator[Setting]:
    by_first = {hit.first: hit for hit in hits}
    taken = frozenset([index for hit in hits for index in range(hit.first, hit.last)])
    for hit in hits:
        yield Setting(
            tokens=tokens,
            hit=hit,
            hits=by_first,
            taken=taken,
            locale=locale,
            knowledge=knowledge,
            when=when,
        )


def _decide(setting: Setting) -> Decision:
    found = _KINDS[setting.hit.name.kind](setting)
    if isinstance(found, str):
        return Decision(setting, found, None)
    return Decision(setting, found.rule, found)


def _nothing(setting: Setting) -> Mention | str:
    """A longer name that belongs to another country is a place there; one that belongs to none says nothing."""
    if not setting.hit.name.id:
        return "lookalike"
    mention = _mention(setting, PLACE, "lookalike")
    return replace(mention, id=mention.text, name=mention.text)


def _open(_: Setting) -> Mention | str:
    """A name of several countries, and nothing tells which is meant."""
    return UNSETTLED


def _country(setting: Setting) -> Mention | str:
    if is_state(setting):
        place = lexicon("homonyms")["states"][setting.folded]["place"]
        return replace(_mention(setting, PLACE, "state"), id=place, name=place)
    rule = setting.hit.name.rule
    return homonym(setting) or _mention(setting, COUNTRY, "demonym" if rule == COMBINING else rule)


def _place(setting: Setting) -> Mention | str:
    if rule := homonym(setting):
        return rule
    country = _ruled_from(setting)
    if country and _is_government(setting, country):
        return replace(_mention(setting, COUNTRY, "capital"), id=country.id, name=country.name)
    return _mention(setting, PLACE, "place")


def _ruled_from(setting: Setting) -> Country | None:
    """The country whose capital the place is, or was when the document came out.

    Of a state that is no more and its heir, which may both have had their seat there, the one that the document names.
    """
    name = setting.hit.name.id
    today, then = (country_of_place(name, setting.knowledge, when) for when in (None, setting.when))
    named = setting.locale.named
    code = today if today in named and then not in named else then
    country = setting.knowledge.countries.get(code or "")
    if country and (fold(country.capital) == fold(name) or was_seat(name, country, setting.when)):
        return country
    return None


def _plain(setting: Setting) -> Mention:
    return _mention(setting, setting.hit.name.kind, setting.hit.name.rule)


_KINDS: dict[str, Callable[[Setting], Mention | str]] = {
    NOTHING: _nothing,
    COUNTRY: _country,
    SHARED: _open,
    PLACE: _place,
    LEADER: _plain,
    ORGANISATION: _plain,
}


def _is_government(setting: Setting, country: Country) -> bool:
    """Whether a capital stands for its state: no preposition of place before it, and the state is spoken of.

    In a report of sport it is a venue or a club.
    """
    if setting.locale.is_sport or _is_venue(setting) or _describes(setting):
        return False
    return country.id in setting.locale.named or _acts(setting)


def _describes(setting: Setting) -> bool:
    """``Paris City Council``: a name follows that the capital is part of."""
    return (
        setting.is_name_word(0) and setting.fold(0) not in word_set("words", "state_nouns") and not setting.is_headline
    )


def _acts(setting: Setting) -> bool:
    """``Tokyo said``, ``between Paris and Madrid``, ``in London's view``: what only a government does."""
    after = setting.fold(0)
    if after == "-":
        return setting.fold(1) in word_set("homonyms", "state_compounds")
    if setting.locale.is_local(setting.hit.name.id):
        return False
    if after in ("'s", "’s"):
        owned = {setting.fold(1), setting.fold(2)}
        return not owned.isdisjoint(word_set("homonyms", "state_possessions") | word_set("words", "state_nouns"))
    before = setting.fold(-3) if setting.fold(-1) == "and" else setting.fold(-1)
    other = setting.hits.get(setting.hit.last + 1) if after == "and" else None
    if other:
        after = setting.fold(other.last - setting.hit.last)
    return after in _government_words() or before in word_set("homonyms", "state_prepositions")


@cache
def _government_words() -> frozenset[str]:
    return word_set("homonyms", "state_verbs") | word_set("words", "state_nouns")


def _is_venue(setting: Setting) -> bool:
    """``in Tokyo`` is a place; ``Tokyo said`` and ``in Tokyo's view`` are the government."""
    if setting.word(0) in ("'s", "’s"):
        return False
    if setting.word(0) == "," and setting.word(1)[:1].isupper():
        return True
    if setting.word(0) == "-" and setting.fold(1) in word_set("homonyms", "place_compounds"):
        return True
    return setting.fold(-1) in word_set("words", "locatives")


def _mention(setting: Setting, kind: str, rule: str) -> Mention:
    hit, tokens = setting.hit, setting.tokens
    start, end = tokens.starts[hit.first], tokens.ends[hit.last - 1]
    id = hit.name.id
    name = id if kind == PLACE else setting.knowledge.name_of(id)
    return Mention(kind=kind, id=id, name=name, text=tokens.text[start:end], start=start, end=end, rule=rule)
