"""Summaries and their parts made up by hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from briefgen.model.article import Published
from briefgen.model.summary import (
    STATUSES,
    TIERS,
    CountryRole,
    Event,
    EventDate,
    EventPlace,
    Evidence,
    Ignored,
    IssueRole,
    KeyPoint,
    LeaderRole,
    OrganisationRole,
    ReviewItem,
    Source,
    Statement,
    Summary,
)

NASTY = (
    *(
        "NO",
        "on",
        "~",
        "null",
        "15:17",
        "2024-09-22",
        "1e5",
        "0x1f",
        "1_000",
        "1:30:00",
        ".inf",
        ".5",
        "５",
        "---",
        "...",
    ),
    *(
        "-",
        "- a",
        "? b",
        "a: b",
        "a #b",
        "a:",
        "a,b",
        "[a]",
        "{a",
        "!t",
        "&a",
        "*a",
        "%a",
        "@a",
        "`a",
        "|",
        ">",
        "=",
        "<<",
    ),
    *("", " ", " a", "a ", "'", '"', "\\", "a\\nb", "it's", 'say "no"', "“so”", "x:y", "http://a.b/c?d=e#f"),
    *("\n", "\t", "\r\n", "\x00", "\x7f", "\x85", "\u2028", "\ufeff", "\u202e", "𝔘", "日本、モンゴル", "العربية"),
)

texts = st.text(max_size=12) | st.sampled_from(NASTY)
tiers = st.sampled_from(TIERS)
tuples = st.lists(texts, max_size=3).map(tuple)
maybe = st.none() | texts
counts = st.integers(0, 10**6)
dates = st.sampled_from(
    ("unknown", "2024-09-22", "2024-08", "2024", "2022?", "2024-09-22/2024-09-24", "2024-09-23T15:17")
)


def keyed(record: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three records, no two with the same id."""
    one = st.builds(record, id=texts, **fields)
    return st.lists(one, max_size=3, unique_by=lambda item: item.id).map(tuple)


published = st.builds(Published, value=dates, zone=maybe, how=maybe, words=maybe)
ignored = st.builds(Ignored, lines=texts, words=counts, rule=texts, first=texts)
sources = st.builds(
    Source,
    file=texts,
    sha256=texts,
    agency=maybe,
    via=maybe,
    publisher=maybe,
    author=maybe,
    url=maybe,
    language=texts,
    words=counts,
    ignored=st.none() | ignored,
)
roles = {"tier": tiers, "why": tuples, "evidence": tuples}
spellings = st.lists(st.tuples(texts, counts), max_size=3, unique_by=lambda pair: pair[0]).map(tuple)
events = keyed(
    Event,
    type=texts,
    plover=maybe,
    status=st.sampled_from(STATUSES),
    about=maybe,
    date=st.builds(EventDate, value=dates, words=maybe),
    place=st.none() | st.builds(EventPlace, name=texts, country=maybe),
    parties=tuples,
    by=tuples,
    to=tuples,
    people=tuples,
    issues=tuples,
    evidence=tuples,
    same_as=tuples,
    not_same_as=tuples,
)

summaries = st.builds(
    Summary,
    id=texts,
    title=texts,
    source=sources,
    published=published,
    countries=keyed(CountryRole, mentions=counts, **roles),
    organisations=keyed(OrganisationRole, mentions=counts, **roles),
    leaders=keyed(LeaderRole, name=texts, office=maybe, of=maybe, as_written=spellings, **roles),
    issues=keyed(IssueRole, **roles),
    events=events,
    statements=keyed(Statement, speaker=texts, verb=texts, to=tuples, issue=maybe, evidence=tuples),
    key_points=st.lists(st.builds(KeyPoint, text=texts, evidence=tuples), max_size=3).map(tuple),
    evidence=keyed(Evidence, at=texts, sha=texts, quote=texts),
    review=st.lists(st.builds(ReviewItem, field=texts, reason=texts, hint=texts), max_size=3).map(tuple),
)
