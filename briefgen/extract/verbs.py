"""The forms of English verbs and nouns, so that a lexicon need only hold the infinitive."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefgen.extract.tokens import fold

_VOWELS = "aeiou"

_SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")
"""Matches a verb of one syllable with one short vowel and one consonant behind it: ``ban``, ``quit``, ``stop``."""


def inflections(verb: str, irregular: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, str]]:
    """All forms of one verb, each to its infinitive and the name of the form.

    :param irregular: infinitive to the forms that the rules of spelling do not give.

    >>> sorted(inflections("meet", {"meet": ["met"]})), sorted(inflections("ban", {}))
    (['meet', 'meeting', 'meets', 'met'], ['ban', 'banned', 'banning', 'bans'])
    >>> sorted(inflections("analyze", {}))
    ['analyse', 'analysed', 'analyses', 'analysing', 'analyze', 'analyzed', 'analyzes', 'analyzing']
    """
    verb = fold(verb)
    forms = {verb: (verb, "base"), plural(verb): (verb, "present")}
    special = irregular.get(verb, ())
    for form in special or [_past(verb)]:
        forms[form] = (verb, _form_name(form, verb))
    if not any(form.endswith("ing") for form in special):
        forms[re.sub(r"(?<![eoy])e$", "", _stem(verb)) + "ing"] = (verb, "gerund")
    is_both = verb.endswith(("ize", "yze")) and not verb.endswith(("eize", "size", "prize"))
    british = {form.replace("z", "s"): told for form, told in forms.items() if is_both}
    return {**british, **forms}


def plural(word: str) -> str:
    """The plural of a noun, which is also the third person of a verb.

    >>> plural("treaty"), plural("pass"), plural("pact")
    ('treaties', 'passes', 'pacts')
    """
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return f"{word}es"
    if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _form_name(form: str, verb: str) -> str:
    if form.endswith("ing"):
        return "gerund"
    return "present" if form.endswith("s") and form != verb else "past"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_stem(verb)}ed"


def _stem(verb: str) -> str:
    """What an ending is put behind: a verb of one short syllable doubles its last letter."""
    return verb + verb[-1] if _SHORT.fullmatch(verb) else verb
