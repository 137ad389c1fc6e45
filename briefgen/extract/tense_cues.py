"""What one word of a clause tells of the day named beside it: that it is over, that it lies ahead, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefgen.knowledge.lexicon import word_set

PLAN, OLD_PLAN, OPEN, PAST = "plan", "old plan", "open", "past"
"""Planned now (``will``), planned some time ago (``was due to``, ``he would``), nobody can tell, over (``went``)."""

PRESENT = "present"
"""Told in the present: planned, or what a picture shows (``Smith leaves court Friday``)."""

WEAK, VOW, BE, CLAUSE, MARK, TO = "weak", "vow", "be", "clause", "mark", "to"
"""More that a word may be: past form or participle, a vow, ``is``, what opens a clause, a mark, ``to`` do."""

_ENDS_AS_PAST = re.compile(r"[a-z]+[a-df-z]ed")

Kind = Callable[[Sequence[str], int], str | None]


def listed(key: str) -> frozenset[str]:
    """The words that the lexicon of tenses lists under ``key``."""
    return word_set("tenses", key)


def cue(words: Sequence[str], at: int) -> str | None:
    """What the word at an index tells among the words of its clause; None: nothing.

    >>> [cue("they will meet".split(), at) for at in range(3)]
    [None, 'plan', None]
    """
    if (kind := _KINDS.get(words[at])) is not None:
        return kind(words, at)
    return _participle(words, at) if _is_past(words[at]) else None


def _is_past(word: str) -> bool:
    """Whether a word that is not listed looks like a past form."""
    return word.endswith("ed") and _ENDS_AS_PAST.fullmatch(word) is not None and word not in listed("adjectives")


def auxiliary(words: Sequence[str], at: int) -> str:
    """The word before another, over ``not``, ``also`` and adverbs; empty where none is."""
    before = at - 1
    while before >= 0 and (words[before] in listed("adverbs") or words[before].endswith("ly")):
        before -= 1
    return words[before] if before >= 0 else ""


def _next(words: Sequence[str], at: int) -> str:
    return words[at + 1] if at + 1 < len(words) else ""


def _participle(words: Sequence[str], at: int) -> str | None:
    """A past form; not one that only describes a noun, nor one whose auxiliary tells."""
    before = auxiliary(words, at)
    return None if before in listed("determiners") or before in ("be", "been", "being") else WEAK


def _infinitive(words: Sequence[str], at: int) -> bool:
    """Whether ``to`` stands before a verb, as far as can be told."""
    word = _next(words, at)
    return word[:1].islower() and word not in listed("determiners")


def _modal(words: Sequence[str], at: int) -> str | None:
    return None if _next(words, at) == "have" and words[at] not in ("will", "'ll", "’ll") else PLAN


def _could(words: Sequence[str], at: int) -> str | None:
    following = set(words[at + 1 : at + 3])
    return PAST if following & listed("unable") else OPEN if "have" in following else PLAN


def _would(words: Sequence[str], at: int) -> str:
    following = words[at + 1 : at + 4]
    if words[at] != "would" or "not" in following:
        return PAST if listed("refused").intersection(following) else OLD_PLAN
    return OPEN if following[:1] == ["have"] else OLD_PLAN


def _have(words: Sequence[str], at: int) -> str | None:
    following = _next(words, at)
    if list(words[max(0, at - 2) : at]) in (["was", "to"], ["were", "to"]):
        return None
    if following == "to" and words[at] != "had":
        return PLAN
    is_auxiliary = following == "been" or following in listed("past_forms") or _is_past(following)
    return PAST if words[at] == "had" or is_auxiliary else None


def _aimed(words: Sequence[str], at: int) -> str | None:
    """``plans to``, ``is likely to``, ``was set for``."""
    following = _next(words, at)
    if following in ("a", "an", "another") and words[at].startswith("plan"):
        return PLAN
    if following != "for" and not (following == "to" and _infinitive(words, at + 1)):
        return _participle(words, at) if words[at] in listed("past_forms") else None
    return _by_auxiliary(words, at)


def _arranged(words: Sequence[str], at: int) -> str | None:
    """``scheduled Monday``, ``expected to``, ``due in court``; not ``lower than expected``."""
    before, following = auxiliary(words, at), _next(words, at)
    if before in ("than", "as"):
        return None
    if following == "to" and words[at] in listed("vows") and before not in listed("auxiliaries"):
        return VOW
    fits = following in listed("arranged_for") if following != "to" else _infinitive(words, at + 1)
    if following and not fits:
        is_active = before not in listed("auxiliaries") and _participle(words, at) is not None
        return OPEN if is_active and words[at].endswith("ed") else None
    return _by_auxiliary(words, at)


def _by_auxiliary(words: Sequence[str], at: int) -> str:
    """``is expected to``, ``was expected to``, and ``had expected to``, which tells that it came otherwise."""
    before = auxiliary(words, at)
    return OPEN if before == "had" else OLD_PLAN if before in listed("past_auxiliaries") else PLAN


def _is(words: Sequence[str], at: int) -> str:
    if _next(words, at) == "to" and _infinitive(words, at + 1):
        return PLAN
    return OPEN if words[at + 1 : at + 3] == ["being", "held"] else BE


def _was(words: Sequence[str], at: int) -> str:
    if _next(words, at) != "to" or not _infinitive(words, at + 1):
        return PAST
    return OPEN if words[at + 2] == "have" else OLD_PLAN


def _to(words: Sequence[str], at: int) -> str | None:
    if not _infinitive(words, at):
        return None
    before = auxiliary(words, at)
    if before in listed("old_aims"):
        return OLD_PLAN
    is_noun = before in listed("marks") or (before not in _KINDS and not _is_past(before))
    if before and is_noun and (words[at + 1] == "be" or _is_headline(words, at)):
        return PLAN
    return TO


def _is_headline(words: Sequence[str], at: int) -> bool:
    """``Talks to resume``: a sentence that opens with a noun, no article, and a verb of what is planned."""
    return at < 4 and words[at + 1] in listed("bases") and listed("determiners").isdisjoint(map(str.lower, words[:at]))


def _third(words: Sequence[str], at: int) -> str | None:
    before = words[at - 1] if at else ""
    is_last = at == len(words) - 1 and before.isalpha() and not before.endswith("s")
    has_article = not listed("determiners").isdisjoint(map(str.lower, words[max(0, at - 4) : at - 1]))
    return PLAN if is_last and has_article else None


def _base(words: Sequence[str], at: int) -> str | None:
    """``Polls close``, ``Wales play``: a verb where its subject, in the plural or a name, stands right before it."""
    before = words[at - 1] if at else ""
    is_name = before.istitle() and before.lower() not in listed("determiners") and words[at] in listed("fixtures")
    is_plural = before.lower() in listed("plurals") or (before.endswith("s") and len(before) > 3)
    return _present(words, at) if is_plural or is_name else None


def _present(words: Sequence[str], at: int) -> str:
    """A plan where the day follows at once (``meets Monday``) or the verb tells of nothing else (``takes effect``)."""
    return PLAN if at == len(words) - 1 or _next(words, at) in listed("taken") else PRESENT


_SHORT_FORMS = ("'s", "’s", "'re", "’re", "'m", "’m")
"""Of ``is``, ``are`` and ``am``."""


def _progressive(words: Sequence[str], at: int) -> str | None:
    if at == len(words) - 1 and words[at] in listed("spans"):
        return OPEN if words[at] == "ending" else PLAN
    before = auxiliary(words, at)
    return PLAN if before in listed("present_auxiliaries") or before.endswith(_SHORT_FORMS) else None


def _vow(words: Sequence[str], at: int) -> str | None:
    return VOW if _participle(words, at) else None


def _always(told: str) -> Kind:
    def kind(_words: Sequence[str], _at: int) -> str:
        return told

    return kind


_KINDS: dict[str, Kind] = {
    word: kind
    for key, kind in (
        ("past_forms", _participle),
        ("bases", _base),
        ("thirds", _third),
        ("progressives", _progressive),
        ("presents", _present),
        ("schedules", _always(PLAN)),
        ("clauses", _always(CLAUSE)),
        ("past", _always(PAST)),
        ("told", _always(PAST)),
        ("vows", _vow),
        ("aims", _aimed),
        ("disposed", _aimed),
        ("arranged", _arranged),
        ("modals", _modal),
        ("marks", _always(MARK)),
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
