"""What briefgen knows of the world, read from YAML that a person can correct and extend."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from briefgen.knowledge.check import check
from briefgen.knowledge.load import build, fingerprint, layers
from briefgen.knowledge.store import dump, undump
from briefgen.model.world import Knowledge

__all__ = ["dump", "fingerprint", "load", "undump"]


def load(extra: Mapping[str, bytes] = MappingProxyType({})) -> Knowledge:
    """Read the knowledge that ships with briefgen, and a site's own over it.

    :param extra: the files of ``content/knowledge/`` by path. A file has the name and shape of a shipped one
        (``countries.yaml``, ``leaders.yaml`` …); it adds entries, and of one that exists replaces the keys it gives.
    :raises BriefgenError: with every fault of all files at once.
    """
    with _without_collection():
        found = layers(extra)
        check(found)
        found.raise_problems()
        return build(found, fingerprint(extra))


@contextmanager
def _without_collection() -> Iterator[None]:
    """Let no collector look for cycles among half a million nodes that hold none: it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
