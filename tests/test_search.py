"""Searching and looking at evidence as a reader does, from a disk and below a path of a server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from briefgen.render.page import data_script
from briefgen.render.pages.search import SHELF, index_scripts, shelved
from briefgen.render.search.fold import words
from briefgen.render.search.index import MORE, SIGNS, WEIGHTS, found_by, parts, postings
from briefgen.render.search.records import NAME, NAMED, TOLD, Record
from tests.browsing import NEEDS_BROWSER, served
from tests.sites import ROOT, briefgen, tree

SHARD = 64_000
"""Bytes of a file of the index at most."""


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
    assert found_by(record(0, marks=(":country:NOR",))) == {":country:NOR": 0}


def test_no_word_of_a_large_index_is_lost_and_no_part_is_too_large() -> None:
    records = [record(n, (TOLD, f"w{n % 700:03} common{n} {'abcde'[n % 5]}{n} everywhere")) for n in range(10_000)]
    index = postings(records, ())
    made = parts({}, index)
    assert sorted(word for part in made for word in part.words) == sorted(index)
    assert len({part.start for part in made}) == len(made)
    assert max(size("part", part.start, part.words) for part in made) <= SHARD


def test_files_of_records_stay_small_and_a_new_article_changes_the_last_alone() -> None:
    records = [replace(record(n), title="題" * 200, points=("文" * 200,) * 4) for n in range(500)]
    before, after = (list(shelved(some)) for some in (records[:-1], records))
    assert max(size("records", "articles", 0, rows) for rows in after) <= SHARD
    assert [row for rows in after for row in rows] == [row for rows in shelved(records) for row in rows]
    assert before[:-1] == after[: len(before) - 1]


def size(*arguments: Any) -> int:
    return len(data_script("search/x.js", *arguments).content)


def test_postings_lead_back_to_their_records() -> None:
    index = postings([record(n, (NAME, "rare" if n % 200 == 0 else "common")) for n in range(801)], ())
    rare = [divmod(posting, WEIGHTS) for posting in read_back(index["rare"])]
    assert rare == [(0, NAME), (200, NAME), (400, NAME), (600, NAME), (800, NAME)]
    assert len(read_back(index["common"])) == 796


def read_back(text: str) -> list[int]:
    """The numbers that ``text`` stands for, as the script reads them."""
    numbers, distance, unit = [0], 0, 1
    for value in map(SIGNS.index, text):
        distance += value % MORE * unit
        unit *= MORE
        if value < MORE:
            numbers.append(numbers[-1] + distance)
            distance, unit = 0, 1
    return numbers[1:]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample articles, below ``/a/b/``."""
    folder = tmp_path_factory.mktemp("search")
    shutil.copytree(ROOT / "content", folder / "content")
    briefgen(folder, "build", "--site", "www/a/b")
    return folder / "www/a/b"


DATES = ("2023-12-31", "2024", "2024-04-30", "2024-05", "2024-05-03", "2024-05-20", "2024-06-02", "")


