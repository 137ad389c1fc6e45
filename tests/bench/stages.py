"""CPU time an article of each stage from file to summary, what recognition makes in a second, and spaCy beside it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from briefgen.extract import extract, extractor, story
from briefgen.knowledge import load
from briefgen.model.article import Article
from briefgen.model.world import Knowledge
from briefgen.read import read

ROUNDS = 5
"""Rounds of which the fastest counts, since whatever else the machine does only ever slows one down."""

ARTICLES = 200
"""Articles of a round at most."""

COMPARED = 40
"""Articles of a round at most that spaCy reads too; it takes its time."""

WORDS = 350
"""Words of the article in which throughput is counted."""

MODEL = "en_core_web_sm"
"""How the name of spaCy's small English model starts, in whatever package it is installed."""

STAGES: tuple[tuple[str, ModuleType, tuple[str, ...]], ...] = (
    ("tokens", story, ("tokenise",)),
    ("names", story, ("decisions",)),
    ("offices", story, ("_part",)),
    ("people", story, ("survey", "cast", "index_surnames", "_with_people")),
    ("sentences", story, ("sentences", "_passages")),
    ("dates", story, ("dates",)),
    ("issues", extractor, ("issue_hits", "issue_roles")),
    ("who acts", extractor, ("groups_by_sentence",)),
    ("salience", extractor, ("look_over", "country_roles", "organisation_roles", "leader_roles")),
    ("events", extractor, ("events", "_records")),
    ("statements", extractor, ("statements", "speakers_of")),
    ("candidates", extractor, ("candidates",)),
    ("key points", extractor, ("key_points",)),
    ("review", extractor, ("review_items",)),
    ("evidence", extractor, ("_proven",)),
)
"""The stages in their order, each as the functions that a module calls for it; none of them calls another."""

RECOGNITION = ("tokens", "names", "offices", "people", "sentences", "dates", "issues", "who acts", "salience")
"""The stages that tell who, where, when and what about."""

Seconds = dict[str, float]
"""CPU seconds of a round by stage; of the whole under ``read``, ``extract`` and, while stages are timed, ``timed``."""


def print_stages(files: Sequence[Path]) -> None:
    """Print what each stage takes, and how recognition compares with spaCy where that is installed."""
    knowledge = load()
    data = [(path.name, path.read_bytes()) for path in files[:ARTICLES]]
    articles = [read(name, text, knowledge) for name, text in data]
    words = sum(len(article.text.split()) for article in articles)
    rounds = [_read_round(data, knowledge) | _round(articles, knowledge) for _ in range(ROUNDS)]
    best = {stage: min(each[stage] for each in rounds) for stage in rounds[0]}
    stages = [*((name, best[name]) for name, _, _ in STAGES), ("read", best["read"])]
    stages.append(("the rest", best["timed"] - sum(best[name] for name, _, _ in STAGES)))
    print(f"\nmicroseconds an article, {words / len(articles):.0f} words each")
    for name, seconds in stages:
        print(f"{name:12} {seconds / len(articles) * 1e6:8.0f}{'  recognition' * (name in RECOGNITION)}")
    print(f"\narticles of {WORDS} words a second: recognition {_rate(words, recognised(best)):,.0f}, ", end="")
    print(f"everything {_rate(words, best['read'] + best['extract']):,.0f}")
    print(_beside_spacy(articles[:COMPARED], knowledge))


def recognised(seconds: Seconds) -> float:
    """The seconds of recognition alone."""
    return sum(seconds[stage] for stage in RECOGNITION)


def _rate(words: int, seconds: float) -> float:
    return words / WORDS / seconds


def _read_round(data: Sequence[tuple[str, bytes]], knowledge: Knowledge) -> Seconds:
    start = time.process_time()
    for name, text in data:
        read(name, text, knowledge)
    return {"read": time.process_time() - start}


def _round(articles: Sequence[Article], knowledge: Knowledge) -> Seconds:
    """Extract all articles once with every stage timed, and once more to time the whole."""
    spent: Seconds = defaultdict(float, dict.fromkeys((name for name, _, _ in STAGES), 0.0))
    own = {(module, name): getattr(module, name) for _, module, names in STAGES for name in names}
    for stage, module, names in STAGES:
        for name in names:
            setattr(module, name, _timed(own[module, name], stage, spent))
    start = time.process_time()
    try:
        _extract_all(articles, knowledge)
    finally:
        spent["timed"] = time.process_time() - start
        for (module, name), function in own.items():
            setattr(module, name, function)
    start = time.process_time()
    _extract_all(articles, knowledge)
    return {**spent, "extract": time.process_time() - start}


def _extract_all(articles: Sequence[Article], knowledge: Knowledge) -> None:
    for article in articles:
        extract(article, knowledge, "measured")


def _timed(function: Callable[..., Any], stage: str, spent: Seconds) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:
        start = time.process_time()
        found = function(*arguments, **options)
        spent[stage] += time.process_time() - start
        return found

    return timed


def _beside_spacy(articles: Sequence[Article], knowledge: Knowledge) -> str:
    """How many times as fast as spaCy's small model recognition is, both reading the same articles by turns."""
    if find_spec("spacy") is None:
        return "spaCy is not installed beside briefgen: no comparison"
    spacy = import_module("spacy")
    models = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en"))
    if not models:
        return "spaCy has no English model installed: no comparison"
    model = next((name for name in models if name.startswith(MODEL)), models[0])
    reader = spacy.load(model)
    texts = [article.text for article in articles]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(recognised(_round(articles, knowledge)))
        start = time.process_time()
        for _document in reader.pipe(texts):
            pass
        theirs.append(time.process_time() - start)
    each = min(theirs) / len(texts) * 1e3
    ratio = min(theirs) / min(ours)
    return f"spaCy {spacy.__version__} with {model}: {each:.1f} ms an article; recognition is {ratio:.0f} times as fast"
