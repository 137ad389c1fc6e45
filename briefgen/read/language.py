"""Which language a story is in, by its script and its commonest words; what cannot be told counts as English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.knowledge.lexicon import lexicon

ENGLISH = "en"

LONGEST = 1000
"""Characters of a story that are looked at."""

ENOUGH = 0.15
"""Share of small English words (0 to 1) that no other language comes near; English news has .3 to .5."""

LEAST_WORDS = 12
"""With fewer words only the script tells the language."""

FOREIGN = 0.14
"""Share of small words of another language (0 to 1) from which on a story is in it …"""

TIMES = 3
"""… when it has so many times more of them than of English ones."""


@dataclass(frozen=True, slots=True)
class _Script:
    first: str
    last: str
    share: float
    languages: tuple[tuple[str, frozenset[str]], ...]


def language_of(paragraphs: Sequence[str]) -> str | None:
    """The code of the language that a story is in, None when nothing tells.

    >>> language_of(["Les ministres ont ouvert la ligne dans le port et les invités sont partis avec le bateau."])
    'fr'
    >>> language_of(["Paris, Rome and Berlin."]) is None
    True
    """
    text = " ".join(paragraphs)[:LONGEST]
    if _is_english(text.split()) or _is_english(words := text.lower().split()):
        return ENGLISH
    words = [word.strip(".,:;!?()[]«»„“”\"'") for word in words]
    english = sum(map(_english().__contains__, words))
    return _by_script("".join(words)) or (_by_words(words, english) if len(words) >= LEAST_WORDS else None)


def _is_english(words: Sequence[str]) -> bool:
    english = sum(map(_english().__contains__, words))
    return english >= ENOUGH * len(words) and english > 1


def language_name(code: str) -> str:
    """How a language is called, its code when it has no name here."""
    name: str = lexicon("languages")["names"].get(code.partition("-")[0], code)
    return name


def is_english(code: str) -> bool:
    """Whether a code, such as ``en-GB``, is that of English."""
    return code.lower().partition("-")[0] == ENGLISH


def _by_words(words: Sequence[str], english: int) -> str | None:
    counts = Counter(words)
    hits = {code: sum(counts[word] for word in small) for code, small in _small_words().items() if code != ENGLISH}
    best = max(hits, key=lambda code: hits[code])
    is_sure = hits[best] >= FOREIGN * len(words) and hits[best] >= TIMES * english
    return best if is_sure else None


def _by_script(letters: str) -> str | None:
    beyond = [letter for letter in letters if letter >= "\u0370"]
    if not beyond or len(beyond) * 3 < len(letters):
        return None
    for script in _scripts():
        if sum(script.first <= letter <= script.last for letter in beyond) >= script.share * len(letters):
            held = set(beyond)
            return next(code for code, own in script.languages if not own or len(own & held) > len(own) // 3)
    return None


@cache
def _english() -> frozenset[str]:
    return _small_words()[ENGLISH]


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in lexicon("languages")["languages"].items()}


@cache
def _scripts() -> tuple[_Script, ...]:
    return tuple(
        _Script(
            row["first"],
            row["last"],
            float(row["share"]),
            tuple((language["code"], frozenset(language.get("letters", ""))) for language in row["languages"]),
        )
        for row in lexicon("languages")["scripts"]
    )
