"""The SOP as a whole: what does not fit together is named at its place, and every part is found."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from gameday.sop import Sop
from gameday.sop.model import bounds_of, levels_of, sourced
from gameday.terms.document import Misfit, Misfits
from gameday.terms.duration import MINUTE
from gameday.terms.facts import Facts

SOURCE = {"document": "d", "section": "s"}
ACKNOWLEDGE = {
    "id": "ack",
    "kind": "deadline",
    "text": "Answer the page.",
    "source": SOURCE,
    "from": "first_page",
    "to": {"kind": "acknowledged"},
    "within": {"SEV1": "5m", "SEV2": "15m"},
}
DECLARE = {
    "id": "declare",
    "kind": "deadline",
    "text": "Declare it.",
    "source": SOURCE,
    "from": "first_signal",
    "to": {"kind": "declared"},
    "within": {"SEV1": "5m"},
}
CALL = {
    "id": "call",
    "kind": "escalation",
    "text": "Call the secondary.",
    "source": SOURCE,
    "target": "secondary",
    "after": {"SEV1": "10m"},
}
SEVERITY = {"id": "severity", "kind": "classification", "text": "Rate it.", "source": SOURCE}
RULE = {"id": "down", "level": "SEV1", "when": {"core_function": "down"}, "text": "It is down.", "source": SOURCE}


def level(name: str, *aliases: str) -> dict[str, object]:
    return {"name": name, "aliases": list(aliases), "text": name, "source": SOURCE}


def sop(**changes: object) -> Sop:
    whole: dict[str, object] = {
        "format": 1,
        "name": "small",
        "title": "Small",
        "documents": [{"id": "d", "title": "Our wiki"}],
        "levels": [level("SEV1", "critical"), level("SEV2")],
        "severity": {"rules": [RULE]},
        "clauses": [SEVERITY, ACKNOWLEDGE, CALL],
    }
    return Sop.model_validate_json(json.dumps(whole | changes), strict=True)


def misfits(**changes: object) -> tuple[Misfit, ...]:
    with pytest.raises(ValidationError) as caught:
        sop(**changes)
    (error,) = caught.value.errors()
    found = error["ctx"]["error"]
    assert isinstance(found, Misfits)
    return found.misfits


def test_levels_stand_in_order_with_their_other_names() -> None:
    ladder = sop().ladder
    assert (ladder.levels, ladder.rank("Critical"), ladder.rank("sev-2")) == (("SEV1", "SEV2"), 0, 1)


def test_an_sop_says_what_its_criteria_give() -> None:
    assert sop().classify(Facts(core_function="down")).levels == ("SEV1",)


def test_the_policy_is_its_hops_in_the_order_they_are_written() -> None:
    assert [(hop.id, hop.target) for hop in sop().escalation] == [("call", "secondary_oncall")]


def test_the_own_figure_for_declaring_is_found_where_there_is_one() -> None:
    small = sop(clauses=[ACKNOWLEDGE, DECLARE])
    bound = small.declare_within("SEV1")
    assert bound is not None
    assert (bound.high, small.declare_within("SEV2"), sop().declare_within("SEV1")) == (5 * MINUTE, None, None)


def test_a_clause_speaks_of_the_levels_it_has_bounds_for() -> None:
    small = sop(clauses=[SEVERITY, ACKNOWLEDGE, CALL, ACKNOWLEDGE | {"id": "top", "levels": ["SEV1"]}])
    spoken = {clause.id: (levels_of(clause, small.ladder), tuple(bounds_of(clause))) for clause in small.clauses}
    assert spoken == {
        "severity": (("SEV1", "SEV2"), ()),
        "ack": (("SEV1", "SEV2"), ("SEV1", "SEV2")),
        "call": (("SEV1",), ("SEV1",)),
        "top": (("SEV1",), ("SEV1", "SEV2")),
    }


def test_a_name_given_twice_is_named_where_it_comes_again() -> None:
    assert misfits(levels=[level("SEV1"), level("SEV2"), level("SEV1")], clauses=[SEVERITY, SEVERITY]) == (
        Misfit(("levels", 2, "name"), "'SEV1' is there twice", "each name once"),
        Misfit(("clauses", 1, "id"), "'severity' is there twice", "each name once"),
    )


def test_an_id_given_twice_is_named_wherever_something_is_called_by_it() -> None:
    template = {"id": "first", "audience": "internal", "text": "{{what}}", "source": SOURCE}
    document = {"id": SOURCE["document"], "title": "The handbook"}
    assert misfits(templates=[template, template], documents=[document, document]) == (
        Misfit(("templates", 1, "id"), "'first' is there twice", "each name once"),
        Misfit(("documents", 1, "id"), f"{document['id']!r} is there twice", "each name once"),
    )


def test_a_level_that_is_not_there_is_named_in_the_clause_and_in_the_rule() -> None:
    """Once for each clause, also where both its levels and its bounds name it."""
    lost = ACKNOWLEDGE | {"levels": ["P1"], "within": {"P1": "5m"}}
    wrong, expected = "'P1' is no level of this SOP", "one of SEV1, SEV2"
    assert misfits(
        clauses=[SEVERITY, lost], severity={"rules": [RULE, RULE | {"id": "p", "level": ["SEV1", "P1"]}]}
    ) == (
        Misfit(("clauses", 1, "within", "P1"), wrong, expected),
        Misfit(("severity", "rules", 1, "level"), wrong, expected),
    )


STATEMENT = {"text": "Say it.", "source": SOURCE}
SECTIONS: dict[str, dict[str, object]] = {
    "roles": {"role": "scribe", "text": "Writes."},
    "contacts": {"target": "legal", "text": "For breaches."},
    "templates": {"id": "t", "audience": "internal", "text": "{{what}}"},
    "declare": STATEMENT,
    "channel": STATEMENT,
    "mitigations": STATEMENT,
    "resolved_when": STATEMENT,
    "metrics": STATEMENT,
    "advice": STATEMENT,
}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_source_in_a_document_that_is_not_there_is_named_at_its_place(section: str) -> None:
    item = SECTIONS[section] | {"source": {"document": "wiki", "section": "s"}}
    fine = SECTIONS[section] | {"source": SOURCE, **({"id": "other"} if section == "templates" else {})}
    assert misfits(**{section: [fine, item]}) == (
        Misfit((section, 1, "source", "document"), "'wiki' is no document of this SOP", "one of d"),
    )


def test_a_clause_a_rule_and_a_level_name_their_document_too() -> None:
    lost = {"source": {"document": "wiki", "section": "s"}}
    found = misfits(clauses=[SEVERITY | lost], severity={"rules": [RULE | lost]}, levels=[level("SEV1") | lost])
    assert [one.path for one in found] == [
        ("clauses", 0, "source", "document"),
        ("severity", "rules", 0, "source", "document"),
        ("levels", 0, "source", "document"),
    ]


def test_the_doubt_rule_and_the_review_name_their_document_too() -> None:
    lost = {"document": "wiki", "section": "s"}
    doubt = {"rule": "round_up", "text": "Take the higher one.", "source": lost}
    found = misfits(severity={"rules": [RULE], "doubt": doubt}, review={"source": lost})
    assert [one.path for one in found] == [
        ("severity", "doubt", "source", "document"),
        ("review", "source", "document"),
    ]


def test_every_section_with_a_source_is_walked() -> None:
    sections = [path for path, _ in sourced(sop())]
    assert {path[0] for path in sections} == {"clauses", "severity", "levels", *SECTIONS}


@pytest.mark.parametrize(
    "changes",
    [
        {"format": 2},
        {"levels": []},
        {"documents": []},
        {"severity": {"rules": []}},
        {"name": "Small SOP"},
        {"colour": "red"},
        {"review": {"every_days": 0}},
    ],
)
def test_what_cannot_be_meant_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        sop(**changes)
