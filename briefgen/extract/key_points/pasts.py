"""The verb of an event or a statement in the past tense, as a key point tells it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefgen.extract.tokens import fold
from briefgen.extract.verbs import inflections
from briefgen.knowledge.lexicon import lexicon


def in_past(words: str) -> str | None:
    """``words`` with the verb they begin with in the past tense; None when they begin with no verb of the lexicons.

    >>> in_past("calls on"), in_past("accusing"), in_past("joint statement")
    ('called on', 'accused', None)
    """
    first, _, rest = words.partition(" ")
    past = _pasts().get(fold(first))
    return f"{past} {rest}".strip() if past else None


def is_base(words: str) -> bool:
    """Whether ``words`` begin with a verb in its basic form: ``close its border``."""
    return fold(words.split(maxsplit=1)[0]) in _bases() if words else False


@cache
def _bases() -> frozenset[str]:
    return frozenset(fold(words.split()[0]) for words, _ in _verbs())


@cache
def _pasts() -> dict[str, str]:
    """Every form of a verb to its past tense."""
    found: dict[str, str] = {}
    for words, irregular in _verbs():
        verb = fold(words.split()[0])
        forms = inflections(verb, irregular)
        past = next((form for form, (_, name) in forms.items() if name == "past"), None)
        if past and verb != "be":
            found.update(dict.fromkeys(forms, past))
    return found


def _verbs() -> Iterator[tuple[str, dict[str, list[str]]]]:
    events, said = lexicon("events"), lexicon("statements")
    for entry in events["types"].values():
        for key in ("verbs", "joint", "alone"):
            yield from ((words, events["irregular"]) for words in entry.get(key, ()))
    for key in ("with_object", "plain"):
        yield from ((words, said["irregular"]) for words in said[key])
