"""Markdown to the lines a reader sees, each with the number of the line it starts on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefgen.read.lines import Line

_PARSER = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """A Markdown text without its marks."""

    title: str | None
    """The first level-one heading, which is then not among the lines."""

    lines: tuple[Line, ...]


def blocks(text: str, first_line: int = 1) -> Blocks:
    """Split Markdown into its paragraphs, headings and list entries.

    :param first_line: number of the file's line that ``text`` starts on, from 1.
    """
    title: str | None = None
    lines: list[Line] = []
    tokens = _PARSER.parse(text)
    for index, token in enumerate(tokens):
        words = _words(token)
        if not words:
            continue
        opener = tokens[index - 1]
        if title is None and opener.type == "heading_open" and opener.tag == "h1":
            title = words
            continue
        mark = "- " if _in_list(tokens, index) else ""
        lines.append(Line(number=first_line + (token.map[0] if token.map else 0), text=mark + words))
    return Blocks(title=title, lines=tuple(lines))


def _words(token: Token) -> str:
    if token.type in ("fence", "code_block"):
        return " ".join(token.content.split())
    return " ".join(_plain(token.children or ()).split()) if token.type == "inline" else ""


def _plain(children: Sequence[Token]) -> str:
    """The text of inline tokens: of a link its words, of a picture nothing."""
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)


def _in_list(tokens: Sequence[Token], index: int) -> bool:
    return index >= 2 and tokens[index - 2].type == "list_item_open"
