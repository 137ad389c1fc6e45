"""From briefings to the pages of a site; nothing here reads or writes the disk but :func:`load_theme`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.brief import Briefings
from briefgen.model.article import Article
from briefgen.model.site import Site
from briefgen.model.world import Knowledge
from briefgen.published import Record
from briefgen.render.edition import Edition, edition
from briefgen.render.engine import Press
from briefgen.render.links import Ends, dead_links, trace
from briefgen.render.page import File, Kept, Page
from briefgen.render.pages.article import article_pages
from briefgen.render.pages.evidence import evidence_scripts
from briefgen.render.pages.feeds import feed_pages
from briefgen.render.pages.home import home_page
from briefgen.render.pages.indexes import article_index, index_pages
from briefgen.render.pages.issues import issue_pages
from briefgen.render.pages.leaders import leader_pages
from briefgen.render.pages.open import open_page
from briefgen.render.pages.pairs import pair_pages
from briefgen.render.pages.periods import has_weeks, month_pages, week_pages
from briefgen.render.pages.positions import position_index, position_pages
from briefgen.render.pages.review import review_pages
from briefgen.render.pages.search import search_pages
from briefgen.render.pages.still import about_page, files, not_found_page
from briefgen.render.pages.stories import story_pages
from briefgen.render.pages.subjects import country_pages, organisation_pages
from briefgen.render.pages.timeline import timeline_page
from briefgen.render.templates import Codes
from briefgen.render.texts import wordbook
from briefgen.render.theme import Theme, load_theme, shipped_templates
from briefgen.summary.verdict import Judgement

__all__ = [
    "Codes",
    "Ends",
    "File",
    "Kept",
    "Page",
    "Theme",
    "dead_links",
    "edition",
    "load_theme",
    "pages",
    "render",
    "shipped_templates",
    "trace",
]

PAGES = (
    home_page,
    index_pages,
    country_pages,
    leader_pages,
    issue_pages,
    organisation_pages,
    pair_pages,
    position_index,
    position_pages,
    story_pages,
    article_index,
    article_pages,
    timeline_page,
    open_page,
    month_pages,
    week_pages,
    review_pages,
    about_page,
    search_pages,
    feed_pages,
    evidence_scripts,
)
"""The kinds of pages, each a function from the edition and the press."""


def render(
    briefings: Briefings,
    knowledge: Knowledge,
    site: Site,
    theme: Theme,
    notes: Mapping[str, str],
    articles: Mapping[str, Article],
    judgements: Mapping[str, Sequence[Judgement]] | None = None,
    record: Record | None = None,
) -> tuple[Page, ...]:
    """Make every file of the site, by path.

    :param notes: Markdown by path within the notes folder: ``countries/japan.md``, ``about.md``.
    :param articles: by summary id; only the private profile shows their text.
    :param judgements: how the edits of each article's override stand, by summary id.
    :param record: what was published last; without it nothing is called new.
    :raises BriefgenError: a template is at fault.
    """
    t, judged = wordbook(site.language), judgements or {}
    whole = edition(briefings, knowledge, site, t, notes=notes, texts=articles, judged=judged, record=record)
    return tuple(page for page in pages(whole, theme) if isinstance(page, Page))


def pages(
    whole: Edition, theme: Theme, known: Mapping[str, Kept] | None = None, codes: Codes | None = None
) -> tuple[File, ...]:
    """Make every file of the site from its edition, by path.

    :param known: pages that are there already, by path; those that would be made from the same stay as they are.
    :param codes: compiled templates, with which those that are compiled now are put.
    :raises BriefgenError: a template is at fault.
    """
    press = Press(theme, whole.site, whole.t, tuple(_navigation(whole)), known=known, codes=codes)
    made = [page for make in PAGES for page in make(whole, press)]
    made += [*not_found_page(whole, press, theme), *files(theme)]
    return tuple(sorted(made, key=lambda page: page.path))


def _navigation(whole: Edition) -> Iterator[tuple[str, str]]:
    """The sections of the site that have pages, with their paths."""
    mentioned = {each.kind for each in whole.briefings.mentioned_only}
    for kind in ("countries", "leaders", "issues", "organisations", "pairs"):
        if getattr(whole.briefings, kind) or kind in mentioned:
            yield whole.t(f"kinds.{kind}"), f"{kind}/index.html"
    yield whole.t("sections.timeline"), "timeline.html"
    if has_weeks(whole):
        yield whole.t("sections.weeks"), "weeks/index.html"
    yield whole.t("sections.articles"), "articles/index.html"
    for name in ("search", "review", "about"):
        yield whole.t(f"sections.{name}"), f"{name}.html"
