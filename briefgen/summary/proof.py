"""Does a summary say only what its article says? Every quote must stand there, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.errors import Place, Problem
from briefgen.model.article import Article
from briefgen.model.summary import Summary, sha_of

FOLDER = "summaries/"
"""Where summaries stand within the content folder."""

HINT = "run `briefgen extract` to write the summary anew from the article as it is now"


def unproven(summary: Summary, article: Article) -> tuple[Problem, ...]:
    """Find what ``summary`` cites and ``article`` does not hold; empty when every claim is proven."""
    place = Place(f"{FOLDER}{summary.id}.yaml")
    faults = (*_quotes(summary, article.text), *_references(summary))
    return tuple(Problem(place, fault, HINT) for fault in faults)


def _quotes(summary: Summary, text: str) -> Iterator[str]:
    for evidence in summary.evidence:
        if evidence.quote not in text:
            yield f"the words of {evidence.id} are not in {summary.source.file}: '{evidence.quote}'"
        if evidence.sha != sha_of(evidence.quote):
            yield f"the words of {evidence.id} were changed since they were copied: '{evidence.quote}'"
    for event in summary.events:
        if event.about is not None and event.about not in text:
            yield f"the words of events.{event.id}.about are not in {summary.source.file}: '{event.about}'"


def _references(summary: Summary) -> Iterator[str]:
    """Each evidence that is referred to and not there, with who refers to it."""
    known = {evidence.id for evidence in summary.evidence}
    for owner, ids in _cited(summary):
        for id in ids:
            if id not in known:
                yield f"{owner} cites '{id}', which is not under 'evidence'"


def _cited(summary: Summary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Path and evidence of each claim."""
    for kind in ("countries", "organisations", "leaders", "issues", "events", "statements"):
        for record in getattr(summary, kind):
            yield f"{kind}.{record.id}", record.evidence
    for number, point in enumerate(summary.key_points, start=1):
        yield f"key point {number}", point.evidence
