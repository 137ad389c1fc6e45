"""A country on an issue: when there is a page, what it holds, and how one gets there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.brief import brief
from briefgen.brief.positions import ENOUGH
from briefgen.model.site import Site
from briefgen.model.summary import IssueRole, LeaderRole, Statement, Summary
from briefgen.render import dead_links, load_theme, render, shipped_templates, trace
from tests.two_reports import event, knowledge, report

ISSUE = "abductions"
PAGE = f"positions/japan--{ISSUE}.html"
DAYS = ("2024-01-10", "2024-02-10", "2024-03-10")


def request(day: str, *, tier: str = "primary", issue_tier: str = "primary") -> Summary:
    """A report in which Japan asks something of North Korea."""
    asked = event(f"request-{day}-jpn-prk", "request", date=day, by=("JPN",), to=("PRK",), issues=(ISSUE,),
                  evidence=("s1",))  # fmt: skip
    made = report(day, asked, tiers={"JPN": tier, "PRK": "primary"}, published=day, quotes=(f"asked on {day}",))
    return replace(made, issues=(IssueRole(id=ISSUE, tier=issue_tier, why=("abducted",), evidence=("s1",)),))


def said(summary: Summary, verb: str) -> Summary:
    """The same report with words of Japan's prime minister on the issue, spoken to nobody."""
    leader = LeaderRole(id="fumio-kishida", tier="primary", name="Fumio Kishida", office="Prime Minister", of="JPN")
    statement = Statement(id="s", speaker="fumio-kishida", verb=verb, issue=ISSUE, evidence=("s1",))
    return replace(summary, leaders=(leader,), statements=(statement,))


def pages_of(*summaries: Summary) -> dict[str, str]:
    made = render(brief(summaries, knowledge()), knowledge(), Site(), load_theme(shipped_templates()), {}, {})
    assert dead_links(trace(made)) == ()
    return {page.path: page.content.decode() for page in made}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return pages_of(*map(request, DAYS))


def test_enough_is_three_events_or_statements() -> None:
    assert len(DAYS) == ENOUGH
    assert PAGE not in pages_of(*map(request, DAYS[:2]))
    assert PAGE in pages_of(said(request(DAYS[0]), "demanded"), request(DAYS[1]))
    assert PAGE not in pages_of(said(request(DAYS[0]), "said"), request(DAYS[1]))


def test_neither_a_country_nor_an_issue_in_passing_makes_a_page() -> None:
    rest = [request(day) for day in DAYS[1:]]
    assert PAGE not in pages_of(request(DAYS[0], tier="passing"), *rest)
    assert PAGE not in pages_of(request(DAYS[0], issue_tier="passing"), *rest)


def test_every_event_stands_on_it_newest_first_with_its_mark(pages: dict[str, str]) -> None:
    timeline = pages[PAGE].partition("</svg>")[2].partition("Timeline</h2>")[2].partition("</svg>")[2]
    days = ["10 March 2024", "10 February 2024", "10 January 2024"]
    assert sorted(days, key=timeline.index) == days
    assert all(f'href="../articles/{day}.html#s1"' in timeline for day in DAYS)


@pytest.mark.parametrize("at", ["countries/japan.html", f"issues/{ISSUE}.html", "positions/index.html"])
def test_it_is_reached_from_both_sides_and_from_the_list(at: str, pages: dict[str, str]) -> None:
    assert f'href="../{PAGE}"' in pages[at]


def test_the_list_is_reached_from_the_indexes_of_both(pages: dict[str, str]) -> None:
    assert all('href="../positions/index.html"' in pages[f"{kind}/index.html"] for kind in ("countries", "issues"))


def test_the_countries_of_an_issue_lead_to_one_another(pages: dict[str, str]) -> None:
    assert f'href="../positions/north-korea--{ISSUE}.html"' in pages[PAGE]


def test_the_search_knows_it(pages: dict[str, str]) -> None:
    assert f'"{PAGE}"' in "".join(text for path, text in pages.items() if path.startswith("search/subjects"))


def test_an_issue_keeps_the_newest_of_a_country_and_leads_to_the_rest(pages: dict[str, str]) -> None:
    positions = pages[f"issues/{ISSUE}.html"].partition("Positions</h2>")[2].partition("</dl>")[0]
    assert "10 January 2024" not in positions
    assert "and 1 more</a>" in positions
