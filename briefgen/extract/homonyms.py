"""Tell the name of a country or a city from the same word as a person, a town elsewhere or a longer name.

Each rule looks at one setting and answers yes or no; the first that says yes gives its id.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from briefgen.extract.gazetteer import COMBINING, Name
from briefgen.extract.kinds import INDIANS, is_apart, is_descent, is_language, is_native, is_past, is_team, is_thing
from briefgen.extract.locale import is_borne
from briefgen.extract.setting import Setting
from briefgen.extract.towns import HOME, is_in_state
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY


class Rule(NamedTuple):
    """What a name may be instead of what the gazetteer says."""

    id: str
    may: Callable[[Name], bool]
    """Whether a name can be that at all, wherever it stands: most names can be few other things."""

    holds: Callable[[Setting], bool]
    """Whether one that can be is that here."""

    takes_capital: bool = False
    """Whether a word with a capital stands beside what it holds of, as none does beside most names."""


AMERICA = "USA"

AGE = 2
"""Digits of most people's age."""

TWO = 2
"""Words that go with a namesake of a country where it is meant, at least."""

YEAR = 4
"""Digits of a year; the number of a road has fewer."""


def homonym(setting: Setting) -> str | None:
    """The id of the first rule by which the hit is something else than what the gazetteer says, None when it is not."""
    is_apart = not setting.has_capital_beside
    for rule in _rules_for(setting.hit.name):
        if not (is_apart and rule.takes_capital) and rule.holds(setting):
            return rule.id
    return None


def is_surname(setting: Setting) -> bool:
    """``Dick French``, ``Mr. Jordan``, ``Zelda French,``: a given name or a form of address stands right before."""
    if is_borne(setting.tokens, setting.hit):
        return True
    if setting.folded not in word_set("homonyms", "surname_like"):
        return False
    ends = not setting.word(0)[:1].isalnum() and setting.word(0) != "-"
    return setting.is_demonym and ends and not setting.is_opening and _makes_name(setting, -1)


def is_beside_name(setting: Setting) -> bool:
    """``Michael Jordan``, ``Chad Smith``, ``Egypt Smith, 24,``: another name beside a name that people bear too."""
    if not setting.is_demonym and _is_of_age(setting):
        return True
    is_first = setting.folded in word_set("homonyms", "given_like") and _makes_name(setting, 0)
    is_last = (
        setting.folded in word_set("homonyms", "bare_surnames") and not setting.is_opening and _makes_name(setting, -1)
    )
    return (is_first or is_last) and not setting.is_headline


def _is_of_age(setting: Setting) -> bool:
    """``Egypt Smith, 24,``, ``Maria Peru, 24,``: a name of two words, and years between two commas."""
    for beside, offset in ((0, 1), (-1, 0)):
        if setting.word(offset) == "," == setting.word(offset + 2):
            age = setting.word(offset + 1)
            if age.isdigit() and len(age) <= AGE and _makes_name(setting, beside):
                return True
    return False


def _makes_name(setting: Setting, offset: int) -> bool:
    folded = setting.fold(offset)
    is_other = folded in word_set("homonyms", "no_names") or folded in word_set("words", "state_nouns")
    return not is_other and setting.is_name_word(offset)


def is_in_company(setting: Setting) -> bool:
    """``Jordan`` among the Bulls of the NBA, or between Ferrari and McLaren: two who go with its namesake are there."""
    company = lexicon("homonyms")["company"].get(setting.folded, ())
    return len(setting.locale.company.intersection(company)) >= TWO


def is_echo(setting: Setting) -> bool:
    """``French said`` after ``Dick French``: someone bears the name, and nothing else is of the country."""
    if setting.folded not in setting.locale.surnames:
        return False
    code = setting.hit.name.id
    if setting.is_demonym:
        follows = setting.word(0)
        return not follows.isalpha() or follows in word_set("homonyms", "state_verbs")
    return not setting.locale.has_more(code, setting.folded)


def is_town_in_state(setting: Setting) -> bool:
    """``Lebanon, Pa.``, ``Paris, Texas``: a state of another country follows behind a comma."""
    if setting.word(0) != "," or setting.is_demonym or _country_of(setting) in HOME:
        return False
    following = setting.hits.get(setting.hit.last + 1)
    return is_in_state(setting.tokens, setting.hit, following, setting.knowledge)


def is_town(setting: Setting) -> bool:
    """``Lebanon`` in a story of Pennsylvania that says nothing else of the country: a town that bears the name."""
    locale, code = setting.locale, _country_of(setting) or ""
    if setting.folded not in word_set("homonyms", "twins") or code in HOME or locale.has_more(code, setting.folded):
        return False
    if setting.folded in locale.towns and locale.signs:
        return True
    return setting.folded not in word_set("homonyms", "countries_apart") and locale.is_local(code)


def _country_of(setting: Setting) -> str | None:
    place = setting.knowledge.places.get(setting.hit.name.id)
    return place.country if place else setting.hit.name.id


def is_state(setting: Setting) -> bool:
    """``Georgia`` where the document has states of America, and nothing of Tbilisi or the Caucasus."""
    known = lexicon("homonyms")["states"].get(setting.folded)
    support = setting.locale.support
    if known is None or setting.hit.name.id in support:
        return False
    near = sum(code in support for code in known["near"])
    foreign = setting.locale.foreign() + setting.locale.has_organisation
    signs = len(setting.locale.signs)
    return signs > near if near else signs >= foreign


