"""From the articles of a content folder to their summaries on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Place, Problem
from briefgen.gather import Inputs, gather
from briefgen.ids import assign, gone
from briefgen.outcome import Outcome, counted, seen_from, stop_at, told_from
from briefgen.recall import Progress, Recall, silent
from briefgen.write import locked, make_folder, remove_file, write_file

NEW, CHANGED, SAME = "new", "changed", "the same"


def extract_all(content: Path, cache: Cache, only: Collection[str] = (), progress: Progress = silent) -> Outcome:
    """Write a summary of each article to ``content/summaries``; a fault in one article does not hold up the others.

    :param only: ids or files of the articles to sum up; all when empty.
    :raises BriefgenError: there is nothing to work on, the knowledge is at fault, or the disk refuses.
    """
    inputs = gather(content)
    with told_from(content):
        recall = Recall(cache, content, progress)
        stop_at(problem for problem in inputs.problems if problem.place.path.startswith("knowledge"))
        knowledge = recall.knowledge(inputs.knowledge)
        reading = recall.articles(inputs.articles, knowledge)
        parsed, broken = recall.sources(inputs.summaries)
        known = {Path(path).stem: source for path, source in parsed.items()}
        present = reading.present(inputs.present, (source.file for source in known.values()))
        ids = assign(reading.articles, known, present)
        stale = gone(known, present, ids.values()) if inputs.present else []
        chosen = _chosen(ids, {name.rstrip("/") for name in only})
        made = recall.extractions({ids[file]: file for file in chosen}, reading, knowledge, whole=not only)
        problems = (*_of_extract(inputs.problems), *reading.problems, *_not_mended(broken, made))
    counts = _put(content, made, inputs)
    removed = _remove(content, [] if only else stale)
    return Outcome(
        said=(*removed, _summed_up(counts)),
        again=(_summed_up(Counter({SAME: len(made)})),),
        problems=seen_from(content, problems),
    )


def _chosen(ids: Mapping[str, str], only: Collection[str]) -> list[str]:
    """Files to sum up.

    :param only: ids, files, or containers and folders of files, which stand for all that is in them.
    :raises BriefgenError: something in ``only`` is no article.
    """
    named = {file: {ids[file], file, *(path.as_posix() for path in PurePosixPath(file).parents)} for file in ids}
    if unknown := sorted(set(only).difference(*named.values())):
        hint = "name the id of a summary, or a file such as articles/talks.txt"
        raise BriefgenError(Problem(Place(name), "no such article", hint) for name in unknown)
    return [file for file in sorted(ids) if not only or not named[file].isdisjoint(only)]


def _of_extract(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.place.path.split("/")[0] in ("articles", "summaries"))


def _not_mended(broken: Iterable[Problem], made: Collection[str]) -> Iterator[Problem]:
    """Damaged summaries but those that are written anew."""
    return (problem for problem in broken if Path(problem.place.path).stem not in made)


def _put(content: Path, made: Mapping[str, str], inputs: Inputs) -> Counter[str]:
    """Write the summaries; answers with how many were new, changed and the same."""
    folder = content / "summaries"
    counts: Counter[str] = Counter()
    if made:
        make_folder(folder)
        with locked(folder):
            for id, text in sorted(made.items()):
                wrote = write_file(folder / f"{id}.yaml", text.encode())
                counts[_kind(wrote, f"summaries/{id}.yaml" in inputs.summaries)] += 1
    return counts


def _kind(wrote: bool, was_there: bool) -> str:
    if not wrote:
        return SAME
    return CHANGED if was_there else NEW


def _remove(content: Path, stale: Iterable[str]) -> list[str]:
    said = []
    for id in stale:
        path = content / "summaries" / f"{id}.yaml"
        remove_file(path)
        said.append(f"removed {path.as_posix()}: its article is gone")
    return said


def _summed_up(counts: Counter[str]) -> str:
    parts = [f"{counts[kind]:,} {kind}" for kind in (NEW, CHANGED, SAME) if counts[kind]]
    return f"{counted(counts.total(), 'article')} summed up" + (f": {', '.join(parts)}" if parts else "")
