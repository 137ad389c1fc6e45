"""A small content folder of made-up articles, and briefgen run on it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.cache import FILE, Cache, key

ROOT = Path(__file__).parent.parent

TALKS = """Norway, Kenya Agree on Port Inspections
May 14, 2024

OSLO, May 14, 2024 (Sample News) - Norway and Kenya agreed on Tuesday to inspect cargo ships together, officials said.

Norwegian Foreign Minister Espen Barth Eide met his Kenyan counterpart Musalia Mudavadi in Oslo.
Norway urged Kenya to publish the results of each inspection.
"""

VISIT = """Kenya to Send Ministers to Chile
June 3, 2024

NAIROBI, June 3, 2024 (Sample News) - Kenya said on Monday that two of its ministers would visit Chile in July.

Chile and Kenya plan to sign an agreement on fisheries.
"""

UNDATED = """Chile Holds Talks With Norway

Chile and Norway discussed fisheries at a meeting in Santiago.

The two countries agreed to continue their talks.
"""


def make_content(folder: Path) -> Path:
    """Write the articles, and nothing else, below ``folder / "content"``; its knowledge is compiled already."""
    articles = folder / "content/articles"
    articles.mkdir(parents=True)
    warm(folder)
    for name, text in (("talks.txt", TALKS), ("visit.txt", VISIT), ("later/undated.md", UNDATED)):
        path = articles / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "content"


def warm(folder: Path) -> None:
    """Put a cache into ``folder`` with the knowledge of a site and nothing else: a second that few tests are about."""
    Cache(folder / ".briefgen").close()
    (folder / ".briefgen" / FILE).write_bytes(_compiled())
    content = key(str((folder / "content").resolve()))
    with closing(sqlite3.connect(folder / ".briefgen" / FILE)) as rows, rows:
        rows.execute("DELETE FROM row WHERE kind NOT LIKE 'knowledge %'")
        rows.execute("UPDATE row SET kind = ?", (f"knowledge {content}",))


@cache
def _compiled() -> bytes:
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "content/articles").mkdir(parents=True)
        (folder / "content/articles/short.txt").write_text("Peru Waits\n\nPeru waited on Monday.\n", encoding="utf-8")
        briefgen(folder, "extract")
        return (folder / ".briefgen" / FILE).read_bytes()


def briefgen(folder: Path, *arguments: str, code: int = 0) -> tuple[str, str]:
    """Run the command line in ``folder``; answers with what it said and what it complained of."""
    command = [sys.executable, "-m", "briefgen", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8", env=environment())
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr


def environment() -> dict[str, str]:
    """The environment of a process that imports this checkout."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    """When each file below ``folder`` last changed."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def summary_of(content: Path, file: str) -> Path:
    """The summary of an article."""
    found = [
        path for path in (content / "summaries").iterdir() if f"file: {file}\n" in path.read_text(encoding="utf-8")
    ]
    assert len(found) == 1, found
    return found[0]
