"""The command line: exit codes, one line for each fault, and JSON that other programs read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.cli import COMMANDS
from tests.sites import briefgen, environment, make_content

ARTICLE = """Norway Offers Ships
Sample News, Oslo

Norway offered two ships to Kenya on Friday, officials said.
"""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    said, _ = briefgen(tmp_path, command, "--help")
    assert said.startswith(f"usage: briefgen {command}")


@pytest.mark.parametrize(
    "arguments", [(), ("nonsense",), ("build", "--nonsense"), ("inspect",), ("serve", "--port", "70000")]
)
def test_wrong_usage_is_exit_code_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    _, complaint = briefgen(tmp_path, *arguments, code=2)
    assert complaint.startswith("usage: briefgen")


@pytest.mark.parametrize("command", ["extract", "check", "build"])
def test_a_missing_folder_is_one_line_with_a_hint(tmp_path: Path, command: str) -> None:
    said, complaint = briefgen(tmp_path, command, "--content", "nowhere", code=1)
    assert said == ""
    assert complaint.splitlines()[0] == "nowhere: no such folder"
    assert complaint.splitlines()[-1] == "1 problem"


def test_an_empty_folder_is_one_line_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    _, complaint = briefgen(tmp_path, "extract", code=1)
    assert complaint.startswith("content/articles: no articles\n    hint: save some there")


def test_only_the_articles_asked_for_are_summed_up(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    said, _ = briefgen(tmp_path, "extract", "articles/talks.txt")
    assert said == "1 article summed up: 1 new\n"
    assert len([*(content / "summaries").iterdir()]) == 1
    _, complaint = briefgen(tmp_path, "extract", "nonsense", code=1)
    assert complaint.startswith("nonsense: no such article\n")


def test_nothing_but_the_outcome_is_said_in_a_pipe(tmp_path: Path) -> None:
    make_content(tmp_path)
    assert briefgen(tmp_path, "extract") == ("3 articles summed up: 3 new\n", "")
    assert briefgen(tmp_path, "extract") == ("3 articles summed up: 3 the same\n", "")


def test_warnings_count_only_when_strict(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    briefgen(tmp_path, "extract")
    (content / "articles/new.txt").write_text(ARTICLE)
    _, complaint = briefgen(tmp_path, "check")
    assert complaint.endswith("1 warning\n")
    briefgen(tmp_path, "check", "--strict", code=1)


def test_inspect_prints_a_line_of_json_for_each_file_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(ARTICLE)
    shutil.copy(tmp_path / "b.txt", tmp_path / "a.txt")
    before = sorted(tmp_path.iterdir())
    said, _ = briefgen(tmp_path, "inspect", "--cache", str(tmp_path.parent / "elsewhere"), "b.txt", "a.txt")
    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["file"] for line in lines] == ["b.txt", "a.txt"]
    assert sorted(tmp_path.iterdir()) == before
    keys = ["file", "title", "published", "text", "ignored", "mentions", "decisions", "dates", "quotes", "summary"]
    assert [*lines[0]] == keys


def test_what_inspect_points_at_stands_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    said, _ = briefgen(tmp_path, "inspect", "a.txt")
    seen = json.loads(said)
    assert seen["published"] is None
    assert {"NOR", "KEN"} <= {mention["id"] for mention in seen["mentions"]}
    for found in (*seen["mentions"], *seen["dates"]):
        assert seen["text"][found["start"] : found["end"]] == found["text"]
    assert [*seen["ignored"][0]] == ["line", "text", "rule"] if seen["ignored"] else True
    assert seen["summary"]["briefgen"] == 1
    assert seen["summary"]["source"]["file"] == "a.txt"


def test_a_bad_file_does_not_keep_inspect_from_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "bad.txt").write_bytes(b"\x00\xff")
    said, complaint = briefgen(tmp_path, "inspect", "bad.txt", "missing.txt", "a.txt", code=1)
    assert [json.loads(line)["file"] for line in said.splitlines()] == ["a.txt"]
    assert "bad.txt" in complaint
    assert "missing.txt: cannot be read: no such file or directory" in complaint


def test_a_reader_that_has_seen_enough_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE * 2000)
    command = f"{sys.executable} -m briefgen inspect a.txt a.txt | head -c 10"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=False, env=environment())
    assert (len(done.stdout), done.stderr) == (10, b"")
