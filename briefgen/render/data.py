"""Data files beside the pages: the same facts for a machine, and the events for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

from briefgen.brief.countries import CountryBriefing
from briefgen.render.edition import Edition
from briefgen.render.lines import EventLine


def country_data(edition: Edition, briefing: CountryBriefing, name: str) -> bytes:
    """A country's briefing as JSON: one event and one article a line, UTF-8."""
    events = [_event(line) for line in edition.lines(briefing.stories)]
    articles = [_article(edition, each.article, each.tier) for each in briefing.appearances]
    people = [{"id": each.leader, "office": each.office, "articles": len(each.articles)} for each in briefing.people]
    head = {"id": briefing.id, "name": name, "passing": list(briefing.passing)}
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    rows = {"people": people, "events": events, "articles": articles}
    parts += [f"{_json(key)}: [{_rows(value)}]" for key, value in rows.items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


COLUMNS = ("id", "type", "status", "date", "text", "people", "issues", "accounts", "rests_on")


def country_table(edition: Edition, briefing: CountryBriefing) -> bytes:
    """A country's events as CSV (RFC 4180), UTF-8 with a mark so that spreadsheets know it, oldest first."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for line in edition.lines(briefing.stories):
        event = _event(line)
        table.writerow([_cell(event[column]) for column in COLUMNS])
    return ("\ufeff" + text.getvalue()).encode()


def _cell(value: str | int | list[str]) -> str | int:
    """One cell; lists are joined, and no text begins as a formula would."""
    text = "; ".join(value) if isinstance(value, list) else value
    return f"'{text}" if isinstance(text, str) and text[:1] in tuple("=+-@\t") else text


def _event(line: EventLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "type": line.type,
        "status": line.status,
        "date": line.date,
        "text": line.text,
        "people": [link.text for link in line.people],
        "issues": [link.text for link in line.issues],
        "accounts": line.accounts,
        "rests_on": [cite.path for cite in line.cites],
    }


def _article(edition: Edition, id: str, tier: str) -> dict[str, Any]:
    line = edition.articles[id]
    return {"id": id, "title": line.title, "published": line.date, "credit": line.credit, "tier": tier}


def _rows(values: Iterable[dict[str, Any]]) -> str:
    rows = ",\n".join(_json(value) for value in values)
    return f"\n{rows}\n" if rows else ""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
