"""From two articles to a site, past every trap of a saved news page: on made-up accounts, and on the real ones."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.summary import Summary
from briefgen.model.world import Knowledge
from briefgen.read import read
from briefgen.summary import from_yaml, unproven
from tests.accounts import MADE_UP, REAL, Accounts
from tests.sites import briefgen, summary_of, tree

REAL_ARTICLES = pytest.mark.skipif(
    not (REAL.folder / "articles").is_dir(), reason="the two real articles of ../shared/articles are not here"
)


@dataclass(frozen=True)
class Built:
    """A folder in which the accounts were extracted and built."""

    expected: Accounts
    folder: Path
    knowledge: Knowledge

    def summary(self, file: str) -> Summary:
        path = summary_of(self.folder / "content", f"articles/{file}")
        return from_yaml(str(path), path.read_bytes())

    def article(self, file: str) -> Article:
        return read(f"articles/{file}", (self.folder / "content/articles" / file).read_bytes(), self.knowledge)

    @property
    def dated(self) -> Summary:
        return self.summary(self.expected.dated)

    @property
    def undated(self) -> Summary:
        return self.summary(self.expected.undated)

    def pages(self, kind: str) -> set[str]:
        return {path.stem for path in (self.folder / "site" / kind).glob("*.html")} - {"index"}

    def page(self, path: str) -> str:
        return (self.folder / "site" / path).read_text(encoding="utf-8")


def prepare(folder: Path, expected: Accounts) -> Path:
    """A content folder with the accounts, and with nothing else that is not needed to know the people."""
    for name in ("articles", "knowledge"):
        if (expected.folder / name).is_dir():
            shutil.copytree(expected.folder / name, folder / "content" / name)
    return folder


@pytest.fixture(scope="module", params=["made up", pytest.param("real", marks=REAL_ARTICLES)])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    expected = {"made up": MADE_UP, "real": REAL}[request.param]
    folder = prepare(tmp_path_factory.mktemp("accounts"), expected)
    briefgen(folder, "extract")
    briefgen(folder, "build")
    own = {str(path): path.read_bytes() for path in (folder / "content").glob("knowledge/*.yaml")}
    return Built(expected, folder, load(own))


def tiers(summary: Summary) -> Mapping[str, str]:
    return {role.id: role.tier for role in summary.countries}


def test_the_date_and_zone_are_kept_as_written(built: Built) -> None:
    published = built.dated.published
    assert (published.value, published.zone) == (built.expected.published, built.expected.zone)


def test_agency_and_dateline_are_read(built: Built) -> None:
    dateline = built.article(built.expected.dated).dateline
    assert built.dated.source.agency == built.expected.agency
    assert dateline is not None
    assert dateline.place == built.expected.dateline


def test_the_furniture_after_the_story_is_ignored_with_its_rules(built: Built) -> None:
    cut = built.article(built.expected.dated).ignored
    first, last = built.expected.ignored
    assert [item.line for item in cut] == list(range(first, last + 1))
    assert all(item.rule for item in cut)
    assert built.dated.source.ignored is not None
    assert built.dated.source.ignored.lines == f"{first}-{last}"


def test_countries_have_the_tiers_a_reader_gives_them(built: Built) -> None:
    found = tiers(built.dated)
    by_tier = {tier: {code for code in found if found[code] == tier} for tier in ("primary", "secondary", "passing")}
    assert by_tier["primary"] == built.expected.primary
    assert by_tier["secondary"] == built.expected.secondary
    assert by_tier["passing"] == built.expected.passing


def test_leaders_are_those_of_the_story_and_nobody_else(built: Built) -> None:
    assert {leader.id: leader.of for leader in built.dated.leaders} == built.expected.leaders


def test_names_in_the_furniture_are_no_leaders(built: Built) -> None:
    names = " ".join(leader.name for leader in (*built.dated.leaders, *built.undated.leaders))
    assert not [name for name in built.expected.not_leaders if name in names]


def test_the_events_have_their_type_status_date_and_sides(built: Built) -> None:
    found = {(event.type, event.status, event.date.value, frozenset(event.everyone)) for event in built.dated.events}
    assert set(built.expected.events) <= found


def test_the_meeting_took_place_where_the_story_says(built: Built) -> None:
    met = next(event for event in built.dated.events if event.type == "meeting")
    assert met.place is not None
    assert met.place.name == built.expected.dateline


def test_the_pact_is_agreed_in_principle_and_named_in_the_storys_words(built: Built) -> None:
    pacts = [event for event in built.dated.events if event.type == "agreement"]
    assert [(pact.status, pact.about) for pact in pacts] == [("agreed-in-principle", built.expected.about)]


def test_long_ago_dates_nothing(built: Built) -> None:
    years = {event.date.value[:4] for event in built.dated.events} - {"unkn"}
    assert years == {built.expected.published[:4]}


def test_a_year_in_the_furniture_is_no_date(built: Built) -> None:
    assert built.undated.published.value == "unknown"
    assert "2021-2022" in (built.folder / "content/articles" / built.expected.undated).read_text(encoding="utf-8")


def test_reporter_and_relay_are_told_apart(built: Built) -> None:
    source = built.undated.source
    assert (source.agency, source.via) == (built.expected.undated_agency, built.expected.undated_via)


def test_the_undated_account_is_about_three_countries(built: Built) -> None:
    found = tiers(built.undated)
    assert {code for code, tier in found.items() if tier == "primary"} == built.expected.undated_primary
    assert set(found) - built.expected.undated_primary <= built.expected.undated_allowed
    assert found["USA"] == "passing"


def test_a_minister_without_a_name_is_no_leader(built: Built) -> None:
    of = {leader.of for leader in built.undated.leaders}
    assert of == set(built.expected.pair)


def test_the_undated_meeting_stays_undated_and_apart(built: Built) -> None:
    met = [event for event in built.undated.events if event.type == "meeting"]
    assert [(event.date.value, set(event.parties)) for event in met] == [("unknown", set(built.expected.pair))]
    slugs = sorted(built.knowledge.countries[code].slug for code in built.expected.pair)
    page = built.page(f"pairs/{'--'.join(slugs)}.html")
    assert "Possibly the same" in page
    assert "Kept apart" in page
    assert not built.pages("stories")


def test_every_quote_stands_in_its_article(built: Built) -> None:
    for file in (built.expected.dated, built.expected.undated):
        summary = built.summary(file)
        assert summary.evidence
        assert unproven(summary, built.article(file)) == ()


def test_pairs_have_a_page_only_where_both_took_part_in_an_event(built: Built) -> None:
    assert built.pages("pairs") == built.expected.pages


def test_countries_in_passing_have_no_page_but_stand_in_the_index(built: Built) -> None:
    assert not built.pages("countries") & built.expected.no_page
    index = built.page("countries/index.html")
    for slug in built.expected.no_page:
        assert slug.replace("-", " ") in index.lower()


def test_one_page_gathers_the_spellings_of_a_leader_with_counts(built: Built) -> None:
    leader, spellings = built.expected.spellings
    page = built.page(f"leaders/{leader}.html")
    surname = leader.rsplit("-", 1)[-1]
    assert [name for name in built.pages("leaders") if name.endswith(surname)] == [leader]
    for spelling, count in spellings.items():
        assert re.search(rf">{re.escape(spelling)}<[^§]{{0,120}}?\b{count}\b", page), spelling


def test_building_twice_writes_nothing(built: Built) -> None:
    before = {path: path.stat().st_mtime_ns for path in built.folder.rglob("*.html")}
    briefgen(built.folder, "extract")
    briefgen(built.folder, "build")
    assert {path: path.stat().st_mtime_ns for path in built.folder.rglob("*.html")} == before


def test_an_empty_folder_gets_the_same_bytes(built: Built, tmp_path: Path) -> None:
    prepare(tmp_path, built.expected)
    briefgen(tmp_path, "extract")
    briefgen(tmp_path, "build")
    assert tree(tmp_path / "site") == tree(built.folder / "site")
    assert tree(tmp_path / "content/summaries") == tree(built.folder / "content/summaries")


def test_an_override_dates_the_meeting_and_survives_extract(built: Built, tmp_path: Path) -> None:
    prepare(tmp_path, built.expected)
    briefgen(tmp_path, "extract")
    path = summary_of(tmp_path / "content", f"articles/{built.expected.undated}")
    summary = from_yaml(str(path), path.read_bytes())
    met = next(event.id for event in summary.events if event.type == "meeting")
    override = tmp_path / "content/overrides" / path.name
    override.parent.mkdir()
    text = f'events:\n  {met}: {{date: "2022-11-29", place: Tokyo}}  # from another source\n'
    override.write_text(text, encoding="utf-8")
    briefgen(tmp_path, "extract")
    briefgen(tmp_path, "build")
    timeline = (tmp_path / "site/timeline.html").read_text(encoding="utf-8")
    assert override.read_text(encoding="utf-8") == text
    assert "29 November 2022" in timeline
    assert "Tokyo" in timeline
    assert "29 November 2022" not in built.page("timeline.html")


def test_a_broken_quote_stops_the_build_and_the_old_site_stays(built: Built, tmp_path: Path) -> None:
    prepare(tmp_path, built.expected)
    briefgen(tmp_path, "extract")
    briefgen(tmp_path, "build")
    before = tree(tmp_path / "site")
    path = summary_of(tmp_path / "content", f"articles/{built.expected.dated}")
    quote = from_yaml(str(path), path.read_bytes()).evidence[0].quote
    path.write_text(path.read_text(encoding="utf-8").replace(quote, quote.upper()), encoding="utf-8")
    _, complaint = briefgen(tmp_path, "build", code=1)
    assert path.name in complaint
    assert tree(tmp_path / "site") == before


def test_inspect_prints_one_object_a_line_with_offsets_that_fit(built: Built) -> None:
    files = [f"content/articles/{name}" for name in (built.expected.dated, built.expected.undated)]
    printed, _ = briefgen(built.folder, "inspect", *files)
    objects = [json.loads(line) for line in printed.splitlines()]
    assert [item["file"] for item in objects] == files
    for item in objects:
        names = {"mentions", "decisions", "dates"}
        assert set(item) == {"file", "title", "published", "text", "ignored", "quotes", "summary"} | names
        told = [part for quote in item["quotes"] for part in (quote["speaker"], quote["cue"], *quote["content"])]
        for found in (*told, *(found for name in names for found in item[name])):
            assert item["text"][found["start"] : found["end"]] == found["text"]
    assert objects[1]["published"] is None
