"""Which line above the story is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.read.furniture import HEADING
from briefgen.read.look import Look, Mark
from briefgen.read.shape import holds_sentences

REACH = 120
"""Lines above the story within which its headline stands."""

OPENING = 1500
"""Characters of the story that a headline's words are looked for in."""

LONGEST = 30
"""Words of the longest headline."""

SHORTEST = 20
"""Characters at the start of a headline by which it is found in the line above it."""

ANCHOR = 5
"""Lines below a headline within which a byline or the date stands."""

TWO_SENTENCES = 14
"""Words of the longest headline that is two sentences: ``The island needs a port. Its neighbour wants to help``."""

PARAGRAPH = 20
"""Words of a paragraph that is more than a standfirst."""

LETTERS = 5
"""Letters of a word that count, from its first."""

_WORD = re.compile(rf"\b[^\W_]{{4,{LETTERS}}}")
"""The first letters of a word, so that ``port`` and ``ports`` are one."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """The first words of a story; asking for a few is faster than to take them all apart."""

    text: str
    """In small letters, with a space at both ends."""

    def __contains__(self, word: str) -> bool:
        """Whether :data:`_WORD` finds the word in it."""
        at = self.text.find(word)
        while at >= 0:
            before, after = self.text[at - 1], self.text[at + len(word)]
            if not (before.isalnum() or before == "_" or (len(word) < LETTERS and after.isalnum())):
                return True
            at = self.text.find(word, at + 1)
        return False


def headline(look: Look, first: int, end: int) -> int | None:
    """The index of the headline, None when no line can be it.

    Every line above the story, and short ones in its first third, is weighed by the words it shares with the opening,
    by its length, by a byline or a date below it, by its place; of equals the first is taken.
    """
    texts, marks = look.texts, look.marks
    inside = range(first, first + max(1, (end - first) // 3))
    near = [*range(max(0, first - REACH), first), *(at for at in inside if _may_be_inside(look, at, end))]
    found = [index for index in near if marks[index].words <= LONGEST and _may_be(marks, index)]
    if len(found) < 2:
        return found[0] if found else None
    opening = " ".join(text for text, mark in zip(texts[first:end], marks[first:end], strict=True) if mark.prose)
    known = _Opening(f" {opening[:OPENING].lower()} ")
    counts = Counter(texts)
    scored: list[tuple[float, int]] = [(_score(texts, marks, at, first, known, counts), -at) for at in found]
    return -max(scored)[1]


def _may_be(marks: Sequence[Mark], index: int) -> bool:
    """An unknown line; on top of the file or over a byline also one such as ``Analysis: Why the talks failed``."""
    rule = marks[index].rule
    return rule is None or (rule == "pointer" and (index == 0 or _is_anchored(marks, index)))


def _may_be_inside(look: Look, index: int, end: int) -> bool:
    """A line of the story's run may be the headline when it is none of its paragraphs, or the file's first line."""
    marks = look.marks
    if not marks[index].prose:
        return marks[index].words >= 4 and _is_anchored(marks, index)
    if marks[index].words > 20:
        return False
    is_on_top = _is_first(look, index) or (_is_anchored(marks, index) and not _is_told(marks, index))
    return is_on_top and any(mark.is_paragraph for mark in marks[index + 1 : end])


def _is_first(look: Look, index: int) -> bool:
    """The first line of the file, or a question below nothing but known lines of the page."""
    is_below = look.texts[index][-1] == "?" and all(mark.rule is not None for mark in look.marks[:index])
    return index == 0 or is_below


def _is_told(marks: Sequence[Mark], index: int) -> bool:
    """Paragraphs of the story stand right above the line."""
    above = marks[max(0, index - ANCHOR) : index]
    return sum(mark.is_paragraph and mark.words >= PARAGRAPH for mark in above) > 1


def _is_listed(marks: Sequence[Mark], index: int) -> bool:
    """The line is an entry below a heading of other stories."""
    while index and marks[index].rule is None and not marks[index].prose:
        index -= 1
    return marks[index].rule == HEADING


def _score(
    texts: Sequence[str], marks: Sequence[Mark], index: int, first: int, known: _Opening, counts: Counter[str]
) -> float:
    text, mark = texts[index], marks[index]
    words = _WORD.findall(text.lower())
    score = 3.0 * sum(word in known for word in words) / (len(words) + 1)
    score += 1.0 if 5 <= mark.words <= 22 else -1.5 if mark.words < 3 else -0.5 if mark.words == 3 else 0.0
    anchored = _is_anchored(marks, index)
    score += 1.2 if anchored else 0.0
    score += 0.7 if counts[text] > 1 else 0.0
    score += 0.6 if index == 0 else 0.0
    score -= 0.08 * min(max(first - index, 0), 8 if anchored else 20)
    score -= (1.5 if _is_below_headline(marks, index) else 1.0) if mark.prose and index else 0.0
    score -= 1.0 if index > first or text[-1] in ":—–" else 0.0
    score -= 1.0 if index and _could_be(texts[index - 1], marks[index - 1], known) else 0.0
    score -= 1.5 if _is_listed(marks, index) else 0.0
    score -= 1.0 if index and mark.rule else 0.0
    score -= 3.0 if _is_path(texts, index) else 0.0
    score -= 0.7 if index and holds_sentences(text) and (mark.prose or mark.words > TWO_SENTENCES) else 0.0
    return score


def _is_path(texts: Sequence[str], index: int) -> bool:
    """A line below comes in this one, with the path to it right before it: ``HomeNewsTalks end``."""
    text = texts[index]
    below = [line[:SHORTEST] for line in texts[index + 1 : index + 1 + ANCHOR] if len(line) >= SHORTEST]
    return any((at := text.find(start)) > 0 and text[at - 1].isalnum() for start in below)


def _is_below_headline(marks: Sequence[Mark], index: int) -> bool:
    """A line of a headline's length, which is no sentence, stands right above."""
    above = marks[index - 1]
    return above.rule is None and not above.prose and 5 <= above.words <= LONGEST


def _could_be(text: str, mark: Mark, known: _Opening) -> bool:
    """The line above is a headline by its own words, so that what follows is its standfirst."""
    if mark.rule is not None or not 4 <= mark.words <= LONGEST:
        return False
    return 4 * sum(word in known for word in set(_WORD.findall(text.lower()))) >= mark.words


def _is_anchored(marks: Sequence[Mark], index: int) -> bool:
    """A byline or a date stands right below the line."""
    return any(mark.rule in ("stamp", "byline") for mark in marks[index + 1 : index + 1 + ANCHOR])
