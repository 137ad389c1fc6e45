"""The page of an article: key points, events, who and what with the reasons, facts, and where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.brief.corpus import Role, Said
from briefgen.model.article import Cut, Published
from briefgen.model.summary import TIERS as TIER_ORDER
from briefgen.model.summary import Ignored, IssueRole, LeaderRole, Summary
from briefgen.read.language import is_english, language_name
from briefgen.render.body import SourceLine, source_lines
from briefgen.render.doubts import DoublesView, doubles_among
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import CiteView, EventLine, SaidLine
from briefgen.render.names import Link
from briefgen.render.page import File
from briefgen.render.passages import ParagraphView, full_text, skeleton
from briefgen.render.texts import Wordbook
from briefgen.summary.verdict import Judgement

CITED = 3
"""Paragraphs cited for a subject's part in the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A key point in our own words."""

    text: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """A subject of the article and why it counts as it does."""

    link: Link
    tier: str
    tier_words: str
    detail: str
    why: tuple[str, ...]
    quoted: bool
    """Whether the reasons are words of the article."""

    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article."""

    title: str
    facts: tuple[tuple[str, str], ...]
    """Names of the facts, as keys of their texts, with values."""

    url: str
    points: tuple[PointView, ...]
    events: tuple[EventLine, ...]
    said: tuple[SaidLine, ...]
    roles: tuple[tuple[str, tuple[RoleView, ...]], ...]
    """Kinds with their rows; a kind without rows is left out."""

    doubles: DoublesView
    paragraphs: tuple[ParagraphView, ...]
    cuts: tuple[Cut, ...]
    review: tuple[tuple[str, str, str], ...]
    """Field, reason and hint."""

    judged: Sequence[Judgement]
    language: str


def article_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each article."""
    for summary in edition.briefings.summaries.values():
        view = _article(edition, summary)
        yield press.page(f"articles/{summary.id}.html", "article.html", _others(edition, summary, view), view=view)


def _article(edition: Edition, summary: Summary) -> ArticleView:
    events = tuple(_event(edition, summary, event.id) for event in summary.events)
    text = edition.texts.get(summary.id) if edition.private else None
    return ArticleView(
        title=edition.articles[summary.id].title,
        facts=_facts(edition.t, summary),
        url=summary.source.url if summary.source.url and re.match(r"https?://", summary.source.url) else "",
        points=tuple(
            PointView(text=point.text, cites=edition.writer.cites(summary.id, point.evidence))
            for point in edition.quotes[summary.id].points
        ),
        events=events,
        said=_said(edition, summary),
        roles=_roles(edition, summary),
        doubles=doubles_among(edition, _stories(edition, summary)),
        paragraphs=full_text(summary, text) if text else skeleton(edition, summary, events),
        cuts=text.ignored if text else (),
        review=tuple((item.field, item.reason, item.hint) for item in summary.review),
        judged=edition.judged.get(summary.id, ()),
        language=summary.source.language,
    )


def _stories(edition: Edition, summary: Summary) -> list[str]:
    return [edition.told_by[summary.id, event.id] for event in summary.events]


def _others(edition: Edition, summary: Summary, view: ArticleView) -> tuple[SourceLine, ...]:
    """The articles that tell, or may tell, the same events, this one among them; empty when there are no others."""
    told = {article for id in _stories(edition, summary) for article in edition.briefings.stories[id].articles}
    told |= view.doubles.cited
    return source_lines(edition, (), told) if told - {summary.id} else ()


def _event(edition: Edition, summary: Summary, id: str) -> EventLine:
    """The article's own telling, or the story's where others tell it too."""
    event = next(event for event in summary.events if event.id == id)
    line = edition.writer.event(summary.id, event)
    story = edition.stories[edition.told_by[summary.id, id]]
    return replace(line, accounts=story.accounts, page=story.page)


def _said(edition: Edition, summary: Summary) -> tuple[SaidLine, ...]:
    date = summary.published.value
    found = (Said(article=summary.id, statement=each, actor=None, date=date) for each in summary.statements)
    return edition.writer.said(found)


def _facts(t: Wordbook, summary: Summary) -> tuple[tuple[str, str], ...]:
    """The facts panel, what the article does not give left out."""
    source, published = summary.source, summary.published
    facts = (
        ("published", _printed(t, published)),
        ("how", t.coded("how", published.how or "")),
        ("words", published.words or ""),
        ("agency", source.agency or ""),
        ("via", source.via or ""),
        ("publisher", source.publisher or ""),
        ("author", source.author or ""),
        ("language", _language(t, source.language)),
        ("length", t("facts.length_words", n=source.words) if source.words else ""),
        ("left_out", _ignored(t, source.ignored) if source.ignored else ""),
        ("file", source.file),
        ("sha256", source.sha256),
    )
    return tuple((name, value) for name, value in facts if value)


def _language(t: Wordbook, code: str) -> str:
    """A language other than English, from which nothing is extracted."""
    name = t.name("languages", code.partition("-")[0], language_name(code))
    return "" if is_english(code) else t("facts.foreign", language=name)


def _printed(t: Wordbook, published: Published) -> str:
    """The date as printed, its time and zone as written."""
    day, _, clock = published.value.partition("T")
    return " ".join(part for part in (t.date(day), clock, published.zone or "") if part)


def _ignored(t: Wordbook, ignored: Ignored) -> str:
    return t("facts.ignored", lines=ignored.lines, n=ignored.words, rule=ignored.rule)


def _roles(edition: Edition, summary: Summary) -> tuple[tuple[str, tuple[RoleView, ...]], ...]:
    """Who and what the article is about, by kind; main subjects first."""
    matched = edition.quotes[summary.id].matched
    kinds: tuple[tuple[str, Sequence[Role]], ...] = (
        ("countries", summary.countries),
        ("leaders", summary.leaders),
        ("organisations", summary.organisations),
        ("issues", summary.issues),
    )
    found = []
    for kind, roles in kinds:
        ranked = sorted(roles, key=lambda role: TIER_ORDER.index(role.tier))
        found.append((kind, tuple(_role(edition, summary, kind, role, matched) for role in ranked)))
    return tuple((kind, rows) for kind, rows in found if rows)


def _role(
    edition: Edition, summary: Summary, kind: str, role: Role, matched: Mapping[str, tuple[str, ...]]
) -> RoleView:
    if isinstance(role, IssueRole):
        detail, why = "", tuple(edition.t("article.quoted", words=words) for words in matched.get(role.id, ()))
    elif isinstance(role, LeaderRole):
        of = edition.writer.names.actor(role.of).text if role.of else ""
        detail, why = ", ".join(part for part in (role.office, of) if part), _reasons(edition.t, role.why)
    else:
        detail, why = "", _reasons(edition.t, role.why)
    return RoleView(
        link=edition.names.link(kind, role.id),
        tier=role.tier,
        tier_words=edition.t(f"tiers.{role.tier}"),
        detail=detail,
        why=why,
        quoted=isinstance(role, IssueRole),
        cites=edition.writer.cites(summary.id, role.evidence)[:CITED],
    )


def _reasons(t: Wordbook, why: Sequence[str]) -> tuple[str, ...]:
    return tuple(t.coded("why", each) for each in why)
