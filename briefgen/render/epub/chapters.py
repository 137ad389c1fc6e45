"""The chapters of a book: a subject each, with what its page tells and the words that this rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.brief.corpus import Said
from briefgen.brief.issues import IssueBriefing
from briefgen.brief.pairs import PairBriefing
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.nodes.document import closest
from briefgen.render.body import Body, SourceLine, body
from briefgen.render.edition import Edition
from briefgen.render.lines import CiteView, SaidLine
from briefgen.render.names import country_slug
from briefgen.render.shelf import Shelf, SubjectBriefing

LINK = re.compile(r"</?a\b[^>]*>")
"""Where a link begins or ends in HTML of our own."""

KINDS = ("countries", "leaders", "issues", "organisations", "pairs")
"""The parts of the book, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """An article with the words that the chapter rests on."""

    line: SourceLine
    url: str | None
    words: tuple[tuple[str, str], ...]
    """Number of the paragraph, and what may be quoted of it, in the order of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A subject."""

    path: str
    """Of its page, without the ending: ``countries/japan``."""

    kind: str
    title: str
    definition: str
    """Of an issue; empty for all others."""

    body: Body
    note: Markup
    """An editor's note; its links are left out, since pages and chapters lie elsewhere."""

    said: tuple[SaidLine, ...]
    said_of: tuple[SaidLine, ...]
    sources: tuple[SourceView, ...]


def chapters(edition: Edition, only: Sequence[str]) -> tuple[Chapter, ...]:
    """The chapters that are asked for, in the order of the book, each once.

    :param only: chapters by path, or kinds; all when it is empty.
    :raises BriefgenError: with every one that there is not.
    """
    found = {path: (kind, briefing) for path, kind, briefing in _subjects(edition)}
    wanted = {each.strip().strip("/").removesuffix(".html") for each in only}
    unknown = sorted(wanted - found.keys() - {kind for kind, _ in found.values()})
    if unknown:
        raise BriefgenError(_unknown(each, found) for each in unknown)
    made = [
        _chapter(edition, path, kind, briefing)
        for path, (kind, briefing) in found.items()
        if not wanted or path in wanted or kind in wanted
    ]
    return tuple(sorted(made, key=lambda each: (KINDS.index(each.kind), each.title, each.path)))


def _unknown(path: str, known: Iterable[str]) -> Problem:
    near = closest(path, [*known])
    return Problem(Place("--only"), f"there is no '{path}'", f"the closest is '{near}'" if near else "try 'countries'")


def _subjects(edition: Edition) -> Iterator[tuple[str, str, SubjectBriefing]]:
    briefings = edition.briefings
    for country in briefings.countries:
        yield f"countries/{country_slug(edition.knowledge, country.id)}", "countries", country
    for pair in briefings.pairs:
        yield f"pairs/{pair.slug}", "pairs", pair
    for kind in ("leaders", "issues", "organisations"):
        for briefing in getattr(briefings, kind):
            yield f"{kind}/{briefing.id}", kind, briefing


def _chapter(edition: Edition, path: str, kind: str, briefing: SubjectBriefing) -> Chapter:
    said, said_of = _said(briefing), getattr(briefing, "said_of", ())
    shelf = Shelf(path=f"{path}.html", part=briefing, counted=briefing)
    shared = body(edition, shelf, cited=[each.article for each in (*said, *said_of)], note_at=f"{path}.md")
    lines, others = edition.writer.said(said), edition.writer.said(said_of)
    cites = [cite for line in (*shared.dated, *shared.undated) for cite in line.cites]
    cites += [cite for line in (*lines, *others) for cite in line.cites]
    cites += [cite for item in shared.agreements for step in item.steps for cite in step.cites]
    return Chapter(
        path=path,
        kind=kind,
        title=_title(edition, kind, briefing),
        definition=_definition(edition, briefing),
        body=shared,
        note=Markup(LINK.sub("", shared.note)),
        said=lines,
        said_of=others,
        sources=tuple(_source(edition, line, cites) for line in shared.sources),
    )


def _title(edition: Edition, kind: str, briefing: SubjectBriefing) -> str:
    if isinstance(briefing, PairBriefing):
        return " – ".join(edition.names.actor(id).text for id in (briefing.first, briefing.second))
    return edition.names.link(kind, briefing.id).text


def _definition(edition: Edition, briefing: SubjectBriefing) -> str:
    known = edition.knowledge.issues.get(briefing.id) if isinstance(briefing, IssueBriefing) else None
    return known.definition if known else ""


def _said(briefing: SubjectBriefing) -> tuple[Said, ...]:
    if isinstance(briefing, PairBriefing):
        return ()
    if isinstance(briefing, IssueBriefing):
        return tuple(position.said for position in briefing.positions if position.said)
    return briefing.said


def _source(edition: Edition, line: SourceLine, cites: Iterable[CiteView]) -> SourceView:
    """The article spelled out, with the cited words as far as the profile lets them be quoted."""
    id = line.article.id
    cited = {cite.path.partition("#")[2]: cite.paragraph for cite in cites if cite.article == id}
    quoted = edition.quotes[id].evidence
    return SourceView(
        line=line,
        url=edition.briefings.summaries[id].source.url,
        words=tuple((cited[each], quote) for each, quote in quoted.items() if each in cited and quote),
    )
