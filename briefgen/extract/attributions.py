"""Whose words and thoughts a text gives: speaker, cue and content, whoever the speaker is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from briefgen.extract.sentences import sentences
from briefgen.extract.speakers import STOPS, Line, Span, ahead, behind, follows_joint, owner, subject
from briefgen.extract.tokens import fold, tokenise
from briefgen.extract.verbs import inflections
from briefgen.knowledge.lexicon import lexicon, word_set

_QUOTED = re.compile(r"[“\"][^“”\"\n]*(?:[”\"\n]|$)|''(?:[^'\n]|'(?!'))*(?:''|\n|$)")
"""Quoted words with their marks; a quote that stays open ends with its paragraph."""

ASIDE = 20
"""Tokens before a verb among which the study stands that shows something."""

NEAR = 40
"""Characters between the end of a quote and the verb that gives it."""

_DAY = r"(?:\s+(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
_TOLD = re.compile(rf"{_DAY}\s+that\b|:|,?\s*[\"“']")
"""What shows right behind a verb that it tells, where it often means something else."""

_THAT = re.compile(r"\s+(?:(?:he|she|it|they|we|I|you|this|there|the|his|her|its|their|our)\b|[A-Z])")
"""What opens a clause behind a verb of thought that leaves out its ``that``."""

_HEAD = re.compile(r"(?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})(?P<colon>:) (?=[\"“‘'A-Z])")
_TO = re.compile(r"\s+(?:not\s)?to\s")
_HELD, _WILLED = re.compile(r"\s+(?P<what>that\s)"), re.compile(r"\s+(?P<what>that\s|(?:not )?to\s[a-z]|for\s)")
"""What a noun of speech or thought holds, and what one of will does."""

_CALLED = re.compile(
    rf"{_DAY}\s+(?:for|on)\b|(?:\s(?!(?:to|in|at|from|by|and|a|an)\b)[\w’'.-]+){{1,8}}?(?:\san?\s|\s?[“\"]|\s'')"
)
"""What shows right behind ``called`` that it judges or asks, and does not telephone."""

_words = partial(word_set, "attributions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words given as someone's; spans count characters of the text from 0, ends excluded."""

    speaker: Span
    cue: Span
    content: tuple[Span, ...]
    """In the order of the text, at least one; a split quote has more."""


def attributions(paragraphs: tuple[str, ...], skip: tuple[int, int] = (0, 0)) -> tuple[Attribution, ...]:
    """What is said in an article and by whom, in the order of the cues; spans are of the paragraphs joined by newlines.

    :param skip: start and end of the dateline in that text.

    >>> text = "“We agree,” said Ann Sample. Chile will sign, according to Norway."
    >>> [text[slice(*each.speaker)] for each in attributions((text,))]
    ['Ann Sample', 'Norway']
    """
    text = "\n".join(paragraphs)
    tokens, quotes = tokenise(text), quoted_spans(text)
    found: list[Attribution] = []
    for sentence in sentences(paragraphs, skip):
        span = tokens.between(sentence.start, sentence.end)
        line = Line(tokens=tokens, sentence=sentence, first=span.start, stop=span.stop, quotes=quotes)
        found += (headed,) if (headed := _headed(line)) else ()
        found += in_line(line, _cues())
    return tuple(found)


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The quoted words of a text, with their marks."""
    return tuple(match.span() for match in _QUOTED.finditer(text))


def in_line(line: Line, cues: frozenset[str]) -> Iterator[Attribution]:
    """What one sentence gives as someone's, in the order of the cues.

    :param cues: words that are looked at, folded.
    """
    speaker, folds = None, line.tokens.folds
    for index in range(line.first, line.stop):
        if folds[index] not in cues or line.is_quoted(index):
            continue
        found = (
            _according(line, index)
            or _owned(line, index)
            or _said(line, index)
            or _said_too(line, index, speaker)
            or _goes_on(line, index, speaker)
        )
        if found:
            speaker = found.speaker
            yield found


def _headed(line: Line) -> Attribution | None:
    """``Ann Sample: We will sign`` at the start of a paragraph."""
    text, start = line.tokens.text, line.sentence.start
    head = _HEAD.match(text, start, line.sentence.end) if line.sentence.number == 1 else None
    if head is None or head["who"].isupper() or head["who"].split()[0].lower() in _words("labels"):
        return None
    return _made(text, head.span("who"), head.span("colon"), ((head.end(), line.sentence.end),))


def _goes_on(line: Line, index: int, speaker: Span | None) -> Attribution | None:
    """``…, saying that``, ``was quoted as saying``: by whoever spoke before in the sentence, or else its subject."""
    tokens = line.tokens
    if tokens.folds[index] not in _words("gerunds") or index == line.first:
        return None
    if tokens.folds[index - 1] != "," and tokens.folds[max(line.first, index - 2) : index] != ("quoted", "as"):
        return None
    cue = (tokens.starts[index], tokens.ends[index])
    told = speaker or subject(line)
    return _made(tokens.text, told, cue, ((cue[1], line.sentence.end),)) if told else None


def _said_too(line: Line, index: int, speaker: Span | None) -> Attribution | None:
    """``X met Y and said that``: by whoever spoke before in the sentence, or else its subject."""
    tokens = line.tokens
    if not _tells(line, index) or not follows_joint(line, index) or not (told := speaker or subject(line)):
        return None
    return _made(
        tokens.text, told, (tokens.starts[index], tokens.ends[index]), ((tokens.ends[index], line.sentence.end),)
    )


def _owned(line: Line, index: int) -> Attribution | None:
    """``X's claim that``: what the noun holds."""
    tokens = line.tokens
    if tokens.folds[index] not in _words("nouns") or not (speaker := owner(line, index)):
        return None
    form = _WILLED if tokens.folds[index] in _words("wishes") else _HELD
    held = form.match(tokens.text, tokens.ends[index], line.sentence.end)
    cue = (tokens.starts[index], tokens.ends[index])
    return _made(tokens.text, speaker, cue, ((held.start("what"), line.sentence.end),)) if held else None


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
    first = tokens.at(before[0])
    if first > line.first + 1 and tokens.folds[first - 1] == "as" and _is_aside(line, index):
        return _made(tokens.text, before, cue, ((line.sentence.start, tokens.starts[first - 1]),))
    if _quote_ends(line, first) or (_closes(line, first) and _is_aside(line, index)):
        return _made(tokens.text, before, cue, _around(line, before[0], cue[1]))
    return _made(tokens.text, before, cue, ((cue[1], line.sentence.end),))


