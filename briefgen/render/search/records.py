"""What can be found: articles and the pages of subjects, each with the words it is found by and what a result shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefgen.brief.leaders import LeaderBriefing
from briefgen.model.summary import PASSING, Summary
from briefgen.render.edition import Edition
from briefgen.render.names import Names

NAME, TOLD, NAMED = 3, 2, 1
"""How much a word tells of a page: it stands in its name; in what is told there; it is only named there."""

POINTS = 4
"""Key points that a result chooses from; it shows those with the words that were asked for."""

LONGEST = 200
"""Characters of a key point in a result."""

LAST = "~"
"""Sorts behind every date."""

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
    """``2024-09-22``, ``2024-09`` or ``2024``, as far as it is known; empty for a subject."""

    when: str
    points: tuple[str, ...]
    texts: tuple[tuple[int, str], ...]
    """Texts whose words it is found by, each with what these words tell of it."""

    marks: tuple[str, ...]
    """Limits that it lies within: ``:country:JPN``, which no word looks like."""

    own: str = ""
    """What a result has of its own: a subject the limit that it is, an article the language of its title."""


def article_records(edition: Edition) -> tuple[Record, ...]:
    """Every article in the order of its date as text, undated last.

    So a new one mostly changes the end of the index, and the articles of a time lie together: first those of which only
    the year is known, then of each month those of which only the month is known.
    """
    found = [_article(edition, summary) for summary in edition.briefings.summaries.values()]
    return tuple(sorted(found, key=lambda record: (record.date or LAST, record.path)))


def subject_records(edition: Edition) -> tuple[Record, ...]:
    """Every subject that has a page, by kind and path, then every pair and every country on an issue."""
    offices = {leader.id: _office(edition, leader) for leader in edition.briefings.leaders}
    found = [
        _subject(edition, kind, id, offices.get(id, "") if kind == "leaders" else "")
        for (kind, id), link in edition.names.links.items()
        if link.path and not link.path.startswith("articles/")
    ]
    every = (*found, *_pairs(edition), *_positions(edition))
    return tuple(sorted(every, key=lambda record: (not record.marks, record.path)))


def within(value: str) -> str:
    """The day, month or year that a date lies in; of a range what both ends share, else the year it begins in.

    >>> within("2024-09-23T15:17"), within("2024-09-22/2024-10-02"), within("2022-12?"), within("unknown")
    ('2024-09-23', '2024', '2022-12', '')
    """
    ends = [re.sub(r"[^\d-].*", "", end).split("-") for end in value.split("/")]
    shared = takewhile(lambda each: len({*each}) == 1, zip(*ends, strict=False))
    return "-".join(each[0] for each in shared) or ends[0][0]


def _article(edition: Edition, summary: Summary) -> Record:
    line = edition.articles[summary.id]
    points = tuple(point.text[:LONGEST] for point in edition.quotes[summary.id].points[:POINTS])
    return Record(
        path=line.path,
        title=line.title,
        detail=line.credit,
        date=within(line.date),
        when=line.when,
        points=points,
        texts=tuple(_article_texts(edition, summary)),
        marks=tuple(
            f":{name}:{role.id}"
            for kind, name in FILTERS.items()
            for role in getattr(summary, kind)
            if role.tier != PASSING
        ),
        own=line.language,
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


def _subject(edition: Edition, kind: str, id: str, office: str) -> Record:
    link, english = edition.names.link(kind, id), edition.writer.names.link(kind, id)
    own = dict.fromkeys((link.text, english.text))
    name = FILTERS.get(kind)
    return Record(
        path=link.path or "",
        title=link.text,
        detail=office or edition.t(f"search.{kind}"),
        date="",
        when="",
        points=(),
        texts=(
            *((NAME, text) for text in own),
            *((_tells(kind, other), other) for other in _other_names(edition, kind, id)),
        ),
        marks=(f":{name}:{id}",) if name else (),
        own=f":{name}:{id}" if name else "",
    )


def _tells(kind: str, other: str) -> int:
    """What another name tells: a single word is all of it (``U.S.``); phrases of an issue only point to it."""
    return TOLD if " " in other or kind == "issues" else NAME


def _office(edition: Edition, leader: LeaderBriefing) -> str:
    """The office held in the newest article that tells; empty when none does."""
    held = leader.held[0] if leader.held else None
    return f"{held.office}, {edition.writer.names.actor(held.of).text}" if held and held.office and held.of else ""


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
        own, english = ([known.actor(id).text for id in (pair.first, pair.second)] for known in _names(edition))
        title = edition.t.listed(own)
        yield _joint(f"pairs/{pair.slug}.html", title, edition.t("search.pairs"), NAME, own, english)


def _positions(edition: Edition) -> Iterator[Record]:
    """Found by country and issue together; by either alone, that subject's own page comes first."""
    for (country, issue), path in edition.names.positions.items():
        subjects = (("countries", country), ("issues", issue))
        own, english = ([known.link(*subject).text for subject in subjects] for known in _names(edition))
        title = edition.t("position.name", country=own[0], issue=own[1])
        yield _joint(path, title, edition.t("position.kind"), TOLD, own, english)


def _names(edition: Edition) -> tuple[Names, Names]:
    """Names in the language of the pages, and in English."""
    return edition.names, edition.writer.names


def _joint(path: str, title: str, detail: str, tells: int, *names: Sequence[str]) -> Record:
    """The page of several subjects, found by their names in each language."""
    return Record(
        path=path,
        title=title,
        detail=detail,
        date="",
        when="",
        points=(),
        texts=tuple((tells, text) for text in dict.fromkeys(map(" ".join, names))),
        marks=(),
    )
