"""New articles into a content folder: files, folders and addresses, each under a clean name and none of them twice."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.extract import summary_id
from briefgen.fetch import fetch
from briefgen.gather import find_files, gather_articles, gather_knowledge, read_file
from briefgen.model.article import Article
from briefgen.model.slug import slug
from briefgen.model.world import Knowledge
from briefgen.origin import alone, ending_alone, file_name, with_origin
from briefgen.outcome import Outcome, counted, told_from
from briefgen.read import Piece, ending_of, read_piece, split
from briefgen.recall import Progress, Recall, silent
from briefgen.twins import Shelf, Twin
from briefgen.write import write_file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Something that may be added."""

    source: str
    """The file or address, as a person named it."""

    data: bytes
    name: str
    """Of the file, or what stands for one in an address."""


@dataclass(slots=True, eq=False)
class _Adding:
    """A run of the command: where to, what is there, and what came of it so far."""

    content: Path
    knowledge: Knowledge
    shelf: Shelf
    force: bool
    said: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def add_all(
    sources: Sequence[str],
    content: Path,
    cache: Cache,
    *,
    force: bool = False,
    private: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """Copy articles to ``content/articles``; what cannot be taken is told, and does not hold up the others.

    :param sources: files, folders and addresses (``https://…``).
    :param force: take what is there already, too.
    :param private: ask addresses of private networks, too.
    :raises BriefgenError: the site's knowledge is at fault.
    """
    recall = Recall(cache, content, progress)
    with told_from(content):
        knowledge = recall.knowledge(gather_knowledge(content))
    shelf = Shelf()
    shelf.put(recall.articles(gather_articles(content), knowledge).articles.values())
    run = _Adding(content=content, knowledge=knowledge, shelf=shelf, force=force)
    for source in sources:
        for target in _targets(source, run.problems):
            try:
                _take(run, _load(target, private))
            except BriefgenError as error:
                run.problems += error.problems
    run.said.append(f"{counted(len(run.said), 'file')} added")
    return Outcome(said=tuple(run.said), problems=tuple(run.problems))


def _targets(source: str, problems: list[Problem]) -> Iterable[str]:
    """The files and addresses that a source stands for; what else lies in a folder goes to ``problems``."""
    if _is_address(source) or not Path(source).is_dir():
        return [source]
    files, others = find_files(Path(source))
    problems += others or ([] if files else [Problem(Place(source), "holds no articles")])
    return map(str, files)


def _load(target: str, private: bool) -> _Found:
    """:raises BriefgenError: it cannot be had."""
    if not _is_address(target):
        return _Found(source=target, data=read_file(Path(target)), name=Path(target).name)
    fetched = fetch(target, private=private)
    name = file_name(target, fetched)
    return _Found(source=target, data=with_origin(name, fetched), name=name)


def _is_address(source: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]+://", source, re.IGNORECASE) is not None


def _take(run: _Adding, found: _Found) -> None:
    """Put it into the folder, unless it holds no story or only such as are there; of several, those that are new."""
    taken = split(found.source, found.data)
    articles, unread = _articles(taken.pieces, run.knowledge)
    told = (*taken.problems, *unread)
    if not articles:
        run.problems += told or [Problem(Place(found.source), "holds no articles")]
        return
    # What is taken in part is told, but is no reason to come back with a fault.
    run.problems += (replace(problem, warning=True) for problem in told)
    twins = {article.file: twin for article in articles if (twin := run.shelf.twin(article))}
    if not twins or run.force:
        _put_whole(run, found, articles)
    elif len(articles) == 1:
        run.problems.append(_there(run.content, found.source, twins[articles[0].file]))
    else:
        _put_new(run, found, {piece.file: piece for piece in taken.pieces}, articles, twins)


def _put_whole(run: _Adding, found: _Found, articles: Sequence[Article]) -> None:
    """Copy the file as it is."""
    path = _free(run.content / "articles", _stem(found, articles), ending_of(found.name, found.data), found.data)
    write_file(path, found.data)
    own = path.relative_to(run.content).as_posix()
    run.shelf.put(replace(article, file=article.file.replace(found.source, own, 1)) for article in articles)
    stories = f": {counted(len(articles), 'story', 'stories')}" if len(articles) > 1 else ""
    run.said.append(f"{path.as_posix()}: new, from {found.source}{stories}")


def _put_new(
    run: _Adding, found: _Found, pieces: Mapping[str, Piece], articles: Sequence[Article], twins: Mapping[str, Twin]
) -> None:
    """Write each story that is new as a file of its own, and name the twin of each other; a fault when none is new."""
    for article in articles:
        piece = pieces[article.file]
        if twin := twins.get(article.file):
            problem = _there(run.content, found.source, twin, f"'{article.title}' ", piece.line)
            run.problems.append(replace(problem, warning=len(twins) < len(articles)))
            continue
        data = alone(piece)
        path = _free(run.content / "articles", summary_id(article), ending_alone(piece), data)
        write_file(path, data)
        run.shelf.put([replace(article, file=path.relative_to(run.content).as_posix())])
        run.said.append(f"{path.as_posix()}: new, from {found.source}")
        run.problems += (
            Problem(Place(path.as_posix()), doubt, "look at it; the file no longer says so", warning=True)
            for doubt in piece.doubts
        )


def _articles(pieces: Iterable[Piece], knowledge: Knowledge) -> tuple[list[Article], list[Problem]]:
    articles: list[Article] = []
    problems: list[Problem] = []
    for piece in pieces:
        try:
            articles.append(read_piece(piece, knowledge))
        except BriefgenError as error:
            problems += (piece.told(problem) for problem in error.problems)
    return articles, problems


def _there(content: Path, source: str, twin: Twin, story: str = "", line: int = 0) -> Problem:
    """That a story was refused, with its twin.

    :param story: which one it is, where the source holds several; it starts on ``line``.
    """
    degree = "" if twin.share == 1 else f" to {twin.share:.0%}"
    message = f"{story}is there already{degree}, as {(content / twin.file).as_posix()}"
    return Problem(Place(source, line), message, "--force takes it all the same")


def _stem(found: _Found, articles: Sequence[Article]) -> str:
    """A name that tells what is in it: day and headline of the one story, or the container's own name."""
    if len(articles) == 1 and articles[0].file == found.source:
        return summary_id(articles[0])
    return slug(Path(found.name).stem)


def _free(folder: Path, stem: str, ending: str, data: bytes) -> Path:
    """A path at which nothing lies; where the name is taken, the content's own checksum tells the new file."""
    checksum = hashlib.sha256(data).hexdigest()
    options = (folder / f"{name}{ending}" for name in (stem, *(f"{stem}-{checksum[:end]}" for end in range(4, 65))))
    return next((path for path in options if not os.path.lexists(path)), folder / f"{stem}{ending}")
