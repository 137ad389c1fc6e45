"""A story taken apart: what every later rule of extraction looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from briefgen.extract.cast import cast, others
from briefgen.extract.cues import senses
from briefgen.extract.dates import dates
from briefgen.extract.eras import bygone, first_day
from briefgen.extract.names import Decision, decisions
from briefgen.extract.offices import OfficePhrase, offices
from briefgen.extract.page import Part, is_headline, survey
from briefgen.extract.people import Doubt, Person, Sighting
from briefgen.extract.sentences import Sentence, sentences
from briefgen.extract.spans import Spans
from briefgen.extract.surnames import Surnames, index_surnames, surname_mentions
from briefgen.extract.tokens import Tokens, tokenise
from briefgen.model.article import Article
from briefgen.model.edtf import day_of
from briefgen.model.mention import COUNTRY, LEADER, DateMention, Mention
from briefgen.model.world import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text with the names and offices in it."""

    tokens: Tokens
    mentions: tuple[Mention, ...]
    """Countries, leaders, organisations and places, in order, none overlapping."""

    offices: tuple[OfficePhrase, ...]
    starts: tuple[int, ...]
    """Where the mentions start, in characters."""

    firsts: tuple[int, ...]
    """Tokens at which the offices start."""


class Passage(NamedTuple):
    """What stands in a sentence, in order."""

    tokens: range
    """Indexes of its tokens."""

    mentions: tuple[Mention, ...]
    offices: tuple[OfficePhrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article, its words, its sentences, its people and its dates."""

    article: Article
    text: str
    title: Words
    body: Words
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    """Where the sentences start, in characters."""

    passages: tuple[Passage, ...]
    """What stands in each sentence."""

    people: dict[str, Person]
    """The leaders of the article by id."""

    dates: tuple[DateMention, ...]
    decisions: tuple[Decision, ...]
    """What each name of the gazetteer in the body stands for, before people's names take their part of them."""

    doubts: tuple[Doubt, ...]
    day: date | None
    """The day the article came out, None when it does not say to the day."""

    when: date | None
    """The first day on which it may have come out, None when it does not say at all."""

    bygone: frozenset[str]
    """States that had ended by then, or that it calls former."""

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds ``offset``; None in the dateline."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def has_any(self, sentence: Sentence, words: frozenset[str]) -> bool:
        """Whether a sentence holds one of ``words``, which are folded."""
        span = self.tokens_in(sentence)
        return not words.isdisjoint(self.body.tokens.folds[span.start : span.stop])

    def tokens_in(self, sentence: Sentence) -> range:
        """Indexes of the tokens of a sentence."""
        return self.passages[sentence.index].tokens

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions within a sentence, in order."""
        return self.passages[sentence.index].mentions

    def mentions_before(self, offset: int, most: int) -> tuple[Mention, ...]:
        """The last mentions, at most so many, that start before ``offset``, in order."""
        last = bisect_left(self.body.starts, offset)
        return self.body.mentions[max(0, last - most) : last]

    def offices_in(self, start: int, end: int) -> tuple[OfficePhrase, ...]:
        """The offices that start in ``text[start:end]``, in order."""
        span = self.body.tokens.between(max(0, start), end)
        firsts = self.body.firsts
        return self.body.offices[bisect_left(firsts, span.start) : bisect_left(firsts, span.stop)]

    def words_of(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]


def take_apart(article: Article, knowledge: Knowledge) -> Story:
    """Find the names, people, sentences and dates of an article."""
    day, when = day_of(article.published.value), first_day(article.published.value)
    known = senses(knowledge)
    body, title = tokenise(article.text, known), tokenise(article.title, known)
    body_names, title_names = decisions((body, title), knowledge, when)
    body_part, title_part = _part(body, body_names), _part(title, title_names)
    found = cast(title_part, body_part, survey(title_part, body_part, knowledge, day, when))
    surnames = index_surnames(found.people.values())
    body_mentions, more = _with_people(body_part, found.in_body, surnames, found.people)
    title_mentions, _ = _with_people(title_part, found.in_title, surnames, found.people)
    parts = sentences(article.paragraphs, article.dateline_span)
    words = _words(body, body_mentions, body_part.offices)
    return Story(
        article=article,
        text=article.text,
        title=_words(title, title_mentions, title_part.offices),
        body=words,
        sentences=parts,
        starts=tuple(part.start for part in parts),
        passages=_passages(words, parts),
        people=found.people,
        dates=dates(body, day),
        decisions=body_names,
        doubts=(*found.doubts, *more),
        day=day,
        when=when,
        bygone=bygone(when, knowledge) | frozenset(_called_former(body_part, knowledge)),
    )


def _called_former(part: Part, knowledge: Knowledge) -> Iterator[str]:
    """``the former Soviet Union``: states that had ended by what the story calls them."""
    for mention in part.names:
        if mention.kind == COUNTRY and mention.rule != "demonym" and knowledge.countries[mention.id].until:
            before = part.tokens.at(mention.start) - 1
            if before >= 0 and part.tokens.folds[before] == "former":
                yield mention.id


def _part(tokens: Tokens, decided: Sequence[Decision]) -> Part:
    taken = [(decision.setting.hit, decision.mention) for decision in decided if decision.mention]
    return Part(
        tokens=tokens,
        names=Spans(mention for _, mention in taken),
        offices=offices(tokens, taken),
        is_headline=is_headline(tokens.text),
    )


def _words(tokens: Tokens, mentions: tuple[Mention, ...], offices: tuple[OfficePhrase, ...]) -> Words:
    return Words(
        tokens=tokens,
        mentions=mentions,
        offices=offices,
        starts=tuple(mention.start for mention in mentions),
        firsts=tuple(phrase.first for phrase in offices),
    )


def _passages(words: Words, parts: Sequence[Sentence]) -> tuple[Passage, ...]:
    return tuple([_passage(words, sentence.start, sentence.end) for sentence in parts])


def _passage(words: Words, start: int, end: int) -> Passage:
    starts, firsts = words.starts, words.firsts
    span = words.tokens.between(start, end)
    return Passage(
        tokens=span,
        mentions=words.mentions[bisect_left(starts, start) : bisect_left(starts, end)],
        offices=words.offices[bisect_left(firsts, span.start) : bisect_left(firsts, span.stop)] if firsts else (),
    )


def _with_people(
    part: Part, sightings: tuple[Sighting, ...], surnames: Surnames, people: dict[str, Person]
) -> tuple[tuple[Mention, ...], tuple[Doubt, ...]]:
    """All mentions: people in full, names that no person's name covers, and surnames in between."""
    found = tuple(_mention(part.tokens.text, sighting) for sighting in sightings)
    rest = others(part.names, sightings)
    later, doubts = surname_mentions(part.tokens, surnames, people, (*found, *rest))
    return tuple(sorted((*found, *rest, *later), key=lambda mention: (mention.start, mention.end))), doubts


def _mention(text: str, sighting: Sighting) -> Mention:
    return Mention(
        kind=LEADER,
        id=sighting.person.id,
        name=sighting.person.name,
        text=text[sighting.start : sighting.end],
        start=sighting.start,
        end=sighting.end,
        rule=sighting.rule,
    )
