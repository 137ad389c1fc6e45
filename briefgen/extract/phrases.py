"""Find the phrases of issues in a text, in any number and in British or American spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.extract.tokens import Tokens, stem, tokenise
from briefgen.model.world import Issue, Knowledge

STRONG, WEAK, EXCLUDED = "phrase", "weak", "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase of an issue; its words as stems."""

    issue: str
    strength: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseHit:
    """A phrase found; offsets count characters of the text."""

    issue: str
    strength: str
    start: int
    end: int


@lru_cache(maxsize=4)
def compile_phrases(knowledge: Knowledge) -> dict[str, tuple[Phrase, ...]]:
    """Index every phrase by the stem of its first word, longest first."""
    index: dict[str, set[Phrase]] = defaultdict(set)
    for issue in knowledge.issues.values():
        for phrase in _phrases(issue):
            index[phrase.stems[0]].add(phrase)
    return {
        first: tuple(sorted(found, key=lambda p: (-len(p.stems), p.issue, p.strength, p.stems)))
        for first, found in index.items()
    }


def find_phrases(tokens: Tokens, index: dict[str, tuple[Phrase, ...]]) -> tuple[PhraseHit, ...]:
    """Each phrase in the text, in order; of one issue none overlap, and none lies in one of its exclusions."""
    stems = tuple(map(phrase_stem, tokens.folds))
    found = [
        PhraseHit(
            issue=phrase.issue,
            strength=phrase.strength,
            start=tokens.starts[at],
            end=tokens.ends[at + len(phrase.stems) - 1],
        )
        for at, first in enumerate(stems)
        for phrase in index.get(first, ())
        if stems[at : at + len(phrase.stems)] == phrase.stems
    ]
    return tuple(_sifted(found))


@lru_cache(maxsize=50_000)
def phrase_stem(folded: str) -> str:
    """A stem without the dots of an abbreviation: ``u.n.`` and ``un`` are one."""
    return stem(folded.replace(".", "") if len(folded) > 2 and folded[-1] == "." else folded)


def _sifted(found: list[PhraseHit]) -> Iterator[PhraseHit]:
    ends: dict[str, int] = {}
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end, hit.issue, hit.strength)):
        if hit.start >= ends.get(hit.issue, -1):
            ends[hit.issue] = hit.end
            if hit.strength != EXCLUDED:
                yield hit


def _phrases(issue: Issue) -> Iterator[Phrase]:
    for strength, texts in ((STRONG, issue.phrases), (WEAK, issue.weak), (EXCLUDED, issue.exclusions)):
        for text in texts:
            stems = tuple(map(phrase_stem, tokenise(text).folds))
            if stems:
                yield Phrase(issue=issue.id, strength=strength, stems=stems)
