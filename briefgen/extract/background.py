"""What names a country without being about it: money, circumstances, origins, scores and scenes; and topics."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from briefgen.extract.story import Story
from briefgen.extract.tokens import ASIDE, SCENE, TOPIC, Tokens, stem, words_in
from briefgen.extract.word_tree import WordTree, phrases_at, plant, starts
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, PLACE, Mention

_MARKS = (",", ";", ":")
"""Marks that end the circumstances of a sentence."""

_ON = ("on", "regarding")
"""What makes a topic of a country at the start of its sentence."""

_LONGEST_ON = max(map(len, _ON))

REACH = 90
"""Characters before a name in which the words stand that make it a scene."""


def incidental(story: Story) -> frozenset[int]:
    """Where countries are named for their money, press, score, as an origin or on the side, or are no more."""
    tokens, aside = story.body.tokens, _aside(story)
    return frozenset(
        mention.start
        for mention in story.body.mentions
        if mention.kind == COUNTRY
        and (mention.id in story.bygone or tokens.at(mention.start) in aside or _is_attribute(tokens, mention.end))
    )


def _is_attribute(tokens: Tokens, end: int) -> bool:
    """Whether a name that ends there only tells of what money, press or origin the next word is, or whose score."""
    word, next = _after(tokens, end)
    return (
        _is_of_money(word)
        or (word == "-" and next in word_set("salience", "origins"))
        or _is_score(word, next)
        or word in word_set("salience", "press")
    )


def _aside(story: Story) -> set[int]:
    """The tokens at which a name belongs to the circumstances of its sentence, or to what is only compared."""
    tokens, tree = story.body.tokens, _asides()
    found: set[int] = set()
    for index in starts(tree, tokens.folds, tokens.cues.get(ASIDE, ())):
        at = story.sentence_at(tokens.starts[index])
        end = story.passages[at].tokens.stop if at is not None else index
        for last, is_frame in phrases_at(tree, tokens.folds, index):
            found.update(_up_to_mark(tokens, last, end) if is_frame else _next_names(tokens, last))
    return found


def _up_to_mark(tokens: Tokens, first: int, end: int) -> range:
    """What follows a frame, with no mark between: ``amid the war in Peru``."""
    return range(first, next((at for at in range(first, end) if tokens.folds[at] in _MARKS), end))


def _next_names(tokens: Tokens, first: int) -> Iterator[int]:
    """Where a name may follow an aside: ``born in Peru``, ``born in the Peru``, ``born in Chile and Peru``."""
    for at in (first, first + (tokens.folds[first : first + 1] == ("the",))):
        yield at
        if tokens.folds[at + 1 : at + 2] == ("and",):
            yield at + 2


@cache
def _asides() -> WordTree[bool]:
    """What opens the circumstances of a sentence (true), and what stands right before a name on the side."""
    words = lexicon("salience")
    frames = [(words_in(phrase), True) for phrase in words["frames"]]
    return plant([*frames, *((words_in(phrase), False) for phrase in words["asides"])])


def is_money(tokens: Tokens, mention: Mention) -> bool:
    """``Canadian dollars``, ``the Swiss franc``: the country's money, not the country."""
    return mention.kind == COUNTRY and _is_of_money(_after(tokens, mention.end)[0])


def is_scene(story: Story, mention: Mention) -> bool:
    """``listed in Luxembourg``, ``at Davos, Switzerland``, ``Niamey, Niger's capital``: only where something is."""
    return mention.kind == COUNTRY and is_scene_at(story, mention.start)


def is_scene_at(story: Story, start: int) -> bool:
    """Whether the words before ``start`` make a scene of what is named there; ``the war in …`` makes none."""
    tokens = story.body.tokens
    last = tokens.at(start) - 1
    if last < 0 or tokens.folds[last] not in _beside_scene():
        return False
    scenes = tokens.cues.get(SCENE, ())
    for index in scenes[bisect_left(scenes, tokens.at(start - REACH)) : bisect_right(scenes, last)]:
        if _up_to_scene().fullmatch(story.text, tokens.ends[index], start):
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
    tokens = story.body.tokens
    told = {story.sentence_at(tokens.starts[index]) for index in tokens.cues.get(TOPIC, ())}
    return frozenset(
        mention.id
        for sentence in story.sentences
        if sentence.index in told or story.text[sentence.start : sentence.start + _LONGEST_ON].lower().startswith(_ON)
        for mention in story.mentions_in(sentence)
        if mention.kind == COUNTRY and _topic().search(story.text[sentence.start : mention.start].lower())
    )


def is_seat(tokens: Tokens, at: int) -> bool:
    """``Swiss-based``: where the firm is that comes next, told by the words from token ``at`` on."""
    ahead = tokens.folds[at : at + 2]
    return ahead[:1] == ("-",) and ahead[-1] in word_set("salience", "seats")


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
    return re.compile(rf"(?:\b(?:{verbs})\b|\A(?:{'|'.join(_ON)})\s)(?:(?!\b(?:{breaks})\b)[^;:.,“”\"])*\Z")
