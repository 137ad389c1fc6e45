"""What names a country without being about it: money, circumstances, origins, scores and scenes; and topics."""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.story import Story
from briefgen.extract.tokens import Tokens, stem, words_in
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, PLACE, Mention

REACH = 90
"""Characters before a name in which the words stand that make it a scene."""


def is_incidental(story: Story, mention: Mention) -> bool:
    """Whether a country is named for its money, its press, circumstances, as an origin, by a score, or is no more."""
    if mention.kind != COUNTRY:
        return False
    word, next = _after(story.body.tokens, mention.end)
    if (
        mention.id in story.bygone
        or _is_of_money(word)
        or (word == "-" and next in word_set("salience", "origins"))
        or _is_score(word, next)
        or word in word_set("salience", "press")
    ):
        return True
    index = story.sentence_at(mention.start)
    return index is not None and bool(_aside().search(story.text[story.sentences[index].start : mention.start].lower()))


def is_money(tokens: Tokens, mention: Mention) -> bool:
    """``Canadian dollars``, ``the Swiss franc``: the country's money, not the country."""
    return mention.kind == COUNTRY and _is_of_money(_after(tokens, mention.end)[0])


def is_scene(story: Story, mention: Mention) -> bool:
    """``listed in Luxembourg``, ``at Davos, Switzerland``, ``Niamey, Niger's capital``: only where something is."""
    return mention.kind == COUNTRY and is_scene_at(story, mention.start)


def is_scene_at(story: Story, start: int) -> bool:
    """Whether the words before ``start`` make a scene of what is named there; ``the war in …`` makes none."""
    tokens, words = story.body.tokens, word_set("salience", "scenes")
    last = tokens.at(start) - 1
    if last < 0 or tokens.folds[last] not in _beside_scene():
        return False
    for index in tokens.between(max(0, start - REACH), start):
        if tokens.folds[index] in words and _up_to_scene().fullmatch(story.text, tokens.ends[index], start):
            return index == 0 or tokens.folds[index - 1] not in word_set("events", "topics")
    before = story.text[max(0, start - REACH) : start].rstrip()
    town = next(iter(story.mentions_before(start, 1)), None)
    return before.endswith(",") and town is not None and town.kind == PLACE and before.endswith(f"{town.text},")


def is_scene_of_title(story: Story, mention: Mention) -> bool:
    """Whether the headline names a country only as where something is."""
    tokens = story.title.tokens
    before = tokens.at(mention.start) - 1
    return mention.kind == COUNTRY and before >= 0 and tokens.folds[before] in word_set("salience", "scenes")


def topics(story: Story) -> frozenset[str]:
    """The countries that someone in the story discusses, condemns, supports or puts sanctions on."""
    return frozenset(
        mention.id
        for sentence in story.sentences
        for mention in story.mentions_in(sentence)
        if mention.kind == COUNTRY and _topic().search(story.text[sentence.start : mention.start].lower())
    )


def is_seat(tokens: Tokens, end: int) -> bool:
    """``Swiss-based``: where the firm is that comes next, told by the words from ``end`` on."""
    word, next = _after(tokens, end)
    return word == "-" and next in word_set("salience", "seats")


def _is_of_money(word: str) -> bool:
    return stem(word) in word_set("salience", "moneys")


def _is_score(word: str, next: str) -> bool:
    """``Peru 2, Ghana 0``: whether what follows a team is its score."""
    return word.isdigit() and next in (",", ";", ".", "")


def _after(tokens: Tokens, end: int) -> tuple[str, str]:
    """The next two folded words from ``end`` on, empty at the text's end."""
    folds, at = tokens.folds, tokens.at(end)
    return folds[at] if at < len(folds) else "", folds[at + 1] if at + 1 < len(folds) else ""


@cache
def _beside_scene() -> frozenset[str]:
    """The words one of which stands right before a name of which others make a scene."""
    return word_set("salience", "scenes").union(",", ("in",), *map(words_in, lexicon("salience")["sides"]))


@cache
def _aside() -> re.Pattern[str]:
    """Matches what opens the circumstances of a sentence with no mark up to its end, or compares, right at the end."""
    words = lexicon("salience")
    frames, asides = "|".join(words["frames"]), "|".join(words["asides"])
    return re.compile(rf"\b(?:(?:{frames})\b[^,;:]*|(?:{asides})\s+(?:the\s+)?(?:\w+\s+and\s+)?)\Z")


@cache
def _up_to_scene() -> re.Pattern[str]:
    """Matches what may stand between ``in`` and the name: nothing, ``northern``, ``Davos,``, ``Osaka, western``."""
    side = rf"(?:(?i:{'|'.join(lexicon('salience')['sides'])})\s+)*"
    town = r"(?:[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*|of|de|la|al|el))*,\s+(?:in\s+)?)?"
    return re.compile(rf"\s+{side}{town}{side}")


@cache
def _topic() -> re.Pattern[str]:
    """Matches from what is done about a country, or from ``On`` at the start of the sentence, up to its name."""
    words = lexicon("salience")
    verbs, breaks = "|".join(words["topics"]), "|".join(words["breaks"])
    return re.compile(rf"(?:\b(?:{verbs})\b|\A(?:on|regarding)\s)(?:(?!\b(?:{breaks})\b)[^;:.,“”\"])*\Z")
