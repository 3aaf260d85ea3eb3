"""A drill is seated, played, and comes back as a timeline; what the team does decides how it goes."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from gameday import drill
from gameday.drill import FOLLOW_UP, drill_id, play, run, seat, watch_period
from gameday.engine.desk import Desk
from gameday.errors import EngineFault
from gameday.files.documents import load_sop, load_team
from gameday.files.timeline_file import timeline_text
from gameday.regression.remade import remade
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.bound import parse_bound
from gameday.terms.kinds import TRUTH_KINDS
from gameday.terms.moment import format_moment, parse_moment
from gameday.timeline import Entry, Exercise, Timeline
from gameday.timeline.exercise import Ended
from gameday.timeline.followup import PostmortemScheduled
from gameday.timeline.paging import Acknowledged, Paged, PageFailed
from gameday.timeline.response import Declared, MitigationApplied, MitigationStarted, Reopened, Resolved
from gameday.timeline.signals import AlertFired
from gameday.timeline.talk import Message
from gameday.timeline.truth import ImpactEnded
from tests.engine.cast import MINUTE, Scripted, Step, sop, team
from tests.engine.plays import minutes, played, user_minutes
from tests.engine.small import lever, small, small_world
from tests.scenario.shelf import NAMES, shipped

DAY = 24 * 60 * MINUTE
ROOT = Path(__file__).parents[1]
SOPS = sorted(path.stem for path in (ROOT / "sops").glob("*.yaml"))
DECLARE: Step = (15, Declared(at=0, severity="SEV2"))
ROLLBACK: Step = (20, MitigationStarted(at=0, action="rollback", target="store"))


@cache
def the_sop(name: str) -> Sop:
    return load_sop(ROOT / "sops" / f"{name}.yaml")


@cache
def the_team(name: str) -> Team:
    return load_team(ROOT / "teams" / f"{name}.yaml")


def the_play(scenario: Scenario, sop_name: str = "in-practice", seed: int = 1) -> Timeline:
    """A shipped scenario played by its own simulated people."""
    return play(scenario, the_sop(sop_name), the_team(scenario.team or ""), seed=seed)


# --- how a drill ends ------------------------------------------------------------------------------------------------


def test_nobody_there_and_it_burns_to_its_end() -> None:
    timeline = played(small())
    ended = timeline.entries[-1]
    assert isinstance(ended, Ended)
    assert (ended.status, minutes(small(), ended)) == ("completed", 120.0)
    assert timeline.header is not None
    assert (timeline.header.recorded_until, timeline.header.complete) == (ended.at, True)


def test_it_goes_on_through_the_watch_period_after_resolution() -> None:
    hold = {"id": "watch", "kind": "hold", "watch": {"SEV2": "45m - 60m"}}
    said: list[float | None] = []
    steps: list[Step] = [DECLARE, ROLLBACK, (40, Resolved(at=0))]
    inject = {"id": "late", "kind": "message", "at": "84m", "text": "within"}
    later = {"id": "later", "kind": "message", "at": "86m", "text": "after"}
    scenario = small(injects=[inject, later])
    timeline = played(scenario, {"dana": Scripted(steps)}, under=sop([hold]))
    said = [minutes(scenario, one) for one in timeline.every(Message)]
    assert said == [84.0], "40 and the lower end, 45, make 85"


def test_without_a_watch_period_the_world_still_goes_on_for_half_an_hour() -> None:
    assert watch_period(sop(), "SEV2") == 30 * MINUTE
    assert watch_period(sop([{"id": "w", "kind": "hold", "watch": {"SEV2": "10m"}}]), "SEV1") == 30 * MINUTE


def test_calling_it_over_too_early_does_not_stop_the_harm() -> None:
    """Resolved while users still feel it, and never mended: it burns to the scenario's end."""
    timeline = played(small(), {"dana": Scripted([DECLARE, (16, Resolved(at=0))])})
    assert timeline.last(ImpactEnded) is None
    assert user_minutes(timeline) == pytest.approx(user_minutes(played(small())), rel=0.01)


