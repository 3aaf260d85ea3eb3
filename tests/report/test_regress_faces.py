"""Every face of a comparison, from figures made up for it: nothing is played."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from random import Random
from xml.etree import ElementTree as Tree

import pytest
from rich.console import Console

from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.regression.change.accepted import Accepted, AcceptedRegressions
from gameday.regression.change.cause import Cause, Traced
from gameday.regression.change.comparison import Apart, Comparison, Told
from gameday.regression.change.hinge import Hinge, Hung
from gameday.regression.change.observable import Unseen
from gameday.regression.change.regress import Answer, Question
from gameday.regression.change.verdict import BLOCKING, Ruling, verdict
from gameday.regression.figures.cell import Cell, cells_at
from gameday.regression.figures.differing import spreads
from gameday.regression.figures.looking import GATES
from gameday.regression.figures.looks import Look
from gameday.regression.figures.pairing import Pairing
from gameday.regression.plays.chunk import Chunk, Parcel
from gameday.regression.plays.fleet import Lost
from gameday.regression.plays.metric import METRICS, RATES
from gameday.regression.plays.place import place_of
from gameday.regression.plays.row import Row
from gameday.regression.remade import remade
from gameday.report.regress.annotations import annotated
from gameday.report.regress.data import comparison_text
from gameday.report.regress.junit import comparison_junit
from gameday.report.regress.markdown import comparison_markdown
from gameday.report.regress.page import comparison_html
from gameday.report.regress.terminal import print_comparison
from gameday.sop.clause import Cadence
from gameday.terms.bound import parse_bound
from gameday.timeline import Timeline
from gameday.timeline.signals import AlertFired

SIMULATION = "SIMULATION, NO PERSON TOOK PART"
FLIPPED = "checkout-errors · storefront: time to acknowledge: worse with pessimistic (49% longer),"
HOSTILE = "no <b>play</b> | reached\nit"


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Acknowledging takes half as long again; everything else stands still; a clause was not observable."""
    scenario, sop = load_scenario("checkout-errors"), load_sop("mitigate-first")
    team = load_team("storefront", profile="default")
    question = Question(sop, sop, load_scorecard("sop-regression"), ((scenario, team),))
    luck = Random(3)  # noqa: S311  # figures for a test
    rows = [
        (_row(index, answer := luck.uniform(60, 90)), _row(index, answer * luck.uniform(1.4, 1.6)))
        for index in range(800)
    ]
    pairing = Pairing.of(place_of(scenario, team), rows)
    cells = cells_at(Look(800, 0.0125), [pairing], GATES, question.margins)
    ruled = verdict(cells, [pairing], [Unseen("page-lead", HOSTILE, "a scenario in which it applies")])
    cell = next(one for one in cells if one.metric == "time_to_acknowledge")
    hinge = Hinge("page_missed_day", "A page is not noticed while awake.", "0.03", "0.004", "below", "assumed")
    values = tuple((one.value(cell.metric) or 0.0, two.value(cell.metric) or 0.0) for one, two in rows)
    cause = Cause("page-secondary", ("paging",), -0.4, 1.0)
    told = Told(cell, Traced((cause,), parts=1), None, Hung(100, (hinge,)), values)
    differing = {(one.cell.place, one.cell.metric): one.differing() for one in spreads(cells, rows)}
    return Comparison(question, Answer(ruled, (pairing,), 4), (told,), differing=differing)


def _row(replicate: int, answer: float, *, breaks: bool = False) -> Row:
    values = tuple(answer if one.name == "time_to_acknowledge" else 60.0 for one in METRICS)
    flags = tuple(breaks and one.name == "gate_broken" for one in RATES)
    broken = (("gate_broken", "page-lead"),) if breaks else ()
    return Row(replicate, f"{answer}", f"{answer} {breaks}", values, flags, (), broken)


@pytest.fixture(scope="module")
def undecided(found: Comparison) -> Comparison:
    """Ninety pairs: a gate breaks in one play of ten where none broke before, and two figures name the same pair."""
    place = found.answer.pairings[0].place
    rows = [(_row(index, 60.0), _row(index, 60.0, breaks=index % 10 == 0)) for index in range(90)]
    pairing = Pairing.of(place, rows)
    cells = cells_at(Look(90, 0.0125), [pairing], GATES, found.question.margins)
    ruled = verdict(cells, [pairing], ())
    start = Timeline.of([AlertFired(at=1_776_643_200_000, alert="errors")])
    apart = Apart(7, start, Timeline.of([]))
    told = tuple(
        Told(next(one for one in cells if one.metric == name), Traced(), apart) for name in ("gate_broken", "score")
    )
    question = replace(found.question, runs=90)
    return replace(found, question=question, answer=Answer(ruled, (pairing,), 1), told=told, pace=40.0)


