"""Briefings: what makes one story, what makes a pair, what counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief import Briefings, brief
from briefgen.model.article import Article
from briefgen.model.summary import Event, Summary
from tests.two_reports import dated, event, knowledge, report, undated

JPN_MNG = {"JPN": "primary", "MNG": "primary"}
LEADERS = ("fumio-kishida", "ukhnaa-khurelsukh")


def both() -> Briefings:
    return brief([undated(), dated()], knowledge())


def meeting(date: str, id: str = "meeting-jpn-mng", **fields: object) -> Event:
    return event(id, "meeting", **{"date": date, "parties": ("JPN", "MNG"), "people": LEADERS, **fields})


def told(*events: Event) -> list[Summary]:
    """Each event in an article of its own."""
    return [report(f"article-{number}", each, tiers=JPN_MNG) for number, each in enumerate(events, start=1)]


def stories_of(*events: Event) -> list[tuple[str, ...]]:
    """The articles of each story, oldest first."""
    return [story.articles for story in brief(told(*events), knowledge()).stories.values()]


def test_only_countries_that_act_together_make_a_pair() -> None:
    assert [pair.slug for pair in both().pairs] == ["canada--japan", "japan--mongolia"]


@pytest.mark.parametrize(
    ("type", "fields", "pairs"),
    [
        ("sanction", {"by": ("JPN",), "to": ("PRK",)}, ["japan--north-korea"]),
        ("accusation", {"by": ("JPN",), "to": ("PRK",)}, ["japan--north-korea"]),
        ("accusation", {"by": ("JPN", "MNG"), "to": ("PRK",)}, []),
        ("request", {"by": ("JPN",), "to": ("PRK",)}, []),
        ("statement", {"by": ("JPN",), "to": ("PRK",)}, []),
        ("visit", {"by": ("JPN",), "to": ("JPN",)}, []),
        ("meeting", {"parties": ("JPN", "united-nations")}, []),
        ("meeting", {"parties": ("JPN", "MNG", "PRK", "CAN", "DEU", "FRA", "USA")}, []),
    ],
)
def test_a_pair_needs_direct_contact(type: str, fields: dict[str, tuple[str, ...]], pairs: list[str]) -> None:
    countries = dict.fromkeys(knowledge().countries, "primary")
    made = brief([report("one", event("it", type, date="2024-01-01", **fields), tiers=countries)], knowledge())
    assert [pair.slug for pair in made.pairs] == pairs


def test_a_passing_country_feeds_nothing() -> None:
    made = brief([report("one", meeting("2024-01-01"), tiers={"JPN": "primary", "MNG": "passing"})], knowledge())
    assert [country.id for country in made.countries] == ["JPN"]
    assert made.pairs == ()
    assert [(each.id, each.articles) for each in made.mentioned_only] == [("MNG", ("one",))]


def test_a_country_that_an_editor_dropped_feeds_nothing() -> None:
    made = brief([report("one", meeting("2024-01-01"), tiers={"JPN": "primary"})], knowledge())
    assert made.pairs == ()


def test_who_is_named_in_passing_only_is_listed_and_not_briefed() -> None:
    made = both()
    assert [country.id for country in made.countries] == ["CAN", "JPN", "MNG", "PRK", "UKR"]
    mentioned = [(each.kind, each.id) for each in made.mentioned_only]
    assert mentioned == [
        ("countries", "DEU"), ("countries", "FRA"), ("countries", "USA"), ("organisations", "united-nations"),
    ]  # fmt: skip


def test_a_leader_named_in_passing_has_a_briefing_without_numbers() -> None:
    guterres = next(leader for leader in both().leaders if leader.id == "antonio-guterres")
    assert (guterres.appearances, len(guterres.passing)) == ((), 1)


def test_spellings_are_counted_over_all_articles() -> None:
    khurelsukh = next(leader for leader in both().leaders if leader.id == "ukhnaa-khurelsukh")
    assert [(each.text, each.count) for each in khurelsukh.spellings] == [
        ("Ukhnaa Khurelsukh", 1),
        ("Ukhnaagiin Khurelsukh", 1),
        ("Khurelsukh", 5),
    ]
    assert khurelsukh.spellings[2].sources == ((dated().id, 3), (undated().id, 2))


def test_an_undated_meeting_is_never_joined_but_is_called_possibly_the_same() -> None:
    made = both()
    meetings = [story for story in made.stories.values() if story.type == "meeting" and "MNG" in story.parties]
    assert len(meetings) == 2
    (double,) = made.doubles
    assert double.shared_people == LEADERS
    assert double.shared_issues == ("abductions",)
    assert double.unshared_issues == ("defence-cooperation", "north-korea-nuclear")
    assert double.undated


def test_accounts_of_one_day_are_one_story() -> None:
    assert stories_of(meeting("2024-09-22"), meeting("2024-09-22")) == [("article-1", "article-2")]


def test_two_meetings_on_different_days_are_two_stories() -> None:
    assert len(stories_of(meeting("2024-09-22"), meeting("2024-09-23"))) == 2


def test_a_month_joins_the_one_day_that_lies_in_it() -> None:
    assert stories_of(meeting("2024-09"), meeting("2024-09-22")) == [("article-2", "article-1")]


def test_a_month_that_fits_two_days_stands_alone() -> None:
    made = brief(told(meeting("2024-09-22"), meeting("2024-09-24"), meeting("2024-09")), knowledge())
    assert len(made.stories) == 3
    assert len(made.doubles) == 2


def test_a_year_is_too_wide_to_join() -> None:
    assert len(stories_of(meeting("2024-09-22"), meeting("2024"))) == 2


@pytest.mark.parametrize(
    "other",
    [
        meeting("2024-09-22", people=("takeshi-iwaya",)),
        meeting("2024-09-22", parties=("JPN", "MNG", "USA")),
        event("visit", "visit", date="2024-09-22", by=("JPN",), to=("MNG",)),
        meeting("2024-09-22", place=("Tokyo", "JPN")),
    ],
)
def test_what_differs_for_sure_is_another_event(other: Event) -> None:
    assert len(stories_of(meeting("2024-09-22", place=("New York", "USA")), other)) == 2


def test_statements_of_one_day_on_different_issues_are_two() -> None:
    first = event("a", "statement", date="2024-09-22", parties=("JPN", "MNG"), issues=("abductions",))
    second = event("b", "statement", date="2024-09-22", parties=("JPN", "MNG"), issues=("ukraine-war",))
    assert len(stories_of(first, second)) == 2


def test_an_editor_joins_and_parts() -> None:
    joined = meeting("unknown", "undated", same_as=("meeting-jpn-mng",))
    assert stories_of(meeting("2024-09-22"), joined) == [("article-1", "article-2")]
    parted = meeting("2024-09-22", "other", not_same_as=("meeting-jpn-mng",))
    assert len(stories_of(meeting("2024-09-22"), parted)) == 2
    kept = brief(told(meeting("2024-09-22"), meeting("unknown", "x", not_same_as=("meeting-jpn-mng",))), knowledge())
    assert kept.doubles == ()


@pytest.mark.parametrize(("published", "retold"), [("2024-09-24", True), ("2024-10-14", False), ("unknown", False)])
def test_doubles_say_where_two_reports_of_the_same_days_read_alike(published: str, retold: bool) -> None:
    texts = ("Ann Sample met Bob Example at Lake Tyri near Oslo.", "At Lake Tyri near Oslo Bob Example met Ann Sample.")
    first = report("first", meeting("2024-09-22"), tiers=JPN_MNG, published="2024-09-23")
    second = report("second", meeting("unknown", "undated"), tiers=JPN_MNG, published=published)
    articles = {
        each.id: Article(file=each.id, title="Talks", published=each.published, paragraphs=(text,), sha256="")
        for each, text in zip((first, second), texts, strict=True)
    }
    assert [double.retold for double in brief([first, second], knowledge(), articles).doubles] == [retold]


def test_an_editor_can_take_back_that_two_are_one() -> None:
    first, undone = meeting("2024-09-22"), meeting("unknown", "undated")
    assert len(stories_of(first, replace(undone, same_as=(first.id,)))) == 1
    assert len(stories_of(first, undone)) == 2


def test_a_later_report_settles_the_status() -> None:
    plan = report("a", meeting("2024-09-22", status="planned"), tiers=JPN_MNG, published="2024-09-01")
    news = report("b", meeting("2024-09-22"), tiers=JPN_MNG, published="2024-09-23")
    (story,) = brief([news, plan], knowledge()).stories.values()
    assert story.status == "occurred"
    assert brief([news, plan], knowledge()).open_items == ()
    assert len(brief([plan], knowledge()).open_items) == 1


def test_copies_of_a_wire_report_are_one_account() -> None:
    quotes = ("they met in the morning", "they agreed to meet again")
    facts = {"tiers": JPN_MNG, "agency": "Jiji Press", "quotes": quotes}
    first = report("a", meeting("2024-09-22", evidence=("s1", "s2")), **facts)
    copy = report("b", meeting("2024-09-22", evidence=("s1", "s2")), **facts)
    own = report("c", meeting("2024-09-22", evidence=("s1",)), tiers=JPN_MNG, agency="Kyodo", quotes=("both met",))
    (story,) = brief([first, copy, own], knowledge()).stories.values()
    assert (len(story.accounts), story.independent) == (3, 2)


def test_equal_event_ids_give_different_stories_different_ids() -> None:
    made = brief(told(meeting("unknown"), meeting("unknown")), knowledge())
    assert len(made.stories) == 2


def agreement(date: str, status: str, *issues: str) -> Event:
    return event(
        f"agreement-{date}-{status}", "agreement", date=date, status=status, parties=("JPN", "MNG"), issues=issues
    )


def steps_of(*events: Event) -> list[list[str]]:
    made = brief(told(*events), knowledge())
    return [[step.status for step in each.steps] for each in made.agreements.values()]


def test_an_agreement_goes_from_step_to_step() -> None:
    negotiated = agreement("2022-11-29", "negotiating", "defence-cooperation")
    settled = agreement("2024-09-22", "agreed-in-principle", "defence-cooperation")
    signed = agreement("2024-12-01", "signed", "defence-cooperation")
    assert steps_of(signed, settled, negotiated) == [["negotiating", "agreed-in-principle", "signed"]]


@pytest.mark.parametrize(
    "second",
    [
        agreement("2024-12-01", "negotiating", "defence-cooperation"),
        agreement("2024-12-01", "signed", "abductions"),
        agreement("2029-12-01", "signed", "defence-cooperation"),
        agreement("unknown", "signed", "defence-cooperation"),
    ],
)
def test_a_step_back_another_subject_a_long_gap_or_no_date_is_another_agreement(second: Event) -> None:
    assert len(steps_of(agreement("2024-09-22", "agreed-in-principle", "defence-cooperation"), second)) == 2


def test_a_signature_closes_what_is_open_when_nothing_speaks_against_it() -> None:
    settled, signed = agreement("2022-05-05", "agreed-in-principle"), agreement("2023-01-11", "signed")
    assert steps_of(settled, signed) == [["agreed-in-principle", "signed"]]
    assert brief(told(settled, signed), knowledge()).open_items == ()


def test_what_has_no_date_is_off_the_timeline() -> None:
    timeline = both().timeline
    assert timeline.dated[0] == "visit-2024-08-jpn-mng"
    assert timeline.undated == ("meeting-unknown-jpn-mng",)
    assert timeline.undated_articles == (undated().id,)


def test_the_order_of_the_summaries_does_not_matter() -> None:
    assert brief([dated(), undated()], knowledge()) == brief([undated(), dated()], knowledge())


def test_the_page_opens_with_the_weightiest_of_the_newest() -> None:
    japan = next(country for country in both().countries if country.id == "JPN")
    assert japan.lead == "agreement-2024-09-22-jpn-mng"


def test_positions_on_an_issue_are_what_countries_said_and_did() -> None:
    abductions = next(issue for issue in both().issues if issue.id == "abductions")
    assert [(each.actor, bool(each.said)) for each in abductions.positions] == [("JPN", True)]


def test_nothing_at_all_gives_empty_briefings() -> None:
    made = brief([], knowledge())
    assert (made.countries, made.pairs, dict(made.stories)) == ((), (), {})


def test_an_event_that_no_one_takes_part_in_is_still_a_story() -> None:
    bare = replace(meeting("2024-09-22"), parties=(), people=())
    assert len(stories_of(bare)) == 1


def test_words_to_nobody_about_nothing_are_no_event_of_a_briefing() -> None:
    bare = event("promise-unknown-jpn-to-", "promise", by=("JPN",), evidence=("s1",))
    told = event("promise-unknown-jpn-to-mng", "promise", by=("JPN",), to=("MNG",), evidence=("s1",))
    it = report("promises", bare, told, tiers={"JPN": "primary", "MNG": "primary"}, quotes=("promised help",))
    assert [story.type for story in brief([it], knowledge()).stories.values()] == ["promise"]
    assert [story.to for story in brief([it], knowledge()).stories.values()] == [("MNG",)]


def test_a_candidate_is_shown_nowhere_and_nor_is_what_it_rests_on() -> None:
    thin = event(
        "attack-unknown--rebels-to-prk", "attack", by=("rebels",), to=("PRK",), grade="candidate", evidence=("s1",)
    )
    met = meeting("2024-09-22", evidence=("s2",))
    it = report("rebels", thin, met, tiers=JPN_MNG, quotes=("rebels attacked", "they met"))
    made = brief([it], knowledge())
    assert [story.type for story in made.stories.values()] == ["meeting"]
    assert [each.quote for each in made.summaries["rebels"].evidence] == ["they met"]


def test_a_page_leaves_out_those_whom_nobody_knows() -> None:
    hit = event("attack-unknown-prk-to-", "attack", by=("PRK",), to=("fishermen", "JPN"))
    made = brief([report("hit", hit, tiers=JPN_MNG)], knowledge())
    assert [event.to for event in made.summaries["hit"].events] == [("JPN",)]
