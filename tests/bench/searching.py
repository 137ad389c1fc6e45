"""The search of a built site in a real browser: how soon it answers, what it takes, and what MiniSearch finds there."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from briefgen.build import compose
from briefgen.cache import Cache
from briefgen.knowledge.lexicon import word_set
from briefgen.render.search.fold import SPELLED
from briefgen.render.search.records import NAME, NAMED, TOLD, Record, article_records, subject_records
from tests.browsing import BROWSER, DRIVER, driven, served

QUESTIONS = (
    *(
        "erdogan",
        "Erdoğan",
        "zelensk",
        "al-shabaab",
        "alshabaab",
        "cote d'ivoire",
        "sao tome",
        "łódź",
        "習近平",
        "金正",
    ),
    *("зеленский", "Ερντογάν", "norway", "indones", "japan grain", "nuclear non-proliferation", "u.s."),
    *("president of japan", '"grain" exports', "norwey"),
)
"""Names with and without accents, beginnings, hyphens, other scripts, several words, a quoted word, a misspelt one."""

FIRST = 5
"""Hits at the top that are compared."""

FIELDS = {NAME: "name", TOLD: "told", NAMED: "named"}

WATCH = """
window.ready = 0;
new MutationObserver(function () {
  var form = document.getElementById("search");
  if (form && !form.hidden && !window.ready) { window.ready = performance.now(); }
}).observe(document, { subtree: true, childList: true, attributes: true });
"""
"""Notes when the form of a page can be used, in milliseconds since the page was asked for."""

TYPE = """
const [question, done] = arguments, field = document.getElementById("query"), start = performance.now();
new MutationObserver(function () {
  document.getElementById("results").getBoundingClientRect();
  this.disconnect();
  done(performance.now() - start);
}).observe(document.getElementById("status"), { childList: true });
field.value = question;
field.dispatchEvent(new InputEvent("input", { bubbles: true }));
"""
"""Asks as if it were typed; milliseconds until results are laid out."""

FIND = """
const [question, done] = arguments, asked = briefgen.words.asked(question), kinds = ["subjects", "articles"];
briefgen.index.need(asked, []).then(() => done(kinds.map((kind) => briefgen.index.find(kind, asked, []))));
"""
"""Numbers of all hits, the best first: subjects, articles."""

NEAR = """
const [question, done] = arguments;
briefgen.index.near(question, 1).then((found) => done(found[0] || ""));
"""
"""The known word that is spelled most like one that is not known."""


HAS = "require('minisearch')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Milliseconds of each question."""

    ready: Sequence[float]
    cold: Sequence[float]
    """In a page that has loaded nothing of the index."""

    warm: Sequence[float]
    """In the same page once more."""

    heap: float
    """MB of JavaScript after all questions in one page."""


def print_search(folder: Path) -> None:
    """Print how the search of ``folder / "site"``, made of ``folder / "content"``, does in a browser."""
    if not BROWSER or not DRIVER:
        print("\nno chromium with its driver is installed: the search is not measured")
        return
    sizes = [path.stat().st_size for path in (folder / "site/search").iterdir()]
    print(f"\nsearch: {len(sizes)} files of {sum(sizes) / 1000:,.0f} kB, the largest {max(sizes) / 1000:.1f} kB")
    print("least median most       ready ms         cold ms         warm ms   heap MB")
    with tempfile.TemporaryDirectory() as profile, served(folder) as server, driven(Path(profile)) as browser:
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        browser.execute_cdp_cmd("Network.enable", {})
        browser.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        for name, root in (("file://", f"{(folder / 'site').resolve().as_uri()}/"), ("http://", f"{server}site/")):
            print(_row(name, _times(browser, root)), flush=True)
        _compare(browser, folder)


