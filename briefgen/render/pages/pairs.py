"""The pages of pairs: state of the relation, agreements, meetings, what they talk about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.brief.pairs import PairBriefing
from briefgen.render.body import Body, TallyLine, body, tally_lines
from briefgen.render.doubts import DoublesView, doubles_among
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import EventLine
from briefgen.render.names import Link
from briefgen.render.page import File
from briefgen.render.shelf import Shelf, shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """Two countries."""

    first: Link
    second: Link
    body: Body
    watch: tuple[EventLine, ...]
    """What is open beside the agreements."""

    contacts: tuple[EventLine, ...]
    """Newest first, undated last."""

    others: tuple[EventLine, ...]
    """All other events but the steps of agreements, newest first, undated last."""

    issues: tuple[TallyLine, ...]
    doubles: DoublesView


def pair_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each pair that shares an event."""
    for briefing in edition.briefings.pairs:
        for shelf in shelves(edition, briefing, f"pairs/{briefing.slug}.html"):
            view = _pair(edition, shelf)
            yield press.page(shelf.path, "pair.html", view.body.sources, view=view)


def _pair(edition: Edition, shelf: Shelf[PairBriefing]) -> PairView:
    briefing = shelf.part
    doubles = doubles_among(edition, briefing.stories)
    shared = body(edition, shelf, cited=doubles.cited, note_at=f"pairs/{briefing.slug}.md")
    contacts = set(briefing.contacts)
    steps = {step.story for id in briefing.agreements for step in edition.briefings.agreements[id].steps}
    ordered = (*shared.dated, *shared.undated)
    return PairView(
        first=edition.names.actor(briefing.first),
        second=edition.names.actor(briefing.second),
        body=shared,
        watch=tuple(line for line in shared.watch if line.id not in steps),
        contacts=tuple(line for line in ordered if line.id in contacts),
        others=tuple(line for line in ordered if line.id not in contacts | steps),
        issues=tally_lines(edition, "issues", briefing.issues),
        doubles=doubles,
    )