def _terminal(found: Comparison) -> str:
    console = Console(width=80, record=True, force_terminal=False)
    with console.capture() as captured:
        print_comparison(console, found)
    return " ".join(captured.get().split())


def test_a_gate_that_broke_names_its_clause_with_its_share_on_both_sides_on_every_face(undecided: Comparison) -> None:
    said = "page-lead in 0.0%, now 10.0%"
    faces = (_terminal, comparison_html, comparison_markdown)
    assert all(said in " ".join(face(undecided).split()) for face in faces)
    cell = next(one for one in json.loads(comparison_text(undecided))["cells"] if one["metric"] == "gate_broken")
    assert cell["clauses"] == [{"clause": "page-lead", "before": 0.0, "after": pytest.approx(0.1), "gate_of": "both"}]


def test_a_pair_that_two_figures_name_is_shown_once(undecided: Comparison) -> None:
    page = comparison_html(undecided)
    assert page.count("<h3 id=") == 1
    assert '<a href="#pair-1">shown above</a>' in page
    assert "furthest apart in plays that break a critical clause, and in score against its own SOP" in page
    assert "The pair furthest apart is the one shown above (replicate 7)." in _terminal(undecided)


def test_a_pair_much_like_one_above_is_named_on_the_screen_and_whole_on_the_page(undecided: Comparison) -> None:
    first, second = undecided.told
    assert first.apart is not None
    alike = replace(undecided, told=(first, replace(second, apart=replace(first.apart, replicate=9))))
    assert "The pair furthest apart (replicate 9) is much like one shown above; --html has it in full." in _terminal(
        alike
    )
    assert comparison_html(alike).count("<h3 id=") == 2


def test_an_inconclusive_comparison_says_how_many_runs_would_tell_and_how_long_they_take(undecided: Comparison) -> None:
    more = json.loads(comparison_text(undecided))["more_runs"]
    said = f"About {more['pairs']:,} pairs a place would decide"
    assert undecided.answer.verdict.ruling == "inconclusive"
    assert more["pairs"] > 90
    assert all(said in " ".join(face(undecided).split()) for face in (_terminal, comparison_html, comparison_markdown))
    assert "at the pace of this run" in _terminal(undecided)


def test_more_runs_count_where_nothing_differed_so_far_and_what_they_cannot_show(undecided: Comparison) -> None:
    answer = undecided.answer
    row = _row(0, 60.0)
    same = Pairing.of(replace(answer.pairings[0].place, profile="optimistic"), [(row, row)] * 90)
    ruled = replace(answer.verdict, unseen=(Unseen("page-lead", "no play reached it", "a scenario at SEV1"),))
    more = json.loads(comparison_text(undecided))["more_runs"]["pairs"]
    question = replace(undecided.question, runs=90)
    found = replace(
        undecided, question=question, answer=replace(answer, pairings=(*answer.pairings, same), verdict=ruled)
    )
    said = " ".join(_terminal(found).split())
    assert f"({2 * (more - 90 + 400 - 90):,} plays more" in said
    assert "That would not make observable what no play speaks for: page-lead." in said


def test_a_rate_that_nobody_saw_is_told_by_its_count(undecided: Comparison) -> None:
    """`0.0% to 0.0%` would tell neither that nothing was seen nor in how many pairs."""
    said = "6 open cells moved in none of 90 pairs; more pairs would tell."
    assert all(said in face(undecided) for face in (_terminal, comparison_markdown))
    assert "none in 90 pairs" in comparison_html(undecided)
    cells = {one["metric"]: one for one in json.loads(comparison_text(undecided))["cells"]}
    assert [cells[name]["one_sided"] for name in ("gate_broken", "score", "late_answer")] == [9, None, 0]
    assert "0.0% to 0.0%" not in comparison_html(undecided) + comparison_markdown(undecided)


