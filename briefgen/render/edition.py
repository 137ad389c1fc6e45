"""One edition of the site: the briefings with every line written once, for all pages to share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.brief import Briefings
from briefgen.brief.doubles import Double
from briefgen.model.article import Article
from briefgen.model.site import Site
from briefgen.model.world import Knowledge
from briefgen.published import Record
from briefgen.render.lines import ArticleLine, EventLine, Writer, article_line, writer
from briefgen.render.names import Names, names, translated
from briefgen.render.news import News, news
from briefgen.render.quotes import Quotes, all_quotes
from briefgen.render.texts import Wordbook
from briefgen.summary.verdict import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What every page is made from."""

    briefings: Briefings
    knowledge: Knowledge
    site: Site
    t: Wordbook
    """The words of the interface: ``t("home.newest")``."""

    names: Names
    """In the language of the pages."""

    writer: Writer
    quotes: Mapping[str, Quotes]
    stories: Mapping[str, EventLine]
    """By story, oldest first, undated last."""

    told_by: Mapping[tuple[str, str], str]
    """The story of each article's event."""

    articles: Mapping[str, ArticleLine]
    """By article, newest first, undated last."""

    rank: Mapping[str, int]
    """Place of each article in that order."""

    texts: Mapping[str, Article]
    """The articles themselves, as far as they are at hand; only the private profile shows them."""

    notes: Mapping[str, str]
    """Markdown by path within the notes folder: ``countries/japan.md``."""

    judged: Mapping[str, Sequence[Judgement]]
    """What editors changed, by article."""

    news: News
    """What is new since the last publication."""

    open_stories: frozenset[str]
    doubles: Mapping[str, tuple[Double, ...]]
    """By either story."""

    @property
    def private(self) -> bool:
        return self.site.profile == "private"

    def lines(self, stories: Iterable[str]) -> tuple[EventLine, ...]:
        return tuple(self.stories[id] for id in stories)


def edition(
    briefings: Briefings,
    knowledge: Knowledge,
    site: Site,
    t: Wordbook,
    *,
    notes: Mapping[str, str],
    texts: Mapping[str, Article],
    judged: Mapping[str, Sequence[Judgement]],
    record: Record | None,
) -> Edition:
    """Write every line of the site once."""
    known = names(briefings, knowledge)
    shown = translated(known, t)
    quoted = all_quotes(briefings.summaries, site)
    lines = writer(briefings.summaries, known, shown, t, quoted, knowledge)
    stories = briefings.stories.values()
    return Edition(
        briefings=briefings,
        knowledge=knowledge,
        site=site,
        t=t,
        names=shown,
        writer=lines,
        quotes=quoted,
        stories={story.id: lines.story(story) for story in stories},
        told_by={(each.article, each.event.id): story.id for story in stories for each in story.accounts},
        articles={id: article_line(summary, t) for id, summary in briefings.summaries.items()},
        rank={id: place for place, id in enumerate(briefings.summaries)},
        texts=texts,
        notes=notes,
        judged=judged,
        news=news(stories, record),
        open_stories=frozenset(item.story for item in briefings.open_items),
        doubles=_by_story(briefings.doubles),
    )


def _by_story(doubles: Iterable[Double]) -> dict[str, tuple[Double, ...]]:
    found: defaultdict[str, list[Double]] = defaultdict(list)
    for double in doubles:
        found[double.first].append(double)
        found[double.second].append(double)
    return {id: tuple(each) for id, each in found.items()}
