"""The only place that writes files: each whole or not at all, equal ones left alone, foreign ones untouched."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from briefgen.errors import BriefgenError, Place, Problem

if sys.platform != "win32":
    import fcntl

MANIFEST = "manifest.json"
"""File in the output folder that names every file of ours there, with its SHA-256."""

TEMPORARY = ".briefgen.part"
"""The one unfinished file of a folder; a build that was killed leaves it, the next one takes it over."""

_PART = re.compile(r'(?!\.\.?$)[^\x00-\x1f\x7f<>:"|?*\\/]{1,200}(?<![. ])')
"""A name of a file or folder on every system that people read a site from."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9]|conin\$|conout\$|clock\$)(?:\..*)?|\.git", re.IGNORECASE)
"""Names that Windows keeps for devices, and the one that Git keeps."""


class Page(Protocol):
    """A file of the site, by its path from the site's root, with forward slashes."""

    @property
    def path(self) -> str: ...

    @property
    def content(self) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A file of ours as it was when it was last written or read."""

    sha256: str
    state: str
    """Of the file on the disk, by :func:`state`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How many files of a site were new, changed, the same as before, and no longer needed."""

    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    standing: Mapping[str, Standing] = field(default_factory=dict, compare=False)
    """Every file of the site, by path."""


class MovedError(Exception):
    """A file that was to be kept is not as it was."""


def write(
    root: Path, pages: Iterable[Page], kept: Iterable[str] = (), known: Mapping[str, Standing] | None = None
) -> Written:
    """Make the folder ``root`` hold ``pages``, ``kept`` and nothing else of ours; files of others stay as they are.

    The manifest names old and new files before the first is touched, so that a build which is killed
    leaves only whole files, and the next one knows them all for its own.

    :param kept: paths of files that are to stay as they are ``known`` to be.
    :param known: how files stood at the end of an earlier build; those that still do need not be read.
    :raises BriefgenError: a path is not fit for a site, a file of somebody else is in the way, or the disk
        is full or read-only; except for the last, nothing has been written.
    :raises MovedError: a file of ``kept`` is not as it was; nothing has been written.
    """
    new = {page.path: page.content for page in pages}
    stay = [*kept]
    _raise(_unfit(root, [*new, *stay]))
    make_folder(root)
    with locked(root):
        old = read_manifest(root)
        still = standing(root, known or {})
        if not still.keys() >= {*stay}:
            raise MovedError
        _raise([*_links(root, {*new, *stay, *old}), *_foreign(root, new, old)])
        return _replace(root, new, {path: still[path] for path in stay}, still, old)


def standing(root: Path, known: Mapping[str, Standing]) -> dict[str, Standing]:
    """Those of the ``known`` files below ``root`` that are as they were: nobody has touched them since."""
    return {path: each for path, each in known.items() if _state(root / path) == each.state}


def state(status: os.stat_result) -> str:
    """Size, time of change and identity of a file: as long as they stay, so do its bytes."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_mode} {status.st_ino}"


def write_file(path: Path, data: bytes) -> bool:
    """Put ``data`` at ``path``, whole or not at all; says whether it was not there already.

    :raises BriefgenError: the disk is full, read-only or otherwise refuses.
    """
    if _holds(path, data):
        return False
    with _one_line(path, "written"):
        make_folder(path.parent)
        temporary = path.with_name(TEMPORARY)
        temporary.write_bytes(data)
        temporary.replace(path)
    return True


def remove_file(path: Path) -> None:
    """Delete ``path`` if it is there.

    :raises BriefgenError: the disk is read-only or otherwise refuses.
    """
    with _one_line(path, "removed"):
        path.unlink(missing_ok=True)


def make_folder(path: Path) -> None:
    """Make the folder ``path`` and those above it, as far as they are missing.

    :raises BriefgenError: a file is in the way, or the disk refuses.
    """
    with _one_line(path, "made"):
        path.mkdir(parents=True, exist_ok=True)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait until no other briefgen writes in ``folder``, and keep others out; left behind by nobody.

    On Windows, which cannot lock a folder, it does nothing.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with contextlib.suppress(OSError):
            os.unlink(folder / TEMPORARY)
        yield
    finally:
        os.close(handle)


def read_manifest(root: Path) -> dict[str, str]:
    """SHA-256 of each file of ours below ``root`` by its path; empty when there is no manifest yet.

    :raises BriefgenError: the manifest is not one of ours.
    """
    path = root / MANIFEST
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(item, str) and _is_fit(key) for key, item in found.items()):
        hint = "it is not one that briefgen wrote; move it away, or choose another folder with --site"
        raise BriefgenError([Problem(Place(str(path)), "is in the way of the list of pages", hint)])
    return found


