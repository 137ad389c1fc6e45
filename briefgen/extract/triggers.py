"""Find the words that tell of an event, in every form of the verbs and nouns of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.extract.tokens import Tokens, fold
from briefgen.extract.verbs import inflections, plural
from briefgen.knowledge.lexicon import lexicon, word_set

GAP = 4
"""Most words that a ``*`` of the lexicon stands for."""

VERB, JOINT, NOUN = "verb", "joint", "noun"

FRAMES = {"verbs": VERB, "joint": JOINT, "nouns": NOUN, "alone": VERB}
"""Lists of the lexicon, to the frame of their entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """An entry of the lexicon."""

    type: str
    frame: str
    """``verb``, ``joint`` or ``noun``; see the lexicon."""

    lemmas: tuple[str, ...]
    """The first word in its basic form; the others as they stand, or ``*``."""

    rest: tuple[frozenset[str], ...]
    """After the first, each word in singular and plural; none for a ``*``."""

    is_lone: bool
    """Whether its event needs no other side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Where a text tells of an event; tokens ``first`` up to, not including, ``last``."""

    type: str
    frame: str
    form: str
    """``base``, ``past``, ``present``, ``gerund`` or ``noun``: the form of its first word."""

    is_lone: bool
    """Whether the event stands though no other side is named."""

    first: int
    last: int


def triggers(tokens: Tokens, start: int, end: int) -> Iterator[tuple[Trigger, ...]]:
    """The triggers among tokens ``start`` up to, not including, ``end``, in order.

    Each is a tuple of the ways to read the same words, the one with most roles first: ``verb``, ``joint``, ``noun``,
    and last of all those that need no other side.
    """
    first = start
    covered: dict[str, int] = {}
    for index in range(start, end):
        if index < first or tokens.folds[index] not in _starts():
            continue
        # The verb in "impose sanctions on" is "impose"; its words tell of no second sanction.
        if found := [trigger for trigger in _at(tokens, index, end) if trigger.last > covered.get(trigger.type, 0)]:
            longest = max(trigger.last for trigger in found)
            told = [trigger for trigger in found if trigger.is_lone or trigger.last == longest]
            yield tuple(sorted(told, key=_frame_rank))
            covered.update((trigger.type, longest) for trigger in told)
            first = longest if all(trigger.frame != VERB for trigger in found) else first


def _frame_rank(trigger: Trigger) -> tuple[bool, int, int, str]:
    return trigger.is_lone, -trigger.last * trigger.is_lone, (VERB, JOINT, NOUN).index(trigger.frame), trigger.type


def is_reciprocal(type: str) -> bool:
    """Whether all who take part in an event of this type are parties to it."""
    return str(lexicon("events")["types"][type]["shape"]) == "reciprocal"


def _at(tokens: Tokens, index: int, end: int) -> Iterator[Trigger]:
    form, patterns = _starts()[tokens.folds[index]]
    for pattern in patterns:
        last = _match(pattern.rest, tokens, index + 1, end)
        is_verb = _is_verb(form, tokens, index) and not _is_doubtful(pattern, form, tokens, index)
        if last and (pattern.frame == NOUN or is_verb):
            own = "noun" if pattern.frame == NOUN else form
            lone = pattern.is_lone
            yield Trigger(type=pattern.type, frame=pattern.frame, form=own, is_lone=lone, first=index, last=last)


def _is_doubtful(pattern: Pattern, form: str, tokens: Tokens, index: int) -> bool:
    """Whether a verb may be no deed: ``sent shells``; and if it needs no other side, ``a bombing``, ``for calling``."""
    if form == "past":
        return False
    if form == "present" and len(pattern.lemmas) == 1 and pattern.lemmas[0] in word_set("events", "weapons"):
        return True
    if not pattern.is_lone:
        return False
    is_going_on = index > 0 and tokens.folds[index - 1] in word_set("events", "being")
    return not is_going_on if form == "gerund" else len(pattern.lemmas) == 1


def _is_verb(form: str, tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a noun too is a verb here: ``the visit`` is none, ``to visit`` is."""
    if form == "past" or index == 0:
        return True
    return tokens.folds[index - 1] not in word_set("events", "before_noun") or (
        form == "gerund" and tokens.folds[index - 1] in ("by", "of", "in", "for")
    )


def _match(rest: tuple[frozenset[str], ...], tokens: Tokens, index: int, end: int) -> int | None:
    """Index after the last token that the pattern covers; a ``*`` covers as few words as it can."""
    if not rest:
        return index
    if not rest[0]:
        for skipped in range(GAP + 1):
            if last := _match(rest[1:], tokens, index + skipped, end):
                return last
            if index + skipped >= end or _stops_gap(tokens.folds[index + skipped]):
                return None
        return None
    return _match(rest[1:], tokens, index + 1, end) if index < end and tokens.folds[index] in rest[0] else None


@lru_cache(maxsize=16_384)
def _stops_gap(folded: str) -> bool:
    """Whether a ``*`` ends before this word: a mark, a negation, or another verb in the past."""
    known = _forms().get(folded)
    is_mark = not folded[0].isalnum() and folded not in ("-", "'s")
    is_past = known is not None and known[1] == "past"
    return is_mark or is_past or folded in word_set("events", "gap_stops")


@cache
def _starts() -> dict[str, tuple[str, tuple[Pattern, ...]]]:
    """Every form of a word that an entry starts with: the form's name, and the entries."""
    patterns = _patterns()
    return {form: (name, patterns[lemma]) for form, (lemma, name) in _forms().items() if lemma in patterns}


@cache
def _patterns() -> dict[str, tuple[Pattern, ...]]:
    """First lemma of each entry, to its patterns, longest first."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for type, entry in lexicon("events")["types"].items():
        for key, frame in FRAMES.items():
            for words in entry.get(key, ()):
                pattern = _pattern(type, frame, words, is_lone=key == "alone")
                found[pattern.lemmas[0]].append(pattern)
    return {first: tuple(sorted(patterns, key=_specific)) for first, patterns in found.items()}


def _pattern(type: str, frame: str, words: str, *, is_lone: bool) -> Pattern:
    first, *rest = words.split()
    lemmas = (_lemma(first), *map(fold, rest))
    numbers = tuple(frozenset({lemma, plural(lemma)} if lemma != "*" else ()) for lemma in lemmas[1:])
    return Pattern(type=type, frame=frame, lemmas=lemmas, rest=numbers, is_lone=is_lone)


def _specific(pattern: Pattern) -> tuple[int, str, tuple[str, ...], str]:
    return (
        -len([lemma for lemma in pattern.lemmas if lemma != "*"]),
        (pattern.frame != VERB and "1") or "0",
        pattern.lemmas,
        pattern.type,
    )


def _lemma(word: str) -> str:
    known = _forms().get(fold(word))
    return known[0] if known else fold(word)


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Every form of every word of the lexicon, to its lemma and the form's name."""
    forms: dict[str, tuple[str, str]] = {}
    irregular = lexicon("events")["irregular"]
    for entry in lexicon("events")["types"].values():
        for words in _entries(entry, "verbs", "alone", "joint"):
            forms.update(inflections(words.split()[0], irregular))
    for entry in lexicon("events")["types"].values():
        for words in _entries(entry, *FRAMES):
            for word in words.split():
                forms.setdefault(fold(word), (fold(word), "base"))
                forms.setdefault(plural(fold(word)), (fold(word), "plural"))
    return forms


def _entries(entry: Mapping[str, Sequence[str]], *keys: str) -> Iterator[str]:
    return (words for key in keys for words in entry.get(key, ()))
