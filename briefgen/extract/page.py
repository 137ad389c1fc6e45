"""What an article as a whole says that helps to tell who its leaders are and whom they serve."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefgen.extract.eras import country_of_place
from briefgen.extract.offices import OfficePhrase
from briefgen.extract.spans import Spans
from briefgen.extract.sport import is_sport
from briefgen.extract.titles import MINISTER, RIVAL, STATE
from briefgen.extract.tokens import POLITICS, Tokens
from briefgen.knowledge.lexicon import word_set
from briefgen.model.mention import COUNTRY, ORGANISATION, PLACE, Mention
from briefgen.model.world import Knowledge

IN_STORY = "country-in-story"
"""Rule: the one country that the story names anywhere."""

HEADLINE = 0.75
"""Share of the longer words (0 to 1) that are capitalised in a headline, and in no sentence."""

_LONGER = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The headline or the story, with the names and the offices in it."""

    tokens: Tokens
    names: Spans[Mention]
    offices: tuple[OfficePhrase, ...]

    is_headline: bool
    """Whether capitals tell nothing of names."""

    def line(self, offset: int) -> tuple[int, int]:
        """Where the line that holds ``offset`` starts and ends."""
        text = self.tokens.text
        end = text.find("\n", offset)
        return text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(text)


def is_headline(line: str) -> bool:
    """Whether nearly every longer word has a capital.

    >>> is_headline("Envoy Condemns Attack that Killed Two"), is_headline("Prime Minister Keir Starmer met them.")
    (True, False)
    """
    if line.rstrip().endswith((".", "?", "!", "”", '"')):
        return False
    longer: list[str] = _LONGER.findall(line)
    return sum(word[0].isupper() for word in longer) > HEADLINE * len(longer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article before its people are known."""

    knowledge: Knowledge
    day: date | None
    """When it came out; who held an office then decides among namesakes."""

    named: frozenset[str]
    """Countries and organisations that headline or story name, cities of a country among them."""

    in_title: frozenset[str]
    """Countries that the headline names."""

    is_political: bool
    """Whether headline or story has any word of politics, or an office of a state."""

    is_sport: bool
    """Whether the article tells of matches: it then has leaders and kings of its own."""

    governments: tuple[tuple[int, str], ...]
    """Where the story speaks of the government of a country or of a region, by offset, in order."""


def survey(title: Part, body: Part, knowledge: Knowledge, day: date | None, when: date | None) -> Page:
    """Look over an article.

    :param day: the day it came out; None when that is not known to the day.
    :param when: the first day on which it may have.
    """
    return Page(
        knowledge=knowledge,
        day=day,
        named=frozenset(_named(title, knowledge, when)) | frozenset(_named(body, knowledge, when)),
        in_title=frozenset(name.id for name in title.names if name.kind == COUNTRY),
        is_political=_is_political(title) or _is_political(body),
        is_sport=is_sport((title.tokens, body.tokens)),
        governments=tuple(_governments(body)),
    )


def _is_political(part: Part) -> bool:
    return POLITICS in part.tokens.cues or any(
        office.of and office.kind in (STATE, MINISTER) for office in part.offices
    )


def _named(part: Part, knowledge: Knowledge, when: date | None) -> Iterator[str]:
    for name in part.names:
        if name.kind in (COUNTRY, ORGANISATION):
            yield name.id
        elif name.kind == PLACE and name.id in knowledge.places:
            code = country_of_place(name.id, knowledge, when)
            yield from (code,) if code else ()


def _governments(part: Part) -> Iterator[tuple[int, str]]:
    """A country's name before a word such as ``government``, or beside an office."""
    tokens = part.tokens
    for name in part.names:
        if name.kind not in (COUNTRY, PLACE):
            continue
        after = tokens.at(name.end)
        if tokens.folds[after : after + 1] in (("'s",), ("’s",)):
            after += 1
        if (name.kind == COUNTRY and name.rule == "metonym") or (
            after < len(tokens.folds) and tokens.folds[after] in word_set("words", "state_nouns")
        ):
            yield name.start, name.id
    for office in part.offices:
        if office.of and len(office.of) == 3 and office.kind != RIVAL and office.first < len(tokens.starts):
            yield tokens.starts[office.first], office.of


def readings(page: Page, part: Part, offset: int) -> Iterator[tuple[str, frozenset[str]]]:
    """Whose government the words at ``offset`` may mean: rule and countries, the nearest reading first."""
    start, last = part.line(offset)
    countries = page.knowledge.countries
    near = frozenset(of for at, of in page.governments if start <= at < last)
    yield "government-nearby", near | page.in_title
    yield "government-in-story", frozenset(of for _, of in page.governments)
    yield IN_STORY, frozenset(id for id in page.named if id in countries)
