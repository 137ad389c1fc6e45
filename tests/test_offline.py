"""The site as a zip and the briefings as a book: whole, sound, the same bytes each time, within limits of quoting."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefgen.write import MANIFEST
from tests.sites import ROOT, briefgen, tree

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
EPUB = "{http://www.idpf.org/2007/ops}"
PACKAGE = "book/package.opf"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample content, with a hostile note, and the site made of it."""
    folder = tmp_path_factory.mktemp("offline")
    shutil.copytree(ROOT / "content", folder / "content")
    note = folder / "content/notes/countries/mongolia.md"
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text("Two & more.  \nSee [Japan](japan.html) <b>\x0b now.\n\n---\n", encoding="utf-8")
    briefgen(folder, "build")
    return folder


def packed(folder: Path, name: str, *arguments: str) -> bytes:
    briefgen(folder, "pack", name, *arguments)
    return (folder / name).read_bytes()


@pytest.fixture(scope="module")
def book(folder: Path) -> bytes:
    return packed(folder, "whole.epub")


@pytest.fixture(scope="module")
def files(book: bytes) -> dict[str, bytes]:
    return unpacked(book)


@pytest.fixture(scope="module")
def parsed(files: Mapping[str, bytes]) -> dict[str, ElementTree.Element]:
    """Every file of the book that is XML, by its path."""
    return {path: ElementTree.fromstring(data) for path, data in files.items() if is_xml(path)}


def unpacked(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.testzip() is None
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def is_xml(path: str) -> bool:
    return path.endswith((".xhtml", ".opf", ".xml"))


def text(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def part(chapter: ElementTree.Element, heading: str) -> ElementTree.Element:
    """The section of a chapter below a heading."""
    sections = [each for each in chapter.iter(f"{XHTML}section") if each.find(f"{XHTML}h2") is not None]
    return next(each for each in sections if each.findtext(f"{XHTML}h2") == heading)


def test_a_zip_holds_the_whole_site_in_one_folder_and_nothing_else(folder: Path) -> None:
    site = {f"briefings/{path}": data for path, data in tree(folder / "site").items() if path != MANIFEST}
    (folder / "site/secret.txt").write_text("not ours")
    assert unpacked(packed(folder, "site.zip")) == site


@pytest.mark.parametrize("name", ["twice.zip", "twice.epub"])
def test_packing_twice_gives_the_same_bytes(name: str, folder: Path) -> None:
    first = packed(folder, name)
    (folder / "site/index.html").touch()
    assert packed(folder, name, "--cache", "another") == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_site_that_was_changed_since_is_not_packed(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "site", tmp_path / "site")
    (tmp_path / "site/index.html").write_text("changed")
    _, complaints = briefgen(tmp_path, "pack", "site.zip", code=1)
    assert "site/index.html: is not as it was built" in complaints


def test_another_ending_is_refused(folder: Path) -> None:
    _, complaints = briefgen(folder, "pack", "site.rar", code=1)
    assert complaints.startswith("site.rar: is neither a zip nor a book\n    hint: let the name end in .zip or .epub")


def test_the_media_type_comes_first_and_is_stored(book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"
        assert first.extra == b""


def test_the_container_names_the_package(parsed: Mapping[str, ElementTree.Element]) -> None:
    roots = [each.get("full-path") for each in parsed["META-INF/container.xml"].iter() if each.get("full-path")]
    assert roots == [PACKAGE]


def test_the_manifest_lists_every_file_once_and_the_spine_reads_every_page(
    files: Mapping[str, bytes], parsed: Mapping[str, ElementTree.Element]
) -> None:
    items = [*parsed[PACKAGE].iter(f"{OPF}item")]
    listed = [f"book/{item.get('href')}" for item in items]
    assert sorted(listed) == sorted(files.keys() - {"mimetype", "META-INF/container.xml", PACKAGE})
    assert len({item.get("id") for item in items}) == len(items)
    pages = [item.get("id") for item in items if item.get("media-type") == "application/xhtml+xml"]
    assert sorted(pages, key=str) == sorted((it.get("idref") for it in parsed[PACKAGE].iter(f"{OPF}itemref")), key=str)
    assert [item.get("href") for item in items if item.get("properties") == "nav"] == ["nav.xhtml"]


def test_the_metadata_name_the_book_without_the_clock(parsed: Mapping[str, ElementTree.Element]) -> None:
    found = {each.tag.removeprefix(DC): text(each) for each in parsed[PACKAGE].iter() if each.tag.startswith(DC)}
    assert found["title"] == "Sample briefings"
    assert found["language"] == "en"
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", found["identifier"])
    assert parsed[PACKAGE].get("unique-identifier") == "id"
    modified = [text(it) for it in parsed[PACKAGE].iter(f"{OPF}meta") if it.get("property") == "dcterms:modified"]
    newest = max(re.findall(r"^published: \{value: \"?(\d{4}-\d\d-\d\d)", summaries(), re.MULTILINE))
    assert modified == [f"{newest}T00:00:00Z"]


def summaries() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "content/summaries").iterdir()))


