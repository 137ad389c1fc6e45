"""Which of the files in a folder or archive are articles, which are parts of saved pages, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from briefgen.knowledge.lexicon import lexicon
from briefgen.read.forms.sniff import FORMS, SUFFIXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Paths told apart, each list in the order given; parts of saved pages are in neither."""

    articles: tuple[str, ...]
    others: tuple[str, ...]


def select(paths: Iterable[str]) -> Selected:
    """Tell apart what is read from what is not.

    >>> select(["a.html", "a_files/ad.html", "a_files/a.css", "notes.docx"])
    Selected(articles=('a.html',), others=('notes.docx',))
    """
    found = [*paths]
    pages = {path.rpartition(".")[0] for path in found if path.lower().endswith(FORMS["html"].endings)}
    kept = [path for path in found if not _is_part(path, pages)]
    return Selected(
        articles=tuple(path for path in kept if path.lower().endswith(SUFFIXES)),
        others=tuple(path for path in kept if not path.lower().endswith(SUFFIXES)),
    )


def _is_part(path: str, pages: set[str]) -> bool:
    """Whether it lies in the folder that a browser made for a page, or is a picture, style or script."""
    if path.lower().endswith(_resources()):
        return True
    folders = (folder.as_posix() for folder in PurePosixPath(path).parents)
    return any(folder.removesuffix(ending) in pages for folder in folders for ending in _endings(folder))


def _endings(folder: str) -> list[str]:
    return [ending for ending in lexicon("forms")["page_folders"] if folder.endswith(ending)]


@cache
def _resources() -> tuple[str, ...]:
    return tuple(lexicon("forms")["resources"])
