"""Which stories are one and the same, or so nearly that a reader would call them so: by their runs of words."""

from __future__ import annotations

import heapq
import re
import unicodedata
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefgen.model.article import Article

RUN = 3
"""Words in a row that are compared; a word that was changed then costs three of them."""

ALIKE = 0.85
"""Share (0 to 1) of all runs of two stories that both have, from which on they are twins.

Measured on the sample articles (190 to 255 words) and variants of them: a copy with other quote marks, spelling or
dateline, three slips of the pen, a caption or a paragraph more has .91 or more; one with a new lead .79 or less, half
of one .61 or less, and two stories on the same event .04.
"""

SKETCH = 16
"""Runs of a story, those with the smallest checksums, by which likely twins are looked up; twins share most of them."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
"""A word; in scripts without spaces a sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A story that is there already."""

    file: str
    share: float
    """Of all runs of both that both have; 1 for the same words."""


@dataclass(slots=True, eq=False)
class Shelf:
    """The stories there are."""

    _texts: dict[str, str] = field(default_factory=dict)
    """File by the SHA-256 of the story."""

    _runs: dict[str, frozenset[int]] = field(default_factory=dict)
    _by_run: dict[int, list[str]] = field(default_factory=dict)

    def put(self, articles: Iterable[Article]) -> None:
        """Remember more of them."""
        for article in articles:
            self._texts.setdefault(article.sha256, article.file)
            runs = self._runs[article.file] = runs_of(article.text)
            for run in heapq.nsmallest(SKETCH, runs):
                self._by_run.setdefault(run, []).append(article.file)

    def twin(self, article: Article) -> Twin | None:
        """The story that is most like ``article``, None when none is like enough."""
        if same := self._texts.get(article.sha256):
            return Twin(file=same, share=1.0)
        runs = runs_of(article.text)
        likely = {file for run in heapq.nsmallest(SKETCH, runs) for file in self._by_run.get(run, ())}
        shares = sorted((-share(runs, self._runs[file]), file) for file in likely)
        return Twin(file=shares[0][1], share=-shares[0][0]) if shares and -shares[0][0] >= ALIKE else None


def runs_of(text: str) -> frozenset[int]:
    """Checksums of all runs of words in a text, whatever the case, accents and punctuation."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("'", ""))
    ends = range(min(RUN, len(words)), len(words) + 1)
    return frozenset(zlib.crc32(" ".join(words[max(0, end - RUN) : end]).encode()) for end in ends)


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """What two stories have in common, 0 to 1: the runs of both, of those of either."""
    return len(one & other) / (len(one | other) or 1)
