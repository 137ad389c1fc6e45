"""Tests whether a text holds what a regular expression matches; the engine skips what cannot start a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

Test: TypeAlias = Callable[[str], re.Match[str] | None]

_BORDER = r"\b"

_LETTERS = re.compile(r"[a-z]*(?![?*{])")

_GROUP = "(?:"


def finder(form: str) -> Test:
    """What finds the first match of ``form`` in a text; one that is bound to the start is tried there only.

    A form that opens with a border of a word is first looked for without it: the engine then skips to the letters that
    it may start with, where with the border it would try every place.

    >>> finder(r"\\b(?:if|once)\\b")("at once")
    <re.Match object; span=(3, 7), match='once'>
    >>> finder(r"\\bonce\\b")("a sconce")
    """
    exact = re.compile(form)
    if form.startswith("^"):
        return exact.match
    if not form.startswith(_BORDER):
        return exact.search
    loose = re.compile(form.removeprefix(_BORDER)).search

    def find(text: str) -> re.Match[str] | None:
        near = loose(text)
        while near and not exact.match(text, near.start()):
            near = loose(text, near.start() + 1)
        return near

    return find


def openings(form: str) -> tuple[str, ...]:
    """The letters with which a word starts where ``form`` matches, one for each of its choices; empty for any word.

    A form opens with a border of a word, or is bound to the start and has a border behind its first repetition.

    >>> openings(r"\\b(?:stop(?:s|ped)? short|(?:re)?calls?) of"), openings(r"^[^.;]{0,80}\\bbut ")
    (('stop', ''), ('but',))
    """
    _, _, rest = form.partition(r"}\b") if form.startswith("^") else ("", "", form.removeprefix(_BORDER))
    return tuple(dict.fromkeys(_letters(rest)))


def _letters(form: str) -> Iterator[str]:
    for choice in _choices(form):
        if not choice.startswith(_GROUP):
            found = _LETTERS.match(choice)
            yield found[0] if found else ""
            continue
        inner = "|".join(_choices(choice.removeprefix(_GROUP)))
        follows = choice[len(_GROUP) + len(inner) + 1 :]
        yield from ("",) if follows.startswith(("?", "*", "{")) else _letters(inner)


def _choices(form: str) -> list[str]:
    """The parts of a form between its bars, those within brackets left alone, up to a bracket that closes it."""
    depth, found = 0, [""]
    for sign in form:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            break
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found