def test_people_follow_up_days_later_while_the_world_stands_still() -> None:
    steps: list[Step] = [DECLARE, ROLLBACK, (40, Resolved(at=0)), (3 * DAY / MINUTE, PostmortemScheduled(at=0))]
    world = small_world(noise=[{"id": "n", "at": "115m", "service": "shop", "text": "never comes"}])
    timeline = played(small(world=world), {"dana": Scripted(steps)})
    (scheduled,) = timeline.every(PostmortemScheduled)
    (resolved,) = timeline.every(Resolved)
    assert scheduled.at == small().starts_at + 3 * DAY
    assert [one.kind for one in timeline][-2:] == ["postmortem_scheduled", "ended"]
    assert timeline.header is not None
    assert timeline.header.recorded_until == resolved.at + FOLLOW_UP
    assert not [one for one in timeline if one.text == "never comes"]


def test_who_opens_it_again_after_the_world_stands_still_ends_the_record() -> None:
    """Nothing that people did from there on could take effect."""
    steps: list[Step] = [DECLARE, ROLLBACK, (40, Resolved(at=0)), (200, Reopened(at=0)), (210, Message(at=0, text="?"))]
    timeline = played(small(), {"dana": Scripted(steps)})
    assert [one.kind for one in timeline][-2:] == ["reopened", "ended"]
    assert timeline.header is not None
    assert timeline.header.recorded_until == small().starts_at + 200 * MINUTE


@pytest.mark.parametrize(("whole", "spells"), [(False, (1, 0)), (True, (3, 2))])
def test_what_comes_back_later_is_seen_in_a_whole_drill(whole: bool, spells: tuple[int, int]) -> None:
    """Watched for five minutes it looked over, and afterwards nobody looks into a world that goes on by itself."""
    old, five = the_sop("one-page-playbook"), parse_bound("5m")
    (hold,) = old.watch_periods
    short = remade(hold, watch=dict.fromkeys(hold.watch, five))
    brief = remade(old, clauses=tuple(short if one is hold else one for one in old.clauses))
    people = load_team("payments", profile="pessimistic")
    kinds = [one.kind for one in play(shipped("back-and-gone-again"), brief, people, seed=72, whole=whole)]
    assert (kinds.count("impact_started"), kinds.count("reopened")) == spells
    assert kinds[-2:] == ["postmortem_published", "ended"]


def test_ctrl_c_is_no_play() -> None:
    """Who plays many would count half a drill among them, and go on."""
    with pytest.raises(KeyboardInterrupt):
        played(small(), {"dana": Scripted([DECLARE, (17, stop)])})


def stop(_: Desk) -> None:
    """Somebody presses Ctrl-C."""
    raise KeyboardInterrupt


def test_where_somebody_keeps_it_ctrl_c_gives_the_timeline_so_far_marked_interrupted() -> None:
    timeline = play(small(), sop(), team(), seed=1, cast={"dana": Scripted([DECLARE, (17, stop)])}, keeps=True)
    ended = timeline.entries[-1]
    assert isinstance(ended, Ended)
    assert (ended.status, minutes(small(), ended)) == ("interrupted", 17.0)
    assert timeline.header is not None
    assert (timeline.header.complete, timeline.header.recorded_until) == (False, ended.at)
    assert timeline.first(Declared) is not None


def test_a_process_that_fails_is_an_engine_fault_that_names_it() -> None:
    def broken(_: Desk) -> None:
        raise LookupError("lost")

    with pytest.raises(EngineFault, match=r"broken failed 17m into the drill: LookupError: lost"):
        played(small(), {"dana": Scripted([DECLARE, (17, broken)])})


def test_a_process_that_never_rests_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drill, "_MOST_STEPS", 500)

    class Restless:
        def start(self, desk: Desk) -> None:
            desk.env.process(self._spin(desk))

        def _spin(self, desk):  # type: ignore[no-untyped-def]  # a generator of the tests
            while True:
                yield desk.env.timeout(0)

    with pytest.raises(EngineFault, match="did not come to rest within 500 steps"):
        played(small(), {"dana": Restless()})


# --- what comes back -------------------------------------------------------------------------------------------------


def test_the_header_says_what_was_played() -> None:
    scenario = small(seats={"scribe": "absent", "comms_lead": "human"})
    header = played(scenario, seed=7).header
    assert header is not None
    assert header.exercise == Exercise(
        kind="simulation",
        humans=0,
        seats=(
            ("comms_lead", "simulated"),
            ("incident_commander", "simulated"),
            ("primary_oncall", "simulated"),
            ("scribe", "absent"),
            ("secondary_oncall", "simulated"),
            ("team_lead", "simulated"),
            ("technical_lead", "simulated"),
        ),
    )
    assert header.exercise.simulated_only
    assert (header.scenario, header.sop, header.team, header.seed) == ("small", "handbook", "testers", 7)
    assert header.drill == drill_id(scenario, sop(), team(), 7, 0)
    assert [name for name, _ in header.versions] == ["gameday"]


