"""The words of the interface: whole in every language, none left in a template, a site's own over those shipped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

import briefgen.render
from briefgen.errors import BriefgenError
from briefgen.render import shipped_templates
from briefgen.render.texts import languages, wordbook
from briefgen.render.texts.load import NAMES, PLURAL, REFERENCE, placeholders, shipped
from briefgen.settings import read_site

TEMPLATES = sorted(shipped_templates().rglob("*.html"))
READ = [path for path in TEMPLATES if path.name not in ("style.css.html", "package.opf.html")]
CODE = sorted(path for path in Path(briefgen.render.__file__).parent.rglob("*.py") if path.parent.name != "texts")

KEY = re.compile(r"""["']([a-z_]+)\.([a-z0-9_-]*)(["'{])( ~)?""")
"""What may be a key in a source: ``"home.newest"``; ``"status." ~`` and ``f"status.{`` name all of a group."""

CODED = re.compile(r"""\.coded\("(\w+)",""")

PROPER = {"briefgen", "JSON", "CSV"}
"""Words of templates that no language has in its own way."""

SPOKEN = {"aria-label", "title", "alt", "placeholder"}
"""Attributes that are read out or shown."""

DATES = [
    ("2024-09-22", "22 September 2024", "22 septembre 2024"),
    ("2024-05-01", "1 May 2024", "1er mai 2024"),
    ("2024-08", "August 2024", "août 2024"),
    ("2022?", "2022 (uncertain)", "2022 (incertain)"),
    ("2024-09-23T15:17", "23 September 2024", "23 septembre 2024"),
    ("2024-09-22/2024-10-01", "22 September 2024 to 1 October 2024", "du 22 septembre 2024 au 1er octobre 2024"),
    ("2023/2024", "2023 to 2024", "2023 – 2024"),
    ("unknown", "date unknown", "date inconnue"),
]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_texts(language: str) -> None:
    reference = {f"{name}.{key}" for name, group in shipped(REFERENCE).items() for key in group if name != PLURAL}
    found = {
        f"{name}.{key}" for name, group in shipped(language).items() for key in group if name not in (PLURAL, *NAMES)
    }
    assert sorted(reference ^ found) == []


@pytest.mark.parametrize("language", languages())
def test_every_text_takes_what_the_english_one_takes(language: str) -> None:
    english, other = wordbook(REFERENCE), wordbook(language)
    wrong = [key for key, forms in english.forms.items() if placeholders(forms) != placeholders(other.forms[key])]
    assert wrong == []


def test_every_text_is_used() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (*TEMPLATES, *CODE)]
    exact, groups = set[str](), set[str]()
    for group, key, end, goes_on in (match for source in sources for match in KEY.findall(source)):
        (groups if end == "{" or goes_on else exact).add(f"{group}.{key}")
    groups.update(f"{group}." for source in sources for group in CODED.findall(source))
    own = {f"{name}.{key}" for name in ("months", "dates", "numbers", "lists") for key in shipped(REFERENCE)[name]}
    left = [
        key
        for key in wordbook(REFERENCE).forms
        if key not in exact | own and key.removesuffix("_day") not in exact and not key.startswith(tuple(groups))
    ]
    assert [key for key in left if not key.startswith(f"{PLURAL}.")] == []


@pytest.mark.parametrize("template", READ, ids=lambda path: path.relative_to(shipped_templates()).as_posix())
def test_no_template_has_words_of_its_own(template: Path) -> None:
    html = "".join(_written(Environment().parse(template.read_text(encoding="utf-8"))))
    html = re.sub(r"<(style|script)[^>]*>.*?</\1>|<\?xml.*?\?>|<!doctype html>", "", html, flags=re.DOTALL)
    attributes = [value for name, value in re.findall(r'\s([\w-]+)="([^"]*)"', html) if name in SPOKEN]
    outside = re.sub(r"<[^<>]*>", "\n", html)
    words = re.findall(r"[^\W\d_]{2,}", "\n".join([outside, *attributes]))
    assert [word for word in words if word not in PROPER] == []


def _written(node: nodes.Node) -> Iterator[str]:
    """What a template writes, in order: its own signs, and of expressions the strings that they may answer with."""
    if isinstance(node, nodes.TemplateData | nodes.Const):
        yield str(node.data if isinstance(node, nodes.TemplateData) else node.value)
    elif isinstance(node, nodes.CondExpr):
        yield from (text for part in (node.expr1, node.expr2) if part for text in _written(part))
    elif isinstance(node, nodes.Concat | nodes.Or | nodes.And | nodes.Output):
        yield from (text for each in node.iter_child_nodes() for text in _written(each))
    elif isinstance(node, nodes.Stmt | nodes.Template) and getattr(node, "name", "") != "kind":  # a class of CSS
        parts = (each for each in node.iter_child_nodes() if not isinstance(each, nodes.Expr))
        yield from (text for each in parts for text in _written(each))


@pytest.mark.parametrize(("value", "english", "french"), DATES, ids=[value for value, _, _ in DATES])
def test_dates_in_words(value: str, english: str, french: str) -> None:
    assert (wordbook("en").date(value), wordbook("fr").date(value)) == (english, french)


def test_a_count_takes_the_form_of_its_number_and_the_marks_of_its_language() -> None:
    english, french = wordbook("en"), wordbook("fr")
    assert [english("counts.events", n=number) for number in (0, 1, 1200)] == ["0 events", "1 event", "1,200 events"]
    counted = [french("counts.events", n=number) for number in (0, 1, 1200)]
    assert counted == ["0 événement", "1 événement", "1\u202f200 événements"]


