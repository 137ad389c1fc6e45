"""How well days, stories and quotes are told in the labelled news of events beside the project.

Its texts belong to their publishers and stay where they are; where the folder is absent, nothing is measured.
``python -m tests.quality.events`` prints the figures of today.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from briefgen.brief.retellings import retellings
from briefgen.errors import BriefgenError
from briefgen.extract import extract
from briefgen.extract.attributions import attributions
from briefgen.extract.speakers import Span
from briefgen.model.article import Article
from briefgen.model.summary import Summary
from briefgen.read import read
from tests.quality.days import LABELS, days
from tests.quality.labels import HERE, digest, knowledge

SHARE = HERE.parents[2] / "shared" / "eval" / "events"
CLUSTERS = SHARE / "clustering" / "dev.jsonl"
QUOTES = SHARE / "quotes" / "dev.jsonl"
FLOORS = HERE / "floors_events.yaml"

OVERLAP = 0.5
"""Share (0 to 1) of the shorter content that two attributions have in common when they are the same one."""

_SPEECH = re.compile(
    r"\b(?:sa(?:id|ys?)|saying|told|tell\w*|wr(?:ote|it)\w*|add(?:ed|s|ing)|not(?:ed|es|ing)|according to|declar\w+"
    r"|argu\w+|ask(?:ed|s)|repl(?:ied|ies)|respon\w+|explain\w*|announc\w+|warn\w*|claim\w*|continu\w+|stat(?:ed|es)|insist\w*"
    r"|conclu\w+|suggest\w*|report(?:ed|s))"
)
"""Cues of direct and indirect speech; other labels are of beliefs, plans and deeds."""

_BEFORE = re.compile(r"((?:[A-Z][\w.’']*\s?){1,5}|[Hh]e|[Ss]he|[Tt]hey)\s+said\b([^\n]*)")
_AFTER = re.compile(r"([^\n]*[,”\"]) said ((?:[A-Z][\w.]*\s?){1,5})")
"""The baseline: a name or a pronoun, ``said``, and the rest of the line, in either order."""


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution, wanted or found; spans count characters."""

    speaker: Span
    content: tuple[Span, ...]
    is_speech: bool = True


Finder = Callable[[str], list[Said]]


def clusters() -> dict[str, float]:
    """B-cubed F1 of stories, and the share of pairs of two similar events that are kept apart."""
    rows = [json.loads(line) for line in CLUSTERS.open(encoding="utf-8")]
    found = {row["id"]: made for row in rows if (made := _made(row["id"], row["text"]))}
    groups = retellings([summary for _, summary in found.values()], {id: article for id, (article, _) in found.items()})
    told = {row["id"]: row["id"] for row in rows} | {id: group[0] for group in groups for id in group}
    return {
        "stories_f1": _b_cubed([(row["cluster"], told[row["id"]]) for row in rows]),
        "siblings_apart": _apart([(row["topic"], row["cluster"], told[row["id"]]) for row in rows]),
    }


def _made(id: str, text: str) -> tuple[Article, Summary] | None:
    try:
        article = read("story.txt", text.encode(), knowledge())
    except BriefgenError:
        return None
    return article, extract(article, knowledge(), id)


def _b_cubed(pairs: Sequence[tuple[str, str]]) -> float:
    """F1 of wanted and found groups, each article counted once."""
    wanted, found = (Counter(side) for side in zip(*pairs, strict=True))
    both = Counter(pairs)
    precision = sum(both[pair] / found[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(both[pair] / wanted[pair[0]] for pair in pairs) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def _apart(rows: Sequence[tuple[str, str, str]]) -> float:
    siblings = [(a[2] != b[2]) for a, b in combinations(rows, 2) if a[0] == b[0] and a[1] != b[1]]
    return sum(siblings) / len(siblings)


def quotes(finder: Finder) -> dict[str, float]:
    """Precision of what is found, and recall of all labels and of those of speech; F1 of speech from the last two."""
    counts: Counter[str] = Counter()
    for line in QUOTES.open(encoding="utf-8"):
        row = json.loads(line)
        wanted, found = list(_wanted(row)), finder(row["text"])
        hits = _matched(wanted, found)
        counts.update(right=len(hits), found=len(found), wanted=len(wanted))
        counts.update(speech=sum(each.is_speech for each in wanted), spoken=sum(each.is_speech for each in hits))
    precision, recall = counts["right"] / counts["found"], counts["spoken"] / counts["speech"]
    return {
        "quotes_precision": precision,
        "quotes_recall": counts["right"] / counts["wanted"],
        "speech_recall": recall,
        "speech_f1": 2 * precision * recall / (precision + recall),
    }


def ours(text: str) -> list[Said]:
    """What briefgen finds."""
    return [Said(each.speaker, each.content) for each in attributions(tuple(text.split("\n")))]


def baseline(text: str) -> list[Said]:
    """What ``X said`` finds."""
    before = [Said(match.span(1), (match.span(2),)) for match in _BEFORE.finditer(text) if match[2].strip(" .")]
    return before + [Said(match.span(2), (match.span(1),)) for match in _AFTER.finditer(text)]


def _wanted(row: Any) -> Iterator[Said]:
    """The labels that name a source; it and the cue may be in parts."""
    for label in row["attributions"]:
        source, content = (
            [(first, last) for part in label[key] for first, last in part["spans"]] for key in ("source", "content")
        )
        cue = " ".join(part["text"] for part in label["cue"]).lower()
        if source and content:
            speaker = min(first for first, _ in source), max(last for _, last in source)
            yield Said(speaker, tuple(content), bool(_SPEECH.search(cue)))


def _matched(wanted: Sequence[Said], found: Sequence[Said]) -> list[Said]:
    """The labels that are met, each by one of what is found: speakers that overlap, and contents in good part."""
    free, hits = list(found), []
    for label in wanted:
        near = (
            each for each in free if _common((label.speaker,), (each.speaker,)) and _agree(label.content, each.content)
        )
        if hit := next(near, None):
            free.remove(hit)
            hits.append(label)
    return hits


def _agree(one: Sequence[Span], other: Sequence[Span]) -> bool:
    shorter = min(sum(last - first for first, last in spans) for spans in (one, other))
    return _common(one, other) >= OVERLAP * shorter


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Characters that two lists of spans share."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


@cache
def measured(name: str) -> dict[str, float]:
    """The figures of one set, rounded down to three decimals as floors are."""
    figures = {"days": days, "stories": clusters, "quotes": partial(quotes, ours)}[name]()
    return {key: int(value * 1000) / 1000 for key, value in figures.items()}


SETS: dict[str, Path] = {"days": LABELS, "stories": CLUSTERS, "quotes": QUOTES}
"""The labels of each set."""


def floors() -> dict[str, Any]:
    """The least that each set must reach, with the digest of its labels."""
    found: dict[str, Any] = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Print each figure, and that of the baseline."""
    for name, path in SETS.items():
        print(f"{name}  labels {digest((path,))}")
        print("\n".join(f"  {key:18} {value:.3f}" for key, value in measured(name).items()))
    print("baseline\n" + "\n".join(f"  {key:18} {value:.3f}" for key, value in quotes(baseline).items()))


if __name__ == "__main__":
    main()
