"""Choose the words of the story that a claim rests on: short, whole where it can be, copied letter for letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from briefgen.extract.story import Story
from briefgen.model.summary import Evidence, sha_of

LONGEST = 160
"""Characters of a quote, so that the public site may show it whole."""

_CLAUSE = re.compile(r"\s(?:(?<=[,;:—–]\s)\s*|\s*(?=(?:and|but|while|which|who|that|as|after|before|because)\b))")

Span = tuple[int, int]


def cite(story: Story, start: int, end: int) -> str | None:
    """The key of the quote for a claim that rests on ``text[start:end]``; :func:`numbered` turns keys into ids.

    None when the words stand in no sentence (a dateline, say).
    """
    index = story.sentence_at(start)
    if index is None:
        return None
    sentence = story.sentences[index]
    first, last = quote_span(story.text, sentence.start, sentence.end, start, min(end, sentence.end))
    return f"{first}-{last}"


def cite_all(story: Story, spans: Iterable[Span], most: int | None = None) -> tuple[str, ...]:
    """The keys of the quotes for several spans, each once, in the order given; the first ``most`` of them."""
    found: dict[str, None] = {}
    for start, end in spans:
        if len(found) == most:
            break
        if key := cite(story, start, end):
            found[key] = None
    return tuple(found)


def numbered(story: Story, keys: Iterable[str]) -> tuple[tuple[Evidence, ...], dict[str, str]]:
    """The quotes that ``keys`` stand for, numbered in the order of the text, and the id of each key."""
    spans = {key: _span(key) for key in set(keys)}
    ordered = sorted(spans, key=spans.__getitem__)
    ids = {key: f"s{number}" for number, key in enumerate(ordered, 1)}
    return tuple(_evidence(story, spans[key], ids[key]) for key in ordered), ids


def _span(key: str) -> Span:
    first, _, last = key.partition("-")
    return int(first), int(last)


def _evidence(story: Story, span: Span, id: str) -> Evidence:
    quote = story.text[span[0] : span[1]]
    index = story.sentence_at(span[0])
    assert index is not None
    return Evidence(id=id, at=story.sentences[index].at, sha=sha_of(quote), quote=quote)


def quote_span(text: str, first: int, last: int, start: int, end: int) -> Span:
    """The span around ``text[start:end]`` to quote, within the sentence ``text[first:last]``.

    The sentence when it is short enough, else the clauses around the words, as many as fit.
    """
    if last - first <= LONGEST:
        return first, last
    bounds = [first, *(match.end() for match in _CLAUSE.finditer(text, first, last)), last]
    clauses = list(pairwise(bounds))
    at = next((index for index, (_, stop) in enumerate(clauses) if start < stop), len(clauses) - 1)
    span = clauses[at]
    left, right = at, at
    while True:
        grown = [(clauses[left - 1][0], span[1])] if left > 0 else []
        grown += [(span[0], clauses[right + 1][1])] if right + 1 < len(clauses) else []
        fitting = next((wider for wider in reversed(grown) if wider[1] - wider[0] <= LONGEST), None)
        if fitting is None:
            break
        left, right = left - (fitting[0] < span[0]), right + (fitting[1] > span[1])
        span = fitting
    return _fit(text, span, start, end)


def _fit(text: str, span: Span, start: int, end: int) -> Span:
    """Trim white space and a hanging comma; a clause that is too long is cut at words around the words meant."""
    first, last = span
    if last - first > LONGEST:
        spare = max(0, LONGEST - (end - start)) // 2
        first, last = max(first, start - spare), min(last, end + spare)
        first = first if first == span[0] else text.find(" ", first, start) + 1 or start
        last = last if last == span[1] else max(text.rfind(" ", end, last), end)
    words = text[first:last]
    first += len(words) - len(words.lstrip())
    return first, first + len(words.strip().rstrip(",;:—–"))
