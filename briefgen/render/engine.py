"""The press: templates, the lines they share, and template faults told as faults of a file."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from markupsafe import Markup

from briefgen.errors import BriefgenError, Place, Problem
from briefgen.model.site import Site
from briefgen.render.body import SourceLine
from briefgen.render.keys import Keys
from briefgen.render.lines import ArticleLine, EventLine
from briefgen.render.marks import Marks, coded, own_cites
from briefgen.render.page import File, Kept, Page, root_of
from briefgen.render.templates import Codes, Templates
from briefgen.render.texts import Wordbook
from briefgen.render.theme import Theme

FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What a fault in a template raises when it is rendered; the same from our own code is passed on."""

NUMBER = re.compile("\ue000([^\ue000\ue001<>\\s]*)\ue001")
"""A source's number, to be filled in when the page is known; the signs may stand in an article too, apart."""


class Press:
    """Renders pages from one theme. Keeps each line it has rendered, by depth of the page."""

    def __init__(
        self,
        theme: Theme,
        site: Site,
        t: Wordbook,
        nav: Sequence[tuple[str, str]],
        marks: Callable[[str, str], Marks] = Marks,
        known: Mapping[str, Kept] | None = None,
        codes: Codes | None = None,
    ) -> None:
        self._theme = theme
        self._site = site
        self._t = t
        self._nav = tuple(nav)
        self._marks = marks
        self._environments: dict[str, Templates] = {}
        self._lines: dict[tuple[str, str], Markup] = {}
        self._known = known or {}
        self._codes = {} if codes is None else codes
        self._keys = Keys(theme.templates, site, t.language, t.forms, self._nav)
        self._words = Keys(t.language, t.forms).page()

    def page(self, path: str, template: str, sources: Sequence[SourceLine] = (), **view: Any) -> File:
        """Render one page, unless it is known to be made from the same already.

        :param sources: the articles that its marks number.
        :param view: what the template shows, made for it.
        :raises BriefgenError: a template is at fault; names its line and the page.
        """
        key, kept = self._keys.page(path, template, sources, view), self._known.get(path)
        if kept and kept.key == key:
            return kept
        return replace(self.render(path, template, sources, **view), key=key)

    def render(self, path: str, template: str, sources: Sequence[SourceLine] = (), **view: Any) -> Page:
        """Render one page in any case.

        :raises BriefgenError: a template is at fault; names its line and the page.
        """
        environment = self._environment(root_of(path))
        try:
            text = environment.get_template(template).render(view, path=path, sources=sources)
        except FAULTS as error:
            raise self._fault(error, path) from error
        numbers = {source.article.id: f"{source.number} " for source in sources}
        return Page(path=path, content=NUMBER.sub(lambda match: numbers.get(match[1], ""), text).encode())

    def _environment(self, root: str) -> Templates:
        """The templates as pages of one depth use them, with what they call to write lines and links."""
        if root not in self._environments:
            templates = Templates(self._theme.templates, self._writers(root), self._codes, self._words)
            templates.filters["coded"] = coded
            templates.globals.update(site=self._site, nav=self._nav, root=root)
            templates.globals.update(number=self._t.number, patterns=self._t.patterns)
            self._environments[root] = templates
        return self._environments[root]

    def _writers(self, root: str) -> dict[str, Callable[..., Markup]]:
        marks = self._marks(root, self._site.language)

        def once(key: str, template: str, **view: Any) -> Markup:
            if (root, key) not in self._lines:
                made = self._environment(root).get_template(template).render(view)
                self._lines[root, key] = Markup(made.strip())
            return self._lines[root, key]

        def line(event: EventLine) -> Markup:
            return once(self._keys.of(event), "line.html", event=event)

        def row(article: ArticleLine) -> Markup:
            return once(self._keys.of(article), "row.html", article=article)

        def navigation(path: str) -> Markup:
            here = path if path in sections else path.partition("/")[0] + "/index.html"
            return once(f"//{path in sections}/{here}", "navigation.html", here=here, page=path)

        sections = {target for _, target in self._nav}
        return {
            **{"link": marks.link, "links": marks.links, "text": marks.text, "cites": marks.cites, "marks": own_cites},
            **{"joined": marks.joined, "english": marks.english, "lang": marks.lang, "t": self._t.html},
            **{"line": line, "row": row, "navigation": navigation},
        }

    def _fault(self, error: Exception, page: str) -> Exception:
        """The fault of a template as a problem; any other error as it is."""
        if isinstance(error, TemplateSyntaxError):
            return BriefgenError([self._problem(error.filename or "templates", error.lineno, error, page)])
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if self._is_ours(frame.filename)]
        if frames:
            return BriefgenError([self._problem(frames[-1].filename, frames[-1].lineno or 0, error, page)])
        return (
            BriefgenError([self._problem("templates", 0, error, page)]) if isinstance(error, TemplateError) else error
        )

    def _is_ours(self, filename: str) -> bool:
        return filename.removeprefix("templates/") in self._theme.templates

    def _problem(self, file: str, line: int, error: Exception, page: str) -> Problem:
        message = " ".join(str(error).split()) or type(error).__name__
        lines = self._theme.templates.get(file.removeprefix("templates/"), "").splitlines()
        source = lines[line - 1] if 0 < line <= len(lines) else ""
        return Problem(Place(file, line), f"{message}, on page {page!r}", "mend the template", source)
