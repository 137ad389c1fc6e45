"""JSON, JSON Lines and JSON Feed to their entries, whatever the usual names their fields go by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.knowledge.lexicon import lexicon
from briefgen.read.decode import decode
from briefgen.read.forms.entry import Entry
from briefgen.read.forms.facts import CUT_OFF, ONLY_CHANGED, ONLY_SUMMARY, known
from briefgen.read.forms.fragment import Prose, is_markup, prose_of, without_tails

DEEPEST = 4
"""Lists and objects around the articles of a file."""

Fields = Mapping[str, Any]


def records(file: str, data: bytes) -> tuple[list[Entry], bool, list[Problem]]:
    """Each entry in order, whether the file is one story and no list, and the lines that are broken.

    :raises BriefgenError: it is no JSON, or holds nothing that has a headline or a text.
    """
    text = decode(file, data)
    try:
        whole = json.loads(text)
    except RecursionError:
        raise BriefgenError([Problem(Place(file), "is not JSON that can be read: nested too deep")]) from None
    except ValueError as error:
        return _by_lines(file, text, error)
    found = [*_articles(whole, 0)]
    if not found and whole not in ([], {}):
        hint = "an article has a field such as 'title' or 'headline', and one such as 'text', 'body' or 'content'"
        raise BriefgenError([Problem(Place(file), "holds no articles in a shape that is known", hint)])
    return [_entry(fields) for fields in found], len(found) == 1 and found[0] is whole, []


def _by_lines(file: str, text: str, error: ValueError) -> tuple[list[Entry], bool, list[Problem]]:
    """One object a line; a broken line is told and does not stop the others."""
    found: list[Entry] = []
    problems: list[Problem] = []
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    for number, line in lines:
        try:
            found += [_entry(fields, number) for fields in _articles(json.loads(line), 0)]
        except (ValueError, RecursionError) as fault:
            problems.append(_broken(file, fault, number))
    if not found or len(problems) > len(lines) // 2:
        raise BriefgenError([_broken(file, error, 0)])
    return found, False, problems


def _broken(file: str, error: Exception, line: int) -> Problem:
    hint = "save it anew; JSON Lines have one whole object a line"
    if not isinstance(error, json.JSONDecodeError):
        return Problem(Place(file, line), "is not JSON that can be read", hint)
    place = Place(file, line or error.lineno, error.colno)
    return Problem(place, f"is not JSON: {error.msg[0].lower()}{error.msg[1:]}", hint)


def _articles(value: Any, depth: int) -> Iterator[Fields]:
    """The objects that are articles: the value itself, or those of the list that it keeps."""
    if isinstance(value, list):
        for each in value:
            yield from _articles(each, depth + 1) if depth < DEEPEST else ()
    elif isinstance(value, dict):
        fields = _fields(value)
        inner = [] if _prose(fields, "text").text or depth == DEEPEST else _listed(value, depth)
        if inner:
            yield from inner
        elif _is_article(fields):
            yield value


def _listed(value: Fields, depth: int) -> list[Fields]:
    """The articles that an object keeps in one of its lists, with what it says of an article that it wraps."""
    for inner in _inner(value):
        if found := [*_articles(inner, depth + 1)]:
            context = _context(value)
            return [{**context, **fields} for fields in found] if context else found
    return []


def _inner(value: Fields) -> Iterator[Any]:
    """What may hold the articles, most likely first."""
    names = {_bare(name): inner for name, inner in value.items() if isinstance(inner, list | dict)}
    likely = [_bare(name) for name in (*lexicon("forms")["wraps"], *lexicon("forms")["lists"])]
    return (names[name] for name in likely if name in names)


def _context(value: Fields) -> Fields:
    """What an object around an article says of it, such as its id; a list says nothing of its entries."""
    wraps = {_bare(name) for name in lexicon("forms")["wraps"]}
    if not any(_bare(name) in wraps for name in value):
        return {}
    return {name: inner for name, inner in value.items() if not isinstance(inner, list | dict)}


def _is_article(fields: Fields) -> bool:
    """It has a text, or a headline with something that only an article has."""
    told = [key for key in ("url", "date", "summary", "changed") if fields.get(key)]
    return bool(_prose(fields, "text").text) or bool(isinstance(fields.get("title"), str) and told)


def _entry(value: Fields, line: int = 0) -> Entry:
    fields = _fields(value)
    prose = without_tails(_prose(fields, "text"))
    doubts = []
    if not prose.text:
        prose = _prose(fields, "summary")
        doubts.append(ONLY_SUMMARY)
    elif CUT_OFF.search(prose.text) or re.search(r"\[\+\d+ chars\]$", prose.text):
        doubts.append(ONLY_SUMMARY)
    date, changed = _words(fields.get("date")), _words(fields.get("changed"))
    if changed and not date:
        doubts.append(ONLY_CHANGED)
    facts = {key: _words(fields.get(key)) for key in ("title", "author", "publisher", "url", "language")}
    return Entry(
        id=_words(fields.get("id")),
        prose=prose,
        facts=known({**facts, "date": date or changed}),
        line=line,
        doubts=tuple(doubt.format(container="file") for doubt in doubts),
    )


def _fields(value: Fields) -> dict[str, Any]:
    """The values by what they mean; of several that mean the same the most telling one."""
    found: dict[str, Any] = {}
    ranks = _names()
    named = [(ranks[_bare(name)], inner) for name, inner in value.items() if _bare(name) in ranks and inner]
    for (_, meaning), inner in sorted(named, key=lambda pair: pair[0]):
        found.setdefault(meaning, inner)
    return found


@cache
def _names() -> dict[str, tuple[int, str]]:
    """Each name of a field to its rank and its meaning."""
    fields = {meaning: names for meaning, names in lexicon("forms")["json"].items() if meaning != "inner"}
    return {name: (rank, meaning) for meaning, names in fields.items() for rank, name in enumerate(names)}


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def _words(value: Any) -> str:
    """A value as one line: of a list its entries, of an object its name."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(each) for each in value[:20])))
    if isinstance(value, dict):
        inner = {_bare(name): each for name, each in value.items()}
        return next((words for name in lexicon("forms")["json"]["inner"] if (words := _words(inner.get(name)))), "")
    return str(value)


def _prose(fields: Fields, meaning: str) -> Prose:
    value = fields.get(meaning)
    words = "\n\n".join(_words(each) for each in value) if isinstance(value, list) else _words(value)
    return prose_of(words) if is_markup(words) else Prose(text=words.strip())
