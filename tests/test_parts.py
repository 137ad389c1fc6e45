"""A file of several stories is taken apart where its marks are sure, and left whole and told where they are not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.world import Knowledge
from briefgen.read import read_piece, split
from tests.quality.content import HAS_ENGINE
from tests.sites import briefgen, summary_of

LINE = (
    "Norway and Chile agree on a ferry line",
    "March 4",
    "Norway and Chile agreed on Monday to open a ferry line between their ports, the ministers of both states said.",
    "The line will carry twenty guests a day from the first of June.",
)
SHIPS = (
    "Kenya sends ministers to Peru",
    "March 5",
    "Kenya said on Tuesday that two of its ministers would visit Peru in July to prepare an agreement on fisheries.",
    "They will stay for three days and meet those who live on the coast.",
)
TREES = (
    "Brazil counts its trees",
    "March 6",
    "Brazil counted the trees along its rivers on Wednesday and found far more of them than it had hoped to find.",
    "The count took two years and cost little, an official said.",
)
TITLES = [LINE[0], SHIPS[0]]


def wired(*stories: tuple[str, ...]) -> str:
    """A round-up of a wire: under each headline its dateline."""
    return "\n\n".join(
        f"{title}\nOSLO, {day}, 2024 (Sample Wire) - {lead}\n{rest}" for title, day, lead, rest in stories
    )


def signed(*stories: tuple[str, ...]) -> str:
    """Under each headline a byline and a date."""
    return "\n\n".join(f"{title}\nBy Ann Sample\n{day}, 2024\n\n{lead}\n\n{rest}" for title, day, lead, rest in stories)


def ruled(*stories: tuple[str, ...], rule: str = "* * *") -> str:
    """Between each two a line of stars."""
    return f"\n\n{rule}\n\n".join(f"{title}\n{day}, 2024\n\n{lead}\n\n{rest}" for title, day, lead, rest in stories)


def headed(*stories: tuple[str, ...], marks: str = "#") -> str:
    """Markdown, each story below a heading."""
    return "\n\n".join(f"{marks} {title}\n\n*{day}, 2024*\n\n{lead}\n\n{rest}" for title, day, lead, rest in stories)


def paged(*stories: tuple[str, ...], title: str = "Sample Gazette: the week", top: str = "") -> str:
    """A page, each story an element of its own."""
    rows = "\n".join(
        f"<article><h2>{title}</h2>\n<time datetime='2024-03-0{day[-1]}'>{day}</time>\n"
        f"<p>{lead}</p>\n<p>{rest} {EXTRA}</p>\n<p>{title}, it was said.</p></article>"
        for title, day, lead, rest in stories
    )
    return f"<!doctype html>\n<html><head><title>{title}</title></head>\n<body>{top}\n{rows}\n</body></html>"


EXTRA = (
    "The first guests will go on board in the morning of that day, and be back in the harbour before it is dark again."
)

needs_engine = pytest.mark.skipif(not HAS_ENGINE, reason="trafilatura is not installed: the extra html")

SURE = {
    "wire.txt": wired(LINE, SHIPS),
    "named-wire.txt": "Wire round-up\n\n" + wired(LINE, SHIPS),
    "signed.txt": signed(LINE, SHIPS),
    "stars.txt": ruled(LINE, SHIPS),
    "dashes.txt": ruled(LINE, SHIPS, rule="----------"),
    "equals.txt": "Round-up of the week\n4 March 2024\n\n====\n\n" + ruled(LINE, SHIPS, rule="===="),
    "digest.md": headed(LINE, SHIPS),
    "named-digest.md": "# The week\n\n" + headed(LINE, SHIPS, marks="##"),
    "source.md": "---\npublisher: Sample Gazette\n---\n" + headed(LINE, SHIPS),
    "row.html": paged(LINE, SHIPS),
}

UNSURE = {
    "one.txt": wired(LINE),
    "listed.txt": wired(LINE, SHIPS) + "\n\nMost read\nPeru counts its boats",
    "undated.txt": ruled(LINE, ("A word of thanks to all", "", "We thank all who have read us in this long year.", "")),
    "twice.txt": wired(LINE, LINE),
    "live.txt": "Live: the talks of the week\n\n" + wired(LINE, SHIPS),
    "sections.md": "# " + LINE[0] + "\n\n*March 4, 2024*\n\n" + LINE[2] + "\n\n## The cost\n\n" + LINE[3],
    "rule.md": LINE[0] + "\n\n" + LINE[2] + "\n\n* * *\n\n" + LINE[3],
    "told.md": "---\ntitle: The week\n---\n" + headed(LINE, SHIPS),
}


@cache
def world() -> Knowledge:
    return load()


def stories(name: str, text: str) -> list[Article]:
    return [read_piece(piece, world()) for piece in split(f"articles/{name}", text.encode()).pieces]


@pytest.mark.parametrize(
    "name", [name if name != "row.html" else pytest.param(name, marks=needs_engine) for name in SURE]
)
def test_each_story_has_its_own_headline_day_and_text(name: str) -> None:
    found = stories(name, SURE[name])
    assert [article.title for article in found] == TITLES
    assert [article.published.value for article in found] == ["2024-03-04", "2024-03-05"]
    assert [LINE[2] in found[0].text, SHIPS[2] in found[0].text] == [True, False]
    assert [SHIPS[2] in found[1].text, LINE[2] in found[1].text] == [True, False]


@pytest.mark.parametrize("name", UNSURE)
def test_what_may_be_one_story_is_left_whole(name: str) -> None:
    (piece,) = split(f"articles/{name}", UNSURE[name].encode()).pieces
    assert piece.file == f"articles/{name}"


def test_what_is_left_whole_and_seems_to_be_several_goes_to_review() -> None:
    (article,) = stories("listed.txt", UNSURE["listed.txt"])
    assert any("it seems to hold several stories" in doubt for doubt in article.doubts)


@needs_engine
@pytest.mark.parametrize(
    "page", [paged(LINE, SHIPS, title=LINE[0]), paged(LINE, SHIPS, top="<h1>What happens now</h1>")]
)
def test_a_page_about_one_of_its_stories_is_left_whole_and_goes_to_review(page: str) -> None:
    (article,) = stories("page.html", page)
    assert any("it seems to hold several stories" in doubt for doubt in article.doubts)


def test_facts_of_the_file_are_those_of_each_story() -> None:
    assert {article.publisher for article in stories("source.md", SURE["source.md"])} == {"Sample Gazette"}


@pytest.mark.parametrize(("name", "make"), [("a.txt", wired), ("a.txt", signed), ("a.txt", ruled), ("a.md", headed)])
def test_a_story_keeps_its_name_when_another_is_put_above_it(name: str, make: Callable[..., str]) -> None:
    before = [piece.file for piece in split(f"articles/{name}", make(LINE, SHIPS).encode()).pieces]
    after = [piece.file for piece in split(f"articles/{name}", make(TREES, LINE, SHIPS).encode()).pieces]
    assert len(after) == 3
    assert after[1:] == before


def test_lines_that_were_cut_have_the_numbers_of_the_file() -> None:
    text = signed(LINE, SHIPS)
    second = stories("a.txt", text)[1]
    (byline,) = [cut for cut in second.ignored if cut.rule == "byline"]
    assert text.split("\n")[byline.line - 1] == byline.text
    assert byline.line > 8


def test_an_override_lasts_when_a_story_is_put_above_its_own(tmp_path: Path) -> None:
    content, file = tmp_path / "content", tmp_path / "content/articles/week.txt"
    file.parent.mkdir(parents=True)
    file.write_text(ruled(LINE, SHIPS), encoding="utf-8")
    briefgen(tmp_path, "extract")
    (piece,) = [piece.file for piece in split("articles/week.txt", file.read_bytes()).pieces if "peru" in piece.file]
    summary = summary_of(content, piece)
    override = content / "overrides" / summary.name
    override.parent.mkdir()
    override.write_text("countries: {CHL: secondary}\n", encoding="utf-8")
    file.write_text(ruled(TREES, LINE, SHIPS), encoding="utf-8")
    briefgen(tmp_path, "extract")
    said, _ = briefgen(tmp_path, "check")
    assert summary_of(content, piece) == summary
    assert "1 edit: 1 active" in said
    briefgen(tmp_path, "build")
    page = (tmp_path / "site/articles" / f"{summary.stem}.html").read_text(encoding="utf-8")
    assert SHIPS[0] in page
    assert "Brazil" not in page.partition("<main")[2].partition("</main>")[0]
