"""A mail that forwards another: the block of headers that mail programs write above what they pass on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import Cut
from briefgen.read.forms.fragment import Prose

REACH = 60
"""Lines of a mail within which that block stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """What was passed on."""

    subject: str
    date: str
    prose: Prose


def forwarded(prose: Prose) -> Forwarded | None:
    """The mail that ``prose`` forwards, None when it does not; what stands above it is cut.

    Known by its headers alone (``From``, ``Subject``, and ``Date`` or ``Sent``, in the languages of mail programs),
    whatever line stands above them.
    """
    lines = prose.text.split("\n")
    found: dict[str, str] = {}
    for index, line in enumerate(lines[:REACH]):
        if match := _header().match(line):
            found.setdefault(_meanings()[match["name"].lower()], match["value"].strip(" *"))
        elif line.strip(" >*") and {"from", "subject", "date"} <= found.keys():
            return _told(found, lines, index, prose.cut)
        elif line.strip(" >*"):
            found = {}
    return None


def _told(headers: dict[str, str], lines: list[str], start: int, cut: tuple[Cut, ...]) -> Forwarded:
    numbered = [(number, line.strip()) for number, line in enumerate(lines[:start], 1) if line.strip()]
    above = (Cut(line=number, text=text, rule="forward") for number, text in numbered)
    story = lines[start:]
    quoted = [line for line in story if line.strip()]
    if all(line.startswith(">") for line in quoted):
        story = [re.sub(r"^> ?", "", line) for line in story]
    # As many empty lines as were cut keep the number of each line.
    text = "\n" * start + "\n".join(story)
    return Forwarded(subject=headers["subject"], date=headers["date"], prose=Prose(text=text, cut=(*above, *cut)))


@cache
def _meanings() -> dict[str, str]:
    return {name: meaning for meaning, names in lexicon("forms")["mail_block"].items() for name in names}


@cache
def _header() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _meanings()))
    return re.compile(rf"^[>\s*]*(?P<name>{names})\s*:\*?\s+(?P<value>.*)$", re.IGNORECASE)
