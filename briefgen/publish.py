"""Push a built site to a branch of a remote, with Git's plumbing: work tree and current branch stay as they are."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.outcome import counted
from briefgen.published import EVENTS, PUBLISHED, Record, read_events, read_record, write_record
from briefgen.write import read_manifest, write_file

DOMAIN = "CNAME"
"""The one file of somebody else that is published: the domain that GitHub Pages serves the site at."""


def publish(site: Path, remote: str, branch: str, repository: Path = Path()) -> str:
    """Make ``branch`` of ``remote`` hold the site, as one commit on top of what is there; answers with what was done.

    :param repository: any folder of the checkout whose remote it is.
    :raises BriefgenError: there is no site, no checkout or no such remote, or the remote refuses.
    """
    files = built_files(site)
    git = _Git(repository)
    _reachable(git, remote, branch)
    parent = _tip(git, remote, branch)
    tree = _tree(git, site, files)
    if parent and git.run("rev-parse", f"{parent}^{{tree}}") == tree:
        return f"{remote}/{branch} holds this site already"
    source = git.run("rev-parse", "--short", "HEAD", missing="no commit")
    words = f"Publish the site of {source}"
    commit = git.run("commit-tree", tree, *(("-p", parent) if parent else ()), "-m", words)
    git.run("push", "--quiet", remote, f"{commit}:refs/heads/{branch}", told=f"{remote}/{branch} was not changed")
    return f"{counted(len(files), 'file')} pushed to {remote}/{branch}"


def keep_record(site: Path, content: Path) -> str:
    """Write down in ``content`` what the published ``site`` tells, for the next one to say what is new.

    :returns: what to tell the user; empty when the record stays as it is, or the site holds no events of ours.
    :raises BriefgenError: the record there is none, or cannot be written.
    """
    path, events = content / PUBLISHED, site / EVENTS
    if not (content.is_dir() and events.is_file()):
        return ""
    current = read_events(str(events), events.read_bytes())
    known = read_record(str(path), path.read_bytes()) if path.is_file() else None
    record = known.after(current) if known else Record(now=current)
    return f"{path.as_posix()} keeps what was published; commit it" if write_file(path, write_record(record)) else ""


@dataclass(frozen=True, slots=True)
class _Git:
    """Git in one checkout."""

    folder: Path
    extra: Mapping[str, str] = field(default_factory=dict)
    """More environment."""

    def run(self, *arguments: str, data: str = "", told: str = "", missing: str | None = None) -> str:
        """What a command answers.

        :param told: what to say first when it fails.
        :param missing: the answer when it fails, if that is no fault.
        :raises BriefgenError: with the first line of its own complaint.
        """
        command = ["git", "-C", str(self.folder), *arguments]
        try:
            done = subprocess.run(
                command,
                input=data,
                capture_output=True,
                check=False,
                encoding="utf-8",
                env={**os.environ, **self.extra},
            )
        except FileNotFoundError:
            raise _fault("git", "is not installed") from None
        if done.returncode and missing is not None:
            return missing
        if done.returncode:
            raise _fault("git", f"{told or 'cannot ' + arguments[0]}: {_complaint(done.stderr)}")
        return done.stdout.strip()


def _complaint(words: str) -> str:
    """The line that says what is wrong, among Git's progress and advice."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return next((line for line in lines if line.startswith(("fatal:", "error:", "! ", "remote:"))), " ".join(lines[:1]))


def _fault(where: str, what: str, hint: str = "") -> BriefgenError:
    return BriefgenError([Problem(Place(where), what, hint)])


def built_files(site: Path) -> list[str]:
    """Paths of a built site, sorted: what is published.

    :raises BriefgenError: there is no site, or it is not as it was built.
    """
    hashes = read_manifest(site)
    if not hashes:
        raise _fault(str(site), "holds no site", "run `briefgen build` first")
    changed = [path for path in sorted(hashes) if _sha256(site, path) != hashes[path]]
    hint = "run `briefgen build` again"
    if changed:
        raise BriefgenError(
            Problem(Place((site / path).as_posix()), "is not as it was built", hint) for path in changed
        )
    return sorted({*hashes} | ({DOMAIN} if _sha256(site, DOMAIN) else set()))


def _sha256(site: Path, path: str) -> str | None:
    """Hash of a file of the site; None when it is not there, or leads out of the site."""
    try:
        inside = (site / path).resolve(strict=True) == site.resolve() / path
        return hashlib.sha256((site / path).read_bytes()).hexdigest() if inside else None
    except OSError:
        return None


def _reachable(git: _Git, remote: str, branch: str) -> None:
    """:raises BriefgenError: no checkout, no such remote, or no such name for a branch."""
    git.run("rev-parse", "--git-dir", told="this is no checkout")
    known = git.run("remote").split()
    if remote not in known:
        hint = f"there is {', '.join(known)}" if known else "add one with `git remote add origin URL`"
        raise _fault("git", f"no remote '{remote}'", hint)
    git.run("check-ref-format", f"refs/heads/{branch}", told=f"'{branch}' is no name for a branch")


def _tip(git: _Git, remote: str, branch: str) -> str | None:
    """The commit that the branch is at over there, fetched; None when there is no such branch yet."""
    answer = git.run("ls-remote", "--heads", remote, f"refs/heads/{branch}", told=f"{remote} does not answer")
    if not answer:
        return None
    commit = answer.split()[0]
    if git.run("cat-file", "-e", f"{commit}^{{commit}}", missing="none") == "none":
        git.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--refmap=", remote, f"refs/heads/{branch}")
    return commit


def _tree(git: _Git, site: Path, files: Iterable[str]) -> str:
    """Put the files into Git's store and answer with the tree of them, by an index of its own."""
    paths = [*files]
    named = "".join(f"{(site / path).resolve()}\n" for path in paths)
    blobs = git.run("hash-object", "-w", "--no-filters", "--stdin-paths", data=named).split()
    with tempfile.TemporaryDirectory() as folder:
        apart = _Git(git.folder, {"GIT_INDEX_FILE": str(Path(folder) / "index")})
        entries = "".join(f"100644 {blob}\t{path}\0" for blob, path in zip(blobs, paths, strict=True))
        apart.run("update-index", "-z", "--index-info", data=entries)
        return apart.run("write-tree")
