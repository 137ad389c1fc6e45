"""The pages that hardly change: about, 404, and the files that pages need."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from markupsafe import Markup

from briefgen.render.body import rests_on
from briefgen.render.edition import Edition
from briefgen.render.engine import Press
from briefgen.render.notes import note
from briefgen.render.page import File, Page
from briefgen.render.theme import STYLE, Theme


def about_page(edition: Edition, press: Press) -> Iterator[File]:
    """What this site is and how it is made, and what its editors say of it."""
    own: Markup = note(edition.notes.get("about.md", ""))
    rests = rests_on(edition, tuple(edition.articles.values()))
    yield press.page("about.html", "about.html", note=own, rests=rests)


def not_found_page(edition: Edition, press: Press, theme: Theme) -> Iterator[File]:
    """The page a server shows at any depth: its style inside, its links from the site's own address."""
    style = theme.assets.get(STYLE, b"").decode()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    home = edition.site.base_url.rstrip("/") + "/index.html" if edition.site.base_url else "index.html"
    yield press.page("404.html", "404.html", style=Markup(style), style_hash=f"sha256-{digest}", home=home)


def files(theme: Theme) -> Iterator[Page]:
    """The theme's assets, and the mark that keeps GitHub Pages from running Jekyll."""
    yield Page(path=".nojekyll", content=b"")
    for name, content in theme.assets.items():
        yield Page(path=f"assets/{name}", content=content)