def is_longer_name(setting: Setting) -> bool:
    """``Peru Street``, ``Luigi Italian Market``, ``New Lebanon``, ``Lake Geneva``: a part of a longer name."""
    opens = _opens_name(setting)
    if not (opens or _ends_name(setting)) or _country_of(setting) in HOME:
        return False
    is_venue = setting.fold(0) in word_set("homonyms", "venues") and setting.fold(1) in word_set("homonyms", "houses")
    return (opens and is_venue) or not setting.is_headline


def _opens_name(setting: Setting) -> bool:
    """A country's own name counts only where towns bear it too: Kuwait High School is in Kuwait."""
    if not setting.word(0)[:1].isupper() or setting.fold(1) in word_set("words", "state_nouns"):
        return False
    if (
        setting.hit.name.kind == COUNTRY
        and not setting.is_demonym
        and setting.folded not in word_set("homonyms", "twins")
    ):
        return False
    if setting.fold(0) in word_set("homonyms", "venues"):
        return True
    return setting.is_demonym and (setting.fold(0) in word_set("homonyms", "landforms") or _is_within_name(setting))


def _is_within_name(setting: Setting) -> bool:
    """``First Chinese Mission``; with one capital behind it only where nothing else in the document is foreign."""
    if not _makes_name(setting, 0) or setting.word(0) in word_set("homonyms", "given_names"):
        return False
    code = setting.hit.name.id
    is_alone = not setting.locale.foreign(code) and not setting.locale.has_more(code, setting.folded)
    return (is_alone and bool(setting.locale.signs)) or (not setting.is_opening and _makes_name(setting, -1))


def _ends_name(setting: Setting) -> bool:
    at = -2 if setting.word(-1) == "." else -1
    if setting.is_demonym or not setting.word(at)[:1].isupper():
        return False
    opening = setting.fold(at)
    is_apart = opening in word_set("homonyms", "local_openings") and setting.locale.is_local()
    return is_apart or opening in word_set("homonyms", "openings")


def is_road(setting: Setting) -> bool:
    """``U.S. Route 1``, ``along U.S. 95 near``; no ``U.S. 30-year bonds``."""
    if setting.hit.name.id != AMERICA or setting.is_demonym:
        return False
    at = 1 if setting.fold(0) == "-" else 0
    number, after = setting.fold(at), setting.fold(at + 1)
    if number in word_set("homonyms", "roads"):
        return True
    is_number = number.isdigit() and len(number) < YEAR
    if is_number and after in word_set("homonyms", "road_verbs"):
        return True
    is_number = is_number and setting.fold(-1) in word_set("homonyms", "road_prepositions")
    ends = after in word_set("homonyms", "after_road") or not after[:1].isalnum()
    return is_number and ends and after not in ("-", "%")


def is_university(setting: Setting) -> bool:
    """``UK`` in Kentucky: initials of a university, where nothing else is of the country."""
    at = lexicon("homonyms")["initials"].get(setting.tokens.words[setting.hit.first])
    return (
        at is not None
        and not setting.locale.signs.isdisjoint(at)
        and not setting.locale.has_more(setting.hit.name.id, setting.folded)
    )


def _any(_: Name) -> bool:
    return True


def _is_demonym(name: Name) -> bool:
    return name.rule in ("demonym", COMBINING)


def _is_no_demonym(name: Name) -> bool:
    return not _is_demonym(name)


def _is_among(*keys: str) -> Callable[[Name], bool]:
    """Whether a name, or its first word, is in one of the lists of homonyms."""

    def test(name: Name) -> bool:
        words = {name.folded, name.folds[0]}
        return any(not words.isdisjoint(word_set("homonyms", key)) for key in keys)

    return test


_may_be_person = _is_among("given_like", "bare_surnames")


NOT_COUNTRY: tuple[Rule, ...] = (
    Rule("apart", _is_demonym, is_apart),
    Rule("surname", _is_among("surname_like"), is_surname),
    Rule("longer-name", _any, is_longer_name, takes_capital=True),
    Rule("person", lambda name: _is_no_demonym(name) or _may_be_person(name), is_beside_name, takes_capital=True),
    Rule("echo", _any, is_echo),
    Rule("company", _is_among("company"), is_in_company),
    Rule("language", _is_among("languages"), is_language),
    Rule("thing", _is_demonym, is_thing),
    Rule("descent", _is_demonym, is_descent),
    Rule("team", _is_among("teams"), is_team),
    Rule("native-american", lambda name: name.folded in INDIANS, is_native),
    Rule("past", _is_demonym, is_past),
    Rule("road", lambda name: name.id == AMERICA and _is_no_demonym(name), is_road),
    Rule("university", lambda name: not lexicon("homonyms")["initials"].keys().isdisjoint(name.words), is_university),
    Rule("in-state", _is_no_demonym, is_town_in_state),
    Rule("town", _is_among("twins"), is_town),
)
"""What a country's name may be instead, in the order of asking."""

NOT_PLACE: tuple[Rule, ...] = (
    Rule("surname", _is_among("surname_like"), is_surname),
    Rule("echo", _any, is_echo),
    Rule("longer-name", _any, is_longer_name, takes_capital=True),
    Rule("in-state", _any, is_town_in_state),
    Rule("town", _is_among("twins"), is_town),
)
"""What a city's name may be instead, in the order of asking."""


@lru_cache(maxsize=16_384)
def _rules_for(name: Name) -> tuple[Rule, ...]:
    """The rules that may hold for the name of a country or a city."""
    return tuple(rule for rule in (NOT_COUNTRY if name.kind == COUNTRY else NOT_PLACE) if rule.may(name))
