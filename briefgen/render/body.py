"""What the page of a country, leader, organisation, issue or pair has in common with the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.brief.corpus import Appearance, Tally
from briefgen.brief.issues import IssueBriefing
from briefgen.brief.leaders import LeaderBriefing
from briefgen.brief.likeness import day_span
from briefgen.brief.pairs import PairBriefing
from briefgen.brief.positions import PositionBriefing
from briefgen.model.article import UNKNOWN
from briefgen.render.charts.bars import Bars, bars
from briefgen.render.charts.dots import Dots, dots
from briefgen.render.doubts import doubles_of
from briefgen.render.edition import Edition
from briefgen.render.lines import ArticleLine, CiteView, EventLine
from briefgen.render.names import Link
from briefgen.render.notes import note
from briefgen.render.shelf import Briefing, PartLink, Shelf
from briefgen.render.texts import Wordbook
from briefgen.render.wording import series, shape


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """An article with its number on the page."""

    number: int
    article: ArticleLine
    tier: str
    """In words; empty where the article is only cited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step of an agreement."""

    status: str
    mark: str
    when: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """An agreement with its steps, oldest first."""

    parties: tuple[Link, ...]
    title: str
    issues: tuple[Link, ...]
    steps: tuple[StepLine, ...]
    standing: str
    """Where it stands, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """A subject with a number."""

    link: Link
    count: int
    both: str | None = None
    """Page on it together with the subject of the page: a pair, or a country on an issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The parts that subject pages share; an empty part is left out of the page."""

    path: str
    lead: EventLine | None
    numbers: tuple[str, ...]
    course: Bars | None
    """Articles by month."""

    dots: Dots | None
    note: Markup
    watch: tuple[EventLine, ...]
    agreements: tuple[AgreementView, ...]
    dated: tuple[EventLine, ...]
    """Newest first."""

    undated: tuple[EventLine, ...]
    doubts: int
    """Doubts whether two events are one."""

    sources: tuple[SourceLine, ...]
    """Newest first, as numbered in the marks."""

    passing: tuple[ArticleLine, ...]
    rests: str
    link: PartLink | None
    """The year or month that the page is about; None on the subject's own page."""

    top: str
    """The subject's own page."""

    years: tuple[PartLink, ...]
    months: tuple[PartLink, ...]
    """Of a long year."""

    pages: tuple[str, ...]
    """Of a long year or month, by path."""


def body(edition: Edition, shelf: Shelf[Briefing], *, cited: Iterable[str] = (), note_at: str) -> Body:
    """Gather the shared parts of a page.

    :param shelf: what of the subject the page holds.
    :param cited: articles that the page cites beside those of its stories and appearances.
    :param note_at: path of an editor's note within the notes folder.
    """
    part, counted_in = shelf.part, shelf.counted
    lines, appearances = edition.lines(part.stories), _appearances(part)
    dated, undated = [line for line in lines if line.date != UNKNOWN], newest_reported(edition, lines)
    sources = source_lines(edition, appearances, [*cited, *_told_in(edition, part.stories)])
    return Body(
        path=shelf.path,
        lead=edition.stories[part.lead] if part.lead and not shelf.link else None,
        numbers=_numbers(edition, counted_in),
        course=bars((edition.articles[id].date for id in _all_articles(edition, counted_in)), edition.t),
        dots=dots(dated, len(lines) - len(dated), edition.t),
        note=note("" if shelf.link else edition.notes.get(note_at, "")),
        watch=tuple(line for line in (*dated, *undated) if line.id in edition.open_stories),
        agreements=tuple(agreement_view(edition, id) for id in _agreements(part)),
        dated=tuple(reversed(dated)),
        undated=undated,
        doubts=len(doubles_of(edition, part.stories)),
        sources=sources,
        passing=tuple(edition.articles[id] for id in _passing(part)),
        rests=rests_on(edition, [edition.articles[id] for id in _all_articles(edition, counted_in, cited)]),
        link=shelf.link,
        top=shelf.top,
        years=shelf.years,
        months=shelf.months,
        pages=shelf.pages,
    )


def newest_reported(edition: Edition, lines: Iterable[EventLine]) -> tuple[EventLine, ...]:
    """The undated events, those reported last first."""
    undated = [line for line in lines if line.date == UNKNOWN]
    return tuple(sorted(undated, key=lambda line: edition.rank[edition.briefings.stories[line.id].accounts[0].article]))


