"""One edit renders what it changed and keeps the rest: a site built in steps equals one built at once."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.build import build_all, compose
from briefgen.cache import Cache
from briefgen.kept import Keeper, Known
from briefgen.render import Kept, Page, pages
from briefgen.summarise import extract_all
from tests.accounts import MADE_UP
from tests.sites import TALKS, VISIT, make_content, summary_of, tree


def replaced(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def override(content: Path, file: str, text: str) -> None:
    put(content / f"overrides/{summary_of(content, f'articles/{file}').name}", text)


def a_title(content: Path) -> None:
    replaced(content / "articles/talks.txt", "Port Inspections", "Ship Inspections")


def a_date(content: Path) -> None:
    replaced(content / "articles/visit.txt", "June 3, 2024", "June 10, 2024")


def a_sentence(content: Path) -> None:
    replaced(content / "articles/visit.txt", "Chile and Kenya plan", "Peru, Chile and Kenya plan")


def a_new_article(content: Path) -> None:
    put(content / "articles/new.txt", TALKS.replace("Kenya", "Peru").replace("14", "21"))


def a_copy_by_another_agency(content: Path) -> None:
    put(content / "articles/copy.txt", VISIT.replace("(Sample News)", "(Other Wire)"))


def an_article_gone(content: Path) -> None:
    (content / "articles/later/undated.md").unlink()


def a_new_name(content: Path) -> None:
    (content / "articles/talks.txt").rename(content / "articles/moved.txt")


def a_tier(content: Path) -> None:
    override(content, "visit.txt", "countries: {CHL: passing}\n")


def a_corrected_date(content: Path) -> None:
    override(content, "visit.txt", 'published: "2024-02-03"\n')


def a_country_called_otherwise(content: Path) -> None:
    put(content / "knowledge/countries.yaml", "NOR: {name: Kingdom of Norway}\n")


def a_template(content: Path) -> None:
    put(content / "templates/row.html", "<b>{{ article.title }}</b>\n")


def a_style(content: Path) -> None:
    put(content / "templates/style.css", "p { color: red }\n")


def a_text(content: Path) -> None:
    put(content / "texts/en.yaml", "home: {newest: What is new}\n")


def a_title_of_the_site(content: Path) -> None:
    put(content / "site.yaml", "title: Harbours\n")


def shorter_quotes(content: Path) -> None:
    put(content / "site.yaml", "quote_limit: 40\n")


def whole_articles(content: Path) -> None:
    put(content / "site.yaml", "profile: private\n")


def another_language(content: Path) -> None:
    put(content / "site.yaml", "language: fr\n")


def a_note(content: Path) -> None:
    put(content / "notes/countries/kenya.md", "A *firm* line.\n")


def a_publication(content: Path) -> None:
    put(content / "published.json", '{"now": {}}')


EDITS: tuple[Callable[[Path], None], ...] = (
    *(a_title, a_date, a_sentence, a_new_article, a_copy_by_another_agency, an_article_gone, a_new_name),
    *(a_tier, a_corrected_date, a_country_called_otherwise, a_template, a_style, a_text),
    *(a_title_of_the_site, shorter_quotes, whole_articles, another_language, a_note, a_publication),
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    found = make_content(tmp_path)
    for file in sorted((MADE_UP.folder / "articles").iterdir())[:2]:
        shutil.copy(file, found / "articles" / file.name)
    return found


def build(content: Path) -> dict[str, bytes]:
    """Extract and build; answers with the site."""
    cache = Cache(content.parent / ".briefgen")
    extract_all(content, cache)
    build_all(content, content.parent / "site", cache)
    cache.close()
    return tree(content.parent / "site")


def built_at_once(content: Path, folder: Path, cache: Path) -> dict[str, bytes]:
    """The site as it is built where there is none yet."""
    build_all(content, folder, Cache(cache))
    return tree(folder)


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_in_any_order_give_what_a_whole_build_gives(content: Path, tmp_path: Path, seed: int) -> None:
    sites = [build(content)]
    for edit in random.Random(seed).sample(EDITS, 12):
        with contextlib.suppress(FileNotFoundError):  # the article is called otherwise, or gone
            edit(content)
        sites.append(build(content))
        shutil.rmtree(tmp_path / "other", ignore_errors=True)
        assert sites[-1] == built_at_once(content, tmp_path / "other", tmp_path / ".briefgen"), edit.__name__
    assert len({tuple(site.items()) for site in sites}) > len(sites) / 2
    assert sites[-1] == built_at_once(content, tmp_path / "cold", tmp_path / "no-cache")


def test_an_edit_that_is_undone_gives_what_there_was(content: Path) -> None:
    before = build(content)
    text = (content / "articles/talks.txt").read_bytes()
    a_title(content)
    assert build(content) != before
    (content / "articles/talks.txt").write_bytes(text)
    assert build(content) == before


def look(content: Path, code: str = "") -> tuple[Known, set[str], set[str]]:
    """What is known of the site, and the pages that a build would make and keep."""
    cache = Cache(content.parent / ".briefgen")
    composed = compose(content, cache)
    known = Keeper(cache, content.parent / "site", code or composed.code).known()
    files = pages(composed.edition, composed.theme, known.pages)
    made = {file.path for file in files if isinstance(file, Page) and file.key}
    return known, made, {file.path for file in files if isinstance(file, Kept)}


def test_pages_made_from_the_same_are_kept(content: Path) -> None:
    site = build(content)
    _, made, kept = look(content)
    assert made == set()
    assert kept >= {path for path in site if path.endswith(".html")}


def test_an_edit_makes_only_the_pages_that_show_what_it_changed(content: Path) -> None:
    before = build(content)
    replaced(content / "articles/visit.txt", "two of its ministers", "three of its ministers")
    extract_all(content, Cache(content.parent / ".briefgen"))
    _, made, kept = look(content)
    after = build(content)
    assert made == {path for path in made | kept if before.get(path) != after[path]}
    assert {path for path in made if path.startswith("countries/")} <= {"countries/kenya.html", "countries/chile.html"}


def test_a_page_that_somebody_changed_is_made_again(content: Path) -> None:
    before = build(content)
    (content.parent / "site/about.html").write_bytes(before["about.html"][::-1])
    (content.parent / "site/open.html").unlink()
    known, made, _ = look(content)
    assert made == {"about.html", "open.html"}
    assert known.files.keys() == before.keys() - {"manifest.json"} - made
    assert build(content) == before


def test_what_another_version_left_is_not_taken(content: Path) -> None:
    build(content)
    known, _, kept = look(content, code="another")
    assert known == Known(pages={}, files={})
    assert kept == set()


def test_what_installing_another_package_made_old_is_not_taken(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(content)
    (tmp_path / "site-packages").mkdir()
    monkeypatch.syspath_prepend(tmp_path / "site-packages")
    assert look(content)[0] == Known(pages={}, files={})


@pytest.mark.parametrize("damage", ["UPDATE row SET text = replace(text, 'articles/', 'article_/')", "DELETE FROM row"])
def test_a_damaged_cache_costs_time_and_nothing_else(content: Path, damage: str) -> None:
    before = build(content)
    cache = Cache(content.parent / ".briefgen")
    with cache._connection as rows:
        rows.execute(f"{damage} WHERE kind LIKE 'page %'")
    cache.close()
    _, made, kept = look(content)
    assert not {path for path in kept if path.endswith(".html")} - {"404.html"}
    assert made
    assert build(content) == before


def test_a_cache_older_than_the_site_costs_time_and_nothing_else(content: Path, tmp_path: Path) -> None:
    build(content)
    shutil.copytree(tmp_path / ".briefgen", tmp_path / "older")
    a_sentence(content)
    after = build(content)
    shutil.rmtree(tmp_path / ".briefgen")
    (tmp_path / "older").rename(tmp_path / ".briefgen")
    assert build(content) == after
