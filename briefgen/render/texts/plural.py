"""Which form of a word goes with a number: the plural rules of Unicode CLDR, as far as whole numbers need them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

OTHER = "other"
"""The form of every number that no rule takes; each counted text has it."""

FORMS = ("zero", "one", "two", "few", "many", OTHER)

RELATION = re.compile(r"n(?: % (?P<modulus>[1-9]\d*))? (?P<sign>=|!=) (?P<ranges>\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)")
"""``n % 10 = 2..4,8``, in the notation of Unicode Technical Standard 35, part 3, section 5."""


def plural(rules: Mapping[str, str]) -> Callable[[int], str]:
    """The form by number, from a rule for each form but ``other``; the first rule that holds decides.

    :raises ValueError: a rule cannot be read.

    >>> polish = plural({"one": "n = 1", "few": "n % 10 = 2..4 and n % 100 != 12..14"})
    >>> [polish(number) for number in (1, 2, 12, 22, 25)]
    ['one', 'few', 'other', 'few', 'other']
    """
    tests = {form: _either(rule) for form, rule in rules.items()}

    def form_of(number: int) -> str:
        return next((form for form, holds in tests.items() if holds(number)), OTHER)

    return form_of


def _either(rule: str) -> Callable[[int], bool]:
    alternatives = [[_relation(part) for part in each.split(" and ")] for each in rule.split(" or ")]
    return lambda number: any(all(holds(number) for holds in each) for each in alternatives)


def _relation(text: str) -> Callable[[int], bool]:
    match = RELATION.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not a plural rule: '{text}'")
    modulus = int(match["modulus"] or 0)
    bounds = [[int(end) for end in each.split("..")] for each in match["ranges"].split(",")]
    wanted = match["sign"] == "="

    def holds(number: int) -> bool:
        value = number % modulus if modulus else number
        return any(each[0] <= value <= each[-1] for each in bounds) == wanted

    return holds
