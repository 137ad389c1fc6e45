"""Searching and looking at evidence as a reader does, from a disk and below a path of a server."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from briefgen.render.search.fold import words
from briefgen.render.search.index import PART, found_by, parts, postings
from briefgen.render.search.records import NAME, NAMED, TOLD, Record
from tests.browsing import NEEDS_BROWSER, served
from tests.sites import ROOT, briefgen


def record(number: int, *texts: tuple[int, str], marks: tuple[str, ...] = ()) -> Record:
    path = f"articles/{number}.html"
    return Record(path=path, title="", detail="", date="", when="", points=(), texts=texts, marks=marks)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Erdoğan", "erdogan"),
        ("ŁÓDŹ", "lodz"),
        ("Sana'a", "sanaa"),
        ("al-Shabaab", "shabaab"),
        ("al-Shabaab", "alshabaab"),
        ("U.S.", "us"),
        ("金正恩", "正恩"),
        ("Владимир", "владимир"),
        ("Ποσειδών", "ποσειδων"),
    ],
)
def test_a_name_is_found_by_its_plain_spelling(text: str, found: str) -> None:
    assert found in words(text)


def test_a_word_counts_by_the_best_place_it_stands_in() -> None:
    it = record(0, (NAMED, "talks in Oslo"), (NAME, "Talks"), (TOLD, "Oslo"))
    assert found_by(it, {"in"}) == {"talks": NAME, "oslo": TOLD}


def test_limits_are_found_whole() -> None:
    assert found_by(record(0, marks=("country:NOR",))) == {"country:NOR": 0}


def test_no_word_of_a_large_index_is_lost_and_no_part_is_too_large() -> None:
    records = [record(n, (TOLD, f"w{n % 700:03} common{n} {'abcde'[n % 5]}{n}")) for n in range(6000)]
    index = postings(records, ())
    made = parts({}, index)
    assert sorted(word for part in made for word in part.words) == sorted(index)
    assert len({part.start for part in made}) == len(made)
    assert all(len(json.dumps(dict(part.words))) < 1.5 * PART for part in made)


def test_postings_lead_back_to_their_records() -> None:
    index = postings([record(n, (NAME, "even" if n % 2 == 0 else "odd")) for n in range(9)], ())
    at, numbers = 0, []
    for distance in index["even"]:
        at += distance
        numbers.append(divmod(at, 4))
    assert numbers == [(0, NAME), (2, NAME), (4, NAME), (6, NAME), (8, NAME)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample articles, below ``/a/b/``."""
    folder = tmp_path_factory.mktemp("search")
    shutil.copytree(ROOT / "content", folder / "content")
    briefgen(folder, "build", "--site", "www/a/b")
    return folder / "www/a/b"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with served(site.parent.parent) as address:
        yield f"{address}a/b/"


@pytest.fixture(params=["file", "sub-path"])
def root(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return f"{site.as_uri()}/" if request.param == "file" else server


def status(browser: webdriver.Chrome, pattern: str) -> str:
    """What the search says, as soon as it says something like ``pattern``."""
    wait = WebDriverWait(browser, 10)
    return str(wait.until(lambda it: (t := it.find_element(By.ID, "status").text) and re.search(pattern, t) and t))


def results(browser: webdriver.Chrome) -> list[str]:
    return [link.text for link in browser.find_elements(By.CSS_SELECTOR, ".result > a")]


@pytest.mark.usefixtures("browser")
class TestInABrowser:
    pytestmark = NEEDS_BROWSER

    def test_typing_finds_a_leader_first_and_the_address_keeps_the_words(
        self, root: str, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{root}search.html")
        WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "query").is_displayed())
        browser.find_element(By.ID, "query").send_keys("kishi")
        status(browser, "[1-9] articles")
        assert results(browser)[0] == "Fumio Kishida"
        assert browser.current_url.endswith("?q=kishi")

    def test_an_address_with_words_and_limits_shows_its_results(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mongolia&country=JPN&from=2024-01-01")
        assert status(browser, "articles") == "0 pages, 1 articles"
        assert browser.find_element(By.NAME, "country").get_attribute("value") == "Japan"

    def test_old_articles_lie_before_a_first_day(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mongolia&to=2023-12-31")
        status(browser, "articles")
        assert "Japan, Mongolia Raise Ties to Special Strategic Partnership" in results(browser)
        assert not [title for title in results(browser) if "Quake" in title]

    def test_nothing_found_is_said(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=zzyzx")
        assert status(browser, "Nothing").startswith("Nothing found")

    def test_a_slash_leads_to_the_search_and_arrows_and_enter_to_a_page(
        self, root: str, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{root}countries/japan.html")
        browser.find_element(By.TAG_NAME, "body").send_keys("/")
        WebDriverWait(browser, 10).until(lambda it: it.current_url.endswith("search.html"))
        WebDriverWait(browser, 10).until(lambda it: it.switch_to.active_element.get_attribute("id") == "query")
        browser.switch_to.active_element.send_keys("zelensky")
        status(browser, "articles")
        browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
        browser.switch_to.active_element.send_keys(Keys.ENTER)
        WebDriverWait(browser, 10).until(lambda it: it.current_url.endswith("leaders/volodymyr-zelensky.html"))

    def test_a_mark_opens_its_evidence_by_keyboard_and_escape_leads_back(
        self, root: str, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{root}pairs/japan--mongolia.html")
        mark = browser.find_element(By.CSS_SELECTOR, "main a.cite")
        mark.send_keys(Keys.ENTER)
        box = browser.find_element(By.ID, "evidence")
        WebDriverWait(browser, 10).until(lambda _: box.is_displayed())
        assert "In the article ¶" in box.text
        assert "/articles/" not in browser.current_url
        links = [str(link.get_attribute("href")) for link in box.find_elements(By.TAG_NAME, "a")]
        assert str(mark.get_attribute("href")) in links
        browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        WebDriverWait(browser, 10).until(lambda _: not box.is_displayed())
        assert browser.switch_to.active_element == mark

    def test_searching_gives_the_console_nothing_to_say(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get_log("browser")
        browser.get(f"{root}search.html?q=treaty")
        status(browser, "articles")
        assert [it["message"] for it in browser.get_log("browser") if "favicon" not in it["message"]] == []
