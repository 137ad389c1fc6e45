"""Whether the words around a date expression tell of what is still to come, so that it lies ahead."""

from __future__ import annotations

import re

from briefgen.knowledge.lexicon import lexicon, word_set

PLAN, OLD_PLAN, OPEN = "plan", "old plan", "open"
"""What is planned now (``will``); what was planned some time ago (``was due to``, ``he would``); nobody can tell."""

_REACH = 130
"""Characters before an expression that are looked at."""

_BREAK = re.compile(r"[;\n]|\.(?=\s)(?<!\b[A-Z]\.)(?<![ap]\.m\.)(?<!\b(?:Dr|Lt|Mr|Ms|No|St)\.)")
"""The end of a clause; a full stop may stand in ``U.S.``, ``p.m.``, ``Mr.`` and ``1.5``."""


def _any(key: str) -> str:
    return "|".join(sorted(lexicon("dates")[key], key=lambda phrase: (-len(phrase), phrase)))


_PAST = rf"(?:(?!hundred\b)[a-z]+[a-df-z]ed|{_any('past')})\b"
_WOULD = rf"would\b(?!-| have (?!to\b)|(?: not|n['’]t)(?: \w+)? (?:{_any('refused')})\b)"

_AHEAD = re.compile(
    rf"\b(?:(?:(?:is|are|be) (?:\w+ )?(?:{_any('arranged')})|{_any('plans')})(?!\w)"
    rf"|(?P<once>(?:was|were|been) (?:\w+ )?(?:to be|{_any('arranged')})|{_any('old_plans')}|{_WOULD})(?!\w)"
    rf"|(?P<vow>{_any('vows')})(?!\w)"
    rf"|(?!due )(?:{_any('arranged')})(?!\w))"
    rf"(?!.*\b(?:{_any('told')})\b)(?P<rest>.{{0,100}})$"
)
"""What is ahead, and no verb of telling between it and the expression: ``will meet, he said Monday``."""

_ADJOINING = re.compile(rf"\b(?:{_any('adjoining')})(?: on)?\s+$")
"""Right before the expression: ``begins Monday``."""

_ADJOINING_ONCE = re.compile(rf"\b(?:was|were|been) (?:\w+ )?(?:{_any('adjoining')})(?: on)?\s+$")

_BEHIND = re.compile(rf"\b(?:{_any('clauses')})\b(?:.*\W)?{_PAST}")
"""A clause of its own that tells of the past: ``will look into a blast that killed three on``."""

_JUST_BEFORE = re.compile(
    r"\b(?!(?:and|be|been|being|get|gets|has|have|not|or|to|will|would|\w+ly) )[\w'’]+,? "
    rf"{_PAST}(?: (?:on|late|early))?\s+$"
)
"""A past verb that the expression stands with, no part of what is planned: ``will sign the accord reached on``."""

_APPOINTED = re.compile(rf"['’]s (?:\w+ ){{0,2}}(?:{_any('appointments')})\b")
"""What is of a day that may lie ahead: ``Sunday's presidential election``, unlike ``Sunday's attack``."""

_OPENS = re.compile(r"(?:^|[.!?\n][\"'”’]*\s+|\n)[\"'“‘`]*$")
"""An expression opens its sentence."""

_DONE = re.compile(rf"\b{_PAST}")

_LATER = re.compile(rf",? (?:(?!\b{_PAST}).){{0,80}}?\b(?:{_any('later')})\b")
"""The verb of the sentence, when no past one comes first: ``On Tuesday, the league plans to``."""


def plan(match: re.Match[str]) -> str | None:
    """Whether the words around a date expression tell of a plan: one of :data:`PLAN`, :data:`OLD_PLAN`, :data:`OPEN`.

    >>> [plan(re.search("Friday", said)) for said in ("They will meet on Friday", "They will meet, they said Friday")]
    ['plan', None]
    """
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    if _ADJOINING.search(before):
        return OLD_PLAN if _ADJOINING_ONCE.search(before) else PLAN
    if match.groupdict().get("own") is not None:
        return OPEN if _AHEAD.search(_before(match)) and _APPOINTED.match(match.string, match.end()) else None
    if _OPENS.search(before) and _LATER.match(_behind(match)):
        return PLAN
    return _told(_before(match))


def past(match: re.Match[str]) -> bool:
    """Whether a day is told of as one that has been: a verb of its clause is past, or something is of that day.

    >>> [past(re.search("Friday", said)) for said in ("They met in Rome on Friday", "Last train Friday")]
    [True, False]
    """
    if match.groupdict().get("own") is not None:
        return True
    return any(_DONE.search(clause) for clause in (_before(match), _behind(match)))


def _before(match: re.Match[str]) -> str:
    """The words of its clause before an expression."""
    return _BREAK.split(match.string[max(0, match.start() - _REACH) : match.start()])[-1]


def _behind(match: re.Match[str]) -> str:
    """The words of its clause behind an expression."""
    return _BREAK.split(match.string[match.end() : match.end() + _REACH], maxsplit=1)[0]


def _told(clause: str) -> str | None:
    """What the words up to an expression tell of."""
    found = _AHEAD.search(clause)
    if found is None:
        return None
    kind = OLD_PLAN if found["once"] else PLAN
    if _BEHIND.search(found["rest"]):
        return OPEN if kind == OLD_PLAN else None
    if _JUST_BEFORE.search(found["rest"]):
        return None
    return OPEN if found["vow"] else kind


def elsewhere(match: re.Match[str]) -> bool:
    """Whether an expression counts from another day than the story's, or names a feast: ``the following Monday``."""
    before = re.search(r"(?:(\w+) )?(\w+) $", match.string[max(0, match.start() - 40) : match.start()])
    return before is not None and bool({before[2].lower(), before[0].strip().lower()} & word_set("dates", "elsewhere"))
