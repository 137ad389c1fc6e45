"""From a content folder to its site: a list of steps, all input read before any page is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.brief import brief
from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.gather import gather
from briefgen.merge import merge, published, settings
from briefgen.outcome import Outcome, counted, seen_from, stop_at, told_from
from briefgen.recall import Progress, Recall, silent
from briefgen.render import Theme, dead_links, edition, load_theme, pages, shipped_templates
from briefgen.render.edition import Edition
from briefgen.write import Written, write


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """All that files are made from."""

    edition: Edition
    theme: Theme
    problems: tuple[Problem, ...]
    """Warnings, as the user sees the files."""


def build_all(content: Path, site: Path, cache: Cache, progress: Progress = silent) -> Outcome:
    """Make the site of ``content`` in the folder ``site``; when anything is at fault, the old site stays whole.

    :raises BriefgenError: with every fault of every input, or the first that the disk has.
    """
    _keep_apart(content, site)
    composed = compose(content, cache, progress)
    with told_from(content):
        made = pages(composed.edition, composed.theme)
        stop_at(dead_links(made))
    written = write(site, made)
    return Outcome(
        said=(_built(site, written),),
        again=(_built(site, Written(same=len(made))),),
        problems=composed.problems,
    )


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
    return Composed(edition=whole, theme=theme, problems=seen_from(content, (*merged.problems, *faults)))


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
