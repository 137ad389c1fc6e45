"""How well briefgen reads and extracts, set by set: the samples, short labelled texts, traps, and the dev share.

``python -m tests.quality.measure`` prints the figures of today beside their floors; with ``--set NAME`` of one set,
with ``--off`` what is off as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from tests.quality.checks import Measured, add_up
from tests.quality.content import FLAT, PAGES, VARIANTS, measure_flat, measure_pages
from tests.quality.dev_share import SETS, measure_share, path_of
from tests.quality.labels import LEAKS, TEXTS, digest
from tests.quality.samples import GOLD, sample_checks
from tests.quality.texts import leak_checks, text_checks

FLOORS = Path(__file__).with_name("floors.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """A set: the files that hold its labels, and how it is measured."""

    files: tuple[Path, ...]
    measure: Callable[[], Measured]

    @property
    def is_here(self) -> bool:
        return all(path.is_file() for path in self.files)


OWN: dict[str, Labels] = {
    "samples": Labels(files=GOLD, measure=cache(lambda: add_up(sample_checks()))),
    "texts": Labels(files=TEXTS, measure=cache(lambda: add_up(text_checks()))),
    "traps": Labels(files=LEAKS, measure=cache(lambda: add_up(leak_checks()))),
}
"""The sets that ship with the project."""

DEV_SHARE: dict[str, Labels] = {
    name: Labels(files=(path_of(name),), measure=partial(measure_share, name)) for name in SETS
}
"""The sets that lie beside it, if they do."""

CONTENT = {
    "pages": Labels(files=(PAGES,), measure=measure_pages),
    **{name: Labels(files=(FLAT,), measure=partial(measure_flat, name)) for name in VARIANTS},
}
"""Saved and flattened pages beside the project, if they are there; reading the saved ones needs the extra ``html``."""

ALL = OWN | DEV_SHARE | CONTENT


def main(arguments: Sequence[str] | None = None) -> None:
    """Print each figure with its floor, and on demand what counts against it."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.measure")
    parser.add_argument("--set", choices=ALL, help="only this set")
    parser.add_argument("--off", action="store_true", help="what is off as well")
    options = parser.parse_args(arguments)
    for name, labels in ALL.items():
        if options.set in (None, name) and labels.is_here:
            _show(name, labels, with_off=options.off)


def _show(name: str, labels: Labels, *, with_off: bool) -> None:
    measured, pinned = labels.measure(), floors().get(name, {}).get("floors", {})
    print(f"{name}  labels {digest(labels.files)}")
    for key, figure in measured.figures.items():
        print(f"  {key:26} {figure.share:.3f}  floor {pinned.get(key, 0):.3f}  ({figure.count})")
    for key, lines in measured.off.items() if with_off else ():
        print("\n".join(f"  {key}: {line}" for line in lines))


def floors() -> dict[str, Any]:
    """The least that each set must reach, with the digest of its labels."""
    found: dict[str, Any] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
