"""Evaluating: observations and judgements while it happens, corrections, and undoing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from gameday.engine.desk import Refused
from gameday.engine.emit import FACILITATOR
from gameday.engine.paging import CALLED
from gameday.engine.response import NOTED
from gameday.files.entry_json import codec_of, plain_entry, read_entry
from gameday.files.json_text import json_text
from gameday.live.actor import Actor, Capability
from gameday.live.done import NOTHING_MORE, Done
from gameday.live.lead_orders import Correct, Judge, Observe, Undo
from gameday.live.standing import as_corrected, standing
from gameday.participants.human import SAYABLE
from gameday.scoring.clauses.escalation import REACHED
from gameday.terms.dimension import Dimension
from gameday.timeline import Entry
from gameday.timeline.exercise import Control, Correction, Judgement, Observation, RealIncident
from gameday.timeline.response import Declared, SeverityChanged

if TYPE_CHECKING:
    from gameday.live.drill import LiveDrill

_AS: Mapping[Capability, str] = {"lead": FACILITATOR, "evaluator": "evaluator"}
_FIXED = frozenset({"id", "kind", "by", "basis", "wall_at", "visible_to", "inject", "source"})
"""Keys of an entry that no correction changes."""
_UNDOABLE = frozenset({*SAYABLE, "checked", "intent", "observation", "judgement", "correction"})
"""What somebody said or did, or wrote down, and can be taken not to count."""


_NOT_THEIRS = (
    "an evaluator undoes what they recorded themselves; the rest is for whoever leads to undo",
    "what you did in a training stands; try again from a moment before it, afterwards",
)
"""For an evaluator, and for who trains alone."""
_UNDONE, _CORRECTED = "It was set off by what was undone.", "It was set off by what was corrected."
_PLAYED = ("running", "paused")
"""Afterwards nobody is called any more."""


def observe(drill: LiveDrill, actor: Actor, command: Observe) -> Done:
    """Somebody saw something."""
    if command.clause is None and command.objective is None and command.note is None:
        raise Refused("what was seen? expected a clause, an objective or a note")
    _check_subject(drill, command.clause, command.objective)
    seen = Observation(
        at=0,
        clause=command.clause,
        objective=command.objective,
        rating=command.rating,
        text=command.note,
        role=_AS[actor.capability],
        source=FACILITATOR,
    )
    drill.stage.emitter.emit_beside(seen)
    return NOTHING_MORE


def judge(drill: LiveDrill, actor: Actor, command: Judge) -> Done:
    """A person's word on how something was done."""
    if command.clause is None and command.objective is None:
        raise Refused("what is judged? expected a clause or an objective")
    _check_subject(drill, command.clause, command.objective)
    word = Judgement(
        at=0,
        clause=command.clause,
        objective=command.objective,
        rating=command.rating,
        reason=command.reason,
        role=_AS[actor.capability],
        source=FACILITATOR,
    )
    drill.stage.emitter.emit_beside(word)
    return NOTHING_MORE


def correct(drill: LiveDrill, actor: Actor, command: Correct) -> Done:
    """An entry says something wrong."""
    entry = _found(drill, command.entry)
    if isinstance(entry, Control | Correction | RealIncident):
        raise Refused("what whoever leads did is undone, not corrected")
    _check_changes(entry, command.changes)
    _check_known(drill, command.changes)
    told = Correction(
        at=0,
        corrects=entry.id,
        changes=tuple(sorted((key, json_text(value)) for key, value in command.changes.items())),
        reason=command.reason,
        source=FACILITATOR,
    )
    before = as_corrected(drill, entry)
    drill.corrections.setdefault(entry.id, []).append(drill.stage.emitter.emit_beside(told))
    if entry.kind in NOTED:
        _take_back_for(drill, actor, before)
        _retell(drill, entry)
    return NOTHING_MORE


def undo(drill: LiveDrill, actor: Actor, command: Undo) -> Done:
    """An entry does not count; what it did to the script is taken back where that can be."""
    entry = _found(drill, command.entry)
    if not _theirs(drill, actor, entry):
        raise Refused(_NOT_THEIRS[actor.capability == "seat"])
    if entry.id in drill.undone:
        raise Refused("this is undone already")
    if drill.stage.hand.take_back(entry.id, command.reason):
        drill.undone.add(entry.id)
        return NOTHING_MORE
    if entry.kind not in _UNDOABLE and not isinstance(entry, RealIncident):
        raise Refused("this has happened in the drill: it cannot be undone")
    about = drill.entry(entry.corrects or "") if isinstance(entry, Correction) else entry
    before = None if about is None else as_corrected(drill, about)
    drill.undone.add(entry.id)
    drill.control("undo", target=entry.id, reason=command.reason, role=_as_evaluator(actor))
    if isinstance(entry, RealIncident):
        drill.stand_still("The call of a real incident was taken back.")
    elif before is not None and before.kind in NOTED:
        _take_back_for(drill, actor, before)
        _retell(drill, before)
    return NOTHING_MORE