def test_plays_that_were_lost_are_named_on_every_face(undecided: Comparison) -> None:
    """More runs would not bring them back, and the headline asks for none."""
    (pairing,) = undecided.answer.pairings
    sop, place = undecided.question.baseline, pairing.place
    parcel = Parcel("the candidate's", (), 1, whole=True)
    lost = Lost(Chunk(place, parcel, 10, 20), "whichever worker plays it dies")
    ruled = verdict(undecided.answer.verdict.cells, [pairing], (), lost=10)
    answer = Answer(ruled, (pairing,), 1, (lost,), {place: (sop.name, parcel.digest)})
    told = replace(undecided, answer=answer, told=())
    said = "checkout-errors · storefront (default), the candidate, replicates 10 to 19: whichever worker plays it dies"
    for face in (_terminal, comparison_html, comparison_markdown, comparison_junit):
        assert said in " ".join(face(told).split())
    assert "Some plays were lost, and what they would have said nobody knows." in comparison_markdown(told)
    (one,) = json.loads(comparison_text(told))["lost_plays"]
    assert (one["side"], one["first"], one["last"], one["why"]) == ("candidate", 10, 19, lost.why)


def test_an_acceptance_whose_day_is_over_is_told(found: Comparison) -> None:
    (cell,) = [one for one in found.answer.verdict.cells if one.verdict == "regressed"]
    line = Accepted(
        scenario="checkout-errors", metric=cell.metric, author="dana", reason="Agreed.", until=date(2026, 5, 1)
    )
    ruled = verdict(
        found.answer.verdict.cells,
        found.answer.pairings,
        (),
        accepted=AcceptedRegressions(format=1, accepted=(line,)),
        today=date(2026, 5, 2),
    )
    told = replace(found, answer=replace(found.answer, verdict=ruled))
    assert ruled.ruling == "regressed"
    for face in (_terminal, comparison_html, comparison_markdown):
        said = " ".join(face(told).split())
        assert "Regressed, and accepted until a day that is over" in said
        assert "Agreed. (dana, until 2026-05-01)" in said


@pytest.mark.parametrize(("up_to", "accepts"), [(60.0, True), (None, True), (40.0, False)])
def test_an_acceptance_holds_as_far_as_it_says(found: Comparison, up_to: float | None, accepts: bool) -> None:
    """The answer comes half as late again: who accepted two fifths is told so, and it counts."""
    (cell,) = [one for one in found.answer.verdict.cells if one.verdict == "regressed"]
    line = Accepted(
        scenario="checkout-errors",
        metric=cell.metric,
        up_to=up_to,
        author="dana",
        reason="Agreed.",
        until=date(2026, 5, 1),
    )
    lines = AcceptedRegressions(format=1, accepted=(line,))
    ruled = verdict(found.answer.verdict.cells, found.answer.pairings, (), accepted=lines, today=date(2026, 5, 1))
    told = replace(found, answer=replace(found.answer, verdict=ruled))
    assert (bool(ruled.accepted), bool(ruled.exceeded), ruled.ruling == "regressed") == (
        accepts,
        not accepts,
        not accepts,
    )
    for face in (_terminal, comparison_html, comparison_markdown):
        said = " ".join(face(told).split())
        assert ("Regressed, and further than was accepted" in said) == (not accepts)
        assert accepts or "Agreed. (dana, up to 40% worse, until 2026-05-01)" in said


@pytest.mark.parametrize(("profile", "accepts"), [("default", True), ("pessimistic", False), (None, True)])
def test_a_line_of_accepted_regressions_may_hold_for_one_profile(
    found: Comparison, profile: str | None, accepts: bool
) -> None:
    """As the line that is offered has it."""
    (cell,) = [one for one in found.answer.verdict.cells if one.verdict == "regressed"]
    line = Accepted(
        scenario="checkout-errors",
        profile=profile,
        metric=cell.metric,
        author="dana",
        reason="Agreed.",
        until=date(2026, 5, 1),
    )
    lines = AcceptedRegressions(format=1, accepted=(line,))
    ruled = verdict(found.answer.verdict.cells, found.answer.pairings, (), accepted=lines, today=date(2026, 5, 1))
    assert bool(ruled.accepted) == accepts
    offered = "- {scenario: checkout-errors, profile: default, metric: time_to_acknowledge, up_to: 50, "
    assert all(offered in " ".join(face(found).split()) for face in (_terminal, comparison_html))


