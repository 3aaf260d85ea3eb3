"""Escalation gaps as people write them on a command line: `pager_dead@secondary_oncall:10m-40m`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from gameday.errors import Fault, InputError
from gameday.files.documents import Loaded, digest_of
from gameday.files.words import meant
from gameday.scenario import Scenario
from gameday.scenario.gap import GAP_KINDS, SEATLESS, Gap, GapKind
from gameday.sop import Sop
from gameday.team import Team
from gameday.terms.duration import parse_duration
from gameday.terms.role import canonical_role

FORM = "KIND[@SEAT][:FROM-UNTIL]"
_SPAN = "FROM-UNTIL, FROM- or -UNTIL, such as 10m-40m"


def seats_of(scenario: Scenario, sop: Sop, team: Team) -> tuple[str, ...]:
    """Seats that a gap can stand at: those of the team, those the SOP calls, and those the scenario speaks of."""
    named = [
        *(role for person in team.people for role in person.roles),
        *(shift.role for shift in team.schedule),
        *(hop.target for hop in team.paging.hops),
        *(hop.target for hop in sop.escalation),
        *scenario.seats,
        *(gap.seat for gap in scenario.gaps if gap.seat is not None),
    ]
    return tuple(dict.fromkeys(canonical_role(role) for role in named))


def read_gaps(words: Iterable[str], seats: Collection[str]) -> tuple[Gap, ...]:
    """The gaps that were written, each once, in their order.

    Args:
        words: Each a kind, with a seat unless it concerns everybody, and perhaps the time it holds, after the start.
        seats: The seats there are.

    Raises:
        InputError: some cannot be read; every one of them is told, with what there is.

    """
    gaps: dict[Gap, None] = {}
    faults: list[Fault] = []
    for word in words:
        try:
            gaps.setdefault(_gap(word, tuple(seats)))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return tuple(gaps)


def with_gaps(scenario: Loaded[Scenario], gaps: Iterable[Gap]) -> Loaded[Scenario]:
    """The scenario as if it had stated these gaps too: another drill, with another digest."""
    stated = scenario.document.gaps
    known = {gap.model_copy(update={"text": None}) for gap in stated}
    further = tuple(gap for gap in gaps if gap not in known)
    if not further:
        return scenario
    document = scenario.document.model_copy(update={"gaps": (*stated, *further)})
    return replace(scenario, document=document, digest=digest_of(document))


def _gap(word: str, seats: tuple[str, ...]) -> Gap:
    what, colon, times = word.strip().partition(":")
    name, at, seat = what.partition("@")
    kind = _kind(name.strip().lower().replace("-", "_").replace(" ", "_"), word)
    begins, ends = _times(times, word) if colon else (0, None)
    if kind in SEATLESS:
        if at:
            raise _fault(word, f"{kind} concerns everybody", f"no seat: {kind}")
        return Gap(gap=kind, from_start=begins, until=ends)
    role = canonical_role(seat)
    if not role:
        raise _fault(word, f"{kind} stands at no seat", f"{kind}@SEAT, the seat one of {', '.join(seats)}")
    if role not in seats:
        hint, expected = meant(role, seats)
        raise _fault(word, f"{seat[:60]!r} is no seat of this drill{hint}", expected)
    return Gap(gap=kind, seat=role, from_start=begins, until=ends)


def _kind(name: str, word: str) -> GapKind:
    for known in GAP_KINDS:
        if known == name:
            return known
    hint, _ = meant(name, GAP_KINDS)
    # All are named beside a near miss too: somebody who tries this may not know what there is.
    raise _fault(word, f"there is no escalation gap of this kind{hint}", f"one of {', '.join(GAP_KINDS)}")


def _times(text: str, word: str) -> tuple[int, int | None]:
    first, dash, last = (part.strip() for part in text.partition("-"))
    no_span = _fault(word, f"{text[:60]!r} is no span of time", f"{_SPAN}, both after the start")
    if not dash or not (first or last):
        raise no_span
    try:
        begins, ends = parse_duration(first or "0s"), parse_duration(last) if last else None
    except ValueError:
        raise no_span from None
    if ends is not None and ends <= begins:
        raise _fault(word, "the gap ends before it begins", "a later time")
    return begins, ends


def _fault(word: str, wrong: str, expected: str) -> InputError:
    return InputError(Fault(word[:80] or "(an empty gap)", 0, wrong, expected))
