"""Find the words that tell of an event, in every form of the verbs and nouns of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.extract.event_words import GAPS, JOINT, NOUN, VERB, WIDEST, Pattern, entries, forms, needed, starts
from briefgen.extract.tokens import EVENT, Tokens
from briefgen.knowledge.lexicon import lexicon, word_set

BEFORE = 10
"""Words before a passive verb among which its object may stand."""


class Trigger(NamedTuple):
    """Where a text tells of an event; tokens ``first`` up to, not including, ``last``."""

    type: str
    frame: str
    form: str
    """``base``, ``past``, ``present``, ``gerund`` or ``noun``: the form of its first word."""

    is_lone: bool
    """Whether the event stands though no other side is named."""

    is_converse: bool
    """Whether its subject is the one it is done to."""

    words: int
    """How many words of the lexicon's entry it matches, gaps left out."""

    first: int
    last: int


def triggers(tokens: Tokens, start: int, end: int, *, is_loose: bool = False) -> Iterator[tuple[Trigger, ...]]:
    """The triggers among tokens ``start`` up to, not including, ``end``, in order.

    Each is a tuple of the ways to read the same words, the one with most roles first: ``verb``, ``joint``, ``noun``,
    and last of all those that need no other side.

    :param is_loose: whether words that are good for no more than a candidate count.
    """
    first, known, folds = start, starts(is_loose), tokens.folds
    covered: dict[str, int] = {}
    for index in tokens.cued(EVENT, start, end):
        if index < first or folds[index] not in known:
            continue
        form, lemma = known[folds[index]]
        form = "past" if form == "base" and _is_done(tokens, index, start) else form
        patterns = entries(lemma, is_loose).among(folds[index + 1 : min(index + 2 + WIDEST, end)])
        told = list(_at(tokens, index, end, form, patterns, is_loose=is_loose)) if patterns else []
        if is_loose and form == "past" and not told:
            told = list(_turned(tokens, index, start, end, lemma))
        if not told:
            continue
        # The verb in "impose sanctions on" is "impose"; its words tell of no second sanction.
        if found := [trigger for trigger in told if trigger.last > covered.get(trigger.type, 0)]:
            longest = max([trigger.last for trigger in found])
            told = [trigger for trigger in found if trigger.is_lone or trigger.last == longest]
            yield tuple(sorted(told, key=_fullness if is_loose else _frame_rank)) if len(told) > 1 else tuple(told)
            covered.update([(trigger.type, longest) for trigger in told])
            first = longest if all(trigger.frame != VERB for trigger in found) else first


def _is_done(tokens: Tokens, index: int, start: int) -> bool:
    """Whether a verb without an ending is a participle: ``have overcome``."""
    return index > start and tokens.folds[index - 1] in ("has", "have", "had", "having")


def _frame_rank(trigger: Trigger) -> tuple[bool, int, int, str]:
    return trigger.is_lone, -trigger.last * trigger.is_lone, (VERB, JOINT, NOUN).index(trigger.frame), trigger.type


def _fullness(trigger: Trigger) -> tuple[int, int, bool, int, str]:
    """The order of readings by how many words speak for them."""
    return -trigger.words, -trigger.last, trigger.is_lone, (VERB, JOINT, NOUN).index(trigger.frame), trigger.type


@cache
def is_reciprocal(type: str) -> bool:
    """Whether all who take part in an event of this type are parties to it."""
    return str(lexicon("events")["types"][type]["shape"]) == "reciprocal"


def _at(
    tokens: Tokens, index: int, end: int, form: str, patterns: Sequence[Pattern], *, is_loose: bool
) -> Iterator[Trigger]:
    """What the word at ``index``, which has this form, starts by one of ``patterns``."""
    is_verb = _is_verb(form, tokens, index)
    is_part = index + 1 < end and tokens.folds[index + 1] == "-"
    for pattern in patterns:
        if not (tokens.folds[index] in pattern.nouns if pattern.frame == NOUN else is_verb or pattern.opening):
            continue
        if is_part and not (pattern.rest and _holds_hyphen(pattern.rest[0])):
            continue
        opening = len(pattern.opening)
        if opening and not _opens(pattern, form, tokens, index):
            continue
        last = _match(pattern.rest, tokens, index + 1, end) if pattern.rest else _alone(pattern, tokens, index, end)
        if last and (pattern.frame == NOUN or not _is_doubtful(pattern, form, tokens, index, is_loose)):
            yield _trigger(pattern, "noun" if pattern.frame == NOUN else form, index - opening, last)


