"""The YAML of a summary: the same record back, whatever the words, and a clear line for a damaged file."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given

from briefgen.errors import BriefgenError
from briefgen.model.article import Article, Published
from briefgen.model.summary import (
    CountryRole,
    Event,
    EventDate,
    Evidence,
    KeyPoint,
    LeaderRole,
    Source,
    Summary,
    sha_of,
)
from briefgen.summary import from_dict, from_yaml, to_dict, to_yaml, unproven
from briefgen.summary.rows import record_of, row_of
from briefgen.summary.yaml import COMMENT
from tests.records import NASTY, summaries, texts

QUOTE = "agreed on a pact: in principle"
SUMMARY = Summary(
    id="2024-09-23-talks",
    title="Talks, and a Pact",
    source=Source(file="articles/talks.txt", sha256="6f0c", words=320),
    published=Published(value="2024-09-23T15:17", zone="JST", how="stamp"),
    countries=(CountryRole(id="NOR", tier="primary", mentions=2, why=("title",), evidence=("s1",)),),
    leaders=(
        LeaderRole(
            id="a-b", tier="passing", name="A B", of="NOR", as_written=(("A B", 1), ("NO", 2)), evidence=("s1",)
        ),
    ),
    events=(
        Event(
            id="pact-1",
            type="agreement",
            plover="AGREE",
            status="agreed-in-principle",
            date=EventDate(value="2024-09-22"),
            about="a pact",
            parties=("NOR", "SWE"),
            evidence=("s1",),
        ),
    ),
    key_points=(KeyPoint(text="They agreed.", evidence=("s1",)),),
    evidence=(Evidence(id="s1", at="p1s1", sha=sha_of(QUOTE), quote=QUOTE),),
)
ARTICLE = Article(
    file="articles/talks.txt", title="Talks", published=Published(), paragraphs=(f"They {QUOTE}.",), sha256="6f0c"
)

EXPECTED = f"""{COMMENT}
briefgen: 1
id: 2024-09-23-talks
title: Talks, and a Pact
source:
  file: articles/talks.txt
  sha256: 6f0c
  language: en
  words: 320
published: {{value: "2024-09-23T15:17", zone: JST, how: stamp}}
countries:
  NOR: {{tier: primary, mentions: 2, why: [title], evidence: [s1]}}
leaders:
  a-b: {{tier: passing, name: A B, of: NOR, as_written: {{A B: 1, "NO": 2}}, evidence: [s1]}}
events:
  pact-1:
    plover: AGREE
    type: agreement
    status: agreed-in-principle
    date: {{value: "2024-09-22"}}
    about: a pact
    parties: [NOR, SWE]
    evidence: [s1]
key_points:
  - {{text: They agreed., evidence: [s1]}}
evidence:
  s1: {{at: p1s1, sha: {sha_of(QUOTE)}, quote: "agreed on a pact: in principle"}}
