"""What the story gives as the words of anyone else: points for an article whose leaders and states say little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.extract.attributions import Attribution, in_line, quoted_spans
from briefgen.extract.key_points.clauses import clause, holds, without_dateline
from briefgen.extract.key_points.content import Content, content_after, content_before, content_told
from briefgen.extract.key_points.pasts import in_past
from briefgen.extract.quotes import cite
from briefgen.extract.sentences import Sentence
from briefgen.extract.speakers import Line, Span
from briefgen.extract.story import Story
from briefgen.knowledge.lexicon import word_set
from briefgen.model.mention import LEADER
from briefgen.model.summary import KeyPoint

LONGEST = 70
"""Characters of a speaker, at most."""

READ = 20
"""Sentences that are looked through; what is said further down is not the point."""

FEWEST = 6
"""Words that the story quotes of anyone below which they are of no weight."""

ACCORDING = "according to"

_SURNAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s)?(?P<name>[A-Z][\w’'-]+)")

FIRST_NAME = 25
"""Characters before a surname in which a first name and an initial stand."""

_FIRST_NAME = re.compile(r"\b[A-Z][a-z’'-]+(?: [A-Z]\.)?$")
_ADVERB = re.compile(
    r"(?:,?\s(?:however|meanwhile|though|too|last|later|earlier|today|yesterday|again|now|recently|then|here|(?-i:[A-Z]\w+day)))+,?$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r",?\s(?:in|at|during) an? (?:[\w-]+ ){0,2}(?:conference|interview|statement|speech|briefing|letter|email|address)$"
)
_BROKEN = re.compile(r"[@<>\[\]\"“”]")
_COMPANY = re.compile(r"\s(?:Inc|Corp|Co|Ltd|plc|AG|SA|NV)\.?$", re.IGNORECASE)
_PLACE = re.compile(r"The [A-Z][\w’'.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """Someone's words in a sentence."""

    sentence: Sentence
    speaker: str
    cue: str
    """In the past tense; or :data:`ACCORDING`."""

    content: Content
    start: int
    """Where the cue starts in the story."""


def reported(story: Story, told: frozenset[int]) -> Iterator[tuple[KeyPoint, int]]:
    """What people of no office say, in the order of the story, with the sentence; of each speaker the first words only.

    :param told: sentences that other points rest on.
    """
    heard: set[str] = set()
    for speech in _speeches(story, told):
        key = cite(story, speech.start, speech.start + 1)
        name = _COMPANY.sub("", speech.speaker.partition(",")[0]).rpartition(" ")[2]
        if key and name not in heard:
            heard.add(name)
            yield KeyPoint(text=_sentence(speech), evidence=(key,)), speech.sentence.index


def _sentence(speech: _Speech) -> str:
    if speech.cue == ACCORDING:
        return f"“{speech.content.words}”, {ACCORDING} {speech.speaker}."
    lead = ":" if speech.content.is_direct else "" if speech.content.opener else " that"
    cue = "said" if speech.cue in word_set("key_points", "telling") else speech.cue
    text = f"{speech.speaker} {cue}{lead} {speech.content}."
    return text[0].upper() + text[1:]


def _speeches(story: Story, told: frozenset[int]) -> Iterator[_Speech]:
    quotes: tuple[Span, ...] | None = None
    cues = word_set("key_points", "cues")
    for sentence in story.sentences[:READ]:
        if sentence.index in told or not story.has_any(sentence, cues):
            continue
        quotes = quoted_spans(story.text) if quotes is None else quotes
        span = story.tokens_in(sentence)
        line = Line(tokens=story.body.tokens, sentence=sentence, first=span.start, stop=span.stop, quotes=quotes)
        found = (_speech(story, sentence, each) for each in in_line(line, cues))
        if speech := next((each for each in found if each), None):
            yield speech


def _speech(story: Story, sentence: Sentence, found: Attribution) -> _Speech | None:
    words = story.text[slice(*found.cue)]
    cue = ACCORDING if words.lower() == ACCORDING else in_past(words) or ""
    speaker = _speaker(story, *found.speaker) if cue else ""
    content = _content(story, sentence, found, cue) if speaker else None
    if content is None:
        return None
    return _Speech(sentence=sentence, speaker=speaker, cue=cue, content=content, start=found.cue[0])


