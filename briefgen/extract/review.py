"""What a person should look at in a summary, worst first, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.extract.story import Story
from briefgen.model.article import UNKNOWN, Article
from briefgen.model.summary import PASSING, PRIMARY, CountryRole, Event, LeaderRole, ReviewItem
from briefgen.read.language import language_name


def review_items(
    story: Story, countries: Sequence[CountryRole], leaders: Sequence[LeaderRole], events: Sequence[Event]
) -> tuple[ReviewItem, ...]:
    """The doubts about an article: its date first, then who and where, then what happened when."""
    return (
        *_date(story.article),
        *_countries(countries),
        *_leaders(story, leaders),
        *_events(events, leaders),
        *_reading(story.article),
    )


def not_extracted(article: Article) -> tuple[ReviewItem, ...]:
    """What a person should know of an article in another language, from which nothing is taken."""
    name = language_name(article.language)
    found = ReviewItem(
        field="source",
        reason=f"not extracted: language {article.language}" + (f" ({name})" if name != article.language else ""),
        hint="name its countries and events in the override; if it is English, write `language: en` in a front matter",
    )
    return (found, *_date(article), *_reading(article))


def _date(article: Article) -> Iterator[ReviewItem]:
    published = article.published
    if published.value == UNKNOWN:
        reason = next((doubt for doubt in article.doubts if "date" in doubt or "day" in doubt), "undated")
        yield ReviewItem(
            field="published",
            reason=reason,
            hint="find the date at the source and write `published: YYYY-MM-DD` in the override",
        )


def _countries(countries: Sequence[CountryRole]) -> Iterator[ReviewItem]:
    if not any(country.tier != PASSING for country in countries):
        yield ReviewItem(
            field="countries",
            reason="no country has more than a passing part",
            hint="name the countries the story is about, if any",
        )


def _leaders(story: Story, leaders: Sequence[LeaderRole]) -> Iterator[ReviewItem]:
    for leader in leaders:
        if leader.of is None:
            yield ReviewItem(
                field=f"leaders.{leader.id}.of",
                reason="neither text nor knowledge tells the country",
                hint="write `of:` with a country code, or `drop`",
            )
    for doubt in sorted({(doubt.words, doubt.reason) for doubt in story.doubts if doubt.is_open}):
        yield ReviewItem(
            field="leaders",
            reason=f"{doubt[0]!r}: {doubt[1]}",
            hint="add the leader in the override, or to content/knowledge/leaders.yaml",
        )


def _events(events: Sequence[Event], leaders: Sequence[LeaderRole]) -> Iterator[ReviewItem]:
    main = {leader.id for leader in leaders if leader.tier == PRIMARY}
    for event in events:
        if (
            event.date.value == UNKNOWN
            and event.type in ("meeting", "visit", "call", "agreement")
            and main & set(event.people)
        ):
            yield ReviewItem(
                field=f"events.{event.id}.date",
                reason="the story does not date it",
                hint="write its `date:` in the override if another source does",
            )


def _reading(article: Article) -> Iterator[ReviewItem]:
    for doubt in article.doubts:
        if article.published.value != UNKNOWN or not ("date" in doubt or "day" in doubt):
            yield ReviewItem(
                field="source", reason=doubt, hint="put a front matter with `title` and `date` at the top of the file"
            )
