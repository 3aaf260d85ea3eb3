"""The promises of an SOP in words: figures per level, moments, who is called after what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gameday.retrospective.plain import listed
from gameday.scoring.wording import say_act, without_article
from gameday.sop.clause import Clause, Deadline, Due, Escalation, Pair, Precedence
from gameday.sop.model import bounds_of, levels_of
from gameday.terms.bound import Bound
from gameday.terms.role import say_role
from gameday.terms.selector import Anchor
from gameday.terms.severity import Ladder

_MOMENTS = {
    "first_signal": "the first signal",
    "first_page": "the first page",
    "declaration": "declaration",
    "impact_started": "the start of impact",
    "impact_ended": "the end of impact",
    "mitigation_available": "the moment a mitigation is at hand",
    "resolution": "resolution",
}
_ACTS = {
    "diagnosis_started": "diagnose",
    "cause_found": "search for the cause",
    "mitigation_started": "start mitigations",
    "mitigation_applied": "apply mitigations",
    "update_posted": "post updates",
    "checked": "look into systems",
    "declared": "declare",
    "severity_changed": "change the severity",
}


def say_levels(levels: Sequence[str], ladder: Ladder) -> str:
    """Levels in few words: `SEV1`, `SEV1 and SEV2`, `SEV1 to SEV3`; empty for all of them."""
    if tuple(levels) == ladder.levels:
        return ""
    ranks = [ladder.levels.index(level) for level in levels]
    if len(ranks) > 2 and ranks == list(range(ranks[0], ranks[-1] + 1)):
        return f"{levels[0]} to {levels[-1]}"
    return listed(list(levels))


def say_bounds(bounds: Mapping[str, Bound], ladder: Ladder, prompt: str = "at once") -> str:
    """Figures by level, equal ones together: `SEV1: 5 min, SEV2: 15 min`; one that holds everywhere stands alone."""
    alike: dict[str, list[str]] = {}
    for level in ladder.levels:
        if level in bounds:
            alike.setdefault(say_bound(bounds[level], prompt), []).append(level)
    return ", ".join(": ".join(filter(None, (say_levels(levels, ladder), words))) for words, levels in alike.items())


def say_bound(bound: Bound, prompt: str = "at once") -> str:
    """A figure for people; `prompt` for words that mean zero."""
    if bound.unit == "prompt":
        return prompt
    low, _, high = bound.say().partition(" to ")
    # `15 min to 30 min` is `15 to 30 min`; `30 min to 1 h` stays.
    same = low.count(" ") == high.count(" ") == 1 and low.split()[1] == high.split()[1]
    return f"{low.split()[0]} to {high}" if same else bound.say()


def say_after(anchor: Anchor) -> str:
    """The moment a figure runs from: `the first page`, `the external update`."""
    if anchor.first is not None:
        return say_act(anchor.first)
    return _MOMENTS.get(anchor.at or "", anchor.say())


def say_time(clause: Deadline | Due, ladder: Ladder) -> str:
    """By when, per level: `SEV1: 5 min, SEV2: 15 min from the first page`."""
    moment = say_after(clause.from_)
    if all(bound.unit == "prompt" for bound in clause.within.values()):
        levels = say_levels(levels_of(clause, ladder), ladder)
        return f"{levels}: at {moment}" if levels else f"at {moment}"
    only = f", only after {say_act(clause.requires)}" if isinstance(clause, Due) and clause.requires else ""
    return f"{say_bounds(clause.within, ladder)} from {moment}{only}"


def say_scope(clause: Clause, ladder: Ladder) -> str:
    """Where a clause applies, if not always: `SEV1 and SEV2`, `where data at risk or lost`."""
    levels = "" if bounds_of(clause) else say_levels(levels_of(clause, ladder), ladder)
    facts = f"where {clause.when.say()}" if clause.when else ""
    return ", ".join(filter(None, (levels, facts)))


def say_marks(clause: Clause) -> tuple[str, ...]:
    """What weighs more than usual: breaking it fails a drill, or the SOP does not negotiate it."""
    strict = isinstance(clause, Precedence) and clause.strict
    return (*(("critical promise",) if clause.critical else ()), *(("not negotiable",) if strict else ()))


def say_hop(hop: Escalation, level: str) -> str:
    """When a hop is called: `at once`, `after 10 min without an answer`, `at declaration`."""
    bound = hop.after.get(level)
    soon = bound is None or bound.unit == "prompt"
    figure = "" if bound is None or soon else say_bound(bound)
    match hop.trigger:
        case "signal":
            return "at once" if soon else f"{figure} after the first page"
        case "unacknowledged" if hop.optional_times or bound is None:
            return "without an answer, when the paging tool says"
        case "unacknowledged":
            return "without an answer, at once" if soon else f"after {figure} without an answer"
        case "declared":
            return "at declaration" if soon else f"{figure} after declaration"
        case "unresolved":
            return "when it lasts" if soon else f"when it lasts {figure} from declaration"


def say_call(hop: Escalation) -> str:
    """Who is called and how: `page primary on-call`, `tell legal, where a breach`."""
    facts = f", where {hop.when.say()}" if hop.when else ""
    return f"{'page' if hop.how == 'page' else 'tell'} {say_role(hop.target)}{facts}"


def say_acts(kinds: Sequence[str]) -> str:
    """Acts a role leaves to others: `diagnose, search for the cause and start mitigations`."""
    return listed([_ACTS.get(kind, kind.replace("_", " ")) for kind in kinds], "or")


def say_elements(states: Sequence[str]) -> str:
    """What an update states: `what, impact, since, next update`."""
    return ", ".join("ETA" if state == "eta" else state.replace("_", " ") for state in states)


def say_order(pair: Pair) -> str:
    """A pair of a precedence: `declaration → starting a mitigation`."""
    holding = f" with {' and '.join(pair.holding)}" if pair.holding else ""
    return f"{without_article(say_act(pair.before))}{holding} → {without_article(say_act(pair.after))}"
