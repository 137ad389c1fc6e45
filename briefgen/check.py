"""Everything in a content folder held against everything else: proofs, overrides and their states, what to review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefgen.cache import Cache
from briefgen.errors import Problem
from briefgen.gather import gather
from briefgen.merge import Merged, merge, settings
from briefgen.outcome import Outcome, counted, inside, seen_from, told_from
from briefgen.recall import Progress, Recall, silent
from briefgen.summary.verdict import ORPHAN, STALE, STATES


def check_all(content: Path, cache: Cache, progress: Progress = silent) -> Outcome:
    """Hold everything in ``content`` against everything else, and write nothing.

    :raises BriefgenError: there is nothing to work on, or the knowledge is at fault.
    """
    inputs = gather(content)
    with told_from(content):
        recall = Recall(cache, content, progress)
        merged = merge(inputs, recall.knowledge(inputs.knowledge), recall)
        _, _, faults = settings(inputs)
    said = (*_states(content, merged), _review(merged))
    return Outcome(said=said, again=said, problems=seen_from(content, (*merged.problems, *faults, *_worn(merged))))


def _states(content: Path, merged: Merged) -> Iterator[str]:
    """How many edits stand how, and each that is neither stale nor orphaned."""
    judged = [judgement for each in merged.judgements.values() for judgement in each]
    for judgement in judged:
        if judgement.state not in (STALE, ORPHAN):
            place = inside(content, Problem(judgement.place, "")).place
            yield f"{place}: {judgement.state}: {judgement.path}: {judgement.message}"
    counts = Counter(judgement.state for judgement in judged)
    if judged:
        yield f"{counted(len(judged), 'edit')}: " + ", ".join(f"{counts[state]} {state}" for state in STATES)


def _worn(merged: Merged) -> Iterator[Problem]:
    """Edits that no longer fit, as warnings."""
    for judgements in merged.judgements.values():
        for each in judgements:
            if each.state in (STALE, ORPHAN):
                yield Problem(each.place, f"{each.state}: {each.path}: {each.message}", warning=True)


def _review(merged: Merged) -> str:
    """What people should look at, by the part of a summary that it is about."""
    items = [item.field.split(".")[0] for summary in merged.summaries for item in summary.review]
    awaiting = sum(bool(summary.review) for summary in merged.summaries)
    total = counted(len(merged.summaries), "summary", "summaries")
    if not items:
        return f"{total}: nothing to review"
    parts = ", ".join(f"{count} {name}" for name, count in sorted(Counter(items).items()))
    return f"{total}: {counted(len(items), 'point')} to review in {awaiting} ({parts})"
