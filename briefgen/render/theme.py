"""The theme: template and asset sources, the shipped ones and a site's own over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import BriefgenError, Place, Problem

STYLE = "style.css"
"""The one style sheet; 404.html carries it inside, since it is served at any depth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What pages are made with, by file name within its folder."""

    templates: Mapping[str, str]
    """Jinja sources: the ``.html`` files."""

    assets: Mapping[str, bytes]
    """All other files; each is copied to ``assets/``."""


def shipped_templates() -> Path:
    """Where the default theme lies: beside the modules in a wheel, beside the package in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def load_theme(shipped: Path, own: Path | None = None) -> Theme:
    """Read a theme from disk; a file in ``own`` takes the place of the shipped one of the same name.

    :raises BriefgenError: a template is not UTF-8.
    """
    files = _files(shipped) | (_files(own) if own and own.is_dir() else {})
    templates = {name: path for name, path in files.items() if name.endswith(".html")}
    return Theme(
        templates={name: _text(path) for name, path in templates.items()},
        assets={name: path.read_bytes() for name, path in files.items() if name not in templates},
    )


def _files(folder: Path) -> dict[str, Path]:
    """All files under a folder but hidden ones, by their path within it, sorted."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {name.as_posix(): found[name] for name in sorted(found) if not any(part[0] == "." for part in name.parts)}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        place = Place(f"templates/{path.name}")
        problem = Problem(place, f"not UTF-8 at byte {error.start}", "save the template as UTF-8")
        raise BriefgenError([problem]) from error
