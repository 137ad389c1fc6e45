"""What can be found: articles and the pages of subjects, each with the words it is found by and what a result shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefgen.model.article import UNKNOWN
from briefgen.model.edtf import sort_key
from briefgen.model.summary import PASSING, Summary
from briefgen.render.edition import Edition

NAME, TOLD, NAMED = 3, 2, 1
"""How much a word tells of a page: it stands in its name; in what is told there; it is only named there."""

POINTS = 2
"""Key points that a result shows."""

FILTERS = {"countries": "country", "leaders": "leader", "issues": "issue"}
"""Kinds of subjects that results can be limited to, with the name of the limit in the page's address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page that can be found."""

    path: str
    title: str
    detail: str
    """What it is: an office, the source of an article."""

    date: str
    """EDTF; empty for a subject."""

    when: str
    points: tuple[str, ...]
    texts: tuple[tuple[int, str], ...]
    """Texts whose words it is found by, each with what these words tell of it."""

    marks: tuple[str, ...]
    """Limits that it lies within: ``country:JPN``."""


def article_records(edition: Edition) -> tuple[Record, ...]:
    """Every article, oldest first, undated last, so that a new one mostly changes the end of the index."""
    summaries = edition.briefings.summaries
    ranked = sorted(summaries, key=lambda id: (*sort_key(summaries[id].published.value), id))
    return tuple(_article(edition, summaries[id]) for id in ranked)


def subject_records(edition: Edition) -> tuple[Record, ...]:
    """Every subject that has a page, and every pair, by path."""
    found = [
        _subject(edition, kind, id)
        for (kind, id), link in edition.names.links.items()
        if link.path and not link.path.startswith("articles/")
    ]
    return tuple(sorted((*found, *_pairs(edition)), key=lambda record: record.path))


def _article(edition: Edition, summary: Summary) -> Record:
    line = edition.articles[summary.id]
    points = tuple(point.text for point in edition.quotes[summary.id].points)
    return Record(
        path=line.path,
        title=line.title,
        detail=line.credit,
        date="" if line.date == UNKNOWN else line.date[:10],
        when=line.when,
        points=points[:POINTS],
        texts=tuple(_article_texts(edition, summary)),
        marks=tuple(
            f"{name}:{role.id}"
            for kind, name in FILTERS.items()
            for role in getattr(summary, kind)
            if role.tier != PASSING
        ),
    )


def _article_texts(edition: Edition, summary: Summary) -> Iterator[tuple[int, str]]:
    """The headline, what the article tells in our own words, the words it is quoted with, and whom it names."""
    yield NAME, summary.title
    yield TOLD, edition.articles[summary.id].credit
    yield from ((TOLD, point.text) for point in edition.quotes[summary.id].points)
    yield from ((TOLD, edition.stories[edition.told_by[summary.id, event.id]].text) for event in summary.events)
    yield from ((TOLD, statement.verb) for statement in summary.statements)
    yield from ((NAMED, words) for words in edition.quotes[summary.id].evidence.values())
    for kind in ("countries", "leaders", "organisations", "issues"):
        for role in getattr(summary, kind):
            yield NAMED if role.tier == PASSING else TOLD, edition.names.link(kind, role.id).text
    yield from ((NAMED, words) for role in summary.leaders for words, _ in role.as_written)


def _subject(edition: Edition, kind: str, id: str) -> Record:
    link = edition.names.link(kind, id)
    name = FILTERS.get(kind)
    return Record(
        path=link.path or "",
        title=link.text,
        detail=_detail(edition, kind, id),
        date="",
        when="",
        points=(),
        texts=((NAME, link.text), *((TOLD, other) for other in _other_names(edition, kind, id))),
        marks=(f"{name}:{id}",) if name else (),
    )


def _detail(edition: Edition, kind: str, id: str) -> str:
    if kind == "leaders":
        return _office(edition, id)
    return {"countries": "Country", "organisations": "Organisation", "issues": "Issue"}[kind]


def _office(edition: Edition, id: str) -> str:
    """The office that a leader held in the newest article that tells."""
    held = next((each for briefing in edition.briefings.leaders if briefing.id == id for each in briefing.held), None)
    return f"{held.office}, {edition.names.actor(held.of).text}" if held and held.office and held.of else "Leader"


def _other_names(edition: Edition, kind: str, id: str) -> Iterable[str]:
    """Spellings, short and old forms that the knowledge base has of a subject."""
    known = edition.knowledge
    if kind == "countries" and (country := known.countries.get(id)):
        return (id, country.official, *country.aliases, *country.demonyms)
    if kind == "organisations" and (organisation := known.organisations.get(id)):
        return organisation.aliases
    if kind == "leaders" and (leader := known.leaders.get(id)):
        return leader.variants
    if kind == "issues" and (issue := known.issues.get(id)):
        return issue.phrases
    return ()


def _pairs(edition: Edition) -> Iterator[Record]:
    for pair in edition.briefings.pairs:
        names = [edition.names.actor(id).text for id in (pair.first, pair.second)]
        yield Record(
            path=f"pairs/{pair.slug}.html",
            title=" and ".join(names),
            detail="Two countries",
            date="",
            when="",
            points=(),
            texts=((NAME, " ".join(names)),),
            marks=(),
        )
