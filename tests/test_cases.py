"""What reading and extracting should find, case by case, as written in ``tests/cases/*.md``.

A case is a block of :mod:`tests.blocks`. What is given: ``text`` (a line is a paragraph) with ``headline`` and ``day``
of publication, or a whole ``page`` with its name ``file``. Every other field is expected, and named after one of
:data:`VIEWS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from briefgen.extract import Examination, examine
from briefgen.extract.attributions import attributions
from briefgen.extract.eras import country_of_place
from briefgen.extract.sentences import sentences
from briefgen.knowledge import load
from briefgen.model.article import Article, Published
from briefgen.model.mention import COUNTRY, LEADER, ORGANISATION, PLACE, Mention
from briefgen.model.summary import CANDIDATE, EVENT, Event
from briefgen.model.world import Knowledge
from briefgen.read import read
from tests.blocks import Block, blocks

CASES = Path(__file__).parent / "cases"
GIVEN = ("text", "headline", "day", "page", "file")

Case = Block
View = Callable[[Article, Examination], Iterable[str]]


def _parameters() -> list[object]:
    found = [(path.stem, title, case) for path in sorted(CASES.glob("*.md")) for title, case in blocks(path)]
    return [pytest.param(case, id=f"{stem}: {title}") for stem, title, case in found]


@pytest.mark.parametrize("case", _parameters())
def test_what_is_found_is_what_the_case_says(case: Case) -> None:
    article = _article(case)
    found = examine(article, _knowledge(), "case")
    expected = {key: value for key, value in case.items() if key not in GIVEN}
    assert expected, "a case says what it expects"
    assert {key: _shown(VIEWS[key](article, found), value) for key, value in expected.items()} == expected


def test_each_case_has_a_title_of_its_own() -> None:
    for path in CASES.glob("*.md"):
        titles = [title for title, _ in blocks(path)]
        assert len(titles) == len(set(titles)), path.name


@cache
def _knowledge() -> Knowledge:
    return load()


def _article(case: Case) -> Article:
    if "page" in case:
        return read(case.get("file", "story.txt"), case["page"].encode(), _knowledge())
    return Article(
        file="story.txt",
        title=case.get("headline", "What happened"),
        published=Published(value=case.get("day", "unknown")),
        paragraphs=tuple(case["text"].split("\n")),
        sha256="",
    )


def _shown(items: Iterable[str], expected: str) -> str:
    """The items as the case writes them: one a line, or in one line with semicolons."""
    return ("\n" if "\n" in expected else "; ").join(items) or "none"


def _published(article: Article, _: Examination) -> Iterator[str]:
    published = article.published
    yield " ".join(filter(None, (published.value, published.zone, published.how and f"({published.how})")))


def _story(article: Article, _: Examination) -> Iterator[str]:
    start, end = article.dateline_span
    yield from (article.text[:start] + article.text[end:]).split("\n")


def _sentences(article: Article, _: Examination) -> Iterator[str]:
    found = sentences(article.paragraphs, article.dateline_span)
    yield from (article.text[sentence.start : sentence.end] for sentence in found)


def _mentioned(kind: str, meaning: Callable[[Mention], str | None]) -> View:
    def view(_: Article, found: Examination) -> Iterator[str]:
        mentions = (mention for mention in found.mentions if mention.kind == kind)
        yield from dict.fromkeys(f"{mention.text} = {meaning(mention) or 'nowhere'}" for mention in mentions)

    return view


def _leaders(_: Article, found: Examination) -> Iterator[str]:
    for leader in found.summary.leaders:
        yield f"{leader.name}, {leader.office or 'no office'} of {leader.of or 'nobody'}"


def _doubtful(_: Article, found: Examination) -> Iterator[str]:
    yield from (item.reason for item in found.summary.review if item.field == "leaders")


def _quotes(article: Article, _: Examination) -> Iterator[str]:
    for each in attributions(article.paragraphs):
        yield f"{article.text[slice(*each.speaker)]}: {' … '.join(article.text[slice(*span)] for span in each.content)}"


def _event(event: Event) -> str:
    done = f"{', '.join(sorted(event.by))} to {', '.join(sorted(event.to)) or 'nobody'}"
    sides = ", ".join(sorted(event.parties)) or done
    return f"{event.type} {event.status} {event.date.value}: {sides}"


def _graded(found: Examination, grade: str) -> list[Event]:
    return [event for event in found.summary.events if event.grade == grade]


def _scene(event: Event) -> str:
    return f"{event.place.name} = {event.place.country or 'nowhere'}" if event.place else "nowhere"


def _given(value: str | None) -> list[str]:
    return [value] if value else []


VIEWS: dict[str, View] = {
    "title": lambda article, _: [article.title],
    "published": _published,
    "doubts": lambda article, _: article.doubts,
    "language": lambda article, _: [article.language],
    "place": lambda article, _: _given(article.dateline.place if article.dateline else None),
    "agency": lambda article, _: _given(article.agency),
    "via": lambda article, _: _given(article.via),
    "story": _story,
    "cut": lambda article, _: [f"{cut.rule}: {cut.text}" for cut in article.ignored],
    "sentences": _sentences,
    "dates": lambda _, found: [f"{date.text} = {date.value}" for date in found.dates],
    "countries": _mentioned(COUNTRY, lambda mention: mention.id),
    "states": lambda _, found: sorted(country.id for country in found.summary.countries),
    "places": _mentioned(PLACE, lambda mention: country_of_place(mention.id, _knowledge())),
    "organisations": _mentioned(ORGANISATION, lambda mention: mention.id),
    "named": _mentioned(LEADER, lambda mention: mention.id),
    "leaders": _leaders,
    "doubtful": _doubtful,
    "events": lambda _, found: map(_event, _graded(found, EVENT)),
    "candidates": lambda _, found: map(_event, _graded(found, CANDIDATE)),
    "about": lambda _, found: [event.about or "nothing" for event in _graded(found, EVENT)],
    "scene": lambda _, found: map(_scene, _graded(found, EVENT)),
    "quotes": _quotes,
    "said": lambda _, found: [f"{each.speaker} {each.verb}" for each in found.summary.statements],
    "issues": lambda _, found: [f"{issue.id} ({', '.join(issue.why)})" for issue in found.summary.issues],
    "tiers": lambda _, found: [f"{country.id} {country.tier}" for country in found.summary.countries],
    "why": lambda _, found: [f"{country.id} {', '.join(country.why)}" for country in found.summary.countries],
    "points": lambda _, found: [point.text for point in found.summary.key_points],
    "ranks": lambda _, found: [f"{leader.name} {leader.tier}" for leader in found.summary.leaders],
}
"""What a case can ask for: items of an article or of what was found in it, in order; no item reads ``none``."""
