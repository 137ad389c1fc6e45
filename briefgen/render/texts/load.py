"""The files of texts: the shipped languages, and over them a site's own, with single texts or a whole language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from string import Formatter
from typing import TypeAlias

from briefgen.errors import Place
from briefgen.nodes import SHIPPED, Document, Fields, Node, Text, parse
from briefgen.nodes.document import listed, suggestion
from briefgen.render.texts.book import COUNT, Pieces, Wordbook
from briefgen.render.texts.plural import FORMS, OTHER, plural

FOLDER = Path(__file__).parent

REFERENCE = "en"
"""The language whose file says which texts there are, and what may stand in each."""

PLURAL = "plural"
"""The group with the plural rules of a language."""

NAMES = ("countries", "regions", "organisations", "issues", "languages")
"""Groups with names, which a language may leave out: it then uses the English ones."""

Group: TypeAlias = dict[str, dict[str, Pieces]]
"""The forms of each text by its key."""

Book: TypeAlias = dict[str, Group]
"""The groups of a file."""


def languages(own: Iterable[str] = ()) -> tuple[str, ...]:
    """The codes of all languages that pages can be in.

    :param own: the files of a site: ``texts/de.yaml``.
    """
    return tuple(sorted({path.stem for path in FOLDER.glob("*.yaml")} | {PurePosixPath(path).stem for path in own}))


def wordbook(language: str, own: Mapping[str, bytes] | None = None) -> Wordbook:
    """The texts of one language, a site's own over those that are shipped.

    :param own: the files of a site by path: ``texts/de.yaml``.
    :raises BriefgenError: with every fault of the site's file of this language.
    """
    book = {name: dict(group) for name, group in shipped(language).items()}
    for path, data in (own or {}).items():
        if PurePosixPath(path).stem == language:
            document = parse(path, data)
            _lay(book, document, language)
            _complete(book, document)
            document.raise_problems()
    return _made(language, book)


@cache
def shipped(language: str) -> Book:
    """The texts and names of a language that come with briefgen; empty when there are none."""
    book: Book = {}
    for path in (FOLDER / f"{language}.yaml", FOLDER / "names" / f"{language}.yaml"):
        if path.is_file():
            document = parse(path.name, path.read_bytes(), SHIPPED)
            for name, group in document.entries(document.root):
                book[name.value] = {key.value: _forms(document, node) for key, node in document.entries(group)}
            document.raise_problems()
    return book


def placeholders(forms: Mapping[str, Pieces]) -> set[str]:
    """The names of what is put into a text."""
    return {name for pieces in forms.values() for _, name in pieces if name is not None}


def _made(language: str, book: Book) -> Wordbook:
    rules = {form: forms[OTHER][0][0] for form, forms in book[PLURAL].items()}
    names = {name: {key: forms[OTHER][0][0] for key, forms in book.get(name, {}).items()} for name in NAMES}
    forms = {f"{name}.{key}": each for name, group in book.items() for key, each in group.items()}
    return Wordbook(language=language, forms=forms, plural=plural(rules), names=names)


def _lay(book: Book, document: Document, language: str) -> None:
    """Put a site's own texts over those there are."""
    allowed = [*shipped(REFERENCE), *(NAMES if language != REFERENCE else ())]
    reasons = {name: f"write English names in knowledge/{name}.yaml" for name in NAMES}
    for name, (_, node) in document.fields(document.root, allowed, reasons).items():
        group = book.setdefault(name, {})
        for key, value in document.entries(node, "a map of texts"):
            if name == PLURAL:
                group[key.value] = _rule(document, value)
            elif name in NAMES or key.value in shipped(REFERENCE)[name]:
                group[key.value] = _fitting(document, name, key.value, value)
            else:
                hint = suggestion(key.value, shipped(REFERENCE)[name])
                document.fault(key, f"there is no text '{name}.{key.value}'", hint)


def _rule(document: Document, node: Node) -> dict[str, Pieces]:
    forms = _forms(document, node)
    try:
        plural({OTHER: forms[OTHER][0][0]})
    except ValueError as error:
        document.fault(node, str(error), "write it as Unicode CLDR does: n % 10 = 2..4 and n % 100 != 12..14")
    return forms


def _fitting(document: Document, name: str, key: str, node: Node) -> dict[str, Pieces]:
    """A text that takes what the English one takes; a name takes nothing."""
    forms = _forms(document, node)
    allowed = placeholders(shipped(REFERENCE)[name][key]) if name not in NAMES else set()
    for wrong in sorted(placeholders(forms) - allowed):
        document.fault(node, f"nothing is put in place of '{{{wrong}}}' here", suggestion(wrong, sorted(allowed)))
    counts = COUNT in allowed or len(shipped(REFERENCE).get(name, {}).get(key, ())) > 1
    if isinstance(node, Fields) and not counts:
        document.fault(node, "this text counts nothing, so it has no forms", "write it as one text")
    return forms


def _complete(book: Book, document: Document) -> None:
    """Note what a new language lacks."""
    missing = [
        f"{name}.{key}" for name, group in shipped(REFERENCE).items() for key in group if key not in book.get(name, {})
    ]
    missing = [key for key in missing if not key.startswith(f"{PLURAL}.")] + ([] if PLURAL in book else [PLURAL])
    if missing:
        hint = f"it has no {listed(missing)}; translate those of briefgen/render/texts/{REFERENCE}.yaml"
        document.fault(Place(document.path), f"{len(missing):,} texts are missing", hint)


def _forms(document: Document, node: Node) -> dict[str, Pieces]:
    """A text, or a text for each plural form."""
    if not isinstance(node, Fields):
        return {OTHER: _pieces(document, node)}
    found = {form: _pieces(document, value) for form, (_, value) in document.fields(node, FORMS).items()}
    if OTHER not in found:
        document.fault(node, f"has no form '{OTHER}'", "every number that no other form takes has this one")
    return found


def _pieces(document: Document, node: Node) -> Pieces:
    spaces = isinstance(node, Text) and node.value.isspace()  # may stand between the digits of a number
    text = node.value if isinstance(node, Text) and spaces else document.text(node, "a text")
    try:
        return tuple(_parted(text or ""))
    except ValueError as error:
        document.fault(node, f"not a text with placeholders: {error}", "write {n} for a number, {{ for a brace")
        return (("", None),)


def _parted(text: str) -> Iterator[tuple[str, str | None]]:
    """
    >>> [*_parted("All {n} of them")], [*_parted("All")]
    ([('All ', 'n'), (' of them', None)], [('All', None)])
    """
    for words, name, _, _ in Formatter().parse(text):
        yield words, name