def test_a_drill_id_follows_from_documents_seed_and_replicate() -> None:
    one = drill_id(small(), sop(), team(), 1, 0)
    others = {
        drill_id(small(title="Other"), sop(), team(), 1, 0),
        drill_id(small(), sop(version="2"), team(), 1, 0),
        drill_id(small(), sop(), team(about="Other"), 1, 0),
        drill_id(small(), sop(), team(), 2, 0),
        drill_id(small(), sop(), team(), 1, 1),
    }
    assert one == drill_id(small(), sop(), team(), 1, 0)
    assert len(others | {one}) == 6


def test_watch_hears_every_entry_as_it_is_recorded() -> None:
    heard: list[Entry] = []
    timeline = play(small(), sop(), team(), seed=1, cast={"dana": Scripted([DECLARE])}, watch=heard.append)
    assert tuple(heard) == timeline.entries


def test_who_could_only_sit_on_empty_seats_is_not_there() -> None:
    scenario = shipped("checkout-errors").model_copy(update={"seats": {"primary_oncall": "absent"}})
    timeline = the_play(scenario)
    pages = timeline.every(Paged)
    assert [page.target for page in pages[:2]] == ["primary_oncall", "secondary_oncall"], "the first is heard by nobody"


# --- the loop is closed ----------------------------------------------------------------------------------------------

CURES = {
    "checkout-errors": [("rollback", "payment-gateway")],
    "payments-failing": [("rollback", "payments-db")],
    "odd-totals": [("stop_job", "invoice-job"), ("restore_backup", "ledger")],
    "quiet-night-page": [("rollback", "session-store")],
}
RESTARTS = {
    "checkout-errors": ("restart", "payment-gateway"),
    "payments-failing": ("restart", "payments-api"),
    "odd-totals": ("restart", "invoice-job"),
    "quiet-night-page": ("restart", "session-store"),
}


def pulls(levers: list[tuple[str, str]], first: float) -> list[Step]:
    """Pull levers one after the other, ten minutes apart."""
    acts = [MitigationStarted(at=0, action=action, target=target) for action, target in levers]
    return [(first + 10 * number, act) for number, act in enumerate(acts)]


@pytest.mark.parametrize("name", CURES)
def test_what_the_team_does_decides_the_impact(name: str) -> None:
    """Nothing, the cure within minutes, and a restart before it: three teams, three outcomes; the cure is best."""
    scenario = shipped(name)
    outcomes = {
        team_does: [user_minutes(played(scenario, {"dana": Scripted(steps)}, seed=seed)) for seed in range(5)]
        for team_does, steps in {
            "nothing": [],
            "cures": pulls(CURES[name], 8),
            "restarts first": [*pulls([RESTARTS[name]], 8), *pulls(CURES[name], 25)],
        }.items()
    }
    for nothing, cures, restarts in zip(*outcomes.values(), strict=True):
        assert cures < restarts < nothing
        assert cures < nothing / 2


@pytest.mark.parametrize(
    ("name", "alert", "pulled", "over"),
    [("checkout-errors", "14:47", "15:07", "15:18"), ("payments-failing", "10:02", "10:12", "10:20")],
)
def test_the_worked_incidents_run_as_their_documents_tell(name: str, alert: str, pulled: str, over: str) -> None:
    """Documents 003 and 004: the alert, the rollback, errors back at the base line; here at the median of 15 plays."""
    scenario = shipped(name)
    day = format_moment(scenario.starts_at)[:11]
    alert_at, pulled_at, over_at = (parse_moment(f"{day}{time}:00Z") for time in (alert, pulled, over))
    ((action, target),) = CURES[name]
    rollback: Step = (
        (pulled_at - scenario.starts_at) / MINUTE,
        MitigationStarted(at=0, action=action, target=target),
    )
    plays = [played(scenario, {"dana": Scripted([rollback])}, seed=seed) for seed in range(15)]
    fired = median(one.first(AlertFired).at for one in plays)
    ended = median(one.every(ImpactEnded)[0].at for one in plays if one.first(ImpactEnded) is not None)
    assert abs(fired - alert_at) < MINUTE
    assert abs(ended - over_at) < 3 * MINUTE


