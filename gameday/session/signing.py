"""Signing a report off: a person in a role stands by the record."""

from __future__ import annotations

from pathlib import Path

from gameday.errors import Fault, InputError
from gameday.files.drill_dir import read_manifest
from gameday.files.words import meant
from gameday.retrospective.cast import Cast
from gameday.retrospective.scene import roles_of
from gameday.session.checking import misgivings
from gameday.session.judged import Judged, judge_record
from gameday.session.signature import Over, covered
from gameday.session.store import read_drill, read_notes, write_drill
from gameday.terms.role import STANDARD_ROLES, canonical_role
from gameday.timeline import Timeline
from gameday.timeline.exercise import SignedOff

EXERCISE_ROLES = ("facilitator", "evaluator")
_LONGEST = 600


def sign_off(directory: Path, role: str, *, now: int, reason: str | None = None) -> Judged:
    """Append a `signed_off` entry to a drill's timeline, and write the drill anew.

    Args:
        directory: The drill.
        role: Who signs: a standard role, one of the SOP's or the record's, the facilitator or an evaluator.
        now: The clock on the wall, in milliseconds since 1970. Where the story ends later, the entry stands at its end.
        reason: Why, in a sentence.

    Raises:
        InputError: the files do not belong together, or there is no such role.
        OutputError: the drill cannot be written.

    """
    found = misgivings(directory)
    if found:
        expected = "a drill as it was written, to be signed off"
        raise InputError([Fault(str(directory), 0, one, expected) for one in found])
    manifest = read_manifest(directory)
    judged = read_drill(directory, as_of=manifest.rendering.as_of if manifest.rendering else None)
    if reason is not None and len(reason) > _LONGEST:
        raise InputError(Fault("--reason", 0, f"this reason is longer than {_LONGEST} characters", "a sentence or two"))
    over = covered(judged.documents, judged.assessment, judged.as_of, read_notes(directory))
    signed = _with_signature(judged.timeline, _known(judged, role), now, reason, over)
    result = judge_record(signed, judged.documents, as_of=judged.as_of)
    write_drill(result, directory)
    return result


def _known(judged: Judged, role: str) -> str:
    sop = judged.documents.sop.document
    team = judged.documents.team
    own = {one for person in team.document.people for one in person.roles} if team else set()
    seen = Cast.of(judged.timeline).seen_roles
    known = sorted({*STANDARD_ROLES, *roles_of(sop), *own, *seen, *EXERCISE_ROLES})
    word = canonical_role(role)
    if word not in known:
        more, expected = meant(word, known)
        raise InputError(Fault("--role", 0, f"there is no role {role[:60]!r}{more}", expected))
    return word


def _with_signature(timeline: Timeline, role: str, now: int, reason: str | None, over: Over) -> Timeline:
    at = max(now, timeline.entries[-1].at) if timeline.entries else now
    ids = {one.id for one in timeline}
    number = next(number for number in range(1, len(ids) + 2) if f"signed-off-{number}" not in ids)
    entry = SignedOff(
        at=at,
        id=f"signed-off-{number}",
        role=role,
        reason=reason or None,
        over=over,
        wall_at=now if now != at else None,
    )
    return Timeline.of([*timeline.entries, entry], timeline.header)
