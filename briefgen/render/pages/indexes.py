"""The index pages: every subject with its numbers, and who is mentioned only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.brief.countries import CountryBriefing
from briefgen.brief.issues import IssueBriefing
from briefgen.brief.leaders import LeaderBriefing
from briefgen.brief.organisations import OrganisationBriefing
from briefgen.model.article import UNKNOWN
from briefgen.model.slug import slug
from briefgen.render.body import SourceLine, source_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine
from briefgen.render.names import Link, alphabetical
from briefgen.render.page import File
from briefgen.render.pages.issues import parent_name
from briefgen.render.pages.periods import month, month_path

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

    link: Link
    articles: int

    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """An index of one kind of subject."""

    kind: str
    groups: tuple[Group, ...]
    mentioned: tuple[Mention, ...] = ()
    letter: str = ""
    """What the names on this page begin with; empty on the index itself."""

    letters: tuple[Link, ...] = ()
    """The pages of all letters, where there are too many rows for one page."""

    total: int = 0
    """Rows on the pages of all letters."""

    positions: str = ""
    """The list of countries by issue, on the indexes of both."""


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

LONG, LIVELIEST = 300, 100
"""Rows up to which an index holds all; and those that a longer one shows itself, the ones with most events."""


def index_pages(edition: Edition, press: Press) -> Iterator[File]:
    """An index for each kind of subject that there is anything of."""
    for kind, groups in index_groups(edition).items():
        mentioned, sources = _mentioned(edition, kind)
        positions = "positions/index.html" if edition.briefings.positions and kind in ("countries", "issues") else ""
        if groups or mentioned:
            whole = IndexView(kind=kind, groups=groups, mentioned=mentioned, positions=positions)
            first, *others = _by_letter(whole)
            yield press.page(f"{kind}/index.html", "index.html", sources, view=first)
            for view in others:
                yield press.page(_letter_path(kind, view.letter), "index.html", view=view)


def _by_letter(view: IndexView) -> Iterator[IndexView]:
    """The index itself, and where it would be too long, its liveliest rows alone and a page for each first letter."""
    rows = [row for group in view.groups for row in group.rows]
    if len(rows) <= LONG or len(view.groups) > 1:
        yield view
        return
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(_letter(row.link.text), []).append(row)
    letters = tuple(Link(text=letter.upper(), path=_letter_path(view.kind, letter)) for letter in sorted(found))
    liveliest = sorted(rows, key=lambda row: (-row.events, -row.articles, alphabetical(row.link.text)))[:LIVELIEST]
    yield replace(view, groups=_single(liveliest), letters=letters, total=len(rows))
    for letter in sorted(found):
        yield IndexView(kind=view.kind, groups=_single(found[letter]), letter=letter, letters=letters, total=len(rows))


def _letter(name: str) -> str:
    """The first letter of a name without its accent; ``0`` for what is no Latin letter.

    >>> _letter("Østby"), _letter("Éva"), _letter("金")
    ('o', 'e', '0')
    """
    first = slug(name[:1])
    return first[0] if first.isalpha() else "0"


def _letter_path(kind: str, letter: str) -> str:
    return f"{kind}/index-{letter}.html"


def article_index(edition: Edition, press: Press) -> Iterator[File]:
    """The list of all articles."""
    dated = [line for line in edition.articles.values() if line.date != UNKNOWN]
    undated = [line for line in edition.articles.values() if line.date == UNKNOWN]
    months = Counter(month(line.date) for line in edition.articles.values())
    older = [(key, month_path(key), months[key]) for key in dict.fromkeys(month(line.date) for line in dated[NEWEST:])]
    view = ArticlesView(
        dated=tuple(dated[:NEWEST]),
        older=tuple(MonthCount(title=edition.t.date(key), path=path, articles=count) for key, path, count in older),
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
    return (Group(heading="", rows=tuple(sorted(rows, key=lambda row: alphabetical(row.link.text)))),) if rows else ()


def _by_parent(edition: Edition, briefings: Sequence[IssueBriefing], rows: Sequence[Row]) -> tuple[Group, ...]:
    groups: dict[str, list[Row]] = {}
    for each, row in zip(briefings, rows, strict=True):
        groups.setdefault(parent_name(edition, each.id) or edition.t("index.other"), []).append(row)
    return tuple(
        Group(heading=heading, rows=tuple(sorted(groups[heading], key=lambda row: alphabetical(row.link.text))))
        for heading in sorted(groups, key=alphabetical)
    )


def _office(edition: Edition, briefing: LeaderBriefing) -> str:
    """A leader's office in the newest article that gives one."""
    held = next((each for each in briefing.held if each.office), None)
    if held is None:
        return ""
    return ", ".join(
        part for part in (held.office, edition.writer.names.actor(held.of).text if held.of else "") if part
    )


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
            link=edition.names.link(kind, each.id),
            articles=len(each.articles),
            sources=tuple(numbered[article] for article in each.articles[:5]),
        )
        for each in found
    ]
    return tuple(sorted(mentions, key=lambda mention: alphabetical(mention.link.text))), sources