def _content(story: Story, sentence: Sentence, found: Attribution, cue: str) -> Content | None:
    """A clause of its own, quoted or not."""
    if cue == ACCORDING:
        content = _accorded(story, found)
    elif cue in word_set("key_points", "telling"):
        content = content_told(story, sentence, found.cue[1])
    else:
        said = (min(found.speaker[0], found.cue[0]), max(found.speaker[1], found.cue[1]))
        content = content_before(story, sentence, said)
        if content is None and found.speaker[0] < found.cue[0]:
            content = content_after(story, sentence, found.cue, ())
    is_said = cue in word_set("key_points", "saying") or cue == ACCORDING
    if content is None or not (is_said or content.opener == "that" or content.is_direct):
        return None
    if content.is_direct and len(content.words.split()) < FEWEST:
        return None
    if not content.is_direct and _points_elsewhere(content, story.text[slice(*found.speaker)]):
        return None
    return content if content.opener in ("", "that") and holds("finite", content.words) else None


def _points_elsewhere(content: Content, speaker: str) -> bool:
    """Whether a clause opens with a pronoun that cannot stand for whoever speaks."""
    first = re.split("[’']", content.words.split()[0].lower())[0]
    is_person = speaker[0].isupper() and not speaker.startswith("The ") and not _COMPANY.search(speaker)
    if first in ("he", "she", "his", "her"):
        return not is_person
    if first in ("they", "their"):
        return not speaker.endswith(("s", "police"))
    return first in ("it", "its", "this", "that") and is_person and " " in speaker


def _accorded(story: Story, found: Attribution) -> Content | None:
    """What stands before ``according to the police``; what is according to a rule is nobody's word."""
    is_voice = not word_set("key_points", "voices").isdisjoint(story.text[slice(*found.speaker)].lower().split())
    if not is_voice and not story.text[found.speaker[0]].isupper():
        return None
    words = clause(without_dateline(story.text[slice(*found.content[0])].strip('“”" ')))
    is_new = words[:1].isupper() and words.split()[0].lower() not in word_set("key_points", "half")
    return Content(opener="", words=words) if is_new else None


def _speaker(story: Story, start: int, end: int) -> str:
    """How the story names who speaks, in full; empty for a leader and for whoever is not named."""
    words = " ".join(story.text[start:end].split())
    first = words.split()[0].lower().strip(",")
    is_leader = any(mention.kind == LEADER and mention.end > start for mention in story.mentions_before(end, 2))
    # "for Work, Skills and Labour, Ann Li, said": behind a comma a list of names is the end of a longer one.
    is_end = ", " in words and story.text[:start].endswith(", ")
    is_nobody = is_end or first in word_set("key_points", "nameless") or _is_part(story.text, words, end)
    if is_leader or is_nobody or len(words) > LONGEST:
        return ""
    if surname := _SURNAME.fullmatch(words):
        return _in_full(story.text[:start], surname["name"])
    words = _OCCASION.sub("", _ADVERB.sub("", words))
    named = words if words[0].isupper() or first in word_set("key_points", "sources") else ""
    return f"{named}," if ", " in named else named


def _is_part(text: str, words: str, end: int) -> bool:
    """Whether the words are less than a name, ``The Oslo`` of ``The Oslo, Norway, company``, or more."""
    is_clause = ", " not in words and not word_set("key_points", "verbs").isdisjoint(words.split())
    is_cut = text[end : end + 1] == "," and _PLACE.fullmatch(words) is not None
    is_broken = _BROKEN.search(words) is not None or words.count("(") != words.count(")")
    return is_clause or is_cut or is_broken or words in ("Mr.", "Mrs.", "Ms.", "Dr.")


def _in_full(before: str, surname: str) -> str:
    """The full name that the story gave to a surname; empty where it gave none."""
    at = before.find(f" {surname}")
    while at >= 0:
        end = at + 1 + len(surname)
        named = _FIRST_NAME.search(before, max(0, at - FIRST_NAME), at)
        if named and not before[end : end + 1].isalnum():
            return before[named.start() : end]
        at = before.find(f" {surname}", end)
    return ""
