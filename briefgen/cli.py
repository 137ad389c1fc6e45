"""The commands: parse, call, print; the only place that prints, and the only one that decides on exit codes."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Problem
from briefgen.outcome import Outcome, counted
from briefgen.stamp import Stamp

DONE, FAULTS, STOPPED = 0, 1, 130
"""Exit codes: all well; the user's files are at fault; Ctrl-C. Wrong usage is 2, which argparse sees to."""

MADE = 100_000
"""Objects that are made before Python looks for some that nobody needs: most of ours live until the command ends."""


def run() -> None:
    """Run the command line and leave; the entry of the installed program."""
    gc.set_threshold(MADE)
    sys.exit(main())


def main(argv: list[str] | None = None) -> int:
    """Run one command and answer with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(argv)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except BriefgenError as error:
        return _report(error.problems)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE


def _parser() -> argparse.ArgumentParser:
    about = "Turn a folder of news articles into a cross-linked site of briefings by country, leader and issue."
    parser = argparse.ArgumentParser(prog="briefgen", description=about)
    parser.add_argument("--version", action="version", version=f"briefgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, (action, add_own, words) in COMMANDS.items():
        command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
        add_own(command)
        folders = command.add_argument_group("folders")
        folders.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help="articles and all")
        folders.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="where pages are written")
        folders.add_argument("--cache", type=Path, default=Path(".briefgen"), metavar="DIR", help="may be deleted")
        command.set_defaults(run=action)
    return parser


def _extract(options: argparse.Namespace) -> int:
    content: Path = options.content
    inputs = () if options.id else (content / "articles", content / "knowledge")
    return _once(options, ("summarise", "extract_all"), {"only": options.id}, inputs, (content / "summaries",))


def _check(options: argparse.Namespace) -> int:
    return _once(options, ("check", "check_all"), {}, (options.content,), (), strict=options.strict)


def _build(options: argparse.Namespace) -> int:
    return _once(options, ("build", "build_all"), {"site": options.site}, (options.content,), (options.site,))


def _serve(options: argparse.Namespace) -> int:
    say = partial(print, flush=True)
    _of("serve", "serve")(options.content, options.site, options.cache, options.port, say)
    return DONE


def _inspect(options: argparse.Namespace) -> int:
    code = DONE
    for answer in _of("inspect", "inspect_all")(options.file, options.content, Cache(options.cache)):
        if isinstance(answer, str):
            print(answer)
        else:
            code = max(code, _report(answer))
    return code


def _add(options: argparse.Namespace) -> int:
    settings = {"force": options.force, "private": options.private, "progress": _progress()}
    outcome: Outcome = _of("add", "add_all")(options.source, options.content, Cache(options.cache), **settings)
    print(*outcome.said, sep="\n")
    return _report(outcome.problems)


def _publish(options: argparse.Namespace) -> int:
    print(_of("publish", "publish")(options.site, options.remote, options.branch))
    if kept := _of("publish", "keep_record")(options.site, options.content):
        print(kept)
    return DONE


def _pack(options: argparse.Namespace) -> int:
    settings = {"only": [each for each in options.only.split(",") if each], "progress": _progress()}
    outcome: Outcome = _of("pack", "pack_all")(
        options.file, options.content, options.site, Cache(options.cache), **settings
    )
    print(*outcome.said, sep="\n")
    return _report(outcome.problems)


def _of(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is loaded only now: most commands need few, and a run without news none."""
    return getattr(importlib.import_module(f"briefgen.{module}"), name)  # type: ignore[no-any-return]


def _once(
    options: argparse.Namespace,
    step: tuple[str, str],
    settings: Mapping[str, Any],
    inputs: tuple[Path, ...],
    outputs: tuple[Path, ...],
    *,
    strict: bool = False,
) -> int:
    """Take a step, unless it went through without a word of complaint before and nothing has changed since.

    :param step: module and function.
    :param inputs: files and folders that it reads; empty when it is to run in any case.
    :param outputs: folders that it writes.
    """
    cache = Cache(options.cache)
    stamp = Stamp(cache, " ".join(step), inputs, outputs) if inputs else None
    if stamp and (said := stamp.unchanged()) is not None:
        print(*said, sep="\n")
        return DONE
    outcome: Outcome = _of(*step)(content=options.content, cache=cache, progress=_progress(), **settings)
    if stamp and not outcome.problems:
        stamp.set(outcome.again)
    print(*outcome.said, sep="\n")
    return _report(outcome.problems, strict=strict)


def _report(problems: Iterable[Problem], *, strict: bool = False) -> int:
    """Print every problem and how many there are; with ``strict`` a warning counts like any other."""
    found = [*problems]
    warnings = sum(problem.warning for problem in found)
    parts = [(len(found) - warnings, "problem"), (warnings, "warning")]
    if found:
        print(*found, sep="\n", file=sys.stderr)
        print(", ".join(counted(count, what) for count, what in parts if count), file=sys.stderr)
    return FAULTS if len(found) > (0 if strict else warnings) else DONE


def _progress() -> Callable[[str, int, int], None]:
    """A counter on the terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        return lambda _what, _done, _all: None

    def show(what: str, done: int, total: int) -> None:
        if done % 20 == 0 and total > 20:
            print(f"\r{what} {done:,} of {total:,}\x1b[K", end="\r", file=sys.stderr, flush=True)

    return show


def _no_options(_command: argparse.ArgumentParser) -> None:
    """The command has none of its own."""


def _extract_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", nargs="*", metavar="ID", help="only these: ids, or files such as articles/talks.txt")


def _check_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--strict", action="store_true", help="let warnings count as problems")


def _serve_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--port",
        type=int,
        choices=range(65536),
        default=8000,
        metavar="PORT",
        help="0 takes any that is free (default: 8000)",
    )


def _inspect_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", nargs="+", metavar="FILE", help="an article, from any folder")


def _publish_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--remote", default="origin", help="the remote to push to (default: origin)")
    command.add_argument("--branch", default="gh-pages", help="its branch that holds the site (default: gh-pages)")


def _pack_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="a .zip of the built site, or an .epub, a book")
    only = "chapters of the book, comma between them: countries/japan,issues/abductions or whole kinds: countries"
    command.add_argument("--only", default="", metavar="LIST", help=only)


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("source", nargs="+", metavar="FILE|DIR|URL", help="an article, a feed, a mail, an archive …")
    command.add_argument("--force", action="store_true", help="take what is there already, too")
    command.add_argument("--private", action="store_true", help="let addresses lead to this or a private network")


COMMANDS = {
    "add": (_add, _add_options, "copy articles into the content folder, each under a clean name and once"),
    "extract": (_extract, _extract_options, "write a summary of each article"),
    "check": (_check, _check_options, "hold summaries, overrides and articles against one another"),
    "build": (_build, _no_options, "make the pages"),
    "serve": (_serve, _serve_options, "show the site at 127.0.0.1, and again after each change"),
    "inspect": (_inspect, _inspect_options, "print what is seen in single articles, as JSON"),
    "pack": (_pack, _pack_options, "put the built site into a zip, or the briefings into a book (EPUB)"),
    "publish": (_publish, _publish_options, "push the site to a branch of a remote"),
}
"""Each command: what it does, its own options, and its line of help."""
