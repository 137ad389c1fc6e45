"""The costly steps of a build, each done once for the same input: knowledge, reading, extracting, parsing."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from briefgen.cache import Cache, key
from briefgen.errors import BriefgenError, Problem
from briefgen.extract import extract
from briefgen.knowledge import dump, fingerprint, load, undump
from briefgen.model.article import Article
from briefgen.model.summary import Source, Summary
from briefgen.model.world import Knowledge
from briefgen.read import Piece, Split, read_piece, repeats, split
from briefgen.stamp import code
from briefgen.summary import from_yaml, to_yaml
from briefgen.summary.rows import record_of, row_of
from briefgen.summary.shape import fields_of

T = TypeVar("T")
M = TypeVar("M")

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""

TOGETHER = 200
"""Results that are put into the cache at once, so that a run which is stopped has not been for nothing."""

ROW, RECORD = {it: row_of(it) for it in (Article, Summary)}, {it: record_of(it) for it in (Article, Summary, Source)}
"""How articles and summaries are put into the cache, and taken from it."""

SOURCE = [name for name, _, _ in fields_of(Summary)].index("source")
"""Place of a summary's source in its row."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The articles of a content folder."""

    articles: Mapping[str, Article]
    """By the file of their piece: a file, or an entry of a container."""

    problems: tuple[Problem, ...]
    splits: Mapping[str, Split]
    """Each file that may hold articles, taken apart."""

    repeated: Mapping[str, frozenset[str]]
    """By the file of their piece, the lines that other stories of its folder hold too, and that were cut."""

    keys: Mapping[str, str]
    """Of all that an article says, by the file of its piece."""

    def present(self, seen: Iterable[str], known: Iterable[str]) -> frozenset[str]:
        """Files of every piece that is there, of those too that cannot be read just now.

        :param seen: every file below ``articles/``.
        :param known: files of articles seen earlier; one in a container that has a fault may still be there.
        """
        pieces = {piece.file: piece for each in self.splits.values() for piece in each.pieces}
        hidden = {file for file in seen if file not in self.splits or not self.splits[file].whole}
        behind = {file for file in known if hidden & {*_above(file)}}
        return frozenset((*pieces, *hidden, *behind))

    def container(self, file: str) -> str:
        """The file on the disk that the article ``file`` is in."""
        return next((path for path in _above(file) if path in self.splits), file)


def _above(file: str) -> Iterable[str]:
    """The file and, where it is an entry, what may be its container."""
    parts = file.split("/")
    return ("/".join(parts[:end]) for end in range(len(parts), 1, -1))


