"""A story taken apart: what every later rule of extraction looks at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from briefgen.extract.cast import cast, others
from briefgen.extract.dates import dates
from briefgen.extract.names import names_in
from briefgen.extract.offices import OfficePhrase, offices
from briefgen.extract.page import Part, survey
from briefgen.extract.people import Doubt, Person, Sighting
from briefgen.extract.sentences import Sentence, sentences
from briefgen.extract.surnames import Surnames, index_surnames, surname_mentions
from briefgen.extract.tokens import Tokens, tokenise
from briefgen.model.article import Article
from briefgen.model.edtf import day_of
from briefgen.model.mention import LEADER, DateMention, Mention
from briefgen.model.world import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text with the names and offices in it."""

    tokens: Tokens
    mentions: tuple[Mention, ...]
    """Countries, leaders, organisations and places, in order, none overlapping."""

    offices: tuple[OfficePhrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article, its words, its sentences, its people and its dates."""

    article: Article
    title: Words
    body: Words
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    """Where the sentences start, in characters."""

    people: dict[str, Person]
    """The leaders of the article by id."""

    dates: tuple[DateMention, ...]
    doubts: tuple[Doubt, ...]
    day: date | None
    """The day the article came out, None when it does not say to the day."""

    @property
    def text(self) -> str:
        return self.body.tokens.text

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds ``offset``; None in the dateline."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].end else None

    def has_any(self, sentence: Sentence, words: frozenset[str]) -> bool:
        """Whether a sentence holds one of ``words``, which are folded."""
        span = self.body.tokens.between(sentence.start, sentence.end)
        return not words.isdisjoint(self.body.tokens.folds[span.start : span.stop])

    def mentions_in(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The mentions within a sentence, in order."""
        mentions = self.body.mentions
        first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
        last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
        return mentions[first:last]

    def mentions_before(self, offset: int, most: int) -> tuple[Mention, ...]:
        """The last mentions, at most so many, that start before ``offset``, in order."""
        last = bisect_left(self.body.mentions, offset, key=lambda mention: mention.start)
        return self.body.mentions[max(0, last - most) : last]

    def offices_in(self, start: int, end: int) -> tuple[OfficePhrase, ...]:
        """The offices that start in ``text[start:end]``, in order."""
        span = self.body.tokens.between(max(0, start), end)
        first = bisect_left(self.body.offices, span.start, key=lambda phrase: phrase.first)
        last = bisect_left(self.body.offices, span.stop, key=lambda phrase: phrase.first)
        return self.body.offices[first:last]

    def words_of(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]


def take_apart(article: Article, knowledge: Knowledge) -> Story:
    """Find the names, people, sentences and dates of an article."""
    day = day_of(article.published.value)
    body, title = tokenise(article.text), tokenise(article.title)
    body_names, title_names = names_in((body, title), knowledge)
    body_part, title_part = _part(body, body_names), _part(title, title_names)
    found = cast(title_part, body_part, survey(title_part, body_part, knowledge, day))
    surnames = index_surnames(found.people.values())
    body_mentions, more = _with_people(body_part, found.in_body, surnames, found.people)
    title_mentions, _ = _with_people(title_part, found.in_title, surnames, found.people)
    parts = sentences(article.paragraphs, article.dateline.end if article.dateline else 0)
    return Story(
        article=article,
        title=Words(tokens=title, mentions=title_mentions, offices=title_part.offices),
        body=Words(tokens=body, mentions=body_mentions, offices=body_part.offices),
        sentences=parts,
        starts=tuple(part.start for part in parts),
        people=found.people,
        dates=dates(body, day),
        doubts=(*found.doubts, *more),
        day=day,
    )


def _part(tokens: Tokens, names: tuple[Mention, ...]) -> Part:
    return Part(tokens=tokens, names=names, offices=offices(tokens, names))


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
