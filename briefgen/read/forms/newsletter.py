"""What stands around the story of a newsletter: the link to its web version, the footer with its address."""

from __future__ import annotations

import re
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import Cut
from briefgen.read.forms.fragment import Prose

TOLD = 0.6
"""Share (0 to 1) of a mail's words after which a line such as ``You are receiving this …`` begins its footer."""


def without_frame(prose: Prose) -> Prose:
    """The same text without its frame; every line keeps its number."""
    lines = prose.text.split("\n")
    end = _footer(lines)
    kept, cut = list[str](), list[Cut]()
    for number, line in enumerate(lines, 1):
        rule = "mail-footer" if number > end else "mail-line" if _pattern("mail_lines").fullmatch(line.strip()) else ""
        kept.append("" if rule else line)
        cut += [Cut(line=number, text=line.strip(), rule=rule)] if rule and line.strip() else []
    return Prose(text="\n".join(kept).rstrip(), cut=(*prose.cut, *cut))


def _footer(lines: list[str]) -> int:
    """Index of the line that a footer starts with; the number of lines where there is none."""
    counts = [len(line.split()) for line in lines]
    total, before = sum(counts), 0
    for index, line in enumerate(lines):
        if before >= TOLD * total and _pattern("mail_footer").match(line.strip()):
            return index
        before += counts[index]
    return len(lines)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in lexicon("forms")[kind]), re.IGNORECASE)
