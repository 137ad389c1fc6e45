"""What stands behind an article's marks, as a script that a page loads when a reader opens one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.model.summary import Summary
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.page import Page, data_script
from briefgen.render.passages import place, uses


def evidence_scripts(edition: Edition, _press: Press) -> Iterator[Page]:
    """A script for each article that is cited: its facts, and by anchor the words that may be shown."""
    for summary in edition.briefings.summaries.values():
        if summary.evidence:
            yield data_script(f"evidence/{summary.id}.js", "evidence", summary.id, _article(edition, summary))


def _article(edition: Edition, summary: Summary) -> dict[str, Any]:
    line = edition.articles[summary.id]
    found_by = edition.t.coded("how", summary.published.how or "")
    url = summary.source.url or ""
    edits = len(edition.judged.get(summary.id, ()))
    facts = {
        "path": line.path,
        "title": line.title,
        "language": summary.source.language,
        "facts": [part for part in (line.credit, line.when, found_by) if part],
        "url": url if re.match(r"https?://", url) else "",
        "edited": edition.t("evidence.edited", n=edits) if edits else "",
        "marks": _marks(edition, summary),
    }
    return {name: value for name, value in facts.items() if value}


def _marks(edition: Edition, summary: Summary) -> dict[str, dict[str, Any]]:
    """By anchor: paragraph, the words, and what they are cited for."""
    events = [edition.stories[edition.told_by[summary.id, event.id]] for event in summary.events]
    used, shown = uses(edition, summary, events), edition.quotes[summary.id].evidence
    return {
        each.id: {"paragraph": place(each)[0], "quote": shown.get(each.id, ""), "uses": used[each.id]}
        for each in summary.evidence
    }
