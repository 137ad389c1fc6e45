"""Later sentences that speak of an event again and say what became of it: ``But the trip was canceled``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefgen.extract.event_words import NOUN
from briefgen.extract.sentences import Sentence
from briefgen.extract.status import status_of
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.knowledge.lexicon import lexicon

REACH = 3
"""Sentences back in which the event must have been told."""

CHANGES = ("cancelled", "postponed", "failed", "in-force")
"""What a later sentence may make of an event."""


def echoed(story: Story, sentence: Sentence, index: int, found: list[Found]) -> list[Found]:
    """The events told so far, one of them with the status that this sentence gives it, if it does.

    :param index: of the sentence in the story, from 0.
    """
    words = story.words_of(sentence)
    recent = [at for at, event in enumerate(found) if index - event.sentence <= REACH]
    for at in reversed(recent):
        noun = _noun(found[at].type) if story.has_any(sentence, _nouns(found[at].type)) else None
        match = noun.search(words) if noun else None
        status = status_of(found[at].type, NOUN, words, match.start(), match.end()) if match else None
        if match and status in CHANGES:
            span = (sentence.start + match.start(), sentence.start + match.end())
            changed = replace(found[at], status=status, spans=(*found[at].spans, span))
            return [*found[:at], changed, *found[at + 1 :]]
    return found


@cache
def _nouns(type: str) -> frozenset[str]:
    """The words that name an event of this type again; none for a type that has none."""
    return frozenset(lexicon("events")["echoes"].get(type, ()))


@cache
def _noun(type: str) -> re.Pattern[str]:
    """Matches such words where they speak of something known."""
    nouns = "|".join(sorted(_nouns(type)))
    return re.compile(rf"\b(?:the|this|that|his|her|their|its)\s+(?:\w+\s+)?(?:{nouns})\b", re.IGNORECASE)
