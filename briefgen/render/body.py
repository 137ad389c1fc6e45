"""What the page of a country, leader, organisation, issue or pair has in common with the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.brief.corpus import Appearance, Tally
from briefgen.brief.doubles import Double
from briefgen.brief.issues import IssueBriefing
from briefgen.brief.leaders import LeaderBriefing
from briefgen.brief.likeness import day_span
from briefgen.brief.pairs import PairBriefing
from briefgen.model import edtf
from briefgen.model.article import UNKNOWN
from briefgen.render.charts.bars import Bars, bars
from briefgen.render.charts.dots import Dots, dots
from briefgen.render.edition import Edition
from briefgen.render.lines import ArticleLine, CiteView, EventLine
from briefgen.render.names import Link
from briefgen.render.notes import note
from briefgen.render.shelf import Briefing, Shelf, YearLink
from briefgen.render.wording import STATUS, counted, series, shape

TIERS = {"primary": "main subject", "secondary": "also involved", "passing": "named in passing"}
"""Tiers in words."""


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
class DoubleView:
    """Two events that may be one, and what speaks for and against."""

    first: EventLine
    second: EventLine
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    override: str
    """File that an editor writes the decision to."""

    event: str
    other: str
    """Ids of the events, as the override wants them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """A subject with a number."""

    link: Link
    count: int
    pair: str | None = None
    """Page of the pair that it makes with the subject of the page."""


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
    doubles: tuple[DoubleView, ...]
    sources: tuple[SourceLine, ...]
    """Newest first, as numbered in the marks."""

    passing: tuple[ArticleLine, ...]
    rests: str
    label: str
    """The year that the page is about; empty on the subject's own page."""

    top: str
    """The subject's own page."""

    years: tuple[YearLink, ...]


def body(edition: Edition, shelf: Shelf[Briefing], *, cited: Iterable[str] = (), note_at: str) -> Body:
    """Gather the shared parts of a page.

    :param shelf: what of the subject the page holds.
    :param cited: articles that the page cites beside those of its stories and appearances.
    :param note_at: path of an editor's note within the notes folder.
    """
    part, whole = shelf.part, shelf.whole
    lines, appearances = edition.lines(part.stories), _appearances(part)
    dated, undated = [line for line in lines if line.date != UNKNOWN], newest_reported(edition, lines)
    sources = source_lines(edition, appearances, [*cited, *_told_in(edition, part.stories)])
    counted_in = whole if shelf.years and not shelf.label else part
    return Body(
        path=shelf.path,
        lead=edition.stories[part.lead] if part.lead and not shelf.label else None,
        numbers=_numbers(edition, counted_in),
        course=bars(edition.articles[id].date for id in _all_articles(edition, counted_in)),
        dots=dots(dated, len(lines) - len(dated)),
        note=note("" if shelf.label else edition.notes.get(note_at, "")),
        watch=tuple(line for line in (*dated, *undated) if line.id in edition.open_stories),
        agreements=tuple(agreement_view(edition, id) for id in _agreements(part)),
        dated=tuple(reversed(dated)),
        undated=undated,
        doubles=doubles_among(edition, part.stories),
        sources=sources,
        passing=tuple(edition.articles[id] for id in _passing(part)),
        rests=rests_on(edition, [edition.articles[id] for id in _all_articles(edition, counted_in, cited)]),
        label=shelf.label,
        top=shelf.top,
        years=shelf.years,
    )


def newest_reported(edition: Edition, lines: Iterable[EventLine]) -> tuple[EventLine, ...]:
    """The undated events, those reported last first."""
    undated = [line for line in lines if line.date == UNKNOWN]
    return tuple(sorted(undated, key=lambda line: edition.rank[edition.briefings.stories[line.id].accounts[0].article]))


def source_lines(edition: Edition, appearances: Sequence[Appearance], cited: Iterable[str]) -> tuple[SourceLine, ...]:
    """Number the articles of a page, newest first, undated last."""
    tiers = {each.article: TIERS[each.tier] for each in appearances}
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
            status=STATUS.get(line.status, "agreed"),
            mark=shape(line.status, line.date)[0],
            when=line.when,
            cites=line.cites,
        )
        for line in lines
    ]
    return AgreementView(
        parties=tuple(series([edition.names.in_prose(each) for each in agreement.parties])),
        title=", ".join(link.text for link in issues[:2]) or "Agreement",
        issues=issues,
        steps=tuple(steps),
        standing=steps[-1].status,
    )


def tally_lines(edition: Edition, kind: str, tallies: Sequence[Tally], *, of: str = "") -> tuple[TallyLine, ...]:
    """Subjects with numbers; ``kind`` ``actors`` takes countries and organisations alike.

    :param of: the country that the page is about, so that pairs are linked.
    """
    return tuple(
        TallyLine(
            link=edition.names.actor(each.id) if kind == "actors" else edition.names.link(kind, each.id),
            count=each.count,
            pair=edition.names.pairs.get(frozenset((of, each.id))),
        )
        for each in tallies
    )


