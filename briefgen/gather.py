"""Read a content folder from the disk, all of it, before anything is done with it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.published import PUBLISHED
from briefgen.read import SUFFIXES, largest, select, too_large

LARGEST = 1024 * 1024
"""Bytes of a file of ours or of people that is no article."""

SITE = "site.yaml"

KNOWLEDGE = ("knowledge", (".yaml",), "is not read; its name must end in .yaml")
"""The folder, its files' ending, and what is said of other files there."""

TEXTS = ("texts", (".yaml",), "is not read; its name must be a language's code and end in .yaml")
"""The same of the words of the interface."""


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

    texts: Mapping[str, bytes]
    """Words of the interface that the site has of its own, a file a language."""

    site: bytes | None
    published: bytes | None
    """The record of the last publication."""

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
        articles=disk.articles(),
        summaries=disk.read("summaries", (".yaml",), "is no summary"),
        overrides=disk.read("overrides", (".yaml",), "is no override; its name must end in .yaml"),
        knowledge=disk.read(*KNOWLEDGE),
        notes=disk.notes(),
        texts=disk.read(*TEXTS),
        site=disk.single(SITE),
        published=disk.single(PUBLISHED, largest(".zip")),
        present=frozenset(disk.seen),
        problems=tuple(disk.problems),
    )
    if not inputs.present and not inputs.summaries:
        hint = "save some there: pages as .html, texts as .txt or .md, feeds, mails"
        raise BriefgenError([Problem(Place(f"{content}/articles"), "no articles", hint)])
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


def gather_articles(content: Path) -> dict[str, bytes]:
    """The articles alone, as far as they can be read; none when there is no such folder."""
    return _Disk(content).articles()


def find_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Every file below ``folder`` that may hold articles, sorted, and what is said of the others."""
    disk = _Disk(folder.parent)
    selected = select(disk.files(folder.name))
    hint = "save it as text or HTML"
    others = (Problem(Place(str(folder.parent / path)), "is not read", hint, warning=True) for path in selected.others)
    faults = (replace(each, place=Place(str(folder.parent / each.place.path))) for each in disk.problems)
    return [folder.parent / path for path in selected.articles], [*others, *faults]


def read_file(path: Path) -> bytes:
    """Read one article wherever it lies.

    :raises BriefgenError: it is not there, no ordinary file, or too large.
    """
    disk = _Disk(path.parent)
    data = disk.load(path.name, largest(path.name))
    if data is None:
        raise BriefgenError(replace(problem, place=Place(str(path))) for problem in disk.problems)
    return data


@dataclass(frozen=True, slots=True)
class _Disk:
    """The folder, and what was wrong with it so far."""

    content: Path
    problems: list[Problem] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def articles(self) -> dict[str, bytes]:
        """Every file that may hold articles; parts of saved pages are passed over, and others told."""
        self.seen.extend(self.files("articles"))
        selected = select(self.seen)
        for path in selected.others:
            self._note(path, "is not read", f"name it {_listed(SUFFIXES)}, or move it away", warning=True)
        loaded = {path: self.load(path, largest(path)) for path in selected.articles}
        return {path: data for path, data in loaded.items() if data is not None}

    def read(self, folder: str, suffixes: tuple[str, ...], otherwise: str) -> dict[str, bytes]:
        """Every file below ``folder`` with one of ``suffixes``; of others a warning that says ``otherwise``."""
        found = {}
        for path in self.files(folder):
            if not path.lower().endswith(suffixes):
                self._note(path, otherwise, f"name it {_listed(suffixes)}, or move it away", warning=True)
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

    def single(self, path: str, most: int = LARGEST) -> bytes | None:
        """One file; None when it is not there."""
        return self.load(path, most) if os.path.lexists(self.content / path) else None

    def files(self, folder: str) -> Iterator[str]:
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
                yield from self.files(path)
            else:
                yield path

    def load(self, path: str, most: int = LARGEST) -> bytes | None:
        """The content of one file; None, and a problem noted, when it is not fit to be read.

        :param most: bytes that it may have.
        """
        try:
            status = (self.content / path).lstat()
            if fault := _unfit(status, most):
                self._note(path, *fault)
                return None
            return (self.content / path).read_bytes()
        except OSError as error:
            self._note(path, f"cannot be read: {_reason(error)}")
            return None

    def _note(self, path: str, message: str, hint: str = "", *, warning: bool = False) -> None:
        self.problems.append(Problem(Place(path), message, hint, warning=warning))


def _listed(suffixes: tuple[str, ...]) -> str:
    return " or ".join(part for part in (", ".join(suffixes[:-1]), suffixes[-1]) if part)


def _unfit(status: os.stat_result, most: int) -> tuple[str, str] | None:
    if stat.S_ISLNK(status.st_mode):
        return "is a symbolic link, which is not followed", "put the file itself there"
    if not stat.S_ISREG(status.st_mode):
        return "is no ordinary file", "move it away"
    if status.st_size > most:
        return too_large(status.st_size, most)
    return None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
