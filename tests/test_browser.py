"""The pages in a real browser, from a folder on disk and under a path of a server: links alive, nobody else asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from tests.accounts import MADE_UP
from tests.browsing import NEEDS_BROWSER, served
from tests.sites import briefgen

pytestmark = NEEDS_BROWSER


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made-up accounts, in a folder that a server can offer under ``/a/b/``."""
    folder = tmp_path_factory.mktemp("browser")
    for name in ("articles", "knowledge"):
        shutil.copytree(MADE_UP.folder / name, folder / "content" / name)
    briefgen(folder, "extract")
    briefgen(folder, "build", "--site", "www/a/b")
    return folder / "www/a/b"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    """The address of the site on a server, two folders below its root."""
    with served(site.parent.parent) as address:
        yield f"{address}a/b/"


@pytest.fixture(scope="module", params=["file", "sub-path"])
def root(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    """The address that all pages of the site lie below."""
    return f"{site.as_uri()}/" if request.param == "file" else server


@pytest.fixture(scope="module")
def visited(root: str, site: Path, browser: webdriver.Chrome) -> dict[str, tuple[list[str], set[str], str]]:
    """Every page by its path: where its links lead, its anchors, and its heading, as the browser sees them."""
    found = {}
    browser.get_log("browser")  # what tests of other modules have left there
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        browser.get(root + name)
        links = browser.execute_script("return [...document.links].map(a => a.href)")
        anchors = browser.execute_script("return [...document.querySelectorAll('[id]')].map(e => e.id)")
        heading = browser.find_element(By.TAG_NAME, "h1").text
        found[name] = (links, set(anchors), heading)
    return found


def test_every_page_has_a_heading_that_shows(visited: dict[str, tuple[list[str], set[str], str]]) -> None:
    assert len(visited) > 25
    assert all(heading for _, _, heading in visited.values())


def test_every_link_and_anchor_leads_somewhere(
    visited: dict[str, tuple[list[str], set[str], str]], root: str, site: Path
) -> None:
    dead = []
    for page, (links, _, _) in visited.items():
        for link in links:
            address, anchor = urldefrag(link)
            if not address.startswith(root):
                dead.append(f"{page}: {link} leads out of the site")
                continue
            target = unquote(address.removeprefix(root))
            known = target in visited and (not anchor or unquote(anchor) in visited[target][1])
            if not known and not (site / target).is_file():
                dead.append(f"{page}: {link}")
            if anchor and not known:
                dead.append(f"{page}: {link} has no such anchor")
    assert dead == []


def test_the_stylesheet_is_applied_on_pages_of_every_depth(
    visited: dict[str, tuple[list[str], set[str], str]], root: str, browser: webdriver.Chrome
) -> None:
    for name in ("index.html", "countries/norway.html", "404.html"):
        assert name in visited
        browser.get(root + name)
        family = browser.execute_script("return getComputedStyle(document.querySelector('h1')).fontSize")
        rules = browser.execute_script("return document.styleSheets.length")
        assert rules > 0, name
        assert float(family.removesuffix("px")) > 20, name


def test_the_browser_has_nothing_to_complain_of_and_asks_nobody_else(
    visited: dict[str, tuple[list[str], set[str], str]], root: str, browser: webdriver.Chrome
) -> None:
    assert visited
    complaints = [entry["message"] for entry in browser.get_log("browser") if "favicon" not in entry["message"]]
    assert complaints == []
    requests = {
        urlsplit(word).netloc
        for entry in browser.get_log("performance")
        if '"Network.requestWillBeSent"' in entry["message"]
        for word in entry["message"].split('"')
        if word.startswith(("http://", "https://"))
    }
    assert requests <= {urlsplit(root).netloc, *_servers(requests)}


def _servers(hosts: set[str]) -> set[str]:
    """The hosts of this machine; the two ways to open the site share one browser."""
    return {host for host in hosts if host.partition(":")[0] == "127.0.0.1"}


def test_a_cited_statement_leads_to_the_words_it_rests_on(root: str, browser: webdriver.Chrome) -> None:
    browser.get(f"{root}pairs/chile--norway.html")
    cite = next(link for link in browser.find_elements(By.CSS_SELECTOR, "main a") if "¶" in link.text)
    target = str(cite.get_attribute("href"))
    assert "/articles/" in target
    browser.get(target)
    anchor = urlsplit(browser.current_url).fragment
    assert browser.find_element(By.ID, anchor).is_displayed()


def test_a_missing_page_keeps_its_style_at_any_depth(site: Path, server: str, browser: webdriver.Chrome) -> None:
    deep = site / "countries/gone/for/good.html"
    deep.parent.mkdir(parents=True)
    shutil.copy(site / "404.html", deep)
    browser.get(f"{server}countries/gone/for/good.html")
    shutil.rmtree(site / "countries/gone")
    assert browser.execute_script("return getComputedStyle(document.body).marginTop") == "0px"
    assert [entry for entry in browser.get_log("browser") if "good.html" in entry["message"]] == []


def test_pages_fit_a_narrow_phone(root: str, browser: webdriver.Chrome) -> None:
    browser.set_window_size(360, 740)
    for name in ("index.html", "countries/norway.html", "pairs/chile--norway.html", "timeline.html", "review.html"):
        browser.get(root + name)
        wide = browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, name