def test_where_costs_alone_decide_the_headline_says_so(found: Comparison) -> None:
    """They stand still: nothing is said of the answer that comes later, and that is told first."""
    question = replace(found.question, gates=frozenset({"cost"}))
    cells = cells_at(Look(800, 0.0125), found.answer.pairings, question.gates, question.margins)
    answer = replace(found.answer, verdict=verdict(cells, found.answer.pairings, ()))
    told = replace(found, question=question, answer=answer, told=())
    title = "No material change, by cost figures alone"
    assert f"{title}. Every figure that decides lies within its margin." in _terminal(told)
    assert f'<p class="verdict no_material_change">{title}</p>' in comparison_html(told)
    assert comparison_markdown(told).startswith(f"### {title}: ")
    assert json.loads(comparison_text(told))["decided_by"] == ["cost"]


def test_where_nothing_moved_beyond_its_margin_it_is_shown_how_far_it_moved(found: Comparison) -> None:
    """An answer comes 4% later in every pair: `within its margin` can be read, and what stands still is counted."""
    pairing = Pairing.of(found.answer.pairings[0].place, _answers(1.04))
    cells = cells_at(Look(800, 0.0125), [pairing], GATES, found.question.margins)
    answer = replace(found.answer, verdict=verdict(cells, [pairing], ()))
    told = replace(found, answer=answer, told=(), differing={})
    row = "checkout-errors · storefront (default) | time to acknowledge | 4% longer | 4% longer | 10% |"
    assert f"| no material change | {row}" in comparison_markdown(told).splitlines()
    assert "time to acknowledge 4% longer 4% longer 10%" in _terminal(told)
    assert "And 10 more, which moved less" in comparison_markdown(told)


def test_a_figure_beyond_its_margin_that_stays_open_is_explained(found: Comparison) -> None:
    """By itself it would be called; among all that decide it is not, and the page says why."""
    (cell,) = [one for one in found.answer.verdict.cells if one.verdict == "regressed"]
    cells = tuple(replace(one, verdict="open") if one is cell else one for one in found.answer.verdict.cells)
    told = replace(found, answer=replace(found.answer, verdict=verdict(cells, found.answer.pairings, ())), told=())
    said = (
        "Open, beyond by itself: its whole interval lies beyond its margin. Among 16 figures that decide one may do so"
    )
    for face in (_terminal, comparison_html, comparison_markdown):
        assert said in " ".join(face(told).split())


def test_outcomes_that_decide_nothing_are_no_costs(found: Comparison) -> None:
    """The answer comes half as late again, scores alone were asked for: the headline and a part of its own say so."""
    question = replace(found.question, gates=frozenset({"score"}))
    cells = cells_at(Look(800, 0.0125), found.answer.pairings, question.gates, question.margins)
    answer = replace(found.answer, verdict=verdict(cells, found.answer.pairings, ()))
    told = replace(found, question=question, answer=answer, told=())
    for face in (_terminal, comparison_html, comparison_markdown):
        said = " ".join(face(told).split())
        assert "No material change, by score figures alone" in said
        assert (
            "outcome figures decide nothing here (--fail-on), and 1 of them lies beyond its margin for the worse."
            in said
        )
        assert "Beyond its margin, and decides nothing here (--fail-on)" in said
        assert "What it costs" not in said


def test_commands_in_sentences_are_shown_as_code(hanging: Comparison) -> None:
    assert "<code>gameday team fit</code>" in comparison_html(hanging)
    assert "`gameday team fit`" in comparison_markdown(hanging)


def test_lines_to_accept_are_whole_on_a_narrow_screen(found: Comparison) -> None:
    console = Console(width=40, record=True, force_terminal=False)
    with console.capture() as captured:
        print_comparison(console, found)
    line = (
        "  - {scenario: checkout-errors, profile: default, metric: time_to_acknowledge, up_to: 50,"
        " author: ..., reason: ..., until: ...}"
    )
    assert line in captured.get().splitlines()
    assert f"```yaml\n{line}\n```" in comparison_markdown(found)


