"""The grammar of date expressions: the rules of each kind together."""

from __future__ import annotations

from briefgen.extract import date_months, date_near, date_periods, weekdays
from briefgen.extract.date_rules import Rule

RULES: tuple[Rule, ...] = (*date_months.RULES, *weekdays.RULES, *date_near.RULES, *date_periods.RULES)
"""The grammar. Of overlapping words the longest wins, of equal ones the earlier rule."""
