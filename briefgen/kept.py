"""What the last build made of a site and from what, so that the next one makes only what differs; may be deleted."""

from __future__ import annotations

import json
import marshal
import sys
from base64 import b85decode, b85encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import CodeType

from briefgen.cache import TOGETHER, Cache, key
from briefgen.render import Codes, Ends, File, Kept, Page
from briefgen.stamp import packages
from briefgen.write import Standing, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The files of a site that stand as the last build left them, by path."""

    pages: Mapping[str, Kept]
    """Those whose key is known."""

    files: Mapping[str, Standing]


NOTHING = Known(pages={}, files={})


@dataclass(frozen=True, slots=True)
class Keeper:
    """What is known of the files of one site; what another version of briefgen or Python left is not taken."""

    cache: Cache
    site: Path
    code: str
    """Of briefgen, by :func:`briefgen.stamp.code`."""

    _version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_version", key(self.code, sys.version, *packages()))

    def known(self) -> Known:
        """What is known, as far as it is still true of the files on the disk."""
        found = {path: _entry(path, row) for path, row in self._sealed(self._pages)}
        files = standing(self.site, {path: stands for path, (_, stands) in found.items()})
        return Known(pages={path: kept for path, (kept, _) in found.items() if path in files and kept.key}, files=files)

    def remember(
        self, files: Iterable[File], ends: Mapping[str, Ends], stands: Mapping[str, Standing], known: Known
    ) -> None:
        """Put down what has been written.

        :param known: what was known before.
        """
        rows = (
            (file.path, _row(file, ends[file.path], stands[file.path]))
            for file in files
            if isinstance(file, Page) and (file.key or known.files.get(file.path) != stands[file.path])
        )
        self._seal(self._pages, rows)
        self.cache.keep(self._pages, stands)

    def codes(self) -> dict[str, tuple[str, CodeType]]:
        """The templates that were compiled before."""
        return {name: marshal.loads(b85decode(row)) for name, row in self._sealed(TEMPLATES)}

    def remember_codes(self, codes: Codes, known: Codes) -> None:
        """Put down the compiled templates that were not ``known`` before."""
        new = ((name, code) for name, code in codes.items() if code is not known.get(name))
        self._seal(TEMPLATES, ((name, b85encode(marshal.dumps(code)).decode()) for name, code in new))

    def _seal(self, kind: str, rows: Iterable[tuple[str, str]]) -> None:
        """Write rows, some at a time: all of them together would take as much memory as the site."""
        sealed = ((name, f"{key(self._version, name, row)}{row}") for name, row in rows)
        while some := dict(islice(sealed, TOGETHER)):
            self.cache.write(kind, some)

    def _sealed(self, kind: str) -> Iterator[tuple[str, str]]:
        """The rows of a kind that this version has written, and that are whole."""
        for name, text in self.cache.all(kind):
            row = text[SEAL:]
            if text[:SEAL] == key(self._version, name, row):
                yield name, row

    @property
    def _pages(self) -> str:
        return f"page {key(str(self.site.resolve()))}"


TEMPLATES = "template"
"""The kind of rows that hold compiled templates; sites of one theme share them."""

SEAL = len(key())
"""Characters that a row begins with: the key of the version and of the row itself."""


def _row(page: Page, ends: Ends, stands: Standing) -> str:
    return json.dumps([page.key, stands.sha256, stands.state, ends.targets, ends.anchors])


def _entry(path: str, row: str) -> tuple[Kept, Standing]:
    its_key, sha256, state, targets, anchors = json.loads(row)
    kept = Kept(
        path=path, key=its_key, targets=tuple(map(sys.intern, targets)), anchors=tuple(map(sys.intern, anchors))
    )
    return kept, Standing(sha256=sha256, state=state)
