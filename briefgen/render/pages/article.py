"""The page of an article: key points, events, who and what with the reasons, facts, and where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.brief.corpus import Role, Said
from briefgen.model import edtf
from briefgen.model.article import Cut, Published
from briefgen.model.summary import TIERS as TIER_ORDER
from briefgen.model.summary import Ignored, IssueRole, LeaderRole, Summary
from briefgen.read.language import is_english, language_name
from briefgen.render.body import TIERS, DoubleView, SourceLine, doubles_among, source_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import CiteView, EventLine, SaidLine
from briefgen.render.names import Link
from briefgen.render.page import Page
from briefgen.render.passages import ParagraphView, full_text, skeleton
from briefgen.render.wording import HOW
from briefgen.summary.verdict import Judgement

WHY = {
    "title": "named in the title",
    "lead": "named in the opening",
    "actor": "acts",
    "speaker": "speaks",
    "spread": "named throughout",
    "topic": "talked about",
    "background": "background",
    "enumeration": "named in a list",
    "venue": "place of the event",
    "sole": "the only country named",
}
"""Reasons of a tier, in words."""

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
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article."""

    title: str
    facts: tuple[tuple[str, str], ...]
    url: str
    points: tuple[PointView, ...]
    events: tuple[EventLine, ...]
    said: tuple[SaidLine, ...]
    roles: tuple[tuple[str, tuple[RoleView, ...]], ...]
    """Headings with their rows; a heading without rows is left out."""

    doubles: tuple[DoubleView, ...]
    paragraphs: tuple[ParagraphView, ...]
    cuts: tuple[Cut, ...]
    review: tuple[tuple[str, str, str], ...]
    """Field, reason and hint."""

    judged: Sequence[Judgement]
    language: str


def article_pages(edition: Edition, press: Press) -> Iterator[Page]:
    """A page for each article."""
    for summary in edition.briefings.summaries.values():
        view = _article(edition, summary)
        yield press.page(f"articles/{summary.id}.html", "article.html", _others(edition, summary, view), view=view)


def _article(edition: Edition, summary: Summary) -> ArticleView:
    events = tuple(_event(edition, summary, event.id) for event in summary.events)
    text = edition.texts.get(summary.id) if edition.private else None
    return ArticleView(
        title=summary.title,
        facts=_facts(summary),
        url=summary.source.url if summary.source.url and re.match(r"https?://", summary.source.url) else "",
        points=tuple(
            PointView(text=point.text, cites=edition.writer.cites(summary.id, point.evidence))
            for point in edition.quotes[summary.id].points
        ),
        events=events,
        said=_said(edition, summary),
        roles=_roles(edition, summary),
        doubles=doubles_among(edition, _stories(edition, summary)) if edition.doubles else (),
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
    told.update(cite.article for each in view.doubles for line in (each.first, each.second) for cite in line.cites)
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


def _facts(summary: Summary) -> tuple[tuple[str, str], ...]:
    """The facts panel: labels with values, those that the article does not give left out."""
    source, published = summary.source, summary.published
    facts = (
        ("Published", _printed(published)),
        ("How the date was found", HOW.get(published.how or "", published.how or "")),
        ("Its words", published.words or ""),
        ("Agency", source.agency or ""),
        ("Relayed by", source.via or ""),
        ("Publisher", source.publisher or ""),
        ("Author", source.author or ""),
        ("Language", _language(source.language)),
        ("Length", f"{source.words:,} words" if source.words else ""),
        ("Left out", _ignored(source.ignored) if source.ignored else ""),
        ("File", source.file),
        ("SHA-256 of the story", source.sha256),
    )
    return tuple((label, value) for label, value in facts if value)


def _language(code: str) -> str:
    """A language other than English, from which nothing is extracted."""
    return "" if is_english(code) else f"{language_name(code)}; nothing is taken from it"


def _printed(published: Published) -> str:
    """The date as printed, its time and zone as written."""
    day, _, clock = published.value.partition("T")
    return " ".join(part for part in (edtf.spoken(day), clock, published.zone or "") if part)


def _ignored(ignored: Ignored) -> str:
    return f"lines {ignored.lines} of the file, {ignored.words} words ({ignored.rule})"


def _roles(edition: Edition, summary: Summary) -> tuple[tuple[str, tuple[RoleView, ...]], ...]:
    """Who and what the article is about, by kind; main subjects first."""
    matched = edition.quotes[summary.id].matched
    kinds: tuple[tuple[str, str, Sequence[Role]], ...] = (
        ("Countries", "countries", summary.countries),
        ("Leaders", "leaders", summary.leaders),
        ("Organisations", "organisations", summary.organisations),
        ("Issues", "issues", summary.issues),
    )
    found = []
    for heading, kind, roles in kinds:
        ranked = sorted(roles, key=lambda role: TIER_ORDER.index(role.tier))
        found.append((heading, tuple(_role(edition, summary, kind, role, matched) for role in ranked)))
    return tuple((heading, rows) for heading, rows in found if rows)


def _role(
    edition: Edition, summary: Summary, kind: str, role: Role, matched: Mapping[str, tuple[str, ...]]
) -> RoleView:
    if isinstance(role, IssueRole):
        detail, why = "", tuple(f"“{words}”" for words in matched.get(role.id, ()))
    elif isinstance(role, LeaderRole):
        of = edition.names.actor(role.of).text if role.of else ""
        detail, why = ", ".join(part for part in (role.office, of) if part), _reasons(role.why)
    else:
        detail, why = "", _reasons(role.why)
    return RoleView(
        link=edition.names.link(kind, role.id),
        tier=role.tier,
        tier_words=TIERS[role.tier],
        detail=detail,
        why=why,
        cites=edition.writer.cites(summary.id, role.evidence)[:CITED],
    )


def _reasons(why: Sequence[str]) -> tuple[str, ...]:
    return tuple(WHY.get(each, each) for each in why)