def _take_back_for(drill: LiveDrill, actor: Actor, before: Entry) -> None:
    """What the paging tool did because of an entry as it read before, and would not have done as it reads now.

    What somebody answered has happened: it stays.
    """
    paging, now = drill.stage.paging, as_corrected(drill, _found(drill, before.id))
    made: Sequence[str] = ()
    why = _UNDONE
    if before.id in drill.undone:
        made = paging.set_off_by(before.id)
    elif isinstance(now, Declared | SeverityChanged) and now.severity != getattr(before, "severity", None):
        made, why = paging.set_off_by(before.id, corrected=now.severity), _CORRECTED
    for set_off in made:
        drill.undone.add(set_off)
        drill.control("undo", target=set_off, reason=why, role=_as_evaluator(actor))


def _retell(drill: LiveDrill, about: Entry) -> None:
    """The response, and the paging tool with it, go on from the record as it stands now that this entry changed."""
    stands = standing(drill, drill.entries)
    drill.stage.response.retell(stands)
    for human in drill.playing.humans.values():
        human.retell(stands)
    if drill.state not in _PLAYED:
        return
    if about.kind in CALLED:
        drill.stage.paging.retell(stands)
    elif about.kind == "acknowledged":
        drill.stage.paging.retell_answers(stands)


def note_evaluated(drill: LiveDrill, actor: Actor, made: Iterable[Entry]) -> None:
    """Keep in mind what an evaluator recorded, so that they can undo it."""
    if actor.capability == "evaluator":
        drill.evaluated.update((one.id, actor.link) for one in made if one.kind in _UNDOABLE)


def _as_evaluator(actor: Actor) -> str | None:
    return _AS[actor.capability] if actor.capability == "evaluator" else None


def _theirs(drill: LiveDrill, actor: Actor, entry: Entry) -> bool:
    """May they undo it? Whoever leads may undo what can be undone at all."""
    if actor.capability == "seat":
        return isinstance(entry, RealIncident)
    return actor.capability != "evaluator" or drill.evaluated.get(entry.id, ...) == actor.link


def _found(drill: LiveDrill, id_: str) -> Entry:
    entry = drill.entry(id_)
    if entry is None:
        raise Refused(f"no entry of this drill is called {id_!r}")
    return entry


def _check_subject(drill: LiveDrill, clause: str | None, objective: str | None) -> None:
    actions = [action.id for action in drill.scenario.expected_actions()]
    known = {REACHED} | {one.id for one in drill.sop.clauses} | set(actions) | {f"expected {id_}" for id_ in actions}
    if clause is not None and clause not in known:
        raise Refused(f"neither the SOP nor the scenario has anything called {clause!r}")
    objectives = [one.id for one in drill.scenario.objectives] or list(get_args(Dimension))
    if objective is not None and objective not in objectives:
        raise Refused(f"no objective of this drill is called {objective!r}, expected one of {', '.join(objectives)}")


def _check_known(drill: LiveDrill, changes: Mapping[str, object]) -> None:
    """A level or a person that nobody knows is none a correction can lead to: the response goes on from it."""
    severity = changes.get("severity")
    if isinstance(severity, str) and drill.sop.ladder.rank(severity) is None:
        raise Refused(f"{severity!r} is no severity of this SOP")
    for key in ("person", "to"):
        person = changes.get(key)
        if isinstance(person, str) and person not in drill.people:
            raise Refused(f"{person} is nobody on this team")


def _check_changes(entry: Entry, changes: Mapping[str, object]) -> None:
    known = codec_of(entry.kind).by_key.keys() - _FIXED
    for key in changes:
        if key not in known:
            raise Refused(f"{entry.kind} has no key {key!r} that could be corrected")
    plain = {**plain_entry(entry), **changes}
    try:
        read = read_entry(json.loads(json_text(plain)))
    except ValueError as error:
        raise Refused(str(error)) from None
    if not isinstance(read, Entry):
        first = read[0]
        raise Refused(first.wrong + (f", expected {first.expected}" if first.expected else ""))