def _tells(line: Line, index: int) -> bool:
    """Whether a token is a verb that tells; one that often means something else needs what is told right behind it."""
    form, text = line.tokens.folds[index], line.tokens.text
    is_capital = line.tokens.words[index][0].isupper()
    if (form not in _forms() and form not in _willing()) or (is_capital and not _is_headline(line, index)):
        return False
    if _forms().get(form):
        return True
    told = _CALLED if form in ("called", "calls") else _TOLD
    if form in _willing() and _TO.match(text, line.tokens.ends[index]):
        return True
    if form in _shown() and _is_source(line, index):
        return True
    is_thought = form in _thoughts() and _THAT.match(text, line.tokens.ends[index]) is not None
    return is_thought or told.match(text, line.tokens.ends[index]) is not None or _has_quote_near(line, index)


def _is_headline(line: Line, index: int) -> bool:
    """``Chile Will Sign, Minister Says``: a verb of speech among words with capitals."""
    words = line.tokens.words
    is_plain = _forms().get(line.tokens.folds[index], False) and index > line.first
    return is_plain and words[index - 1][0].isupper() and (index + 1 >= line.stop or not words[index + 1][0].islower())


def _is_source(line: Line, index: int) -> bool:
    """``a poll``, ``new data``: what shows something, and does not only let it be seen."""
    before = line.tokens.folds[max(line.first, index - ASIDE) : index]
    return not _words("studies").isdisjoint(before)


def _has_quote_near(line: Line, index: int) -> bool:
    """Whether quoted words have ended so close before a verb that only its speaker stands between."""
    text, start = line.tokens.text, line.tokens.starts[index]
    end = next((last for _, last in reversed(line.quotes) if last <= start), None)
    if end is None or start - end >= NEAR or "." in text[end:start]:
        return False
    return text[:end].rstrip("”\"'")[-1:] in (",", "?", "!")


def _ends_there(line: Line, verb: int, speaker: Span) -> bool:
    """Whether the one named behind a verb is who speaks: a quote has ended before it, or nothing follows."""
    tokens = line.tokens
    if tokens.text[: tokens.starts[verb]].rstrip(" ")[-1:] in ("”", '"', "'"):
        return True
    after = tokens.at(speaker[1])
    return after >= line.stop or tokens.folds[after] in STOPS


def _closes(line: Line, index: int) -> bool:
    """Whether other words have just ended before a token: with a comma, or with a quotation mark."""
    before = line.tokens.text[: line.tokens.starts[index]].rstrip(" ")[-1:]
    return _quote_ends(line, index) or (index > line.first + 1 and before in (",", "?", "!"))


def _quote_ends(line: Line, index: int) -> bool:
    """Whether quoted words have just ended before a token."""
    before = line.tokens.text[: line.tokens.starts[index]].rstrip(" ")[-2:]
    return before[-1:] in ("”", '"') or before == "''"


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
def _cues() -> frozenset[str]:
    """Every word with which something may be given as someone's."""
    return _words("gerunds") | _words("nouns") | _forms().keys() | _willing() | {"according"}


@cache
def _willing() -> frozenset[str]:
    """The verbs of will in the past, and in the third person where that is no noun too: ``wants``."""
    own = lexicon("attributions")
    found = (inflections(fold(verb), own["irregular"]) for verb in own["willing"])
    told = (form for forms in found for form, (_, kind) in forms.items() if kind in ("past", "present"))
    return frozenset(told) - _words("nouns")


@cache
def _shown() -> frozenset[str]:
    """Every form of the verbs by which a study says something."""
    own = lexicon("attributions")
    return frozenset(form for verb in own["showing"] for form in inflections(fold(verb), own["irregular"]))


@cache
def _thoughts() -> frozenset[str]:
    """Every form of the verbs of thought."""
    own = lexicon("attributions")
    return frozenset(form for verb in own["thoughts"] for form in inflections(fold(verb), own["irregular"]))


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
                found[form] = verb in single and verb not in own["weak"] and (kind != "base" or verb == "say")
    return found
