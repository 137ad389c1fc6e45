"""What stands on a page besides its story: each line with the rule that left it out, the first of them at least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.article import Cut
from briefgen.read.html.blocks import Block
from briefgen.read.html.words import key
from briefgen.read.stamp import stamps_in

MOST_CUT = 200
"""Lines left out that are shown; a page's menus may have thousands."""

_RULES = {
    "nav": "menu",
    "header": "head",
    "footer": "footer",
    "aside": "aside",
    "figure": "caption",
    "figcaption": "caption",
    "form": "form",
    "dialog": "form",
}
"""The rule that cuts what stands in a region."""


def left_out(page: Sequence[Block], kept: set[int], title: str | None, first: int) -> Iterator[Cut]:
    """The lines of ``page`` that are neither story nor headline.

    :param kept: indexes of the lines that are the story.
    :param first: index of its first paragraph.
    """
    known, last = key(title or ""), max(kept, default=first)
    left = [at for at, block in enumerate(page) if at not in kept and block.text and key(block.text) != known]
    for at in left[:MOST_CUT]:
        yield Cut(line=page[at].line, text=page[at].text, rule=_rule(page[at], at, first, last))
    if len(left) > MOST_CUT:
        yield Cut(line=page[left[MOST_CUT]].line, text=f"… {len(left) - MOST_CUT} more lines", rule="trailing-list")


def _rule(block: Block, at: int, first: int, last: int) -> str:
    """A line is a date, or it stands in a part of the page that holds no story, or apart from this one."""
    if stamps_in(block.text):
        return "stamp"
    region = next((_RULES[region] for region in reversed(block.regions) if region in _RULES), None)
    return region or ("head" if at < first else "trailing-list" if at > last else "aside")
