"""What is wrong with facts of impact as somebody wrote them: every one of them told, a misspelt name asked about."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.files.words import meant
from gameday.terms.facts import FACTS, fact_faults


def say_fact_faults(stated: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """(what is wrong, what was expected) of each fact that cannot be read."""
    return tuple(_said(*one) for one in fact_faults(stated))


def _said(name: str, wrong: str, expected: str) -> tuple[str, str]:
    if name in FACTS:
        return wrong, expected
    hint, expected = meant(name, FACTS)
    return f"{name[:60]!r} is no fact of impact{hint}", expected
