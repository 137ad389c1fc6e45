"""What a person changes in a summary stays changed, and says when it no longer fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.knowledge import load
from briefgen.knowledge.lexicon import lexicon
from briefgen.model.article import Published
from briefgen.model.coding import PLOVER
from briefgen.model.site import Site
from briefgen.model.summary import (
    CountryRole,
    Event,
    EventDate,
    EventPlace,
    Evidence,
    IssueRole,
    KeyPoint,
    LeaderRole,
    ReviewItem,
    Source,
    Statement,
    Summary,
)
from briefgen.settings import read_site
from briefgen.summary import apply, judge, read_override
from briefgen.summary.override import COLLECTIONS, Override
from tests.records import summaries

WORLD = load()

MEETING = "meeting-unknown-jpn-mng"

SUMMARY = Summary(
    id="talks",
    title="Talks",
    source=Source(file="articles/talks.txt", sha256="0", agency="Kyodo"),
    countries=(
        CountryRole(id="JPN", tier="primary", mentions=4),
        CountryRole(id="RUS", tier="secondary"),
        CountryRole(id="USA", tier="passing"),
    ),
    leaders=(
        LeaderRole(id="fumio-kishida", tier="primary", name="Fumio Kishida", office="Prime Minister", of="JPN"),
        LeaderRole(id="jane-doe", tier="passing", name="Jane Doe", office="Envoy"),
    ),
    issues=(IssueRole(id="abductions", tier="secondary"),),
    events=(
        Event(
            id=MEETING, type="meeting", plover="CONSULT", status="occurred", parties=("JPN", "MNG", "USA"),
            people=("fumio-kishida", "jane-doe"), issues=("abductions",), evidence=("s1",),
        ),
        Event(id="aid-2022-usa-mng", type="aid", plover="AID", status="planned", by=("USA",)),
    ),
    statements=(
        Statement(
            id="kishida-thanked-1", speaker="fumio-kishida", verb="thanked", to=("USA", "MNG"), issue="abductions",
        ),
        Statement(id="usa-said-1", speaker="USA", verb="said"),
    ),
    key_points=(KeyPoint(text="Talks were held.", evidence=("s1",)),),
    evidence=(Evidence(id="s1", at="p1s1", sha="0", quote="talks"),),
    review=(
        ReviewItem(field="published", reason="undated", hint=""),
        ReviewItem(field=f"events.{MEETING}.date", reason="undated", hint=""),
        ReviewItem(field="countries.RUS", reason="borderline", hint=""),
    ),
)  # fmt: skip


def override(text: str) -> Override:
    return read_override("overrides/talks.yaml", text.encode(), WORLD)


def edited(text: str) -> Summary:
    return apply(override(text), SUMMARY)


def states(text: str) -> list[tuple[str, str]]:
    return [(judgement.path, judgement.state) for judgement in judge(override(text), SUMMARY)]


def country(summary: Summary, id: str) -> str | None:
    return next((role.tier for role in summary.countries if role.id == id), None)


def event(summary: Summary, id: str = MEETING) -> Event:
    return next(event for event in summary.events if event.id == id)


def test_an_empty_override_changes_nothing() -> None:
    assert edited("") == edited("# nothing yet\n") == SUMMARY


def test_the_example_of_the_manual_works() -> None:
    text = f"""
published: {{set: "2022-11-30", was: unknown, why: Kyodo carried the same statement that day}}
countries:
  RUS: passing
  USA: drop
  PRK: {{set: primary, was: secondary}}
events:
  {MEETING}: {{date: "2022-11-29", place: Tokyo, not_same_as: meeting-2024-09-22-jpn-mng}}