def test_a_bound_edited_at_a_level_that_was_never_true_is_told_beside_one_that_was(found: Comparison) -> None:
    """Of drills of SEV2: the rhythm of SEV2 was seen, and nothing is said of the whole clause."""
    old = found.question.baseline
    rhythm = next(one for one in old.clauses if isinstance(one, Cadence) and {"SEV1", "SEV2"} <= set(one.every))
    slower = remade(rhythm, every=dict.fromkeys(rhythm.every, parse_bound("3h")))
    new = remade(old, clauses=tuple(slower if one is rhythm else one for one in old.clauses))
    row = replace(_row(0, 60.0), levels=("SEV2",))
    pairing = Pairing.of(found.answer.pairings[0].place, [(row, replace(row, entries="other"))])
    told = replace(
        found,
        question=replace(found.question, candidate=new),
        answer=replace(found.answer, verdict=verdict((), [pairing], ()), pairings=(pairing,)),
        told=(),
    )
    said = f"{rhythm.id}: no play was truly SEV1 (bound at SEV1: 15 min, now 3 h)"
    assert all(said in " ".join(face(told).split()) for face in (_terminal, comparison_html, comparison_markdown))


@pytest.fixture(scope="module")
def hanging(found: Comparison) -> Comparison:
    """An answer that comes half as late again from people who are slow, and at the same time from those who are not."""
    place = found.answer.pairings[0].place
    slow = Pairing.of(replace(place, profile="pessimistic"), _answers(1.5))
    quick = Pairing.of(replace(place, profile="optimistic"), _answers(1.0))
    cells = cells_at(Look(800, 0.0125), [slow, quick], GATES, found.question.margins)
    ruled = verdict(cells, [slow, quick], ())
    return replace(found, answer=Answer(ruled, (slow, quick), 4), told=())


def _answers(times: float) -> list[tuple[Row, Row]]:
    luck = Random(5)  # noqa: S311  # figures for a test
    answers = [luck.uniform(60, 90) for _ in range(800)]
    return [
        (_row(index, one), _row(index, one * times * luck.uniform(0.99, 1.01))) for index, one in enumerate(answers)
    ]


def test_a_verdict_that_turns_with_who_responds_names_both_on_every_face(hanging: Comparison) -> None:
    ruled, told = hanging.answer.verdict, json.loads(comparison_text(hanging))
    assert (ruled.ruling, ruled.exit_code) == ("depends_on_assumption", 3)
    for face in (_terminal, comparison_html, comparison_markdown):
        words = " ".join(face(hanging).split())
        assert FLIPPED in words
        assert "Where the verdict hangs on who responds" in words
        assert "Depends on an assumption" in words
        assert "Find out which profile your people are like" in words
    assert told["flips"] == [
        {
            "scenario": "checkout-errors",
            "metric": "time_to_acknowledge",
            "worse": ["pessimistic"],
            "fine": ["optimistic"],
            "crossings": [],
        }
    ]


def test_junit_is_red_at_the_profile_under_which_it_is_worse_and_at_no_other(hanging: Comparison) -> None:
    verdict, suite = Tree.fromstring(comparison_junit(hanging))  # noqa: S314  # our own
    failed = {one.get("classname"): told.get("message", "") for one in suite for told in one.iter("failure")}
    (stops,) = verdict.iter("failure")
    assert failed.keys() == {"checkout-errors.storefront.pessimistic"}
    assert failed["checkout-errors.storefront.pessimistic"].startswith(FLIPPED)
    assert stops.get("message", "").startswith("Depends on an assumption: It is worse under one profile of responders")


@pytest.mark.parametrize(("blocks", "red"), [(BLOCKING, True), ({"regressed", "not_observable"}, False)])
def test_junit_is_red_exactly_where_the_verdict_stops_a_merge(
    hanging: Comparison, blocks: set[Ruling], red: bool
) -> None:
    """Skipped cells alone would be read as green."""
    hangs = hanging.answer.verdict
    unclear = replace(hangs, ruling="inconclusive", flips=(), cells=_none_worse(hangs.cells))
    for one in (hangs, unclear):
        ruled = replace(one, blocks=frozenset(blocks))
        told = comparison_junit(replace(hanging, answer=replace(hanging.answer, verdict=ruled)))
        verdict, suite = Tree.fromstring(told)  # noqa: S314  # our own
        assert (verdict.get("failures") == "1", bool(ruled.exit_code)) == (red, red)
        assert (suite.get("failures") == "1") == (red and one is hangs)
        assert ("it stops no merge here (--fail-on)" in told) == (not red and one is hangs)


