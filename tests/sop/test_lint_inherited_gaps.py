"""What an edit leaves behind: sentences, readings and names that still speak of the parent."""

from __future__ import annotations

import pytest

from gameday.sop import Sop
from gameday.sop.lint import lint
from tests.sop.lint_sample import TODAY, Changes, sound

FIFTH = {"core_function": "down", "users_affected": {"at_least": 0.2}}
SOURCE = {"document": "h", "section": "all"}
OURS = {"document": "h", "section": "ours"}


def left(own: Sop, base: Sop) -> list[tuple[str, str]]:
    """(id, the sentence) of every gap that comes from the comparison with the parent."""
    alone = lint(own, as_of=TODAY).gaps
    return [(one.id, one.wrong) for one in lint(own, as_of=TODAY, inherited=base).gaps if one not in alone]


def test_what_was_not_changed_leaves_nothing_behind() -> None:
    assert left(sound(), sound()) == []


def test_own_criteria_beside_the_inherited_text_of_the_level() -> None:
    rule = {"text": "A fifth cannot rent.", "when": FIFTH, "source": OURS}
    found = left(sound(rules={"top": rule}), sound())
    assert found == [
        (
            "text-still-inherited",
            "What SEV1 is was changed in the criteria, and its text still says what was inherited: "
            f"“{sound().levels[0].text}”",
        )
    ]
    levels = [{"name": one.name, "text": f"Ours of {one.name}.", "source": OURS} for one in sound().levels]
    assert left(sound(rules={"top": rule}, levels=levels), sound()) == []


def test_another_condition_under_the_inherited_sentence_of_a_rule() -> None:
    found = left(sound(rules={"top": {"when": FIFTH}}), sound())
    assert [(name, wrong.split(",")[0]) for name, wrong in found] == [
        ("text-still-inherited", "What SEV1 is was changed in the criteria"),
        ("text-still-inherited", "top asks something else now (at least 20% of users affected and core function down)"),
    ]


def with_text(text: str, **change: object) -> Changes:
    return {"ack": {"text": text} | change}


@pytest.mark.parametrize(
    ("text", "own", "said"),
    [
        ("Answer in 5 minutes.", "Answer in 5 minutes.", True),
        ("Answer in five minutes.", "Answer in five minutes.", True),
        ("Answer soon.", "Answer soon.", False),
        ("Answer in 5 minutes.", "Answer in 9 minutes.", False),
    ],
)
def test_other_figures_under_an_inherited_sentence_that_has_figures(text: str, own: str, *, said: bool) -> None:
    base = sound(with_text(text, within={"SEV1": "5m", "SEV2": "5m"}))
    found = left(sound(with_text(own, within={"SEV1": "9m", "SEV2": "9m"}, source=OURS)), base)
    assert [name for name, _ in found] == ["text-still-inherited"] * said


@pytest.mark.parametrize(("within", "said"), [("4m", True), ("5m", False)])
def test_a_response_is_old_where_it_gives_a_figure_that_changed(within: str, *, said: bool) -> None:
    levels = [
        {"name": one.name, "text": one.text, "source": SOURCE, "response": "Answer in 5 minutes."}
        for one in sound().levels
    ]
    base = sound(with_text("Answer.", within={"SEV1": "5m", "SEV2": "15m"}), levels=levels)
    own = sound(with_text("Answer.", within={"SEV1": within, "SEV2": "20m"}), levels=levels)
    expected = [("text-still-inherited", "Other figures hold at SEV1 now, and its response still says: "
                 "“Answer in 5 minutes.”")]  # fmt: skip
    assert left(own, base) == expected * said


def test_a_reading_of_words_that_are_gone() -> None:
    reading = {"value": '"all or most users" binds outages only', "why": "So."}
    changes: Changes = {"top": {"text": "All or most users are cut off."}, "second": {"reading": reading}}
    own = changes | {"top": {"text": "A fifth cannot rent."}}
    base = sound(rules=_named(changes))
    gone = [wrong for name, wrong in left(sound(rules=_named(own)), base) if name == "reading-of-words-gone"]
    second = sound().severity.rules[1].id
    assert gone == [f'The reading of {second} explains "all or most users", which no longer stands in this SOP.']


def _named(changes: Changes) -> Changes:
    """`second` is the second rule, whatever its id."""
    return {sound().severity.rules[1].id if name == "second" else name: change for name, change in changes.items()}


def test_somebody_no_hop_calls_any_more_and_who_is_still_spoken_of() -> None:
    last = sound().escalation[-1]
    own = sound({last.id: {"target": "head_of_operations", "text": "They are paged.", "source": OURS}})
    found = dict(left(own, sound()))
    assert list(found) == ["speaks-of-somebody-dropped"]
    assert found["speaks-of-somebody-dropped"].endswith(": the contacts.")


def test_own_words_beside_the_section_of_somebody_elses_document() -> None:
    own = sound({"ack": {"text": "Answer."}, "watch": {"text": "Watch.", "source": OURS}})
    assert left(own, sound()) == [
        (
            "source-still-inherited",
            "The words are yours, and the section beside them is one of the inherited document: ack.",
        )
    ]


def test_what_is_said_of_the_whole_while_promises_changed() -> None:
    base = sound(about="We answer in two minutes.")
    assert left(sound(about="We answer in two minutes."), base) == []
    assert [name for name, _ in left(sound({"kept": None}, about="We answer in two minutes."), base)] == [
        "text-still-inherited"
    ]
