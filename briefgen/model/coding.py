"""Our words for what happens between states, and the codes that the field knows them by."""

from __future__ import annotations

from collections.abc import Mapping

PLOVER: Mapping[str, str | None] = {
    "meeting": "CONSULT",
    "call": "CONSULT",
    "visit": "CONSULT",
    "agreement": "AGREE",
    "promise": "AGREE",
    "support": "SUPPORT",
    "praise": "SUPPORT",
    "concession": "CONCEDE",
    "cooperation": "COOPERATE",
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
    "attack": "ASSAULT",
    "statement": None,
}
"""Type of an event → its code in PLOVER, which has none for a plain statement."""