def test_the_contents_lead_to_every_chapter_in_the_order_of_reading(
    parsed: Mapping[str, ElementTree.Element],
) -> None:
    nav = next(each for each in parsed["book/nav.xhtml"].iter(f"{XHTML}nav") if each.get(f"{EPUB}type") == "toc")
    led = [each.get("href") for each in nav.iter(f"{XHTML}a")]
    hrefs = {item.get("id"): item.get("href") for item in parsed[PACKAGE].iter(f"{OPF}item")}
    spine = [hrefs[it.get("idref")] for it in parsed[PACKAGE].iter(f"{OPF}itemref")]
    assert led == [href for href in spine if href != "nav.xhtml"]
    assert len(led) > 100


def test_every_link_leads_to_a_place_in_the_book(parsed: Mapping[str, ElementTree.Element]) -> None:
    anchors = {path: [each.get("id") for each in root.iter() if each.get("id")] for path, root in parsed.items()}
    dead, within = [], 0
    for path, root in parsed.items():
        assert len(set(anchors[path])) == len(anchors[path]), path
        for link in root.iter(f"{XHTML}a"):
            target, _, anchor = str(link.get("href")).partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if not target.startswith("https://"):
                within += 1
                if there not in anchors or (anchor and anchor not in anchors[there]):
                    dead.append((path, link.get("href")))
    assert dead == []
    assert within > 1000


def test_a_chapter_tells_what_its_page_tells(folder: Path, parsed: Mapping[str, ElementTree.Element]) -> None:
    chapter = parsed["book/countries/japan.xhtml"]
    page = (folder / "site/countries/japan.html").read_text(encoding="utf-8")
    plain = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    numbers = next(each for each in chapter.iter(f"{XHTML}p") if each.get("class") == "numbers")
    assert text(numbers) in plain
    assert len(part(chapter, "Timeline").findall(f".//{XHTML}li")) > 5
    for heading in ("Open", "Agreements", "Undated", "Said", "What others said of it", "Sources"):
        assert len(text(part(chapter, heading))) > len(heading) + 20, heading


def test_an_issue_is_defined(folder: Path, parsed: Mapping[str, ElementTree.Element]) -> None:
    chapter = parsed["book/issues/grain.xhtml"]
    definition = next(text(each) for each in chapter.iter(f"{XHTML}p") if each.get("class") == "definition")
    assert definition in (folder / "site/issues/grain.html").read_text(encoding="utf-8")


def test_sources_are_spelled_out_with_the_words_they_give(parsed: Mapping[str, ElementTree.Element]) -> None:
    sources = part(parsed["book/pairs/japan--mongolia.xhtml"], "Sources")
    assert "Japan, Mongolia Raise Ties to Special Strategic Partnership. Sample Wire, 29 November 2022" in text(sources)
    quotes = [text(each) for root in parsed.values() for each in root.iter(f"{XHTML}q")]
    assert len(quotes) > 20
    stored = re.sub(r"\s+", " ", summaries())
    assert [quote for quote in quotes if quote.strip("… ")[:40] not in stored] == []


def test_a_note_stands_in_its_chapter_without_links_to_pages(parsed: Mapping[str, ElementTree.Element]) -> None:
    notes = [text(each) for each in parsed["book/countries/mongolia.xhtml"].iter(f"{XHTML}aside")]
    assert notes == ["Two & more. See Japan <b> now."]


def test_a_selection_holds_only_its_chapters_and_links_to_no_other(folder: Path) -> None:
    made = unpacked(packed(folder, "some.epub", "--only", "countries/japan, countries/mongolia,pairs"))
    chapters = [path for path in made if path.count("/") == 2]
    names = {path.stem for path in (folder / "site/pairs").glob("*.html")} - {"index"}
    pairs = {f"book/pairs/{name}.xhtml" for name in names}
    assert set(chapters) == {"book/countries/japan.xhtml", "book/countries/mongolia.xhtml", *pairs}
    japan = ElementTree.fromstring(made["book/countries/japan.xhtml"])
    led = {str(link.get("href")).partition("#")[0] for link in japan.iter(f"{XHTML}a")} - {""}
    assert led <= {"../countries/japan.xhtml", "../countries/mongolia.xhtml"}
    assert "../countries/mongolia.xhtml" in led


def test_a_chapter_that_there_is_not_is_named_with_the_closest(folder: Path) -> None:
    _, complaints = briefgen(folder, "pack", "some.epub", "--only", "countries/japn,weather", code=1)
    assert "--only: there is no 'countries/japn'\n    hint: the closest is 'countries/japan'" in complaints
    assert "--only: there is no 'weather'" in complaints
    assert not (folder / "none.epub").exists()


def test_a_book_keeps_the_limits_of_quoting(parsed: Mapping[str, ElementTree.Element]) -> None:
    """At most 160 characters each, and a tenth of an article's words over all chapters together."""
    counts = dict(
        zip(
            re.findall(r"^id: (\S+)$", summaries(), re.MULTILINE),
            map(int, re.findall(r"^  words: (\d+)$", summaries(), re.MULTILINE)),
            strict=True,
        )
    )
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for root in parsed.values():
        for source in (each for each in root.iter(f"{XHTML}li") if str(each.get("id")).startswith("a-")):
            quoted[str(source.get("id")).removeprefix("a-")] |= {text(each) for each in source.iter(f"{XHTML}q")}
        assert all(len(text(each)) <= 160 for each in root.iter(f"{XHTML}q"))
    words = {id: sum(len(re.sub("…", "", each).split()) for each in quotes) for id, quotes in quoted.items()}
    assert sum(words.values()) > 200
    assert {id: count for id, count in words.items() if count > counts[id] / 10} == {}
