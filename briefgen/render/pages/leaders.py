"""The pages of leaders: offices, names as written, whom they met, what they said, what did not happen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.brief.leaders import Held, LeaderBriefing, Spelling
from briefgen.model.world import Office
from briefgen.render.body import Body, SourceLine, TallyLine, body, tally_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import EventLine, SaidLine
from briefgen.render.names import Link
from briefgen.render.page import File
from briefgen.render.pages.subjects import published_in
from briefgen.render.shelf import Shelf, shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLine:
    """An office: as articles have it, or as the knowledge base does."""

    title: str
    of: Link | None
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingLine:
    """A spelling of the name, how often it stands, and in which of the articles that the page names."""

    text: str
    count: int
    sources: tuple[tuple[SourceLine, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A meeting, call or visit."""

    event: EventLine
    others: tuple[Link, ...]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderView:
    """A leader."""

    name: str
    seen: tuple[OfficeLine, ...]
    """Offices as articles have them, newest first."""

    terms: tuple[OfficeLine, ...]
    """Offices with their terms, oldest first."""

    body: Body
    spellings: tuple[SpellingLine, ...]
    contacts: tuple[ContactLine, ...]
    """Newest first, undated last."""

    undone: tuple[EventLine, ...]
    said: tuple[SaidLine, ...]
    issues: tuple[TallyLine, ...]


def leader_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each person with an office."""
    for briefing in edition.briefings.leaders:
        for shelf in shelves(edition, briefing, f"leaders/{briefing.id}.html"):
            view = _leader(edition, shelf)
            yield press.page(shelf.path, "leader.html", view.body.sources, view=view)


def _leader(edition: Edition, shelf: Shelf[LeaderBriefing]) -> LeaderView:
    briefing = shelf.part
    cited = [*briefing.passing, *(said.article for said in briefing.said)]
    shared = body(edition, shelf, cited=cited, note_at=f"leaders/{briefing.id}.md")
    numbers = {source.article.id: source for source in shared.sources}
    known = edition.knowledge.leaders.get(briefing.id)
    return LeaderView(
        name=edition.names.link("leaders", briefing.id).text,
        seen=tuple(_seen(edition, held) for held in briefing.held),
        terms=tuple(_term(edition, office) for office in (known.offices if known else ())),
        body=shared,
        spellings=tuple(_spelling(spelling, numbers) for spelling in briefing.spellings),
        contacts=_contacts(edition, briefing),
        undone=edition.lines(briefing.undone),
        said=edition.writer.said(briefing.said),
        issues=tally_lines(edition, "issues", briefing.issues),
    )


def _seen(edition: Edition, held: Held) -> OfficeLine:
    return OfficeLine(
        title=held.office or "",
        of=edition.names.actor(held.of) if held.of else None,
        when=published_in(edition, held.articles),
    )


def _term(edition: Edition, office: Office) -> OfficeLine:
    t = edition.t
    when = t.date(f"{office.since}/{office.until}") if office.until else t.on("leader.since", office.since)
    return OfficeLine(title=office.title, of=edition.names.actor(office.of), when=when)


def _spelling(spelling: Spelling, numbers: dict[str, SourceLine]) -> SpellingLine:
    return SpellingLine(
        text=spelling.text,
        count=spelling.count,
        sources=tuple((numbers[article], count) for article, count in spelling.sources if article in numbers),
    )


def _contacts(edition: Edition, briefing: LeaderBriefing) -> tuple[ContactLine, ...]:
    lines = edition.lines(briefing.contacts)
    ordered = [line for line in reversed(lines) if line.date != "unknown"]
    ordered += [line for line in lines if line.date == "unknown"]
    return tuple(_contact(edition, briefing.id, line) for line in ordered)


def _contact(edition: Edition, leader: str, line: EventLine) -> ContactLine:
    story = edition.briefings.stories[line.id]
    others = [edition.names.link("leaders", id) for id in story.people if id != leader]
    return ContactLine(event=line, others=tuple(others), place=story.place.name if story.place else "")
