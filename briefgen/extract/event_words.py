"""The words that tell of an event, as the lexicon has them, found by the words they start with and need next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.extract.tokens import Memo, fold
from briefgen.extract.verbs import inflections, plural
from briefgen.knowledge.lexicon import lexicon, word_set

GAPS = {"*": 4, "**": 9}
"""Most words that a gap of the lexicon stands for."""

_PARTS = re.compile(r"[^-]+|-")
"""The words and hyphens of a word: ``go-ahead`` is three tokens."""

WIDEST = max(GAPS.values())
"""Words between the first of an entry and the next one, at most."""

VERB, JOINT, NOUN = "verb", "joint", "noun"

FRAMES = {
    "verbs": VERB,
    "joint": JOINT,
    "nouns": NOUN,
    "alone": VERB,
    "loose": VERB,
    "converse": VERB,
    "happenings": NOUN,
}
"""Lists of the lexicon, to the frame of their entries."""

LONE = ("alone", "loose", "converse", "happenings")
"""Lists of the lexicon whose events need no other side."""

CONVERSE = "converse"

LOOSE = ("loose", CONVERSE, "happenings")
"""Lists of the lexicon whose words are good for no more than a candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """An entry of the lexicon."""

    type: str
    frame: str
    """``verb``, ``joint`` or ``noun``; see the lexicon."""

    lemmas: tuple[str, ...]
    """The first word in its basic form; the others as they stand, or ``*``."""

    opening: tuple[str, ...]
    """What stands before the first word: ``test`` and a hyphen in ``test-fire``; mostly empty."""

    rest: tuple[frozenset[str] | int, ...]
    """After the first, each word in singular and plural; of a gap, how many words it may stand for."""

    nouns: frozenset[str]
    """Of a noun its singular and plural: ``meeting`` is one, though it is a form of ``meet`` too; of a verb empty."""

    is_lone: bool
    """Whether its event needs no other side."""

    is_converse: bool
    """Whether its subject is the one it is done to: ``face pressure from``."""

    size: int
    """How many words it has, gaps left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The entries that start with one word, longest first, found by the next word that they need."""

    patterns: tuple[Pattern, ...]
    numbers: tuple[int, ...]
    """Those of one word, by their places among the patterns."""

    bare: tuple[Pattern, ...]
    """Those of one word."""

    words: frozenset[str]
    """Those of which the others need one."""

    needing: Memo[tuple[int, ...]]
    """The others, by each of these words; gathered for a word when it first comes up."""

    def among(self, words: Sequence[str]) -> Sequence[Pattern]:
        """Those that need nothing more, or one of ``words``."""
        if self.words.isdisjoint(words):
            return self.bare
        numbers = [number for word in words if word in self.words for number in self.needing[word]]
        return [self.patterns[number] for number in sorted({*self.numbers, *numbers})]


def _needed(pattern: Pattern) -> frozenset[str]:
    """The words of which an entry needs one behind its first word; none where that stands alone."""
    return next((words for words in pattern.rest if not isinstance(words, int)), frozenset())


@cache
def starts(is_loose: bool) -> dict[str, tuple[str, str]]:
    """Every form of a word that an entry starts with: the form's name, and the word in its basic form.

    :param is_loose: whether words that are good for no more than a candidate count.
    """
    known = _patterns(is_loose)
    return {form: (name, lemma) for form, (lemma, name) in forms().items() if lemma in known}


