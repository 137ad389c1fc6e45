"""What briefgen sees in single articles, as JSON: for people who ask why, and for programs that measure."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Problem
from briefgen.extract import examine, summary_id
from briefgen.extract.attributions import attributions
from briefgen.extract.speakers import Span
from briefgen.gather import gather_articles, gather_knowledge, read_file
from briefgen.model.article import UNKNOWN, Article
from briefgen.model.world import Knowledge
from briefgen.outcome import told_from
from briefgen.read import Piece, read_piece, split
from briefgen.read.language import is_english
from briefgen.recall import Recall
from briefgen.summary import to_dict


def inspect_all(files: Sequence[str], content: Path, cache: Cache) -> Iterator[str | tuple[Problem, ...]]:
    """Answer for each file, in the order given, with a line of JSON for each story in it, and with what is wrong.

    A file among the site's articles is read as they are: without the lines that its folder repeats.

    :param content: its ``knowledge/`` is used, if it is there; the files may lie anywhere.
    :raises BriefgenError: the knowledge is at fault.
    """
    recall = Recall(cache, content)
    with told_from(content):
        knowledge = recall.knowledge(gather_knowledge(content))
    of_site = {file: path for file in files if (path := _of_site(file, content))}
    repeated = recall.articles(gather_articles(content), knowledge).repeated if of_site else {}
    for file in files:
        try:
            found = split(file, read_file(Path(file)))
        except BriefgenError as error:
            yield error.problems
            continue
        for piece in found.pieces:
            try:
                lines = repeated.get(piece.file.replace(file, of_site.get(file, file), 1), ())
                yield json.dumps(inspected(piece, knowledge, lines), ensure_ascii=False)
            except BriefgenError as error:
                yield tuple(piece.told(problem) for problem in error.problems)
        if found.problems:
            yield found.problems


def _of_site(file: str, content: Path) -> str | None:
    """The path within ``content`` of one of its articles, None of any other file."""
    path, root = Path(file).resolve(), content.resolve()
    return path.relative_to(root).as_posix() if path.is_relative_to(root / "articles") else None


def inspected(piece: Piece, knowledge: Knowledge, repeated: Collection[str] = ()) -> Mapping[str, Any]:
    """All that is seen in one article; offsets count characters of ``text`` from 0.

    :param repeated: lines that other stories of its folder hold as well, and that are no part of any.
    :raises BriefgenError: it cannot be read.
    """
    article = read_piece(piece, knowledge, repeated)
    seen = examine(article, knowledge, summary_id(article))
    value = article.published.value
    return {
        "file": piece.file,
        "title": article.title,
        "published": None if value == UNKNOWN else value,
        "text": article.text,
        "ignored": [asdict(cut) for cut in article.ignored],
        "mentions": [asdict(mention) for mention in seen.mentions],
        "decisions": [asdict(decision) for decision in seen.decisions],
        "dates": [asdict(date) for date in seen.dates],
        "quotes": _quotes(article),
        "summary": to_dict(seen.summary),
    }


def _quotes(article: Article) -> list[dict[str, Any]]:
    """What is said in an article and by whom, of anyone; only in English."""
    if not is_english(article.language):
        return []
    return [
        {
            "speaker": _passage(article.text, each.speaker),
            "cue": _passage(article.text, each.cue),
            "content": [_passage(article.text, span) for span in each.content],
        }
        for each in attributions(article.paragraphs, article.dateline_span)
    ]


def _passage(text: str, span: Span) -> dict[str, Any]:
    return {"text": text[span[0] : span[1]], "start": span[0], "end": span[1]}
