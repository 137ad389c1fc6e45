"""What was worked out before, by the content it was worked out from; deleting it only costs time."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

FILE = "cache.sqlite"

WAIT = 20.0
"""Seconds to wait for another briefgen that writes to the cache, before going on without it."""

TOGETHER = 500
"""Keys asked for, or rows written, at once; SQLite takes 32,766 keys, older ones 999."""


def key(*parts: str | bytes) -> str:
    """A key from what a result depends on: SHA-256 over the parts and their lengths, as hexadecimal."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


class Cache:
    """Rows of text by kind and key, in one SQLite file; one that cannot be read or written is an empty one."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._connection = self._open()

    def read(self, kind: str, keys: Collection[str]) -> dict[str, str]:
        """The rows there are among ``keys``."""
        wanted, found = [*keys], dict[str, str]()
        for start in range(0, len(wanted), TOGETHER):
            some = wanted[start : start + TOGETHER]
            marks = ", ".join("?" * len(some))
            query = f"SELECT name, text FROM row WHERE kind = ? AND name IN ({marks})"
            found.update((name, text) for name, text in self._select(query, kind, *some))
        return found

    def all(self, kind: str) -> Iterator[tuple[str, str]]:
        """Every row of ``kind`` with its name, one at a time."""
        with contextlib.suppress(sqlite3.Error):
            yield from self._connection.execute("SELECT name, text FROM row WHERE kind = ?", (kind,))

    def write(self, kind: str, rows: Mapping[str, str]) -> None:
        """Put rows in, or leave it when the disk refuses."""
        self._change("REPLACE INTO row VALUES (?, ?, ?)", [(kind, name, text) for name, text in rows.items()])

    def keep(self, kind: str, keys: Collection[str]) -> None:
        """Forget the rows of ``kind`` that are not among ``keys``."""
        stale = {name for (name,) in self._select("SELECT name FROM row WHERE kind = ?", kind)} - {*keys}
        self._change("DELETE FROM row WHERE kind = ? AND name = ?", [(kind, name) for name in stale])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _select(self, query: str, *values: str) -> list[tuple[str, ...]]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def _change(self, query: str, rows: Sequence[tuple[str, ...]]) -> None:
        if rows:
            with contextlib.suppress(sqlite3.Error), self._connection:
                self._connection.executemany(query, rows)

    def _open(self) -> sqlite3.Connection:
        """The file; a new one when it is damaged; one in memory when there can be none."""
        for attempt in (self._file, self._new_file):
            with contextlib.suppress(sqlite3.Error, OSError):
                return attempt()
        return _connect(":memory:")

    def _file(self) -> sqlite3.Connection:
        if not self._path.parent.is_dir():
            self._path.parent.mkdir(parents=True)
            (self._path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        return _connect(str(self._path))

    def _new_file(self) -> sqlite3.Connection:
        self._path.unlink()
        return _connect(str(self._path))


def _connect(path: str) -> sqlite3.Connection:
    """:raises sqlite3.Error: the file is no database, or not this one."""
    connection = sqlite3.connect(path, timeout=WAIT)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS row (kind TEXT, name TEXT, text TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID"
    )
    connection.execute("SELECT kind, name, text FROM row LIMIT 1").fetchall()
    return connection
