"""Split the paragraphs of a story into sentences by rules and a list of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.knowledge.lexicon import word_set

LONGEST = 1500
"""Characters of a sentence; what runs on longer is no prose, and is cut at a space so that no rule reads too far."""

WORD = 30
"""Characters before a full stop that may belong to its abbreviation."""

_STOP = re.compile(r"(?P<mark>[.!?…]++)(?P<close>[\"”’»)\]]*)\s+(?=[\"“‘«(\[]?(?P<next>\w+))")
_LAST_WORD = re.compile(r"[\w.]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence; ``text[start:end]`` of the story. Paragraph and number count from 1."""

    index: int
    """Its place among the story's sentences, from 0."""

    paragraph: int
    number: int
    start: int
    end: int

    @property
    def at(self) -> str:
        return f"p{self.paragraph}s{self.number}"


def sentences(paragraphs: tuple[str, ...], skip: tuple[int, int] = (0, 0)) -> tuple[Sentence, ...]:
    """All sentences of the story in order.

    :param skip: start and end of the dateline in the text of the paragraphs; it is no part of a sentence.

    >>> [(s.at, s.start, s.end) for s in sentences(("The U.N. Security Council met. It ended.",))]
    [('p1s1', 0, 30), ('p1s2', 31, 40)]
    """
    found: list[Sentence] = []
    offset = 0
    for index, paragraph in enumerate(paragraphs, 1):
        first = skip[1] - offset if offset == skip[0] else 0
        for number, (start, end) in enumerate(_split(paragraph, first), 1):
            found.append(
                Sentence(index=len(found), paragraph=index, number=number, start=offset + start, end=offset + end)
            )
        offset += len(paragraph) + 1
    return tuple(found)


def _split(paragraph: str, start: int) -> Iterator[tuple[int, int]]:
    for match in _STOP.finditer(paragraph, start):
        if _ends(paragraph, match):
            yield from _pieces(paragraph, start, match.end("close"))
            start = match.end()
    end = len(paragraph.rstrip())
    if start < end:
        yield from _pieces(paragraph, start, end)


def _last_word(words: str) -> str:
    """The letters, digits and full stops at the end."""
    word = _LAST_WORD.search(words)
    return word[0] if word else ""


def _pieces(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence ``paragraph[start:end]``, cut at spaces where it runs on too long."""
    while end - start > LONGEST:
        cut = paragraph.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + (paragraph[cut] == " ")
    yield start, end


def _is_platform(paragraph: str, end: int) -> bool:
    """Whether a letter is the name of a platform, and no initial: ``in a post on X. Norway``."""
    return paragraph[max(0, end - WORD) : end].lower().endswith(tuple(word_set("words", "platforms")))


def _ends(paragraph: str, match: re.Match[str]) -> bool:
    following = match["next"]
    if match["mark"] != ".":
        return not following[0].islower()
    if following[0].islower():
        return False
    before = paragraph[max(0, match.start() - WORD) : match.start()].rpartition(" ")[2]
    written = before if before.isalnum() else _last_word(before)
    last = written.lower()
    if len(last) == 1 and last.isalpha():
        return following.lower() in word_set("words", "sentence_openers") or _is_platform(paragraph, match.start())
    if "." in last and _DOTTED.fullmatch(last):
        return following.lower() in word_set("words", "sentence_openers")
    if last in word_set("words", "before_numbers"):
        return not following[0].isdigit()
    return last not in word_set("words", "small_abbreviations" if written[:1].islower() else "abbreviations")
