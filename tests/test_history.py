"""States that are no more: who an article of their years means, what a later one says of them, and their pages."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from briefgen.brief import brief
from briefgen.extract import extract
from briefgen.extract.eras import bygone, country_of_place, state_of
from briefgen.knowledge import load
from briefgen.model.article import Article, Published
from briefgen.model.site import Site
from briefgen.model.summary import Summary
from briefgen.model.world import Knowledge
from briefgen.render import dead_links, load_theme, render, shipped_templates, trace

VISIT = "Soviet leader Mikhail Gorbachev met Polish leader Wojciech Jaruzelski in Kiev. Moscow said they agreed."
LATER = "Russia and Poland met in Kyiv. Russian officials spoke of the Soviet Union, which fell in 1991."


@cache
def world() -> Knowledge:
    return load()


def summary(text: str, day: str, id: str) -> Summary:
    published = Published(value=day)
    article = Article(file=f"articles/{id}.txt", title="A visit", published=published, paragraphs=(text,), sha256="")
    return extract(article, world(), id)


def pages(*summaries: Summary) -> dict[str, str]:
    made = render(brief(summaries, world()), world(), Site(), load_theme(shipped_templates()), {}, {})
    assert dead_links(trace(made)) == ()
    return {page.path: page.content.decode() for page in made}


@pytest.mark.parametrize(
    ("code", "year", "state"),
    [
        ("UKR", 1987, "SUN"), ("UKR", 1992, "UKR"), ("RUS", 1987, "SUN"), ("SVK", 1968, "CSK"), ("HRV", 1990, "YUG"),
        ("HRV", 1999, "HRV"), ("SRB", 1999, "YUG"), ("SRB", 2004, "SCG"), ("SRB", 2007, "SRB"), ("MNE", 1999, "YUG"),
        ("DEU", 1987, "DEU"), ("CUW", 2000, "ANT"), ("RUS", 1910, "RUS"), ("NOR", 1987, "NOR"),
    ],
)  # fmt: skip
def test_land_belongs_to_the_state_of_its_time(code: str, year: int, state: str) -> None:
    assert state_of(code, date(year, 7, 1), world()) == state


def test_an_article_without_a_date_knows_the_states_of_today() -> None:
    assert state_of("UKR", None, world()) == "UKR"
    assert bygone(None, world()) == frozenset()


def test_a_city_of_east_germany_was_not_in_the_germany_of_its_time() -> None:
    assert country_of_place("Leipzig", world(), date(1987, 7, 1)) == "DDR"
    assert country_of_place("Hamburg", world(), date(1987, 7, 1)) == "DEU"
    assert country_of_place("Leipzig", world(), date(2024, 7, 1)) == "DEU"


def test_a_state_is_bygone_from_the_day_after_its_last() -> None:
    assert "SUN" not in bygone(date(1991, 12, 25), world())
    assert "SUN" in bygone(date(1991, 12, 26), world())


def test_the_page_of_a_state_that_is_no_more_shows_its_years_and_links_what_came_after() -> None:
    made = pages(summary(VISIT, "1987-05-04", "visit"), summary(LATER, "2019-05-06", "later"))
    page = made["countries/soviet-union.html"]
    assert "1922–1991" in page
    assert '<a href="../countries/russia.html">Russia</a>' in page
    assert "Uzbekistan" in page


def test_a_state_that_only_later_articles_name_has_no_page() -> None:
    assert "countries/soviet-union.html" not in pages(summary(LATER, "2019-05-06", "later"))
    assert "countries/russia.html" not in pages(summary(VISIT, "1987-05-04", "visit"))
