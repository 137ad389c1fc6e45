"""Pages: what stands on them, how they link, what they may quote, what a broken template says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.brief import brief
from briefgen.errors import BriefgenError, Place
from briefgen.model.article import Article, Cut, Published
from briefgen.model.site import Site
from briefgen.model.summary import KeyPoint, Summary
from briefgen.render import Page, Theme, dead_links, load_theme, render, shipped_templates, trace
from briefgen.render.quotes import quotes
from briefgen.summary.verdict import Judgement
from tests.two_reports import dated, event, knowledge, report, undated

THEME = load_theme(shipped_templates())
LEADERS = ("antonio-guterres", "fumio-kishida", "index", "justin-trudeau", "ukhnaa-khurelsukh")
DATED, UNDATED = dated().id, undated().id

OWN_SCRIPT = r'<script defer src="(?:\.\./)?(?:assets|search)/[\w-]+\.js"></script>'


def pages_of(
    *summaries: Summary,
    site: Site = Site(),  # noqa: B008 - frozen
    theme: Theme = THEME,
    notes: dict[str, str] | None = None,
    articles: dict[str, Article] | None = None,
    judgements: dict[str, tuple[Judgement, ...]] | None = None,
) -> dict[str, str]:
    """The text of each page, by path."""
    made = render(brief(summaries, knowledge()), knowledge(), site, theme, notes or {}, articles or {}, judgements)
    return {page.path: page.content.decode() for page in made}


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return pages_of(dated(), undated())


def words(html: str) -> str:
    """What a reader sees of a page."""
    return " ".join(re.sub(r"<[^>]*>", "", html.split("<main", 1)[1].partition(">")[2]).split())


def test_every_link_and_anchor_is_alive() -> None:
    made = render(brief([dated(), undated()], knowledge()), knowledge(), Site(), THEME, {}, {})
    assert dead_links(trace(made)) == ()


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("gone.html", "gone.html"),
        ("index.html#gone", "index.html#gone"),
        ("#gone", "index.html#gone"),
        ("countries/", "countries"),
        ("../index.html", "../index.html"),
        ("/index.html", "/index.html"),
    ],
)
def test_a_dead_link_is_found(link: str, target: str) -> None:
    pages = [
        Page(path="index.html", content=f'<p id="a"><a href="{link}">x</a>'.encode()),
        Page(path="countries/index.html", content=b"<p>"),
    ]
    (problem,) = dead_links(trace(pages))
    assert (problem.place, problem.message) == (Place("index.html"), f"dead link {target!r}")


def test_links_that_leave_the_site_are_not_followed() -> None:
    page = Page(
        path="index.html",
        content=b"<a href='https://example.org/x'></a> <a href='mailto:a@b.c'></a> <p id=\"a\"> <a href='#a'></a>",
    )
    assert dead_links(trace([page])) == ()


def test_no_link_starts_at_the_root_of_a_server(site: dict[str, str]) -> None:
    for path, html in site.items():
        if path.endswith(".html"):
            assert not re.search(r'(?:href|src)="/', html), path


def test_there_is_a_page_for_each_subject_and_pair_and_no_more(site: dict[str, str]) -> None:
    pages = [
        path for path in site if path.endswith(".html") and path.partition("/")[0] in ("countries", "pairs", "leaders")
    ]
    assert pages == [
        *(f"countries/{name}.html" for name in ("canada", "index", "japan", "mongolia", "north-korea", "ukraine")),
        *(f"leaders/{name}.html" for name in LEADERS),
        *(f"pairs/{name}.html" for name in ("canada--japan", "index", "japan--mongolia")),
    ]  # fmt: skip


def test_mentioned_only_countries_are_listed_with_their_articles(site: dict[str, str]) -> None:
    seen = words(site["countries/index.html"])
    assert "Mentioned only" in seen
    assert "Germany 1 article [1]" in seen
    assert "United States 2 articles [1] [2]" in seen


def test_each_event_ends_in_a_mark_that_leads_to_its_words(site: dict[str, str]) -> None:
    japan = site["countries/japan.html"]
    assert f'<a class="cite" href="../articles/{DATED}.html#s4">[1 ¶7]</a>' in japan
    for line in re.findall(r'<li class="event.*?</li>', japan):
        assert 'class="cite"' in line


def test_sentences_are_our_own_words(site: dict[str, str]) -> None:
    pair = words(site["pairs/japan--mongolia.html"])
    assert "22 September 2024 Japan and Mongolia met in New York (Fumio Kishida, Ukhnaa Khurelsukh)" in pair
    assert "agreed in principle on “a pact on passing defence equipment to each other”, not signed" in pair
    assert "August 2024 Japan: visit to Mongolia, cancelled (Fumio Kishida)" in pair


def test_possibly_the_same_is_said_with_reasons(site: dict[str, str]) -> None:
    pair = words(site["pairs/japan--mongolia.html"])
    assert "For: both name Fumio Kishida and Ukhnaa Khurelsukh; both touch on Abductions." in pair
    assert "Against: one report does not say when" in pair
    assert "[2 ¶1]" in pair.partition("Possibly the same")[2]


def test_a_leader_page_counts_spellings_and_names_offices_at_the_time(site: dict[str, str]) -> None:
    leader = words(site["leaders/ukhnaa-khurelsukh.html"])
    assert "Ukhnaa Khurelsukh times: 1[1] 1" in leader
    assert "Ukhnaagiin Khurelsukh times: 1[2] 1" in leader
    assert "Khurelsukh times: 5[1] 3, [2] 2" in leader
    assert "President, Mongoliain articles of 23 September 2024" in leader
    assert "since 25 June 2021" in leader


def test_an_undated_article_stands_on_the_shelf(site: dict[str, str]) -> None:
    shelf = site["timeline.html"].partition('id="undated"')[2]
    assert f"articles/{UNDATED}.html" in shelf
    assert '<dd dir="auto">date unknown</dd>' in site[f"articles/{UNDATED}.html"]


def test_the_article_page_says_how_the_date_was_found(site: dict[str, str]) -> None:
    article = words(site[f"articles/{DATED}.html"])
    assert "23 September 2024 15:17 JST" in article
    assert "from the time stamp printed with the story" in article
    assert "lines 14-30 of the file, 184 words (trailing-list)" in article


def test_data_lies_beside_the_page(site: dict[str, str]) -> None:
    data = json.loads(site["countries/japan.json"])
    assert [event["date"] for event in data["events"]][-1] == "unknown"
    assert data["events"][0]["rests_on"] == [f"articles/{DATED}.html#s4"]


def test_headings_are_in_order_and_the_page_has_its_landmarks(site: dict[str, str]) -> None:
    for path, html in site.items():
        if path.endswith(".html"):
            levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
            assert levels[0] == 1, path
            assert levels.count(1) == 1, path
            assert all(after <= before + 1 for before, after in pairwise(levels)), path
            assert re.search(r'<html lang="en">', html), path
            assert '<a class="skip" href="#main">' in html, path
            assert 'name="viewport"' in html, path


def test_ids_stand_once_on_a_page(site: dict[str, str]) -> None:
    for path, html in site.items():
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), path


def test_a_site_of_undated_articles_has_no_weeks_and_no_dead_link() -> None:
    made = render(brief([undated()], knowledge()), knowledge(), Site(), THEME, {}, {})
    assert dead_links(trace(made)) == ()
    assert not any(page.path.startswith("weeks/") for page in made)


def test_nothing_is_inline_but_the_style_of_404_which_its_policy_allows(site: dict[str, str]) -> None:
    for path, html in site.items():
        if path.endswith(".html"):
            assert "default-src 'none'" in html, path
            scripts = re.findall(r"<script(?: [^>]*)?>.*?</script>", html, re.DOTALL)
            assert all(re.fullmatch(OWN_SCRIPT, it) for it in scripts), path
            assert bool(scripts) == (path != "404.html"), path
            assert ' style="' not in html, path
            assert ("<style" in html) == (path == "404.html"), path
    style = re.search(r"<style>(.*?)</style>", site["404.html"], re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in site["404.html"]


def test_404_links_to_the_address_of_the_site() -> None:
    page = pages_of(dated(), site=Site(base_url="https://example.org/x/"))["404.html"]
    assert 'href="https://example.org/x/index.html"' in page
    assert 'href="../' not in page


def test_the_same_input_gives_the_same_bytes() -> None:
    assert pages_of(dated(), undated()) == pages_of(undated(), dated())


def test_text_of_others_is_escaped() -> None:
    nasty = replace(dated(), title='<script>alert("x")</script>')
    pages = pages_of(nasty)
    assert [path for path, content in pages.items() if "<script>" in content and not path.endswith(".json")] == []


def test_a_headline_with_a_sign_that_we_use_ourselves_swallows_nothing() -> None:
    pages = pages_of(replace(dated(), title="Talks \ue000 end"), undated())
    assert all(html.rstrip().endswith("</html>") for path, html in pages.items() if path.endswith(".html"))
    assert "Talks \ue000 end</a>" in pages["articles/index.html"]
    assert 'id="doubles"' in pages["review.html"]


def test_a_web_address_that_is_none_is_not_linked() -> None:
    nasty = replace(dated(), source=replace(dated().source, url="javascript:alert(1)"))
    assert "javascript:" not in pages_of(nasty)[f"articles/{DATED}.html"]


def test_the_public_site_quotes_no_more_than_its_share() -> None:
    summary = dated()
    shown = quotes(summary, Site(quote_limit=60, quote_share=0.05))
    texts = [*shown.about.values(), *shown.evidence.values(), *(word for why in shown.matched.values() for word in why)]
    assert shown.words <= 0.05 * summary.source.words
    assert all(len(text) <= 60 for text in texts)
    pages = pages_of(summary, site=Site(quote_limit=60, quote_share=0.05))
    assert "called off" not in "".join(pages.values())
    assert "[¶7]" in pages[f"articles/{DATED}.html"]


def test_a_key_point_is_left_out_where_its_quotation_no_longer_fits() -> None:
    plain, long = KeyPoint(text="Talks were held."), KeyPoint(text="Kim said that “one two three four five”.")
    summary = replace(dated(), events=(), key_points=(plain, long), source=replace(dated().source, words=100))
    assert quotes(summary, Site(quote_share=0.10)).points == (plain, long)
    assert quotes(summary, Site(quote_share=0.09)).points == (plain,)


def test_a_site_that_may_quote_nothing_still_cites() -> None:
    pages = pages_of(dated(), site=Site(quote_share=0.0))
    assert "settled a pact on" not in pages[f"articles/{DATED}.html"]
    assert "reached an agreement in principle, not signed" in words(pages["pairs/japan--mongolia.html"])


def article() -> Article:
    paragraphs = tuple(
        f"Paragraph {number}. {each.quote.capitalize()}" for number, each in enumerate(dated().evidence, 1)
    )
    return Article(
        file="articles/pact.txt",
        title="Leaders settle defence pact",
        published=Published(),
        paragraphs=("Before that, both pressed on: they talked for the better part of an hour <b>.", *paragraphs),
        sha256="a",
        ignored=(Cut(line=14, text="Popular <articles>", rule="trailing-list"),),
    )


def test_the_private_site_shows_the_whole_article_and_what_was_cut() -> None:
    page = pages_of(dated(), site=Site(profile="private"), articles={DATED: article()})[f"articles/{DATED}.html"]
    assert '<meta name="robots" content="noindex">' in page
    assert "Paragraph 7." in page
    assert "&lt;b&gt;" in page
    assert '<s dir="auto">Popular &lt;articles&gt;</s>' in page
    assert all(f'id="s{number}"' in page for number in range(1, 8))


def test_the_public_site_shows_no_article_even_when_it_is_at_hand() -> None:
    pages = pages_of(dated(), articles={DATED: article()})
    assert "Paragraph 7." not in "".join(pages.values())


def test_notes_stand_where_they_belong_and_carry_no_html() -> None:
    notes = {
        "countries/japan.md": "A *note* <b>x</b> [in](javascript:alert(1)) [out](https://example.org)",
        "about.md": "# We",
    }
    pages = pages_of(dated(), notes=notes)
    assert "<em>note</em> &lt;b&gt;x&lt;/b&gt; [in](javascript:alert(1))" in pages["countries/japan.html"]
    assert '<a href="https://example.org">out</a>' in pages["countries/japan.html"]
    assert "<h2>We</h2>" in pages["about.html"]


def test_the_review_page_shows_doubts_and_corrections() -> None:
    judgement = Judgement(
        path="countries.PRK", state="stale", message="was secondary", place=Place("overrides/x.yaml", 3), why="it leads"
    )
    review = words(pages_of(dated(), undated(), judgements={DATED: (judgement,)})["review.html"])
    assert "countries.PRK applied, but the extractor has changed its mind was secondary; it leads" in review
    assert "Possibly the same" in review


def test_accounts_of_one_story_are_compared() -> None:
    facts = {"date": "2024-09-22", "parties": ("JPN", "MNG"), "evidence": ("s1",)}
    first = report(
        "a",
        event("m", "meeting", place=("New York", "USA"), **facts),
        tiers={"JPN": "primary", "MNG": "primary"},
        quotes=("x",),
    )
    second = report("b", event("m", "meeting", **facts), tiers={"JPN": "primary", "MNG": "primary"}, quotes=("y",))
    pages = pages_of(first, second)
    story = words(next(html for path, html in pages.items() if path.startswith("stories/")))
    assert "2 independent accounts" in story
    assert "New York" in story
    assert "– silent" in story


@pytest.mark.parametrize(
    ("date", "people", "issues", "differs"),
    [
        ("2024-09-22", ("ann-sample",), ("tariffs",), False),
        ("2024-09", ("ann-sample",), ("tariffs",), False),
        ("2024-09-22", ("ann-sample", "bob-example"), ("tariffs", "fisheries"), False),
        ("2024-09-22", (), (), False),
        ("2024-09-22", ("ann-sample",), ("fisheries",), True),
    ],
)
def test_who_says_less_does_not_differ(
    date: str, people: tuple[str, ...], issues: tuple[str, ...], *, differs: bool
) -> None:
    facts = {"parties": ("JPN", "MNG"), "evidence": ("s1",)}
    tiers = {"JPN": "primary", "MNG": "primary"}
    told = event("m", "meeting", date="2024-09-22", people=("ann-sample",), issues=("tariffs",), **facts)
    other = event("m", "meeting", date=date, people=people, issues=issues, **facts)
    pages = pages_of(report("a", told, tiers=tiers, quotes=("x",)), report("b", other, tiers=tiers, quotes=("y",)))
    story = words(next(html for path, html in pages.items() if path.startswith("stories/")))
    assert ("differs" in story) == differs


def test_an_empty_site_has_no_empty_sections() -> None:
    pages = pages_of()
    assert "countries/index.html" not in pages
    assert "<h2" not in pages["index.html"]


def test_a_missing_name_in_a_template_is_told_with_its_line_and_page() -> None:
    broken = "{% extends 'base.html' %}\n{% block main %}\n{{ veiw.name }}\n{% endblock %}"
    assert problem_of({**THEME.templates, "country.html": broken}) == (
        "templates/country.html:3: 'veiw' is undefined, on page 'countries/canada.html'\n"
        "    {{ veiw.name }}\n    ^\n    hint: mend the template"
    )


def test_a_template_that_does_not_parse_is_told_with_its_line() -> None:
    told = problem_of({**THEME.templates, "line.html": "<li>\n{% if %}\n</li>"})
    assert told.startswith("templates/line.html:2: Expected an expression")


def test_a_wrong_sum_in_a_template_is_a_fault_of_the_template() -> None:
    told = problem_of({**THEME.templates, "about.html": "\n{{ 'a' + 1 }}"})
    assert told.startswith("templates/about.html:2: ")


def test_a_missing_template_is_named() -> None:
    told = problem_of({name: text for name, text in THEME.templates.items() if name != "macros.html"})
    assert "macros.html" in told


def problem_of(templates: dict[str, str]) -> str:
    with pytest.raises(BriefgenError) as caught:
        pages_of(dated(), theme=replace(THEME, templates=templates))
    return str(caught.value)


def test_a_site_puts_its_own_template_over_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "about.html").write_text("{% extends 'base.html' %}{% block main %}Ours{% endblock %}", "utf-8")
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    pages = pages_of(dated(), theme=load_theme(shipped_templates(), tmp_path))
    assert "Ours" in pages["about.html"]
    assert "assets/logo.svg" in pages
    assert "assets/style.css" in pages


def test_a_template_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "about.html").write_bytes(b"\xff")
    with pytest.raises(BriefgenError, match=r"templates/about.html: not UTF-8 at byte 0"):
        load_theme(shipped_templates(), tmp_path)
