"""A quoted clause of the story for an article in which nothing more could be found."""

from __future__ import annotations

import re

from briefgen.extract.key_points.content import clause_of_story, pattern
from briefgen.extract.quotes import cite
from briefgen.extract.story import Story
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
    r"|(?:said|reported)\s(?:the\s)?[^,;:“”\"]{3,60}?)[.\s]*$"
)
_PROSE = re.compile(r"^[“\"]?[A-Z].*[a-z]{2}.*[^?!:;,]$", re.DOTALL)


def opening(story: Story) -> KeyPoint | None:
    """The first sentence that tells something, with whoever the story gives it to."""
    if not story.sentences:
        return None
    prose = (s for s in story.sentences[:FIRST] if _is_prose(story.words_of(s)))
    sentence = next(prose, story.sentences[0])
    words = story.words_of(sentence)
    told = _ATTRIBUTION.search(words)
    told = told if told and pattern("finite").search(words[: told.start()]) else None
    quoted = clause_of_story(words[: told.start()].strip('“”"') if told else words, is_whole=bool(told))
    key = cite(story, sentence.start, sentence.start + 1)
    if not quoted or key is None:
        return None
    return KeyPoint(text=f"“{quoted}”, {told['who']}." if told else f"“{quoted}”", evidence=(key,))


def _is_prose(words: str) -> bool:
    """Whether it is a sentence and no byline, question or heading."""
    parts = words.split()
    names = sum(not part[:1].islower() for part in parts)
    if len(parts) < FEWEST or parts[0].strip('“"').lower() in word_set("key_points", "backward"):
        return False
    return names / len(parts) < NAMES and _PROSE.search(words) is not None
