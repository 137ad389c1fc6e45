"""What a person should look at: the newest of each kind on one page; where that is not all, all on further ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.model.article import UNKNOWN
from briefgen.render.body import source_lines
from briefgen.render.doubts import DoubleView, double_view
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine
from briefgen.render.page import File

NEWEST = 20
"""Items of a kind on the review page itself."""

LINES, DOUBLES = 100, 25
"""Items on a further page, counted from the oldest, so that a new one changes the last page alone."""

LONGEST = 200
"""Characters shown of what is said of an item; the summary and the override have all of it."""

KINDS = ("published", "countries", "leaders", "leaders-of", "events-date", "source")
"""Kinds of doubts about an article, those that matter most first; any other comes last, as ``other``."""

URGENT = ("orphan", "contradicts-text", "stale", "redundant", "active")
"""States of corrections, those that want an editor first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """Something to look at in an article, or a correction of it and how it stands."""

    article: ArticleLine
    field: str
    """Path into the summary."""

    note: str
    hint: str = ""
    state: str = ""
    """Of a correction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PileView:
    """Items of one kind, or some of them."""

    kind: str
    """Names pages, anchor and texts: ``published``, ``doubles``, ``corrections``."""

    total: int
    hints: tuple[str, ...]
    """What to do about them."""

    lines: tuple[ReviewLine, ...] = ()
    doubles: tuple[DoubleView, ...] = ()
    first: int = 0
    """Number of the first item on a further page, from 1; 0 on the review page."""

    before: str = ""
    after: str = ""
    """Pages before and after this one, of the same kind."""

    rest: str = ""
    """On the review page: the first further page, where not all stands here."""

    @property
    def last(self) -> int:
        return self.first + len(self.lines) + len(self.doubles) - 1


def review_pages(edition: Edition, press: Press) -> Iterator[File]:
    """The review page, and pages for each kind of which there is more than it holds."""
    piles = (*_doubts(edition), *_doubles(edition), *_corrections(edition))
    yield _page(edition, press, "review.html", tuple(map(_newest, piles)))
    for pile in piles:
        for path, part in _parts(pile):
            yield _page(edition, press, path, (part,))


def _page(edition: Edition, press: Press, path: str, piles: Sequence[PileView]) -> File:
    lines = [line for pile in piles for each in pile.doubles for line in (each.first, each.second)]
    sources = source_lines(edition, (), [cite.article for line in lines for cite in line.cites])
    return press.page(path, "review.html", sources, piles=piles)


def _newest(pile: PileView) -> PileView:
    """The newest items of a kind, newest first; of corrections the most urgent."""
    places = range(len(pile.lines) - 1, -1, -1)
    urgent = sorted(places, key=lambda at: URGENT.index(pile.lines[at].state) if pile.lines[at].state else 0)
    return replace(
        pile,
        lines=tuple(pile.lines[at] for at in urgent[:NEWEST]),
        doubles=tuple(reversed(pile.doubles[-NEWEST:])),
        rest=_path(pile, 0) if pile.total > NEWEST else "",
    )


def _parts(pile: PileView) -> Iterator[tuple[str, PileView]]:
    """The further pages of a kind with their paths, from the oldest item on; none where the review page has all."""
    size = _size(pile)
    starts = range(0, pile.total, size) if pile.total > NEWEST else ()
    for at, start in enumerate(starts):
        yield (
            _path(pile, at),
            replace(
                pile,
                lines=pile.lines[start : start + size],
                doubles=pile.doubles[start : start + size],
                first=start + 1,
                before=_path(pile, at - 1) if at else "",
                after=_path(pile, at + 1) if at + 1 < len(starts) else "",
            ),
        )


def _path(pile: PileView, at: int) -> str:
    return f"review/{pile.kind}-{at + 1}.html"


def _size(pile: PileView) -> int:
    return DOUBLES if pile.doubles else LINES


def _doubts(edition: Edition) -> Iterator[PileView]:
    """What the extractor was not sure of, by kind."""
    found: dict[str, list[ReviewLine]] = {kind: [] for kind in (*KINDS, "other")}
    for id in _oldest_first(edition):
        for item in edition.briefings.summaries[id].review:
            line = ReviewLine(
                article=edition.articles[id], field=item.field, note=_cut(item.reason), hint=_cut(item.hint)
            )
            kind = _kind(item.field)
            found[kind if kind in found else "other"].append(line)
    for kind, lines in found.items():
        if lines:
            hints = tuple(sorted({line.hint for line in lines if line.hint})[:3])
            same = len({line.note for line in lines}) == 1
            shown = (replace(line, note="") if same else line for line in lines)
            yield PileView(kind=kind, total=len(lines), hints=hints, lines=tuple(shown))


def _doubles(edition: Edition) -> Iterator[PileView]:
    """Events that may be one, in the order of the later one's report."""
    places = {id: place for place, id in enumerate(edition.stories)}
    found = sorted(edition.briefings.doubles, key=lambda double: (places[double.first], places[double.second]))
    if found:
        views = tuple(double_view(edition, double) for double in found)
        yield PileView(kind="doubles", total=len(views), hints=(), doubles=views)


def _corrections(edition: Edition) -> Iterator[PileView]:
    """What editors changed, and how it stands."""
    lines = tuple(
        ReviewLine(
            article=edition.articles[id],
            field=each.path,
            note=_cut("; ".join(part for part in (each.message, each.why) if part)),
            state=each.state,
        )
        for id in _oldest_first(edition)
        for each in sorted(edition.judged.get(id, ()), key=lambda each: each.path)
    )
    if lines:
        yield PileView(kind="corrections", total=len(lines), hints=(), lines=lines)


def _oldest_first(edition: Edition) -> list[str]:
    """The articles, oldest first, undated last: a new one comes near the end."""
    dated = [id for id, line in edition.articles.items() if line.date != UNKNOWN]
    return [*reversed(dated), *(id for id, line in edition.articles.items() if line.date == UNKNOWN)]


def _kind(field: str) -> str:
    """The kind of a doubt by the field that it is about.

    >>> _kind("events.meeting-unknown-jpn-mng.date"), _kind("published"), _kind("leaders.kim.of")
    ('events-date', 'published', 'leaders-of')
    """
    return re.sub(r"\..*?(?:\.(\w+))?$", lambda match: f"-{match[1]}" if match[1] else "", field)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
