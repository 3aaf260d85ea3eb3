"""The measures taken, in one or two lines."""

from __future__ import annotations

from gameday.retrospective.cast import Cast
from gameday.retrospective.measures import say_measures
from gameday.timeline import Entry, Timeline, paging, response, signals
from tests.retrospective.sample import at, case
from tests.retrospective.test_spells import felt


def told(*more: Entry) -> str:
    record = Timeline.of([signals.AlertFired(id="a", at=at(1)), *felt((0, None)), *more])
    return say_measures(case(record), Cast.of(record))


def applied(minutes: float, action: str) -> Entry:
    return response.MitigationApplied(id=f"m{minutes}", at=at(minutes), action=action, target="checkout")


def test_each_measure_that_took_effect_is_told_with_its_time() -> None:
    assert told(applied(5, "rollback")) == "The only measure put in place: rollback on checkout at 14:52."
    assert told(applied(5, "rollback"), applied(9, "scale_up")) == (
        "Measures put in place: rollback on checkout at 14:52 and scale up on checkout at 14:56."
    )
    assert told(*(applied(minutes, "restart") for minutes in range(10, 18))).endswith("at 15:02 and 2 more.")


def test_what_took_no_effect_is_told_apart() -> None:
    started = response.MitigationStarted(id="m", at=at(5), action="rollback", target="checkout")
    assert told(started) == "Tried, without effect on record: rollback on checkout."


def test_that_nothing_was_tried_is_said_of_a_record_that_would_show_it() -> None:
    assert told() == "No measure against it was tried."
    signal = Timeline.of([signals.AlertFired(id="a", at=at(1))])
    assert say_measures(case(signal), Cast.of(signal)) == ""


def pulled(minutes: float, action: str | None, *, text: str | None = None) -> Entry:
    return response.MitigationStarted(id=f"s{minutes}", at=at(minutes), action=action, target="checkout", text=text)


def failed(minutes: float, action: str | None, *, text: str | None = None) -> Entry:
    return response.MitigationFailed(id=f"f{minutes}", at=at(minutes), action=action, target="checkout", text=text)


def test_a_measure_that_failed_and_came_late_is_told_beside_those_put_in_place() -> None:
    late = (pulled(3, "stop_job"), failed(5, "stop_job"), pulled(50, "stop_job"), applied(52, "stop_job"))
    assert told(applied(2, "rollback"), *late) == (
        "Measures put in place: rollback on checkout at 14:49 and stop job on checkout at 15:39. "
        "Stop job on checkout did not work at 14:52 and was put in place at 15:39."
    )


def test_what_worked_at_the_second_try_at_once_is_told_once() -> None:
    assert told(failed(5, "stop_job"), pulled(6, "stop_job"), applied(9, "stop_job")) == (
        "The only measure put in place: stop job on checkout at 14:56."
    )


def test_a_measure_that_failed_is_no_measure_without_effect_on_record() -> None:
    assert told(pulled(5, "restart"), failed(9, "restart")) == (
        "Restart on checkout did not work at 14:56 and was not tried again."
    )
    assert told(pulled(5, "restart"), failed(9, "restart"), pulled(12, "rollback"), failed(15, "restart")) == (
        "Tried, without effect on record: rollback on checkout. "
        "Restart on checkout did not work at 14:56 and 15:02 and was not tried again."
    )


def test_a_handful_of_failures_is_told() -> None:
    said = told(*(failed(minutes, f"lever_{minutes}") for minutes in range(5, 10)))
    assert said.endswith("Lever 7 on checkout did not work at 14:54 and was not tried again. 2 more did not work.")


def test_a_measure_without_an_action_is_told_by_its_words_without_names() -> None:
    note = response.MitigationApplied(id="m", at=at(5), text="Dana rolled back to v41.", actor="dana")
    joined = paging.Joined(id="j", at=at(2), actor="dana", role="primary_oncall")
    bare = response.MitigationApplied(id="n", at=at(9))
    assert told(joined, note, bare) == (
        "Measures put in place: a measure (“the primary on-call rolled back to v41”) at 14:52 and a measure at 14:56."
    )
    long = response.MitigationApplied(id="m", at=at(5), text="word " * 40)
    assert told(long).endswith("word…”) at 14:52.")
    assert told(failed(7, None, text="Restart")) == "A measure on checkout (“Restart”) did not work at 14:54."


def test_one_act_that_two_logs_tell_of_is_told_once() -> None:
    """Each has its own words for it, so both entries stay."""
    again = response.MitigationApplied(id="n", at=at(15), action="rollback", target="checkout", text="release 41")
    also = response.MitigationFailed(id="g", at=at(2), action="rollback", target="checkout", text="still errors")
    assert told(failed(2, "rollback"), also, applied(15, "rollback"), again) == (
        "The only measure put in place: rollback on checkout at 15:02. "
        "Rollback on checkout did not work at 14:49 and was put in place at 15:02."
    )
