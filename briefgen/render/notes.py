"""An editor's notes: Markdown without HTML, so that nothing but text and safe links gets through."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup


def note(text: str) -> Markup:
    """Render a note; empty stays empty.

    >>> note("A *firm* line. <b>")
    Markup('<p>A <em>firm</em> line. &lt;b&gt;</p>\\n')
    """
    if not text.strip():
        return Markup("")
    tokens = _parser().parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"  # the page has its own first heading
    return Markup(_parser().renderer.render(tokens, _parser().options, {}))


@cache
def _parser() -> MarkdownIt:
    """Links may lead to http, https and mail only: that is the parser's own rule; images are left out."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
