"""Fields that nothing fills in, and variables that nothing uses."""

from __future__ import annotations

from gameday.files.documents import open_scenario
from gameday.scenario.lint.fields import field_remarks
from tests.fitting.planting import Data, planted


def test_a_field_that_nothing_fills_in_is_found_with_what_there_is() -> None:
    """It would be shown with its braces."""

    def misspelt(data: Data) -> None:
        data["injects"][0]["text"] = "I am {{ teler }}, is it over?"

    assert [(one.id, one.where, one.wrong, one.expected) for one in planted("alarm-without-harm", misspelt)] == [
        (
            "unknown-field",
            ("injects", 0, "text"),
            "nothing fills in `{{ teler }}`",
            f"one of {', '.join(open_scenario('alarm-without-harm').document.vars)}",
        )
    ]


def test_complaints_may_name_what_is_filled_in_when_somebody_complains() -> None:
    """There, and nowhere else."""

    def elsewhere(data: Data) -> None:
        data["world"]["complaints"]["about"].append("{{name}} of {{company}} waits.")
        data["pitch"] = "{{name}} waits."

    assert [one.where for one in planted("checkout-errors", elsewhere)] == [("pitch",)]


def test_a_variable_without_a_place_is_found() -> None:
    """The file says it nowhere."""
    one = open_scenario("alarm-without-harm").document
    unused = [remark.where for remark in field_remarks(one, set(one.vars) - {"rumour"})]
    assert (unused, list(field_remarks(one, None))) == ([("vars", "rumour")], [])
