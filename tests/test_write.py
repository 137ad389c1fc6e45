"""Writing a site: whole files, equal ones left alone, stale ones removed, those of others never touched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.write import MANIFEST, TEMPORARY, MovedError, Written, read_manifest, write, write_file


@dataclass(frozen=True, slots=True)
class Page:
    path: str
    content: bytes


HOME, JAPAN = Page("index.html", b"home"), Page("countries/japan.html", b"japan")


def test_a_site_is_written_with_a_list_of_its_files(tmp_path: Path) -> None:
    assert write(tmp_path / "site", [HOME, JAPAN]) == Written(new=2)
    assert (tmp_path / "site/countries/japan.html").read_bytes() == b"japan"
    assert [*read_manifest(tmp_path / "site")] == ["countries/japan.html", "index.html"]


def test_equal_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, [HOME, JAPAN])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert write(tmp_path, [HOME, JAPAN]) == Written(same=2)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_file_that_is_kept_stays_as_it_is_and_is_listed(tmp_path: Path) -> None:
    known = write(tmp_path, [HOME, JAPAN]).standing
    assert write(tmp_path, [HOME], [JAPAN.path], known) == Written(same=2)
    assert write(tmp_path, [Page("index.html", b"new")], [JAPAN.path], known) == Written(changed=1, same=1)
    assert (tmp_path / JAPAN.path).read_bytes() == b"japan"
    assert [*read_manifest(tmp_path)] == ["countries/japan.html", "index.html"]


@pytest.mark.parametrize("change", [lambda path: path.write_bytes(b"nippo"), lambda path: path.unlink()])
def test_a_file_to_be_kept_that_somebody_touched_stops_all(tmp_path: Path, change: Callable[[Path], object]) -> None:
    known = write(tmp_path, [HOME, JAPAN]).standing
    change(tmp_path / JAPAN.path)
    with pytest.raises(MovedError):
        write(tmp_path, [Page("index.html", b"new")], [JAPAN.path], known)
    assert (tmp_path / "index.html").read_bytes() == b"home"


def test_a_stale_page_goes_and_its_empty_folder_too(tmp_path: Path) -> None:
    write(tmp_path, [HOME, JAPAN])
    assert write(tmp_path, [Page("index.html", b"new")]) == Written(changed=1, removed=1)
    assert not (tmp_path / "countries").exists()


def test_files_of_others_stay(tmp_path: Path) -> None:
    write(tmp_path, [HOME, JAPAN])
    (tmp_path / "countries/mine.html").write_text("mine")
    (tmp_path / "CNAME").write_text("briefings.example")
    write(tmp_path, [HOME])
    assert (tmp_path / "countries/mine.html").read_text() == "mine"
    assert (tmp_path / "CNAME").exists()


def test_a_file_of_somebody_else_in_the_way_stops_all(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("by hand")
    with pytest.raises(BriefgenError, match=r"index.html: was not made by briefgen and is in the way of a page"):
        write(tmp_path, [HOME, JAPAN])
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_a_file_that_happens_to_be_equal_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"home")
    assert write(tmp_path, [HOME]) == Written(same=1)


def test_a_manifest_of_somebody_else_stops_all(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"name": "An app", "icons": []}')
    with pytest.raises(BriefgenError, match="is in the way of the list of pages"):
        write(tmp_path, [HOME])


UNFIT = (
    *("/etc/x", "../x", "a/../b", "a//b", "a/./b", "", "a/", "con.html", "x/AUX", ".git/config", MANIFEST),
    *("a\\b", "a:b", "a\x00b", "a.", "a ", "x" * 300),
)


@pytest.mark.parametrize("path", UNFIT)
def test_a_path_that_some_system_cannot_hold_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(BriefgenError, match="is no path for a page"):
        write(tmp_path, [Page(path, b"x")])


@pytest.mark.parametrize("pair", [("a/Japan.html", "a/japan.html"), ("straße", "STRASSE"), ("a", "a/b")])
def test_two_paths_that_are_one_are_refused(tmp_path: Path, pair: tuple[str, str]) -> None:
    with pytest.raises(BriefgenError, match="would be"):
        write(tmp_path, [Page(path, b"x") for path in pair])


def test_symbolic_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site/countries").symlink_to(tmp_path / "outside")
    with pytest.raises(BriefgenError, match="countries: is a symbolic link"):
        write(tmp_path / "site", [JAPAN])
    assert [*(tmp_path / "outside").iterdir()] == []


def test_a_link_where_a_page_belongs_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"home")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").symlink_to(tmp_path / "secret")
    with pytest.raises(BriefgenError, match="is no ordinary file"):
        write(tmp_path / "site", [HOME])


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(BriefgenError) as caught:
        write(tmp_path / "site", [HOME])
    assert str(caught.value).endswith("site: cannot be made: file exists")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_bytes(b"old")
    (tmp_path / TEMPORARY).symlink_to("/dev/full")
    with pytest.raises(BriefgenError, match=r"page\.html: cannot be written: no space left on device"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    write(tmp_path, [HOME, JAPAN])
    for folder in (tmp_path, tmp_path / "countries"):
        (folder / TEMPORARY).write_bytes(b"half")
    write(tmp_path, [HOME, JAPAN])
    assert not [*tmp_path.rglob(TEMPORARY)]


WRITER = """
import sys
from dataclasses import dataclass
from pathlib import Path
from briefgen.write import write

@dataclass
class Page:
    path: str
    content: bytes

mark = sys.argv[2].encode()
write(Path(sys.argv[1]), [Page(f"a{i % 7}/{i}.html", mark * 50_000) for i in range(300)])
"""


def test_a_build_killed_at_any_moment_leaves_whole_files_and_recovers(tmp_path: Path) -> None:
    run = [sys.executable, "-c", WRITER, str(tmp_path / "site")]
    subprocess.run([*run, "a"], check=True)
    for delay in (0.1, 0.15, 0.2, 0.25):
        process = subprocess.Popen([*run, "b"])
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        pages = [path.read_bytes() for path in (tmp_path / "site").rglob("*.html")]
        assert len(pages) == 300
        assert {*pages} <= {b"a" * 50_000, b"b" * 50_000}
    subprocess.run([*run, "a"], check=True)
    assert {path.read_bytes() for path in (tmp_path / "site").rglob("*.html")} == {b"a" * 50_000}
    assert sum(path.is_file() for path in (tmp_path / "site").rglob("*")) == 301


def test_three_builds_at_once_leave_whole_files(tmp_path: Path) -> None:
    run = [sys.executable, "-c", WRITER, str(tmp_path / "site")]
    processes = [subprocess.Popen([*run, mark], stderr=subprocess.PIPE) for mark in "abc"]
    assert [process.communicate()[1] for process in processes] == [b"", b"", b""]
    assert len({path.read_bytes() for path in (tmp_path / "site").rglob("*.html")}) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(BriefgenError, match="cannot be written: permission denied"):
        write(tmp_path, [HOME])
