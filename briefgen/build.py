"""From a content folder to its site: a list of steps, all input read before any page is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.brief import brief
from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.gather import gather
from briefgen.kept import NOTHING, Keeper, Known
from briefgen.merge import merge, published, settings
from briefgen.outcome import Outcome, counted, seen_from, stop_at, told_from
from briefgen.recall import Progress, Recall, silent
from briefgen.render import Kept, Page, Theme, dead_links, edition, load_theme, pages, shipped_templates, trace
from briefgen.render.edition import Edition
from briefgen.write import MovedError, Written, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """All that files are made from."""

    edition: Edition
    theme: Theme
    problems: tuple[Problem, ...]
    """Warnings, as the user sees the files."""

    code: str
    """Of briefgen, by :func:`briefgen.stamp.code`."""


def build_all(content: Path, site: Path, cache: Cache, progress: Progress = silent) -> Outcome:
    """Make the site of ``content`` in the folder ``site``; when anything is at fault, the old site stays whole.

    :raises BriefgenError: with every fault of every input, or the first that the disk has.
    """
    _keep_apart(content, site)
    composed = compose(content, cache, progress)
    keeper = Keeper(cache, site, composed.code)
    with told_from(content):
        try:
            written = _made(composed, site, keeper, keeper.known())
        except MovedError:  # somebody else has written pages meanwhile
            written = _made(composed, site, keeper, NOTHING)
    return Outcome(
        said=(_built(site, written),),
        again=(_built(site, Written(same=len(written.standing))),),
        problems=composed.problems,
    )


def _made(composed: Composed, site: Path, keeper: Keeper, known: Known) -> Written:
    """Make and write the pages that are not known to be there as they are to be.

    :raises MovedError: they were, but no more.
    """
    compiled = keeper.codes()
    files = pages(composed.edition, composed.theme, known.pages, codes := {**compiled})
    ends = trace(files)
    stop_at(dead_links(ends))
    kept = [file.path for file in files if isinstance(file, Kept)]
    written = write(site, [file for file in files if isinstance(file, Page)], kept, known.files)
    keeper.remember(files, ends, written.standing, known)
    keeper.remember_codes(codes, compiled)
    return written


def compose(content: Path, cache: Cache, progress: Progress = silent) -> Composed:
    """Take every step but those that make files of it: from the disk to the lines of all pages.

    :raises BriefgenError: with every fault of every input, or the first that the disk has.
    """
    inputs = gather(content)
    with told_from(content):
        recall = Recall(cache, content, progress)
        knowledge = recall.knowledge(inputs.knowledge)
        merged = merge(inputs, knowledge, recall)
        site, t, faults = settings(inputs)
        record, spoilt = published(inputs)
        stop_at((*merged.problems, *faults, *spoilt))
        briefings = brief(merged.summaries, knowledge, merged.articles)
        whole = edition(
            briefings,
            knowledge,
            site,
            t,
            notes=inputs.notes,
            texts=merged.articles,
            judged=merged.judgements,
            record=record,
        )
        theme = load_theme(shipped_templates(), content / "templates")
    problems = seen_from(content, (*merged.problems, *faults))
    return Composed(edition=whole, theme=theme, problems=problems, code=recall.code)


def _keep_apart(content: Path, site: Path) -> None:
    """:raises BriefgenError: pages would be written among the articles, or over them."""
    inner, outer = content.resolve(), site.resolve()
    if outer == inner or outer in inner.parents or inner in outer.parents:
        hint = "choose another folder with --site"
        raise BriefgenError([Problem(Place(str(site)), f"the site and '{content}' would lie in one another", hint)])


def _built(site: Path, written: Written) -> str:
    parts = {"new": written.new, "changed": written.changed, "the same": written.same, "removed": written.removed}
    total = counted(written.new + written.changed + written.same, "file")
    return f"{site}: {total}: " + ", ".join(f"{count:,} {what}" for what, count in parts.items() if count)