"""
    summary = edited(text)
    assert summary.published == Published(value="2022-11-30", how="override")
    assert [country(summary, id) for id in ("JPN", "RUS", "USA", "PRK")] == ["primary", "passing", None, "primary"]
    assert event(summary).date == EventDate(value="2022-11-29")
    assert event(summary).place == EventPlace(name="Tokyo", country="JPN")
    assert event(summary).not_same_as == ("meeting-2024-09-22-jpn-mng",)
    assert states(text)[:4] == [
        ("published", "active"), ("countries.RUS", "active"), ("countries.USA", "active"), ("countries.PRK", "stale"),
    ]  # fmt: skip


def test_a_dated_event_keeps_its_id_and_what_it_rests_on() -> None:
    changed = event(edited(f'events: {{{MEETING}: {{date: "2022-11-29"}}}}'))
    assert replace(changed, date=EventDate()) == event(SUMMARY)


def test_a_place_may_say_its_country_itself() -> None:
    changed = event(edited(f"events: {{{MEETING}: {{place: {{name: Tokyo Street, country: MNG}}}}}}"))
    assert changed.place == EventPlace(name="Tokyo Street", country="MNG")


def test_publication_may_have_a_time_and_a_zone() -> None:
    found = edited('published: {value: "2022-11-30T15:17", zone: JST}').published
    assert found == Published(value="2022-11-30T15:17", zone="JST", how="override")


def test_every_line_of_the_source_can_be_put_right() -> None:
    source = edited("source: {agency: drop, via: TASS, url: 'https://example.org/a', language: ja}").source
    assert (source.agency, source.via, source.url, source.language) == (None, "TASS", "https://example.org/a", "ja")


def test_norway_is_a_country_in_an_override_too() -> None:
    assert country(edited("countries: {NOR: passing}\nevents: {a-1: {type: call, by: NOR}}"), "NOR") == "passing"


def test_what_is_dropped_is_gone_everywhere() -> None:
    summary = edited("countries: {USA: drop}\nleaders: {jane-doe: drop}\nissues: {abductions: drop}")
    assert event(summary).parties == ("JPN", "MNG")
    assert event(summary).people == ("fumio-kishida",)
    assert event(summary).issues == ()
    assert [one.id for one in summary.events] == [MEETING]
    assert [(one.id, one.to, one.issue) for one in summary.statements] == [("kishida-thanked-1", ("MNG",), None)]


def test_changing_the_type_of_an_event_changes_its_code() -> None:
    changed = event(edited(f"events: {{{MEETING}: {{type: agreement, status: signed}}}}"))
    assert (changed.type, changed.plover, changed.status) == ("agreement", "SUPPORT", "signed")


def test_an_editor_may_use_every_type_that_the_extractor_finds() -> None:
    types = lexicon("events")["types"]
    assert {name: row.get("plover") for name, row in types.items()}.items() <= PLOVER.items()


def test_a_person_can_add_what_the_extractor_missed() -> None:
    summary = edited(
        """
countries: {NOR: secondary}
organisations: {nato: passing}
leaders:
  ukhnaa-khurelsukh: secondary
  john-roe: {tier: passing, name: John Roe, office: Envoy, of: NOR}
issues: {arms-control: primary}
events:
  call-2022-11-29-jpn-nor: {type: call, status: planned, date: "2022-11-29", parties: [JPN, NOR], evidence: [s1]}
statements:
  roe-urged-1: {speaker: john-roe, verb: urged, to: [JPN]}
