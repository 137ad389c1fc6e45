"""Lines that a site puts into each of its stories are cut, whatever words they have; other shared lines stay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.cache import Cache
from briefgen.gather import gather_articles
from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.read import repeats
from briefgen.recall import Recall
from tests.sites import briefgen

HEADING = "The Harbour Page Weekly Ledger"
STORIES = {
    "ports": ("Norway, Kenya Agree on Port Inspections", "Norway and Kenya agreed to inspect cargo ships together."),
    "visit": ("Kenya to Send Ministers to Chile", "Kenya said that two ministers would visit Chile in July."),
    "fish": ("Chile Holds Talks With Norway", "Chile and Norway discussed fisheries at a meeting in Santiago."),
}
BACKGROUND = "The three countries signed a pact on the sea ten years ago."


def save(folder: Path, name: str, to: str = "articles") -> None:
    title, lead = STORIES[name]
    text = [
        title,
        lead,
        HEADING,
        BACKGROUND,
        *(f"The {name} office will publish part {part} in July." for part in range(6)),
    ]
    path = folder / "content" / to / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(text), encoding="utf-8")


def read(folder: Path, cache: str = ".briefgen") -> tuple[Mapping[str, Article], list[str]]:
    """The articles of the folder by file, and the steps that were not in the cache."""
    steps: list[str] = []
    recall = Recall(Cache(folder / cache), folder / "content", lambda step, _done, _all: steps.append(step))
    return recall.articles(gather_articles(folder / "content"), load()).articles, steps


def holders(articles: Mapping[str, Article], line: str) -> int:
    return sum(line in article.paragraphs for article in articles.values())


def test_a_line_in_three_stories_of_a_folder_is_the_sites() -> None:
    found = repeats({f"articles/{name}.txt": (*story, HEADING) for name, story in STORIES.items()})
    assert found == {f"articles/{name}.txt": frozenset({HEADING}) for name in sorted(STORIES)}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(BACKGROUND, id="a sentence that wires put into each story"),
        pytest.param("Interviewer:", id="who speaks"),
        pytest.param("Sea rules", id="a heading of two words"),
        pytest.param("- Norway and the sea", id="an entry of a list"),
        pytest.param(" ".join([*["long"] * 45, "and told to you"]), id="a long paragraph"),
    ],
)
def test_what_stories_may_share_stays(line: str) -> None:
    assert repeats({f"articles/{name}.txt": (*story, line) for name, story in STORIES.items()}) == {}


def test_two_stories_are_too_few() -> None:
    assert repeats({f"articles/{name}.txt": (*STORIES[name], HEADING) for name in ("ports", "fish")}) == {}


def test_each_folder_counts_for_itself() -> None:
    assert repeats({f"articles/{name}/a.txt": (*story, HEADING) for name, story in STORIES.items()}) == {}


def test_copies_of_one_story_prove_nothing() -> None:
    assert repeats({f"articles/{number}.txt": (*STORIES["ports"], HEADING) for number in range(5)}) == {}


def test_a_third_story_takes_the_line_from_all_as_a_clean_build_does(tmp_path: Path) -> None:
    save(tmp_path, "ports")
    save(tmp_path, "visit")
    assert holders(read(tmp_path)[0], HEADING) == 2
    save(tmp_path, "fish")
    articles, _ = read(tmp_path)
    assert (holders(articles, HEADING), holders(articles, BACKGROUND)) == (0, 3)
    assert {cut.rule for article in articles.values() for cut in article.ignored if cut.text == HEADING} == {"repeated"}
    assert articles == read(tmp_path, "cold")[0]


def test_only_stories_that_hold_the_line_are_read_again_and_once(tmp_path: Path) -> None:
    for name in STORIES:
        save(tmp_path, name)
    (tmp_path / "content/articles/other.txt").write_text("Kenya Opens Port\n\nKenya opened a port for the cargo ships.")
    assert read(tmp_path)[1].count("reading again") == 3
    assert read(tmp_path)[1] == []


def test_the_line_comes_back_when_a_story_is_taken_away(tmp_path: Path) -> None:
    for name in STORIES:
        save(tmp_path, name)
    read(tmp_path)
    (tmp_path / "content/articles/fish.txt").unlink()
    assert holders(read(tmp_path)[0], HEADING) == 2


def test_inspect_shows_the_cut_that_extract_makes(tmp_path: Path) -> None:
    for name in STORIES:
        save(tmp_path, name)
    save(tmp_path, "ports", to="elsewhere")
    said, _ = briefgen(tmp_path, "inspect", "content/articles/ports.txt", "content/elsewhere/ports.txt")
    inside, outside = map(json.loads, said.splitlines())
    assert [cut["text"] for cut in inside["ignored"] if cut["rule"] == "repeated"] == [HEADING]
    assert HEADING not in inside["text"]
    assert HEADING in outside["text"]
