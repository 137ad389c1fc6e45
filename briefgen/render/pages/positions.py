"""The pages of a country on one issue: what it did, what was said in its name, and the way to the others on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.brief.positions import PositionBriefing
from briefgen.render.body import Body, TallyLine, body, tally_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import SaidLine
from briefgen.render.names import Link, alphabetical
from briefgen.render.page import File
from briefgen.render.shelf import Shelf, shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionView:
    """A country and an issue."""

    country: Link
    issue: Link
    body: Body
    said: tuple[SaidLine, ...]
    partners: tuple[TallyLine, ...]
    others: tuple[Link, ...]
    """The other countries with a page on the issue, by name."""

    also: tuple[Link, ...]
    """The other issues on which the country has a page, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """A country with the issues on which it has a page; the count is of events and statements."""

    country: Link
    issues: tuple[TallyLine, ...]


def position_index(edition: Edition, press: Press) -> Iterator[File]:
    """The list of these pages by country, when there are any."""
    found: defaultdict[str, list[TallyLine]] = defaultdict(list)
    for briefing in edition.briefings.positions:
        count = len(briefing.stories) + len(edition.writer.said(briefing.said))
        page = edition.names.positions[briefing.country, briefing.issue]
        link = replace(edition.names.link("issues", briefing.issue), path=page)
        found[briefing.country].append(TallyLine(link=link, count=count))
    rows = (PositionRow(country=edition.names.actor(id), issues=tuple(lines)) for id, lines in found.items())
    if found:
        ordered = sorted(rows, key=lambda row: alphabetical(row.country.text))
        yield press.page("positions/index.html", "positions.html", rows=tuple(ordered))


def position_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each country and issue of which there is enough to tell."""
    others, also = _neighbours(edition)
    for briefing in edition.briefings.positions:
        ways = others[briefing.issue], also[briefing.country]
        for shelf in shelves(edition, briefing, f"positions/{briefing.slug}.html"):
            view = _position(edition, shelf, *ways)
            yield press.page(shelf.path, "position.html", view.body.sources, view=view)


def _neighbours(edition: Edition) -> tuple[defaultdict[str, list[Link]], defaultdict[str, list[Link]]]:
    """The pages by issue, each with its country as text; and by country, each with its issue; both by text."""
    by_issue: defaultdict[str, list[Link]] = defaultdict(list)
    by_country: defaultdict[str, list[Link]] = defaultdict(list)
    for (country, issue), path in edition.names.positions.items():
        by_issue[issue].append(replace(edition.names.link("countries", country), path=path))
        by_country[country].append(replace(edition.names.link("issues", issue), path=path))
    for links in (*by_issue.values(), *by_country.values()):
        links.sort(key=lambda link: alphabetical(link.text))
    return by_issue, by_country


def _position(
    edition: Edition, shelf: Shelf[PositionBriefing], others: Sequence[Link], also: Sequence[Link]
) -> PositionView:
    briefing = shelf.part
    steps = [step.story for id in briefing.agreements for step in edition.briefings.agreements[id].steps]
    told = [article for id in steps for article in edition.briefings.stories[id].articles]
    own = f"positions/{briefing.slug}.html"
    cited = [*told, *(said.article for said in briefing.said)]
    return PositionView(
        country=edition.names.link("countries", briefing.country),
        issue=edition.names.link("issues", briefing.issue),
        body=body(edition, shelf, cited=cited, note_at=f"positions/{briefing.slug}.md"),
        said=edition.writer.said(briefing.said),
        partners=tally_lines(edition, "actors", briefing.partners, of=briefing.country),
        others=tuple(link for link in others if link.path != own),
        also=tuple(link for link in also if link.path != own),
    )
