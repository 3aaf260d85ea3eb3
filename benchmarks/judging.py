"""What judging costs per entry: linear in entries, and beside a loop written by hand for six rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.ratio import Ratio, in_turn, seconds
from gameday.drill import play
from gameday.files.documents import load_scenario, load_scorecard, load_sop, load_team
from gameday.scorecard import Scorecard
from gameday.scoring.assessment import Assessment
from gameday.scoring.judge import judge
from gameday.sop import Sop
from gameday.timeline import Entry, Timeline
from gameday.timeline.talk import Message, Note

CLAUSES = 30
ALONE = (
    "A sixth of the entries are updates or changes of the facts, which a dozen clauses read and the loop at most once: "
    "it stands close to the mark."
)
TALK = "As an imported incident looks: an entry of talk is fetched and indexed once, and read no more."
MINUTE = 60_000


def thirty_clauses() -> Sop:
    """A shipped SOP cut to its first thirty clauses: all eleven kinds are among them."""
    sop = load_sop("one-page-playbook")
    return sop.model_copy(update={"clauses": sop.clauses[:CLAUSES]})


def long_record(entries: int) -> Timeline:
    """A record of so many entries, as a drill mixes them: the response of one drill, said over and over.

    The first signal, the declaration and the resolution stay where they are; what lies between is repeated, a second
    apart from its last time, with its own ids, so that every clause has as much to read as there is.
    """
    sop = load_sop("one-page-playbook")
    drill = play(load_scenario("checkout-errors"), sop, load_team("storefront", profile="default"), seed=1)
    closing = ("resolved", "ended", "postmortem_scheduled", "postmortem_published", "action_item_added")
    cut = next(i for i, one in enumerate(drill.entries) if one.kind == "resolved")
    middle = [one for one in drill.entries[:cut] if one.kind not in closing]
    opening, tail = len(middle) // 4, list(drill.entries[cut:])
    made = middle[:opening]
    said = middle[opening:]
    turn = 0
    while len(made) < entries - len(tail):
        turn += 1
        made += [again(one, turn) for one in said[: entries - len(tail) - len(made)]]
    late = max(0, made[-1].at - tail[0].at)
    made += [replace(one, at=one.at + late) for one in tail]
    header = drill.header and replace(drill.header, recorded_until=made[-1].at)
    return Timeline.of(made, header)


def with_talk(timeline: Timeline, around: int) -> Timeline:
    """The record as the incident's channel has it: so many messages around each entry, one in nine only a note."""
    made: list[Entry] = []
    for one in timeline.entries:
        made.append(one)
        for number in range(around):
            kind = Note if number % 9 == 8 else Message
            words = f"{number} more on that"
            said = kind(at=one.at + number, id=f"{one.id}/{number}", actor=one.actor, role=one.role, text=words)
            made.append(said)
    return Timeline.of(made, timeline.header)


def again(one: Entry, turn: int) -> Entry:
    """The same entry, a second later for each turn."""
    return replace(one, id=f"{one.id}.{turn}", at=one.at + turn * 1000)


def six_rules(timeline: Timeline) -> list[bool]:  # noqa: C901, PLR0912  # one plain loop is what it is
    """Six rules of that SOP in one loop over the entries, as somebody would write them for one incident.

    Acknowledged, declared and told customers in time; internal updates often enough; a commander throughout; resolved
    only when restored.
    """
    paged = acknowledged = declared = told = last_internal = commander = restored = None
    silence = 0
    resolved_well = True
    for one in timeline.entries:
        kind, at = one.kind, one.at
        if kind == "paged":
            if paged is None:
                paged = at
        elif kind == "acknowledged":
            if acknowledged is None:
                acknowledged = at
        elif kind == "declared":
            if declared is None:
                declared = at
        elif kind == "update_posted":
            if one.audience == "external":  # type: ignore[attr-defined]
                if told is None:
                    told = at
            elif one.audience == "internal":  # type: ignore[attr-defined]
                if last_internal is not None and at - last_internal > silence:
                    silence = at - last_internal
                last_internal = at
        elif kind == "role_assigned":
            if one.seat == "incident_commander" and commander is None:  # type: ignore[attr-defined]
                commander = at
        elif kind == "service_restored":
            restored = at
        elif kind == "resolved":
            resolved_well = restored is not None
    start = paged or 0
    return [
        acknowledged is not None and acknowledged - start <= 5 * MINUTE,
        declared is not None and declared - start <= 5 * MINUTE,
        told is not None and told - start <= 30 * MINUTE,
        silence <= 30 * MINUTE,
        commander is not None and commander - start <= 10 * MINUTE,
        resolved_well,
    ]


def _judged(record: Timeline, sop: Sop, scorecard: Scorecard) -> Assessment:
    """The record judged from nothing: a timeline is built anew, as one that was just read."""
    return judge(Timeline(record.entries, record.header), sop, scorecard)


def ratios() -> Iterator[Ratio]:
    """Linear in entries; per entry beside the loop."""
    sop, scorecard = thirty_clauses(), load_scorecard("game-day")
    small = long_record(100_000)
    talk = with_talk(long_record(10_000), around=9)
    for record, mix, note in ((small, "of a drill alone", ALONE), (talk, "nine in ten of them talk", TALK)):
        yield in_turn(
            f"judging 100,000 entries, {mix}, under {len(sop.clauses)} clauses, beside a loop that checks six rules",
            partial(_judged, record, sop, scorecard),
            partial(six_rules, record),
            at_most=5,
            rounds=5,
            note=note,
        )
    large = long_record(1_000_000)
    rounds = [
        seconds(partial(_judged, large, sop, scorecard)) / seconds(partial(_judged, small, sop, scorecard))
        for _ in range(7)
    ]
    yield Ratio("judging 1,000,000 entries beside 100,000", tuple(rounds), 12)