def test_payments_seem_mended_after_a_restart_and_are_not() -> None:
    """The false recovery: the alert clears, and fires again before the watch period is over."""
    steps = pulls([RESTARTS["payments-failing"]], 10)
    timeline = played(shipped("payments-failing"), {"dana": Scripted(steps)})
    (applied,) = timeline.every(MitigationApplied)
    kinds = [one.kind for one in timeline if one.at > applied.at and getattr(one, "alert", None) == "payments-5xx"]
    assert kinds == ["alert_cleared", "alert_fired"]


def test_data_is_lost_only_where_nobody_stops_the_job_in_time() -> None:
    def worst(steps: list[Step]) -> set[object]:
        timeline = played(shipped("odd-totals"), {"dana": Scripted(steps)})
        return {one.facts.data for one in timeline if hasattr(one, "facts")}

    assert worst([]) == {"at_risk", "lost"}
    assert worst(pulls(CURES["odd-totals"], 20)) == {"at_risk", "safe"}


@pytest.mark.parametrize("sop_name", SOPS)
def test_silent_corruption_is_never_below_the_second_level(sop_name: str) -> None:
    """Few customers notice, so the third level tempts; data is at stake, so it is wrong under every SOP."""
    ladder = the_sop(sop_name).ladder
    facts = [one.facts for one in played(shipped("odd-totals")) if hasattr(one, "facts")]
    for levels in (the_sop(sop_name).classify(one).levels for one in facts):
        assert levels
        assert all((ladder.rank(level) or 0) <= 1 for level in levels)


def test_at_night_the_gaps_swallow_the_first_two_calls() -> None:
    fay = Scripted()
    timeline = played(shipped("quiet-night-page"), {"dana": Scripted(), "eli": Scripted(), "fay": fay})
    assert [page.target for page in timeline.every(Paged)] == ["primary_oncall", "secondary_oncall", "team_lead"]
    assert [one.target for one in timeline.every(PageFailed)] == ["secondary_oncall"]
    assert [one.actor for one in timeline.every(Acknowledged)] == ["fay"]


# --- simulated people ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sop_name", SOPS)
@pytest.mark.parametrize("name", NAMES)
def test_every_scenario_is_played_under_every_sop_in_a_few_thousand_steps(name: str, sop_name: str) -> None:
    """Event-driven, never ticked: measured at 450 to 1,200 steps a play; the budget is 3,000."""
    scenario = shipped(name)
    stage = seat(scenario, the_sop(sop_name), the_team(scenario.team or ""), seed=3)
    status, until = run(stage)
    assert (status, until > scenario.starts_at) == ("completed", True)
    assert stage.clock.steps < 3000


def test_the_same_seed_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "from gameday.drill import play;"
        "from gameday.files.documents import load_scenario, load_sop, load_team;"
        "from gameday.files.timeline_file import timeline_text;"
        "import sys; base = sys.argv[1];"
        "t = play(load_scenario(base + '/scenarios/payments-failing.yaml'), load_sop(base + '/sops/in-practice.yaml'),"
        " load_team(base + '/teams/payments.yaml'), seed=5);"
        "sys.stdout.write(timeline_text(t))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", program, str(ROOT)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "random")
    }
    assert texts == {timeline_text(the_play(shipped("payments-failing"), seed=5))}


def test_another_seed_and_another_replicate_are_other_luck() -> None:
    scenario = shipped("checkout-errors")
    texts = {timeline_text(the_play(scenario, seed=seed)) for seed in (1, 2)}
    other = play(scenario, the_sop("in-practice"), the_team("storefront"), seed=1, replicate=1)
    assert len(texts | {timeline_text(other)}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_entries_are_in_order_numbered_and_the_truth_is_for_the_facilitator(name: str) -> None:
    timeline = the_play(shipped(name))
    assert [one.at for one in timeline] == sorted(one.at for one in timeline)
    assert [one.id for one in timeline] == [f"e{number}" for number in range(1, len(timeline) + 1)]
    told = {one.visible_to for one in timeline if one.kind in TRUTH_KINDS}
    assert told == {("facilitator",)}


def test_a_lever_in_place_stays_in_place_under_two_sops() -> None:
    """The SOP is not in the key of chance: what the world does with a lever is the same under both."""
    scenario = small(world=small_world(mitigations=[lever(0, takes="5m", spread=0.5), lever(1)]))
    landed = {
        minutes(scenario, played(scenario, {"dana": Scripted([ROLLBACK])}, under=under).first(MitigationApplied))
        for under in (sop(), sop(version="2", name="other"))
    }
    assert len(landed) == 1
