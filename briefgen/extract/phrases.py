"""Find the phrases of issues in a text, in any number and in British or American spelling."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefgen.extract.tokens import ISSUE, Tokens, sense, words_in
from briefgen.extract.word_tree import WordTree, phrases_at, plant, starts
from briefgen.model.world import Issue, Knowledge

STRONG, WEAK, EXCLUDED = "phrase", "weak", "not"


Phrase = tuple[str, str]
"""The issue of a phrase, and its strength."""


class PhraseHit(NamedTuple):
    """A phrase found; offsets count characters of the text."""

    issue: str
    strength: str
    start: int
    end: int


@lru_cache(maxsize=4)
def compile_phrases(knowledge: Knowledge) -> WordTree[Phrase]:
    """Index every phrase by the stems of its words."""
    return plant(sorted({found for issue in knowledge.issues.values() for found in _phrases(issue)}))


def find_phrases(tokens: Tokens, index: WordTree[Phrase]) -> tuple[PhraseHit, ...]:
    """Each phrase in the text, in order; of one issue none overlap, and none lies in one of its exclusions."""
    stems = tokens.stems
    found = [
        PhraseHit(issue=issue, strength=strength, start=tokens.starts[at], end=tokens.ends[last - 1])
        for at in starts(index, stems, tokens.cues.get(ISSUE, ()))
        for last, (issue, strength) in phrases_at(index, stems, at)
    ]
    return tuple(_sifted(found))


def may_open_phrase(word: str, knowledge: Knowledge) -> bool:
    """Whether a phrase of an issue starts with a word, in any number and spelling."""
    return sense(word).stem in compile_phrases(knowledge)


def _sifted(found: list[PhraseHit]) -> Iterator[PhraseHit]:
    ends: dict[str, int] = {}
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end, hit.issue, hit.strength)):
        if hit.start >= ends.get(hit.issue, -1):
            ends[hit.issue] = hit.end
            if hit.strength != EXCLUDED:
                yield hit


def _phrases(issue: Issue) -> Iterator[tuple[tuple[str, ...], Phrase]]:
    """The stems of each phrase of an issue, with what it tells."""
    for strength, texts in ((STRONG, issue.phrases), (WEAK, issue.weak), (EXCLUDED, issue.exclusions)):
        for text in texts:
            stems = tuple(sense(word).stem for word in words_in(text))
            if stems:
                yield stems, (issue.id, strength)