def doubles_among(edition: Edition, stories: Iterable[str]) -> tuple[DoubleView, ...]:
    """The doubts about a page's own events, each once."""
    found = {(each.first, each.second): each for id in stories for each in edition.doubles.get(id, ())}
    return tuple(double_view(edition, found[key]) for key in sorted(found))


def doubted_in(edition: Edition, stories: Iterable[str]) -> set[str]:
    """The articles that the doubts about some events cite."""
    found = {id for story in stories for each in edition.doubles.get(story, ()) for id in (each.first, each.second)}
    return {article for id in found for article in edition.briefings.stories[id].articles}


def double_view(edition: Edition, double: Double) -> DoubleView:
    """Say what speaks for and against two events being one."""
    account = edition.briefings.stories[double.second].accounts[0]
    other = edition.briefings.stories[double.first].accounts[0]
    return DoubleView(
        first=edition.stories[double.first],
        second=edition.stories[double.second],
        reasons=_for(edition, double),
        doubts=_against(edition, double),
        override=f"overrides/{account.article}.yaml",
        event=account.event.id,
        other=other.event.id,
    )


def rests_on(edition: Edition, articles: Sequence[ArticleLine]) -> str:
    """One line on what a page stands on."""
    origins = sorted({line.origin for line in articles if line.origin})
    undated = sum(line.date == UNKNOWN for line in articles)
    corrected = sum(line.id in edition.judged for line in articles)
    spans = [span for line in articles if (span := day_span(line.date))]
    parts = [f"Rests on {counted(len(articles), 'article')}"]
    if origins:
        named = f" ({', '.join(origins)})" if len(origins) <= 6 else ""
        parts.append(f"from {counted(len(origins), 'source')}{named}")
    if spans:
        first, last = min(span.first for span in spans), max(span.last for span in spans)
        dates = edtf.spoken(first.isoformat()) + (f" to {edtf.spoken(last.isoformat())}" if last > first else "")
        parts.append(f"published {dates}")
    undated_words = [f"{undated} without a date"] if undated else []
    return ", ".join([" ".join(parts), *undated_words, f"{corrected or 'none'} corrected by hand"]) + "."


def _numbers(edition: Edition, briefing: Briefing) -> tuple[str, ...]:
    """Events first, articles second; mentions are not counted."""
    tiers = [each.tier for each in _appearances(briefing)]
    articles = _all_articles(edition, briefing)
    undated_events = sum(edition.stories[id].date == UNKNOWN for id in briefing.stories)
    undated = sum(edition.articles[id].date == UNKNOWN for id in articles)
    main = f" ({tiers.count('primary')} mainly about it)" if 0 < tiers.count("primary") < len(tiers) else ""
    return (
        counted(len(briefing.stories), "event") + (f", {undated_events} undated" if undated_events else ""),
        counted(len(tiers) or len(articles), "article") + main + (f", {undated} undated" if undated else ""),
    )


def _appearances(briefing: Briefing) -> tuple[Appearance, ...]:
    return () if isinstance(briefing, PairBriefing) else briefing.appearances


def _passing(briefing: Briefing) -> tuple[str, ...]:
    return () if isinstance(briefing, PairBriefing) else briefing.passing


def _agreements(briefing: Briefing) -> tuple[str, ...]:
    return () if isinstance(briefing, (LeaderBriefing, IssueBriefing)) else briefing.agreements


def _all_articles(edition: Edition, briefing: Briefing, cited: Iterable[str] = ()) -> list[str]:
    """The articles that a briefing rests on, newest first."""
    found = {*cited, *_told_in(edition, briefing.stories), *(each.article for each in _appearances(briefing))}
    return sorted(found, key=edition.rank.__getitem__)


def _told_in(edition: Edition, stories: Iterable[str]) -> list[str]:
    return [article for id in stories for article in edition.briefings.stories[id].articles]


def _for(edition: Edition, double: Double) -> tuple[str, ...]:
    people = [edition.names.link("leaders", id).text for id in double.shared_people]
    issues = [edition.names.link("issues", id).text for id in double.shared_issues]
    return (
        *([f"both name {' and '.join(people)}"] if people else []),
        *([f"both touch on {', '.join(issues)}"] if issues else []),
        *(["the same place"] if double.same_place else []),
        *(["their reports read alike"] if double.retold else []),
    )


def _against(edition: Edition, double: Double) -> tuple[str, ...]:
    issues = [edition.names.link("issues", id).text for id in double.unshared_issues]
    first, second = edition.briefings.stories[double.first], edition.briefings.stories[double.second]
    one_place = (first.place is None) != (second.place is None)
    return (
        _dating(first.date.value == UNKNOWN, double.undated),
        *([f"only one touches on {', '.join(issues)}"] if issues else []),
        *(["only one names a place"] if one_place else []),
    )


def _dating(first_undated: bool, second_undated: bool) -> str:
    if first_undated:
        return "neither report says when"
    return "one report does not say when" if second_undated else "one report is vague about the date"
