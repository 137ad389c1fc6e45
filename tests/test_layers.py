"""A line of code imports only from layers below its own."""

from __future__ import annotations

import ast
from pathlib import Path

import briefgen

PACKAGE = Path(briefgen.__file__).parent

ORDER = (
    ("__init__", "errors"),
    ("model",),
    ("nodes",),
    ("knowledge", "published", "settings"),
    ("read",),
    ("extract",),
    ("summary",),
    ("brief",),
    ("render",),
    ("write",),
    ("cache", "outcome", "fetch", "twins"),
    ("stamp",),
    ("gather", "ids", "origin", "kept"),
    ("recall",),
    ("merge",),
    ("summarise", "check"),
    ("build",),
    ("preview", "publish", "inspect", "add"),
    ("pack", "serve"),
    ("cli",),
    ("__main__",),
)
"""Lowest first; those in one group do not import one another."""

RANK = {name: rank for rank, group in enumerate(ORDER) for name in group}


def test_every_part_of_the_package_has_a_layer() -> None:
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts == RANK.keys()


def test_imports_point_down_and_stand_at_the_top() -> None:
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                package, _, rest = name.partition(".")
                target = rest.split(".")[0] or "__init__"
                if package == "briefgen" and (node.col_offset or (target != part and RANK[target] >= RANK[part])):
                    wrong.append(f"{path.relative_to(PACKAGE)}:{node.lineno}: {name}")
    assert wrong == []