@pytest.fixture(scope="module")
def dated(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A search of articles that are named after their dates, each in a file of its own."""
    folder = tmp_path_factory.mktemp("dated")
    shutil.copy(site / "search.html", folder)
    shutil.copytree(site / "assets", folder / "assets")
    long = "x" * SHELF
    records = [
        replace(record(n, (NAME, "treaty")), title=date, date=date, points=(long,)) for n, date in enumerate(DATES)
    ]
    for page in index_scripts((), records):
        path = folder / page.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(page.content)
    return folder


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with served(site.parent.parent) as address:
        yield f"{address}a/b/"


def test_the_index_is_the_same_bytes_each_time(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = site.parent.parent.parent
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    briefgen(folder, "build", "--site", "again")
    assert tree(folder / "again/search") == tree(site / "search")


@pytest.fixture(params=["file", "sub-path"])
def root(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return f"{site.as_uri()}/" if request.param == "file" else server


def status(browser: webdriver.Chrome, pattern: str) -> str:
    """What the search says, as soon as it says something like ``pattern``."""
    wait = WebDriverWait(browser, 10)
    return str(wait.until(lambda it: (t := it.find_element(By.ID, "status").text) and re.search(pattern, t) and t))


def results(browser: webdriver.Chrome) -> list[str]:
    return [link.text for link in browser.find_elements(By.CSS_SELECTOR, ".result > a")]


SPELLINGS = (
    *(
        "Erdoğan",
        "ŁÓDŹ",
        "Sana'a",
        "al-Shabaab",
        "U.S.",
        "金正恩",
        "Владимир Зеленский",
        "Ποσειδῶνος",
        "İstanbul",
        "Straße",
    ),
    *(
        "Núñez‑Feijóo",
        "Hawaiʻi",
        "習近平 and 金·正恩",
        "2024年の会談",
        "ﬁsheries ①",
        "Đà Nẵng",
        "ə Əliyev",
        "हिन्दी",
        "محمد بن سلمان",
    ),
)
"""Names with accents, joiners, letters without a plain form, scripts without spaces, signs that stand for others."""

MARK = """
const nodes = briefgen.words.marked(arguments[1], briefgen.words.asked(arguments[0]));
return nodes.filter((node) => node.nodeType).map((node) => node.textContent);
"""
"""The marked words of a text."""

HEAR = """
window.heard = [];
new MutationObserver(function () { heard.push(spoken.textContent); }).observe(spoken, { childList: true });
"""
"""Keep everything that the page would have a screen reader say."""


@pytest.mark.usefixtures("browser")
class TestInABrowser:
    pytestmark = NEEDS_BROWSER

    def test_typing_finds_a_leader_first_and_the_address_keeps_the_words(
        self, root: str, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{root}search.html")
        WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "query").is_displayed())
        browser.find_element(By.ID, "query").send_keys("kishi")
        status(browser, r"[1-9]\d* article")
        assert results(browser)[0] == "Fumio Kishida"
        assert browser.current_url.endswith("?q=kishi")

    def test_the_script_takes_words_apart_as_the_index_does(self, site: Path, browser: webdriver.Chrome) -> None:
        browser.get(f"{site.as_uri()}/search.html")
        WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "query").is_displayed())
        for text in SPELLINGS:
            asked = browser.execute_script(
                "return briefgen.words.asked(arguments[0]).flatMap((it) => it.ways.flat())", text
            )
            assert asked, text
            assert {*asked} <= {*words(text)}, text

    @pytest.mark.parametrize(
        ("question", "text", "found"),
        [
            ("u.s.", "The U.S. used US ships", ["U.S", "US"]),
            ("mongol", "A Mongolian, the Mongols", ["Mongolian", "Mongols"]),
            ('"mongol"', "A Mongolian, a Mongol", ["Mongol"]),
            ("alshabaab", "al-Shabaab, al Shabaab", ["al-Shabaab"]),
            ("al-shabaab", "al-Shabaab, al Shabaab", ["al", "Shabaab", "al", "Shabaab"]),
            ("erdogan", "Erdoğan’s visit", ["Erdoğan"]),
            ("正恩 kim", "金正恩 Kim", ["正恩", "Kim"]),
            ("金正恩", "金正恩氏と会談", ["金正恩"]),
        ],
    )
    def test_words_are_marked_where_they_are_found(
        self, question: str, text: str, found: list[str], site: Path, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{site.as_uri()}/search.html?q=x")
        status(browser, "Nothing")
        assert browser.execute_script(MARK, question, text) == found

    def test_an_address_with_words_and_limits_shows_its_results(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mongolia&country=JPN&from=2024-01-01")
        assert status(browser, "article") == "1 article"
        assert browser.find_element(By.NAME, "country").get_attribute("value") == "Japan"

    def test_old_articles_lie_before_a_first_day(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mongolia&to=2023-12-31")
        status(browser, "article")
        assert "Japan, Mongolia Raise Ties to Special Strategic Partnership" in results(browser)
        assert not [title for title in results(browser) if "Quake" in title]

    @pytest.mark.parametrize(
        ("limits", "found"),
        [
            ("from=2024-05-10", ["2024-06-02", "2024-05-20", "2024-05", "2024"]),
            ("to=2024-05-10", ["2024-05-03", "2024-05", "2024-04-30", "2024", "2023-12-31"]),
            ("from=2024-05-03&to=2024-05-03", ["2024-05-03", "2024-05", "2024"]),
            ("from=2025-01-01", []),
        ],
    )
    def test_a_month_or_year_lies_in_every_time_that_it_may_lie_in(
        self, limits: str, found: list[str], dated: Path, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{dated.as_uri()}/search.html?q=treaty&{limits}")
        status(browser, "article|Nothing")
        assert results(browser) == found

    def test_another_name_of_a_country_leads_to_its_page_before_those_of_pairs(
        self, root: str, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{root}search.html?q=mongolian")
        status(browser, r"[1-9]\d* article")
        assert results(browser)[0] == "Mongolia"

    def test_nothing_found_is_said(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=zzyzx")
        assert status(browser, "Nothing").startswith("Nothing found")

    def test_words_that_nothing_has_lead_to_words_spelled_like_them(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=kishda mongolia")
        status(browser, "Nothing")
        assert "Nothing here has “kishda”" in browser.find_element(By.CLASS_NAME, "advice").text
        browser.find_element(By.LINK_TEXT, "kishida").click()
        status(browser, r"[1-9]\d* article")
        assert browser.find_element(By.ID, "query").get_attribute("value") == "kishida mongolia"

    def test_words_that_nothing_has_together_are_offered_one_by_one(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=abductions+kenya")
        status(browser, "Nothing")
        assert "Nothing has all of these words together" in browser.find_element(By.CLASS_NAME, "advice").text
        browser.find_element(By.PARTIAL_LINK_TEXT, "abductions (").click()
        status(browser, r"[1-9]\d* article")

    def test_limits_that_leave_nothing_can_be_left_out(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mongolia&to=1999-12-31")
        status(browser, "Nothing")
        browser.find_element(By.PARTIAL_LINK_TEXT, "Without the limits").click()
        status(browser, r"[1-9]\d* article")
        assert browser.find_element(By.NAME, "to").get_attribute("value") == ""

    def test_a_quoted_word_is_not_the_beginning_of_another(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mong")
        status(browser, r"[1-9]\d* article")
        browser.get(f'{root}search.html?q="mong"')
        status(browser, "Nothing")

    def test_a_result_shows_where_the_words_stand(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mongol+quake")
        status(browser, r"[1-9]\d* article")
        title = browser.find_element(By.PARTIAL_LINK_TEXT, "Kishida Cancels Trip")
        assert [mark.text for mark in title.find_elements(By.TAG_NAME, "mark")] == ["Mongolia", "Quake"]

    def test_back_and_forward_lead_through_questions_with_their_limits(
        self, root: str, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{root}search.html")
        WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "query").is_displayed())
        browser.find_element(By.ID, "query").send_keys("mongolia", Keys.ENTER)
        everything = status(browser, r"[1-9]\d* article")
        browser.find_element(By.CSS_SELECTOR, "#limits > summary").click()
        browser.find_element(By.NAME, "leader").send_keys("kishida", Keys.TAB)
        WebDriverWait(browser, 10).until(lambda it: it.current_url.endswith("?q=mongolia&leader=fumio-kishida"))
        limited = status(browser, r"^[1-9]\d* article")
        browser.back()
        WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "status").text == everything)
        assert browser.find_element(By.NAME, "leader").get_attribute("value") == ""
        browser.forward()
        WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "status").text == limited)
        assert browser.find_element(By.NAME, "leader").get_attribute("value") == "Fumio Kishida"

    def test_a_limit_is_typed_sign_by_sign_as_it_is(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?from=2000-01-01")
        status(browser, r"[1-9]\d* article")
        field = browser.find_element(By.NAME, "country")
        field.send_keys("japan")
        WebDriverWait(browser, 10).until(lambda it: "country=JPN" in it.current_url)
        field.send_keys(" ")
        status(browser, r"[1-9]\d* article")
        assert field.get_attribute("value") == "japan "

    def test_a_limit_that_names_nobody_is_told_to_limit_nothing(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html?q=mongolia&from=2000-01-01")
        status(browser, r"[1-9]\d* article")
        field = browser.find_element(By.NAME, "country")
        field.send_keys("Atlantis", Keys.TAB)
        assert status(browser, "limits nothing").startswith("“Atlantis” limits nothing")
        assert field.get_attribute("aria-invalid") == "true"

    def test_counts_are_spoken_once_the_keys_are_quiet(self, root: str, browser: webdriver.Chrome) -> None:
        browser.get(f"{root}search.html")
        WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "query").is_displayed())
        browser.execute_script(HEAR)
        browser.find_element(By.ID, "query").send_keys("mongolia")
        shown = status(browser, r"[1-9]\d* article")
        WebDriverWait(browser, 10).until(lambda it: it.execute_script("return heard.at(-1)") == shown)
        assert len(browser.execute_script("return heard")) < len("mongolia")

    def test_without_javascript_the_page_leads_to_every_list(self, root: str, browser: webdriver.Chrome) -> None:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            browser.get(f"{root}search.html")
            links = [link.get_attribute("href") for link in browser.find_elements(By.CSS_SELECTOR, "main noscript a")]
            assert f"{root}countries/index.html" in links
            assert not browser.find_element(By.ID, "search").is_displayed()
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_a_slash_leads_to_the_search_and_arrows_and_enter_to_a_page(
        self, root: str, browser: webdriver.Chrome
    ) -> None:
        browser.get(f"{root}countries/japan.html")
        browser.find_element(By.TAG_NAME, "body").send_keys("/")
        WebDriverWait(browser, 10).until(lambda it: it.current_url.endswith("search.html"))
        WebDriverWait(browser, 10).until(lambda it: it.switch_to.active_element.get_attribute("id") == "query")
        browser.switch_to.active_element.send_keys("zelensky")
        status(browser, "article")
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
        status(browser, "article")
        assert [it["message"] for it in browser.get_log("browser") if "favicon" not in it["message"]] == []
