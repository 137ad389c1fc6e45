"""The pages that hardly change: review, about, 404, and the files that pages need."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from briefgen.render.body import DoubleView, doubles_among, doubted_in, rests_on, source_lines
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import ArticleLine
from briefgen.render.notes import note
from briefgen.render.page import Page
from briefgen.render.theme import STYLE, Theme

STATES = {
    "active": "applied",
    "redundant": "no longer needed",
    "stale": "applied, but the extractor has changed its mind",
    "orphan": "not applied: nothing to apply it to",
    "contradicts-text": "applied against the text",
}
"""How an editor's change stands, in words."""

URGENT = ("orphan", "contradicts-text", "stale", "redundant", "active")
"""States, those that want an editor first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """Something to look at."""

    article: ArticleLine
    field: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedLine:
    """An editor's change and how it stands."""

    article: ArticleLine
    field: str
    state: str
    state_words: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """The review page."""

    items: tuple[ReviewLine, ...]
    """Worst first."""

    judged: tuple[JudgedLine, ...]
    doubles: tuple[DoubleView, ...]


def review_page(edition: Edition, press: Press) -> Iterator[Page]:
    """What a person should look at, the worst first."""
    found = [
        (place, ReviewLine(article=edition.articles[id], field=item.field, reason=item.reason, hint=item.hint))
        for id, summary in edition.briefings.summaries.items()
        for place, item in enumerate(summary.review)
    ]
    ranked = sorted(found, key=lambda each: (each[0], each[1].field != "published"))  # else newest article first
    view = ReviewView(
        items=tuple(line for _, line in ranked),
        judged=_judged(edition),
        doubles=doubles_among(edition, edition.briefings.stories),
    )
    cited = doubted_in(edition, edition.briefings.stories)
    yield press.page("review.html", "review.html", source_lines(edition, (), cited), view=view)


def about_page(edition: Edition, press: Press) -> Iterator[Page]:
    """What this site is and how it is made, and what its editors say of it."""
    own: Markup = note(edition.notes.get("about.md", ""))
    rests = rests_on(edition, tuple(edition.articles.values()))
    yield press.page("about.html", "about.html", note=own, rests=rests)


def not_found_page(edition: Edition, press: Press, theme: Theme) -> Iterator[Page]:
    """The page a server shows at any depth: its style inside, its links from the site's own address."""
    style = theme.assets.get(STYLE, b"").decode()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    home = edition.site.base_url.rstrip("/") + "/index.html" if edition.site.base_url else "index.html"
    yield press.page("404.html", "404.html", style=Markup(style), style_hash=f"sha256-{digest}", home=home)


def files(theme: Theme) -> Iterator[Page]:
    """The theme's assets, and the mark that keeps GitHub Pages from running Jekyll."""
    yield Page(path=".nojekyll", content=b"")
    for name, content in theme.assets.items():
        yield Page(path=f"assets/{name}", content=content)


def _judged(edition: Edition) -> tuple[JudgedLine, ...]:
    lines = [
        JudgedLine(
            article=edition.articles[id],
            field=each.path,
            state=each.state,
            state_words=STATES.get(each.state, each.state),
            note="; ".join(part for part in (each.message, each.why) if part),
        )
        for id in edition.articles
        for each in edition.judged.get(id, ())
    ]
    return tuple(sorted(lines, key=lambda line: (URGENT.index(line.state), edition.rank[line.article.id], line.field)))
