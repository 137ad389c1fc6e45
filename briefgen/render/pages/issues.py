"""The pages of issues: definition, where it stands, who holds which position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefgen.brief.issues import IssueBriefing
from briefgen.render.body import Body, TallyLine, body, tally_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import EventLine, SaidLine
from briefgen.render.names import Link, alphabetical
from briefgen.render.page import File
from briefgen.render.shelf import Shelf, shelves

SHOWN = 2
"""Events, and statements, of a country that has a page on the issue; all of them stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionsView:
    """What one country or organisation said and did; each entry is a statement or an event."""

    actor: Link
    said: tuple[SaidLine, ...]
    events: tuple[EventLine, ...]
    page: str | None
    """Where all of them stand, when there is enough for a page."""

    left: int
    """Entries that stand on that page only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """An issue."""

    name: str
    language: str
    """Of the name, where it is not that of the page."""

    parent: str
    definition: str
    body: Body
    positions: tuple[PositionsView, ...]
    words: tuple[str, ...]
    """The matched words that may be quoted, most frequent first."""

    countries: tuple[TallyLine, ...]
    leaders: tuple[TallyLine, ...]
    together: tuple[TallyLine, ...]


def issue_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each issue that has a briefing."""
    for briefing in edition.briefings.issues:
        for shelf in shelves(edition, briefing, f"issues/{briefing.id}.html"):
            view = _issue(edition, shelf)
            yield press.page(shelf.path, "issue.html", view.body.sources, view=view)


def parent_name(edition: Edition, id: str) -> str:
    """The heading an issue stands under; empty for one that nothing is known of."""
    issue = edition.knowledge.issues.get(id)
    return edition.names.link("issues", issue.parent).text if issue and issue.parent else ""


def _issue(edition: Edition, shelf: Shelf[IssueBriefing]) -> IssueView:
    briefing = shelf.part
    link = edition.names.link("issues", briefing.id)
    known = edition.knowledge.issues.get(briefing.id)
    cited = [position.said.article for position in briefing.positions if position.said]
    shared = body(edition, shelf, cited=cited, note_at=f"issues/{briefing.id}.md")
    return IssueView(
        name=link.text,
        language=link.language,
        parent=parent_name(edition, briefing.id),
        definition=known.definition if known else "",
        body=shared,
        positions=_positions(edition, briefing, events_too=shelf.link is None),
        words=_words(edition, briefing),
        countries=tally_lines(edition, "countries", briefing.countries, of=briefing.id),
        leaders=tally_lines(edition, "leaders", briefing.leaders),
        together=tally_lines(edition, "issues", briefing.together),
    )


def _positions(edition: Edition, briefing: IssueBriefing, *, events_too: bool) -> tuple[PositionsView, ...]:
    """By name of the actor; the pages of years and months tell events on the timeline alone."""
    views = []
    for actor, group in groupby(briefing.positions, key=lambda position: position.actor):
        positions = list(group)
        said = edition.writer.said(each.said for each in positions if each.said)
        events = edition.lines(each.story for each in positions if each.story and events_too)
        page = edition.names.positions.get((actor, briefing.id))
        most = SHOWN if page else len(positions)
        if said or events:
            views.append(
                PositionsView(
                    actor=edition.names.actor(actor),
                    said=said[:most],
                    events=events[:most],
                    page=page,
                    left=len(said[most:]) + len(events[most:]),
                )
            )
    return tuple(sorted(views, key=lambda view: alphabetical(view.actor.text)))


def _words(edition: Edition, briefing: IssueBriefing) -> tuple[str, ...]:
    shown = {
        words for each in briefing.appearances for words in edition.quotes[each.article].matched.get(briefing.id, ())
    }
    return tuple(tally.id for tally in briefing.words if tally.id in shown)
