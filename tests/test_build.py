"""A site from its articles: the same bytes each time, nothing lost, and the old site whole when anything is wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import briefgen, environment, make_content, summary_of, times, tree

COMMANDS = ("extract", "check", "build")


def make_site(folder: Path, *arguments: str) -> None:
    for command in COMMANDS:
        briefgen(folder, command, *arguments)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path)


def test_articles_become_summaries_and_pages(content: Path, tmp_path: Path) -> None:
    said, _ = briefgen(tmp_path, "extract")
    assert said == "3 articles summed up: 3 new\n"
    make_site(tmp_path)
    assert len([*(content / "summaries").iterdir()]) == 3
    assert {"index.html", "404.html", ".nojekyll", "countries/norway.html"} <= tree(tmp_path / "site").keys()


def test_a_second_build_writes_nothing(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    before = times(tmp_path / "site"), times(content)
    make_site(tmp_path)
    shutil.rmtree(tmp_path / ".briefgen")
    make_site(tmp_path)
    assert (times(tmp_path / "site"), times(content)) == before


@pytest.mark.usefixtures("content")
def test_a_build_into_an_empty_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    make_site(tmp_path)
    make_site(tmp_path, "--site", "other", "--cache", "cold")
    assert tree(tmp_path / "site") == tree(tmp_path / "other")


def test_an_edit_gives_what_a_clean_build_gives(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    visit = content / "articles/visit.txt"
    visit.write_text(visit.read_text().replace("Chile", "Peru"), encoding="utf-8")
    (content / "articles/later/undated.md").unlink()
    make_site(tmp_path)
    make_site(tmp_path, "--site", "other", "--cache", "cold")
    assert tree(tmp_path / "site") == tree(tmp_path / "other")
    assert not (tmp_path / "site/countries/chile.html").exists()


def test_a_damaged_page_is_mended(content: Path, tmp_path: Path) -> None:
    assert content.exists()
    make_site(tmp_path)
    page = tmp_path / "site/index.html"
    whole = page.read_bytes()
    page.write_bytes(b"half")
    briefgen(tmp_path, "build")
    assert page.read_bytes() == whole


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_cache_only_costs_time(content: Path, tmp_path: Path, damage: bytes) -> None:
    assert content.exists()
    make_site(tmp_path)
    before = tree(tmp_path / "site")
    (tmp_path / ".briefgen/cache.sqlite").write_bytes(damage)
    make_site(tmp_path)
    assert tree(tmp_path / "site") == before


def test_an_id_once_given_stays(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    before = summary_of(content, "articles/talks.txt").name
    talks = content / "articles/talks.txt"
    talks.write_text(talks.read_text().replace("Port Inspections", "Ship Inspections"), encoding="utf-8")
    briefgen(tmp_path, "extract")
    assert summary_of(content, "articles/talks.txt").name == before
    talks.rename(content / "articles/moved.txt")
    briefgen(tmp_path, "extract")
    assert summary_of(content, "articles/moved.txt").name == before


def test_a_newcomer_with_the_same_title_gets_an_id_of_its_own(content: Path, tmp_path: Path) -> None:
    briefgen(tmp_path, "extract")
    before = summary_of(content, "articles/talks.txt")
    kept = before.read_bytes()
    shutil.copy(content / "articles/talks.txt", content / "articles/again.txt")
    briefgen(tmp_path, "extract")
    again = summary_of(content, "articles/again.txt")
    assert again.stem.startswith(f"{before.stem}-")
    assert len(again.stem) == len(before.stem) + 5
    assert before.read_bytes() == kept


def test_the_summary_of_an_article_that_is_gone_goes_too(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    path = summary_of(content, "articles/visit.txt").relative_to(tmp_path)
    (content / "articles/visit.txt").unlink()
    said, _ = briefgen(tmp_path, "extract")
    assert said == f"removed {path}: its article is gone\n2 articles summed up: 2 the same\n"


def test_summaries_alone_are_a_site(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    before = tree(tmp_path / "site")
    shutil.rmtree(content / "articles")
    assert briefgen(tmp_path, "extract")[0] == "0 articles summed up\n"
    _, complaint = briefgen(tmp_path, "build")
    assert complaint == "content/articles: warning: no articles, so that no quote was checked\n1 warning\n"
    assert tree(tmp_path / "site") == before


BAD = {
    "empty.txt": b"",
    "binary.txt": b"\x00\x01\x02" * 100,
    "unknown.txt": bytes(range(128, 256)) * 20,
}


@pytest.mark.parametrize("name", BAD)
def test_a_fault_in_one_article_is_one_line_and_the_others_go_on(content: Path, tmp_path: Path, name: str) -> None:
    (content / "articles" / name).write_bytes(BAD[name])
    said, complaint = briefgen(tmp_path, "extract", code=1)
    assert said == "3 articles summed up: 3 new\n"
    assert [line for line in complaint.splitlines() if name in line] == [complaint.splitlines()[0]]
    assert complaint.startswith(f"content/articles/{name}")
    assert complaint.endswith("\n1 problem\n")


def test_what_is_no_ordinary_file_is_one_line(content: Path, tmp_path: Path) -> None:
    (content / "articles/link.txt").symlink_to(content / "articles/talks.txt")
    (content / "articles/page.docx").write_text("Later")
    (content / "articles/.hidden.txt").write_text("")
    os.mkfifo(content / "articles/pipe.txt")
    with (content / "articles/huge.txt").open("wb") as huge:
        huge.truncate(9 * 1024 * 1024)
    _, complaint = briefgen(tmp_path, "extract", code=1)
    assert [line for line in complaint.splitlines() if not line.startswith("    ")] == [
        "content/articles/huge.txt: is too large: 9,437,184 bytes, more than 1,048,576",
        "content/articles/link.txt: is a symbolic link, which is not followed",
        "content/articles/page.docx: warning: is not read",
        "content/articles/pipe.txt: is no ordinary file",
        "3 problems, 1 warning",
    ]


def test_an_article_that_cannot_be_read_keeps_its_summary_and_stops_the_build(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    before, summary = tree(tmp_path / "site"), summary_of(content, "articles/talks.txt")
    (content / "articles/talks.txt").write_bytes(b"")
    briefgen(tmp_path, "extract", code=1)
    assert summary.exists()
    _, complaint = briefgen(tmp_path, "build", code=1)
    assert f"content/summaries/{summary.name}: its article articles/talks.txt cannot be read" in complaint
    assert tree(tmp_path / "site") == before


def test_a_quote_that_is_not_in_the_article_stops_the_build(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    before, summary = tree(tmp_path / "site"), summary_of(content, "articles/visit.txt")
    text = summary.read_text(encoding="utf-8")
    summary.write_text(text.replace("quote: ", "quote: Never "), encoding="utf-8")
    _, complaint = briefgen(tmp_path, "build", code=1)
    assert f"content/summaries/{summary.name}: the words of s1 are not in articles/visit.txt: 'Never " in complaint
    assert tree(tmp_path / "site") == before
    briefgen(tmp_path, "extract")
    assert summary.read_text(encoding="utf-8") == text


BROKEN = {
    "overrides/{id}.yaml": ("datte: 2024", "{path}:1:1: unknown key 'datte'"),
    "overrides/{id}.yaml ": ("countries: [", "{path}:2:1: not YAML: "),
    "summaries/{id}.yaml": ("briefgen: 9", "{path}:1:1: expected 'briefgen: 1', the version of the format"),
    "site.yaml": ("titel: X", "{path}:1:1: unknown key 'titel'"),
    "knowledge/countries.yaml": ("NOR: {nam: X}", "{path}:1:7: unknown key 'nam'"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_of_people_is_named_and_the_old_site_stays(content: Path, tmp_path: Path, name: str) -> None:
    make_site(tmp_path)
    before = tree(tmp_path / "site")
    path = content / name.strip().format(id=summary_of(content, "articles/talks.txt").stem)
    path.parent.mkdir(exist_ok=True)
    path.write_text(BROKEN[name][0])
    _, complaint = briefgen(tmp_path, "build", code=1)
    assert complaint.startswith(BROKEN[name][1].format(path=path.relative_to(tmp_path)))
    assert tree(tmp_path / "site") == before


def test_an_override_lasts_and_check_says_how_it_stands(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    id = summary_of(content, "articles/later/undated.md").stem
    override = content / f"overrides/{id}.yaml"
    override.parent.mkdir()
    override.write_text('published: "2024-02-03"\ncountries: {NOR: {set: passing, was: passing}, PER: secondary}\n')
    kept = override.read_bytes()
    said, complaint = briefgen(tmp_path, "check")
    assert f"content/overrides/{id}.yaml:1:1: active: published: '2024-02-03' instead of 'unknown'\n" in said
    assert "stale: countries.NOR" in complaint
    briefgen(tmp_path, "check", "--strict", code=1)
    briefgen(tmp_path, "extract")
    briefgen(tmp_path, "build")
    assert override.read_bytes() == kept
    assert b"2024-02-03" in b"".join(tree(tmp_path / "site").values())


def test_an_override_without_a_summary_is_a_warning(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    (content / "overrides").mkdir()
    (content / "overrides/no-such.yaml").write_text("published: 2024\n")
    _, complaint = briefgen(tmp_path, "build")
    assert "content/overrides/no-such.yaml: warning: there is no summary of this name; not applied" in complaint


@pytest.mark.parametrize("site", ["content", "content/site", "."])
def test_a_site_among_the_articles_is_refused(content: Path, tmp_path: Path, site: str) -> None:
    briefgen(tmp_path, "extract")
    before = tree(content)
    _, complaint = briefgen(tmp_path, "build", "--site", site, code=1)
    assert "would lie in one another" in complaint
    assert tree(content) == before


def test_a_build_killed_at_any_moment_recovers(content: Path, tmp_path: Path) -> None:
    make_site(tmp_path)
    visit = content / "articles/visit.txt"
    visit.write_text(visit.read_text().replace("Chile", "Peru"), encoding="utf-8")
    old = tree(tmp_path / "site")
    make_site(tmp_path, "--site", "new", "--cache", "cold")
    new = tree(tmp_path / "new")
    for delay in (0.1, 0.2, 0.3, 0.4):
        process = subprocess.Popen([sys.executable, "-m", "briefgen", "build"], cwd=tmp_path, env=environment())
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for path, data in tree(tmp_path / "site").items():
            assert path == "manifest.json" or data in (old.get(path), new.get(path))
    briefgen(tmp_path, "build")
    assert tree(tmp_path / "site") == new
