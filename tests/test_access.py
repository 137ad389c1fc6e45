"""Every kind of page for every reader: axe, a narrow screen, the keyboard alone, forced colours, sound markup."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from briefgen.render import shipped_templates
from tests.browsing import NEEDS_BROWSER
from tests.sites import ROOT, briefgen

AXE_AT = importlib.util.find_spec("selenium_axe_python")
NEEDS_AXE = pytest.mark.skipif(AXE_AT is None, reason="selenium-axe-python, which brings axe-core, is not installed")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STYLE = (shipped_templates() / "style.css").read_text(encoding="utf-8")
KINDS = {
    "404.html", "about.html", "index.html", "open.html", "review.html", "search.html", "timeline.html",
    "articles/", "articles/index.html", "countries/", "countries/index.html", "issues/", "issues/index.html",
    "leaders/", "leaders/index.html", "organisations/", "organisations/index.html", "pairs/", "pairs/index.html",
    "positions/", "positions/index.html",
    "private/articles/", "stories/", "timeline/", "weeks/", "weeks/index.html",
}  # fmt: skip

PHONE = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
"""The narrowest screen that WCAG 1.4.10 asks for, in CSS pixels."""

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "form", "header", "main",
    "nav", "ol", "p", "pre", "section", "table", "ul", *HEADINGS,
}  # fmt: skip
PHRASING = {"p", "span", "strong", "em", "code", "q", "s", "label", *HEADINGS}

RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: arguments[0], resultTypes: ["violations"]}).then(it => done(it.violations), e => done([
  {id: String(e), nodes: [{html: ""}]}]));
"""
FOCUS = """
const it = document.activeElement, style = getComputedStyle(it);
const all = [...document.querySelectorAll("*")];
return [all.indexOf(it), it === document.body ? "none" : style.outlineStyle];
"""
COLOURS = """
return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector(".what > a")).color,
  getComputedStyle(document.querySelector(".bars rect")).fill];
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the sample articles; below ``private/`` its private copy, whose articles look different."""
    folder = tmp_path_factory.mktemp("access")
    shutil.copytree(ROOT / "content", folder / "content")
    briefgen(folder, "build")
    settings = folder / "content/site.yaml"
    lines = [line for line in settings.read_text(encoding="utf-8").splitlines() if not line.startswith("profile")]
    settings.write_text("\n".join([*lines, "profile: private", ""]), encoding="utf-8")
    briefgen(folder, "build", "--site", "whole")
    shutil.move(folder / "whole", folder / "site/private")
    return folder / "site"


