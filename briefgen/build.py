"""From a content folder to its site: a list of steps, all input read before any page is written."""

from __future__ import annotations

from pathlib import Path

from briefgen.brief import brief
from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.gather import gather
from briefgen.merge import merge, settings
from briefgen.outcome import Outcome, counted, seen_from, stop_at, told_from
from briefgen.recall import Progress, Recall, silent
from briefgen.render import dead_links, load_theme, render, shipped_templates
from briefgen.write import Written, write


def build_all(content: Path, site: Path, cache: Cache, progress: Progress = silent) -> Outcome:
    """Make the site of ``content`` in the folder ``site``; when anything is at fault, the old site stays whole.

    :raises BriefgenError: with every fault of every input, or the first that the disk has.
    """
    _keep_apart(content, site)
    inputs = gather(content)
    with told_from(content):
        recall = Recall(cache, content, progress)
        knowledge = recall.knowledge(inputs.knowledge)
        merged = merge(inputs, knowledge, recall)
        site_settings, faults = settings(inputs)
        stop_at((*merged.problems, *faults))
        briefings = brief(merged.summaries, knowledge, merged.articles)
        theme = load_theme(shipped_templates(), content / "templates")
        pages = render(briefings, knowledge, site_settings, theme, inputs.notes, merged.articles, merged.judgements)
        stop_at(dead_links(pages))
    written = write(site, pages)
    return Outcome(
        said=(_built(site, written),),
        again=(_built(site, Written(same=len(pages))),),
        problems=seen_from(content, merged.problems),
    )


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
