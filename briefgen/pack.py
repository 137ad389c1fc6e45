"""Put a built site into a zip, or the briefings into a book (EPUB 3), the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefgen.build import compose
from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.outcome import Outcome, counted, told_from
from briefgen.publish import built_files
from briefgen.recall import Progress, silent
from briefgen.render.epub import MIMETYPE, book
from briefgen.write import write_file

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the earliest that a zip can hold."""

MODE = 0o100644 << 16
"""An ordinary file that its owner may write and all may read, where a zip keeps it."""

FOLDER = "briefings"
"""The one folder of a zipped site, so that unpacking it leaves no loose files."""


def pack_all(
    target: Path, content: Path, site: Path, cache: Cache, only: Sequence[str] = (), progress: Progress = silent
) -> Outcome:
    """Write ``target``: a ``.zip`` of the built site, or an ``.epub`` of the briefings.

    :param only: of a book, the chapters: ``countries/japan``, or kinds: ``countries``; all when it is empty.
    :raises BriefgenError: another ending, no site, faults of the content folder, or no such chapter.
    """
    ending = target.suffix.lower()
    if ending == ".epub":
        return _pack_book(target, content, cache, only, progress)
    if ending != ".zip" or only:
        wrong = "`--only` chooses chapters of a book" if only else "is neither a zip nor a book"
        raise BriefgenError([Problem(Place(str(target)), wrong, "let the name end in .zip or .epub")])
    files = [(path, (site / path).read_bytes()) for path in built_files(site)]
    write_file(target, zipped((f"{FOLDER}/{path}", data) for path, data in files))
    return Outcome(said=(f"{target}: the site, {counted(len(files), 'file')}",))


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of ``files`` in their order: nothing of the clock or the disk is in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, data in files:
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.create_system, entry.external_attr = 3, MODE  # the same on Windows
            stored = path == MIMETYPE.path
            archive.writestr(entry, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def _pack_book(target: Path, content: Path, cache: Cache, only: Sequence[str], progress: Progress) -> Outcome:
    composed = compose(content, cache, progress)
    with told_from(content):
        pages = book(composed.edition, composed.theme, only)
    write_file(target, zipped((page.path, page.content) for page in pages))
    chapters = sum(page.path.count("/") == 2 for page in pages)
    return Outcome(said=(f"{target}: a book, {counted(chapters, 'chapter')}",), problems=composed.problems)
