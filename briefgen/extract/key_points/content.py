"""What was asked, said, promised or agreed: the words of the story behind a verb, cut where they still make sense."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION

LONGEST = 140
"""Characters of the words quoted in a key point, the ellipsis not counted; a quote may have 160."""

SHORTEST = 2
"""Words below which they say nothing."""

WHOLE = 40
"""Characters below which a clause that is too long is not cut."""

STUB = 3
"""Words behind a comma that can stand at the end."""

HANGING = 5
"""Words, the ellipsis among them, above which a clause is kept that breaks off."""

LISTENER = 45
"""Characters between a verb and whoever is spoken to, his office among them."""

MOST = 160
"""Characters of a quote on the public site."""

_DIRECT = re.compile(r"(?:\s+that)?\s*[,:]?\s*[“\"](?P<words>[^“”\"]+)[”\"]?")
_TAIL = re.compile(r"[\s,;:.!?“”\"'‘’—–-]+$")
_MARK = re.compile(r"[“”\"]")
_ELSEWHERE = re.compile(r"[;:“”\"]|\bthat\b")
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

    people: tuple[str, ...] = ()
    """Leaders who are spoken to."""

    has_listener: bool = False
    """Whether those spoken to stand between the verb and the words."""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.opener, f"“{self.words}”")))


def content_after(story: Story, sentence: Sentence, end: int, to: Collection[str]) -> Content | None:
    """The words behind the verb that ends at ``end``, or None when they cannot be told apart from the rest.

    :param to: who is spoken to, if anyone; may stand between verb and words.
    """
    people, after = _listener(story, sentence, end, to)
    skipped = _circumstances().match(story.text, after, sentence.end)
    start = skipped.end() if skipped else after
    if direct := _DIRECT.match(story.text, start, sentence.end):
        words = clause(direct["words"])
        listening = after > end
        return Content(opener="", words=words, people=people, has_listener=listening, is_direct=True) if words else None
    opener = _openers().match(story.text, start, sentence.end)
    if opener is None and (after > end or _detour().match(story.text, start, sentence.end)):
        return None
    words = clause(story.text[opener.end() if opener else start : sentence.end], is_whole=False)
    if not words or not _stands_alone(words, bool(opener)):
        return None
    return Content(opener=opener["word"] if opener else "", words=words, people=people, has_listener=after > end)


def content_told(story: Story, sentence: Sentence, end: int) -> Content | None:
    """The words behind a verb of telling whose listener is nobody known: ``told reporters on the way that …``."""
    audience = pattern("audience").match(story.text, end, sentence.end)
    words = clause(story.text[audience.end() : sentence.end], is_whole=False) if audience else ""
    return Content(opener="that", words=words) if words and _stands_alone(words, True) else None


def _stands_alone(words: str, has_opener: bool) -> bool:
    """Whether a clause neither points back nor goes on from something that is not quoted."""
    first, *rest = words.split()
    if has_opener:
        return first.lower() not in word_set("key_points", "joining")
    is_new = first[0].isupper() and first.lower() in word_set("key_points", "determiners")
    return len(rest) >= SHORTEST and not is_new and first.lower() not in word_set("key_points", "pronouns")


def content_before(story: Story, sentence: Sentence, end: int) -> Content | None:
    """The words before an attribution at the end of a sentence: ``It would rain, the ministry said.``"""
    if story.text[end : sentence.end].strip(' .”"'):
        return None
    told = _attribution().search(story.text, sentence.start, end)
    words = clause(story.text[sentence.start : told.start()]) if told else ""
    return Content(opener="", words=words, is_direct=True) if words else None


def _listener(story: Story, sentence: Sentence, end: int, to: Collection[str]) -> tuple[tuple[str, ...], int]:
    """The leaders of ``to`` right behind a verb, and where they end; ``end`` itself when nobody stands there."""
    for mention in story.mentions_in(sentence):
        if mention.start < end or mention.kind not in (COUNTRY, LEADER, ORGANISATION):
            continue
        if mention.start - end > LISTENER or _ELSEWHERE.search(story.text, end, mention.start):
            break
        side = story.people[mention.id].of if mention.kind == LEADER else mention.id
        follows = _openers().match(story.text, _listener_end(story, mention.end), sentence.end)
        if side in to and (follows or _DIRECT.match(story.text, mention.end)):
            return ((mention.id,) if mention.kind == LEADER else ()), _listener_end(story, mention.end)
    return (), end


def _listener_end(story: Story, end: int) -> int:
    """Past ``government`` behind a country, and past the day."""
    noun = _STATE_NOUN.match(story.text, end)
    end = noun.end() if noun else end
    gap = _circumstances().match(story.text, end)
    return gap.end() if gap else end


def clause(text: str, *, is_whole: bool = True) -> str:
    """The start of ``text`` that makes sense by itself, an ellipsis where it is cut short; empty when there is none.

    :param is_whole: it is over where ``text`` ends, even without a full stop.

    >>> clause("it would send help, he said.")
    'it would send help'
    """
    text = " ".join(text.split())
    stop = _stops().search(text)
    kept = _TAIL.sub("", text[: stop.start()] if stop else text)
    if len(kept) > LONGEST:
        breaks = [match.start() for match in _breaks().finditer(kept, WHOLE, LONGEST)]
        breaks = [at for at in breaks if kept[at] != ","] or breaks
        kept = _without_stub(_TAIL.sub("", kept[: breaks[-1]])) if breaks else f"{_whole_words(kept[:LONGEST])} …"
    elif not is_whole and not stop and text[-1:].isalnum():
        kept = f"{_whole_words(f'{kept} …')} …"
    kept = _nested(kept)
    if kept.rpartition(" ")[2].lower() in word_set("key_points", "leading"):
        kept = f"{_whole_words(kept)} …"
        return kept if len(kept.split()) > HANGING else ""
    return kept if len(kept.split()) >= SHORTEST else ""


def _without_stub(text: str) -> str:
    """Without the one or two words behind the last comma."""
    head, _, stub = text.rpartition(", ")
    return head if head and len(stub.split()) < STUB else text


def clause_of_story(text: str, *, is_whole: bool) -> str:
    """A sentence of the story, whole if it is short, else as far as :data:`MOST` allows, with an ellipsis."""
    text = _nested(" ".join(text.split()))
    if len(text) <= MOST - 2:
        return text if is_whole or text[-1:] in ".!?’" else f"{text} …"
    return f"{_whole_words(text[: MOST - 2])} …"


def _whole_words(text: str) -> str:
    """Without the last word, which is cut, and without small words that lead to nothing."""
    words = text.split()[:-1]
    while words and words[-1].lower() in word_set("key_points", "leading"):
        words.pop()
    return _TAIL.sub("", " ".join(words))


def _nested(text: str) -> str:
    """Quotation marks inside a quotation are single; one without its partner is left out."""
    marks = _MARK.findall(text)
    if not marks:
        return text
    if len(marks) % 2:
        return text[: max(text.rfind(mark) for mark in '“”"')].rstrip(" ,:") if text[-1:] not in '”"' else text[:-1]
    signs: Iterator[str] = iter("‘’" * (len(marks) // 2))
    return _MARK.sub(lambda _: next(signs), text)


@cache
def pattern(key: str) -> re.Pattern[str]:
    """A regular expression of the lexicon."""
    form = lexicon("key_points")["patterns"][key]
    return re.compile(form if isinstance(form, str) else "|".join(form), re.IGNORECASE)


def _openers() -> re.Pattern[str]:
    return pattern("openers")


def _circumstances() -> re.Pattern[str]:
    return pattern("circumstances")


def _detour() -> re.Pattern[str]:
    return pattern("detour")


def _attribution() -> re.Pattern[str]:
    return pattern("attribution")


def _stops() -> re.Pattern[str]:
    return pattern("stops")


def _breaks() -> re.Pattern[str]:
    return pattern("breaks")