@cache
def entries(lemma: str, is_loose: bool) -> Entries:
    """The entries that start with a word; put together when it first comes up, since news have few words of all."""
    patterns = _patterns(is_loose)[lemma]
    held: dict[frozenset[str], list[int]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        held[_needed(pattern)].append(number)
    numbers = tuple(held.pop(frozenset(), ()))
    needing = Memo(lambda word: tuple(number for words in held if word in words for number in held[words]))
    return Entries(
        patterns=patterns,
        numbers=numbers,
        bare=tuple(patterns[number] for number in numbers),
        words=frozenset[str]().union(*held),
        needing=needing,
    )


def needed(pattern: Pattern) -> int | None:
    """Place of the first word behind the first one that is no gap; None where there is none."""
    return next((at for at, word in enumerate(pattern.rest) if not isinstance(word, int)), None)


def is_finite(folded: str) -> bool:
    """Whether a word is a verb of the lexicon in the past or in the third person, or an auxiliary."""
    form = forms().get(folded, ("", ""))[1]
    return form in ("past", "present") or folded in word_set("events", "auxiliaries")


def is_past(folded: str) -> bool:
    """Whether a word is a verb of the lexicon in the past."""
    return forms().get(folded, ("", ""))[1] == "past" or folded in _irregular_pasts()


@cache
def _irregular_pasts() -> frozenset[str]:
    told = (form for forms in lexicon("events")["irregular"].values() for form in forms)
    return frozenset(form for form in told if not form.endswith("ing")) - word_set("events", "auxiliaries")


@cache
def _patterns(is_loose: bool) -> dict[str, tuple[Pattern, ...]]:
    """First lemma of each entry, to its patterns, longest first."""
    found: dict[str, list[Pattern]] = defaultdict(list)
    for type, entry in lexicon("events")["types"].items():
        for key, frame in FRAMES.items():
            for words in entry.get(key, ()) if is_loose or key not in LOOSE else ():
                for pattern in _read(type, frame, words, key):
                    found[pattern.lemmas[0]].append(pattern)
    return {first: tuple(sorted(_distinct(patterns, is_loose), key=_specific)) for first, patterns in found.items()}


def _distinct(patterns: Sequence[Pattern], is_loose: bool) -> Iterable[Pattern]:
    """Each once, though it may be listed for itself and through a class; of a candidate the one that needs no side."""
    told = sorted(patterns, key=lambda each: each.is_lone)
    keys = ((each.type, each.frame, each.lemmas, each.opening, is_loose or each.is_lone) for each in told)
    return dict(zip(keys, told, strict=True)).values()


@cache
def _read(type: str, frame: str, words: str, key: str) -> tuple[Pattern, ...]:
    """An entry as patterns: one, or of a class of first words one for each; such a word may be two: ``call off``."""
    return tuple(_patterns_of(type, frame, words, key))


def _patterns_of(type: str, frame: str, words: str, key: str) -> Iterator[Pattern]:
    first, *behind = words.split()
    others = _behind(behind)
    for member in _class(first):
        hyphened, *own = member.split()
        before, hyphen, lemma = hyphened.rpartition("-")
        folds, numbers = _behind(own) if own else ((), ())
        lemmas = (_lemma(lemma), *folds, *others[0])
        yield Pattern(
            type=type,
            frame=frame,
            lemmas=lemmas,
            opening=(fold(before), hyphen) if hyphen else (),
            rest=(*numbers, *others[1]),
            nouns=frozenset((fold(lemma), plural(fold(lemma)))) if frame == NOUN else frozenset(),
            is_lone=key in LONE,
            is_converse=key == CONVERSE,
            size=sum(lemma not in GAPS for lemma in lemmas) + len(before and hyphen),
        )


def _behind(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[frozenset[str] | int, ...]]:
    """Words after the first as they stand, and as the forms that each may have; parts joined by hyphens are apart."""
    parts = [part for word in words for part in _PARTS.findall(word)]
    return tuple(map(fold, parts)), tuple(map(_numbers, parts))


@cache
def _numbers(word: str) -> frozenset[str] | int:
    """The forms of a word after the first; of a gap its length."""
    if word in GAPS:
        return GAPS[word]
    members = [spelt for member in _class(word) for spelt in _spellings(fold(member))]
    return frozenset(members).union(map(plural, members))


def _spellings(word: str) -> tuple[str, ...]:
    """A noun as Americans write it, and as the British do: ``mobilization``, ``mobilisation``."""
    british = word.replace("ization", "isation")
    return tuple(dict.fromkeys((word, british, f"{word}me" if word == "program" else word)))


@cache
def _class(word: str) -> Sequence[str]:
    """The words that one in capitals stands for; any other word alone."""
    return tuple(lexicon("events")["classes"][word]) if word.isupper() else (word,)


def _specific(pattern: Pattern) -> tuple[int, str, tuple[str, ...], str]:
    return (
        -pattern.size,
        (pattern.frame != VERB and "1") or "0",
        pattern.lemmas,
        pattern.type,
    )


def _lemma(word: str) -> str:
    known = forms().get(fold(word))
    return known[0] if known else fold(word)


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Every form of every word of the lexicon, to its lemma and the form's name."""
    found: dict[str, tuple[str, str]] = {}
    irregular = lexicon("events")["irregular"]
    for verb in _firsts(*(key for key, frame in FRAMES.items() if frame != NOUN)):
        for form, told in inflections(verb, irregular).items():
            # "found" is the past of "find", not only a verb of its own.
            found[form] = told if form not in found or told[1] != "base" else found[form]
    for word in dict.fromkeys(word for words in _entries(*FRAMES) for word in words.split()):
        for member in map(fold, _class(word)):
            found.setdefault(member, (member, "base"))
            found.setdefault(plural(member), (member, "plural"))
    return found


def _firsts(*keys: str) -> Iterator[str]:
    """The first words of entries, what stands before a hyphen left out, in order, each once."""
    firsts = (word.split()[0] for words in _entries(*keys) for word in _class(words.split()[0]))
    yield from dict.fromkeys(first.rpartition("-")[2] for first in firsts)


def _entries(*keys: str) -> Iterator[str]:
    types = lexicon("events")["types"].values()
    return (words for entry in types for key in keys for words in entry.get(key, ()))