def _times(browser: webdriver.Chrome, root: str) -> Times:
    ready, cold, warm = list[float](), list[float](), list[float]()
    for question in QUESTIONS:
        ready.append(_open(browser, root))
        cold.append(browser.execute_async_script(TYPE, question))
        warm.append(browser.execute_async_script(TYPE, f"{question} "))
    _open(browser, root)
    for question in QUESTIONS:
        browser.execute_async_script(TYPE, question)
    browser.execute_cdp_cmd("HeapProfiler.enable", {})
    browser.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    heap = browser.execute_cdp_cmd("Runtime.getHeapUsage", {})["usedSize"] / 1e6
    return Times(ready=ready, cold=cold, warm=warm, heap=heap)


def _open(browser: webdriver.Chrome, root: str) -> float:
    browser.get(f"{root}search.html")
    return float(WebDriverWait(browser, 20).until(lambda it: it.execute_script("return window.ready")))


def _row(name: str, times: Times) -> str:
    every = (times.ready, times.cold, times.warm)
    parts = [f"{min(each):6.0f} {statistics.median(each):4.0f} {max(each):4.0f}" for each in every]
    return f"{name:16}{''.join(parts)}  {times.heap:8.1f}"


def _compare(browser: webdriver.Chrome, folder: Path) -> None:
    """Print the hits of each question here and of MiniSearch, and how many of the first they share."""
    cache = Cache(folder / ".briefgen")
    edition = compose(folder / "content", cache).edition
    cache.close()
    records = {"subjects": subject_records(edition), "articles": article_records(edition)}
    theirs = _minisearch([record for kind in records.values() for record in kind])
    if theirs is None:
        print("MiniSearch is not installed for node (npm install minisearch; NODE_PATH=…/node_modules): no comparison")
        return
    print(f"\n{'question':28}{'hits':>7} {'MiniSearch':>10} {'both':>7}   of the first {FIRST} pages, articles")
    for question, found in zip(QUESTIONS, theirs, strict=True):
        ours, asked = _found(browser, records, question)
        both = {path for paths in ours.values() for path in paths} & {*found}
        shared = ", ".join(_shared(paths, [path for path in found if path in {*paths}]) for paths in ours.values())
        print(f"{asked:28}{sum(map(len, ours.values())):7} {len(found):10} {len(both):7}   {shared}")


def _shared(ours: Sequence[str], theirs: Sequence[str]) -> str:
    first = {*ours[:FIRST]}
    return f"{len(first & {*theirs[:FIRST]})}/{len(first)}"


def _found(
    browser: webdriver.Chrome, records: Mapping[str, Sequence[Record]], question: str
) -> tuple[dict[str, list[str]], str]:
    """Paths of all hits by kind, and the question; where there are none, those of the word offered instead."""
    hits = browser.execute_async_script(FIND, question)
    if not any(hits):
        near = browser.execute_async_script(NEAR, question) or question
        hits, question = browser.execute_async_script(FIND, near), f"{question} → {near}"
    paths = {
        kind: [records[kind][number].path for number in numbers] for kind, numbers in zip(records, hits, strict=True)
    }
    return paths, question


def _minisearch(records: Sequence[Record]) -> list[list[str]] | None:
    """Paths of what MiniSearch finds by each question, the best first; None where it is not installed."""
    node, here = shutil.which("node"), Path(__file__).parent
    if not node or subprocess.run([node, "-e", HAS], cwd=here, stderr=subprocess.DEVNULL, check=False).returncode:
        return None
    task = {
        "documents": [_document(record) for record in records],
        "questions": QUESTIONS,
        "common": sorted(word_set("search", "common")),
        "spelled": SPELLED,
    }
    done = subprocess.run(
        [node, here / "minisearch.cjs"], input=json.dumps(task), capture_output=True, text=True, check=True
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


def _document(record: Record) -> dict[str, str]:
    """What a record is found by, by how much it tells."""
    texts = {name: " ; ".join(text for weight, text in record.texts if weight == own) for own, name in FIELDS.items()}
    return {"path": record.path, **texts}
