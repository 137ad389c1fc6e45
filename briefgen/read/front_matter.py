"""The front matter of a text: what its ``---`` block says of title, date and source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.nodes import Text, parse

_FENCE = "---"


def split_front_matter(file: str, text: str) -> tuple[Mapping[str, str], str, int]:
    """Split ``text`` into its front matter, the text after it, and the number (from 1) of the line that starts on.

    Keys are the names that :mod:`briefgen.read.reader` asks for; keys it does not know are left alone,
    since other tools keep their own there. No front matter is an empty map.

    :raises BriefgenError: the block is no YAML.
    """
    if not text.startswith(_FENCE):
        return {}, text, 1
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE or _FENCE not in (line.rstrip() for line in lines[1:]):
        return {}, text, 1
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE)
    # A blank line stands for the fence, so that a fault is shown at its own line.
    document = parse(file, "\n".join(["", *lines[1:end]]).encode())
    found: dict[str, str] = {}
    for key, value in document.entries(document.root):
        if isinstance(value, Text) and value.value.strip():
            found.setdefault(_canonical(key.value.strip().lower()), " ".join(value.value.split()))
    document.raise_problems()
    return found, "\n".join(lines[end + 1 :]), end + 2


def _canonical(key: str) -> str:
    return _synonyms().get(key, key)


@cache
def _synonyms() -> dict[str, str]:
    return {word: key for key, words in lexicon("reading")["front_matter"].items() for word in words}
