"""The one reader of YAML that people write: every scalar a string, every fault at once with its place."""

from briefgen.nodes.document import Document
from briefgen.nodes.parse import PEOPLE, SHIPPED, Limits, parse
from briefgen.nodes.tree import Fields, Items, Node, Text

__all__ = ["PEOPLE", "SHIPPED", "Document", "Fields", "Items", "Limits", "Node", "Text", "parse"]
