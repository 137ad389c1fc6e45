"""Long lists: what a page holds of a subject with many events, and what stays when another comes in."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen.brief import brief
from briefgen.model.site import Site
from briefgen.model.summary import ReviewItem, Summary
from briefgen.render import dead_links, load_theme, render, shipped_templates, trace
from briefgen.render.charts.bars import bars
from briefgen.render.charts.dots import HIGHEST, dots
from briefgen.render.page import Page
from briefgen.render.shelf import LONG
from briefgen.render.texts import wordbook
from tests.two_reports import event, knowledge, report

YEARS = range(2020, 2024)
EVENTS = [(year, month, day) for year in YEARS for month in range(1, 13) for day in (5, 20)]


def told(year: int, month: int, day: int) -> Summary:
    """A report of a meeting of two countries, on the day it took place."""
    date = f"{year}-{month:02}-{day:02}"
    meeting = event(f"meeting-{date}-jpn-mng", "meeting", date=date, parties=("JPN", "MNG"), evidence=("s1",))
    tiers = {"JPN": "primary", "MNG": "primary"}
    return report(f"{date}-talks", meeting, tiers=tiers, published=date, quotes=(f"met on {date}",))


def pages_of(*summaries: Summary) -> dict[str, str]:
    made = render(brief(summaries, knowledge()), knowledge(), Site(), load_theme(shipped_templates()), {}, {})
    assert dead_links(trace(made)) == ()
    return {page.path: page.content.decode() for page in made if isinstance(page, Page)}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(*(told(*each) for each in EVENTS))


def dates_on(html: str) -> list[str]:
    """The dates of the events that a page lists."""
    return re.findall(r'<li class="event [^"]*">.*?<span class="when">([^<]*)', html)


def test_a_long_subject_shows_its_newest_events_and_leads_to_its_years(pages: dict[str, str]) -> None:
    assert len(EVENTS) > LONG
    shown = dates_on(pages["countries/japan.html"])
    assert shown[0] == "20 December 2023"
    assert len(shown) < LONG
    assert all(f'href="../countries/japan/{year}.html"' in pages["countries/japan.html"] for year in YEARS)
    assert f"{len(EVENTS)} events" in pages["countries/japan.html"]


def test_the_years_of_a_subject_hold_every_event_once(pages: dict[str, str]) -> None:
    for page in ("countries/japan", "pairs/japan--mongolia"):
        shown = [date for year in YEARS for date in dates_on(pages[f"{page}/{year}.html"])]
        assert len(shown) == len(EVENTS), page
        assert len(set(shown)) == len(shown), page


def test_the_months_of_the_site_hold_every_event_once(pages: dict[str, str]) -> None:
    months = [path for path in pages if re.fullmatch(r"timeline/\d{4}-\d\d\.html", path)]
    assert sorted(date for path in months for date in dates_on(pages[path])) == sorted(
        date for year in YEARS for date in dates_on(pages[f"countries/japan/{year}.html"])
    )


def test_a_new_event_leaves_the_pages_of_other_years_and_months_as_they_are(pages: dict[str, str]) -> None:
    more = pages_of(*(told(*each) for each in EVENTS), told(2023, 12, 28))
    stays = [path for path in pages if re.search(r"/(?:2020|2021|2022)[^/]*\.html$", path) and "weeks" not in path]
    assert len(stays) > 100
    assert [path for path in stays if pages[path] != more[path]] == []


def test_a_short_subject_stands_on_one_page() -> None:
    pages = pages_of(*(told(*each) for each in EVENTS[:10]))
    assert not [path for path in pages if path.startswith("countries/japan/")]


@pytest.mark.parametrize(
    ("dates", "counts"),
    [
        (["2024-01-05", "2024-02-05"], None),
        (["2024-01-05", "2024-02-05", "2024-04"], [1, 1, 0, 1]),
        (["2001-05-01", "2010-05-01", "2003-01-01", "2003"], [1, 0, 2, 0, 0, 0, 0, 0, 0, 1]),
        (["unknown", "unknown"], None),
    ],
)
def test_bars_show_a_course_or_nothing(dates: list[str], counts: list[int] | None) -> None:
    chart = bars(dates, wordbook("en"))
    assert (chart and [bar.count for bar in chart.bars]) == counts


def test_too_high_a_stack_of_events_is_no_chart(pages: dict[str, str]) -> None:
    assert "chart dots" in pages["countries/japan/2021.html"]
    assert dots((), 0, wordbook("en")) is None
    assert HIGHEST < 80


MANY = [(2023, month, day) for month in range(1, 13) for day in range(1, 29)]
FIRST_VIEW = 100_000
"""Bytes of a page's HTML."""


