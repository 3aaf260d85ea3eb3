"""What a look shows."""

from __future__ import annotations

from dataclasses import replace

from gameday.engine.desk import Desk, Lever, Sight
from gameday.terms.facts import BENIGN, Facts
from gameday.terms.look import Check
from gameday.timeline.response import Checked, DiagnosisStarted, MitigationStarted
from tests.engine.cast import Scripted, Step
from tests.engine.plays import played
from tests.engine.small import MINUTE, fault, lever, small, small_world

ROLLBACK = Lever("rollback", "store", "Back to the last version.", True)
RESTART = Lever("restart", "store", "Restart it.", True)


def looks(*steps: Step, look: Check, at: float, service: str | None = None, **world: object) -> Sight:
    """What dana sees at a minute, after her steps."""
    seen: list[Sight] = []
    dana = Scripted([*steps, (at, lambda desk: seen.append(desk.look(look, service)))])
    played(small(world=small_world(**world)), {"dana": dana})
    return seen[0]


def test_a_dashboard_shows_metrics_and_standing_alerts_and_suggests() -> None:
    assert looks(look="dashboard", at=20) == Sight(
        facts=Facts(users_affected=0.2, revenue_affected=0.25, core_function="down", customer_visible=True),
        lines=(
            "shop: error rate 25%, latency 120 ms, saturation 40%",
            "store: error rate 50%, latency 120 ms, saturation 90%",
            "alert standing: Shop errors above 10%",
        ),
        suggests=(RESTART,),
    )


def test_who_reads_no_lines_sees_the_same_without_them() -> None:
    seen: list[Sight] = []
    dana = Scripted([(20, lambda desk: seen.extend(desk.look("dashboard", in_words=words) for words in (True, False)))])
    played(small(), {"dana": dana})
    told, silent = seen
    assert told.lines
    assert silent == replace(told, lines=())


def test_on_a_quiet_day_it_is_green_and_suggests_nothing() -> None:
    sight = looks(look="dashboard", at=5, service="shop")
    assert sight == Sight(facts=BENIGN, lines=("shop: error rate 0%, latency 120 ms, saturation 40%",))


def test_changes_are_those_up_to_now_with_their_age() -> None:
    changes = [
        {"id": "a", "service": "store", "ago": "15m", "text": "a new version"},
        {"id": "b", "service": "shop", "at": "18m", "text": "a banner"},
        {"id": "c", "service": "shop", "at": "30m", "text": "not yet"},
    ]
    sight = looks(look="changes", at=20, changes=changes)
    assert sight == Sight(
        facts=None,
        lines=("35 min ago, store: a new version", "2 min ago, shop: a banner"),
        suggests=(ROLLBACK,),
    )


def test_dependencies_show_what_a_service_leans_on() -> None:
    assert looks(look="dependencies", at=20, service="shop").lines == (
        "shop leans on store, down: error rate 50%, latency 120 ms, saturation 90%",
    )
    assert looks(look="dependencies", at=5).lines == (
        "shop leans on store, healthy: error rate 0%, latency 120 ms, saturation 50%",
    )


def test_clues_show_while_their_fault_is_at_work() -> None:
    clues = [
        {"look": "logs", "text": "store gave up", "service": "store", "while": "broken"},
        {"look": "logs", "text": "nothing special"},
    ]
    assert looks(look="logs", at=5, clues=clues).lines == ("12:05:00Z nothing special",)
    assert looks(look="logs", at=20, clues=clues).lines == (
        "12:20:00Z store gave up, first at 12:10:00Z",
        "12:20:00Z nothing special",
    )
    assert looks(look="logs", at=20, service="shop", clues=clues).lines == ("12:20:00Z nothing special",)


def test_who_draws_charts_gets_the_last_hour_and_nobody_else_does() -> None:
    seen: list[Sight] = []

    def look(desk: Desk) -> None:
        seen.extend(desk.look("dashboard", "store", in_series=charts) for charts in (True, False))
        seen.append(desk.look("dependencies", "shop", in_series=True))
        seen.append(desk.look("logs", in_series=True))

    played(small(), {"dana": Scripted([(20, look)])})
    charted, plain, below, logs = seen
    assert plain == replace(charted, series=())
    assert [(one.service, one.metric, one.unit) for one in charted.series] == [
        ("store", "error_rate", "share"),
        ("store", "latency_ms", "ms"),
        ("store", "saturation", "share"),
    ]
    errors = charted.series[0].points
    assert [errors[0], errors[50], errors[51], errors[60]] == [
        (-40 * MINUTE, 0.0),
        (10 * MINUTE, 0.0),
        (11 * MINUTE, 0.25),
        (20 * MINUTE, 0.5),
    ]
    assert below.series == charted.series
    assert logs.series == ()


def test_customers_tell_what_they_met() -> None:
    complaints = {"per_minute": 600.0, "social": 0.0, "most": 2, "about": ["It fails, {{name}}"]}
    sight = looks(look="customers", at=20, complaints=complaints)
    # 600 a minute if all were affected, a fifth of them for nine minutes: two reach the team, the others are estimated.
    assert sight.lines[0] == "about 1000 complaints so far"
    assert all(line.startswith("It fails, ") and "{{" not in line for line in sight.lines[1:])


def test_the_cause_is_for_whoever_looks_for_it_where_it_shows() -> None:
    diagnose: Step = (15, DiagnosisStarted(at=0))
    assert looks(look="logs", at=20).cause is None
    assert looks(diagnose, look="changes", at=20).cause is None
    found = looks(diagnose, look="logs", at=20)
    assert (found.cause, found.cures) == ("It broke.", (ROLLBACK,))


def test_once_the_writing_has_stopped_the_cure_is_to_heal() -> None:
    harm = {"users": 0.05, "data": [{"after": "0s", "is": "at_risk"}], "data_seen_in": ["logs"]}
    world = {
        "faults": [fault(moves=[], harm=harm)],
        "mitigations": [
            lever(0),
            lever(1, action="restore", text="Restore.", effects=[{"fault": "broken", "does": "heals"}]),
        ],
    }
    restore = Lever("restore", "store", "Restore.", True)
    diagnose: Step = (15, DiagnosisStarted(at=0))
    rollback: Step = (16, MitigationStarted(at=0, action="rollback", target="store"))
    restores: Step = (30, MitigationStarted(at=0, action="restore", target="store"))
    assert looks(diagnose, look="logs", at=20, **world).cures == (ROLLBACK, restore)
    assert looks(diagnose, rollback, look="logs", at=29, **world).cures == (restore,)
    assert looks(diagnose, rollback, restores, look="logs", at=40, **world).cause is None


def test_looking_is_on_the_record_and_may_make_the_scope_understood() -> None:
    def look(desk: Desk) -> None:
        desk.look("logs", "store")

    timeline = played(small(world=small_world(scope_seen_in=["logs"])), {"dana": Scripted([(20, look)])})
    (checked,) = timeline.every(Checked)
    assert (checked.actor, checked.role, checked.what, checked.service) == ("dana", "primary_oncall", "logs", "store")
    known = [(one.at >= checked.at, one.facts.known) for one in timeline if hasattr(one, "facts")]
    assert known
    assert all(after == understood for after, understood in known)
