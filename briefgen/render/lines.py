"""The lines that pages are made of: an event, an article, a statement, each with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.brief.corpus import Said
from briefgen.brief.stories import Story
from briefgen.model.article import UNKNOWN
from briefgen.model.summary import Event, Summary
from briefgen.model.world import Knowledge
from briefgen.render.names import Link, Names
from briefgen.render.quotes import Quotes
from briefgen.render.texts import Wordbook
from briefgen.render.wording import sentence, shape

LONGEST = 300
"""Characters of a headline on the pages: a longer one is none, but text without an end; the summary has all of it."""

MARKS = 3
"""Sentences cited for one account of an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CiteView:
    """A mark after a claim, leading to the words it rests on."""

    article: str
    path: str
    """The article's page with the anchor of the evidence."""

    paragraph: str
    """Number of the paragraph, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event in one line."""

    id: str
    type: str
    status: str
    date: str
    """EDTF."""

    when: str
    reported: str
    """For an undated event, when its first report came out, in words: it is no younger. Empty where nobody knows."""

    mark: str
    mark_name: str
    sentence: tuple[Link, ...]
    people: tuple[Link, ...]
    issues: tuple[Link, ...]
    cites: tuple[CiteView, ...]
    accounts: int
    """Independent reports."""

    page: str | None
    """Where its accounts are compared."""

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article in one line."""

    id: str
    title: str
    path: str
    date: str
    when: str
    origin: str
    """Who reported it; empty when nobody is named."""

    credit: str
    """The same with who relayed it."""

    language: str
    """Of its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """A statement in one line."""

    when: str
    speakers: tuple[Link, ...]
    verb: str
    to: tuple[Link, ...]
    issue: Link | None
    quote: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """What is needed to write any line; made once for a site."""

    names: Names
    """In English, as sentences and statements have them."""

    shown: Names
    """In the language of the pages."""

    t: Wordbook
    quotes: Mapping[str, Quotes]
    """By article."""

    paragraphs: Mapping[tuple[str, str], str]
    """By article and evidence."""

    sites: frozenset[str]
    """Places that are buildings or sites."""

    _told: dict[tuple[str, ...], SaidLine] = field(default_factory=dict)
    """Lines of statements by article and ids: the pages of all whom one concerns have it."""

    def story(self, story: Story) -> EventLine:
        """The line of a story, resting on all its accounts."""
        told = next((each.event.id for each in story.accounts if each.article == story.about_in), "")
        about = self.quotes[story.about_in].about.get(told, "") if story.about_in else ""
        cites = [cite for each in story.accounts for cite in self.cites(each.article, each.event.evidence[:MARKS])]
        page = f"stories/{story.id}.html" if len(story.accounts) > 1 else None
        return self._line(
            story, about, cites, reported=story.accounts[0].published, accounts=story.independent, page=page
        )

    def event(self, article: str, event: Event) -> EventLine:
        """The line of an event as one article has it."""
        about = self.quotes[article].about.get(event.id, "")
        cites = self.cites(article, event.evidence)
        return self._line(event, about, cites, reported=UNKNOWN, accounts=1, page=None)

    def said(self, all_said: Iterable[Said]) -> tuple[SaidLine, ...]:
        """The lines of statements, what several said together in one; those with nothing to tell are left out."""
        together: dict[tuple[object, ...], list[Said]] = {}
        for said in all_said:
            it = said.statement
            together.setdefault((said.article, it.verb, it.to, it.issue, it.evidence), []).append(said)
        lines = [(group[0].telling, self._said_once(group)) for group in together.values()]
        return tuple(line for telling, line in lines if line.quote or (telling and (line.to or line.issue)))

    def _said_once(self, group: Sequence[Said]) -> SaidLine:
        which = (group[0].article, *[each.statement.id for each in group])
        if which not in self._told:
            self._told[which] = self._said(group)
        return self._told[which]

    def _said(self, group: Sequence[Said]) -> SaidLine:
        said, statement = group[0], group[0].statement
        quoted = (self.quotes[said.article].evidence.get(each, "") for each in statement.evidence)
        return SaidLine(
            when=self.t.date(said.date),
            speakers=tuple(self.names.speaker(each.statement.speaker) for each in group),
            verb=statement.verb,
            to=tuple(self.names.speaker(id) for id in statement.to),
            issue=self.shown.link("issues", statement.issue) if statement.issue else None,
            quote=next((quote for quote in quoted if quote), ""),
            cites=self.cites(said.article, statement.evidence[:MARKS]),
        )

    def cites(self, article: str, evidence: Iterable[str]) -> tuple[CiteView, ...]:
        """Marks for evidence of one article, one for each paragraph."""
        found: dict[str, CiteView] = {}
        for id in evidence:
            paragraph = self.paragraphs.get((article, id))
            if paragraph and paragraph not in found:
                path = f"articles/{article}.html#{id}"
                found[paragraph] = CiteView(article=article, path=path, paragraph=paragraph)
        return tuple(found.values())

    def _line(
        self,
        told: Story | Event,
        about: str,
        cites: Iterable[CiteView],
        *,
        reported: str,
        accounts: int,
        page: str | None,
    ) -> EventLine:
        mark, meaning = shape(told.status, told.date.value)
        at_site = told.place is not None and told.place.name in self.sites
        acting = bool(told.parties or told.by)
        return EventLine(
            id=told.id,
            type=told.type,
            status=told.status,
            date=told.date.value,
            when=self.t.date(told.date.value),
            reported=self.t.on("event.reported", reported) if told.date.value == UNKNOWN != reported else "",
            mark=mark,
            mark_name=self.t(f"marks.{meaning}"),
            sentence=sentence(told, self.names, about, at_site=at_site),
            people=tuple(self.shown.link("leaders", id) for id in told.people) if acting else (),
            issues=tuple(self.shown.link("issues", id) for id in told.issues),
            cites=tuple(cites),
            accounts=accounts,
            page=page,
        )


def headline(summary: Summary) -> str:
    """The headline of an article as pages show it."""
    title = summary.title
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1]}…"


def article_line(summary: Summary, t: Wordbook) -> ArticleLine:
    """The line of an article."""
    source = summary.source
    origin = source.agency or source.publisher or source.author or ""
    return ArticleLine(
        id=summary.id,
        title=headline(summary),
        path=f"articles/{summary.id}.html",
        date=summary.published.value,
        when=t.date(summary.published.value),
        origin=origin,
        credit=t("article.via", agency=origin, via=source.via) if origin and source.via else origin,
        language=source.language,
    )


def writer(
    summaries: Mapping[str, Summary],
    names: Names,
    shown: Names,
    t: Wordbook,
    quotes: Mapping[str, Quotes],
    knowledge: Knowledge,
) -> Writer:
    """Gather what lines need."""
    return Writer(
        names=names,
        shown=shown,
        t=t,
        quotes=quotes,
        paragraphs={(id, each.id): _paragraph(each.at) for id, it in summaries.items() for each in it.evidence},
        sites=frozenset(id for id, venue in knowledge.places.items() if venue.kind == "site"),
    )


def _paragraph(at: str) -> str:
    """``p3s1`` → ``3``."""
    return at.removeprefix("p").partition("s")[0]
