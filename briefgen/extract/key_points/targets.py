"""Those whom an event is done to, where the words of its verb name them or stand right before them."""

from __future__ import annotations

import re

from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.telling import Found
from briefgen.knowledge.lexicon import word_set
from briefgen.model.mention import LEADER
from briefgen.model.summary import Event

BACK = 8
"""Mentions back from the end of a verb's words that may stand in them."""

_NEXT = re.compile(r"\s+(?:the\s+)?")
_OWNS = re.compile(r"['’]|\s?-\w")
_NAME = re.compile(r"(?: [A-ZÀ-Þ][\w’'.-]*\w)+")
_FOLLOWING = re.compile(r"\s+(?P<word>[a-zà-þ][\w-]*)")


def has_target_next(story: Story, sentence: Sentence, end: int, event: Event) -> bool:
    """Whether they stand right behind the verb that ends at ``end``, and nothing of theirs: ``invaded Norway``."""
    for mention in story.mentions_in(sentence):
        if mention.start >= end:
            side = story.people[mention.id].of if mention.kind == LEADER else mention.id
            is_near = _NEXT.fullmatch(story.text, end, mention.start) and mention.rule != "demonym"
            return bool(is_near) and side in event.to and not _is_in_name(story, mention.end)
    return False


def holds_target(story: Story, span: tuple[int, int], event: Event) -> bool:
    """Whether the words of the verb hold them: ``expelled six Norwegian diplomats``."""
    start, end = span
    inside = (mention.id for mention in story.mentions_before(end, BACK) if mention.start > start)
    return not set(event.to).isdisjoint(inside) and not _is_in_name(story, end)


def with_name(story: Story, start: int, end: int) -> str:
    """The words of a verb with the name behind them: ``summoned Norwegian ambassador Ann Li``."""
    name = _NAME.match(story.text, end)
    return story.text[start : name.end() if name else end]


def _is_in_name(story: Story, end: int) -> bool:
    """Whether a noun behind a name makes it a part of something else: ``condemned the Oslo Group advance``."""
    following = _FOLLOWING.match(story.text, end)
    word = following["word"] if following else ""
    is_noun = bool(word) and not word.endswith(("ly", "ing")) and word not in word_set("actors", "links")
    return bool(_OWNS.match(story.text, end)) or (is_noun and word not in word_set("key_points", "behind_target"))


def names_doer(story: Story, span: tuple[int, int], telling: Found) -> bool:
    """Whether the words of the verb hold whoever does it: ``withdrew Chile from``, of Chile's president."""
    inside = (mention.id for mention in story.mentions_before(span[1], BACK) if mention.start > span[0])
    return not set(telling.by).isdisjoint(inside)
