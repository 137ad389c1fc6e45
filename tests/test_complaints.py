"""What readers of other generated sites complain of, each as a rule of ours that no test of a part covers."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.brief import brief
from briefgen.model.site import Site
from briefgen.model.summary import Summary
from briefgen.render import load_theme, render, shipped_templates
from briefgen.render.body import TallyLine
from briefgen.render.charts.circle import MOST, circle
from briefgen.render.charts.world import world
from briefgen.render.names import Link
from tests.sites import environment, make_content, tree
from tests.two_reports import event, knowledge, report

BOTH = {"JPN": "primary", "MNG": "primary"}
THEME = load_theme(shipped_templates())


def pages_of(*summaries: Summary, site: Site = Site()) -> dict[str, str]:  # noqa: B008 - frozen
    """The text of each file of the site, by path."""
    made = render(brief(summaries, knowledge()), knowledge(), site, THEME, {}, {})
    return {page.path: page.content.decode() for page in made}


def talks(id: str, date: str, *, published: str = "") -> Summary:
    """A report of a meeting of the same two countries."""
    meeting = event(f"meeting-{date}-jpn-mng", "meeting", date=date, parties=("JPN", "MNG"), evidence=("s1",))
    return report(id, meeting, tiers=BOTH, published=published or date, quotes=(f"they met, says {id}",))


class TestReportsCountedAsEvents:
    def test_three_reports_of_one_meeting_are_one_event_and_three_articles(self) -> None:
        pages = pages_of(*(talks(id, "2024-03-11") for id in ("a", "b", "c")))
        assert "<strong>1</strong> event<" in pages["index.html"]
        assert "<strong>3</strong> articles<" in pages["index.html"]
        assert "<span>1 event</span> · <span>3 articles</span>" in pages["countries/japan.html"]

    def test_a_digest_tells_an_event_once_and_cites_every_report(self) -> None:
        week = pages_of(*(talks(id, "2024-03-11") for id in ("a", "b", "c")))["weeks/2024-W11.html"]
        (line,) = re.findall(r'<li class="event .*?</li>', week, re.DOTALL)
        assert re.findall(r'class="cite" href="\.\./articles/(\w)\.html#s1"', line) == ["a", "b", "c"]


class TestDatesThatNoClockMoves:
    def test_what_is_dated_in_the_future_is_shown(self) -> None:
        pages = pages_of(talks("a", "2199-01-02"))
        assert "2 January 2199" in pages["index.html"]
        assert "weeks/2199-W01.html" in pages

    def test_the_day_is_the_one_that_was_printed_wherever_that_was(self) -> None:
        summary = talks("a", "2024-03-31")
        late = replace(summary, published=replace(summary.published, value="2024-03-31T23:30", zone="HST"))
        pages = pages_of(late)
        assert "31 March 2024 23:30 HST" in pages["articles/a.html"]
        assert {path for path in pages if path.startswith("timeline/2024")} == {"timeline/2024-03.html"}

    def test_pages_say_no_day_of_which_only_the_month_is_known(self) -> None:
        page = pages_of(talks("a", "2024-03", published="2024-04-02"))["countries/japan.html"]
        assert re.findall(r'<span class="when">([^<]*)', page) == ["March 2024"]

    def test_pages_are_the_same_in_another_zone_and_language_on_another_day(self, tmp_path: Path) -> None:
        make_content(tmp_path)
        command = [sys.executable, "-m", "briefgen"]
        subprocess.run([*command, "extract"], cwd=tmp_path, env=environment(), check=True, capture_output=True)
        sites = []
        for number, own in enumerate(({"TZ": "Pacific/Kiritimati", "LC_ALL": "C"}, {"TZ": "Pacific/Pago_Pago"})):
            variables = {**environment(), "PYTHONHASHSEED": str(number), "SOURCE_DATE_EPOCH": str(number), **own}
            build = [*command, "build", "--cache", f"cache{number}", "--site", f"site{number}"]
            subprocess.run(build, cwd=tmp_path, env=variables, check=True, capture_output=True)
            sites.append(tree(tmp_path / f"site{number}"))
        assert sites[0] == sites[1]


class TestFeedsThatAnnounceOnce:
    FEED = "feeds/countries/japan.xml"

    @staticmethod
    def ids(feed: str) -> list[str]:
        return re.findall(r"<entry>\s*<id>(.*?)</id>", feed)

    def test_an_entry_keeps_its_id_when_the_site_moves(self) -> None:
        moved = Site(base_url="https://example.org/briefings", title="Renamed")
        feeds = [pages_of(talks("a", "2024-03-11"), site=site)[self.FEED] for site in (Site(), moved)]
        assert self.ids(feeds[0]) == self.ids(feeds[1]) != []
        assert all(id.startswith("tag:") for id in self.ids(feeds[0]))
        assert "https://example.org/briefings/articles/a.html" in feeds[1]

    def test_an_entry_keeps_its_id_and_day_when_more_is_reported(self) -> None:
        first, more = talks("a", "unknown", published="2024-03-11"), talks("b", "unknown", published="2024-06-01")
        before, after = pages_of(first)[self.FEED], pages_of(first, more)[self.FEED]
        (entry,) = re.findall(r"<entry>.*?</entry>", before, re.DOTALL)
        assert entry in after
        assert len(self.ids(after)) == 2

    def test_a_feed_is_dated_by_its_newest_report(self) -> None:
        feed = pages_of(talks("a", "2024-03-11"), talks("b", "2024-06-01"))[self.FEED]
        assert re.findall(r"<updated>(.*?)</updated>", feed) == [
            "2024-06-01T00:00:00Z", "2024-06-01T00:00:00Z", "2024-03-11T00:00:00Z",
        ]  # fmt: skip


class TestPicturesThatCostNothing:
    def test_a_circle_has_twelve_at_most_and_the_list_beside_it_has_all(self) -> None:
        lines = [TallyLine(link=Link(text=f"Country {number}"), count=30 - number) for number in range(25)]
        picture = circle("Japan", lines)
        assert picture
        assert len(picture.partners) + 1 == MOST + 1 == 12

    def test_no_country_is_drawn_across_the_map(self) -> None:
        steps = {
            land.id: max((abs(float(step)) for step in re.findall(r"l(-?[\d.]+),", land.outline)), default=0)
            for land in world({}).lands
        }
        assert {id: step for id, step in steps.items() if step > 200} == {}

    def test_no_script_draws(self) -> None:
        scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(shipped_templates().glob("*.js")))
        assert not re.search(r"canvas|requestAnimationFrame|createElementNS", scripts)


class TestNothingFromElsewhere:
    def test_what_pages_load_is_their_own(self) -> None:
        pages = pages_of(talks("a", "2024-03-11"))
        for path, text in pages.items():
            if path.endswith(".html"):
                loaded = re.findall(r"<(?:script|img|link rel=\"stylesheet\")[^>]*?(?:src|href)=\"([^\"]*)\"", text)
                assert [each for each in loaded if re.match(r"\w+:|//", each)] == [], path

    @pytest.mark.parametrize("ending", [".css", ".js"])
    def test_styles_and_scripts_name_no_address(self, ending: str) -> None:
        for path in sorted(shipped_templates().glob(f"*{ending}")):
            assert not re.search(r"https?://|@import|url\(", path.read_text(encoding="utf-8")), path.name


class TestNamesThatRunFromTheRight:
    def test_a_headline_and_a_quotation_run_their_own_way(self) -> None:
        title = "اليابان ومنغوليا تتفقان"
        pages = pages_of(replace(talks("a", "2024-03-11"), title=title))
        for path in ("articles/index.html", "countries/japan.html", "timeline/2024-03.html"):
            assert f'dir="auto">{title}<' in pages[path] or f'dir="auto" lang="en">{title}<' in pages[path], path
        assert '<q dir="auto">… they met, says a …</q>' in pages["articles/a.html"]

    def test_a_name_does_too_and_others_need_nothing(self) -> None:
        known = knowledge()
        named = replace(known, countries={**known.countries, "JPN": replace(known.countries["JPN"], name="اليابان")})
        made = render(brief([talks("a", "2024-03-11")], named), named, Site(), THEME, {}, {})
        (page,) = (page.content.decode() for page in made if page.path == "countries/index.html")
        assert '<a href="../countries/japan.html" dir="auto">اليابان</a>' in page
        assert '<a href="../countries/mongolia.html">Mongolia</a>' in page
