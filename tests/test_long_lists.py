"""Long lists: what a page holds of a subject with many events, and what stays when another comes in."""

from __future__ import annotations

import re

import pytest

from briefgen.brief import brief
from briefgen.model.site import Site
from briefgen.model.summary import Summary
from briefgen.render import dead_links, load_theme, render, shipped_templates
from briefgen.render.charts.bars import bars
from briefgen.render.charts.dots import HIGHEST, dots
from briefgen.render.page import Page
from briefgen.render.shelf import LONG
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
    assert dead_links(made) == ()
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
    chart = bars(dates)
    assert (chart and [bar.count for bar in chart.bars]) == counts


def test_too_high_a_stack_of_events_is_no_chart(pages: dict[str, str]) -> None:
    assert "chart dots" in pages["countries/japan/2021.html"]
    assert dots((), 0) is None
    assert HIGHEST < 80
