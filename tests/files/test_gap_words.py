"""Gaps on a command line: read, or answered with what there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.errors import InputError
from gameday.files.documents import Loaded, digest_of, open_scenario
from gameday.files.gap_words import read_gaps, seats_of, with_gaps
from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_KINDS, SEATLESS, Gap
from gameday.terms.duration import format_duration
from tests.engine.cast import MINUTE, sop, team
from tests.engine.small import small

SEATS = ("primary_oncall", "secondary_oncall", "comms_lead")


@pytest.mark.parametrize(
    ("word", "gap"),
    [
        ("pager_dead@primary_oncall", Gap(gap="pager_dead", seat="primary_oncall")),
        (" Pager-Dead@primary ", Gap(gap="pager_dead", seat="primary_oncall")),
        ("chat_down", Gap(gap="chat_down")),
        ("chat_down:10m-40m", Gap(gap="chat_down", from_start=10 * MINUTE, until=40 * MINUTE)),
        ("chat_down:-1h 30m", Gap(gap="chat_down", until=90 * MINUTE)),
        ("away@comms_lead:10m-", Gap(gap="away", seat="comms_lead", from_start=10 * MINUTE)),
    ],
)
def test_a_gap_is_read(word: str, gap: Gap) -> None:
    assert read_gaps([word], SEATS) == (gap,)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (
            "pager_ded@primary",
            "there is no escalation gap of this kind; did you mean `pager_dead`?, expected one of pager",
        ),
        ("", "(an empty gap): there is no escalation gap of this kind"),
        (
            "pager_dead",
            "pager_dead stands at no seat, expected pager_dead@SEAT, the seat one of primary_oncall, second",
        ),
        ("pager_dead@", "stands at no seat"),
        ("pager_dead@primry_oncall", "'primry_oncall' is no seat of this drill, expected one of primary_oncall"),
        ("chat_down@primary", "chat_down concerns everybody, expected no seat"),
        ("chat_down:", "'' is no span of time, expected FROM-UNTIL"),
        ("chat_down:-", "'-' is no span of time"),
        ("chat_down:10m", "'10m' is no span of time"),
        ("chat_down:10-20", "such as 10m-40m, both after the start"),
        ("chat_down:20m-10m", "the gap ends before it begins"),
    ],
)
def test_what_cannot_be_meant_is_answered_with_what_there_is(word: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        read_gaps([word], SEATS)
    assert told in str(refused.value)


def test_every_one_that_cannot_be_read_is_told_and_each_gap_counts_once() -> None:
    with pytest.raises(InputError) as refused:
        read_gaps(["nope", "chat_down", "away@nobody"], SEATS)
    assert len(refused.value.faults) == 2
    assert read_gaps(["chat_down", "chat-down"], SEATS) == (Gap(gap="chat_down"),)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_told(word: str) -> None:
    try:
        found: tuple[object, ...] = tuple(gap.gap for gap in read_gaps([word], SEATS))
    except InputError as refused:
        found = refused.faults
    assert len(found) == 1


@given(st.sampled_from(GAP_KINDS), st.sampled_from(SEATS), st.integers(0, 300), st.none() | st.integers(1, 300))
def test_a_gap_written_out_reads_back(kind: str, seat: str, begins: int, lasts: int | None) -> None:
    first = format_duration(begins * MINUTE)
    last = "" if lasts is None else format_duration((begins + lasts) * MINUTE)
    word = f"{kind}{'' if kind in SEATLESS else f'@{seat}'}:{first}-{last}"
    (gap,) = read_gaps([word], SEATS)
    assert (gap.gap, gap.seat) == (kind, None if kind in SEATLESS else seat)
    assert (gap.from_start, gap.until) == (begins * MINUTE, None if lasts is None else (begins + lasts) * MINUTE)


def test_the_seats_are_those_of_the_team_the_sop_and_the_scenario() -> None:
    hop = {"id": "hop", "kind": "escalation", "target": "legal", "trigger": "declared", "after": {"SEV1": "5m"}}
    scenario = small(seats={"scribe": "absent"}, gaps=[{"gap": "away", "seat": "executive"}])
    found = seats_of(scenario, sop([{**hop, "dimension": "escalation"}]), team())
    assert set(found) == {
        "primary_oncall", "technical_lead", "secondary_oncall", "incident_commander", "team_lead", "comms_lead",
        "legal", "scribe", "executive",
    }  # fmt: skip


def loaded() -> Loaded[Scenario]:
    return open_scenario("quiet-night-page")


def test_a_scenario_with_further_gaps_is_another_document_and_one_it_states_already_is_not() -> None:
    one = loaded()
    more = with_gaps(one, [Gap(gap="chat_down")])
    assert more.document.gaps == (*one.document.gaps, Gap(gap="chat_down"))
    assert (more.digest, more.digest != one.digest) == (digest_of(more.document), True)
    stated = [gap.model_copy(update={"text": None}) for gap in one.document.gaps]
    assert with_gaps(one, stated) is one