@dataclass(frozen=True, slots=True)
class Recall:
    """Steps by their input; those of one content folder."""

    cache: Cache
    content: Path
    progress: Progress = silent
    code: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", code(self.cache))

    def knowledge(self, extra: Mapping[str, bytes]) -> Knowledge:
        """What briefgen and the site know of the world.

        :raises BriefgenError: with every fault of the site's own files.
        """
        keys = {"": key(self.code, fingerprint(extra))}
        found, problems = self._each("knowledge", keys, lambda _: load(extra), _knowledge_row, _knowledge)
        if problems:
            raise BriefgenError(problems)
        return found[""]

    def articles(self, files: Mapping[str, bytes], knowledge: Knowledge) -> Reading:
        """Every article in ``files``, and what is wrong with the others.

        Those with lines that the other stories of their folder hold too are read once more, without these lines.
        """
        splits = {file: split(file, data) for file, data in files.items()}
        pieces = {piece.file: piece for each in splits.values() for piece in each.pieces}
        keys = {file: _piece_key(self.code, knowledge.digest, piece) for file, piece in pieces.items()}
        found, unread = self._each("reading", keys, lambda file: _read(pieces[file], knowledge), _article_row, _article)
        lines = repeats({file: article.paragraphs for file, (article, _) in found.items()})
        again = {file: key(keys[file], _text(sorted(lines[file]))) for file in lines}
        make = lambda file: _read(pieces[file], knowledge, lines[file])  # noqa: E731
        without, _ = self._each("reading again", again, make, _article_row, _article)
        all_read = found | without
        return Reading(
            articles={file: article for file, (article, _) in all_read.items()},
            problems=(*(problem for each in splits.values() for problem in each.problems), *unread),
            splits=splits,
            repeated=lines,
            keys={file: its_key for file, (_, its_key) in all_read.items()},
        )

    def extractions(
        self, files: Mapping[str, str], reading: Reading, knowledge: Knowledge, *, whole: bool
    ) -> dict[str, str]:
        """The file of each article's summary, as YAML, by the id it is to have.

        :param files: of the articles, by id.
        :param whole: whether these are all articles, so that what is known of others can be forgotten.
        """
        keys = {id: key(self.code, knowledge.digest, id, reading.keys[file]) for id, file in files.items()}
        parsed: dict[str, str] = {}

        def make(id: str) -> str:
            summary = extract(reading.articles[files[id]], knowledge, id)
            text = to_yaml(summary)
            parsed[key(self.code, text)] = _summary_row(summary)
            return text

        found, problems = self._each("extracting", keys, make, str, str, whole=whole)
        self.cache.write(self._kind("parsing"), parsed)
        if problems:
            raise BriefgenError(problems)
        return found

    def summaries(self, files: Mapping[str, bytes]) -> tuple[dict[str, Summary], list[Problem]]:
        """Each summary by its file, and what is wrong with the others."""
        return self._parsed(files, _summary)

    def sources(self, files: Mapping[str, bytes]) -> tuple[dict[str, Source], list[Problem]]:
        """What each summary is of, by its file, and what is wrong with the others."""
        return self._parsed(files, _source)

    def _parsed(self, files: Mapping[str, bytes], from_row: Callable[[str], T]) -> tuple[dict[str, T], list[Problem]]:
        keys = {path: key(self.code, data) for path, data in files.items()}
        make = lambda path: from_yaml(path, files[path])  # noqa: E731
        return self._each("parsing", keys, make, _summary_row, from_row)

    def _each(
        self,
        kind: str,
        keys: Mapping[str, str],
        make: Callable[[str], M],
        row: Callable[[M], str],
        from_row: Callable[[str], T],
        *,
        whole: bool = True,
    ) -> tuple[dict[str, T], list[Problem]]:
        """Each result by name, from its row: taken from the cache, or made and put there."""
        known = self.cache.read(self._kind(kind), keys.values())
        found: dict[str, T] = {}
        problems: list[Problem] = []
        rows: dict[str, str] = {}
        for name, its_key in keys.items():
            if its_key in known and (result := _tried(from_row, known[its_key])) is not None:
                found[name] = result
                continue
            self.progress(kind, len(found), len(keys))
            try:
                rows[its_key] = row(make(name))
            except BriefgenError as error:
                problems += error.problems
                continue
            found[name] = from_row(rows[its_key])
            if len(rows) == TOGETHER:
                self.cache.write(self._kind(kind), rows)
                rows = {}
        self.cache.write(self._kind(kind), rows)
        if whole:
            self.cache.keep(self._kind(kind), keys.values())
        return found, problems

    def _kind(self, kind: str) -> str:
        """One kind of row of this folder alone: two folders may share a cache, and neither forgets for the other."""
        return f"{kind} {key(str(self.content.resolve()))}"


def _read(piece: Piece, knowledge: Knowledge, repeated: Collection[str] = ()) -> Article:
    """:raises BriefgenError: it cannot be read; told at the file that holds it."""
    try:
        return read_piece(piece, knowledge, repeated)
    except BriefgenError as error:
        raise BriefgenError(piece.told(problem) for problem in error.problems) from None


def _piece_key(code: str, knowledge: str, piece: Piece) -> str:
    told = _text([piece.form, piece.how, [*piece.facts.items()], [cut.text for cut in piece.cut], piece.doubts])
    return key(code, knowledge, piece.file, piece.data, told)


def _tried(from_row: Callable[[str], T], row: str) -> T | None:
    """A result from its row; None when the row is damaged."""
    try:
        return from_row(row)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _data(row: str) -> Any:
    return json.loads(row)


def _article_row(article: Article) -> str:
    return _text(ROW[Article](article))


def _article(row: str) -> tuple[Article, str]:
    """The article with the key of all that it says."""
    return RECORD[Article](_data(row)), key(row)


def _summary_row(summary: Summary) -> str:
    return _text(ROW[Summary](summary))


def _summary(row: str) -> Summary:
    summary: Summary = RECORD[Summary](_data(row))
    return summary


def _source(row: str) -> Source:
    source: Source = RECORD[Source](_data(row)[SOURCE])
    return source


def _knowledge_row(knowledge: Knowledge) -> str:
    return dump(knowledge).decode()


def _knowledge(row: str) -> Knowledge:
    return undump(row.encode())
