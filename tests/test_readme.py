"""What the README says there is, there is."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.sites import ROOT, environment

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b(?=`| CONTENT|$)", TEXT, re.MULTILINE))))
def test_make_has_the_target(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`briefgen ([a-z]+)\b", TEXT))))
def test_the_command_answers_for_help(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", command, "--help"], capture_output=True, env=environment(), check=True
    )
    assert command.encode() in done.stdout


def test_every_command_stands_in_the_readme() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "briefgen", "--help"],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    ).stdout
    commands = re.findall(r"^    ([a-z]+)\s{2,}", help_text, re.MULTILINE)
    assert len(commands) >= 6
    assert [command for command in commands if f"`briefgen {command}" not in TEXT] == []


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)]+)\)", TEXT))))
def test_local_links_lead_to_files(link: str) -> None:
    assert link.startswith("http") or (ROOT / link).exists()


def test_plain_make_lists_what_there_is() -> None:
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    for target in ("site", "test", "serve", "check", "lint", "bench", "golden", "clean", "publish"):
        assert f"make {target}" in listed
