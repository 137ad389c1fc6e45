"""The search page, and the scripts it loads: parts of the index, and what its results show."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from briefgen.knowledge.lexicon import word_set
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.page import File, Page, data_script
from briefgen.render.search.fold import JOINERS, SPELLED
from briefgen.render.search.index import SIGNS, Part, parts, postings
from briefgen.render.search.records import FILTERS, Record, article_records, subject_records

SHELF = 20_000
"""Bytes of records after which a file is full; results are spread over many files, so these are small."""

Row = list[Any]
"""A record as the script reads it, by place: path, title, detail, when, date, points, what it has of its own."""


def search_pages(edition: Edition, press: Press) -> Iterator[File]:
    """The page, and the index that it loads."""
    yield press.page("search.html", "search.html", filters=tuple(FILTERS.values()))
    yield from index_scripts(subject_records(edition), article_records(edition))


def index_scripts(subjects: Sequence[Record], articles: Sequence[Record]) -> Iterator[Page]:
    """The index, below ``search/``: classic scripts, since a page on a disk may load nothing else."""
    common = word_set("search", "common")
    index = parts(postings(subjects, common), postings(articles, common))
    shelves = {"subjects": tuple(shelved(subjects)), "articles": tuple(shelved(articles))}
    start = {**_words(index, common), **_places(**shelves)}
    yield data_script("search/start.js", "start", start)
    for part in index:
        yield data_script(f"search/{part_name(part.start)}.js", "part", part.start, part.words)
    for kind, files in shelves.items():
        for number, rows in enumerate(files):
            yield data_script(f"search/{kind}-{number}.js", "records", kind, number, rows)


def part_name(start: str) -> str:
    """The file of an index part: letters and digits as they are, others by number, safe on every system.

    >>> part_name("ja"), part_name("con"), part_name("金")
    ('w-ja', 'w-con', 'w-_91d1')
    """
    return "w-" + "".join(sign if sign.isascii() and sign.isalnum() else f"_{ord(sign):x}" for sign in start)


def shelved(records: Sequence[Record]) -> Iterator[list[Row]]:
    """The rows of each file: all but the last are full, so that a new record at the end changes the last file only."""
    rows, size = list[Row](), 0
    for record in records:
        rows.append(_row(record))
        size += len(json.dumps(rows[-1], ensure_ascii=False).encode())
        if size > SHELF:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _row(record: Record) -> Row:
    """Empty fields at the end are left out."""
    row = [record.path, record.title, record.detail, record.when, record.date, record.points, record.own]
    while row and not row[-1]:
        row.pop()
    return row


def _words(index: Sequence[Part], common: frozenset[str]) -> dict[str, Any]:
    """How words are spelled, and which file has which."""
    return {
        "parts": {part.start: part_name(part.start) for part in index},
        "common": sorted(common),
        "spelled": SPELLED,
        "joiners": JOINERS,
        "signs": SIGNS,
    }


def _places(subjects: Sequence[Sequence[Row]], articles: Sequence[Sequence[Row]]) -> dict[str, Any]:
    """The first number of each file of records, at the end how many there are; where kinds and times begin."""
    kinds = [row[6].split(":")[1] if len(row) > 6 else "" for rows in subjects for row in rows]
    return {
        "subjects": [0, *accumulate(map(len, subjects))],
        "articles": [0, *accumulate(map(len, articles))],
        "kinds": {
            kind: [kinds.index(kind), kinds.index(kind) + kinds.count(kind)]
            for kind in FILTERS.values()
            if kind in kinds
        },
        "dates": [_date(rows[0]) for rows in articles],
        "dated": sum(1 for rows in articles for row in rows if _date(row)),
    }


def _date(row: Row) -> str:
    return str(row[4]) if len(row) > 4 else ""
