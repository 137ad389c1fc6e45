"""The index pages: every subject with its numbers, and who is mentioned only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.brief.countries import CountryBriefing
from briefgen.brief.issues import IssueBriefing
from briefgen.brief.leaders import LeaderBriefing
from briefgen.brief.organisations import OrganisationBriefing
from briefgen.model import edtf
from briefgen.model.article import UNKNOWN
from briefgen.render.body import SourceLine, source_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine
from briefgen.render.names import Link
from briefgen.render.page import Page
from briefgen.render.pages.issues import parent_name
from briefgen.render.pages.periods import month, month_path
from briefgen.render.wording import counted

Counted = CountryBriefing | LeaderBriefing | IssueBriefing | OrganisationBriefing
"""A briefing with stories and articles to count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A subject in an index."""

    link: Link
    detail: str
    events: int
    articles: int
    newest: str
    """Date of the newest event, for a reader; empty without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows under a heading; the heading is empty when there is only one group."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A subject that is only mentioned."""

    name: str
    articles: str
    """How many, in words."""

    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """An index of one kind of subject."""

    title: str
    intro: str
    groups: tuple[Group, ...]
    mentioned: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """A month with articles, and its page."""

    title: str
    path: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesView:
    """The list of articles: the newest, and the months of the others."""

    dated: tuple[ArticleLine, ...]
    older: tuple[MonthCount, ...]
    undated: tuple[ArticleLine, ...]
    undated_left: int


NEWEST = 100
"""Articles in their list; older ones stand on the pages of their months."""

INTROS = {
    "countries": "Countries that at least one article is about, or that take part in it.",
    "leaders": "People with an office, as the articles or the knowledge base have it.",
    "organisations": "Organisations that at least one article is about, or that take part in it.",
    "issues": "Subjects of international affairs that the articles treat.",
    "pairs": "Two countries that took part in one event: met, agreed, or acted towards one another.",
}


def index_pages(edition: Edition, press: Press) -> Iterator[Page]:
    """An index for each kind of subject that there is anything of."""
    for kind, groups in index_groups(edition).items():
        mentioned, sources = _mentioned(edition, kind)
        if groups or mentioned:
            view = IndexView(title=kind.capitalize(), intro=INTROS[kind], groups=groups, mentioned=mentioned)
            yield press.page(f"{kind}/index.html", "index.html", sources, view=view)


def article_index(edition: Edition, press: Press) -> Iterator[Page]:
    """The list of all articles."""
    dated = [line for line in edition.articles.values() if line.date != UNKNOWN]
    undated = [line for line in edition.articles.values() if line.date == UNKNOWN]
    months = Counter(month(line.date) for line in edition.articles.values())
    older = [(key, month_path(key), months[key]) for key in dict.fromkeys(month(line.date) for line in dated[NEWEST:])]
    view = ArticlesView(
        dated=tuple(dated[:NEWEST]),
        older=tuple(MonthCount(title=edtf.spoken(key), path=path, articles=count) for key, path, count in older),
        undated=tuple(undated[:NEWEST]),
        undated_left=len(undated[NEWEST:]),
    )
    yield press.page("articles/index.html", "articles.html", view=view)


def index_groups(edition: Edition) -> dict[str, tuple[Group, ...]]:
    """The rows of all indexes, by kind."""
    briefings = edition.briefings
    return {
        "countries": _single(_rows(edition, "countries", briefings.countries)),
        "leaders": _single(_rows(edition, "leaders", briefings.leaders)),
        "issues": _by_parent(edition, briefings.issues, _rows(edition, "issues", briefings.issues)),
        "organisations": _single(_rows(edition, "organisations", briefings.organisations)),
        "pairs": _single(_pair_rows(edition)),
    }


def _rows(edition: Edition, kind: str, briefings: Sequence[Counted]) -> list[Row]:
    return [
        Row(
            link=edition.names.link(kind, each.id),
            detail=_office(edition, each) if isinstance(each, LeaderBriefing) else "",
            events=len(each.stories),
            articles=len(each.appearances),
            newest=_newest(edition, each.stories),
        )
        for each in briefings
    ]


def _pair_rows(edition: Edition) -> list[Row]:
    return [
        Row(
            link=Link(text=pair_name(edition, pair.first, pair.second), path=f"pairs/{pair.slug}.html"),
            detail="",
            events=len(pair.stories),
            articles=len(pair.articles),
            newest=_newest(edition, pair.stories),
        )
        for pair in edition.briefings.pairs
    ]


def pair_name(edition: Edition, first: str, second: str) -> str:
    """Two countries as one name."""
    return f"{edition.names.actor(first).text} – {edition.names.actor(second).text}"


def _single(rows: Sequence[Row]) -> tuple[Group, ...]:
    return (Group(heading="", rows=tuple(sorted(rows, key=lambda row: row.link.text))),) if rows else ()


def _by_parent(edition: Edition, briefings: Sequence[IssueBriefing], rows: Sequence[Row]) -> tuple[Group, ...]:
    groups: dict[str, list[Row]] = {}
    for each, row in zip(briefings, rows, strict=True):
        groups.setdefault(parent_name(edition, each.id) or "Other", []).append(row)
    return tuple(
        Group(heading=heading, rows=tuple(sorted(groups[heading], key=lambda row: row.link.text)))
        for heading in sorted(groups)
    )


def _office(edition: Edition, briefing: LeaderBriefing) -> str:
    """A leader's office in the newest article that gives one."""
    held = next((each for each in briefing.held if each.office), None)
    if held is None:
        return ""
    return ", ".join(part for part in (held.office, edition.names.actor(held.of).text if held.of else "") if part)


def _newest(edition: Edition, stories: Sequence[str]) -> str:
    lines = [line for line in edition.lines(stories) if line.date != UNKNOWN]
    return lines[-1].when if lines else ""


def _mentioned(edition: Edition, kind: str) -> tuple[tuple[Mention, ...], tuple[SourceLine, ...]]:
    """Who is only mentioned, with the articles that do so."""
    found = [each for each in edition.briefings.mentioned_only if each.kind == kind]
    sources = source_lines(edition, (), [article for each in found for article in each.articles])
    numbered = {source.article.id: source for source in sources}
    mentions = [
        Mention(
            name=edition.names.link(kind, each.id).text,
            articles=counted(len(each.articles), "article"),
            sources=tuple(numbered[article] for article in each.articles[:5]),
        )
        for each in found
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.name)), sources
