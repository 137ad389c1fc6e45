"""Who speaks: the words before or behind a verb, or at the head of a sentence, that name someone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefgen.extract.sentences import Sentence
from briefgen.extract.tokens import Tokens
from briefgen.knowledge.lexicon import word_set

LONGEST = 14
"""Tokens of a speaker, at most; what is longer is a clause."""

ASIDE = 34
"""Tokens between the commas of an apposition, at most."""

NEAR, SHORT = 8, 3
"""Tokens of an apposition, at most, and of one that is a single word."""

STOPS = frozenset(".,;:—–!?()[]“”\"'")
"""Marks at which a phrase ends."""

Span = tuple[int, int]

_words = partial(word_set, "attributions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence and what is needed to look around in it; ``first`` and ``stop`` are indexes of tokens."""

    tokens: Tokens
    sentence: Sentence
    first: int
    stop: int
    quotes: tuple[Span, ...]

    def is_quoted(self, index: int) -> bool:
        start = self.tokens.starts[index]
        return any(first < start < last - 1 for first, last in self.quotes)


def behind(line: Line, index: int) -> Span | None:
    """The words before a verb that name who speaks."""
    tokens, last = line.tokens, index - 1
    while last >= line.first and _is_between(tokens.folds[last]):
        last -= 1
    if last < line.first or _is_negated(tokens.folds[last:index]):
        return None
    if tokens.folds[last] == ")" and "(" in tokens.folds[line.first : last]:
        last = max(at for at in range(line.first, last) if tokens.folds[at] == "(") - 1
    if tokens.folds[last] == "," and (opening := _comma_before(line, last)) is not None:
        start = _phrase_start(line, opening - 1)
        return (tokens.starts[start], tokens.ends[last - 1]) if start is not None else None
    start = _phrase_start(line, last)
    return (tokens.starts[start], tokens.ends[last]) if start is not None else None


def ahead(line: Line, first: int) -> Span | None:
    """The words from a token on that name who speaks."""
    tokens = line.tokens
    if first >= line.stop or tokens.folds[first] in _words("objects"):
        return None
    stop = first
    while (
        stop < line.stop
        and stop < first + LONGEST
        and not _parts(line, stop)
        and tokens.folds[stop] not in _words("ends")
    ):
        stop += 1
    return (tokens.starts[first], tokens.ends[stop - 1]) if stop > first else None


def follows_joint(line: Line, index: int) -> bool:
    """Whether a verb has its subject in common with one before: ``and said``, ``but has also said``."""
    folds, last = line.tokens.folds, index - 1
    while last > line.first and _is_between(folds[last]):
        last -= 1
    return last > line.first and folds[last] in ("and", "but", "then")


def owner(line: Line, index: int) -> Span | None:
    """Whose the noun at a token is: ``his``, ``the ministry's``."""
    tokens, last = line.tokens, index - 1
    while last > line.first and tokens.folds[last] in _words("qualities"):
        last -= 1
    if last >= line.first and tokens.folds[last] in _words("possessives"):
        return tokens.starts[last], tokens.ends[last]
    if last <= line.first or tokens.folds[last] != "'s":
        return None
    start = _name_start(line, last - 1)
    return (tokens.starts[start], tokens.ends[last - 1])


def _name_start(line: Line, last: int) -> int:
    """Where the name that ends with a token starts: at its first capital, or at the article of its noun."""
    words, start = line.tokens.words, last
    while (
        start > line.first
        and words[start][0].isupper()
        and (words[start - 1][0].isupper() or words[start - 1] == "the")
    ):
        start -= 1
    near = range(max(line.first, last - SHORT), last)
    return start if words[last][0].isupper() else next((at for at in near if words[at] in ("the", "The")), last)


def subject(line: Line) -> Span | None:
    """The name or the pronoun that a sentence starts with."""
    tokens, stop = line.tokens, line.first
    if tokens.folds[stop] in _words("alone"):
        return tokens.starts[stop], tokens.ends[stop]
    while stop < line.stop and (tokens.words[stop][0].isupper() or tokens.words[stop] == "."):
        stop += 1
    is_name = stop > line.first and tokens.folds[stop - 1] not in _words("dangling")
    return (tokens.starts[line.first], tokens.ends[stop - 1]) if is_name else None


def _comma_before(line: Line, comma: int) -> int | None:
    """The comma that opens the apposition which ``comma`` ends."""
    folds = line.tokens.folds
    near = range(comma - 1, max(line.first, comma - ASIDE), -1)
    opening = next((index for index in near if folds[index] == "," and not line.is_quoted(index)), None)
    # "Ann Sample, 59, of Oslo, said": what opens with no capital, or is a single word, is an apposition too.
    while opening is not None and (before := _comma_right_before(line, opening)) is not None:
        opening = before
    return opening


def _comma_right_before(line: Line, comma: int) -> int | None:
    """The comma before words behind which ``comma`` stands, if they cannot be a name of their own."""
    tokens = line.tokens
    near = range(comma - 1, max(line.first, comma - NEAR), -1)
    before = next((index for index in near if tokens.folds[index] == ","), None)
    if before is None or before <= line.first:
        return None
    is_short = comma - before <= SHORT
    return before if is_short or not tokens.words[before + 1][0].isupper() else None


def _phrase_start(line: Line, last: int) -> int | None:
    """Where the noun phrase starts that ends with the token ``last``."""
    tokens, start = line.tokens, last + 1
    if last >= line.first and tokens.folds[last] in _words("alone"):
        return last
    while start > line.first and start > last + 1 - LONGEST and not _parts(line, start - 1):
        start -= 1
    if start > last or tokens.folds[last] == "'s" or tokens.folds[last] in _words("dangling"):
        return None
    if not re.match(r"[^\W_]", tokens.words[start]):
        return None
    if tokens.folds[start] in _words("verbal"):
        return None
    return start


def _parts(line: Line, index: int) -> bool:
    """Whether a token stands outside a noun phrase."""
    folds, words = line.tokens.folds, line.tokens.words
    if folds[index] == "." and words[index - 1][0].isupper() and len(words[index - 1]) <= 3:
        return False
    if folds[index] == "and" and index + 1 < line.stop:
        return not (words[index - 1][0].isupper() and words[index + 1][0].isupper())
    return folds[index] in STOPS or folds[index] in _words("breaks") or line.is_quoted(index)


def _is_between(folded: str) -> bool:
    return folded in _words("between") or (folded.endswith("ly") and len(folded) > 4)


def _is_negated(folds: Sequence[str]) -> bool:
    return any(folded in _words("negations") for folded in folds)
