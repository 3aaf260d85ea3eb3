"""The right lever failed and was left: the report says when, and does not tell its name to who had pulled it."""

from __future__ import annotations

from gameday.retrospective import Retrospective, retrospective
from gameday.scoring.judge import assess
from gameday.timeline import Entry, Timeline, paging, response, signals, truth
from gameday.timeline import exercise as drill
from tests.retrospective.sample import at, case
from tests.retrospective.test_spells import felt


def written(*entries: Entry, over: float | None = 60) -> Retrospective:
    start = (
        signals.AlertFired(id="a", at=at(1), alert="Errors", urgency="high"),
        paging.Paged(id="p", at=at(1), target="primary_oncall"),
        paging.Acknowledged(id="k", at=at(3), re="p", actor="dana", role="primary_oncall"),
        truth.MitigationAvailable(id="t", at=at(0), action="stop_job"),
    )
    record = [*start, *felt((0, over)), *entries, drill.Ended(id="x", at=at(90), status="completed")]
    one = case(Timeline.of(record))
    return retrospective(one, assess(one))


def stopping(*times: float, landed: str = "applied") -> list[Entry]:
    """Pulled and failed again and again, and at the last put in place."""
    acts: list[Entry] = []
    for minutes in times:
        acts.append(response.MitigationStarted(id=f"s{minutes}", at=at(minutes), action="stop_job", target="db"))
        kind = response.MitigationApplied if minutes == times[-1] and landed == "applied" else response.MitigationFailed
        acts.append(kind(id=f"e{minutes}", at=at(minutes + 3), action="stop_job", target="db"))
    return acts


def test_a_lever_left_for_long_stands_first() -> None:
    retro = written(*stopping(20, 55))
    assert retro.shortfalls[0].headline.startswith(
        "Stop job on db was pulled at 15:07, did not work at 15:10 and was tried again only at 15:42 UTC, 32 min "
        "later, while users were affected."
    )
    first = retro.actions[0]
    assert first.title.startswith(
        "When a lever does not work, as stop job on db did not, try it again at once or say aloud why not; the "
        "incident commander decides"
    )
    assert "unused for 32 min of impact" in first.expected_impact
    assert not [one.title for one in retro.actions if "to pull without asking" in one.title]
    assert "Stop job on db did not work at 15:10 and was put in place at 15:45." in dict(retro.summary)["What happened"]


def test_who_tried_again_soon_is_asked_nothing() -> None:
    assert not [fall for fall in written(*stopping(20, 30, 40)).shortfalls if "tried again" in fall.headline]


def test_minutes_in_which_nobody_felt_it_do_not_count() -> None:
    assert not [fall for fall in written(*stopping(20, 55), over=30).shortfalls if "tried again" in fall.headline]


def test_where_it_was_never_brought_back_the_failure_is_told_there() -> None:
    retro = written(*stopping(20, landed="failed"), over=None)
    assert retro.shortfalls[0].headline.startswith(
        "The service was not brought back: stop job on db was tried and did not end it (stop job on db did not work "
        "at 15:10 and was not tried again)"
    )
    assert not [fall for fall in retro.shortfalls if "tried again only" in fall.headline]


def test_a_measure_without_a_name_is_a_measure() -> None:
    retro = written(response.MitigationApplied(id="m", at=at(20), text="Rolled back."), over=None)
    assert retro.shortfalls[0].headline.startswith("The service was not brought back: what was tried did not end it")


def test_a_measure_that_took_long_to_fail_is_told_with_its_second_try() -> None:
    retro = written(
        response.MitigationStarted(id="s1", at=at(5), action="stop_job", target="db"),
        response.MitigationFailed(id="f1", at=at(40), action="stop_job", target="db"),
        response.MitigationStarted(id="s2", at=at(41), action="stop_job", target="db"),
        response.MitigationApplied(id="m2", at=at(58), action="stop_job", target="db"),
    )
    assert retro.shortfalls[0].headline == (
        "Stop job on db was begun at 14:52 and did not work at 15:27 UTC, while users were affected; it was begun "
        "again at 15:28 and in place at 15:45."
    )
    assert retro.actions[0].title == (
        "Let what takes as long as stop job on db show at each of its steps whether it will work, and ease the impact "
        "until it is in place"
    )
    assert "35 min of impact went by" in retro.actions[0].expected_impact
    assert not [fall for fall in written(*stopping(20, 30)).shortfalls if "was begun at" in fall.headline]


