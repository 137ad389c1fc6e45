"""Who acts in a sentence: leaders, states and organisations, in the groups the sentence makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefgen.extract.offices import OfficePhrase
from briefgen.extract.sentences import Sentence
from briefgen.extract.story import Story
from briefgen.extract.titles import is_rival
from briefgen.extract.tokens import fold
from briefgen.knowledge.lexicon import lexicon, word_set
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, Mention

_COURTESY = re.compile(r"[\s,]*(?:(?:Mr|Mrs|Ms|Dr|Gen|Sir|H\.E)\.?\s*)*")

_APPOSITION = re.compile(r",\s+(?:the |a |an )?")

BEFORE = 30
"""Characters before a group in which the word before it stands."""

_PREFIX = re.compile(r"[-‐‑][a-zà-þ]")
"""Matches what makes a name the first half of an adjective: ``US-brokered``."""

_LINKS = ("of", "from")
"""The words between heads and those whom they are of: ``the leaders of Armenia``."""

NEAR = 80
"""Characters before a name within which its office starts."""

RECENT = 200
"""Mentions back that ``the prime minister`` may look for its holder."""

AFTER_DEMONYM = 4
"""Words after ``Japanese`` among which ``government`` or another word for the state must stand."""


RELATIVE = re.compile(r",\s(?:who|which|whose)\b[^,;:]+,\s*$")
"""Matches a relative clause that closes right before a verb: what it tells is apart from what that verb tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One or more actors named together; ``start`` and ``end`` are offsets in the story's text."""

    start: int
    end: int
    parties: tuple[str, ...]
    """Country codes and organisation slugs, each once, in the order of the text."""

    people: tuple[str, ...]
    words: tuple[str, ...] = ()
    """Those whom nobody knows, as the text has them: ``Chadian rebels``; see :mod:`briefgen.extract.crowds`."""


def within(sentence: Sentence, groups: Iterable[Group]) -> tuple[Group, ...]:
    """The same groups with offsets that count from the start of the sentence."""
    first = sentence.start
    return tuple(replace(group, start=group.start - first, end=group.end - first) for group in groups)


def is_governed(text: str, group: Group) -> bool:
    """Whether a preposition stands before the group, so that it is not the one who acts."""
    return word_before(text, group) in word_set("actors", "prepositions")


def precedes(word: str, text: str, group: Group) -> bool:
    return word_before(text, group) == word


def word_before(text: str, group: Group) -> str:
    """The word before a group, articles left out, in lower case; empty where a mark or nothing stands there."""
    return _last_word(text[max(0, group.start - BEFORE) : group.start])


@lru_cache(maxsize=1024)
def _last_word(text: str) -> str:
    words = text.lower().split()
    while words and words[-1] in ("the", "its", "their"):
        words.pop()
    return words[-1] if words else ""


def named_groups(story: Story, sentence: Sentence) -> tuple[Group, ...]:
    """The actors of a sentence by name, those joined by commas and ``and`` in one group."""
    groups: list[Group] = []
    passage = story.passages[sentence.index]
    if not passage.mentions and not passage.offices:
        return ()
    for single in _actors(story, sentence):
        actor = _with_head(story.text, sentence.start, single)
        if groups and joins().fullmatch(story.text, groups[-1].end, actor.start):
            groups[-1] = joined(groups[-1], actor)
        else:
            groups.append(actor)
    return tuple(groups)


def described(story: Story, sentence: Sentence) -> tuple[Group, ...]:
    """The countries of a sentence that act only through a noun behind them: ``Norway's``, ``Norwegian``."""
    return tuple(
        Group(start=mention.start, end=mention.end, parties=(mention.id,), people=())
        for mention in story.mentions_in(sentence)
        if mention.kind == COUNTRY and _acting_end(story, mention) is None
    )


def _with_head(text: str, start: int, actor: Group) -> Group:
    """``the leaders of Armenia`` for ``Armenia``."""
    if word_before(text, actor) not in _LINKS:
        return actor
    head = _heads().search(text, max(start, actor.start - 40), actor.start)
    return replace(actor, start=head.start()) if head else actor


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(lexicon("actors")["heads"], re.IGNORECASE)


def joined(first: Group, second: Group) -> Group:
    """Both as one group."""
    return Group(
        start=first.start,
        end=second.end,
        parties=tuple(dict.fromkeys((*first.parties, *second.parties))),
        people=tuple(dict.fromkeys((*first.people, *second.people))),
        words=tuple(dict.fromkeys((*first.words, *second.words))),
    )


