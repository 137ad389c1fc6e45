"""What briefgen sees in single articles, as JSON: for people who ask why, and for programs that measure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Problem
from briefgen.extract import examine, summary_id
from briefgen.extract.attributions import attributions
from briefgen.extract.speakers import Span
from briefgen.gather import gather_knowledge, read_file
from briefgen.model.article import UNKNOWN, Article
from briefgen.model.world import Knowledge
from briefgen.outcome import told_from
from briefgen.read import Piece, read_piece, split
from briefgen.read.language import is_english
from briefgen.recall import Recall
from briefgen.summary import to_dict


def inspect_all(files: Sequence[str], content: Path, cache: Cache) -> Iterator[str | tuple[Problem, ...]]:
    """Answer for each file, in the order given, with a line of JSON for each story in it, and with what is wrong.

    :param content: its ``knowledge/`` is used, if it is there; the files may lie anywhere.
    :raises BriefgenError: the knowledge is at fault.
    """
    with told_from(content):
        knowledge = Recall(cache, content).knowledge(gather_knowledge(content))
    for file in files:
        try:
            found = split(file, read_file(Path(file)))
        except BriefgenError as error:
            yield error.problems
            continue
        for piece in found.pieces:
            try:
                yield json.dumps(inspected(piece, knowledge), ensure_ascii=False)
            except BriefgenError as error:
                yield tuple(piece.told(problem) for problem in error.problems)
        if found.problems:
            yield found.problems


def inspected(piece: Piece, knowledge: Knowledge) -> Mapping[str, Any]:
    """All that is seen in one article; offsets count characters of ``text`` from 0.

    :raises BriefgenError: it cannot be read.
    """
    article = read_piece(piece, knowledge)
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
    skip = article.dateline.end if article.dateline else 0
    return [
        {
            "speaker": _passage(article.text, each.speaker),
            "cue": _passage(article.text, each.cue),
            "content": [_passage(article.text, span) for span in each.content],
        }
        for each in attributions(article.paragraphs, skip)
    ]


def _passage(text: str, span: Span) -> dict[str, Any]:
    return {"text": text[span[0] : span[1]], "start": span[0], "end": span[1]}
