"""Whether the words around a date expression tell of what has been or of what is still to come."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefgen.knowledge.lexicon import word_set

PLAN, OLD_PLAN, OPEN, PAST = "plan", "old plan", "open", "past"
"""What is planned now (``will``); what was planned some time ago (``was due to``, ``he would``); nobody can tell; over."""

_REACH = 130
"""Characters on either side of an expression that are looked at."""

_FIRST = 14
"""Words behind an expression among which the verb of its clause stands when none stands before it."""

_SHORT = "".join(rf"(?<!\b{word}\.)" for word in sorted(word_set("tenses", "shortened")))
_BREAK = re.compile(rf"[;\n]|[?!](?=\s)|\.(?=\s+(?:[^\sa-z]|$))(?<!\b[A-Z]\.)(?<![ap]\.m\.){_SHORT}")
"""The end of a clause; a full stop may stand in ``U.S.``, ``p.m.``, ``Sept. 3`` and ``1.5``."""

_WORD = re.compile(r"['’]ll\b|[A-Za-z]+(?:[.\-'’](?!ll\b)[A-Za-z]+)*|[,:()“”\"–—]|--")
_ENDS_AS_PAST = re.compile(r"[a-z]+[a-df-z]ed")
_OPENS = re.compile(r"(?:^|[.!?\n][\"'”’]*\s+|\n)[\"'“‘`]*$")

_WEAK, _VOW, _BE, _CLAUSE, _COMMA, _TO = "weak", "vow", "be", "clause", "comma", "to"
"""What a word may be besides: past form or participle, a vow, ``is``, what opens a clause, a comma, ``to`` do."""


def _words(key: str) -> frozenset[str]:
    return word_set("tenses", key)


def tense(match: re.Match[str]) -> str | None:
    """What an expression is told with: one of :data:`PLAN`, :data:`OLD_PLAN`, :data:`OPEN`, :data:`PAST`; None: nothing.

    The verb that stands nearest before it in its clause decides, or else the first one behind it.

    >>> [tense(re.search("Friday", said)) for said in ("They will meet on Friday", "They will meet, they said Friday")]
    ['plan', 'past']
    """
    if match.groupdict().get("own") is not None:
        return _of_a_day(match)
    return _governing(_before(match)) or _behind(match)


def follows_past(match: re.Match[str]) -> bool:
    """Whether a past verb stands right before an expression: ``was elected Nov. 5``; ``since`` is as good as one."""
    words = _before(match)
    core, lead = _core(words)
    if lead == "since":
        return True
    return not lead and bool(core) and _cue(core, len(core) - 1) in (_WEAK, _VOW, PAST) and _governing(words) == PAST


def opens(match: re.Match[str]) -> bool:
    """Whether an expression opens its sentence."""
    return _OPENS.search(match.string, max(0, match.start() - 5), match.start()) is not None


def preposition(match: re.Match[str]) -> str:
    """The preposition that leads to an expression and weighs (``until``, ``since``, ``for`` …); none is empty."""
    return _core(_before(match))[1]


def _of_a_day(match: re.Match[str]) -> str | None:
    """``Sunday's attack`` has been; ``Sunday's election`` may lie ahead."""
    behind = _WORD.findall(_clause_behind(match))[1:4]
    if _words("appointments").isdisjoint(behind):
        return PAST
    words = _before(match)
    core, _ = _core(words)
    if core and core[-1].lower() in _words("past_of"):
        return PAST
    if core[-2:] in (["Ahead", "of"], ["ahead", "of"]):
        return PLAN
    told = _governing(words)
    if told in (PLAN, OLD_PLAN) or (core and core[-1].lower() == "before"):
        return OPEN
    return told or _first(_WORD.findall(_clause_behind(match)))


def _behind(match: re.Match[str]) -> str | None:
    """What the first verb behind an expression tells of; a plan is one for its day only where a sentence begins."""
    told = _first(_WORD.findall(_clause_behind(match)))
    if told == PLAN and not opens(match):
        return PLAN if not _words("appointments").isdisjoint(_before(match)[-1:]) else OPEN
    return told


def _before(match: re.Match[str]) -> list[str]:
    """The words of its clause before an expression."""
    return _WORD.findall(_BREAK.split(match.string[max(0, match.start() - _REACH) : match.start()])[-1])


def _clause_behind(match: re.Match[str]) -> str:
    return _BREAK.split(match.string[match.end() : match.end() + _REACH], maxsplit=1)[0]


def _core(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """The words up to those that only lead to an expression, and the preposition among these that weighs."""
    end, lead = len(words), ""
    while end and words[end - 1].lower() in _words("leading"):
        end -= 1
    if end and words[end - 1].lower() in _words("prepositions"):
        lead = words[end - 1].lower()
        end -= 1
    return words[:end], lead


def _governing(words: Sequence[str]) -> str | None:
    core, lead = _core(words)
    if lead == "since" or (not lead and core and core[-1] in _words("mishaps")):
        return PAST
    if lead == "until" and (given := _words("given").intersection(core[-3:])):
        return PLAN if given & {"have", "has"} else OLD_PLAN
    told = _nearest(core, lead)
    if lead == "for":
        return OLD_PLAN if told == PAST else told
    return OLD_PLAN if lead == "by" and told == OPEN else told


def _nearest(words: Sequence[str], lead: str) -> str | None:
    """What the verb nearest to the end of some words tells of."""
    weak = infinitive = False
    for at in range(len(words) - 1, -1, -1):
        if lead and words[at] in _words("put_off"):
            is_now = _auxiliary(words, at) == "been" and "had" not in words[max(0, at - 3) : at]
            return OPEN if lead == "from" else PLAN if is_now else OLD_PLAN
        cue = _cue(words, at)
        if cue in (PLAN, OLD_PLAN, OPEN):
            return cue
        if cue == _VOW and infinitive:
            return OPEN
        if cue in (PAST, _VOW) or (cue in (_CLAUSE, _COMMA) and weak):
            return _backshifted(words[: at + 1])
        if cue == _BE:
            ahead = at == len(words) - 1 or lead in ("until", "till", "through", "by")
            return PLAN if ahead else PAST if weak else None
        if cue == _WEAK:
            if at == len(words) - 1 and not lead and words[at - 1] not in _words("joins"):
                return OPEN if _auxiliary(words, at) in _words("present_auxiliaries") else _backshifted(words[: at + 1])
            weak = True
        infinitive = infinitive or cue == _TO
    return PAST if weak else None


def _backshifted(words: Sequence[str]) -> str:
    """Of a past verb that some words end in: in a clause of time of an old plan it may tell of what was ahead.

    ``would buy as soon as trading opened`` was ahead, ``would go after it opened`` nobody can tell.
    """
    clause = next((at for at in range(len(words) - 1, 0, -1) if _KINDS.get(words[at]) is not None and _cue(words, at) == _CLAUSE), 0)
    if not clause or words[clause] in _words("relatives") or _nearest(words[:clause], "") != OLD_PLAN:
        return PAST
    return OLD_PLAN if words[clause - 1] == "soon" or words[clause] in ("once", "until") else OPEN


def _first(words: Sequence[str]) -> str | None:
    """What the first verb of some words tells of."""
    present = False
    for at in range(min(len(words), _FIRST)):
        cue = _cue(words, at)
        if cue in (None, _COMMA, _TO) or (cue == _CLAUSE and words[at] in _words("relatives")):
            continue
        if present or cue in (PLAN, _CLAUSE):
            return PLAN if cue == PLAN else None
        if cue != _BE:
            return OPEN if cue in (OLD_PLAN, OPEN) else PAST
        present = True
    return None


def _cue(words: Sequence[str], at: int) -> str | None:
    """What a word among others tells."""
    word = words[at]
    if (kind := _KINDS.get(word)) is not None:
        return kind(words, at)
    return _participle(words, at) if _ENDS_AS_PAST.fullmatch(word) and word != "hundred" else None


def _next(words: Sequence[str], at: int) -> str:
    return words[at + 1] if at + 1 < len(words) else ""


def _auxiliary(words: Sequence[str], at: int) -> str:
    """The word before another, over ``not``, ``also`` and adverbs."""
    before = at - 1
    while before >= 0 and (words[before] in _words("adverbs") or words[before].endswith("ly")):
        before -= 1
    return words[before] if before >= 0 else ""


def _participle(words: Sequence[str], at: int) -> str | None:
    """A past form; not one that only describes a noun, nor one whose auxiliary tells."""
    before = _auxiliary(words, at)
    return None if before in _words("determiners") or before in ("be", "been", "being") else _WEAK


def _infinitive(words: Sequence[str], at: int) -> bool:
    """Whether ``to`` stands before a verb, as far as can be told."""
    word = _next(words, at)
    return word[:1].islower() and word not in _words("determiners")


def _modal(words: Sequence[str], at: int) -> str | None:
    return None if _next(words, at) == "have" and words[at] not in ("will", "'ll", "’ll") else PLAN


def _could(words: Sequence[str], at: int) -> str | None:
    following = set(words[at + 1 : at + 3])
    return PAST if following & _words("unable") else OPEN if "have" in following else PLAN


def _would(words: Sequence[str], at: int) -> str:
    following = words[at + 1 : at + 4]
    if words[at] != "would" or "not" in following:
        return PAST if _words("refused").intersection(following) else OLD_PLAN
    return OPEN if following[:1] == ["have"] else OLD_PLAN


def _have(words: Sequence[str], at: int) -> str | None:
    following = _next(words, at)
    if following == "to" and words[at] != "had":
        return PLAN
    is_auxiliary = following == "been" or following in _words("past_forms") or _ENDS_AS_PAST.fullmatch(following)
    return PAST if words[at] == "had" or is_auxiliary else None


def _aimed(words: Sequence[str], at: int) -> str | None:
    """``plans to``, ``is likely to``, ``was set for``."""
    following = _next(words, at)
    if following in ("a", "an", "another") and words[at].startswith("plan"):
        return PLAN
    if following != "for" and not (following == "to" and _infinitive(words, at + 1)):
        return _participle(words, at) if words[at] in _words("past_forms") else None
    return _by_auxiliary(words, at)


def _arranged(words: Sequence[str], at: int) -> str | None:
    """``scheduled Monday``, ``expected to``, ``due in court``; not ``lower than expected``."""
    before, following = _auxiliary(words, at), _next(words, at)
    if before in ("than", "as"):
        return None
    if following == "to" and words[at] in _words("vows") and before not in _words("auxiliaries"):
        return _VOW
    if following == "to":
        fits = _infinitive(words, at + 1)
    else:
        fits = not following or following in _words("arranged_for")
    if not fits:
        is_active = before not in _words("auxiliaries") and _participle(words, at) is not None
        return OPEN if is_active and words[at].endswith("ed") else None
    return _by_auxiliary(words, at)


def _by_auxiliary(words: Sequence[str], at: int) -> str:
    """``is expected to``, ``was expected to``, and ``had expected to``, which tells that it came otherwise."""
    before = _auxiliary(words, at)
    return OPEN if before == "had" else OLD_PLAN if before in _words("past_auxiliaries") else PLAN


def _is(words: Sequence[str], at: int) -> str:
    if _next(words, at) == "to" and _infinitive(words, at + 1):
        return PLAN
    return OPEN if words[at + 1 : at + 3] == ["being", "held"] else _BE


def _was(words: Sequence[str], at: int) -> str:
    if _next(words, at) != "to" or not _infinitive(words, at + 1):
        return PAST
    return OPEN if words[at + 2] == "have" else OLD_PLAN


def _to(words: Sequence[str], at: int) -> str | None:
    if not _infinitive(words, at):
        return None
    before = _auxiliary(words, at)
    if before in _words("old_aims"):
        return OLD_PLAN
    is_noun = before in _words("marks") or (before not in _KINDS and not _ENDS_AS_PAST.fullmatch(before))
    if before and is_noun and (words[at + 1] == "be" or _is_headline(words, at)):
        return PLAN
    return _TO


def _is_headline(words: Sequence[str], at: int) -> bool:
    """``Talks to resume``: a sentence that opens with a noun, no article, and a verb of what is planned."""
    return at < 4 and words[at + 1] in _words("bases") and _words("determiners").isdisjoint(map(str.lower, words[:at]))


def _third(words: Sequence[str], at: int) -> str | None:
    before = words[at - 1] if at else ""
    is_last = at == len(words) - 1 and before.isalpha() and not before.endswith("s")
    return PLAN if is_last and not _words("determiners").isdisjoint(map(str.lower, words[max(0, at - 4) : at - 1])) else None


def _base(words: Sequence[str], at: int) -> str | None:
    """``Polls close``: a verb where its subject, in the plural, stands right before it."""
    before = words[at - 1].lower() if at else ""
    return PLAN if before in _words("plurals") or (before.endswith("s") and len(before) > 3) else None


def _progressive(words: Sequence[str], at: int) -> str | None:
    if at == len(words) - 1 and words[at] in _words("spans"):
        return OPEN if words[at] == "ending" else PLAN
    before = _auxiliary(words, at)
    return PLAN if before in _words("present_auxiliaries") or before.endswith(("'s", "’s", "'re", "’re", "'m", "’m")) else None


def _vow(words: Sequence[str], at: int) -> str | None:
    return _VOW if _participle(words, at) else None


def _always(cue: str) -> Callable[[Sequence[str], int], str | None]:
    return lambda words, at: cue


_KINDS: dict[str, Callable[[Sequence[str], int], str | None]] = {
    word: kind
    for key, kind in (
        ("past_forms", _participle),
        ("bases", _base),
        ("thirds", _third),
        ("progressives", _progressive),
        ("presents", _always(PLAN)),
        ("clauses", _always(_CLAUSE)),
        ("past", _always(PAST)),
        ("told", _always(PAST)),
        ("vows", _vow),
        ("aims", _aimed),
        ("disposed", _aimed),
        ("arranged", _arranged),
        ("modals", _modal),
        ("marks", _always(_COMMA)),
    )
    for word in word_set("tenses", key)
} | {
    "could": _could,
    "would": _would,
    "wouldn't": _would,
    "wouldn’t": _would,
    **dict.fromkeys(("have", "has", "had"), _have),
    **dict.fromkeys(("is", "are", "am", "isn't", "aren't", "isn’t", "aren’t"), _is),
    **dict.fromkeys(("was", "were"), _was),
    "to": _to,
}
"""How the word that may tell something is read; a word under several keys goes by the last."""