def test_a_date_in_a_sentence_takes_its_preposition() -> None:
    french = wordbook("fr")
    assert [french.on("leader.since", date) for date in ("2012", "2012-12-26")] == [
        "depuis 2012",
        "depuis le 26 décembre 2012",
    ]


def test_several_things_are_listed_as_the_language_does() -> None:
    assert wordbook("en").listed(["Japan", "Kenya", "Peru"]) == "Japan, Kenya and Peru"
    assert wordbook("fr").listed(["Japon", "Kenya", "Pérou"]) == "Japon, Kenya et Pérou"


def test_values_are_escaped_in_a_template_and_texts_keep_their_apostrophes() -> None:
    t = wordbook("en")
    assert str(t.html("article.quoted", words="<b>")) == "“&lt;b&gt;”"
    assert str(t.html("how.front-matter")) == "stated in the file's front matter"


def test_french_is_set_as_french_printers_do() -> None:
    forms = [form for forms in wordbook("fr").forms.values() for form in forms.values()]
    texts = [re.sub("`[^`]*`", "", "".join(words + "x" * bool(name) for words, name in pieces)) for pieces in forms]
    assert [text for text in texts if re.search(r"[^\u202f][;:!?»](?!\S)|«[^\u202f]|'|\.\.\.", text)] == []


def test_every_country_has_a_french_name() -> None:
    knowledge = briefgen.knowledge.load()
    names = wordbook("fr").names
    assert sorted(set(knowledge.countries) - set(names["countries"])) == []
    assert {each.region for each in knowledge.countries.values() if each.region} <= names["regions"].keys()


def test_no_french_name_is_of_a_subject_that_there_is_not() -> None:
    knowledge = briefgen.knowledge.load()
    names = wordbook("fr").names
    parents = {each.parent for each in knowledge.issues.values()}
    assert sorted(set(names["countries"]) - set(knowledge.countries)) == []
    assert sorted(set(names["organisations"]) - set(knowledge.organisations)) == []
    assert sorted(set(names["issues"]) - set(knowledge.issues) - parents) == []


def test_a_site_says_single_texts_and_names_in_its_own_way() -> None:
    own = b'home:\n  newest: "What happened last"\ncountries:\n  CZE: R\xc3\xa9publique tch\xc3\xa8que\n'
    t = wordbook("fr", {"texts/fr.yaml": own})
    assert (t("home.newest"), t("home.title")) == ("What happened last", "Accueil")
    assert (t.names["countries"]["CZE"], t.names["countries"]["JPN"]) == ("République tchèque", "Japon")


def test_a_site_adds_a_language_with_its_own_plurals() -> None:
    lines = (Path(briefgen.render.__file__).parent / "texts/en.yaml").read_text(encoding="utf-8")
    polish = lines.replace("one: n = 1\n", "one: n = 1\n  few: n % 10 = 2..4 and n % 100 != 12..14\n", 1)
    polish = polish.replace('other: "{n} accounts"', 'few: "{n} relacje"\n    other: "{n} relacji"', 1)
    t = wordbook("pl", {"texts/pl.yaml": polish.encode()})
    assert [t("counts.accounts", n=number) for number in (1, 3, 12)] == ["1 account", "3 relacje", "12 relacji"]


WRONG = [
    ("texts/de.yaml", "home:\n  title: Start\n", r"texts/de\.yaml: \d+ texts are missing\n    hint: it has no "),
    (
        "texts/en.yaml",
        "home:\n  titel: Start\n",
        r"texts/en\.yaml:2:3: there is no text 'home\.titel'\n(.*\n)+.*'title'",
    ),
    ("texts/en.yaml", "hone:\n  title: Start\n", r"texts/en\.yaml:1:1: unknown key 'hone'\n.*\n.*\n.*'home'"),
    (
        "texts/en.yaml",
        "countries:\n  USA: America\n",
        r"texts/en\.yaml:1:1: unknown key 'countries'\n(.*\n)+.*knowledge/",
    ),
    ("texts/en.yaml", "home:\n  all: All {m}\n", r"texts/en\.yaml:2:8: nothing is put in place of '\{m\}' here"),
    ("texts/en.yaml", "home:\n  all: All {n\n", r"texts/en\.yaml:2:8: not a text with placeholders: "),
    ("texts/en.yaml", "home:\n  all: {one: One}\n", r"texts/en\.yaml:2:8: has no form 'other'"),
    ("texts/en.yaml", "home:\n  title: {one: A, other: B}\n", r"texts/en\.yaml:2:10: this text counts nothing"),
    ("texts/en.yaml", "plural:\n  one: n is 1\n", r"texts/en\.yaml:2:8: not a plural rule: 'n is 1'"),
]


@pytest.mark.parametrize(("path", "text", "message"), WRONG, ids=[text.split("\n")[1].strip() for _, text, _ in WRONG])
def test_a_site_is_told_what_is_wrong_with_its_texts(path: str, text: str, message: str) -> None:
    with pytest.raises(BriefgenError) as caught:
        wordbook(Path(path).stem, {path: text.encode()})
    assert re.match(message, str(caught.value)), str(caught.value)


def test_a_language_that_there_is_not_is_told_with_those_there_are() -> None:
    with pytest.raises(BriefgenError) as caught:
        read_site("site.yaml", b"language: eo\n", languages(["texts/de.yaml"]))
    assert str(caught.value).startswith("site.yaml:1:11: unknown language 'eo'")
    assert "allowed: de, en, fr" in str(caught.value)


def test_a_wrong_key_is_told_with_the_one_that_is_meant() -> None:
    with pytest.raises(LookupError, match=r"'home\.newst'; did you mean 'home\.newest'\?"):
        wordbook("en")("home.newst")
