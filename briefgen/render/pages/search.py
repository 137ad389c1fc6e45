"""The search page, and the scripts it loads: parts of the index, and what its results show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.knowledge.lexicon import word_set
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.page import Page, data_script
from briefgen.render.search.fold import JOINERS, SPELLED
from briefgen.render.search.index import Part, parts, postings
from briefgen.render.search.records import FILTERS, Record, article_records, subject_records

TOGETHER = 100
"""Records in a file; fixed, so that a new one changes the last file only."""

LONGEST = 200
"""Characters of a key point in a result."""


def search_pages(edition: Edition, press: Press) -> Iterator[Page]:
    """The page, and below ``search/`` the index: classic scripts, since a page on a disk may load nothing else."""
    common = word_set("search", "common")
    subjects, articles = subject_records(edition), article_records(edition)
    index = parts(postings(subjects, common), postings(articles, common))
    yield press.page("search.html", "search.html", filters=tuple(FILTERS.values()))
    yield data_script("search/start.js", "start", _start(index, subjects, articles, sorted(common)))
    for part in index:
        yield data_script(f"search/{part_name(part.start)}.js", "part", part.start, dict(part.words))
    for kind, records in (("subjects", subjects), ("articles", articles)):
        for first in range(0, len(records), TOGETHER):
            number, rows = first // TOGETHER, [_row(record) for record in records[first : first + TOGETHER]]
            yield data_script(f"search/{kind}-{number}.js", "records", kind, number, rows)


def part_name(start: str) -> str:
    """The file of an index part: letters and digits as they are, others by number, safe on every system.

    >>> part_name("ja"), part_name("con"), part_name("金")
    ('w-ja', 'w-con', 'w-_91d1')
    """
    return "w-" + "".join(sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}" for sign in start)


def _start(
    index: Sequence[Part], subjects: Sequence[Record], articles: Sequence[Record], common: Sequence[str]
) -> dict[str, Any]:
    """What a search needs before it starts."""
    return {
        "parts": {part.start: part_name(part.start) for part in index},
        "together": TOGETHER,
        "subjects": len(subjects),
        "articles": len(articles),
        "firsts": [record.date for record in articles[::TOGETHER]],
        "common": common,
        "spelled": SPELLED,
        "joiners": JOINERS,
    }


def _row(record: Record) -> list[Any]:
    """A record as the script reads it, by place: empty fields at the end are left out."""
    points = [point[:LONGEST] for point in record.points]
    own = () if record.date or record.points else record.marks
    row = [record.path, record.title, record.detail, record.when, record.date, points, own]
    while row and not row[-1]:
        row.pop()
    return row
