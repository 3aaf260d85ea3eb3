"""What the record cannot tell, what is not due yet, and what in it is not judged as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.retrospective.lines import DIMENSION_WORDS
from gameday.retrospective.model import ClauseLine
from gameday.retrospective.observing import called_update, seen, shows_too_little
from gameday.retrospective.plain import listed, sentence
from gameday.retrospective.scene import Scene
from gameday.retrospective.untold import fits_no_rule, why_untold
from gameday.scoring.assessment import Assessment
from gameday.scoring.cut_short import NOT_COME_DUE
from gameday.terms.dimension import DIMENSIONS

_CANNOT_SHOW = "the record cannot show "
_NO_LEVEL = "what was right cannot be told"
_MOST_REASONS = 3


def open_questions(scene: Scene, assessment: Assessment) -> tuple[str, ...]:
    """One question or remark each, for the review to settle."""
    return tuple(
        dict.fromkeys(
            [
                *_warnings(scene, assessment),
                *_truth(scene),
                *_unknown(scene),
                *_partly(scene.lines),
                *_pending(scene.lines),
            ]
        )
    )


def _pending(lines: Sequence[ClauseLine]) -> Iterator[str]:
    """What may still come, one by one; what had not come due when a drill was ended in one line."""
    left: dict[str, list[str]] = {}
    for line in lines:
        _, found, end = line.sentence.rpartition(f": {NOT_COME_DUE} ")
        if line.status == "pending" and found:
            left.setdefault(end.rstrip("."), []).append(line.clause)
        elif line.status == "pending":
            yield f"{line.clause}: {sentence(line.sentence)}"
    for end, clauses in left.items():
        yield f"{NOT_COME_DUE.capitalize()} {end}, so it counts neither for nor against: {listed(clauses)}."


def _warnings(scene: Scene, assessment: Assessment) -> Iterator[str]:
    end = scene.timeline.entries[-1].at if scene.timeline.entries else 0
    for one in assessment.warnings:
        where = f" ({listed(one.entries[:4])}{' and more' if len(one.entries) > 4 else ''})" if one.entries else ""
        yield sentence(scene.cast.redact(one.sentence, end).rstrip(".") + where)


def _truth(scene: Scene) -> Iterator[str]:
    felt = [step for step in scene.truth if step.impact]
    if not scene.truth:
        yield "What did users feel, from when to when? Without facts of impact the severity cannot be judged."
    elif any(not step.stated for step in felt):
        yield "How many users were affected, and how? The record says that there was impact and not what it was."


def _unknown(scene: Scene) -> Iterator[str]:
    """What the source cannot show, one sentence for each dimension."""
    for dimension in DIMENSIONS:
        found = [line for line in scene.lines if line.status == "unknown" and line.dimension == dimension]
        if not found:
            continue
        kept = "was this promise kept" if len(found) == 1 else "were these promises kept"
        named = listed([line.clause for line in found])
        why = list(dict.fromkeys(line.observed for line in found))
        if why != [_NO_LEVEL]:
            yield f"{DIMENSION_WORDS[dimension]}: {kept}? The record cannot tell of {named}{_lacking(found)}"
        elif fits_no_rule(scene.truth):
            # The record tells; it is the SOP that does not.
            reason = sentence(why_untold(scene.truth)).rstrip(".")
            yield f"{DIMENSION_WORDS[dimension]}: which level is right? {reason}, so {named} cannot be judged."
        else:
            reason = why_untold(scene.truth)
            yield f"{DIMENSION_WORDS[dimension]}: {kept}? The record cannot tell of {named}: {reason}."


def _lacking(lines: list[ClauseLine]) -> str:
    """What the record lacks for them, as the end of a sentence; a full stop where that would be a long list."""
    why = list(dict.fromkeys(line.observed for line in lines))
    if len(why) == 1:
        return f": {seen(lines[0])}"
    if len(why) > _MOST_REASONS or not all(one.startswith(_CANNOT_SHOW) for one in why):
        return "."
    return f": it cannot show {listed([called_update(one.removeprefix(_CANNOT_SHOW)) for one in why], 'or')}."


def _partly(lines: tuple[ClauseLine, ...]) -> Iterator[str]:
    for line in lines:
        if line.status != "unknown" and shows_too_little(line):
            yield f"{line.clause}: {sentence(line.observed)}"
