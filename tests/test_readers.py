"""What a reader asks who knows nothing of the site: from the home page, each answer is at most two clicks away."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.accounts import MADE_UP, REAL, Accounts
from tests.browsing import NEEDS_BROWSER
from tests.sites import briefgen

REAL_ARTICLES = pytest.mark.skipif(
    not (REAL.folder / "articles").is_dir(), reason="the two real articles of ../shared/articles are not here"
)
pytestmark = NEEDS_BROWSER


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the pages must say, in the words of a reader."""

    accounts: Accounts
    leaders: tuple[str, str]
    pair: str
    """As the home page names it."""

    met: str
    third: str
    mentioned: str
    """A country that is only named in a list."""

    undated: str
    """Headline of the undated article."""


ANSWERS = {
    "made up": Answers(
        accounts=MADE_UP,
        leaders=("Astrid Nordahl", "Tomas Iriarte"),
        pair="Chile – Norway",
        met="11 March 2024",
        third="Peru",
        mentioned="Portugal",
        undated="Nordahl, Iriarte Urge Peru to Settle Border Dispute",
    ),
    "real": Answers(
        accounts=REAL,
        leaders=("Fumio Kishida", "Ukhnaa Khurelsukh"),
        pair="Japan – Mongolia",
        met="22 September 2024",
        third="North Korea",
        mentioned="France",
        undated="Kishida, Khurelsukh Call for North Korea to Drop Weapons Program and Resolve Abductions",
    ),
}


@dataclass(slots=True)
class Reader:
    """Someone at the home page with two clicks to spend."""

    browser: webdriver.Chrome
    home: str
    clicks: int = field(default=2)

    def click(self, link: WebElement) -> None:
        assert self.clicks, "a third click"
        self.clicks -= 1
        link.click()

    def link(self, text: str, within: str = "main") -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, within).find_element(By.LINK_TEXT, text)

    def section(self, heading: str) -> WebElement:
        """The part of the page below a heading."""
        path = f"//section[*[self::h2 or self::h3][normalize-space() = '{heading}']]"
        return self.browser.find_element(By.XPATH, path)

    def item(self, within: WebElement, text: str) -> WebElement:
        """The first item of a list with some words."""
        return within.find_element(By.XPATH, f".//li[contains(., '{text}')]")


@pytest.fixture(scope="module", params=["made up", pytest.param("real", marks=REAL_ARTICLES)])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Answers, str]:
    answers = ANSWERS[request.param]
    folder = tmp_path_factory.mktemp("readers")
    for name in ("articles", "knowledge"):
        if (answers.accounts.folder / name).is_dir():
            shutil.copytree(answers.accounts.folder / name, folder / "content" / name)
    briefgen(folder, "extract")
    briefgen(folder, "build")
    return answers, Path(folder / "site/index.html").as_uri()


@pytest.fixture
def answers(built: tuple[Answers, str]) -> Answers:
    return built[0]


@pytest.fixture
def reader(built: tuple[Answers, str], browser: webdriver.Chrome) -> Reader:
    browser.set_window_size(1200, 900)
    browser.get(built[1])
    return Reader(browser, built[1])


def test_when_did_the_two_leaders_last_meet_and_where(reader: Reader, answers: Answers) -> None:
    reader.click(reader.link(answers.pair))
    last = reader.section("Meetings, calls and visits").find_element(By.CSS_SELECTOR, "li").text
    assert answers.met in last
    assert f" met in {answers.accounts.dateline}" in last
    assert all(leader in last for leader in answers.leaders)


def test_what_has_one_country_agreed_with_the_other_and_how_far_is_it(reader: Reader, answers: Answers) -> None:
    reader.click(reader.link(answers.pair))
    assert answers.accounts.about in reader.browser.find_element(By.CSS_SELECTOR, "p.lead").text
    assert "agreed in principle, not signed" in reader.section("Agreements").text
    assert answers.met in reader.section("Agreements").text


def test_what_did_each_say_of_the_third_and_in_which_words(reader: Reader, answers: Answers) -> None:
    reader.click(reader.link(answers.third, within=".side"))
    urged = reader.item(reader.section("What others said of it"), "urged")
    assert all(leader in urged.text for leader in answers.leaders)
    reader.click(urged.find_element(By.CSS_SELECTOR, "a.cite"))
    evidence = reader.browser.find_element(By.ID, "evidence")
    WebDriverWait(reader.browser, 10).until(lambda _: evidence.is_displayed())
    assert answers.undated in evidence.text
    assert "¶1" in evidence.text


def test_which_articles_are_undated(reader: Reader, answers: Answers) -> None:
    assert answers.undated in reader.section("Undated").text
    reader.click(reader.browser.find_element(By.PARTIAL_LINK_TEXT, "undated article"))
    shelf = reader.browser.find_element(By.ID, "undated")
    links = [link.text for link in shelf.find_elements(By.CSS_SELECTOR, ".articles a")]
    assert links == [answers.undated]


def test_why_is_a_country_that_is_only_named_not_listed(reader: Reader, answers: Answers) -> None:
    assert answers.mentioned not in reader.browser.find_element(By.CSS_SELECTOR, ".side").text
    reader.click(reader.link("Countries", within="nav"))
    mentioned = reader.section("Mentioned only")
    assert "no article is about them" in mentioned.text
    reader.click(reader.item(mentioned, answers.mentioned).find_element(By.CSS_SELECTOR, "a"))
    row = reader.browser.find_element(By.XPATH, f"//tr[td[contains(., '{answers.mentioned}')]]")
    assert "named in passing" in row.text
    assert "list" in row.text