@pytest.fixture(scope="module")
def crowded() -> dict[str, str]:
    """A year with nearly an event a day, none of which says when it was, so that all are to be looked at."""
    return pages_of(*(doubtful(*each) for each in MANY), told(2023, 6, 30))


def doubtful(year: int, month: int, day: int) -> Summary:
    """A report of a meeting on the day, with a second meeting of which nobody knows the day, and a doubt."""
    summary = told(year, month, day)
    vague = event("meeting-2023-jpn-mng", "meeting", date="2023", parties=("JPN", "MNG"), issues=("abductions",))
    item = ReviewItem(field="countries", reason=f"doubt of {summary.id} " + "x" * 500, hint="name them")
    return replace(summary, events=(*summary.events, vague), review=(item,))


def test_no_page_is_too_large_to_be_seen_at_once(crowded: dict[str, str]) -> None:
    large = {path: len(text.encode()) for path, text in crowded.items() if path.endswith(".html")}
    assert {path: size for path, size in large.items() if size > FIRST_VIEW} == {}


def test_a_long_year_has_a_page_for_each_month_and_keeps_what_has_none(crowded: dict[str, str]) -> None:
    months = [dates_on(crowded[f"countries/japan/2023-{month:02}.html"]) for month in range(1, 13)]
    assert len({date for month in months for date in month}) == len(MANY) + 1
    assert 'href="../../countries/japan/2023-05.html"' in crowded["countries/japan/2023.html"]
    years = [text for path, text in crowded.items() if re.fullmatch(r"countries/japan/2023(-part-\d+)?\.html", path)]
    assert [date for text in years for date in dates_on(text)] == ["2023"] * len(MANY)


def test_a_long_month_has_pages_by_number(crowded: dict[str, str]) -> None:
    parts = [path for path in crowded if re.fullmatch(r"timeline/2023(-part-\d+)?\.html", path)]
    assert len(parts) == -(-len(MANY) // 50)
    assert sum(len(dates_on(crowded[path])) for path in parts) == len(MANY)


def test_the_review_has_every_item_once_and_none_in_full_length(crowded: dict[str, str]) -> None:
    parts = [text for path, text in crowded.items() if path.startswith("review/countries-")]
    found = re.findall(r"doubt of ([\w-]+)", "".join(parts))
    assert len(found) == len(set(found)) == len(MANY)
    assert "x" * 200 not in "".join(parts)


def test_a_new_doubt_changes_the_last_page_of_its_kind_alone(crowded: dict[str, str]) -> None:
    more = pages_of(*(doubtful(*each) for each in MANY), told(2023, 6, 30), doubtful(2023, 12, 30))
    parts = sorted(path for path in crowded if path.startswith("review/countries-"))
    assert [path for path in parts if crowded[path] != more[path]] == parts[-1:]


def test_a_headline_without_an_end_is_cut_on_every_page() -> None:
    pages = pages_of(replace(told(2023, 1, 5), title="Talks " + "y" * 200_000))
    assert max(len(text.encode()) for path, text in pages.items() if path.endswith(".html")) < FIRST_VIEW
    assert "y" * 250 + "y" * 43 + "…</h1>" in pages["articles/2023-01-05-talks.html"]