def _actors(story: Story, sentence: Sentence) -> Iterator[Group]:
    """Each single actor of a sentence, in order, none overlapping."""
    held: list[Group] = []
    end = -1
    candidates = [*_by_name(story, sentence), *_by_office(story, sentence)]
    for actor in sorted(candidates, key=lambda item: (item.start, -item.end)):
        if actor.start >= end:
            held = [*held, actor]
            end = actor.end
        elif actor.end == end and actor.start > held[-1].start:
            # "Algerian and Moroccan officials": both act through the same officials.
            held[-1] = joined(held[-1], actor)
    yield from held


def _by_name(story: Story, sentence: Sentence) -> Iterator[Group]:
    for mention in story.mentions_in(sentence):
        if mention.kind == LEADER:
            start, end = _with_office(story, mention)
            yield Group(start=start, end=end, parties=_led_by(story, story.people[mention.id]), people=(mention.id,))
        elif mention.kind in (COUNTRY, ORGANISATION):
            acting = _acting_end(story, mention)
            if acting:
                yield Group(start=mention.start, end=acting, parties=(mention.id,), people=())


def _led_by(story: Story, person: Person) -> tuple[str, ...]:
    """The state or body that a leader acts for, in a tuple; an empty one for a rival, and for who is in office no more."""
    office = person.office or ""
    # A listed leader without an office on a known day has left it, or does not hold it yet.
    is_out = office.startswith(FORMER) or (not office and story.day is not None)
    return (person.of,) if person.of and not is_out and not is_rival(office) else ()


def _with_office(story: Story, mention: Mention) -> tuple[int, int]:
    """A leader's mention with the office before it or in an apposition behind it."""
    tokens = story.body.tokens
    for phrase in story.offices_in(mention.start - NEAR, mention.start):
        if _COURTESY.fullmatch(tokens.text, tokens.ends[phrase.last - 1], mention.start):
            return tokens.starts[phrase.first], mention.end
    behind = _APPOSITION.match(tokens.text, mention.end)
    following = next(iter(story.offices_in(behind.end(), behind.end() + 1)), None) if behind else None
    return (mention.start, tokens.ends[following.last - 1]) if following else (mention.start, mention.end)


def _acting_end(story: Story, mention: Mention) -> int | None:
    """Where the actor ends that a country or organisation makes here; None when it only describes something."""
    tokens = story.body.tokens
    if _PREFIX.match(tokens.text, mention.end):
        return None
    after = tokens.at(mention.end)
    follows = tokens.folds[after : after + AFTER_DEMONYM]
    possessive = bool(follows) and follows[0] == "'s"
    if mention.rule == "demonym" or possessive:
        reach = next((at for at, word in enumerate(follows) if word in _state_words()), None)
        if reach is None or any(_ends_phrase(word) for word in follows[:reach]):
            return (
                mention.end
                if mention.rule == "demonym"
                and mention.text.endswith("s")
                and not possessive
                and mention.text[-2:] != "ss"
                else None
            )
        while reach + 1 < len(follows) and follows[reach + 1] in _state_words():
            reach += 1
        return tokens.ends[after + reach]
    if mention.kind == ORGANISATION and follows and follows[0] in word_set("actors", "attributes"):
        return None
    return mention.end


@cache
def _ends_phrase(folded: str) -> bool:
    """Whether what stands behind this word is no part of the same noun phrase."""
    if not folded[0].isalnum():
        return folded not in ("'s", "-")
    return folded != "and" and folded in word_set("actors", "links") | word_set("actors", "rivals")


@cache
def _state_words() -> frozenset[str]:
    """Words for a state and those who act for it; rebels of a country are known as its own, but act against it."""
    return (word_set("words", "state_nouns") | word_set("actors", "servants")) - word_set("actors", "rivals")


def _by_office(story: Story, sentence: Sentence) -> Iterator[Group]:
    """``the prime minister``: the leader named last before it who holds that office."""
    tokens = story.body.tokens
    for phrase in story.passages[sentence.index].offices:
        start = tokens.starts[phrase.first]
        if phrase.is_plural or phrase.of or phrase.first == 0 or tokens.folds[phrase.first - 1] != "the":
            continue
        person = _last_holder(story, phrase, start)
        of = story.people[person].of if person else None
        if person and of:
            yield Group(
                start=tokens.starts[phrase.first - 1], end=tokens.ends[phrase.last - 1], parties=(of,), people=(person,)
            )


def _last_holder(story: Story, phrase: OfficePhrase, before: int) -> str | None:
    title = fold(phrase.title)
    recent = (mention.id for mention in reversed(story.mentions_before(before, RECENT)) if mention.kind == LEADER)
    return next((id for id in recent if fold(story.people[id].office or "") == title), None)


@cache
def joins() -> re.Pattern[str]:
    """Matches what stands between those of one group: ``, ``, ``and``."""
    return re.compile(lexicon("actors")["joins"])
