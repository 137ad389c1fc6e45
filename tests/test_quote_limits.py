"""What the public site quotes of the sample articles, counted over every file of the site as a reader would."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
import yaml

from tests.sites import ROOT, briefgen

LONGEST = 160
"""Characters of one quotation."""

SHARE = 0.10
"""Of an article's words, over the whole site."""

OWN = ("about.html", "search.html")
"""Pages that tell of the site and quote no article."""

SHORT = 6
"""Words up to which a quotation may be a name with its office: the same words stand in articles that nobody quotes."""

QUOTED = re.compile(r"<q[^>]*>(.*?)</q>|“([^”]*)”", re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("quotes")
    shutil.copytree(ROOT / "content", made / "content")
    briefgen(made, "build")
    return made


@pytest.fixture(scope="module")
def stories(folder: Path) -> dict[str, list[str]]:
    """The words of each sample's story, without what is cut."""
    summaries = sorted((folder / "content/summaries").iterdir())
    files = [yaml.safe_load(path.read_text(encoding="utf-8"))["source"]["file"] for path in summaries]
    said, _ = briefgen(folder, "inspect", *(f"content/{file}" for file in files))
    texts = [json.loads(line)["text"] for line in said.splitlines()]
    return {path.stem: words(text) for path, text in zip(summaries, texts, strict=True)}


@pytest.fixture(scope="module")
def quoted(folder: Path) -> set[str]:
    """Every quotation on the site, each once."""
    site = folder / "site"
    return {text for path in sorted(site.rglob("*")) if path.is_file() for text in quotations(path)} - {""}


def quotations(path: Path) -> Iterator[str]:
    """What a file of the site quotes; a headline and a name in quotation marks are no words of the story."""
    if path.suffix == ".html" and path.name not in OWN:
        text = re.sub(r"<(h1|title)\b.*?</\1>|<a [^>]*articles/[^>]*>.*?</a>", "", path.read_text(encoding="utf-8"))
        for one, other in QUOTED.findall(text.partition("<main")[2]):
            yield tidy(one or other)
    elif path.parent.name == "evidence":
        article = json.loads(path.read_text(encoding="utf-8").partition(",")[2].removesuffix(");\n"))
        for mark in article["marks"].values():
            yield tidy(mark.get("quote", ""))


def tidy(quotation: str) -> str:
    """The words of a quotation, without the signs that it goes on."""
    return re.sub(r"^… | …$", "", unescape(re.sub(r"<[^>]*>", "", quotation)).strip())


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())


def places(quotation: list[str], story: list[str]) -> set[int]:
    """The words of a story that a quotation repeats, wherever it stands in it."""
    size = len(quotation)
    starts = (at for at, word in enumerate(story) if word == quotation[0] and story[at : at + size] == quotation)
    return {at + step for at in starts for step in range(size)}


def test_no_quotation_is_longer_than_the_limit(quoted: set[str]) -> None:
    assert len(quoted) > 50
    assert [text for text in quoted if len(text) > LONGEST] == []


def test_no_article_gives_more_than_its_share_to_all_pages_together(
    quoted: set[str], stories: dict[str, list[str]]
) -> None:
    found = [parts for text in sorted(quoted) if len(parts := words(text)) > SHORT]
    shares = {
        name: len(set().union(*(places(parts, story) for parts in found))) / len(story)
        for name, story in stories.items()
    }
    assert max(shares.values()) > SHARE / 2
    assert {name: round(share, 3) for name, share in shares.items() if share > SHARE} == {}


def test_every_quotation_stands_in_a_story(quoted: set[str], stories: dict[str, list[str]]) -> None:
    lost = [text for text in quoted if (parts := words(text)) and not any(places(parts, it) for it in stories.values())]
    assert lost == []
