"""The words of the interface in one language: texts by key, counted ones in the form that goes with the number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from briefgen.nodes.document import suggestion
from briefgen.render.texts.dates import DAY, spoken
from briefgen.render.texts.plural import OTHER

Pieces = tuple[tuple[str, str | None], ...]
"""A text taken apart: words, and the name of what is put after them, None at the end."""

COUNT = "n"
"""The placeholder whose number decides the form of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordbook:
    """Every text of one language."""

    language: str
    """Its code: ``fr``."""

    forms: Mapping[str, Mapping[str, Pieces]]
    """By key (``home.newest``), then by plural form; each has ``other``."""

    plural: Callable[[int], str]
    names: Mapping[str, Mapping[str, str]]
    """Names of subjects in this language by kind and id; what it has no name for keeps its English one."""

    _known: dict[object, Markup] = field(default_factory=dict)
    """Texts that take nothing, or only a number, as HTML: pages ask for them again and again."""

    _dates: dict[str, str] = field(default_factory=dict)

    def __call__(self, key: str, **values: object) -> str:
        """A text as words.

        :param values: what stands in its placeholders; ``n`` decides the form, whole numbers are written with marks.
        :raises LookupError: there is no such text, or a value for a placeholder is missing.
        """
        return "".join(self._filled(key, values, str, str))

    def html(self, key: str, **values: object) -> Markup:
        """The same for a template: values are escaped unless they are markup, apostrophes stay as they are."""
        if values and (len(values) > 1 or COUNT not in values):
            return Markup("".join(self._filled(key, values, _escaped, escape)))
        wanted: object = (key, values[COUNT]) if values else key
        if wanted not in self._known:
            self._known[wanted] = Markup("".join(self._filled(key, values, _escaped, escape)))
        return self._known[wanted]

    def coded(self, group: str, code: str) -> str:
        """The text of a group for a code that summaries hold: a rule, a reason; the code itself where there is none."""
        return self(f"{group}.{code}") if f"{group}.{code}" in self.forms else code

    def patterns(self, key: str) -> str:
        """All forms of a text with their placeholders, as JSON: a script counts for itself."""
        forms = {form: "".join(_written(pieces)) for form, pieces in self._of(key).items()}
        return json.dumps(forms, ensure_ascii=False, separators=(",", ":"))

    def number(self, number: int) -> str:
        """A whole number as this language groups its digits."""
        return str(number) if -1000 < number < 1000 else f"{number:,}".replace(",", self("numbers.thousands"))

    def date(self, value: str) -> str:
        """An EDTF date for a reader: ``22 September 2024``, ``August 2024``, ``date unknown``."""
        if value not in self._dates:
            self._dates[value] = spoken(value, self)
        return self._dates[value]

    def listed(self, items: Sequence[str]) -> str:
        """Several things in a row: ``A, B and C``."""
        *others, last = items
        return self("lists.last").join([self("lists.items").join(others), last]) if others else last

    def on(self, key: str, date: str, **values: object) -> str:
        """A text with a date in it, as ``{date}``; that of ``key`` with ``_day`` where the day is known.

        "Since 2012" and "since 3 May 2012" are put alike in English, but not in every language.
        """
        is_day = DAY.fullmatch(date[:10]) and "/" not in date
        return self(f"{key}_day" if is_day else key, date=self.date(date), **values)

    def name(self, kind: str, id: str, english: str = "") -> str:
        """What this language calls something; its English name, or the id, where it has no name for it."""
        return self.names[kind].get(id) or english or id

    def _of(self, key: str) -> Mapping[str, Pieces]:
        if key not in self.forms:
            raise LookupError(f"there is no text '{key}'; {suggestion(key, self.forms)}".removesuffix("; "))
        return self.forms[key]

    def _filled(
        self,
        key: str,
        values: Mapping[str, object],
        literal: Callable[[str], str],
        shown: Callable[[str], str],
    ) -> Iterator[str]:
        forms, count = self._of(key), values.get(COUNT)
        form = self.plural(count) if len(forms) > 1 and isinstance(count, int) else OTHER
        for words, name in forms.get(form) or forms[OTHER]:
            yield literal(words)
            if name is not None:
                if name not in values:
                    raise LookupError(f"the text '{key}' wants a value for '{name}'")
                value = values[name]
                yield shown(self.number(value) if isinstance(value, int) else value)  # type: ignore[arg-type]


def _written(pieces: Pieces) -> Iterator[str]:
    """The text as its file has it."""
    for words, name in pieces:
        yield words
        if name is not None:
            yield f"{{{name}}}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
