"""A quoted clause of the story for an article in which nothing more could be found."""

from __future__ import annotations

import re

from briefgen.extract.key_points.clauses import clause_of_story, holds, without_dateline
from briefgen.extract.quotes import cite
from briefgen.extract.story import Story
from briefgen.extract.tokens import words_in
from briefgen.knowledge.lexicon import word_set
from briefgen.model.summary import KeyPoint

FEWEST = 7
"""Words of a sentence that can stand for an article: fewer make a byline or a heading."""

FIRST = 6
"""Sentences among which it is looked for."""

NAMES = 0.6
"""Share (0 to 1) of words with a capital or a figure above which it is no prose."""

_ATTRIBUTION = re.compile(
    r",[”\"’]?\s+(?!(?:where|but|which|who|and|while|as|when|after|though|because|or)\b)"
    r"(?P<who>[^,;:“”\"]{3,70}\s(?:said|says|say|told [\w ]{3,30}|reported|reports)(?:\s[\w ]{2,40})?"
    r"|(?:said|reported)\s(?!(?:it|he|she|they|we|that|there|his|her|its|their|on|in|at|to|as)\b)(?:the\s)?[^,;:“”\"]{3,60}?)[.\s]*$"
)
_CAPTION = re.compile(
    r"\b(?:Photo|Image|Picture|Video|File photo)s?(?: (?:credit|copyright|caption|by)\b|\s?:)"
    r"|^(?-i:[A-Z.]{2,}(?: [A-Z.’'-]{2,}){0,4}): |^By (?:[A-Z][\w.’'-]+,? ){2}|, (?:left|right|center|centre),|\? |@",
    re.IGNORECASE,
)
"""What shows that a sentence belongs to a picture, names its writer or only asks."""

_SAID = re.compile(r",\s(?P<who>[^,“”]{3,60}\s(?:said|says|reported)(?: [A-Z][a-z]+day)?) …$")
"""An attribution behind which a sentence is cut."""

_PROSE = re.compile(r"^[“\"]?[A-Z].*[a-z]{2}.*[^?!:;,]$", re.DOTALL)


def opening(story: Story) -> tuple[KeyPoint, int] | None:
    """The first sentence that tells something, with whoever the story gives it to; and its index."""
    title = words_in(story.article.title.lower())
    for sentence in story.sentences[:FIRST]:
        words = without_dateline(story.words_of(sentence))
        key = cite(story, sentence.start, sentence.start + 1)
        text = _quoted(words) if key and _is_prose(words) and not _repeats(words, title) else ""
        if text and key:
            return KeyPoint(text=text, evidence=(key,)), sentence.index
    return None


def _quoted(words: str) -> str:
    """The words in quotation marks, and who says so behind them where the sentence ends with it; or nothing."""
    told = _ATTRIBUTION.search(words)
    if told and holds("finite", words[: told.start()]):
        quoted = clause_of_story(words[: told.start()].strip('“”"'), is_whole=True)
        return f"“{quoted}”, {told['who']}." if quoted else ""
    quoted = clause_of_story(words, is_whole=False)
    if cut := _SAID.search(quoted):
        return f"“{quoted[: cut.start()]}”, {cut['who']}."
    return f"“{quoted}”" if quoted else ""


def _repeats(words: str, title: tuple[str, ...]) -> bool:
    """Whether a sentence says no more than the headline."""
    if title and not words.lower().startswith(title[0]):
        return False
    said = words_in(words.lower())
    return said[: len(title)] == title and len(said) < len(title) + FEWEST


def _is_prose(words: str) -> bool:
    """Whether it is a sentence and no byline, question or heading."""
    parts = words.split()
    names = sum(not part[:1].islower() for part in parts)
    if len(parts) < FEWEST or _CAPTION.search(words) or _bare(parts[0]) in word_set("key_points", "backward"):
        return False
    return names / len(parts) < NAMES and _PROSE.search(words) is not None


def _bare(word: str) -> str:
    """A word in small letters without marks and without a verb that is tied to it: ``That's`` is ``that``."""
    return re.split("[’']", word.strip("“\"'").lower())[0]
