"""The samples as a French site: no English word of the interface left, what is English said to be so, and usable."""

from __future__ import annotations

import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.browsing import NEEDS_BROWSER
from tests.sites import ROOT, briefgen, make_content, tree
from tests.test_access import NEEDS_AXE, VOID, axe

ENGLISH = {"the", "of", "and", "with", "from", "by", "was", "not", "this", "to", "is", "are", "has", "no", "in"}
"""Small words without which hardly a line of English does, and which French has not."""

SAID = {"aria-label", "title", "alt", "placeholder"}
"""Attributes that are read out or shown; those with ``data-`` are texts for scripts."""

LOOKED_AT = ("index.html", "countries/japan.html", "issues/sanctions.html", "timeline.html", "search.html", "404.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples without their notes, which are in their editor's language: after English, whole, and as a book."""
    folder = tmp_path_factory.mktemp("french")
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("notes"))
    own = folder / "content/texts/fr.yaml"
    own.parent.mkdir()
    own.write_text("home:\n  newest: Dernières nouvelles\n", encoding="utf-8")
    for language in ("en", "fr"):
        speak(folder, language)
        briefgen(folder, "build")
    briefgen(folder, "pack", "book.epub")
    with zipfile.ZipFile(folder / "book.epub") as book:
        book.extractall(folder / "book")
    speak(folder, "fr", "private")
    briefgen(folder, "build", "--site", "private")
    return folder


def speak(folder: Path, language: str, profile: str = "public") -> None:
    text = f"title: Dossier\nlanguage: {language}\nprofile: {profile}\n"
    (folder / "content/site.yaml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("part", ["site", "private", "book"])
def test_no_english_word_is_left_that_is_not_said_to_be_english(part: str, folder: Path) -> None:
    found = {}
    for path in sorted((folder / part).rglob("*.*html")):
        for words in read(path).french:
            if " " in words and ENGLISH & {*re.findall(r"[^\W\d_]+", words.lower())}:
                found[words] = path.name
    assert found == {}


def test_every_page_says_that_it_is_french_and_what_is_english_on_it(folder: Path) -> None:
    for path in sorted((folder / "site").rglob("*.html")):
        assert '<html lang="fr">' in path.read_text(encoding="utf-8"), path.name
    page = (folder / "site/countries/japan.html").read_text(encoding="utf-8")
    assert '<span lang="en">The <a href="../countries/united-states.html">United States</a>' in page
    assert '<a href="../countries/united-states.html">États-Unis</a>' in page
    assert '<a href="../leaders/fumio-kishida.html">Fumio Kishida</a>' in page


def test_a_feed_says_what_is_english(folder: Path) -> None:
    feed = (folder / "site/feeds/countries/japan.xml").read_text(encoding="utf-8")
    assert 'xml:lang="fr"' in feed
    assert "<title>Japon · Dossier</title>" in feed
    assert '<title xml:lang="en">' in feed


def test_another_language_makes_every_page_anew_as_a_clean_build_does(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "content", tmp_path / "content")
    speak(tmp_path, "fr")
    briefgen(tmp_path, "build")
    assert tree(tmp_path / "site") == tree(folder / "site")


def test_a_text_of_the_site_itself_is_on_its_pages(folder: Path) -> None:
    assert "<h2>Dernières nouvelles</h2>" in (folder / "site/index.html").read_text(encoding="utf-8")


def test_a_text_that_there_is_not_is_told_where_it_stands(tmp_path: Path) -> None:
    own = make_content(tmp_path) / "texts/en.yaml"
    own.parent.mkdir()
    own.write_text("subject:\n  opn: Pending\n", encoding="utf-8")
    _, faults = briefgen(tmp_path, "build", code=1)
    assert "content/texts/en.yaml:2:3: there is no text 'subject.opn'" in faults


def test_a_file_of_texts_in_another_language_is_told(tmp_path: Path) -> None:
    other = make_content(tmp_path) / "texts/fr.yaml"
    other.parent.mkdir()
    other.write_text("home:\n  newest: Derniers faits\n", encoding="utf-8")
    _, warnings = briefgen(tmp_path, "build")
    assert "content/texts/fr.yaml: warning: is not used: the pages are in 'en'" in warnings


def test_a_text_that_a_template_asks_for_in_vain_is_told_with_line_and_page(tmp_path: Path) -> None:
    template = make_content(tmp_path) / "templates/about.html"
    template.parent.mkdir()
    template.write_text('<!doctype html>\n{{ t("about.titel") }}\n', encoding="utf-8")
    _, faults = briefgen(tmp_path, "build", code=1)
    assert "templates/about.html:2: there is no text 'about.titel'" in faults
    assert "on page 'about.html'" in faults


class TestInABrowser:
    pytestmark = NEEDS_BROWSER

    @NEEDS_AXE
    def test_axe_finds_nothing(self, folder: Path, browser: webdriver.Chrome) -> None:
        browser.set_script_timeout(60)
        article = next((folder / "site/articles").glob("2023-08-18*.html")).relative_to(folder / "site").as_posix()
        found = {}
        for name in (*LOOKED_AT, article):
            browser.get((folder / "site" / name).as_uri())
            found[name] = axe(browser)
        assert {name: faults for name, faults in found.items() if faults} == {}

    def test_a_search_for_a_french_name_finds_it_and_counts_in_french(
        self, folder: Path, browser: webdriver.Chrome
    ) -> None:
        browser.get((folder / "site/search.html").as_uri())
        query = WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "query"))
        WebDriverWait(browser, 10).until(lambda _: query.is_displayed())
        query.send_keys("mongolie")
        status = browser.find_element(By.ID, "status")
        WebDriverWait(browser, 10).until(lambda _: "article" in status.text)
        results = browser.find_element(By.ID, "results")
        assert "Mongolie" in [link.text for link in results.find_elements(By.CSS_SELECTOR, ".result > a")]
        assert results.find_element(By.CSS_SELECTOR, "a[lang=en]").get_attribute("href")
        query.send_keys(Keys.CONTROL, "a", Keys.NULL, "qwxqwx")
        WebDriverWait(browser, 10).until(lambda _: "Rien" in f"{status.text} {results.text}")

    def test_evidence_is_labelled_in_french_and_its_words_are_english(
        self, folder: Path, browser: webdriver.Chrome
    ) -> None:
        browser.get((folder / "site/countries/japan.html").as_uri())
        browser.find_element(By.CSS_SELECTOR, ".events a.cite").send_keys(Keys.ENTER)
        box = browser.find_element(By.ID, "evidence")
        WebDriverWait(browser, 10).until(lambda _: box.is_displayed())
        assert "Dans l’article ¶" in box.text
        assert "Cité pour" in box.text
        marked = [each.text for each in box.find_elements(By.CSS_SELECTOR, "[lang=en]")]
        assert any(words in marked for words in (box.find_element(By.CSS_SELECTOR, ".source a").text, "")), marked
        assert len(marked) >= 2


class Reader(HTMLParser):
    """What a page says in French: text and attributes, but for what lies within another language, and code."""

    def __init__(self) -> None:
        super().__init__()
        self.french: list[str] = []
        self._open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("lang") or self._open[-1][1]
        if language == "fr":
            self.french += [value for name, value in attrs if value and (name in SAID or name.startswith("data-"))]
        if tag not in VOID:
            self._open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without an end of its own, as books have them."""

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self._open[-1]
        if language == "fr" and tag not in ("style", "code"):
            self.french.append(" ".join(data.split()))


def read(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader
