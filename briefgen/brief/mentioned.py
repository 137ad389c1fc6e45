"""Who is only mentioned: named in passing, so they have a row in an index and no page."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.brief.corpus import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedOnly:
    """A subject that no article is about."""

    kind: str
    """``countries``, ``organisations`` or ``issues``."""

    id: str
    articles: tuple[str, ...]
    """The articles that name it, newest first."""


def mentioned_only(corpus: Corpus) -> tuple[MentionedOnly, ...]:
    """List who is only named in passing, by kind and id. Leaders are not: an office earns a page."""
    return tuple(
        MentionedOnly(kind=kind, id=id, articles=corpus.passing(kind, id))
        for kind in ("countries", "issues", "organisations")
        for id in sorted(set(corpus.appearances[kind]) - set(corpus.substantial(kind)))
    )
