"""How well the story is told from the page around it, on saved and flattened pages beside the project, by their scorer.

The pages belong to their publishers and stay where they are; where the folder is absent, nothing is measured.
"""

from __future__ import annotations

import gzip
import json
import math
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.model.article import UNKNOWN, Article
from briefgen.read import read, read_piece
from briefgen.read.piece import Piece
from tests.quality.checks import Figure, Measured
from tests.quality.labels import HERE, knowledge

CONTENT = HERE.parents[2] / "shared" / "eval" / "content"
PAGES = CONTENT / "pages.jsonl"
FLAT = CONTENT / "flat.jsonl"

VARIANTS = ("leftover", "full")
"""Ways in which pages were flattened: the story with some of its page, and every line that the page shows."""

HAS_ENGINE = find_spec("trafilatura") is not None
"""Whether the extra ``html`` is installed."""

SCORES = {
    "f1": "body_f1",
    "precision": "body_precision",
    "recall": "body_recall",
    "title_acc": "titles",
    "date_acc": "dates",
    "date_precision": "dates_precision",
}
"""The scorer's names of what it counts, and ours."""

FLAT_SCORES = {
    **SCORES,
    "nodate_correct_null": "undated",
    "pages_with_leaked_line": "without_leak",
    "pages_with_lost_body_line": "nothing_lost",
}
"""The same of flattened pages; of leaks and losses ours count the pages that have none."""

Answer = Mapping[str, str | None]


@cache
def measure_pages() -> Measured:
    """The figures of the saved pages; those in which no story is found are what is off."""
    ids = [json.loads(line)["id"] for line in PAGES.open(encoding="utf-8")]
    answers = [_answer(id, _read(id)) for id in ids]
    found = score("html", answers, PAGES)
    return Measured(
        figures={name: _figure(found[key], len(ids)) for key, name in SCORES.items()},
        off={"body_recall": tuple(f"{answer['id']}: no story" for answer in answers if answer["text"] is None)},
    )


@cache
def measure_flat(variant: str) -> Measured:
    """The figures of the pages flattened to lines."""
    rows = [row for line in FLAT.open(encoding="utf-8") if (row := json.loads(line))["variant"] == variant]
    answers = [_answer(row["id"], _read_lines(row["lines"])) for row in rows]
    found = score("flat", answers, FLAT, "--variant", variant)
    shares = {name: 1 - found[key] if key.startswith("pages_with") else found[key] for key, name in FLAT_SCORES.items()}
    return Measured(
        figures={name: _figure(share, len(rows)) for name, share in shares.items()},
        off={"body_recall": tuple(f"{answer['id']}: no story" for answer in answers if answer["text"] is None)},
    )


def score(mode: str, answers: Iterable[Answer], gold: Path, *options: str) -> dict[str, Any]:
    """What the scorer says of ``answers``, each with ``id``, ``text``, ``title`` and ``date``."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.jsonl")
        path.write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")
        command = [sys.executable, "-B", str(CONTENT / "score.py"), mode, str(path), str(gold), *options]
        said = subprocess.run(command, capture_output=True, text=True, check=True)
    scores: dict[str, Any] = json.loads(said.stdout)
    return scores


def _read(id: str) -> Article | None:
    data = gzip.decompress((CONTENT / "html" / f"{id}.html.gz").read_bytes())
    try:
        return read_piece(Piece(file=f"articles/{id}.html", data=data, form="html"), knowledge())
    except BriefgenError:
        return None


def _read_lines(lines: Iterable[str]) -> Article | None:
    try:
        return read("articles/page.txt", "\n".join(lines).encode(), knowledge())
    except BriefgenError:
        return None


def _answer(id: str, article: Article | None) -> Answer:
    if article is None:
        return {"id": id, "text": None, "title": None, "date": None}
    day = None if article.published.value == UNKNOWN else article.published.value[:10]
    return {"id": id, "text": article.text, "title": article.title, "date": day}


def _figure(value: float, pages: int) -> Figure:
    return Figure(share=math.floor(value * 1000 + 1e-9) / 1000, count=f"{pages} pages")
