"""People's YAML: what it says, and nothing that breaks."""

from __future__ import annotations

import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.nodes import PEOPLE, Document, Fields, Items, Node, Text, parse

module = sys.modules["briefgen.nodes.parse"]
PARSERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if hasattr(yaml, "CBaseLoader") else [])]
FRAGMENTS = (
    "a", "é", ": ", ":", "- ", "\n", "\n  ", "\t", "[", "]", "{", "}", ", ", "'", '"', "\\", "\\u", "#", " #", "|", ">",
    "? ", "&a", "*a", "!t ", "!!int ", "<<: ", "%YAML 1.1\n", "---\n", "...\n", "\x00", "\x07", "\ufeff",
    "\u2028", "0", "@", "`", "~",
)  # fmt: skip


def scalar(data: bytes) -> str:
    root = parse("a.yaml", data).root
    assert isinstance(root, Fields)
    value = root.entries[0][1]
    assert isinstance(value, Text)
    return value.value


def texts(node: Node) -> list[str]:
    if isinstance(node, Text):
        return [node.value]
    inner = node.items if isinstance(node, Items) else [part for entry in node.entries for part in entry]
    return [value for item in inner for value in texts(item)]


@pytest.mark.parametrize(
    "word", ["NO", "no", "on", "true", "null", "~", "15:17", "2024-09-22", "1_000", "0x1f", "1e3", ".5"]
)
def test_norway_is_a_country_not_a_boolean(word: str) -> None:
    assert scalar(f"key: {word}".encode()) == word


@pytest.mark.parametrize("data", [b"", b"\n", b"# a comment\n", b"\xef\xbb\xbf", b"---\n", b"---\n...\n"])
def test_an_empty_file_is_an_empty_map(data: bytes) -> None:
    document = parse("a.yaml", data)
    document.raise_problems()
    assert document.root == Fields(document.root.place, ())


def test_a_byte_order_mark_moves_no_column() -> None:
    place = parse("a.yaml", b"\xef\xbb\xbfkey: value").root.place
    assert (place.line, place.column) == (1, 1)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(newline: str) -> None:
    document = parse("a.yaml", newline.join(["a: 1", "b: 2", "a: 3", ""]).encode())
    assert [(problem.place.line, problem.source) for problem in document.problems] == [(3, "a: 3")]


def test_a_file_too_large_is_refused_unread() -> None:
    with pytest.raises(BriefgenError, match="file is too large"):
        parse("a.yaml", b"#" * (PEOPLE.size + 1))


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_refused_before_it_hurts(opening: str) -> None:
    with pytest.raises(BriefgenError, match="inside one another"):
        parse("a.yaml", (opening * 60_000).encode())


def test_too_many_values_are_refused() -> None:
    with pytest.raises(BriefgenError, match="more than 20,000 values"):
        parse("a.yaml", b"[" + b"a," * 30_000 + b"]")


def test_all_faults_of_a_file_come_at_once_and_in_order() -> None:
    document = parse("a.yaml", b"title: One\ntitle: Two\ndatte: x\ntier: mian\n")
    found = document.fields(document.root, ("title", "date", "tier"))
    document.choice(found["tier"][1], ("main", "minor"), "tier")
    with pytest.raises(BriefgenError) as caught:
        document.raise_problems()
    assert [problem.place.line for problem in caught.value.problems] == [2, 3, 4]


def test_a_file_of_faults_alone_stops_early() -> None:
    document = parse("a.yaml", "\n".join(f"k{n}: x" for n in range(5000)).encode())
    with pytest.raises(BriefgenError) as caught:
        document.fields(document.root, [f"key-{n}" for n in range(500)])
    assert len(caught.value.problems) == 100


def read(data: bytes) -> Document | None:
    """The document, or None where our own error says why there is none."""
    try:
        return parse("a.yaml", data)
    except BriefgenError as error:
        return None if str(error).startswith("a.yaml") else pytest.fail(str(error))


@pytest.mark.parametrize("parser", PARSERS)
@given(data=st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise_anything_but_our_own_error(parser: type, data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LOADER", parser)
        read(data)


@pytest.mark.parametrize("parser", PARSERS)
@given(parts=st.lists(st.sampled_from(FRAGMENTS), max_size=25))
def test_no_pieces_of_yaml_raise_anything_but_our_own_error(parser: type, parts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LOADER", parser)
        document = read("".join(parts).encode())
        assert document is None or all(isinstance(value, str) for value in texts(document.root))


words = st.text(max_size=8).map(lambda text: "".join(sign for sign in text if sign.isprintable()))
trees = st.recursive(
    words | st.sampled_from(["NO", "15:17", "null", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


@given(trees.filter(lambda tree: isinstance(tree, dict) and "<<" not in tree))
def test_what_a_program_wrote_is_read_back_as_text(tree: object) -> None:
    document = parse("a.yaml", yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).encode())
    assert plain(document.root) == tree or document.problems
