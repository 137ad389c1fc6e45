"""Whose verb it is: those named before it, if they are its subject, and the words by which the story names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from briefgen.extract.actors import Group, is_governed
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import LEADER

RECENT = 200
"""Mentions back that a pronoun may look for whom it stands for."""

_TOLD = re.compile(r"(?:,|[”\"]|[,.?!]'')\s*$")
"""What stands before a verb whose speaker comes behind it: the end of what was said."""

_NEXT = re.compile(r"\s+(?:the\s+)?")
"""What may stand between such a verb and its speaker."""

_DONE = re.compile(r"\s*(?:[,.;]|$)|\s+(?:on|in|at|after|during|before)\b")
"""What stands behind a speaker who is named after the verb: no word of anyone else's doing."""

LONGEST = 60
"""Characters of the words by which a part of a state is named."""

BACK = 2
"""Sentences back in which all are named whom ``they`` stands for."""

BEFORE = 30
"""Characters before a group in which the word before it stands."""

LEAD = 20
"""Characters before a group in which an article or a number stands."""

_PRONOUN = re.compile(
    r"(?P<one>s?he)(?:['’](?:d|ll))?|they(?:['’](?:d|ll|re|ve))?"
    r"|(?:the|their) (?:leaders|sides|presidents|prime ministers|foreign ministers|ministers|pair|duo|delegations)",
    re.IGNORECASE,
)


class Subject(NamedTuple):
    """Those who say or do what a verb tells."""

    group: Group
    words: str
    """How the story names who acts for a state or a body, ``Japan's trade ministry``; empty for others."""


Whose: TypeAlias = Callable[[int, int], Subject | None]
"""The subject of the verb in a sentence, by its index, at an offset of the text; see :func:`whose_verbs`."""


def whose_verbs(story: Story, groups: Sequence[tuple[Group, ...]]) -> Whose:
    """What tells the subject of each verb of a story and remembers it, since several stages ask.

    None when it is nobody known, or the sentence leaves it open.

    :param groups: the actors of each sentence.
    """
    return cache(lambda index, start: _subject_of(story, groups[index], story.sentences[index], start))


def _subject_of(story: Story, groups: Sequence[Group], sentence: Sentence, start: int) -> Subject | None:
    near = _nearest(story.text, groups, start)
    if near is None or not _is_meant(story, sentence, near) or _is_tied(story.text, sentence.start, near.start):
        return None
    group = near._replace(end=_end(story, near, start))
    if not _is_adjacent(story, sentence, groups, group, start):
        return None
    words = body_words(story, group, is_longer=group.end > near.end)
    # "Ann Li, president of the Oslo Bank, said": the name before the comma is whose verb it is.
    is_aside = story.text[sentence.start : group.start].endswith((", ", ", the ")) and story.text[group.end] == ","
    return None if words and is_aside else Subject(group=group, words=words)


def subject_behind(story: Story, groups: Sequence[Group], start: int, end: int) -> Subject | None:
    """The group right behind the verb ``text[start:end]`` where that closes what was said: ``“…,” said X``."""
    if not _TOLD.search(story.text, max(0, start - 4), start):
        return None
    near = next((group for group in groups if group.start > end), None)
    if near is None or not _NEXT.fullmatch(story.text, end, near.start):
        return None
    group = near._replace(end=_end(story, near, len(story.text)))
    words = body_words(story, group, is_longer=group.end > near.end)
    return Subject(group=group, words=words) if _DONE.match(story.text, group.end) else None


def body_words(story: Story, group: Group, *, is_longer: bool = False) -> str:
    """``Japan's trade ministry``: how a group is named that is only a part of a state or body; else empty.

    :param is_longer: whether it takes in words behind the names.
    """
    start = _full_start(story, group)
    words = " ".join(story.text[start : group.end].split())
    is_part = not group.people and (words.rpartition(" ")[2].lower() in _servants() or _is_metonym(story, group))
    is_part = is_part or is_longer
    if not is_part or len(words) > LONGEST or words.split()[0].lower() in word_set("statements", "pointing"):
        return ""
    lead = _lead().search(story.text, max(0, start - LEAD), start)
    return f"{lead[0].strip().lower()} {words}" if lead else words


