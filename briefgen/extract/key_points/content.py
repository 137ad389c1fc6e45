"""What was asked, said, promised or agreed: the words of the story behind a verb, cut where they still make sense."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from briefgen.extract.borders import is_opening
from briefgen.extract.key_points.clauses import SHORTEST, clause, holds, pattern, without_dateline
from briefgen.extract.key_points.pasts import in_past
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION

LISTENER = 45
"""Characters between a verb and whoever is spoken to, his office among them."""

Span = tuple[int, int]

_DIRECT = re.compile(r"(?:\s+that)?\s*[,:]?\s*(?:[“\"]|``)(?P<words>(?:[^“”\"`']|'(?!'))+)(?:[”\"]|'')?")
_GOES_ON = re.compile(r"\s(?:that|of|to|for|in|on|about|by|with|from|at)\b")
_ELSEWHERE = re.compile(r"[;:“”\"]|\bthat\b")
_OFFICE = re.compile(
    r"\s+(?:(?:the|its|his|her|their|both|all|of|for|and|visiting|foreign|prime|defen[cs]e|[A-ZÀ-Þ][\w’'.-]*)\s+)*"
)
"""Matches what may stand between a verb and whoever is spoken to: his office, and no verb of his."""

_STATE_NOUN = re.compile(r"(?:['’]s?)?\s+(?:government|authorities|officials|leaders?|side)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Words that follow a verb."""

    is_direct: bool = False
    """Whether the story quotes them itself."""

    opener: str
    """What leads to them, outside the quotation marks: ``that``, ``to`` …; empty where they follow as they are."""

    words: str
    """Copied from the story, but for quotation marks inside them."""

    target: str = ""
    """Words of the story for somebody else spoken to or of: ``accused its neighbours of …``."""

    people: tuple[str, ...] = ()
    """Leaders who are spoken to."""

    has_listener: bool = False
    """Whether those spoken to stand between the verb and the words."""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.target, self.opener, f"“{self.words}”")))


def content_after(story: Story, sentence: Sentence, span: Span, to: Collection[str]) -> Content | None:
    """The words behind the verb that stands at ``span``, or None when they cannot be told apart from the rest.

    :param to: who is spoken to, if anyone; may stand between verb and words.
    """
    end = span[1]
    people, after = _listener(story, sentence, end, to)
    skipped = pattern("circumstances").match(story.text, after, sentence.end)
    start, has_listener = skipped.end() if skipped else after, after > end
    if direct := _DIRECT.match(story.text, start, sentence.end):
        words = _new(clause(direct["words"], stops="ends"))
        found = Content(opener="", words=words, people=people, has_listener=has_listener, is_direct=True)
        # What goes on behind the mark in the story's own words belongs to it: "evidence" that it fell.
        return found if words and not _GOES_ON.match(story.text, direct.end()) else None
    frame = None if has_listener else _frame(story.text[slice(*span)])
    if frame and (framed := frame.match(story.text, start, sentence.end)):
        return _framed(framed, story.text[framed.end() : sentence.end])
    if not has_listener and in_past(story.text[slice(*span)]) in word_set("key_points", "framed"):
        return None
    opener = pattern("openers").match(story.text, start, sentence.end)
    if opener is None and (has_listener or pattern("detour").match(story.text, start, sentence.end)):
        return None
    rest = story.text[opener.end() if opener else start : sentence.end]
    rest = rest if opener and opener["word"] == "that" else _first(rest)
    if is_opening(story.words_of(sentence), span[0] - sentence.start):
        rest = rest.partition(",")[0]
    words = clause(rest, is_whole=False, is_phrase=opener is None)
    word = opener["word"] if opener else ""
    if not words or not _stands_alone(words, word or leading(story.text[slice(*span)])):
        return None
    return Content(opener=word, words=words, people=people, has_listener=has_listener)


def _first(words: str) -> str:
    """Words without a second verb of whoever did the first: ``withdraw its troops`` ``and invited others``."""
    second = pattern("second").search(words)
    return words[: second.start()] if second else words


def leading(verb: str) -> str:
    """The preposition that a verb takes in: ``to`` of ``agreed to``; else empty."""
    last = verb.rpartition(" ")[2].lower()
    return last if last in word_set("key_points", "leading") else ""