"""


def test_a_summary_is_written_as_the_design_shows_it() -> None:
    assert to_yaml(SUMMARY) == EXPECTED


def test_an_undated_article_says_so() -> None:
    bare = Summary(id="x", title="X", source=Source(file="articles/x.txt", sha256="1"))
    assert "published: {value: unknown}\n" in to_yaml(bare)
    assert "countries" not in to_yaml(bare)


@given(summaries)
def test_reading_gives_back_what_was_written(summary: Summary) -> None:
    assert from_yaml("a.yaml", to_yaml(summary).encode()) == summary


@given(summaries)
def test_any_reader_of_yaml_sees_the_same_shape(summary: Summary) -> None:
    assert yaml.safe_load(to_yaml(summary)) == to_dict(summary)


@given(summaries)
def test_a_summary_passes_through_json(summary: Summary) -> None:
    assert from_dict(json.loads(json.dumps(to_dict(summary)))) == summary


@given(summaries)
def test_a_row_of_the_cache_gives_back_what_was_put_there(summary: Summary) -> None:
    row = json.dumps(row_of(Summary)(summary))
    assert record_of(Summary)(json.loads(row)) == summary


@given(texts)
def test_the_file_is_one_line_a_value_and_nothing_hidden(text: str) -> None:
    written = to_yaml(Summary(id="x", title=text, source=Source(file=text, sha256="1")))
    assert len(written.splitlines()) == 9
    assert not any(character in written for character in "\u202e\u2066\ufeff\x85")


@pytest.mark.parametrize("text", NASTY)
def test_words_that_yaml_reads_as_something_else_stay_words(text: str) -> None:
    summary = Summary(id="x", title=text, source=Source(file="f", sha256="1", agency=text))
    assert yaml.safe_load(to_yaml(summary))["source"]["agency"] == text
    assert from_yaml("a.yaml", to_yaml(summary).encode()) == summary


DAMAGED = (
    ("briefgen: 1", "briefgen: 7", "a.yaml:2:1: expected 'briefgen: 1', the version of the format"),
    ("title: Talks", "titel: Talks", "a.yaml:4:1: unknown key 'titel'"),
    ("tier: primary", "tier: primry", "a.yaml:12:9: expected one of primary, secondary, passing, found 'primry'"),
    ("words: 320", "words: many", "a.yaml:9:3: expected a whole number, found 'many'"),
    ('{value: "2024-09-22"}', "{value: soon}", "a.yaml:20:12: expected a date such as 2024-09-22"),
    ("parties: [NOR, SWE]", "parties: NOR", "a.yaml:22:5: expected a list, found 'NOR'"),
    ("parties: [NOR, SWE]", "parties: [NOR, SWE", "a.yaml:23:13: cannot be read: did not find expected ',' or ']'"),
    ("    about: a pact", "    type: visit", "a.yaml:21:5: cannot be read: found the key 'type' a second time"),
    ("evidence:\n  s1", "x: &a [*a]\n  s1", "a.yaml:26:8: cannot be read: found an alias, a tag or deep nesting"),
    ("  - {text: They agreed., evidence: [s1]}", "  - {text: They agreed., why: x}", "a.yaml:25:26: unknown key 'why'"),
    ("title: Talks, and a Pact\n", "", "a.yaml:2:1: missing key 'title'"),
    ("a pact", "a \x07 pact", "a.yaml: cannot be read: unacceptable character"),
)


@pytest.mark.parametrize(("old", "new", "message"), DAMAGED)
def test_a_damaged_file_is_named_with_line_and_column(old: str, new: str, message: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        from_yaml("a.yaml", EXPECTED.replace(old, new, 1).encode())
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "data", [b"", b"[" * 100_000, b"\xff\xfe\x00", b"caf\xe9: 1", b"- 1", b"a: 1\n---\nb: 2", b"? [a]\n: b"]
)
def test_what_is_no_summary_at_all_is_refused(data: bytes) -> None:
    with pytest.raises(BriefgenError):
        from_yaml("a.yaml", data)


def test_a_summary_whose_words_stand_in_the_article_is_proven() -> None:
    assert unproven(SUMMARY, ARTICLE) == ()


BROKEN = (
    (
        "agreed on a pact: in",
        "agreed on a war: in",
        f"the words of s1 are not in articles/talks.txt: '{QUOTE.replace('pact', 'war')}'",
    ),
    (sha_of(QUOTE), "00000000", f"the words of s1 were changed since they were copied: '{QUOTE}'"),
    ("evidence: [s1]", "evidence: [s9]", "countries.NOR cites 's9', which is not under 'evidence'"),
    ("about: a pact", "about: a war", "the words of events.pact-1.about are not in articles/talks.txt: 'a war'"),
)


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_quote_that_the_article_does_not_hold_is_named(old: str, new: str, message: str) -> None:
    summary = from_yaml("a.yaml", EXPECTED.replace(old, new, 1).encode())
    assert f"summaries/2024-09-23-talks.yaml: {message}" in [
        str(fault).splitlines()[0] for fault in unproven(summary, ARTICLE)
    ]
