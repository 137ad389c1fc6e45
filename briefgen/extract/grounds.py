"""The words that a decision on a name rests on, by the rule that decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from briefgen.extract.setting import Setting
from briefgen.extract.shared_names import TOLD, UNSETTLED, USUAL
from briefgen.extract.tokens import fold
from briefgen.knowledge.lexicon import lexicon

NEAR = 2
"""Tokens on either side of a name among which its nearest word stands: a hyphen or a comma may be first."""


def grounds(setting: Setting, rule: str, *, is_taken: bool) -> tuple[str, ...]:
    """Words of the text, those beside the name in its order; none where the name alone decides.

    :param is_taken: whether the name was taken for what the gazetteer says, and not passed over.
    """
    found = GROUNDS.get(rule) or (_alone if is_taken else _beside)
    return tuple(found(setting))


def _alone(_: Setting) -> Iterator[str]:
    yield from ()


def _beside(setting: Setting) -> Iterator[str]:
    """The nearest words on both sides."""
    yield from _side(setting, range(-1, -1 - NEAR, -1))
    yield from _after(setting)


def _side(setting: Setting, offsets: range) -> Iterator[str]:
    """The first word at the offsets, marks such as a hyphen passed over, up to the end of the sentence."""
    for offset in offsets:
        word = setting.word(offset)
        if not word or word in ".!?;":
            return
        if word[0].isalnum():
            yield word
            return


def _before(setting: Setting) -> Iterator[str]:
    """The word before the name; the stop of ``Mr.`` left out."""
    yield setting.word(-2) if setting.word(-1) == "." else setting.word(-1)


def _after(setting: Setting) -> Iterator[str]:
    """The nearest word behind the name."""
    yield from _side(setting, range(NEAR))


def _signs(setting: Setting) -> Iterator[str]:
    """The words of local life anywhere in the document."""
    yield from sorted(setting.locale.signs)


def _company(setting: Setting) -> Iterator[str]:
    """The words that go with the namesake, anywhere in the document."""
    yield from sorted(setting.locale.company.intersection(lexicon("homonyms")["company"].get(setting.folded, ())))


def _named_otherwise(setting: Setting) -> Iterator[str]:
    """How the document names a country that shares its name with others; all of those, where none was settled on."""
    name = setting.hit.name
    shared = setting.knowledge.shared_names.get(name.shared or name.id)
    if shared is None:
        return
    own = {fold(text) for text in (*shared.names, *shared.demonyms)}
    codes = [name.id] if name.shared else shared.countries
    yield from sorted(set().union(*(setting.locale.support.get(code, set()) for code in codes)) - own)


GROUNDS: Mapping[str, Callable[[Setting], Iterator[str]]] = {
    "lookalike": _alone,
    "surname": _before,
    "company": _company,
    "thing": _after,
    "descent": _after,
    "in-state": _after,
    "team": _signs,
    "university": _signs,
    "town": _signs,
    "state": _signs,
    "capital": _beside,
    TOLD: _named_otherwise,
    USUAL: _alone,
    UNSETTLED: _named_otherwise,
    "demonym": _named_otherwise,
}
"""What a rule looks at. The others rest on the words beside a name that they pass over, and on one that they take."""