def _opens(pattern: Pattern, form: str, tokens: Tokens, index: int) -> bool:
    """Whether what the pattern starts with stands before the word at ``index``, and a verb may stand there."""
    first = index - len(pattern.opening)
    return first >= 0 and tuple(tokens.folds[first:index]) == pattern.opening and _is_verb(form, tokens, first)


def _holds_hyphen(words: frozenset[str] | int) -> bool:
    """Whether a pattern goes on with a hyphen; else the first half of ``test-fired`` would be a verb."""
    return not isinstance(words, int) and "-" in words


def _alone(pattern: Pattern, tokens: Tokens, index: int, end: int) -> int | None:
    """Index after a word that is an entry by itself; None where a particle makes another verb of it: ``back down``."""
    if pattern.frame == NOUN or index + 1 >= end or tokens.folds[index + 1] not in word_set("events", "particles"):
        return index + 1
    # "killed up to nine" counts; "hit back" is another deed.
    is_count = index + 2 < end and (tokens.folds[index + 2] == "to" or not tokens.folds[index + 2].isalpha())
    return index + 1 if is_count and tokens.folds[index + 1] == "up" else None


def _trigger(pattern: Pattern, form: str, first: int, last: int) -> Trigger:
    return Trigger(
        type=pattern.type,
        frame=pattern.frame,
        form=form,
        is_lone=pattern.is_lone,
        is_converse=pattern.is_converse,
        words=pattern.size,
        first=first,
        last=last,
    )


def _turned(tokens: Tokens, index: int, start: int, end: int, lemma: str) -> Iterator[Trigger]:
    """What a passive verb tells whose object stands before it: ``a curfew was imposed on``."""
    first = _auxiliary(tokens, index, start)
    # "demanded that troops be sent": nothing has been done.
    is_wished = tokens.folds[first] == "be" and tokens.folds[first - 1] not in word_set("actors", "modals")
    heads = tokens.folds[max(start, first - BEFORE) : first] if first < index and not is_wished else ()
    for pattern in entries(lemma, is_loose=True).among(heads) if heads else ():
        at = needed(pattern)
        if at is None or pattern.frame == NOUN:
            continue
        if last := _match(pattern.rest[at + 1 :], tokens, index + 1, end):
            yield _trigger(pattern, "past", index, last)._replace(frame=VERB)


def _auxiliary(tokens: Tokens, index: int, start: int) -> int:
    """The first token of ``has been`` before a participle; ``index`` itself where none stands."""
    first = index
    while first > start and tokens.folds[first - 1].endswith("ly"):
        first -= 1
    if first == start or tokens.folds[first - 1] not in word_set("events", "passive"):
        return index
    while first > start and tokens.folds[first - 1] in word_set("events", "auxiliaries"):
        first -= 1
    return first


def _is_doubtful(pattern: Pattern, form: str, tokens: Tokens, index: int, is_loose: bool) -> bool:
    """Whether a verb may be no deed: ``sent shells``; and if it needs no other side, ``a bombing``, ``for calling``."""
    if form == "past":
        return False
    if form == "present" and pattern.lemmas[0] in word_set("events", "weapons"):
        return len(pattern.lemmas) == 1 or not _follows_doer(tokens, index)
    if not pattern.is_lone or (is_loose and form == "gerund"):
        return False
    is_going_on = index > 0 and tokens.folds[index - 1] in word_set("events", "being")
    return not is_going_on if form == "gerund" else len(pattern.lemmas) == 1 and not is_loose


def _follows_doer(tokens: Tokens, index: int) -> bool:
    """Whether a name, a pronoun or one who acts stands right before a word: ``Chile supplies``, no ``gas supplies``."""
    before, folded = tokens.words[index - 1], tokens.folds[index - 1]
    return before[0].isupper() or folded in word_set("actors", "crowds") or folded in word_set("events", "going_on")


