"""Templates compiled for pages of one depth: texts are written into them, and what we give them is called directly."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

Codes = MutableMapping[str, tuple[str, CodeType]]
"""Compiled templates by name, each with a key of what it was compiled from."""

Writers = Mapping[str, Callable[..., Markup]]
"""Functions that write HTML, by the names that templates call them by."""


class Templates(Environment):
    """The templates of a theme, as pages of one depth use them.

    A call of a writer is compiled as a filter: Jinja asks of each function that it calls whether it wants the context,
    which takes longer than most writers take; and a filter of constants is worked out once, when it is compiled.
    """

    def __init__(self, sources: Mapping[str, str], writers: Writers, codes: Codes, texts: str) -> None:
        """
        :param codes: what was compiled before; grows.
        :param texts: key of the words that writers put in place of constants.
        """
        super().__init__(
            loader=FunctionLoader(lambda name: _source(sources, name)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=_Compiled(codes, texts),
        )
        self.writers = writers
        self.globals.update(writers)
        self.filters.update(writers)

    def _generate(self, source: nodes.Template, *rest: Any, **named: Any) -> str:
        return super()._generate(_Direct(self.writers, source).visit(source), *rest, **named)

    @staticmethod
    def escaped(value: Any) -> str:
        """A value as HTML, as :func:`markupsafe.escape` has it, in a third of the time."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[no-any-return]
        if kind is not str:
            return escape(value)
        safe: str = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return safe.replace("'", "&#39;").replace('"', "&#34;")


class _Generator(CodeGenerator):
    """Writes the Python of a template."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        writes = isinstance(node, nodes.Filter) and node.name in self.environment.writers  # type: ignore[attr-defined]
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("(" if writes else "environment.escaped(")


Templates.code_generator_class = _Generator


class _Direct(NodeTransformer):
    """Makes filters of calls of writers, but of names that the template gives a meaning of its own."""

    def __init__(self, writers: Writers, template: nodes.Template) -> None:
        taken = {name.name for name in template.find_all(nodes.Name) if name.ctx != "load"}
        taken |= {macro.name for macro in template.find_all(nodes.Macro)}
        taken |= {each.target for each in template.find_all(nodes.Import)}
        for each in template.find_all(nodes.FromImport):
            taken |= {name if isinstance(name, str) else name[1] for name in each.names}
        self._names = writers.keys() - taken

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        """What such a block calls takes the block as well, as no filter does."""
        self.generic_visit(node.call)
        for each in node.body:
            self.visit(each)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name not in self._names or not node.args or node.dyn_args or node.dyn_kwargs:
            return node
        first, *others = node.args
        return nodes.Filter(first, name, others, node.kwargs, None, None, lineno=node.lineno)


class _Compiled(BytecodeCache):
    """Finds what was compiled from the same template and the same texts."""

    def __init__(self, codes: Codes, texts: str) -> None:
        self._codes = codes
        self._texts = texts

    def load_bytecode(self, bucket: Bucket) -> None:
        source, code = self._codes.get(bucket.key, ("", None))
        bucket.code = code if source == self._source(bucket) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = self._source(bucket), bucket.code

    def _source(self, bucket: Bucket) -> str:
        return f"{self._texts} {bucket.checksum}"


def _source(sources: Mapping[str, str], name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """A template's text, with its name as file name so that faults can be told."""
    text = sources.get(name)
    return (text, f"templates/{name}", lambda: True) if text is not None else None