@pytest.fixture(scope="module")
def kinds(site: Path) -> dict[str, Path]:
    """The longest page of each kind, by its folder, or by its path where it is one of its own."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        folder = name.rpartition("/")[0]
        kind = f"{folder}/" if folder and path.name != "index.html" else name
        if kind not in found or path.stat().st_size > found[kind].stat().st_size:
            found[kind] = path
    return {kind: path for kind, path in found.items() if kind in KINDS}


def test_no_kind_of_page_is_missing_here(kinds: dict[str, Path]) -> None:
    assert set(kinds) == KINDS


class TestInABrowser:
    pytestmark = NEEDS_BROWSER

    @NEEDS_AXE
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing(self, scheme: str, kinds: dict[str, Path], browser: webdriver.Chrome) -> None:
        browser.set_window_size(1200, 900)
        browser.set_script_timeout(60)
        found = {}
        with emulated(browser, "prefers-color-scheme", scheme):
            for kind, path in kinds.items():
                browser.get(path.as_uri())
                found[kind] = axe(browser)
        assert {kind: faults for kind, faults in found.items() if faults} == {}

    def test_no_page_scrolls_sideways_at_320_pixels(self, kinds: dict[str, Path], browser: webdriver.Chrome) -> None:
        wider = {}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
        try:
            for kind, path in kinds.items():
                browser.get(path.as_uri())
                wider[kind] = browser.execute_script("return document.documentElement.scrollWidth")
        finally:
            browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        assert {kind: width for kind, width in wider.items() if width > PHONE["width"]} == {}

    def test_the_first_key_leads_past_the_navigation(self, kinds: dict[str, Path], browser: webdriver.Chrome) -> None:
        browser.get(kinds["countries/"].as_uri())
        body = browser.find_element(By.TAG_NAME, "body")
        body.send_keys(Keys.TAB)
        skip = browser.switch_to.active_element
        assert skip.text == "Skip to the content"
        assert skip.rect["y"] >= 0
        skip.send_keys(Keys.ENTER)
        assert browser.switch_to.active_element.get_attribute("id") == "main"

    def test_every_control_has_the_focus_once_and_shows_it(
        self, kinds: dict[str, Path], browser: webdriver.Chrome
    ) -> None:
        browser.get(kinds["pairs/"].as_uri())
        outlines = []
        for _ in range(25):
            browser.switch_to.active_element.send_keys(Keys.TAB)
            outlines.append(browser.execute_script(FOCUS))
        assert len({place for place, _ in outlines}) == len(outlines)
        assert [place for place, outline in outlines if outline == "none"] == []

    def test_evidence_opens_and_closes_without_a_mouse(self, kinds: dict[str, Path], browser: webdriver.Chrome) -> None:
        browser.get(kinds["pairs/"].as_uri())
        mark = browser.find_element(By.CSS_SELECTOR, "main a.cite")
        mark.send_keys(Keys.ENTER)
        box = browser.find_element(By.ID, "evidence")
        WebDriverWait(browser, 10).until(lambda _: box.is_displayed())
        assert browser.execute_script("return arguments[0].contains(document.activeElement)", box)
        assert (axe(browser) if AXE_AT else []) == []
        browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        WebDriverWait(browser, 10).until(lambda _: not box.is_displayed())
        assert browser.switch_to.active_element == mark

    def test_what_is_folded_away_opens_with_a_key(self, site: Path, browser: webdriver.Chrome) -> None:
        browser.get((site / "countries/japan.html").as_uri())
        summary = browser.find_element(By.CSS_SELECTOR, "main summary")
        table = browser.find_element(By.CSS_SELECTOR, "main details table")
        assert not table.is_displayed()
        summary.send_keys(Keys.ENTER)
        assert table.is_displayed()

    def test_limits_and_results_of_a_search_are_reached_by_keys(
        self, kinds: dict[str, Path], browser: webdriver.Chrome
    ) -> None:
        browser.get(kinds["search.html"].as_uri())
        query = WebDriverWait(browser, 10).until(lambda it: it.find_element(By.ID, "query"))
        WebDriverWait(browser, 10).until(lambda _: query.is_displayed())
        query.send_keys("japan", Keys.TAB, Keys.ENTER)
        status = browser.find_element(By.ID, "status")
        WebDriverWait(browser, 10).until(lambda _: "articles" in status.text)
        assert browser.find_element(By.NAME, "country").is_displayed()
        spoken = browser.find_element(By.CSS_SELECTOR, "[aria-live=polite]")
        WebDriverWait(browser, 10).until(lambda _: spoken.get_attribute("textContent") == status.text)
        assert (axe(browser) if AXE_AT else []) == []

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_results_are_for_everyone_on_a_phone(
        self, scheme: str, kinds: dict[str, Path], browser: webdriver.Chrome
    ) -> None:
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
        try:
            with emulated(browser, "prefers-color-scheme", scheme):
                browser.get(f"{kinds['search.html'].as_uri()}?q=mongolia&from=2020-01-01")
                WebDriverWait(browser, 10).until(lambda it: it.find_elements(By.CSS_SELECTOR, ".result mark"))
                assert browser.execute_script("return document.documentElement.scrollWidth") <= PHONE["width"]
                assert (axe(browser) if AXE_AT else []) == []
        finally:
            browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    def test_forced_colours_reach_what_is_marked(self, kinds: dict[str, Path], browser: webdriver.Chrome) -> None:
        with emulated(browser, "forced-colors", "active"):
            browser.get(f"{kinds['search.html'].as_uri()}?q=mongolia")
            mark = WebDriverWait(browser, 10).until(lambda it: it.find_element(By.CSS_SELECTOR, ".result mark"))
            body = browser.find_element(By.TAG_NAME, "body")
            assert mark.value_of_css_property("background-color") != body.value_of_css_property("background-color")

    def test_forced_colours_reach_pictures(self, site: Path, browser: webdriver.Chrome) -> None:
        with emulated(browser, "forced-colors", "active"):
            browser.get((site / "countries/japan.html").as_uri())
            paper, link, bar = browser.execute_script(COLOURS)
        assert bar == link != paper

    def test_paper_shows_what_is_folded_away_and_none_of_the_navigation(
        self, kinds: dict[str, Path], browser: webdriver.Chrome
    ) -> None:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        try:
            browser.get(kinds["countries/"].as_uri())
            folded = browser.find_element(By.CSS_SELECTOR, "details.mentions .articles")
            assert browser.execute_script("return arguments[0].checkVisibility({contentVisibilityAuto: true})", folded)
            assert folded.size["height"] > 0
            assert not browser.find_element(By.CSS_SELECTOR, "header.site").is_displayed()
            assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0
        finally:
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def axe(browser: webdriver.Chrome) -> list[str]:
    """What axe-core finds at fault on the open page: each rule with the first element that breaks it."""
    assert AXE_AT is not None
    assert AXE_AT.origin is not None
    script = Path(AXE_AT.origin).parent / "axe-core/axe.min.js"
    browser.execute_script(script.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = browser.execute_async_script(RUN_AXE, RULES)
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]} ({len(each['nodes'])})" for each in found]


@contextmanager
def emulated(browser: webdriver.Chrome, feature: str, value: str) -> Iterator[None]:
    """Let the browser tell pages that its user prefers something, for a while."""
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": feature, "value": value}]})
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_nothing_moves_on_its_own() -> None:
    script = "".join(path.read_text(encoding="utf-8") for path in sorted(shipped_templates().glob("*.js")))
    assert not re.search(r"animation|transition|scroll-behavior|@keyframes", STYLE)
    assert not re.search(r"smooth|animate|setInterval", script)


def test_forced_colours_and_more_contrast_are_thought_of() -> None:
    assert "@media (forced-colors: active)" in STYLE
    assert "@media (prefers-contrast: more)" in STYLE


def test_no_page_has_script_or_style_within_and_each_has_one_policy(site: Path) -> None:
    """But the page for what is not found: it is served at any depth, so it carries its style, named by its hash."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        page, name = seen(path), path.relative_to(site).as_posix()
        allowed = ["style"] if path.name == "404.html" else []
        policies = [each for each in page.starts if ("http-equiv", "Content-Security-Policy") in each[1].items()]
        if page.within != allowed or len(policies) != 1 or "unsafe" in str(policies[0][1]["content"]):
            found[name] = page.within
    assert found == {}


