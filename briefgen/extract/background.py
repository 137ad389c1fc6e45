"""What names a country without being about it: money, circumstances, origins, scores and scenes; and topics."""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.story import Story
from briefgen.extract.tokens import Tokens, stem
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, PLACE, Mention

REACH = 90
"""Characters before a name in which the words stand that make it a scene."""


def is_incidental(story: Story, mention: Mention) -> bool:
    """Whether a country is named for its money, its press, circumstances, as an origin, by a score, or is no more."""
    if mention.kind != COUNTRY:
        return False
    tokens, index = story.body.tokens, story.sentence_at(mention.start)
    if (
        mention.id in story.bygone
        or is_money(tokens, mention)
        or _is_joined(tokens, mention.end, "origins")
        or _has_score(tokens, mention)
        or _after(tokens, mention, 0) in word_set("salience", "press")
    ):
        return True
    return index is not None and bool(_aside().search(story.text[story.sentences[index].start : mention.start].lower()))


def is_money(tokens: Tokens, mention: Mention) -> bool:
    """``Canadian dollars``, ``the Swiss franc``: the country's money, not the country."""
    return mention.kind == COUNTRY and stem(_after(tokens, mention, 0)) in word_set("salience", "moneys")


def is_scene(story: Story, mention: Mention) -> bool:
    """``listed in Luxembourg``, ``at Davos, Switzerland``, ``Niamey, Niger's capital``: only where something is."""
    return mention.kind == COUNTRY and is_scene_at(story, mention.start)


def is_scene_at(story: Story, start: int) -> bool:
    """Whether the words before ``start`` make a scene of what is named there; ``the war in …`` makes none."""
    tokens, words = story.body.tokens, word_set("salience", "scenes")
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
    return _is_joined(tokens, end, "seats")


def _is_joined(tokens: Tokens, end: int, key: str) -> bool:
    """Whether a hyphen and a word of the lexicon's list ``key`` follow."""
    at = tokens.at(end)
    follows = tokens.folds[at : at + 2]
    return len(follows) > 1 and follows[0] == "-" and follows[1] in word_set("salience", key)


def _has_score(tokens: Tokens, mention: Mention) -> bool:
    """``Peru 2, Ghana 0``: a team and its score."""
    return _after(tokens, mention, 0).isdigit() and _after(tokens, mention, 1) in (",", ";", ".", "")


def _after(tokens: Tokens, mention: Mention, offset: int) -> str:
    """The folded word so many tokens behind a mention, empty at the text's end."""
    at = tokens.at(mention.end) + offset
    return tokens.folds[at] if at < len(tokens.folds) else ""


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
