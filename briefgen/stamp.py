"""Has anything changed since the last whole run? Answered from names, sizes and times, without reading a file."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.cache import Cache, key
from briefgen.write import state

PACKAGE = Path(__file__).parent

SOURCES = (PACKAGE, PACKAGE.parent / "templates")
"""What briefgen itself consists of; a wheel has its templates within the package."""


def look(*folders: Path) -> str:
    """A digest of every name, size and time of change below ``folders``, and of the Python that looks.

    Take it before the files are read: what changes meanwhile then differs from it.
    """
    digest = hashlib.sha256(sys.version.encode())
    for folder in folders:
        digest.update(f"\0{folder}\0".encode("utf-8", "surrogateescape"))
        digest.update("\n".join(_listing(str(folder), "")).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a command said when it last went through, and whether it would say the same now."""

    cache: Cache
    command: str
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    before: str = field(init=False)
    """The inputs as they were when this stamp was made, which is before the command reads them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "before", key(look(*SOURCES, *self.inputs), *packages()))

    def unchanged(self) -> tuple[str, ...] | None:
        """What the command would say; None when something changed, so that it must run."""
        row = self.cache.read("stamp", [self._name]).get(self._name, "")
        seen, *said = row.split("\n")
        return tuple(said) if seen == self._seen() else None

    def set(self, said: Iterable[str]) -> None:
        """Remember that the command has gone through, and what it will say as long as nothing changes."""
        self.cache.write("stamp", {self._name: "\n".join((self._seen(), *said))})

    @property
    def _name(self) -> str:
        return key(self.command, *(str(path.resolve()) for path in (*self.inputs, *self.outputs)))

    def _seen(self) -> str:
        return key(self.before, look(*self.outputs))


def code(cache: Cache) -> str:
    """SHA-256 over the sources and data of briefgen, remembered for as long as none of them is touched."""
    seen = look(PACKAGE)
    known = cache.read("code", [seen])
    if seen not in known:
        known = {seen: key(*_contents(PACKAGE))}
        cache.write("code", known)
        cache.keep("code", known)
    return known[seen]


def packages() -> tuple[str, ...]:
    """When the folders that other packages are installed in last changed."""
    return tuple(
        str(os.stat(path).st_mtime_ns) for path in sys.path if path.endswith("-packages") and os.path.isdir(path)
    )


def _listing(folder: str, name: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except NotADirectoryError:
        entries = []
        yield f"{name} {state(os.lstat(folder))}"
    except OSError as error:
        entries = []
        yield f"{name} {error.errno}"
    for entry in entries:
        if entry.name in ("__pycache__", ".git"):
            continue
        path = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield path
            yield from _listing(entry.path, path)
        else:
            yield f"{path} {state(entry.stat(follow_symlinks=False))}"


def _contents(folder: Path) -> Iterable[str | bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix()
            yield path.read_bytes()