def _full_start(story: Story, group: Group) -> int:
    """Where a body's name starts together with that of its state: ``the U.S. State Department``."""
    near = next(iter(story.mentions_before(group.start, 1)), None)
    is_its_own = near is not None and near.id in group.parties and story.text[near.end : group.start] == " "
    return near.start if near and is_its_own else group.start


def _is_metonym(story: Story, group: Group) -> bool:
    """``the Pentagon``: what speaks for a state under its own name."""
    near = story.mentions_before(group.end, 1)
    return bool(near) and near[0].start == group.start and near[0].rule == "metonym"


def _end(story: Story, group: Group, start: int) -> int:
    """Where a group ends with the words that make it a part: ``Ann Li's office``, ``FBI officials``."""
    of = "people_of" if group.people else "bodies_of"
    part = _pattern(of).match(story.text, group.end, start)
    return part.end() if part else group.end


def _nearest(text: str, groups: Sequence[Group], start: int) -> Group | None:
    """The last group before a verb that no preposition governs."""
    before = (group for group in reversed(groups) if group.end <= start)
    return next((group for group in before if not is_governed(text, group)), None)


def _is_adjacent(story: Story, sentence: Sentence, groups: Sequence[Group], group: Group, start: int) -> bool:
    """Whether only asides stand between group and verb, or verbs of the group that opens the sentence.

    A comma alone closes the group's own aside, or opens one that the verb stands in: ``an official, asked, said``.
    """
    if story.text[group.end : start].strip() == "," and "," not in story.text[group.start : group.end]:
        return False
    if _gap().fullmatch(story.text, group.end, start):
        return True
    is_first = all(is_governed(story.text, other) for other in groups if other.end <= group.start)
    shared = _shared().fullmatch(story.text, group.end, start) if is_first else None
    return shared is not None and "," not in story.text[sentence.start : group.start]


def _is_tied(text: str, first: int, start: int) -> bool:
    """Whether those named are a part of a longer name, or of a relative clause: ``Air Chile``, ``the reason Chile``."""
    return _tied().search(text, max(first + 1, start - BEFORE), start) is not None


def _is_meant(story: Story, sentence: Sentence, pronoun: Group) -> bool:
    """Whether a pronoun surely stands for the group; true of all other words."""
    found = _PRONOUN.fullmatch(story.text, pronoun.start, pronoun.end)
    if found is None:
        return True
    return _is_meant_alone(story, sentence, pronoun) if found["one"] else _are_meant(story, sentence, pronoun)


def _is_meant_alone(story: Story, sentence: Sentence, pronoun: Group) -> bool:
    """Whether nobody else has spoken or been named since the one person whom a pronoun is taken for."""
    recent = reversed(story.mentions_before(pronoun.start, RECENT))
    known = next((mention for mention in recent if mention.kind == LEADER and mention.id in pronoun.people), None)
    if known is None or _other().search(story.text, known.end, pronoun.start):
        return False
    before = story.sentences[sentence.index - 1]
    return known.start >= before.start or not _stranger().match(story.text, before.start)


def _are_meant(story: Story, sentence: Sentence, pronoun: Group) -> bool:
    """Whether all whom ``they`` is taken for are named nearby."""
    start = story.sentences[max(0, sentence.index - BACK)].start
    named = {mention.id for mention in story.mentions_before(pronoun.start, RECENT) if mention.start >= start}
    return named.issuperset(pronoun.people or pronoun.parties)


@cache
def _servants() -> frozenset[str]:
    """Words for those who act for a state, without those that are the state itself."""
    return (word_set("words", "state_nouns") | word_set("actors", "servants")) - word_set("statements", "whole")


def _tied() -> re.Pattern[str]:
    return _pattern("tied")


def _lead() -> re.Pattern[str]:
    return _pattern("lead")


def _gap() -> re.Pattern[str]:
    return _pattern("gap")


def _shared() -> re.Pattern[str]:
    return _pattern("shared")


def _other() -> re.Pattern[str]:
    return _pattern("other")


def _stranger() -> re.Pattern[str]:
    return _pattern("stranger")


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(lexicon("statements")["patterns"][key])
