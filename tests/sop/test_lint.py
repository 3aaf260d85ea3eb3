"""The linter as a whole: an SOP can be sound, the shipped ones are not, and the order is by harm."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.files import load_sop, open_sop
from gameday.sop.lint import lint, say_where
from tests.sop.lint_sample import TODAY, errors, gaps, ids, sound

SHIPPED = ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")


def test_an_sop_can_leave_nothing_open() -> None:
    """So `--strict` can be passed, and every gap of the other tests comes from what they took away."""
    assert (errors(sound()), gaps(sound())) == ([], [])


@pytest.mark.parametrize("name", SHIPPED)
def test_no_shipped_sop_says_what_cannot_be_meant(name: str) -> None:
    assert lint(load_sop(name), as_of=TODAY).errors == ()


SEILERS = """
escalation-ends-in-nobody severity-hole no-acknowledge-bound no-declare-bound contact-never-verified
no-external-cadence no-internal-cadence no-watch-period no-doubt-rule no-first-public-word no-last-public-word
review-never-recorded no-first-internal-word nobody-writes no-update-content rules-overlap nothing-against-guessing
no-hand-over action-item-lacks-field no-closing-bound nobody-when-it-lasts no-separation no-template
wording-left-open no-calendar
"""
MITIGATE_FIRST = """
no-internal-cadence contact-never-verified severity-hole no-watch-period no-review-interval ladder-ends-with-word
role-nobody-fills no-review-owner no-hand-over action-item-lacks-field no-closing-bound nobody-when-it-lasts
no-template rules-overlap wording-left-open no-calendar no-metrics
"""
MATURE_RESPONSE = """
escalation-ends-in-nobody no-acknowledge-bound no-declare-bound contact-never-verified target-no-contact
no-internal-cadence nobody-for-a-breach no-watch-period target-no-contact no-postmortem-bound role-nobody-fills
review-never-recorded no-first-internal-word no-review-owner no-update-content no-hand-over action-item-lacks-field
no-closing-bound nobody-when-it-lasts no-template wording-left-open
"""
IN_PRACTICE = """
escalation-ends-in-nobody no-contacts no-external-cadence severity-hole no-first-public-word nobody-for-a-breach
no-watch-period role-nobody-fills no-last-public-word review-never-recorded no-review-owner no-hand-over
action-item-lacks-field no-closing-bound nobody-when-it-lasts no-template wording-left-open no-calendar no-metrics
"""
ONE_PAGE = """
hops-without-times contact-never-verified no-first-public-word nobody-for-a-breach template-lacks-field no-doubt-rule
no-review-interval role-nobody-fills no-review-owner no-hand-over no-closing-bound nobody-when-it-lasts
wording-left-open no-calendar
"""


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("seilers", SEILERS),
        ("mitigate-first", MITIGATE_FIRST),
        ("mature-response", MATURE_RESPONSE),
        ("in-practice", IN_PRACTICE),
        ("one-page-playbook", ONE_PAGE),
    ],
)
def test_every_shipped_sop_has_its_gaps_the_one_worth_mending_first_on_top(name: str, listed: str) -> None:
    found = lint(load_sop(name), as_of=TODAY).gaps
    assert ids(list(found)) == listed.split()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_gap_points_into_the_file_and_says_why_and_what_to_write(name: str) -> None:
    loaded = open_sop(name)
    for gap in lint(loaded.document, as_of=TODAY).gaps:
        section = gap.where[0]
        # A section that is not there at all is told at the line of the whole document.
        if section in loaded.document.model_fields_set:
            assert loaded.line_of(gap.where) > loaded.line_of(())
        assert [text[-1] for text in (gap.wrong, gap.why, gap.mend)] == [".", ".", "."]
        assert 1 <= gap.weight <= 100


def test_the_order_is_by_weight_and_the_same_every_time() -> None:
    found = lint(load_sop("seilers"), as_of=TODAY).gaps
    weights = [gap.weight for gap in found]
    assert weights == sorted(weights, reverse=True)
    assert found == lint(load_sop("seilers"), as_of=TODAY).gaps


def test_the_order_of_clauses_does_not_change_which_gaps_there_are() -> None:
    sop = load_sop("seilers")
    clauses = list(sop.clauses)
    random.Random(1).shuffle(clauses)  # noqa: S311  # a shuffle, not a secret
    shuffled = sop.model_copy(update={"clauses": tuple(clauses)})
    assert ids(list(lint(shuffled, as_of=None).gaps)) == ids(list(lint(sop, as_of=None).gaps))


UNMISSED = {"kept", "page-second"}
"""Nobody has to promise the next update, and a ladder may go from the first straight to the manager."""


@pytest.mark.parametrize("name", [clause.id for clause in sound().clauses if clause.id not in UNMISSED])
def test_whatever_clause_is_taken_away_its_absence_is_noticed(name: str) -> None:
    assert gaps(sound(clauses={name: None})) != []


SECTIONS = ("declare", "roles", "contacts", "channel", "templates", "mitigations", "resolved_when", "metrics", "review")


@given(
    st.sets(st.sampled_from([clause.id for clause in sound().clauses])),
    st.sets(st.sampled_from(SECTIONS)),
    st.one_of(st.none(), st.dates()),
)
def test_however_little_is_left_of_an_sop_the_linter_says_what_is_missing(
    clauses: set[str], sections: set[str], as_of: date | None
) -> None:
    """It never stumbles, points only at what is there, and taking parts away makes no error."""
    sop = sound(clauses=dict.fromkeys(clauses), **dict.fromkeys(sections))
    report = lint(sop, as_of=as_of)
    assert report.errors == ()
    assert bool(report.gaps) or not (clauses - UNMISSED or sections)
    assert all(say_where(sop, gap.where) for gap in report.gaps)


def test_five_clauses_are_an_sop_with_gaps_and_without_errors() -> None:
    kept = ("severity", "ack", "page", "inside", "roles")
    bare = {clause.id: None for clause in sound().clauses if clause.id not in kept}
    found = gaps(sound(clauses=bare, contacts=None, templates=None, review=None, channel=None))
    assert ids(found)[0] == "escalation-ends-in-nobody"
    assert {"no-contacts", "no-template", "no-review-interval"} <= set(ids(found))


def test_a_place_is_said_in_words() -> None:
    sop = sound()
    places = [("clauses", 1), ("severity", "rules", 0), ("contacts", 3), ("levels", 2), ("templates", 0), ("review",)]
    assert [say_where(sop, where) for where in places] == [
        "clause ack",
        "severity rule top",
        "contact legal",
        "level SEV3",
        "template inside",
        "review",
    ]
    assert say_where(sop, ("severity", "rules")) == "severity rules"
