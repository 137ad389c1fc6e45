"""Whose words and thoughts a text gives: speaker, cue and content, whoever the speaker is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from briefgen.extract.sentences import sentences
from briefgen.extract.speakers import STOPS, Line, Span, ahead, behind, subject
from briefgen.extract.tokens import fold, tokenise
from briefgen.extract.verbs import inflections
from briefgen.knowledge.lexicon import lexicon, word_set

_QUOTED = re.compile(r"[“\"][^“”\"\n]*(?:[”\"\n]|$)|''(?:[^'\n]|'(?!'))*(?:''|\n|$)")
"""Quoted words with their marks; a quote that stays open ends with its paragraph."""

_TOLD, _CALLED = re.compile(r"\s+that\b|:|,?\s*[\"“']"), re.compile(r"\s+(?:for|on)\b")
"""What shows right behind a verb that it tells, where it often means something else."""

_words = partial(word_set, "attributions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words given as someone's; spans count characters of the text from 0, ends excluded."""

    speaker: Span
    cue: Span
    content: tuple[Span, ...]
    """In the order of the text, at least one; a split quote has more."""


def attributions(paragraphs: tuple[str, ...], skip: int = 0) -> tuple[Attribution, ...]:
    """What is said in an article and by whom, in the order of the cues; spans are of the paragraphs joined by newlines.

    :param skip: characters of the first paragraph that are dateline.

    >>> text = "“We agree,” said Ann Sample. Chile will sign, according to Norway."
    >>> [text[slice(*each.speaker)] for each in attributions((text,))]
    ['Ann Sample', 'Norway']
    """
    text = "\n".join(paragraphs)
    tokens, quotes = tokenise(text), tuple(match.span() for match in _QUOTED.finditer(text))
    found: list[Attribution] = []
    for sentence in sentences(paragraphs, skip):
        span = tokens.between(sentence.start, sentence.end)
        line = Line(tokens=tokens, sentence=sentence, first=span.start, stop=span.stop, quotes=quotes)
        found += _in_line(line)
    return tuple(found)


def _in_line(line: Line) -> Iterator[Attribution]:
    speaker = None
    for index in range(line.first, line.stop):
        if line.is_quoted(index):
            continue
        found = _according(line, index) or _said(line, index) or _goes_on(line, index, speaker)
        if found:
            speaker = found.speaker
            yield found


def _goes_on(line: Line, index: int, speaker: Span | None) -> Attribution | None:
    """``…, saying that``: by whoever spoke before in the sentence, or else its subject."""
    tokens = line.tokens
    if tokens.folds[index] not in _words("gerunds") or index == line.first or tokens.folds[index - 1] != ",":
        return None
    cue = (tokens.starts[index], tokens.ends[index])
    told = speaker or subject(line)
    return _made(tokens.text, told, cue, ((cue[1], line.sentence.end),)) if told else None


def _according(line: Line, index: int) -> Attribution | None:
    """``according to X``: what X says is the rest of the sentence."""
    tokens = line.tokens
    if tokens.folds[index : index + 2] != ("according", "to") or not (speaker := ahead(line, index + 2)):
        return None
    cue = (tokens.starts[index], tokens.ends[index + 1])
    before, after = (line.sentence.start, cue[0]), (speaker[1], line.sentence.end)
    content = after if index == line.first or tokens.at(before[0]) >= index - 1 else before
    return _made(tokens.text, speaker, cue, (content,))


def _said(line: Line, index: int) -> Attribution | None:
    """``X said …``, ``…, said X`` and ``…, X said``."""
    tokens = line.tokens
    if not _tells(line, index):
        return None
    cue, before = (tokens.starts[index], tokens.ends[index]), behind(line, index)
    is_opened = before is not None and tokens.at(before[0]) == line.first
    if not is_opened and _closes(line, index) and (after := ahead(line, index + 1)) and _ends_there(line, index, after):
        return _made(tokens.text, after, cue, _around(line, cue[0], after[1]))
    if not before:
        return None
    if _closes(line, tokens.at(before[0])) and _is_aside(line, index):
        return _made(tokens.text, before, cue, _around(line, before[0], cue[1]))
    return _made(tokens.text, before, cue, ((cue[1], line.sentence.end),))


def _tells(line: Line, index: int) -> bool:
    """Whether a token is a verb that tells; one that often means something else needs what is told right behind it."""
    form = line.tokens.folds[index]
    if form not in _forms() or line.tokens.words[index][0].isupper():
        return False
    if _forms()[form]:
        return True
    told = _CALLED if form in ("called", "calls") else _TOLD
    return told.match(line.tokens.text, line.tokens.ends[index]) is not None


def _ends_there(line: Line, verb: int, speaker: Span) -> bool:
    """Whether the one named behind a verb is who speaks: a quote has ended before it, or nothing follows."""
    tokens = line.tokens
    if tokens.text[: tokens.starts[verb]].rstrip(" ")[-1:] in ("”", '"', "'"):
        return True
    after = tokens.at(speaker[1])
    return after >= line.stop or tokens.folds[after] in STOPS


def _closes(line: Line, index: int) -> bool:
    """Whether other words have just ended before a token: with a comma, or with a quotation mark."""
    before = line.tokens.text[: line.tokens.starts[index]].rstrip(" ")[-2:]
    return before[-1:] in ("”", '"') or before == "''" or (index > line.first + 1 and before[-1:] in (",", "?", "!"))


def _is_aside(line: Line, index: int) -> bool:
    """Whether no content follows the verb: a stop, a day, a circumstance."""
    following = line.tokens.folds[index + 1] if index + 1 < line.stop else "."
    if following.endswith("ly"):
        return _is_aside(line, index + 1)
    return following in STOPS or following in _words("asides") or following in word_set("words", "weekdays")


def _around(line: Line, start: int, end: int) -> tuple[Span, ...]:
    """The sentence without ``start`` to ``end``, and the quote that ended right before it."""
    parts = [(line.sentence.start, start), (end, line.sentence.end)]
    near = [quote for quote in line.quotes if quote[1] <= start and not line.tokens.text[quote[1] : start].strip(" ,")]
    if near and near[-1][0] < line.sentence.start:
        parts.insert(0, (near[-1][0], line.sentence.start))
    return tuple(parts)


def _made(text: str, speaker: Span, cue: Span, content: Sequence[Span]) -> Attribution | None:
    """An attribution of what is left of the content without white space and commas at its ends."""
    spans = tuple(trimmed for span in content if (trimmed := _trimmed(text, span)))
    return Attribution(speaker=speaker, cue=cue, content=spans) if spans else None


def _trimmed(text: str, span: Span) -> Span | None:
    words = text[span[0] : span[1]]
    first = span[0] + len(words) - len(words.lstrip(" ,:;.—–-\n"))
    last = span[0] + len(words.rstrip(" ,:;—–-\n"))
    return (first, last) if re.search(r"\w", text[first:last]) else None


@cache
def _forms() -> dict[str, bool]:
    """Every form that tells, and whether it does so by itself; infinitives, which are nouns too, do not."""
    told, own = lexicon("statements"), lexicon("attributions")
    single = [verb for verb in (*told["with_object"], *told["plain"], *own["verbs"]) if " " not in verb]
    irregular = {**told["irregular"], **own["irregular"]}
    found: dict[str, bool] = {}
    for verb in (*own["clausal"], *single):
        for form, (_, kind) in inflections(fold(verb), irregular).items():
            if kind != "gerund":
                found[form] = verb in single and (kind != "base" or verb == "say")
    return found
