"""How far an event has got, from the words around its trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_

from briefgen.extract.finder import Test, finder, openings
from briefgen.extract.tokens import Memo
from briefgen.knowledge.lexicon import lexicon

REACH = 110
"""Characters before and after a trigger that the rules look at."""

AHEAD = 160
"""Characters after a trigger that the rules for what follows it look at: ``talks between A and B … were cancelled``."""

_PARTS = ("before", "around", "after")
"""Where a rule has forms; the first that it has tells which words it needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    status: str | None
    """None: no event at all."""

    types: frozenset[str]
    """Types it holds for; all when empty."""

    frames: frozenset[str]
    """Frames of the trigger it holds for; all when empty."""

    before: Test | None
    after: Test | None
    around: Test | None

    bit: int
    """Its own bit in the sum of the rules that a word may open."""


_WORD = re.compile(r"\w+")


def status_of(type: str, frame: str, sentence: str, start: int, end: int) -> str | None:
    """The status of the event told of in ``sentence[start:end]``; None when it is a condition, a wish or a negation.

    >>> status_of("visit", "verb", "He was scheduled to visit Norway.", 21, 26)
    'planned'
    """
    opened = _opened_in(sentence)
    rules = [rule for rule in _rules_for(type, frame) if rule.bit & opened]
    first = max(0, start - REACH)
    seen = sentence[first : end + AHEAD].lower() if rules else ""
    before, after, around = seen[: start - first], seen[end - first :], seen[: end - first + REACH]
    for rule in rules:
        if (
            (rule.before is None or rule.before(before))
            and (rule.after is None or rule.after(after))
            and (rule.around is None or rule.around(around))
        ):
            return rule.status
    return "occurred"


@lru_cache(maxsize=64)
def _opened_in(sentence: str) -> int:
    """The rules that the words of a sentence may open, as a sum of their bits: no other has to be tried."""
    return reduce(or_, map(_opened().__getitem__, _WORD.findall(sentence.lower())), 0)


@cache
def _rules_for(type: str, frame: str) -> tuple[_Rule, ...]:
    fits = [rule for rule in _rules() if not rule.types or type in rule.types]
    return tuple(rule for rule in fits if not rule.frames or frame in rule.frames)


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            status=entry.get("status"),
            types=frozenset(entry.get("types", ())),
            frames=frozenset(entry.get("frames", ())),
            before=_compiled(entry.get("before")),
            after=_compiled(entry.get("after")),
            around=_compiled(entry.get("around")),
            bit=1 << number,
        )
        for number, entry in enumerate(lexicon("events")["status"])
    )


@cache
def _opened() -> Memo[int]:
    """By word the rules of which a form may start with it, as a sum of their bits."""
    forms = (next(entry[key] for key in _PARTS if key in entry) for entry in lexicon("events")["status"])
    letters = [openings(form) for form in forms]
    return Memo(lambda word: sum(1 << number for number, those in enumerate(letters) if word.startswith(those)))


def _compiled(form: str | None) -> Test | None:
    """Whether a text holds what ``form`` matches; one that is bound to the start is tried there only."""
    return finder(form) if form else None
