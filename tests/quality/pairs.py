"""Pairs of short articles, as written in ``pairs.md``, and what briefgen makes of each."""

from __future__ import annotations

from functools import cache
from itertools import product

from briefgen.brief import brief
from briefgen.brief.retellings import retellings
from briefgen.extract import extract
from briefgen.model.article import UNKNOWN, Article, Published
from briefgen.model.summary import Summary
from tests.blocks import Block, blocks
from tests.quality.labels import HERE, knowledge

PAIRS = HERE / "pairs.md"
VERDICTS = ("same", "possibly", "other")


@cache
def pairs() -> dict[str, Block]:
    """The pairs by title."""
    return dict(blocks(PAIRS))


def verdict(pair: Block) -> str:
    """What briefgen makes of the events of one type in two articles."""
    summaries = [_summary(_article(pair, "first", "day")), _summary(_article(pair, "second", "later"))]
    made = brief(summaries, knowledge())
    told = [story for story in made.stories.values() if story.type == pair["event"]]
    if any(len(story.articles) > 1 for story in told):
        return "same"
    one, two = ([story.id for story in told if article.id in story.articles] for article in summaries)
    if not (one and two):
        return "an article tells no such event"
    doubted = {frozenset((double.first, double.second)) for double in made.doubles}
    return "possibly" if any(frozenset(both) in doubted for both in product(one, two)) else "other"


def alike(pair: Block) -> bool:
    """Whether two articles read as the same story."""
    articles = {"first": _article(pair, "first", "day"), "second": _article(pair, "second", "later")}
    return bool(retellings([_summary(article) for article in articles.values()], articles))


def _article(pair: Block, text: str, day: str) -> Article:
    """An article without a headline; it has the id and the file of its field."""
    return Article(
        file=text,
        title="",
        published=Published(value=pair.get(day, UNKNOWN)),
        paragraphs=(pair[text].replace("\n", " "),),
        sha256=text,
    )


def _summary(article: Article) -> Summary:
    return extract(article, knowledge(), article.file)