def _replace(
    root: Path,
    new: Mapping[str, bytes],
    kept: Mapping[str, Standing],
    still: Mapping[str, Standing],
    old: Mapping[str, str],
) -> Written:
    """
    :param still: files that stand as an earlier build left them.
    """
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in new.items()}
    hashes |= {path: each.sha256 for path, each in kept.items()}
    _write_manifest(root, {**old, **hashes})
    _sweep(root, {*hashes, *old})
    found = {"new": 0, "changed": 0, "same": len(kept)}
    stands = {**kept}
    for path in sorted(new):
        before = still.get(path)
        if before is not None and before.sha256 == hashes[path]:
            stands[path], kind = before, "same"
        else:
            stands[path], kind = _put(root / path, new[path], hashes[path])
        found[kind] += 1
    stale = sorted(old.keys() - hashes.keys())
    for path in stale:
        remove_file(root / path)
    _remove_empty(root, stale)
    _write_manifest(root, hashes)
    return Written(removed=len(stale), standing=stands, **found)


def _put(path: Path, data: bytes, sha256: str) -> tuple[Standing, str]:
    """Write a file of the site if it is not there yet; answers how it stands, and whether it was new."""
    before = _state(path)
    kind = ("changed" if before else "new") if write_file(path, data) else "same"
    return Standing(sha256=sha256, state=before if kind == "same" else _state(path)), kind


def _write_manifest(root: Path, hashes: Mapping[str, str]) -> None:
    text = json.dumps(hashes, indent=0, sort_keys=True, ensure_ascii=False)
    write_file(root / MANIFEST, f"{text}\n".encode())


def _sweep(root: Path, paths: Iterable[str]) -> None:
    """Delete the unfinished files of a build that was killed."""
    for folder in sorted(_folders(paths)):
        remove_file(root / folder / TEMPORARY)


def _remove_empty(root: Path, stale: Iterable[str]) -> None:
    """Delete folders that held ``stale`` files and now hold nothing, innermost first."""
    for folder in sorted(_folders(stale), key=len, reverse=True):
        with contextlib.suppress(OSError):
            (root / folder).rmdir()


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to ``paths``, without the root itself."""
    parts = (path.split("/") for path in paths)
    return {"/".join(part[:depth]) for part in parts for depth in range(1, len(part))}


def _unfit(root: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """Paths that some system cannot hold, and pairs that are one file where case does not count."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        if not _is_fit(path) or path == MANIFEST:
            yield Problem(Place(str(root)), f"'{path}' is no path for a page", "rename what it is made from")
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield Problem(Place(str(root)), f"'{path}' and '{other}' would be one file on some systems")
    for folder in sorted(folder for folder in _folders(seen) if folder in seen):
        yield Problem(Place(str(root)), f"'{seen[folder]}' would be both a file and a folder")


def _is_fit(path: str) -> bool:
    return all(_PART.fullmatch(part) and not _RESERVED.fullmatch(part) for part in path.split("/"))


def _links(root: Path, paths: Iterable[str]) -> Iterator[Problem]:
    """Folders of the site that are none: a symbolic link would lead us out of the site."""
    for folder in sorted(_folders(paths)):
        mode = _mode(root / folder)
        if mode is not None and not stat.S_ISDIR(mode):
            what = "a symbolic link" if stat.S_ISLNK(mode) else "no folder"
            yield Problem(Place(str(root / folder)), f"is {what}", "move it away, or choose another folder with --site")


def _foreign(root: Path, new: Mapping[str, bytes], old: Mapping[str, str]) -> Iterator[Problem]:
    """Files in the way that are not ours: not in the manifest, and not equal by chance."""
    for path in sorted(new):
        mode = _mode(root / path)
        if mode is None or (stat.S_ISREG(mode) and (path in old or _holds(root / path, new[path]))):
            continue
        what = "was not made by briefgen" if stat.S_ISREG(mode) else "is no ordinary file"
        hint = "move it away, or choose another folder with --site"
        yield Problem(Place(str(root / path)), f"{what} and is in the way of a page", hint)


def _state(path: Path) -> str:
    """The state of a file; empty when there is none."""
    try:
        return state(os.lstat(path))
    except OSError:
        return ""


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except OSError:
        return None


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


@contextlib.contextmanager
def _one_line(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BriefgenError([Problem(Place(str(path)), f"cannot be {what}: {reason}")]) from None


def _raise(problems: Iterable[Problem]) -> None:
    if found := [*problems]:
        raise BriefgenError(found)