def test_every_page_is_whole_and_well_formed(site: Path) -> None:
    faults = {path.relative_to(site).as_posix(): seen(path).faults for path in sorted(site.rglob("*.html"))}
    assert {name: each for name, each in faults.items() if each} == {}


def test_every_page_says_its_language_and_its_own_title(site: Path) -> None:
    titles = []
    for path in sorted(site.rglob("*.html")):
        if "private" not in path.relative_to(site).parts:
            page = seen(path)
            assert page.starts[0] == ("html", {"lang": "en"}), path
            titles.append(re.search(r"<title>(.*?)</title>", path.read_text(encoding="utf-8"), re.DOTALL))
    assert all(titles)
    assert len({title[1] for title in titles if title}) == len(titles)


class Seen(HTMLParser):
    """A page as a strict reader of the standard sees it; the Nu checker, by hand, sees more."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.within: list[str] = []
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, list[str]]] = [("", [])]
        self._ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._attributes(tag, attrs, attributes)
        self.starts.append((tag, attributes))
        self._place(tag)
        self._open[-1][1].append(tag)
        if tag not in VOID:
            self._open.append((tag, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        opened, children = self._open.pop() if len(self._open) > 1 else ("", [])
        if tag != opened:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> where <{opened}> is open")
        if tag == "section" and not HEADINGS & {*children}:
            self.faults.append(f"line {self.getpos()[0]}: a section without a heading")
        if "figcaption" in children[1:-1]:
            self.faults.append(f"line {self.getpos()[0]}: a caption in the midst of its figure")

    def close(self) -> None:
        super().close()
        self.faults += [f"<{tag}> is never closed" for tag, _ in self._open[1:]]

    def _place(self, tag: str) -> None:
        around = [opened for opened, _ in self._open]
        if tag in {"a", "button"} and {"a", "button"} & {*around}:
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> within a link or button")
        if tag in BLOCKS and PHRASING & {*around}:
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> within running text")
        if around[-1] in {"ul", "ol"} and tag != "li":
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> straight in a list")

    def _attributes(self, tag: str, pairs: list[tuple[str, str | None]], attributes: dict[str, str | None]) -> None:
        if len(pairs) > len(attributes):
            self.faults.append(f"line {self.getpos()[0]}: <{tag}> has an attribute twice")
        if tag == "img" and "alt" not in attributes:
            self.faults.append(f"line {self.getpos()[0]}: a picture without words")
        if "style" in attributes or tag == "style" or (tag == "script" and "src" not in attributes):
            self.within.append("style" if "style" in attributes or tag == "style" else "script")
        self.within += [name for name in attributes if name.startswith("on")]
        if (id := attributes.get("id")) is not None and (id in self._ids or not id or " " in id):
            self.faults.append(f"line {self.getpos()[0]}: id '{id}' is used twice, or is none")
        self._ids.add(attributes.get("id") or "")


def seen(path: Path) -> Seen:
    page = Seen()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page
