"""Scalars that mean something in more than one file: dates, languages, web addresses."""

from __future__ import annotations

import re

from briefgen.model.edtf import is_valid
from briefgen.nodes.document import Document, shown
from briefgen.nodes.tree import Node

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")


def date(document: Document, node: Node) -> str | None:
    """An EDTF date, ``unknown``, or a day with a time."""
    value = document.text(node, "a date")
    if value is None or is_valid(value):
        return value
    hint = "write 2022-11-29, 2022-11, 2022 or unknown; with ? when uncertain, A/B for a range"
    document.fault(node, f"not a date: '{shown(value)}'", hint)
    return None


def language(document: Document, node: Node) -> str | None:
    """A language by its code."""
    value = document.text(node, "a language")
    if value is None or LANGUAGE.fullmatch(value):
        return value
    document.fault(node, f"not a language: '{shown(value)}'", "write its code, such as en or ja")
    return None


def web_address(document: Document, node: Node) -> str | None:
    """An address that a page may link to; no other scheme, since a link of ``javascript:`` is a program."""
    value = document.text(node, "a web address")
    if value is None or ADDRESS.fullmatch(value):
        return value
    document.fault(node, f"not a web address: '{shown(value)}'", "write it from https:// on")
    return None
