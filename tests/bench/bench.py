"""CPU time and peak memory of extracting, building, again without news, after one edit; where it goes; the search."""

from __future__ import annotations

import argparse
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from corpus import write_corpus
from searching import print_search
from stages import print_stages

COSTS = 5
"""Functions that the profile names, by the time spent in themselves."""


def main() -> None:
    """Measure in a folder of its own, and print a table."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "content/articles"
        if options.corpus:
            shutil.copytree(options.corpus, articles)
        else:
            write_corpus(articles, options.articles)
        files = sorted(path for path in articles.rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in files)
        print(f"{len(files):,} articles, {size / 1000:,.0f} kB     CPU s     MiB")
        _row("extract", folder, ["extract"])
        _row("full build", folder, ["build"])
        _row("no-op: extract and build", folder, ["extract"], ["build"])
        with files[len(files) // 2].open("a", encoding="utf-8") as file:
            file.write("\n\nNorway later said that it would send observers to Kenya.\n")
        _row("one edit: extract and build", folder, ["extract"], ["build"])
        _profile(folder)
        print_stages(files)
        print_search(folder)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="a folder of articles, instead of made-up ones")
    parser.add_argument("--articles", type=int, default=1000, help="how many to make up (default: 1000)")
    return parser.parse_args()


def _row(name: str, folder: Path, *commands: list[str]) -> None:
    """Run commands one after the other, and print their sum of CPU seconds and their largest peak."""
    usages = [_run(folder, ["-m", "briefgen", *command]) for command in commands]
    seconds = sum(seconds for seconds, _ in usages)
    print(f"{name:30} {seconds:8.2f} {max(peak for _, peak in usages):7.0f}", flush=True)


def _run(folder: Path, arguments: list[str]) -> tuple[float, float]:
    """CPU seconds (user and system) and peak memory (MiB) of one process."""
    process = subprocess.Popen([sys.executable, *arguments], cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} failed with exit code {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def _profile(folder: Path) -> None:
    """Print where the time goes in extracting without a cache, and in building all pages."""
    for command, made in (("extract", ".briefgen"), ("build", "site")):
        shutil.rmtree(folder / made)
        _run(folder, ["-m", "cProfile", "-o", "profile", "-m", "briefgen", command])
        _costs(command, pstats.Stats(str(folder / "profile")))


def _costs(command: str, stats: pstats.Stats) -> None:
    rows = stats.get_stats_profile().func_profiles
    total = sum(row.tottime for row in rows.values())
    print(f"\nlargest costs of {command}, share of its time under the profiler")
    for name, row in sorted(rows.items(), key=lambda item: -item[1].tottime)[:COSTS]:
        where = f"{Path(row.file_name).name}:{row.line_number}" if row.line_number else "built in"
        print(f"{row.tottime / total:6.1%}  {name} ({where}), {row.ncalls} calls")


if __name__ == "__main__":
    main()