def _framed(frame: re.Match[str], rest: str) -> Content | None:
    """``its neighbours of …``; None where those spoken to are a pronoun."""
    words, target = clause(rest, is_whole=False), without_day(" ".join(frame["target"].split()))
    if not words or target.lower() in word_set("key_points", "objects") or not _stands_alone(words, frame["word"]):
        return None
    return Content(opener=frame["word"], words=words, target=target)


def without_day(target: str) -> str:
    """Those spoken to without what tells when: ``Norway last week`` is ``Norway``."""
    days = (match.start() for match in pattern("circumstances").finditer(target) if match.end() == len(target))
    return target[: next(days, len(target))]


def _frame(verb: str) -> re.Pattern[str] | None:
    """What follows ``verb`` where it takes somebody and then something: ``accused X of``, ``urged X to``."""
    frames = lexicon("key_points")["frames"]
    word = frames.get(in_past(verb) or verb)
    return _frame_of(word) if word else None


@cache
def _frame_of(word: str) -> re.Pattern[str]:
    return re.compile(lexicon("key_points")["patterns"]["frame_of"].replace("WORD", word))


def content_told(story: Story, sentence: Sentence, end: int) -> Content | None:
    """The words behind a verb of telling whose listener is nobody known: ``told reporters on the way that …``."""
    audience = pattern("audience").match(story.text, end, sentence.end)
    words = clause(story.text[audience.end() : sentence.end], is_whole=False) if audience else ""
    return Content(opener="that", words=words) if words and _stands_alone(words, "that") else None


def _stands_alone(words: str, opener: str) -> bool:
    """Whether a clause neither points back nor goes on from something that is not quoted."""
    first, *rest = words.split()
    if first.lower() in word_set("key_points", "subordinate") and ", " not in words:
        return False
    if opener == "that" and not holds("finite", words):
        return False
    if opener or first.lower() in word_set("key_points", "joining"):
        return first.lower() not in word_set("key_points", "joining")
    is_new = first[0].isupper() and first.lower() in word_set("key_points", "determiners")
    return len(rest) >= SHORTEST and not is_new and first.lower() not in word_set("key_points", "pronouns")


def _new(words: str) -> str:
    """A clause that the story quotes; empty where it goes on from another."""
    first = words.split(maxsplit=1)[0].lower().replace("’", "'") if words else ""
    is_half = first in word_set("key_points", "subordinate") and ", " not in words
    return "" if is_half or first in word_set("key_points", "half") else words


def content_before(story: Story, sentence: Sentence, said: Span) -> Content | None:
    """The words before an attribution at the end of a sentence: ``It would rain, the ministry said.``

    :param said: from the speaker to the verb, or from the verb to the speaker.
    """
    if not pattern("trailing").fullmatch(story.text, said[1], sentence.end):
        return None
    told = pattern("attribution").search(without_dateline(story.text[sentence.start : said[0]]))
    words = _new(clause(told.string[: told.start()].strip('“" '), stops="ends")) if told else ""
    return Content(opener="", words=words, is_direct=True) if words else None


def _listener(story: Story, sentence: Sentence, end: int, to: Collection[str]) -> tuple[tuple[str, ...], int]:
    """The leaders of ``to`` right behind a verb, and where they end; ``end`` itself when nobody stands there."""
    for mention in story.mentions_in(sentence):
        if mention.start < end or mention.kind not in (COUNTRY, LEADER, ORGANISATION):
            continue
        if mention.start - end > LISTENER or _ELSEWHERE.search(story.text, end, mention.start):
            break
        if not _OFFICE.fullmatch(story.text, end, mention.start):
            break
        side = story.people[mention.id].of if mention.kind == LEADER else mention.id
        follows = pattern("openers").match(story.text, _listener_end(story, mention.end), sentence.end)
        if side in to and (follows or _DIRECT.match(story.text, mention.end)):
            return ((mention.id,) if mention.kind == LEADER else ()), _listener_end(story, mention.end)
    return (), end


def _listener_end(story: Story, end: int) -> int:
    """Past ``government`` behind a country, and past the day."""
    noun = _STATE_NOUN.match(story.text, end)
    end = noun.end() if noun else end
    gap = pattern("circumstances").match(story.text, end)
    return gap.end() if gap else end
