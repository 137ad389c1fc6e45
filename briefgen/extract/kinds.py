"""Demonyms that say nothing of a state: languages, dishes and other things, the peoples of America, times gone by."""

from __future__ import annotations

from briefgen.extract.eras import years_of
from briefgen.extract.gazetteer import COMBINING
from briefgen.extract.setting import Setting
from briefgen.knowledge.lexicon import word_set
from briefgen.model.mention import COUNTRY

INDIANS = ("indian", "indians")
"""Names, folded, of the peoples of America too."""

SCHOOL = 3
"""Words before a demonym among which a school's grade may stand."""


def is_language(setting: Setting) -> bool:
    """``in French``, ``speaks Chinese``, ``Spanish class``, ``in Thai and Dutch``, ``ninth-grade German club``."""
    if setting.folded not in word_set("homonyms", "languages"):
        return False
    return _is_tongue(setting) or _follows_language(setting)


def _follows_language(setting: Setting) -> bool:
    """The next one of a list of languages: ``Thai`` in ``speaks Greek, Thai``."""
    joined = setting.fold(-1) in (",", "and", "or") and (_ends(setting) or setting.fold(0) in ("and", "or"))
    at = setting.hit.first - (3 if (setting.fold(-2), setting.fold(-1)) in ((",", "and"), (",", "or")) else 2)
    before = setting.hits.get(at) if joined else None
    return before is not None and before.name.rule == "demonym" and is_language(setting._replace(hit=before))


def _is_tongue(setting: Setting) -> bool:
    """Whether the words beside it say so."""
    before, after = setting.fold(-1), setting.fold(0)
    nouns = word_set("homonyms", "language_nouns")
    if after in nouns:
        return True
    if after in ("and", "or") and setting.fold(1) in word_set("homonyms", "languages") and setting.fold(2) in nouns:
        return True
    if after in word_set("homonyms", "school_nouns"):
        return any(setting.fold(-back) in word_set("homonyms", "school_words") for back in range(1, SCHOOL + 1))
    is_source = before == "from" and setting.fold(-2) in nouns
    if (is_source or before in word_set("homonyms", "speaking")) and after in ("and", "or"):
        return True
    is_said = before in ("in", "into") or before in word_set("homonyms", "speaking") or setting.locale.is_linguistic
    return _ends(setting) and (is_said or is_source or _is_beside_english(setting))


def _ends(setting: Setting) -> bool:
    """Whether no noun follows that the demonym would belong to."""
    after = setting.fold(0)
    return after != "-" and (not after[:1].isalnum() or after in word_set("words", "after_language"))


def _is_beside_english(setting: Setting) -> bool:
    """``English and Spanish``, ``in Spanish and English``."""
    joins = ("and", "or")
    before = setting.fold(-1) in joins and setting.fold(-2) == "english"
    return before or (setting.fold(0) in joins and setting.fold(1) == "english")


def is_thing(setting: Setting) -> bool:
    """``Chinese restaurant``, ``French-style``; ``Polish festival`` in local news, ``Greek lamb`` in a review."""
    noun, locale = setting.fold(0), setting.locale
    if not setting.is_demonym or setting.fold(1) in word_set("homonyms", "not_things"):
        return False
    if noun in word_set("homonyms", "things"):
        return True
    if noun == "-":
        return setting.fold(1) in word_set("homonyms", "manners")
    if noun in word_set("homonyms", "local_things"):
        return locale.is_homely(setting.hit.name.id)
    return locale.is_culinary and setting.word(0).islower() and noun not in word_set("words", "state_nouns")


def is_team(setting: Setting) -> bool:
    """``the Irish won``, ``the Scots``: in American sport a school's team, where nothing else is of the country."""
    is_fit = setting.folded in word_set("homonyms", "teams") and setting.locale.is_sport
    return is_fit and setting.locale.is_homely(setting.hit.name.id)


def is_descent(setting: Setting) -> bool:
    """``Irish-Americans``, ``a Peruvian American singer``; no ``Russian-American talks``."""
    if not setting.is_demonym:
        return False
    at = 1 if setting.fold(0) == "-" else 0
    is_home = setting.fold(at) in word_set("homonyms", "descent")
    return is_home and setting.fold(at + 1) not in word_set("homonyms", "shared_nouns")


def is_native(setting: Setting) -> bool:
    """``Indian reservation``, ``Cherokee Indians``: peoples and teams of America, where nothing else is of India."""
    if setting.fold(-1) in word_set("homonyms", "native_peoples"):
        return True
    is_fit = setting.locale.is_local(setting.hit.name.id) or setting.fold(0) in word_set("homonyms", "native_nouns")
    return is_fit and not setting.locale.has_more(setting.hit.name.id, "indian")


def is_apart(setting: Setting) -> bool:
    """``Franco`` but in ``Franco-German``: a form that names a country only before a hyphen and another one."""
    if setting.hit.name.rule != COMBINING:
        return False
    other = setting.hits.get(setting.hit.last + 1)
    return setting.word(0) != "-" or other is None or other.name.kind != COUNTRY


def is_past(setting: Setting) -> bool:
    """``Soviet-era``, ``former Soviet republics``, ``post-Soviet``: but in the state's years it only gives an age."""
    years = years_of(setting.knowledge.countries[setting.hit.name.id]) if setting.is_demonym else None
    if years is None or years.hold(setting.when):
        return False
    if setting.fold(0) == "-":
        return setting.fold(1) in word_set("homonyms", "past_compounds")
    is_after = setting.fold(-1) == "-" and setting.fold(-2) in word_set("homonyms", "past_prefixes")
    return is_after or setting.fold(0) in word_set("homonyms", "past_nouns")
