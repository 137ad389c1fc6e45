"""Whether the words around a date expression tell of what has been or of what is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.extract.tense_cues import (
    BE,
    CLAUSE,
    MARK,
    OLD_PLAN,
    OPEN,
    PAST,
    PLAN,
    PRESENT,
    TO,
    VOW,
    WEAK,
    auxiliary,
    cue,
    listed,
)

_REACH = 130
"""Characters on either side of an expression that are looked at."""

_FIRST = 14
"""Words behind an expression among which the verb of its clause stands when none stands before it."""

_SAYS = 6
"""Words within which a comma, who says so and the verb of that stand."""

_SHORT = "".join(rf"(?<!\b{word}\.)" for word in sorted(listed("shortened")))
_BREAK = re.compile(
    r"[;\n?!.](?:(?<=[;\n])|(?<=[?!])(?=\s)|(?<=\.)(?=\s+(?:[^\sa-z]|$))(?<!\b[A-Z]\.)(?<![ap]\.m\.)" + _SHORT + ")"
)
"""The end of a clause; a full stop may stand in ``U.S.``, ``p.m.``, ``Sept. 3`` and ``1.5``."""

_WORD = re.compile(r"[A-Za-z]++(?:[.\-'’](?!ll\b)[A-Za-z]++)*+|[,:()“”\"–—]|['’]ll\b|--")


class Told(NamedTuple):
    """How an expression is told."""

    tense: str | None
    """``PLAN``, ``OLD_PLAN``, ``OPEN``, ``PAST`` or ``PRESENT`` of :mod:`.tense_cues`; None when nothing tells."""

    lead: str
    """The preposition that leads to it and weighs (``until``, ``since``, ``for`` …); empty: none."""

    is_over: bool
    """Whether it is past beyond doubt: a past verb stands right before it (``was elected Nov. 5``), or ``since``, or
    none before it and the first behind it is one (``A Nov. 5 fire killed``)."""


def told_of(match: re.Match[str]) -> Told:
    """How an expression is told: the verb nearest before it in its clause decides, or else the first one behind it."""
    words = _before(match)
    core, lead = _core(words)
    governing = _governing(core, lead)
    if match.groupdict().get("own") is not None:
        return Told(_of_a_day(match, words, governing), lead, is_over=False)
    if governing is not None:
        follows = bool(core) and not lead and cue(core, len(core) - 1) in (WEAK, VOW, PAST)
        return Told(governing, lead, is_over=lead == "since" or (governing == PAST and follows))
    behind = _WORD.findall(_clause_behind(match))
    opens = not any(word[0].isalpha() for word in core)
    told = None if not opens and _is_attributed(behind) else _first(behind)
    is_of_day = opens or told not in (PLAN, PRESENT) or _is_held(core[-1:])
    return Told(told if is_of_day else OPEN, lead, is_over=told == PAST and not _is_held(behind[:1]))


def tense(match: re.Match[str]) -> str | None:
    """The tense alone.

    >>> [tense(re.search("Friday", said)) for said in ("They will meet on Friday", "They will meet, they said Friday")]
    ['plan', 'past']
    """
    return told_of(match).tense


def _of_a_day(match: re.Match[str], words: Sequence[str], governing: str | None) -> str | None:
    """``Sunday's attack`` has been; ``Sunday's election`` may lie ahead, and what is awaited does."""
    before = words[-1].lower() if words else ""
    if before in listed("awaiting") or (before == "of" and words[-2:-1] in (["Ahead"], ["ahead"])):
        return PLAN
    behind = _WORD.findall(_clause_behind(match))
    if before in listed("past_of") or not _is_held(behind[1:4]):
        return PAST
    if governing in (PLAN, OLD_PLAN) and before in listed("attending") and cue(words, len(words) - 2) != WEAK:
        return governing
    return OPEN if before == "before" or governing in (PLAN, OLD_PLAN) else governing or _first(behind)


def _is_attributed(behind: Sequence[str]) -> bool:
    """Whether only who says so follows: ``…, police said``."""
    said = next((at for at, word in enumerate(behind[:_SAYS]) if word in listed("told")), None)
    return said is not None and behind[0] == "," and not any(cue(behind, at) for at in range(1, said))


def _is_held(words: Sequence[str]) -> bool:
    """Whether something that is held on a day known before is among some words."""
    return not listed("appointments").isdisjoint(words)


def _before(match: re.Match[str]) -> list[str]:
    """The words of its clause before an expression."""
    return _WORD.findall(_BREAK.split(match.string[max(0, match.start() - _REACH) : match.start()])[-1])


def _clause_behind(match: re.Match[str]) -> str:
    return _BREAK.split(match.string[match.end() : match.end() + _REACH], maxsplit=1)[0]


def _core(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """The words up to those that only lead to an expression, and the preposition among these that weighs."""
    end, lead = len(words), ""
    while end and words[end - 1].lower() in listed("leading"):
        end -= 1
    if end and words[end - 1].lower() in listed("prepositions"):
        lead = words[end - 1].lower()
        end -= 1
    return words[:end], lead


def _governing(core: Sequence[str], lead: str) -> str | None:
    """What the words of a clause up to an expression tell of."""
    if lead == "since" or (not lead and core and core[-1] in listed("mishaps")):
        return PAST
    if lead == "until" and (given := listed("given").intersection(core[-3:])):
        return PLAN if given & {"have", "has"} else OLD_PLAN
    told = (_put_off(core, lead) if lead else None) or _nearest(core, lead)
    if lead == "for":
        return OLD_PLAN if told == PAST else told
    return OLD_PLAN if lead == "by" and told == OPEN else told


def _put_off(words: Sequence[str], lead: str) -> str | None:
    """``has been postponed until``, ``was moved from``."""
    at = next((at for at in reversed(range(len(words))) if words[at] in listed("put_off")), None)
    if at is None or any(cue(words, later) in (PLAN, OLD_PLAN, PAST, WEAK) for later in range(at + 1, len(words))):
        return None
    is_now = auxiliary(words, at) == "been" and "had" not in words[max(0, at - 3) : at]
    return OPEN if lead == "from" else PLAN if is_now else OLD_PLAN


def _nearest(words: Sequence[str], lead: str) -> str | None:
    """What the verb nearest to the end of some words tells of."""
    seen: set[str] = set()
    for at in reversed(range(len(words))):
        told = cue(words, at)
        if told is None or (
            told == WEAK and MARK in seen and words[:at][-1:] == [","]
        ):  # an aside: ", convened by us,"
            continue
        if (decided := _decided(words, at, told, lead, seen)) is not None:
            return decided or None
        seen.add(told)
    return PAST if WEAK in seen else None


def _decided(words: Sequence[str], at: int, told: str, lead: str, seen: set[str]) -> str | None:
    """What a cue decides after the cues behind it; empty: nothing, and no other may; None: another may."""
    is_last = at == len(words) - 1
    if told in (PLAN, OLD_PLAN, OPEN, PRESENT):
        return told
    if told == VOW and TO in seen:
        return OPEN
    if told == BE:
        return PLAN if is_last or lead in ("until", "till", "through", "by") else PAST if WEAK in seen else ""
    if told == WEAK and is_last and not lead and words[at - 1] not in listed("joins"):
        return OPEN if auxiliary(words, at) in listed("present_auxiliaries") else _backshifted(words)
    is_over = told in (PAST, VOW) or (told in (CLAUSE, MARK) and WEAK in seen)
    return _backshifted(words[: at + 1]) if is_over else None


def _backshifted(words: Sequence[str]) -> str:
    """Of a past verb that some words end in: in a clause of time of an old plan it may tell of what was ahead.

    ``would buy as soon as trading opened`` was ahead, ``would go after it opened`` nobody can tell.
    """
    at = next((at for at in range(len(words) - 1, 0, -1) if cue(words, at) == CLAUSE), 0)
    if not at or words[at] in listed("relatives") or _nearest(words[:at], "") != OLD_PLAN:
        return PAST
    return OLD_PLAN if words[at - 1] == "soon" or words[at] in ("once", "until") else OPEN


def _first(words: Sequence[str]) -> str | None:
    """What the first verb of some words tells of, over a participle that belongs to a noun: ``a man held in Rome``."""
    passed = None
    for at in range(min(len(words), _FIRST)):
        told = cue(words, at)
        if told == WEAK and passed is None and not listed("places").isdisjoint(words[at + 1 : at + 2]):
            passed = PAST
        elif told in (CLAUSE, MARK) and passed == PAST:
            return PAST
        elif told == BE and passed is None:
            passed = BE
        elif told in (PAST, VOW, WEAK) and passed != BE:
            return PAST
        elif told in (PLAN, PRESENT):
            return told
        elif told in (OLD_PLAN, OPEN):
            return OPEN if passed is None else None
        elif told == CLAUSE and words[at] not in listed("relatives"):
            break
    return PAST if passed == PAST else None
