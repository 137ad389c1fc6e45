"""Demonyms that say nothing of a state: languages, dishes and other kinds of things, the peoples of America."""

from __future__ import annotations

from briefgen.extract.setting import Setting
from briefgen.knowledge.lexicon import word_set

SCHOOL = 3
"""Words before a demonym among which a school's grade may stand."""


def is_language(setting: Setting) -> bool:
    """``in French``, ``speaks Chinese``, ``Spanish class``, ``English and Spanish``, ``ninth-grade German club``."""
    if setting.folded not in word_set("homonyms", "languages"):
        return False
    before, after = setting.fold(-1), setting.fold(0)
    if after in word_set("homonyms", "language_nouns"):
        return True
    if after in word_set("homonyms", "school_nouns"):
        return any(setting.fold(-back) in word_set("homonyms", "school_words") for back in range(1, SCHOOL + 1))
    if before in word_set("homonyms", "speaking") and after in ("and", "or"):
        return True
    ends = after != "-" and (not after[:1].isalnum() or after in word_set("words", "after_language"))
    is_said = before in ("in", "into") or before in word_set("homonyms", "speaking")
    return ends and (is_said or _is_beside_english(setting))


def _is_beside_english(setting: Setting) -> bool:
    """``English and Spanish``, ``in Spanish and English``."""
    joins = ("and", "or")
    before = setting.fold(-1) in joins and setting.fold(-2) == "english"
    return before or (setting.fold(0) in joins and setting.fold(1) == "english")


def is_thing(setting: Setting) -> bool:
    """``Chinese restaurant``, ``French toast``, in a review ``Greek lamb``: the demonym only gives a kind."""
    if not setting.is_demonym or setting.fold(1) in word_set("homonyms", "not_things"):
        return False
    if setting.fold(0) in word_set("homonyms", "things"):
        return True
    is_noun = setting.word(0).islower() and setting.fold(0) not in word_set("words", "state_nouns")
    return is_noun and setting.locale.is_culinary


def is_native(setting: Setting) -> bool:
    """``Indian reservation``, ``Cherokee Indians``: peoples and teams of America, where nothing else is of India."""
    if setting.folded not in ("indian", "indians"):
        return False
    if setting.fold(-1) in word_set("homonyms", "native_peoples"):
        return True
    is_fit = setting.locale.is_local(setting.hit.name.id) or setting.fold(0) in word_set("homonyms", "native_nouns")
    return is_fit and not setting.locale.has_more(setting.hit.name.id, "indian")