def test_a_lever_that_was_never_tried_again_tells_how_long_users_waited_for_another() -> None:
    retro = written(*stopping(20, landed="failed"))
    assert retro.shortfalls[0].headline.startswith(
        "Stop job on db was pulled at 15:07, did not work at 15:10 UTC and was not tried again, while users were "
        "affected for 37 min more."
    )


def logged(*entries: Entry) -> Retrospective:
    """Of a real incident, of which nobody knows what would have helped."""
    start = (
        signals.AlertFired(id="a", at=at(1), alert="Errors", urgency="high"),
        paging.Paged(id="p", at=at(1), target="primary_oncall"),
    )
    one = case(Timeline.of([*start, *entries, response.Resolved(id="x", at=at(80))]))
    return retrospective(one, assess(one))


def rollback(id_: str, minute: float, *, works: bool) -> Entry:
    kind = response.MitigationApplied if works else response.MitigationFailed
    return kind(id=id_, at=at(minute), action="rollback")


def test_of_a_real_incident_a_measure_that_did_not_work_is_told_even_if_it_did_minutes_later() -> None:
    retro = logged(rollback("f", 16, works=False), rollback("r", 23, works=True))
    told = "Rollback did not work at 15:03 UTC; it was put in place at 15:10, 7 min later."
    assert [(fall.headline, fall.evidence) for fall in retro.shortfalls if "Rollback" in fall.headline] == [
        (told, ("f", "r"))
    ]
    assert (
        "The only measure put in place: rollback at 15:10 UTC. Rollback did not work at 15:03 and was put in place at "
        "15:10."
    ) in dict(retro.summary)["What happened"]
    item = next(one for one in retro.actions if "rollback" in one.title)
    assert (item.title, item.verification, item.expected_impact) == (
        "Find out why rollback did not work, mend it, and try it out before the next time",
        "The review says why rollback did not work, and a trial has shown it to work.",
        "What is reached for first works. This time 7 min went by until something took effect.",
    )


def test_what_took_effect_instead_is_told_or_that_it_was_called_mitigated() -> None:
    fixed = response.MitigationApplied(id="m", at=at(63), text="index added")
    called = response.MitigationApplied(id="m", at=at(63), text="Mitigated")
    heads = [
        next(fall.headline for fall in logged(rollback("f", 16, works=False), *more).shortfalls if not fall.clauses)
        for more in ((fixed,), (called,), ())
    ]
    assert heads == [
        "Rollback did not work at 15:03 UTC; another measure took effect at 15:50, 47 min later.",
        "Rollback did not work at 15:03 UTC; the incident was called mitigated at 15:50, 47 min later.",
        "Rollback did not work at 15:03 UTC.",
    ]


def test_that_it_is_mitigated_is_a_word_and_no_measure() -> None:
    """Its row says so with what was said beside it, and the summary counts it among no measures."""
    retro = logged(
        response.MitigationApplied(id="m", at=at(20), text="Mitigated: errors are gone"),
        rollback("r", 23, works=True),
        response.MitigationApplied(id="n", at=at(25), text="Mitigated"),
    )
    assert (
        "The only measure put in place: rollback at 15:10 UTC. It was called mitigated at 15:07 and 15:12 UTC."
        in dict(retro.summary)["What happened"]
    )
    rows = {row.id: (row.sentence, row.quote) for row in retro.rows}
    assert (rows["m"], rows["n"]) == (("Called it mitigated.", "errors are gone"), ("Called it mitigated.", ""))
    alone = logged(response.MitigationApplied(id="n", at=at(25), text="Mitigated"))
    assert "(high urgency). It was called mitigated at 15:12 UTC." in dict(alone.summary)["What happened"]
