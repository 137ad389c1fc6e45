"""A preview of the site that follows every change of its content: one build at a time, errors on the page itself."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from briefgen.build import build_all
from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.outcome import Outcome
from briefgen.preview import HOST, Server, Showing
from briefgen.render import shipped_templates
from briefgen.summarise import extract_all

QUIET = 0.25
"""Seconds without a change before a build starts, so that saving ten files is one build."""

CHANGES = frozenset({"created", "modified", "deleted", "moved"})
"""Events of the watcher that mean a change; our own reading gives others."""

OURS = ("summaries",)
"""Folders within the content that a build writes itself."""


def serve(content: Path, site: Path, cache: Path, port: int, say: Callable[[str], None]) -> None:
    """Show the site until Ctrl-C.

    :param port: 0 takes any that is free.
    :param say: told the address first, and then the outcome of each build.
    :raises BriefgenError: there is no such content, or the port is taken.
    """
    if not content.is_dir():
        raise BriefgenError([Problem(Place(str(content)), "no such folder", "name another with --content")])
    showing = Showing(site)
    with Server(showing, port) as server, _answering(server), _watching((content, shipped_templates())) as changes:
        say(f"{site} is shown at http://{HOST}:{server.server_port}/ until Ctrl-C")
        while True:
            _build(content, showing, cache, say)
            changes.wait_until_quiet()


def _build(content: Path, showing: Showing, cache: Path, say: Callable[[str], None]) -> None:
    problems: Iterable[Problem]
    try:
        outcomes = _outcomes(content, showing.site, Cache(cache))
        problems = _once_each(problem for outcome in outcomes for problem in outcome.problems)
        said = [line for outcome in outcomes for line in outcome.said]
    except BriefgenError as error:
        problems, said = error.problems, []
    for line in (*problems, *said):
        say(str(line))
    try:
        showing.show(problem for problem in problems if not problem.warning)
    except BriefgenError as error:
        say(str(error))


def _once_each(problems: Iterable[Problem]) -> list[Problem]:
    """Each fault once: what extracting stops at is a warning to building."""
    found: dict[tuple[Place, str], Problem] = {}
    for problem in problems:
        found.setdefault((problem.place, problem.message), problem)
    return [*found.values()]


def _outcomes(content: Path, site: Path, cache: Cache) -> tuple[Outcome, Outcome]:
    try:
        return extract_all(content, cache), build_all(content, site, cache)
    finally:
        cache.close()


@contextmanager
def _answering(server: Server) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()


@dataclass(slots=True, eq=False)
class _Changes(FileSystemEventHandler):
    """What the watcher has seen."""

    folders: tuple[Path, ...]
    seen: threading.Event = field(default_factory=threading.Event)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a change, but for those that a build makes itself."""
        folder_only = event.is_directory and event.event_type == "modified"
        paths = (event.src_path, event.dest_path)
        if event.event_type in CHANGES and not folder_only and any(self._counts(str(path)) for path in paths if path):
            self.seen.set()

    def wait_until_quiet(self) -> None:
        """Come back when something has changed and nothing has for a moment."""
        self.seen.wait()
        while self.seen.is_set():
            self.seen.clear()
            self.seen.wait(QUIET)

    def _counts(self, path: str) -> bool:
        for folder in self.folders:
            if Path(path).is_relative_to(folder):
                parts = Path(path).relative_to(folder).parts
                return parts[:1] != OURS and not any(part.startswith(".") for part in parts)
        return False


@contextmanager
def _watching(folders: tuple[Path, ...]) -> Iterator[_Changes]:
    logging.getLogger("watchdog").addHandler(logging.NullHandler())  # a change seen while it stops is no news
    whole = tuple(folder.resolve() for folder in folders)
    changes = _Changes(whole)
    observer = Observer()
    for folder in whole:
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
