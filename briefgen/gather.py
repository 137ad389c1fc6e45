"""Read a content folder from the disk, all of it, before anything is done with it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.read import SUFFIXES

LARGEST = 1024 * 1024
"""Bytes of a file that is read; the longest news story has a hundredth of it."""

SITE = "site.yaml"

KNOWLEDGE = ("knowledge", (".yaml",), "is not read; its name must end in .yaml")
"""The folder, its files' ending, and what is said of other files there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """A content folder as it was on the disk; paths are within it, with forward slashes, and sorted."""

    content: Path
    articles: Mapping[str, bytes]
    summaries: Mapping[str, bytes]
    overrides: Mapping[str, bytes]
    knowledge: Mapping[str, bytes]
    notes: Mapping[str, str]
    """Markdown by path within ``notes/``."""

    site: bytes | None
    present: frozenset[str]
    """Every file below ``articles/``, those that could not be read included."""

    problems: tuple[Problem, ...]
    """Files that could not be read, and as warnings those that are not read yet; in order."""


def gather(content: Path) -> Inputs:
    """Read what ``content`` holds.

    :raises BriefgenError: there is no such folder, or nothing in it to work on.
    """
    if not content.is_dir():
        hint = "make it and put articles into its folder 'articles', or name another with --content"
        raise BriefgenError([Problem(Place(str(content)), "no such folder", hint)])
    disk = _Disk(content)
    inputs = Inputs(
        content=content,
        articles=disk.read("articles", SUFFIXES, "is not read yet"),
        summaries=disk.read("summaries", (".yaml",), "is no summary"),
        overrides=disk.read("overrides", (".yaml",), "is no override; its name must end in .yaml"),
        knowledge=disk.read(*KNOWLEDGE),
        notes=disk.notes(),
        site=disk.site(),
        present=frozenset(disk.seen),
        problems=tuple(disk.problems),
    )
    if not inputs.present and not inputs.summaries:
        raise BriefgenError([Problem(Place(f"{content}/articles"), "no articles", "save some as .txt or .md there")])
    return inputs


def gather_knowledge(content: Path) -> dict[str, bytes]:
    """Read a site's own knowledge alone; there is none when there is no such folder.

    :raises BriefgenError: one of its files cannot be read.
    """
    disk = _Disk(content)
    found = disk.read(*KNOWLEDGE)
    if disk.problems:
        raise BriefgenError(disk.problems)
    return found


def read_file(path: Path) -> bytes:
    """Read one file wherever it lies.

    :raises BriefgenError: it is not there, no ordinary file, or too large.
    """
    disk = _Disk(path.parent)
    data = disk.load(path.name)
    if data is None:
        raise BriefgenError(replace(problem, place=Place(str(path))) for problem in disk.problems)
    return data


@dataclass(frozen=True, slots=True)
class _Disk:
    """The folder, and what was wrong with it so far."""

    content: Path
    problems: list[Problem] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def read(self, folder: str, suffixes: tuple[str, ...], otherwise: str) -> dict[str, bytes]:
        """Every file below ``folder`` with one of ``suffixes``; of others a warning that says ``otherwise``."""
        found = {}
        for path in self._files(folder):
            if folder == "articles":
                self.seen.append(path)
            if not path.lower().endswith(suffixes):
                self._note(path, otherwise, f"name it {' or '.join(suffixes)}, or move it away", warning=True)
            elif (data := self.load(path)) is not None:
                found[path] = data
        return found

    def notes(self) -> dict[str, str]:
        """Every note, by its path within ``notes/``."""
        found = {}
        for path, data in self.read("notes", (".md",), "is no note; its name must end in .md").items():
            try:
                found[path.removeprefix("notes/")] = data.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                self._note(path, f"is not UTF-8 at byte {error.start}", "save it as UTF-8")
        return found

    def site(self) -> bytes | None:
        """The settings; None when there are none."""
        return self.load(SITE) if os.path.lexists(self.content / SITE) else None

    def _files(self, folder: str) -> Iterator[str]:
        """Paths below ``folder``, sorted, hidden ones and the inside of linked folders left out."""
        try:
            entries = sorted(os.scandir(self.content / folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as error:
            self._note(folder, f"cannot be read: {_reason(error)}")
            return
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if not entry.name.isprintable():
                self._note(ascii(path)[1:-1], "has a name that cannot be shown", "rename it")
            elif entry.is_dir(follow_symlinks=False):
                yield from self._files(path)
            else:
                yield path

    def load(self, path: str) -> bytes | None:
        """The content of one file; None, and a problem noted, when it is not fit to be read."""
        try:
            status = (self.content / path).lstat()
            if fault := _unfit(status):
                self._note(path, *fault)
                return None
            return (self.content / path).read_bytes()
        except OSError as error:
            self._note(path, f"cannot be read: {_reason(error)}")
            return None

    def _note(self, path: str, message: str, hint: str = "", *, warning: bool = False) -> None:
        self.problems.append(Problem(Place(path), message, hint, warning=warning))


def _unfit(status: os.stat_result) -> tuple[str, str] | None:
    if stat.S_ISLNK(status.st_mode):
        return "is a symbolic link, which is not followed", "put the file itself there"
    if not stat.S_ISREG(status.st_mode):
        return "is no ordinary file", "move it away"
    if status.st_size > LARGEST:
        return f"is too large: {status.st_size:,} bytes, more than {LARGEST:,}", "save the story alone"
    return None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
