"""How far an event has got, from the words around its trigger."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefgen.extract.finder import Test, finder
from briefgen.knowledge.lexicon import lexicon

REACH = 110
"""Characters before and after a trigger that the rules look at."""


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


def status_of(type: str, frame: str, sentence: str, start: int, end: int) -> str | None:
    """The status of the event told of in ``sentence[start:end]``; None when it is a condition, a wish or a negation.

    >>> status_of("visit", "verb", "He was scheduled to visit Norway.", 21, 26)
    'planned'
    """
    first = max(0, start - REACH)
    around = sentence[first : end + REACH].lower()
    before, after = around[: start - first], around[end - first :]
    for rule in _rules_for(type, frame):
        if (
            (rule.before is None or rule.before(before))
            and (rule.after is None or rule.after(after))
            and (rule.around is None or rule.around(around))
        ):
            return rule.status
    return "occurred"


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
        )
        for entry in lexicon("events")["status"]
    )


def _compiled(form: str | None) -> Test | None:
    """Whether a text holds what ``form`` matches; one that is bound to the start is tried there only."""
    return finder(form) if form else None
