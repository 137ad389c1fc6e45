"""The page of a story that several articles tell: what each account says, where they agree, differ or are silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.brief.likeness import Account
from briefgen.brief.stories import Story
from briefgen.model.article import UNKNOWN
from briefgen.model.edtf import span
from briefgen.render.body import SourceLine, source_lines
from briefgen.render.doubts import DoublesView, doubles_among
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import CiteView, EventLine
from briefgen.render.page import File


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """What one account says of one thing."""

    text: str
    verdict: str
    """``agrees``, ``differs`` or ``silent``, against what the site takes as said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """One article's account."""

    source: SourceLine
    cells: tuple[CellView, ...]
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story with its accounts side by side."""

    event: EventLine
    headings: tuple[str, ...]
    accounts: tuple[AccountView, ...]
    independent: int
    doubles: DoublesView


HEADINGS = ("date", "place", "status", "people", "issues")
"""What accounts are held against one another by, as keys of their texts."""


def story_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A page for each story with more than one account."""
    for story in edition.briefings.stories.values():
        if len(story.accounts) > 1:
            doubles = doubles_among(edition, [story.id])
            sources = source_lines(edition, (), {*story.articles, *doubles.cited})
            view = _story(edition, story, doubles, {source.article.id: source for source in sources})
            yield press.page(f"stories/{story.id}.html", "story.html", sources, view=view)


def _story(edition: Edition, story: Story, doubles: DoublesView, sources: dict[str, SourceLine]) -> StoryView:
    accounts = [
        AccountView(
            source=sources[account.article],
            cells=_cells(edition, story, account),
            cites=edition.writer.cites(account.article, account.event.evidence),
        )
        for account in story.accounts
    ]
    return StoryView(
        event=edition.stories[story.id],
        headings=HEADINGS,
        accounts=tuple(sorted(accounts, key=lambda account: account.source.number)),
        independent=story.independent,
        doubles=doubles,
    )


def _cells(edition: Edition, story: Story, account: Account) -> tuple[CellView, ...]:
    event, others = account.event, [other.event for other in story.accounts if other is not account]
    date = edition.t.date(event.date.value) if event.date.value != UNKNOWN else ""
    return (
        _cell(date, _is_within(event.date.value, story.date.value)),
        _cell(event.place.name if event.place else "", event.place == story.place),
        _cell(edition.t.coded("status", event.status), event.status == story.status),
        _cell(_named(edition, "leaders", event.people), _says_no_other(event.people, (each.people for each in others))),
        _cell(_named(edition, "issues", event.issues), _says_no_other(event.issues, (each.issues for each in others))),
    )


def _is_within(date: str, other: str) -> bool:
    """Whether one date lies in the other: who says April and who says 30 April agree."""
    mine, told = span(date), span(other)
    if mine is None or told is None:
        return mine == told
    narrow, wide = sorted((mine, told), key=lambda days: days.last - days.first)
    return wide.first <= narrow.first and narrow.last <= wide.last


def _says_no_other(mine: Sequence[str], others: Iterable[Sequence[str]]) -> bool:
    """Whether an account names more or fewer than each other one that names any, but not others."""
    own = set(mine)
    return all(own <= set(ids) or own >= set(ids) for ids in others if ids)


def _cell(text: str, agrees: bool) -> CellView:
    return CellView(text=text, verdict="silent" if not text else "agrees" if agrees else "differs")


def _named(edition: Edition, kind: str, ids: Sequence[str]) -> str:
    return ", ".join(edition.names.link(kind, id).text for id in ids)
