"""Our words for what happens between states, and the codes that the field knows them by."""

from __future__ import annotations

from collections.abc import Mapping

PLOVER: Mapping[str, str | None] = {
    "meeting": "CONSULT",
    "call": "CONSULT",
    "visit": "CONSULT",
    "mediation": "CONSULT",
    "agreement": "AGREE",
    "promise": "AGREE",
    "support": "SUPPORT",
    "praise": "SUPPORT",
    "concession": "CONCEDE",
    "cooperation": "COOPERATE",
    "relations": "COOPERATE",
    "aid": "AID",
    "retreat": "RETREAT",
    "request": "REQUEST",
    "accusation": "ACCUSE",
    "investigation": "ACCUSE",
    "rejection": "REJECT",
    "threat": "THREATEN",
    "protest": "PROTEST",
    "sanction": "SANCTION",
    "mobilisation": "MOBILIZE",
    "coercion": "COERCE",
    "abduction": "ASSAULT",
    "attack": "ASSAULT",
    "statement": None,
}
"""Type of an event → its code in PLOVER, which has none for a plain statement."""

_MEANT: Mapping[str, str] = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "AID", "CONCEDE", "RETREAT"), "AGREE"),
    **dict.fromkeys(("REJECT", "SANCTION", "COERCE", "MOBILIZE", "ASSAULT"), "THREATEN"),
}
"""Code of an act → that of the same act in the future, which PLOVER takes for an intention."""


def plover(type: str, status: str) -> str | None:
    """The code of an event as far as it has got; None for a type without one.

    PLOVER knows plans by their tone, and signing as support.

    >>> plover("aid", "occurred"), plover("aid", "planned"), plover("attack", "planned"), plover("agreement", "signed")
    ('AID', 'AGREE', 'THREATEN', 'SUPPORT')
    """
    code = PLOVER.get(type)
    if code == "AGREE" and status in ("signed", "in-force"):
        return "SUPPORT"
    return _MEANT.get(code or "", code) if status == "planned" else code
