"""Summaries, articles and overrides held against one another: what is proven, what is edited, what does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.gather import SITE, Inputs
from briefgen.model.article import Article
from briefgen.model.site import Site
from briefgen.model.summary import Summary
from briefgen.model.world import Knowledge
from briefgen.nodes.document import closest
from briefgen.outcome import counted
from briefgen.published import PUBLISHED, Record, read_record
from briefgen.recall import Reading, Recall
from briefgen.render.texts import Wordbook, languages, wordbook
from briefgen.settings import read_site
from briefgen.summary import unproven
from briefgen.summary.editor import read_override
from briefgen.summary.override import Override, apply
from briefgen.summary.verdict import Judgement, judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What the pages are made from, and what is wrong with it."""

    summaries: tuple[Summary, ...]
    """With their overrides applied, by id."""

    articles: Mapping[str, Article]
    """By the id of the summary; those that are there."""

    judgements: Mapping[str, tuple[Judgement, ...]]
    """How each edit stands, by the id of the summary."""

    problems: tuple[Problem, ...]
    """In file order; nothing may be published while one of them is no warning."""


def merge(inputs: Inputs, knowledge: Knowledge, recall: Recall) -> Merged:
    """Apply the overrides to the summaries, and gather every fault of both."""
    parsed, broken = recall.summaries(inputs.summaries)
    reading = recall.articles(inputs.articles, knowledge)
    articles = reading.articles
    summaries = {_id(path): summary for path, summary in parsed.items()}
    overrides, faulty = _overrides(inputs.overrides, knowledge)
    own = {id: articles[it.source.file] for id, it in summaries.items() if it.source.file in articles}
    problems = (
        *_at_hand(inputs.problems),
        *(replace(problem, warning=True) for problem in reading.problems),
        *broken,
        *faulty,
        *_named(summaries),
        *_proof(summaries, own, inputs),
        *_lost(inputs),
        *(() if broken else _without_summary(summaries, reading)),
    )
    return Merged(
        summaries=tuple(apply(overrides[id], it) if id in overrides else it for id, it in sorted(summaries.items())),
        articles=own,
        judgements={id: judge(overrides[id], summaries[id]) for id in sorted(overrides.keys() & summaries.keys())},
        problems=tuple(sorted(problems)),
    )


def settings(inputs: Inputs) -> tuple[Site, Wordbook, tuple[Problem, ...]]:
    """The site's own settings, or the usual ones, with the texts of its language, and what is wrong with them."""
    site = Site()
    try:
        if inputs.site is not None:
            site = read_site(SITE, inputs.site, languages(inputs.texts))
        return site, wordbook(site.language, inputs.texts), tuple(_unused(inputs.texts, site.language))
    except BriefgenError as error:
        return site, wordbook(Site().language), error.problems


def _unused(texts: Iterable[str], language: str) -> Iterator[Problem]:
    """Files of texts in other languages than that of the pages: a wrong name would lose what they say."""
    for path in texts:
        if _id(path) != language:
            hint = f"name it {language}.yaml, or write `language: {_id(path)}` in {SITE}"
            yield Problem(Place(path), f"is not used: the pages are in '{language}'", hint, warning=True)


def published(inputs: Inputs) -> tuple[Record | None, tuple[Problem, ...]]:
    """The record of the last publication, if there is one, and what is wrong with it."""
    try:
        return (read_record(PUBLISHED, inputs.published) if inputs.published is not None else None), ()
    except BriefgenError as error:
        return None, error.problems


def _id(path: str) -> str:
    return PurePosixPath(path).stem


def _overrides(files: Mapping[str, bytes], knowledge: Knowledge) -> tuple[dict[str, Override], list[Problem]]:
    found: dict[str, Override] = {}
    problems: list[Problem] = []
    for path, data in files.items():
        try:
            found[_id(path)] = read_override(path, data, knowledge)
        except BriefgenError as error:
            problems += error.problems
    return found, problems


def _at_hand(problems: Iterable[Problem]) -> Iterator[Problem]:
    """An article that cannot be read stops no build: it is left out, or its summary is found to be unproven."""
    for problem in problems:
        left_out = problem.place.path.startswith("articles/")
        yield replace(problem, warning=True) if left_out else problem


def _named(summaries: Mapping[str, Summary]) -> Iterator[Problem]:
    """Summaries whose name is not their id, and second ones for one article."""
    first: dict[str, str] = {}
    for id, summary in sorted(summaries.items()):
        place = Place(f"summaries/{id}.yaml")
        if summary.id != id:
            yield Problem(place, f"has the id '{summary.id}'", "a summary is named after its id; do not rename it")
        other = first.setdefault(summary.source.file, id)
        if other != id:
            yield Problem(place, f"is of the same article as {other}.yaml", "delete one of the two")


def _proof(summaries: Mapping[str, Summary], articles: Mapping[str, Article], inputs: Inputs) -> Iterator[Problem]:
    """Claims that their article does not bear out; without any articles there is nothing to hold them against."""
    if not inputs.present:
        yield Problem(Place("articles"), "no articles, so that no quote was checked", warning=True)
        return
    for id, summary in sorted(summaries.items()):
        place = Place(f"summaries/{id}.yaml")
        article = articles.get(id)
        if article is None:
            hint = "mend the article, or run `briefgen extract`, which removes a summary whose article is gone"
            yield Problem(place, f"its article {summary.source.file} cannot be read", hint)
            continue
        faults = unproven(summary, article)
        yield from faults
        if not faults and article.sha256 != summary.source.sha256:
            hint = "run `briefgen extract`"
            yield Problem(place, f"{summary.source.file} was changed since it was summed up", hint, warning=True)


def _lost(inputs: Inputs) -> Iterator[Problem]:
    """Overrides that belong to no summary."""
    known = [_id(path) for path in inputs.summaries]
    for path in inputs.overrides:
        if _id(path) not in known:
            near = closest(_id(path), known)
            hint = f"the closest is '{near}'" if near else "it has the file name of its summary"
            yield Problem(Place(path), "there is no summary of this name; not applied", hint, warning=True)


def _without_summary(summaries: Mapping[str, Summary], reading: Reading) -> Iterator[Problem]:
    """Articles that are not summed up; those of one container together."""
    known = {summary.source.file for summary in summaries.values()}
    counts = Counter(reading.container(file) for file in reading.articles.keys() - known)
    for file, count in counts.items():
        whose = "has" if file in reading.articles else counted(count, "entry has", "entries have")
        yield Problem(Place(file), f"{whose} no summary yet", "run `briefgen extract`", warning=True)
