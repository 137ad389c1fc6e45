"""Pages that a browser saved come out as the story on them, with the rule that found each date."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.errors import BriefgenError
from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.read import read_piece
from briefgen.read.html import html_page
from briefgen.read.piece import Piece

PAGES = Path(__file__).with_name("pages")
ROWS: list[dict[str, Any]] = yaml.safe_load((PAGES / "pages.yaml").read_text(encoding="utf-8"))
STORIES = [row for row in ROWS if "fault" not in row]
WALLS = [row for row in ROWS if "fault" in row]

PARAGRAPH = (
    "Peru and Ecuador opened a second bridge over the river on Monday, {}, officials of both sides said at noon."
)


def _read(file: str, data: bytes) -> Article:
    return read_piece(Piece(file=f"articles/{file}", data=data, form="html"), load())


def _article(row: dict[str, Any]) -> Article:
    return _read(row["file"], (PAGES / row["file"]).read_bytes())


def _page(head: str = "", above: str = "", below: str = "") -> bytes:
    story = "".join(f"<p>{PARAGRAPH.format(words)}</p>" for words in ("the first", "the wider", "the longer"))
    body = f"{above}<h1>Second bridge opens</h1>{below}<div>{story}</div>"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def test_every_page_has_a_row() -> None:
    assert [row["file"] for row in ROWS] == sorted(
        (path.name for path in PAGES.iterdir() if path.suffix in (".html", ".mhtml")), key=str.lower
    )


@pytest.mark.parametrize("row", STORIES, ids=lambda row: row["file"])
def test_title_date_and_credits_are_those_of_the_page(row: dict[str, Any]) -> None:
    article = _article(row)
    assert article.title == row["title"]
    assert (article.published.value, article.published.zone) == (row["published"], row.get("zone"))
    assert article.published.how == row.get("how")
    for name in ("author", "publisher", "agency", "url", "language"):
        assert getattr(article, name) == row.get(name), name


@pytest.mark.parametrize("row", STORIES, ids=lambda row: row["file"])
def test_the_story_is_whole_and_nothing_else(row: dict[str, Any]) -> None:
    article = _article(row)
    assert len(article.paragraphs) == row["paragraphs"]
    assert article.paragraphs[0].startswith(row["first"])
    assert article.paragraphs[-1].endswith(row["last"])
    assert [words for words in row.get("contains", ()) if words not in article.text] == []
    assert [words for words in row.get("without", ()) if words in article.text] == []


@pytest.mark.parametrize("row", STORIES, ids=lambda row: row["file"])
def test_what_is_not_sure_goes_to_review(row: dict[str, Any]) -> None:
    assert list(_article(row).doubts) == row.get("doubts", [])


@pytest.mark.parametrize("row", WALLS, ids=lambda row: row["file"])
def test_a_page_without_a_story_gives_one_line(row: dict[str, Any]) -> None:
    with pytest.raises(BriefgenError) as raised:
        _article(row)
    (problem,) = raised.value.problems
    assert str(problem).splitlines() == [f"articles/{row['file']}: {row['fault']}", f"    hint: {problem.hint}"]


def test_what_is_left_out_is_shown_with_its_line() -> None:
    article = _article(next(row for row in ROWS if row["file"] == "json-ld-graph.html"))
    lines = (PAGES / "json-ld-graph.html").read_text(encoding="utf-8").splitlines()
    shown = {cut.text: (cut.line, cut.rule) for cut in article.ignored}
    line, rule = shown["Storm closes the ferry port for a second night"]
    assert rule == "aside"
    assert "Storm closes the ferry port for a second night" in lines[line - 1]


def test_a_menu_of_thousands_is_shown_in_part() -> None:
    menu = "".join(f"<li><a href='/{number}'>Village {number}</a></li>" for number in range(3000))
    article = _read("menu.html", _page(above=f"<nav><ul>{menu}</ul></nav>"))
    assert len(article.ignored) == 201
    assert article.ignored[-1].text == "… 2800 more lines"


@pytest.mark.parametrize(
    ("head", "below", "expected"),
    [
        ('<meta name="pubdate" content="2024-02-30">', "", ("unknown", None)),
        ('<meta name="pubdate" content="yesterday">', "", ("unknown", None)),
        ('<meta name="copyright" content="2024">', "<p>© 2024</p>", ("unknown", None)),
        ('<meta name="pubdate" content="Mon, 12 Feb 2024 08:05:00 GMT">', "", ("2024-02-12T08:05", "meta")),
        ("", '<time datetime="2024-02-12">today</time>', ("2024-02-12", "time-element")),
        ("", "<div>Feb. 12, 2024 | Updated Feb. 14, 2024</div>", ("2024-02-12", "stamp")),
        ("", "<figure><figcaption>A bridge, Feb. 1, 2024</figcaption></figure>", ("unknown", None)),
        ('<link rel="canonical" href="https://a.example/2024/2/12/bridge">', "", ("2024-02-12", "url")),
        ('<link rel="canonical" href="https://a.example/20241302/bridge">', "", ("unknown", None)),
    ],
)
def test_a_date_is_found_or_unknown_but_never_made_up(head: str, below: str, expected: tuple[str, str | None]) -> None:
    published = _read("bridge.html", _page(head=head, below=below)).published
    assert (published.value, published.how) == expected


def test_the_same_page_in_another_encoding_is_the_same_story() -> None:
    text = _page(below="<p>By Sofía Muestra</p>").decode()
    plain = html_page("a.html", text.encode())
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        declared = text.replace("<head>", '<head><meta charset="iso-8859-1">') if encoding == "cp1252" else text
        page = html_page("a.html", declared.encode(encoding))
        assert (page.lines, page.title, page.hints) == (plain.lines, plain.title, plain.hints), encoding


MHTML = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: %s\r\n\r\n%s"


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 20_000 + b"<p>deep</p>",
        b"<html><body>" + b"<p>" * 20_000,
        b"<table>" * 3_000,
        b"<a href='" + b"a" * 100_000,
        b"<!DOCTYPE html><html></html>",
        MHTML % (b"text/html", b"<p"),
    ],
)
def test_a_broken_page_has_no_story_and_stops_nothing(data: bytes) -> None:
    assert html_page("broken.html", data).lines == ()


@pytest.mark.parametrize("name", ["rot13", "base64", "unicode_escape", "undefined", "utf-16", "nonsense", "idna"])
def test_an_encoding_that_no_page_is_in_is_not_believed(name: str) -> None:
    assert html_page("a.html", _page(head=f'<meta charset="{name}">')).title == "Second bridge opens"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "the file is empty"),
        (b"<!-- nothing -->", "the page is empty"),
        (MHTML % (b"image/png", b""), "the saved page holds no HTML"),
    ],
)
def test_a_file_without_a_page_gives_one_line(data: bytes, fault: str) -> None:
    with pytest.raises(BriefgenError) as raised:
        html_page("broken.html", data)
    assert [problem.message for problem in raised.value.problems] == [fault]


def test_without_the_extra_one_line_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['lxml'] = sys.modules['trafilatura'] = None\n"
        "from briefgen.errors import BriefgenError\n"
        "from briefgen.read.html import html_page\n"
        "try: html_page('a.html', b'<p>text</p>')\n"
        "except BriefgenError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "a.html: a web page cannot be read yet",
        '    hint: install what web pages need: pip install "briefgen[html]"',
    ]


def test_nothing_is_imported_for_pages_until_one_is_read() -> None:
    code = "import sys, briefgen.cli; print(sorted({'lxml', 'trafilatura'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_story_ends_where_the_data_of_the_page_say() -> None:
    notes = "<p>This desk tells of rivers, bridges and those who live on the banks of both.</p>"
    told = " ".join(PARAGRAPH.format(words) for words in ("the first", "the wider", "the longer"))
    data = json.dumps({"@type": "NewsArticle", "headline": "Second bridge opens", "articleBody": told})
    head = f'<script type="application/ld+json">{data}</script>'
    without, told_by = (
        _read("a.html", _page(head=each).replace(b"</div>", f"{notes}</div>".encode())) for each in ("", head)
    )
    assert "This desk" in without.text
    assert told_by.text == told.replace(" Peru", "\nPeru")
    assert [cut.rule for cut in told_by.ignored if cut.text.startswith("This desk")] == ["trailing-list"]
