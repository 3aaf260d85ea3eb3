"""Whatever people do, and whatever gaps there are: laws of every play."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.files.timeline_file import parse_timeline, timeline_text
from gameday.scenario.gap import GAP_KINDS, SEATLESS
from gameday.terms.kinds import TRUTH_KINDS
from gameday.terms.look import CHECKS
from gameday.timeline import Entry
from gameday.timeline.paging import Acknowledged, Joined, Left, Notified, Paged
from gameday.timeline.response import (
    Declared,
    DiagnosisStarted,
    Escalated,
    HandedOff,
    MitigationStarted,
    Reopened,
    Resolved,
    RoleAssigned,
    RoleReleased,
    SeverityChanged,
    StoodDown,
    UpdatePosted,
)
from tests.engine.cast import Scripted, Step, sop, team
from tests.engine.plays import played
from tests.engine.small import fault, lever, small, small_world
from tests.engine.test_policy import LADDER

PEOPLE = ("dana", "eli", "fay", "gus", "stakeholders")
ROLES = ("primary_oncall", "secondary_oncall", "incident_commander", "scribe", "nobody", "gus")
LEVELS = ("SEV1", "SEV2", "SEV3", "purple")
levels = st.sampled_from(LEVELS)
roles = st.sampled_from(ROLES)
people = st.sampled_from((*PEOPLE, "zoe"))

acts: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Declared, at=st.just(0), severity=levels),
    st.builds(SeverityChanged, at=st.just(0), severity=levels),
    st.builds(RoleAssigned, at=st.just(0), seat=roles, person=people),
    st.builds(RoleReleased, at=st.just(0), seat=roles),
    st.builds(HandedOff, at=st.just(0), seat=roles, to=people),
    st.builds(Paged, at=st.just(0), target=roles),
    st.builds(Notified, at=st.just(0), target=roles),
    st.builds(Escalated, at=st.just(0), target=roles),
    st.builds(Acknowledged, at=st.just(0), re=st.sampled_from(["e5", "e9", "e14"])),
    st.builds(
        MitigationStarted, at=st.just(0), action=st.sampled_from(["rollback", "restart"]), target=st.just("store")
    ),
    st.builds(UpdatePosted, at=st.just(0), audience=st.sampled_from(["internal", "external"])),
    st.sampled_from(
        [Joined(at=0), Left(at=0), Resolved(at=0), Reopened(at=0), StoodDown(at=0), DiagnosisStarted(at=0)]
    ),
)
steps: st.SearchStrategy[list[Step]] = st.lists(
    st.tuples(st.integers(0, 1150).map(lambda tenth: tenth / 10), acts), max_size=12
).map(lambda found: sorted(found, key=lambda step: step[0]))
gaps = st.lists(
    st.sampled_from(GAP_KINDS).map(
        lambda kind: {"gap": kind} | ({} if kind in SEATLESS else {"seat": "secondary_oncall"})
    ),
    max_size=3,
)
HARM = {"users": 0.1, "data": [{"after": "20m", "is": "at_risk"}], "seen_in": ["logs"], "data_seen_in": ["logs"]}


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(PEOPLE), st.tuples(steps, st.booleans()), max_size=4), gaps, st.booleans())
def test_every_play_comes_to_its_end_tells_nobody_the_truth_and_reads_back(
    doings: dict[str, tuple[list[Step], bool]], with_gaps: list[dict[str, object]], ladder: bool
) -> None:
    world = small_world(faults=[fault(harm=HARM)], mitigations=[lever(0, chance=0.7), lever(1)])
    scenario = small(gaps=with_gaps, world=world)
    cast = {person: Scripted(found, answers=answers) for person, (found, answers) in doings.items()}
    timeline = played(scenario, cast, under=LADDER if ladder else sop(), by=team())

    assert timeline.entries[-1].kind == "ended"
    assert [one.at for one in timeline] == sorted(one.at for one in timeline)
    assert {one.kind for person in cast.values() for one in person.heard}.isdisjoint(TRUTH_KINDS)
    pages = {one.id for one in timeline.every(Paged)}
    answers = [one.re for one in timeline.every(Acknowledged)]
    assert set(answers) <= pages
    assert len(answers) == len(set(answers)), "a page is answered once"
    text = timeline_text(timeline)
    assert timeline_text(parse_timeline(text.splitlines(), "play").timeline) == text


@settings(max_examples=20)
@given(steps, st.integers(0, 5))
def test_the_same_acts_and_the_same_seed_are_the_same_drill(found: list[Step], seed: int) -> None:
    one, other = (timeline_text(played(small(), {"dana": Scripted(found)}, seed=seed)) for _ in range(2))
    assert one == other


@settings(max_examples=20)
@given(st.sampled_from(CHECKS), st.integers(0, 110))
def test_looking_changes_nothing_but_the_record(what: str, minute: int) -> None:
    """Where the scope is known from the start: the world goes on as if nobody had looked."""
    look = (minute, lambda desk: desk.look(what))
    kinds = {*TRUTH_KINDS, "alert_fired", "alert_cleared", "service_restored"}

    def world_of(steps: list[Step]) -> list[tuple[int, str]]:
        return [(one.at, one.kind) for one in played(small(), {"dana": Scripted(steps)}) if one.kind in kinds]

    assert world_of([look]) == world_of([])