"""
    )
    added = event(summary, "call-2022-11-29-jpn-nor")
    assert (added.plover, added.status, added.date.value, added.everyone) == (
        "AGREE", "planned", "2022-11-29", ("JPN", "NOR"),
    )  # fmt: skip
    assert country(summary, "NOR") == "secondary"
    assert [leader.name for leader in summary.leaders[2:]] == ["Ukhnaa Khurelsukh", "John Roe"]
    assert summary.leaders[3].of == "NOR"
    assert (summary.issues[-1].id, summary.organisations[-1].id) == ("arms-control", "nato")
    assert summary.statements[-1].speaker == "john-roe"


def test_key_points_that_stand_as_they_were_keep_their_evidence() -> None:
    points = edited("key_points:\n  - A new one.\n  - Talks were held.\n").key_points
    assert points == (KeyPoint(text="A new one."), KeyPoint(text="Talks were held.", evidence=("s1",)))


def test_what_a_person_decided_needs_no_review() -> None:
    summary = edited(f'published: "2022-11-30"\ncountries: {{RUS: secondary}}\nevents: {{{MEETING}: {{date: "2022"}}}}')
    assert summary.review == ()


def test_what_nobody_decided_still_needs_review() -> None:
    summary = edited(f"events: {{{MEETING}: {{place: Tokyo}}}}")
    assert summary.review == SUMMARY.review


@pytest.mark.parametrize(
    ("text", "state", "words"),
    [
        ("countries: {RUS: passing}", "active", "'passing' instead of 'secondary'"),
        ("countries: {NOR: passing}", "active", "added: 'passing'"),
        ("countries: {USA: drop}", "active", "dropped"),
        ("countries: {RUS: {set: passing, was: secondary}}", "active", "'passing' instead of 'secondary'"),
        ("countries: {RUS: secondary}", "redundant", "says 'secondary' too; this line settles that it is right"),
        ("countries: {JPN: primary}", "redundant", "the extractor says 'primary' too; this line can go"),
        ("countries: {NOR: drop}", "redundant", "the extractor does not find it; this line can go"),
        ("published: unknown", "redundant", "the extractor says 'unknown' too; this line settles"),
        ("source: {agency: Kyodo}", "redundant", "the extractor says 'Kyodo' too; this line can go"),
        (f"events: {{{MEETING}: {{parties: [USA, MNG, JPN]}}}}", "redundant", "the extractor says 'JPN, MNG, USA' too"),
        ("key_points: [Talks were held.]", "redundant", "the extractor says 1 key point too; this line can go"),
        ("countries: {RUS: {set: passing, was: primary}}", "stale", "was 'primary', but the extractor now says"),
        ("countries: {USA: {set: drop, was: primary}}", "stale", "was 'primary', but the extractor now says 'passing'"),
        ("countries: {NOR: {set: passing, was: primary}}", "stale", "the extractor no longer finds it; still applied"),
        ('published: {set: "2022", was: "2021"}', "stale", "was '2021', but the extractor now says 'unknown'"),
        ("events: {meeting-unknown-jpn: drop}", "orphan", "no event 'meeting-unknown-jpn' in the summary; not applied"),
        ("events: {meeting-unknown-jpn: drop}", "orphan", f"the closest is '{MEETING}'"),
        ("events: {meeting-unknown-jpn: {date: '2022'}}", "orphan", "not applied"),
        ("leaders: {jane-do: drop}", "orphan", "the closest is 'jane-doe'"),
        ("statements: {kishida-thanked-2: {verb: praised}}", "orphan", "the closest is 'kishida-thanked-1'"),
        (f"events: {{{MEETING}: {{people: [jane-do]}}}}", "orphan", "no leader 'jane-do' in the summary"),
        (f"events: {{{MEETING}: {{evidence: [s9]}}}}", "orphan", "no evidence 's9' in the summary"),
        ("events: {call-1: {type: call, parties: {set: [JPN], was: [MNG]}}}", "orphan", "no event 'call-1'"),
    ],
)  # fmt: skip
def test_an_edit_is_judged(text: str, state: str, words: str) -> None:
    judgement = judge(override(text), SUMMARY)[0]
    assert judgement.state == state
    assert words in judgement.message
    assert judgement.place.path == "overrides/talks.yaml"
    changed = replace(apply(override(text), SUMMARY), review=SUMMARY.review) != SUMMARY
    assert changed == (state in ("active", "stale"))


def test_an_entry_that_is_not_there_is_told_once() -> None:
    text = "events: {meeting-2: {date: '2022', place: Tokyo, status: planned}}"
    assert states(text) == [("events.meeting-2", "orphan")]


def test_the_reason_is_kept() -> None:
    text = f"countries: {{RUS: {{set: passing, why: named once}}}}\nevents: {{{MEETING}: {{place: Tokyo, why: seen}}}}"
    assert [judgement.why for judgement in judge(override(text), SUMMARY)] == ["named once", "seen"]


def test_an_override_that_is_no_text_is_one_clear_fault() -> None:
    with pytest.raises(BriefgenError, match=r"^overrides/talks.yaml:1:1: not UTF-8: byte 0xFF"):
        read_override("overrides/talks.yaml", b"\xff\xfe", WORLD)


tiers = st.sampled_from(["primary", "secondary", "passing", "drop", "{set: passing, was: primary}", "{set: drop}"])
places = st.sampled_from(["Tokyo", "drop", "{name: Ulaanbaatar, country: MNG}", "{set: drop, was: Tokyo}"])
moments = st.sampled_from(["unknown", '"2022-11-29"', "{value: 2022-11}", "{set: 2022?, was: unknown}"])
parties = st.sampled_from(["[JPN, MNG]", "[USA]", "drop", "nato", "[]", "{set: [JPN], was: [MNG, JPN]}"])
people = st.sampled_from(["[jane-doe]", "[fumio-kishida, john-roe]", "drop", "ukhnaa-khurelsukh"])
values = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["call", "statement"]), "status": st.sampled_from(["planned", "denied"]),
        "date": moments, "place": places, "parties": parties, "by": parties, "to": parties,
        "people": people, "about": st.just("a pact"),
        "evidence": st.sampled_from(["[s1]", "[s9]", "drop"]), "issues": st.sampled_from(["[abductions]", "drop"]),
        "same_as": st.just("[call-9]"),
    },
).map(lambda fields: f"{{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}")  # fmt: skip
entries = {
    "countries": st.dictionaries(st.sampled_from(["JPN", "RUS", "USA", "NOR"]), tiers, max_size=3),
    "organisations": st.dictionaries(st.sampled_from(["nato", "united-nations"]), tiers, max_size=2),
    "leaders": st.dictionaries(st.sampled_from(["fumio-kishida", "jane-doe", "john-roe"]), tiers, max_size=3),
    "issues": st.dictionaries(st.sampled_from(["abductions", "arms-control"]), tiers, max_size=2),
    "events": st.dictionaries(
        st.sampled_from([MEETING, "aid-2022-usa-mng", "call-1"]), values | st.just("drop"), max_size=3
    ),
    "statements": st.dictionaries(
        st.sampled_from(["kishida-thanked-1", "a-1"]),
        st.sampled_from(["drop", "{verb: said}", "{speaker: jane-doe, verb: said}", "{issue: drop, to: [USA]}"]),
    ),
}
tops = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(["Talks", "Other talks", "{set: Other, was: Talks}"]), "published": moments,
        "source": st.sampled_from(["{agency: drop}", "{via: TASS}", "{agency: {set: AFP, was: Kyodo}}"]),
        "key_points": st.sampled_from(["drop", "[Talks were held., Two.]", "[{text: A., evidence: [s1]}]"]),
    },
)  # fmt: skip
overrides = st.builds(
    lambda top, rest: "\n".join(
        [f"{key}: {value}" for key, value in top.items()]
        + [f"{key}: {{{', '.join(f'{id}: {value}' for id, value in part.items())}}}" for key, part in rest.items()]
    ),
    tops,
    st.fixed_dictionaries({}, optional=entries),
)


@given(text=overrides, found=summaries | st.just(SUMMARY))
def test_an_override_applied_twice_is_applied_once(text: str, found: Summary) -> None:
    edits = override(text)
    once = apply(edits, found)
    assert apply(edits, once) == once


@given(text=overrides)
def test_once_applied_an_edit_is_redundant_or_said_not_to_be_applied(text: str) -> None:
    edits = override(text)
    before = {judgement.path: judgement.state for judgement in judge(edits, SUMMARY)}
    assert set(before.values()) <= {"active", "redundant", "stale", "orphan"}
    if all(state in ("redundant", "orphan") for state in before.values()):
        assert apply(edits, SUMMARY) == replace(SUMMARY, review=apply(edits, SUMMARY).review)


@given(text=overrides)
def test_ids_stay_unique_and_dropped_ones_stay_away(text: str) -> None:
    edits = override(text)
    summary = apply(edits, SUMMARY)
    for name in COLLECTIONS:
        ids = [record.id for record in getattr(summary, name)]
        assert len(ids) == len(set(ids))
    dropped = {edit.at[1] for edit in edits.edits if edit.drops}
    named = {id for one in summary.events for id in (*one.everyone, *one.people, *one.issues)}
    assert not dropped & named


def test_a_site_has_defaults_for_everything() -> None:
    assert read_site("site.yaml", b"") == Site()


def test_a_site_says_only_what_differs() -> None:
    data = b'title: NO\nbase_url: https://example.org/x/\nprofile: private\nquote_limit: 80\nquote_share: "0.05"\n'
    assert read_site("site.yaml", data) == Site(
        title="NO", base_url="https://example.org/x/", profile="private", quote_limit=80, quote_share=0.05
    )


def test_a_site_may_not_know_its_address_yet() -> None:
    assert read_site("site.yaml", b'base_url: ""\n') == Site()
