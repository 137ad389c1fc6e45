"""Entries of a container to pieces: each with a name that stays, once, and with a text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.errors import Place, Problem
from briefgen.model.slug import slug
from briefgen.read.forms.fragment import Prose
from briefgen.read.forms.sniff import FORMS, too_large
from briefgen.read.piece import Piece, Split

MOST = 10_000
"""Entries of one container that are read."""

BARE = 30
"""Letters and digits that an entry's text has, besides its headline, if it is a text at all."""

SHOWN = 3
"""Headlines that a warning about several entries names."""

NAME_LENGTH = 48
"""Characters of an entry's name before its hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a container tells of one story."""

    id: str
    """What the container calls it: a guid, a Message-ID; empty when it does not."""

    prose: Prose
    facts: Mapping[str, str] = field(default_factory=dict)
    """Without keys whose value is not known."""

    line: int = 0
    doubts: tuple[str, ...] = ()

    @property
    def identity(self) -> str:
        """By what the same entry is known again when its container is saved anew: never its position."""
        return self.id or self.facts.get("url") or "\n".join((self.title, self.facts.get("date", "")))

    @property
    def title(self) -> str:
        return self.facts.get("title", "")


def split_entries(file: str, entries: Iterable[Entry], how: str) -> Split:
    """Each entry as a piece, in order; those without a text and those that are there already are left out and told.

    :param how: what kind of container it is, as the rule that found their facts.
    """
    kept: dict[str, Entry] = {}
    bare, twice, large = list[Entry](), list[Entry](), list[Problem]()
    for entry in entries:
        identity = _identity(entry, kept)
        if _is_bare(entry):
            bare.append(entry)
        elif identity in kept:
            twice.append(entry)
        elif len(kept) == MOST:
            return Split(problems=(Problem(Place(file), f"holds more than {MOST:,} entries", "save it in parts"),))
        else:
            kept[identity] = entry
    found = [_piece(file, identity, entry, how) for identity, entry in kept.items()]
    large = [_oversized(piece) for piece in found if len(piece.data) > FORMS[piece.form].largest]
    return Split(
        pieces=tuple(piece for piece in found if len(piece.data) <= FORMS[piece.form].largest),
        problems=(*large, *_left_out(file, bare, twice, found)),
    )


def entry_name(identity: str) -> str:
    """The name of an entry within its container, from what the container calls it: readable, and of its own.

    >>> entry_name("https://news.example/2024/05/ports-pact.html")
    'ports-pact-c8b67ff0'
    """
    parts = [part for part in re.split(r"[/?#=:@\s]+", identity.removesuffix(".html")) if part] or ["entry"]
    is_mail = "@" in identity and "/" not in identity
    words = slug(parts[0 if is_mail else -1])[:NAME_LENGTH].strip("-")
    return f"{words}-{hashlib.sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _identity(entry: Entry, kept: Mapping[str, Entry]) -> str:
    """What it is called; entries that share an address alone, such as the site's own, are told apart by headline."""
    other = kept.get(entry.identity)
    if other is None or entry.id or entry.title == other.title or entry.prose.text == other.prose.text:
        return entry.identity
    return f"{entry.identity}\n{entry.title}"


def _is_bare(entry: Entry) -> bool:
    """Whether it is a headline, with little more than a link and a source under it."""
    text = entry.prose.text
    for known in (entry.title, entry.facts.get("publisher", ""), entry.facts.get("url", "")):
        text = text.replace(known, " ") if known else text
    return sum(sign.isalnum() for sign in text) < BARE


def _piece(file: str, identity: str, entry: Entry, how: str) -> Piece:
    return Piece(
        file=f"{file}/{entry_name(identity)}",
        data=as_text(entry.prose.text),
        form="text",
        facts=entry.facts,
        how=how,
        container=file,
        line=entry.line,
        cut=entry.prose.cut,
        doubts=entry.doubts,
    )


def as_text(words: str) -> bytes:
    """The text of an entry as the bytes of a file, without half characters, and with nothing like a front matter."""
    whole = words.encode("utf-8", "ignore")
    return b"\n" + whole if whole.startswith(b"---") else whole


def _oversized(piece: Piece) -> Problem:
    return piece.told(Problem(piece.place, *too_large(len(piece.data), FORMS[piece.form].largest)))


def _left_out(file: str, bare: Sequence[Entry], twice: Sequence[Entry], found: Sequence[Piece]) -> Iterable[Problem]:
    if bare:
        message = f"{_counted(bare, 'has', 'have')} no text, only a headline: {_named(bare)}"
        yield Problem(Place(file, bare[0].line), message, "save those stories themselves", warning=True)
    if twice:
        message = f"{_counted(twice, 'is', 'are')} there twice, by id or address: {_named(twice)}"
        yield Problem(Place(file, twice[0].line), message, "the first of each is read", warning=True)
    if not (bare or twice or found):
        yield Problem(Place(file), "holds no entries", warning=True)


def _counted(entries: Sequence[Entry], one: str, many: str) -> str:
    return f"1 entry {one}" if len(entries) == 1 else f"{len(entries):,} entries {many}"


def _named(entries: Sequence[Entry]) -> str:
    names = ", ".join(f"'{entry.title or entry.identity}'" for entry in entries[:SHOWN])
    return names if len(entries) <= SHOWN else f"{names} and {len(entries) - SHOWN:,} more"
