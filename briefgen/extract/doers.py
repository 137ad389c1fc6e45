"""What a deed is by who does it: peacekeepers who arrive bring help, and gunmen who seize people abduct them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefgen.extract.event_words import forms
from briefgen.extract.nobodies import is_somebody
from briefgen.extract.tokens import folded, words_in
from briefgen.extract.verbs import plural
from briefgen.knowledge.lexicon import lexicon, word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    type: str
    verbs: frozenset[str]
    """Infinitives that it holds for; all when empty."""

    doers: frozenset[str]
    becomes: str


def done_by(type: str, verb: str, doer: str) -> str:
    """The type of what ``doer`` does; ``verb`` is the first word of the trigger as written, in lower case."""
    words, lemma = set(folded(words_in(doer))), forms().get(verb, (verb, ""))[0]
    fits = (rule for rule in _rules() if rule.type == type and words & rule.doers)
    return next((rule.becomes for rule in fits if not rule.verbs or lemma in rule.verbs), type)


def harms_nobody(verb: str, words: str) -> bool:
    """Whether a verb that is mostly a figure of speech has an object that is nobody: ``fights inflation``."""
    lemma = forms().get(verb, (verb, ""))[0]
    if lemma not in word_set("events", "figurative"):
        return False
    return not (is_somebody(words) or set(folded(words_in(words))) & _targets())


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            type=row["type"],
            verbs=frozenset(row.get("verbs", ())),
            doers=frozenset(form for word in row["doers"] for form in (word, plural(word))),
            becomes=row["becomes"],
        )
        for row in lexicon("events")["by_doer"]
    )


@cache
def _targets() -> frozenset[str]:
    """What may be attacked or damaged, though it is nobody."""
    classes = lexicon("events")["classes"]
    words = (word for key in lexicon("events")["harmed"] for word in classes[key])
    return frozenset(form for word in words for form in (word, plural(word)))