def source_lines(edition: Edition, appearances: Sequence[Appearance], cited: Iterable[str]) -> tuple[SourceLine, ...]:
    """Number the articles of a page, newest first, undated last."""
    tiers = {each.article: edition.t(f"tiers.{each.tier}") for each in appearances}
    ordered = sorted({*tiers, *cited}, key=edition.rank.__getitem__)
    return tuple(
        SourceLine(number=place, article=edition.articles[id], tier=tiers.get(id, ""))
        for place, id in enumerate(ordered, start=1)
    )


def agreement_view(edition: Edition, id: str) -> AgreementView:
    """One item of the ledger."""
    agreement = edition.briefings.agreements[id]
    lines = edition.lines(step.story for step in agreement.steps)
    issues = tuple(edition.names.link("issues", each) for each in agreement.issues)
    steps = [
        StepLine(
            status=edition.t("subject.agreed" if line.status == "occurred" else f"status.{line.status}"),
            mark=shape(line.status, line.date)[0],
            when=line.when,
            cites=line.cites,
        )
        for line in lines
    ]
    return AgreementView(
        parties=tuple(series([edition.names.in_prose(each) for each in agreement.parties], edition.t("lists.last"))),
        title=", ".join(link.text for link in issues[:2]) or edition.t("subject.agreement"),
        issues=issues,
        steps=tuple(steps),
        standing=steps[-1].status,
    )


def tally_lines(edition: Edition, kind: str, tallies: Sequence[Tally], *, of: str = "") -> tuple[TallyLine, ...]:
    """Subjects with numbers; ``kind`` ``actors`` takes countries and organisations alike.

    :param of: the country or issue that the page is about, so that pages on both are linked.
    """
    return tuple(
        TallyLine(
            link=edition.names.actor(each.id) if kind == "actors" else edition.names.link(kind, each.id),
            count=each.count,
            both=edition.names.of_both(of, each.id),
        )
        for each in tallies
    )


def rests_on(edition: Edition, articles: Sequence[ArticleLine]) -> str:
    """One line on what a page stands on."""
    origins = sorted({line.origin for line in articles if line.origin})
    undated = sum(line.date == UNKNOWN for line in articles)
    corrected = sum(line.id in edition.judged for line in articles)
    spans = [span for line in articles if (span := day_span(line.date))]
    t, count = edition.t, len(articles)
    parts = [t("rests.articles", n=count)]
    if origins:
        named = f" ({t('lists.items').join(origins)})" if len(origins) <= 6 else ""
        parts.append(t("rests.sources", n=len(origins)) + named)
    if spans:
        first, last = min(span.first for span in spans), max(span.last for span in spans)
        days = f"{first}/{last}" if last > first else first.isoformat()
        parts.append(t.on("rests.published", days, n=count))
    undated_words = [t("rests.undated", n=undated)] if undated else []
    corrected_words = t("rests.corrected", n=corrected) if corrected else t("rests.uncorrected")
    return ", ".join([" ".join(parts), *undated_words, corrected_words]) + "."


def _numbers(edition: Edition, briefing: Briefing) -> tuple[str, ...]:
    """Events first, articles second; mentions are not counted."""
    tiers = [each.tier for each in _appearances(briefing)]
    articles = _all_articles(edition, briefing)
    undated_events = sum(edition.stories[id].date == UNKNOWN for id in briefing.stories)
    undated = sum(edition.articles[id].date == UNKNOWN for id in articles)
    t, mainly = edition.t, tiers.count("primary")
    main = f" ({t('counts.mainly', n=mainly)})" if 0 < mainly < len(tiers) else ""
    return (
        t("counts.events", n=len(briefing.stories)) + (_also_undated(t, undated_events)),
        t("counts.articles", n=len(tiers) or len(articles)) + main + _also_undated(t, undated),
    )


def _also_undated(t: Wordbook, count: int) -> str:
    return t("lists.items") + t("counts.undated", n=count) if count else ""


def _appearances(briefing: Briefing) -> tuple[Appearance, ...]:
    return () if isinstance(briefing, PairBriefing | PositionBriefing) else briefing.appearances


def _passing(briefing: Briefing) -> tuple[str, ...]:
    return () if isinstance(briefing, PairBriefing | PositionBriefing) else briefing.passing


def _agreements(briefing: Briefing) -> tuple[str, ...]:
    return () if isinstance(briefing, (LeaderBriefing, IssueBriefing)) else briefing.agreements


def _all_articles(edition: Edition, briefing: Briefing, cited: Iterable[str] = ()) -> list[str]:
    """The articles that a briefing rests on, newest first."""
    found = {*cited, *_told_in(edition, briefing.stories), *(each.article for each in _appearances(briefing))}
    return sorted(found, key=edition.rank.__getitem__)


def _told_in(edition: Edition, stories: Iterable[str]) -> list[str]:
    return [article for id in stories for article in edition.briefings.stories[id].articles]
