"""Laws of reading and extracting that hold for any bytes and for any story."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.extract import examine
from briefgen.extract.quotes import LONGEST
from briefgen.extract.sentences import sentences
from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.edtf import is_valid
from briefgen.model.world import Knowledge
from briefgen.read import read
from briefgen.summary import to_yaml
from tests.quality.samples import ARTICLES

NAMES = (
    "Norway", "Chile", "Norwegian Prime Minister Ann Sample", "Chilean President Bob Example", "Sample", "Example",
    "Tokyo", "the United Nations", "NATO", "U.S. President Joe Biden", "Japan, Kenya and Peru", "they",
    "the two leaders", "He",
    "Norway’s ministers", "Chad", "us", "President Sample", "Dr. Ann van der Sample, a former minister of Chile,",
    "the White House", "Türkiye", "Côte d’Ivoire",
)  # fmt: skip
VERBS = (
    "met", "will meet", "visited", "called off a visit to", "signed an agreement with", "agreed in principle with",
    "urged", "said that", "did not meet", "imposed sanctions on", "spoke by phone with", "is to host", "accused",
    "held separate talks with", "and", "—", "in",
)  # fmt: skip
ENDS = (
    "on Sunday", "in May", "last month", "decades ago", "on May 3, 2021", "July 9-11", "03/04/2022", "in New York",
    "in Tokyo", "over arms control", "about climate change and fisheries", "“we are ready”", "(Kyodo)", "a" * 200,
    ", once signed,", "",
)  # fmt: skip
DATELINES = ("", "", "GENEVA, Sept. 22, 2024 (Sample Wire) — ", "Oslo (Kyodo) - ", "TOKYO — ")
HEADS = (
    "Ministers meet at last\n2024-09-23\n",
    "Ministers meet at last\n",
    "",
    "---\ndate: 2024-09-23\n---\nMinisters meet\n",
)

phrases = st.tuples(*(st.sampled_from(words) for words in (NAMES, VERBS, NAMES, ENDS))).map(" ".join)
lines = st.lists(phrases, min_size=1, max_size=4).map(lambda found: ". ".join(found) + ".")
stories = st.tuples(
    st.sampled_from(HEADS),
    st.sampled_from(DATELINES),
    st.lists(lines, max_size=5).map("\n\n".join),
    st.just("\n\nThe ministers said nothing of it."),
).map("".join)
files = st.sampled_from(("story.txt", "story.md"))
pages = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(str.encode),
    st.tuples(st.text(max_size=40), stories, st.text(max_size=40)).map(lambda parts: "\n".join(parts).encode()),
)
thorough = settings(deadline=None, max_examples=100)


@cache
def _knowledge() -> Knowledge:
    return load()


def _article(story: str, file: str = "story.txt") -> Article:
    return read(file, story.encode(), _knowledge())


@thorough
@given(files, pages)
def test_reading_raises_nothing_but_its_own_error(file: str, page: bytes) -> None:
    try:
        article = read(file, page, _knowledge())
    except BriefgenError:
        return
    assert article.title
    assert article.paragraphs
    assert is_valid(article.published.value)
    examine(article, _knowledge(), "story")


@thorough
@given(stories)
def test_what_is_found_stands_in_the_text_where_it_says(story: str) -> None:
    article = _article(story)
    found = examine(article, _knowledge(), "story")
    spans = [(mention.text, mention.start, mention.end) for mention in found.mentions]
    spans += [(date.text, date.start, date.end) for date in found.dates]
    assert all(words == article.text[start:end] for words, start, end in spans)
    assert all(is_valid(date.value) for date in found.dates)


@thorough
@given(stories)
def test_every_quote_is_copied_from_the_story_and_short(story: str) -> None:
    article = _article(story)
    for evidence in examine(article, _knowledge(), "story").summary.evidence:
        assert evidence.quote
        assert evidence.quote in article.text
        assert len(evidence.quote) <= max(LONGEST, *map(len, evidence.quote.split()))


@thorough
@given(stories)
def test_every_claim_cites_quotes_that_are_there(story: str) -> None:
    summary = examine(_article(story), _knowledge(), "story").summary
    roles = (*summary.countries, *summary.organisations, *summary.leaders, *summary.issues)
    cited = {id for role in roles for id in role.evidence}
    cited |= {id for claim in (*summary.events, *summary.statements, *summary.key_points) for id in claim.evidence}
    assert cited == {evidence.id for evidence in summary.evidence}
    assert all(is_valid(event.date.value) for event in summary.events)


@thorough
@given(stories)
def test_sentences_follow_one_another_and_leave_no_word_out(story: str) -> None:
    article = _article(story)
    end = article.dateline_span[1]
    for sentence in sentences(article.paragraphs, article.dateline_span):
        assert not article.text[end : sentence.start].strip()
        assert sentence.start < sentence.end
        end = sentence.end
    assert not article.text[end:].strip()


@thorough
@given(stories)
def test_extracting_twice_gives_the_same(story: str) -> None:
    article = _article(story)
    assert examine(article, _knowledge(), "story") == examine(_article(story), _knowledge(), "story")


def test_summaries_do_not_depend_on_how_a_process_orders_its_sets() -> None:
    command = [sys.executable, "-c", "from tests.test_properties import digest; print(digest())"]
    runs = [
        subprocess.Popen(command, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True)
        for seed in ("1", "7")
    ]
    digests = [run.communicate()[0] for run in runs]
    assert all(run.returncode == 0 for run in runs)
    assert digests[0] == digests[1]


def digest() -> str:
    """SHA-256 over the summaries of all sample articles."""
    whole = hashlib.sha256()
    for path in sorted(ARTICLES.iterdir()):
        article = read(f"articles/{path.name}", path.read_bytes(), _knowledge())
        whole.update(to_yaml(examine(article, _knowledge(), path.stem).summary).encode())
    return whole.hexdigest()
