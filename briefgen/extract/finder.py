"""Tests whether a text holds what a regular expression matches; the engine skips what cannot start a match."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Test: TypeAlias = Callable[[str], re.Match[str] | None]

_BORDER = r"\b"


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
