"""Publishing, to a real bare remote: one commit on its branch, and nothing else touched."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.publish import publish
from briefgen.write import write
from tests.sites import briefgen, make_content


@dataclass(frozen=True, slots=True)
class Page:
    path: str
    content: bytes


PAGES = [Page("index.html", b"home"), Page("countries/japan.html", b"japan"), Page(".nojekyll", b"")]


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, words: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", words)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a site in it, whose remote ``origin`` is a bare repository."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "An Editor")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "editor@example.org")
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "remote.git")], check=True)
    folder = tmp_path / "checkout"
    subprocess.run(["git", "init", "--quiet", "-b", "main", str(folder)], check=True)
    git(folder, "remote", "add", "origin", str(tmp_path / "remote.git"))
    (folder / ".gitignore").write_text("/site/\n")
    commit(folder, "begin")
    write(folder / "site", PAGES)
    return folder


def published(checkout: Path) -> list[str]:
    return git(checkout.parent / "remote.git", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()


def test_the_branch_holds_the_pages_and_nothing_else(checkout: Path) -> None:
    (checkout / "site/secret.txt").write_text("not ours")
    assert publish(checkout / "site", "origin", "gh-pages", checkout) == "3 files pushed to origin/gh-pages"
    assert published(checkout) == [".nojekyll", "countries/japan.html", "index.html"]
    assert git(checkout.parent / "remote.git", "show", "gh-pages:index.html") == "home"


def test_a_domain_is_published_too(checkout: Path) -> None:
    (checkout / "site/CNAME").write_text("briefings.example")
    publish(checkout / "site", "origin", "gh-pages", checkout)
    assert "CNAME" in published(checkout)


def test_work_tree_and_branch_stay_as_they_are(checkout: Path) -> None:
    (checkout / "draft.txt").write_text("half written")
    git(checkout, "add", "draft.txt")
    before = git(checkout, "status", "--porcelain", "--branch"), git(checkout, "rev-parse", "HEAD")
    publish(checkout / "site", "origin", "gh-pages", checkout)
    assert (git(checkout, "status", "--porcelain", "--branch"), git(checkout, "rev-parse", "HEAD")) == before
    assert git(checkout, "branch", "--list") == "* main"


def test_the_same_site_is_not_pushed_again(checkout: Path) -> None:
    publish(checkout / "site", "origin", "gh-pages", checkout)
    before = git(checkout.parent / "remote.git", "rev-parse", "gh-pages")
    assert publish(checkout / "site", "origin", "gh-pages", checkout) == "origin/gh-pages holds this site already"
    assert git(checkout.parent / "remote.git", "rev-parse", "gh-pages") == before


def test_a_changed_site_is_a_commit_on_top_even_from_another_checkout(checkout: Path) -> None:
    publish(checkout / "site", "origin", "gh-pages", checkout)
    git(checkout, "push", "--quiet", "origin", "main")
    other = checkout.parent / "other"
    git(
        checkout.parent,
        "clone",
        "--quiet",
        "--single-branch",
        "-b",
        "main",
        str(checkout.parent / "remote.git"),
        "other",
    )
    write(other / "site", PAGES[1:])
    publish(other / "site", "origin", "gh-pages", other)
    assert published(checkout) == [".nojekyll", "countries/japan.html"]
    assert git(checkout.parent / "remote.git", "rev-list", "--count", "gh-pages") == "2"


def test_a_refused_push_is_one_line_and_changes_nothing(checkout: Path) -> None:
    hook = checkout.parent / "remote.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho closed for today >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(BriefgenError, match="git: origin/gh-pages was not changed: remote: closed for today"):
        publish(checkout / "site", "origin", "gh-pages", checkout)


def test_outside_a_checkout_it_says_so(checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match="git: this is no checkout: fatal: not a git repository"):
        publish(checkout / "site", "origin", "gh-pages", tmp_path)


def test_an_unknown_remote_is_named(checkout: Path) -> None:
    with pytest.raises(BriefgenError, match=r"git: no remote 'upstream'\n    hint: there is origin"):
        publish(checkout / "site", "upstream", "gh-pages", checkout)


def test_a_remote_that_is_not_there_is_named(checkout: Path) -> None:
    shutil.rmtree(checkout.parent / "remote.git")
    with pytest.raises(BriefgenError, match="git: origin does not answer: fatal:"):
        publish(checkout / "site", "origin", "gh-pages", checkout)


@pytest.mark.parametrize("branch", ["a b", "-x..y", "a~1"])
def test_a_branch_that_git_cannot_name_is_refused(checkout: Path, branch: str) -> None:
    with pytest.raises(BriefgenError, match="is no name for a branch"):
        publish(checkout / "site", "origin", branch, checkout)


def test_without_a_site_there_is_nothing_to_publish(checkout: Path) -> None:
    with pytest.raises(BriefgenError, match="holds no site"):
        publish(checkout / "nowhere", "origin", "gh-pages", checkout)


def test_a_page_that_was_changed_since_is_not_published(checkout: Path) -> None:
    (checkout / "site/index.html").unlink()
    (checkout / "site/index.html").symlink_to("/etc/hostname")
    with pytest.raises(BriefgenError, match=r"index\.html: is not as it was built"):
        publish(checkout / "site", "origin", "gh-pages", checkout)


@pytest.fixture
def briefings(checkout: Path) -> Path:
    """The checkout with articles and the site made of them."""
    shutil.rmtree(checkout / "site")
    make_content(checkout)
    make(checkout)
    return checkout


def make(folder: Path) -> str:
    """Extract and build; answers with the home page."""
    briefgen(folder, "extract")
    briefgen(folder, "build")
    return (folder / "site/index.html").read_text(encoding="utf-8")


def sign(folder: Path) -> None:
    """Report another meeting, and settle what was only planned."""
    (folder / "content/articles/talks.md").write_text(
        "---\ndate: 2024-07-02\n---\n# Norway, Kenya Leaders Meet\n\n"
        "The foreign ministers of Norway and Kenya met in Nairobi on Monday.\n"
    )


def test_nothing_is_new_before_the_first_publication(briefings: Path) -> None:
    assert "Since the last publication" not in make(briefings)
    said, _ = briefgen(briefings, "publish")
    assert "content/published.json keeps what was published; commit it" in said
    assert "Since the last publication" not in make(briefings)


def test_the_home_page_says_what_is_new_since_the_last_publication(briefings: Path) -> None:
    briefgen(briefings, "publish")
    sign(briefings)
    home = make(briefings)
    assert re.search(r'Since the last publication: <a href="#new">1 new event</a>\.', home)
    new = home[home.index('<section id="new">') :].partition("</section>")[0]
    assert "met in Nairobi" in re.sub("<[^>]+>", "", new)


def test_a_changed_status_is_told_with_both(briefings: Path) -> None:
    briefgen(briefings, "publish")
    summary = next(path for path in (briefings / "content/summaries").iterdir() if "kenya-to-send" in path.name)
    event = re.findall(r"^  (visit-\S+):", summary.read_text(encoding="utf-8"), re.MULTILINE)[0]
    override = briefings / "content/overrides" / summary.name
    override.parent.mkdir(exist_ok=True)
    override.write_text(f"events:\n  {event}: {{status: cancelled}}\n", encoding="utf-8")
    home = make(briefings)
    assert re.search(r'Since the last publication: <a href="#changed">1 changed status</a>\.', home)
    assert "planned → cancelled" in home


def test_what_was_published_is_what_is_built_again(briefings: Path) -> None:
    briefgen(briefings, "publish")
    sign(briefings)
    before = make(briefings)
    briefgen(briefings, "publish")
    kept = (briefings / "content/published.json").read_bytes()
    assert make(briefings) == before
    said, _ = briefgen(briefings, "publish")
    assert said == "origin/gh-pages holds this site already\n"
    assert (briefings / "content/published.json").read_bytes() == kept


def test_the_record_is_sorted_an_article_a_line(briefings: Path) -> None:
    briefgen(briefings, "publish")
    sign(briefings)
    make(briefings)
    briefgen(briefings, "publish")
    text = (briefings / "content/published.json").read_text(encoding="utf-8")
    ids = [line.partition(":")[0] for line in text[text.index('"now"') :].splitlines()[1:-2]]
    assert len(ids) == 4
    assert ids == sorted(ids)
    assert json.loads(text)["before"].keys() < json.loads(text)["now"].keys()


def test_a_refused_push_leaves_no_record(briefings: Path) -> None:
    hook = briefings.parent / "remote.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    briefgen(briefings, "publish", code=1)
    assert not (briefings / "content/published.json").exists()


def test_a_record_that_is_none_is_told_with_its_name(briefings: Path) -> None:
    (briefings / "content/published.json").write_text('{"now": 3}')
    _, complaints = briefgen(briefings, "build", code=1)
    assert complaints.startswith("content/published.json: is no record of a publication\n    hint: `briefgen publish`")
