"""Feeds of events, for readers of feeds: of the whole site, and of each country. An event is announced once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.model import edtf
from briefgen.model.article import UNKNOWN
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.lines import EventLine
from briefgen.render.names import country_slug
from briefgen.render.page import File

NEWEST = 50
"""Entries of a feed."""

TAG = "tag:briefgen,2024:"
"""What ids of entries begin with (RFC 4151): they depend neither on the address of the site nor on the build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """An event as a feed tells it."""

    id: str
    event: EventLine
    reported: str
    """Day of the first report, which is when it was news: ``2024-09-23``."""

    path: str
    """The page that tells it, from the site's root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed, newest report first."""

    id: str
    title: str
    page: str
    """The page that the feed goes with, from the site's root."""

    entries: tuple[EntryView, ...]


def feed_pages(edition: Edition, press: Press) -> Iterator[File]:
    """A feed for the site, and one for each country, where an event has a report with a day."""
    views = {"feeds/events.xml": _feed(edition, "events", edition.site.title, "index.html", [*edition.stories])}
    for briefing in edition.briefings.countries:
        slug = country_slug(edition.knowledge, briefing.id)
        title = f"{edition.names.link('countries', briefing.id).text} · {edition.site.title}"
        page = f"countries/{slug}.html"
        views[country_feed(slug)] = _feed(edition, f"countries/{slug}", title, page, briefing.stories)
    base = f"{edition.site.base_url.rstrip('/')}/" if edition.site.base_url else ""
    for path, view in views.items():
        if view.entries:
            yield press.page(path, "feed.xml.html", view=view, base=base)


def country_feed(slug: str) -> str:
    """The path of a country's feed."""
    return f"feeds/countries/{slug}.xml"


def has_feed(edition: Edition, stories: Sequence[str]) -> bool:
    """Whether a feed of ``stories`` has an entry: a report that gives its day."""
    return any(_reported(edition, id) for id in stories)


def _feed(edition: Edition, id: str, title: str, page: str, stories: Sequence[str]) -> FeedView:
    entries = [
        EntryView(
            id=f"{TAG}event/{_lasting(edition, story)}",
            event=edition.stories[story],
            reported=day,
            path=_page(edition, story),
        )
        for story in stories
        if (day := _reported(edition, story))
    ]
    newest = sorted(entries, key=lambda entry: (entry.reported, entry.id), reverse=True)[:NEWEST]
    return FeedView(id=f"{TAG}{id}", title=title, page=page, entries=tuple(newest))


def _lasting(edition: Edition, story: str) -> str:
    """What a feed calls an event, whatever else comes in: one without a date may get a namesake any day."""
    account = edition.briefings.stories[story].accounts[0]
    return f"{account.article}/{account.event.id}" if edition.stories[story].date == UNKNOWN else story


def _reported(edition: Edition, story: str) -> str:
    """The day of the first dated report; empty when no report has one."""
    days = [day for each in edition.briefings.stories[story].accounts if (day := edtf.day_of(each.published))]
    return min(days).isoformat() if days else ""


def _page(edition: Edition, story: str) -> str:
    line = edition.stories[story]
    return line.page or f"articles/{edition.briefings.stories[story].accounts[0].article}.html"
