"""Zip files to the files in them, within limits; nothing is ever written to the disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.read.forms.select import select
from briefgen.read.forms.sniff import MIB, largest, too_large

MOST = 5_000
"""Files in an archive."""

TOTAL = 128 * MIB
"""Bytes of all files in an archive that are read."""

RATIO = 200
"""Bytes that one byte of an archive may stand for; plain text shrinks to a third, the worst HTML to a fiftieth."""


def members(file: str, data: bytes) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Each article in an archive, by its path there and in the order of the paths, and what is wrong with others.

    :raises BriefgenError: it is damaged, encrypted or holds too much.
    """
    found: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            listed = {info.filename: info for info in archive.infolist() if not info.is_dir() and not _junk(info)}
            _check(file, [*listed.values()])
            selected = select(sorted(listed))
            problems += [_not_read(file, name) for name in selected.others]
            for name in selected.articles:
                try:
                    found.append((name, _content(file, archive, listed[name])))
                except BriefgenError as error:
                    problems += error.problems
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise _fault(file, "is no whole zip file", "copy or make it again") from error
    return found, problems


def _check(file: str, infos: list[zipfile.ZipInfo]) -> None:
    """:raises BriefgenError: the archive as a whole is not to be opened."""
    total = sum(info.file_size for info in infos)
    if len(infos) > MOST:
        raise _fault(file, f"holds {len(infos):,} files, more than {MOST:,}", "make several of it")
    if total > TOTAL:
        raise _fault(file, f"holds {total:,} bytes, more than {TOTAL:,}", "make several of it")
    if infos and all(info.flag_bits & 1 for info in infos):
        raise _fault(file, "is encrypted", "unpack it with its password")


def _content(file: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """:raises BriefgenError: the one file is not fit to be read."""
    most = largest(info.filename)
    if fault := _unfit(info, most):
        raise _fault(file, f"{_shown(info.filename)}: {fault[0]}", fault[1])
    try:
        with archive.open(info) as member:
            data = member.read(most + 1)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, ValueError) as error:
        raise _fault(file, f"{info.filename}: is damaged", "make the archive again") from error
    if len(data) > most:  # an archive may lie about the size
        raise _fault(file, f"{info.filename}: {too_large(len(data), most)[0]}", "save the story alone")
    return data


def _unfit(info: zipfile.ZipInfo, most: int) -> tuple[str, str] | None:
    found = ((words, hint) for is_so, words, hint in _FAULTS if is_so(info))
    return too_large(info.file_size, most) if info.file_size > most else next(found, None)


def _leads_out(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    return path.is_absolute() or ".." in path.parts or "\\" in info.filename or ":" in path.parts[0]


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > MIB // 16 and info.file_size > RATIO * max(info.compress_size, 1)


_FAULTS: tuple[tuple[Callable[[zipfile.ZipInfo], bool], str, str], ...] = (
    (_leads_out, "leads out of the archive", "make the archive again, with plain names"),
    (lambda info: not info.filename.isprintable(), "has a name that cannot be shown", "rename it"),
    (
        lambda info: stat.S_ISLNK(info.external_attr >> 16),
        "is a symbolic link, which is not followed",
        "put the file in",
    ),
    (lambda info: bool(info.flag_bits & 1), "is encrypted", "unpack it with its password"),
    (_is_bomb, "is packed tighter than any text", "unpack it and look what it is"),
)
"""What makes a file in an archive unfit to be read, with how to mend it."""


def _junk(info: zipfile.ZipInfo) -> bool:
    """What systems put beside files for themselves: hidden files, and the folder ``__MACOSX``."""
    return any(part == "__MACOSX" or part in ("Thumbs.db", "desktop.ini") or _hidden(part) for part in _parts(info))


def _parts(info: zipfile.ZipInfo) -> Iterator[str]:
    yield from PurePosixPath(info.filename).parts


def _hidden(part: str) -> bool:
    return part.startswith(".") and part != ".."


def _shown(name: str) -> str:
    return name if name.isprintable() else ascii(name)[1:-1]


def _not_read(file: str, name: str) -> Problem:
    return Problem(Place(file), f"{_shown(name)}: is not read", "save it as text or HTML", warning=True)


def _fault(file: str, message: str, hint: str) -> BriefgenError:
    return BriefgenError([Problem(Place(file), message, hint)])