def _none_worse(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(replace(one, verdict="open") if one.verdict == "regressed" else one for one in cells)


def test_json_holds_the_verdict_every_cell_and_why(found: Comparison) -> None:
    told = json.loads(comparison_text(found))
    assert (told["verdict"], told["exit_code"], told["simulation"]) == ("regressed", 1, SIMULATION)
    assert len(told["cells"]) == len(METRICS) + len(RATES)
    assert [one["metric"] for one in told["cells"] if one["verdict"] == "regressed"] == ["time_to_acknowledge"]
    assert told["why"][0]["clauses"][0]["through"] == ["paging"]
    assert told["why"][0]["hangs_on"][0]["flips_at"] == "0.004"


def test_junit_has_a_suite_a_scenario_a_case_a_cell_and_skips_what_nothing_shows(found: Comparison) -> None:
    root = Tree.fromstring(comparison_junit(found))  # noqa: S314  # our own
    suites = {one.get("name"): one for one in root}
    gates = [one for one in found.answer.verdict.cells if one.gate]
    assert len(suites["checkout-errors"]) == len(gates)
    assert (suites["checkout-errors"].get("failures"), suites["checkout-errors"].get("skipped")) == ("1", "0")
    assert suites["not observable"].find("testcase/skipped") is not None


def test_markdown_shows_every_text_letter_by_letter(found: Comparison) -> None:
    told = comparison_markdown(found)
    assert told.startswith("### Regressed: the candidate against the baseline\n")
    assert "<b>" not in told
    assert "no &lt;b&gt;play&lt;/b&gt; \\| reached it" in told
    assert SIMULATION in told


def test_annotations_stand_at_the_clause_on_one_line_each(found: Comparison) -> None:
    lines = list(annotated(found, lambda part: (f"sops/{part}.yaml", 7)))
    assert [line.split("::", 2)[1] for line in lines] == [
        "error file=sops/page-secondary.yaml,line=7,title=Regressed",
        "warning file=sops/page-lead.yaml,line=7,title=Not observable",
    ]
    assert all("\n" not in line for line in lines)


def test_what_was_accepted_is_no_error_and_what_no_part_moves_alone_stands_at_the_top(found: Comparison) -> None:
    ruled, (told,) = found.answer.verdict, found.told
    line = Accepted(scenario="s", metric="m", author="dana", reason="Agreed.", until=date(2026, 5, 1))
    excused = replace(found, answer=replace(found.answer, verdict=replace(ruled, accepted=((told.cell, line),))))
    whole = replace(found, told=(replace(told, traced=Traced()),))

    def first(one: Comparison) -> str:
        return next(annotated(one, lambda part: (f"sops/{part or 'top'}.yaml", 7)))

    assert first(excused).startswith("::notice file=sops/page-secondary.yaml,line=7")
    assert first(excused).endswith("longer, accepted (through paging)")
    assert first(whole).startswith("::error file=sops/top.yaml,line=7,title=Regressed::")


def test_figures_that_regressed_and_were_not_looked_into_share_one_line(found: Comparison) -> None:
    unread = replace(found, told=())
    (line, _) = annotated(unread, lambda part: (f"sops/{part or 'top'}.yaml", 7))
    assert line.startswith("::error file=sops/top.yaml,line=7,title=Regressed::regressed as well: checkout-errors")
    assert "time to acknowledge" in line


def test_the_page_needs_nothing_else_and_escapes_every_text(found: Comparison) -> None:
    page = comparison_html(found)
    assert "<script" not in page
    assert "no <b>play</b>" not in page
    assert page.count('class="plot"') == 2
    assert "http" not in page.replace("http://www.w3.org", "")


def test_the_terminal_says_it_within_eighty_columns(found: Comparison) -> None:
    console = Console(width=80, record=True, force_terminal=False)
    with console.capture() as captured:
        print_comparison(console, found)
    said = captured.get()
    assert max(len(line) for line in said.splitlines() if not line.startswith("  - {")) <= 80
    words = " ".join(said.split())
    assert "Regressed. Something is worse by more than its margin." in words
    assert (
        "49% longer is the mean ratio over all 800 pairs; all 800 pairs differ: median 1 min 15 s, now 1 min 52 s."
        in words
    )
    assert "The edit is one clause, page-secondary, and moves people by paging." in words
    assert "it comes within its margin with page_missed_day below about 0.004, assumed 0.03" in words
