"""What the sections of a report are called."""

from __future__ import annotations

from gameday.retrospective.model import Form, Titles

PLAIN = Titles(strengths="What went well", shortfalls="What did not go well", actions="What to change", item="Action")
HSEEP = Titles(
    strengths="Strengths", shortfalls="Areas for improvement", actions="Corrective actions", item="Corrective action"
)
"""The words of the Homeland Security Exercise and Evaluation Program (2020), which its readers look for."""


def titles_of(form: Form) -> Titles:
    """HSEEP words where people were exercised; plain ones for a simulation and a real incident."""
    return HSEEP if form == "after_action" else PLAIN