def _is_verb(form: str, tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a noun too is a verb here: ``the visit`` is none, ``to visit`` is."""
    if index == 0:
        return True
    if form == "past":
        # "Chilean-backed" is no deed.
        return tokens.folds[index - 1] != "-" and tokens.folds[index - 1] not in word_set("events", "before_participle")
    before = tokens.folds[index - 1]
    if form == "gerund" and _is_described(tokens, index):
        return False
    return before not in word_set("events", "before_noun") or (form == "gerund" and before in ("by", "of", "in", "for"))


def _is_described(tokens: Tokens, index: int) -> bool:
    """Whether a gerund is a noun with words of its own: ``a planned meeting``, but not ``the envoy meeting``."""
    if index < 2 or tokens.folds[index - 2] not in ("a", "an", "the", "his", "her", "its", "their"):
        return False
    return tokens.folds[index - 1] not in word_set("actors", "crowds") and tokens.words[index - 1].islower()


def _match(rest: tuple[frozenset[str] | int, ...], tokens: Tokens, index: int, end: int) -> int | None:
    """Index after the last token that the pattern covers; a gap covers as few words as it can."""
    for at, part in enumerate(rest):
        if isinstance(part, int):
            return _match_behind(part, rest[at + 1 :], tokens, index, end)
        if index < end and tokens.folds[index] not in part and tokens.folds[index] in _of_days():
            index = _past_day(tokens, index, end)
        if index >= end or tokens.folds[index] not in part:
            return None
        index += 1
    return index


def _past_day(tokens: Tokens, index: int, end: int) -> int:
    """Index behind a day, which may stand inside any entry: ``spoke on Friday with``; the same without one."""
    last = index
    while last < end and tokens.folds[last] in word_set("events", "day_openers"):
        last += 1
    return last + 1 if last < end and tokens.folds[last] in _days() else index


@cache
def _days() -> frozenset[str]:
    return word_set("words", "weekdays") | word_set("events", "day_words")


@cache
def _of_days() -> frozenset[str]:
    """The words that a day may begin with."""
    return _days() | word_set("events", "day_openers")


def _match_behind(gap: int, rest: tuple[frozenset[str] | int, ...], tokens: Tokens, index: int, end: int) -> int | None:
    """The same behind a gap of so many words."""
    left = gap
    while left >= 0:
        if last := _match(rest, tokens, index, end):
            return last
        if index >= end or _is_barred(tokens, index, is_wide=gap == GAPS["**"]):
            return None
        # "long-awaited" is one word.
        left -= tokens.folds[index] != "-" and tokens.folds[index - 1] != "-"
        index += 1
    return None


def _is_barred(tokens: Tokens, index: int, *, is_wide: bool) -> bool:
    """Whether a gap ends before this word; a wide one reaches over ``has`` and ``is``.

    A participle before its noun ends none: ``signed a US-brokered pact``; nor does ``a ministers' meeting``.
    """
    if is_wide and tokens.folds[index] in word_set("events", "auxiliaries"):
        return False
    if not is_wide and tokens.folds[index] in word_set("events", "leading_on"):
        return True
    if not _stops_gap(tokens.folds[index]) or _is_number(tokens, index):
        return False
    if tokens.folds[index] in ("'", "’") and tokens.folds[index - 1].endswith("s"):
        return False
    before = tokens.folds[index - 1]
    return not (before == "-" or before in word_set("events", "before_participle")) or not tokens.folds[index].endswith(
        ("ed", "en")
    )


def _is_number(tokens: Tokens, index: int) -> bool:
    """Whether a mark stands inside a number: ``2,000``."""
    return tokens.folds[index] in (",", ".") and tokens.folds[index - 1].isdigit()


@lru_cache(maxsize=16_384)
def _stops_gap(folded: str) -> bool:
    """Whether a gap ends before this word: a mark, a negation, or another verb in the past."""
    known = forms().get(folded)
    is_mark = not folded[0].isalnum() and folded not in ("-", "'s", "'")
    is_past = known is not None and known[1] == "past"
    return is_mark or is_past or folded in word_set("events", "gap_stops")
