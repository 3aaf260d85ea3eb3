"""Laws over many plays: no sentence of a report says what the record denies, and none is missing that must be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from gameday.drill import play
from gameday.files.documents import load_profile, load_scenario, load_scorecard, load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.retrospective import Retrospective, retrospective
from gameday.retrospective.causes_of_silence import audiences_of
from gameday.retrospective.levers import say_lever
from gameday.scoring.case import Case
from gameday.scoring.judge import assess
from gameday.sop.clause import Absence, Precedence
from gameday.terms.audience import AUDIENCES
from gameday.terms.moment import to_datetime
from gameday.terms.role import canonical_role, say_role
from gameday.timeline import Entry
from gameday.timeline.matching import matching
from gameday.timeline.response import MitigationApplied, MitigationStarted, Resolved, UpdatePosted
from tests.retrospective.test_every_shortfall import plays

STORIES = (
    ("payments-failing", "in-practice", 11),
    ("payments-failing", "in-practice", 2),
    ("quiet-night-page", "mitigate-first", 5),
    ("quiet-night-page", "mitigate-first", 1),
    ("checkout-errors", "one-page-playbook", 5),
    ("odd-totals", "mitigate-first", 2),
)
"""Pessimistic plays that relapse, that are never brought back, in which nobody answers, or nothing is tried."""


@cache
def story(scenario: str, sop: str, seed: int) -> tuple[Case, Retrospective]:
    """A pessimistic play, judged and written up."""
    told, standard = load_scenario(scenario), load_sop(sop)
    team = load_team(told.team or "").model_copy(update={"profile": load_profile("pessimistic")})
    case = Case(play(told, standard, team, seed=seed), standard, load_scorecard("game-day"), told)
    return case, retrospective(case, assess(case), team=team)


def texts(retro: Retrospective) -> Iterator[str]:
    """Every sentence that claims something of the record."""
    yield from (words for _, words in (*retro.summary, *retro.impact))
    yield from (one.sentence for one in retro.strengths)
    for fall in retro.shortfalls:
        yield from (fall.headline, fall.factor, *fall.detail)
    for line in retro.clauses:
        yield from (line.sentence, line.observed)
    yield from (one.expected_impact for one in retro.actions)
    yield from (f"{one.label}: {one.value}" for one in retro.measurements)
    yield from retro.open_questions


def has(case: Case, *kinds: str) -> bool:
    """Does the record hold an entry of one of these kinds?"""
    return bool(case.timeline.of_kinds(kinds))


def paged(case: Case, role: str) -> bool:
    """Does the record hold a page to this role, or for it?"""
    for one in case.timeline.of_kinds(("paged", "page_failed")):
        target = str(getattr(one, "target", "") or "")
        if say_role(canonical_role(target)) == role or role in str(getattr(one, "reason", "") or ""):
            return True
    return False


def posted(case: Case, audience: str, *, closing: bool = False) -> bool:
    """Was an update posted to this audience? For the closing one: since the incident was last reopened."""
    since = max((one.at for one in case.timeline.of_kinds(("reopened",))), default=0) if closing else 0
    return any(
        one.audience == audience and (not closing or (one.status == "resolved" and one.at >= since))
        for one in case.timeline.every(UpdatePosted)
    )


def held(case: Case, words: str, until: int | None = None) -> bool:
    """Was one of these roles held by anybody, at any time from when declaration was due until a moment?"""
    named = {role: spans for role, spans in case.holdings.items() if say_role(role) in re.split(r", | or ", words)}
    spans = [span for spans in named.values() for span in spans]
    return bool(spans) if until is None else any(one.start < until and one.end > one.start for one in spans)


def pulled(case: Case) -> set[str]:
    """Every lever that somebody set to work, as a report calls it."""
    acts = (*case.timeline.every(MitigationStarted), *case.timeline.every(MitigationApplied))
    return {say_lever(one.action, one.target) for one in acts if one.action}


Claim = tuple[str, Callable[[Case, "re.Match[str]"], bool]]
CLAIMS: tuple[Claim, ...] = (
    (r"[Nn]obody (ever )?answered(?! the)", lambda case, _: not has(case, "acknowledged")),
    (r"[Nn]obody answered the (paging tool|alert)", lambda case, _: case.first_answer is None),
    (r"(answer to the page never came|never an answer)", lambda case, _: not has(case, "acknowledged")),
    (r"never called resolved", lambda case, _: not has(case, "resolved")),
    (r"not called resolved(?! again)", lambda case, _: not has(case, "resolved")),
    (r"not called resolved again", lambda case, _: has(case, "resolved") and has(case, "reopened")),
    (r"incident was resolved", lambda case, _: case.resolved is not None and case.health.healthy(case.resolved.at)),
    (r"(never declared|No severity was called|declaration never came|never a declaration)",
     lambda case, _: not has(case, "declared")),
    (r"incident channel never came", lambda case, _: not has(case, "channel_opened")),
    (r"[Tt]he (internal|external|executive) update never came", lambda case, found: not posted(case, found[1])),
    (r"[Tt]he (internal|external|executive) update did not come while", lambda case, found: posted(case, found[1])),
    (r"[Tt]he closing (internal|external|executive) update never came",
     lambda case, found: not posted(case, found[1], closing=True)),
    (r"(?:^|: )the ([\w -]+?) was never paged", lambda case, found: not paged(case, found[1])),
    (r"[Nn]obody held the role of ((?:(?!before)[\w, -])+?)(?:\.|, and nobody)",
     lambda case, found: not held(case, found[1])),
    (r"[Nn]obody held the role of ([\w, -]+?) before the impact was over",
     lambda case, found: not held(case, found[1], until=case.impact_end)),
    (r"[Nn]o (measure against it was tried|mitigation was ever started)",
     lambda case, _: not has(case, "mitigation_started")),
    (r"nothing took effect after", lambda case, _: all(
        one.at < case.health.spells[-1][0] for one in case.timeline.of_kinds(("mitigation_applied",)))),
    (r"written review never came(?! so far)", lambda case, _: not has(case, "postmortem_published")),
    (r"an action item never came(?! so far)", lambda case, _: not has(case, "action_item_added")),
    (r"put no cause on record", lambda case, _: not has(case, "cause_found")),
    (r"(had not ended when the record did|was not brought back|still affected when)",
     lambda case, _: case.health.spells[-1][1] is None),
    (r"while (the )?impact lasted", lambda case, _: any(
        not case.health.healthy(one.at) for one in case.timeline.every(Resolved))),
)  # fmt: skip
ASKS: tuple[Claim, ...] = (
    (r"it pages the ([\w -]+?) by itself, at once", lambda case, found: not paged(case, found[1])),
    (r"declaration of \S+ \S+ page an? ([\w -]+?) by itself", lambda case, found: not paged(case, found[1])),
    (r"^Say when it is over", lambda case, _: case.resolved is None and case.health.spells[-1][1] is not None),
    (r"^Tie closing to its announcement",
     lambda case, _: case.health.spells[-1][1] is not None or has(case, "resolved")),
    (r"^Open the review by itself",
     lambda case, _: not has(case, "postmortem_scheduled", "postmortem_closed", "action_item_added")),
    (r"(?:^|[:;] )([^:;]+), which (?:was|were) not tried",
     lambda case, found: not pulled(case).intersection(re.split(r", | and ", found[1]))),
)  # fmt: skip

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def came(case: Case) -> str:
    """How many people acted or held a role before the impact was over, as a word."""
    acted = {
        one.actor
        for one in case.timeline
        if one.actor and one.actor in ROSTER and one.kind in CAME and one.at <= case.impact_end
    }
    held = {span.person for span in case.role_spans if span.start <= case.impact_end}
    return NUMBERS[len(acted | held)]


ROSTER = frozenset(
    person.id
    for scenario in shipped_names("scenarios")
    if (team := load_scenario(scenario).team)
    for person in load_team(team).people
)
CAME = frozenset(
    {
        "acknowledged", "joined", "declared", "severity_changed", "role_assigned", "channel_opened", "bridge_opened",
        "update_posted", "checked", "diagnosis_started", "cause_found", "mitigation_started", "mitigation_applied",
        "verified", "resolved", "handed_off",
    }
)  # fmt: skip


def held_while_felt(case: Case, words: str) -> bool:
    """Did somebody hold the role between when declaration was due and the end of impact?"""
    spans = [span for role, found in case.holdings.items() if say_role(role) == words for span in found]
    start = case.declaration_due or case.start
    return any(one.start < case.impact_end and one.end > start for one in spans)


FACTORS: tuple[Claim, ...] = (
    (r"Fewer people came than there were roles to hold: (\w+) for (\w+)",
     lambda case, found: found[1] == came(case) and NUMBERS.index(found[1]) < NUMBERS.index(found[2])),
    (r"^(?!Fewer)(\w+) (?:person|people) came", lambda case, found: found[1].lower() == came(case)),
    (r"nobody took the ([\w -]+?)(?:, the| or the|:)", lambda case, found: not held_while_felt(case, found[1])),
    (r"the ([\w-]+(?: [\w-]+)??) only after", lambda case, found: held_while_felt(case, found[1])),
    (r"Nobody held the role of ([\w -]+?)(?:,| while)", lambda case, found: not held_while_felt(case, found[1])),
    (r"The ([\w -]+?)'s seat was filled", lambda case, found: held_while_felt(case, found[1])),
    (r"after the pressure was gone", lambda case, _: case.health.spells[-1][1] is not None and any(
        posted(case, audience, closing=True) for audience in AUDIENCES)),
    (r"to a last update, and none was posted", lambda case, _: not all(
        posted(case, audience, closing=True) for audience in AUDIENCES)),
    (r"held a later one back", lambda case, _: any(
        after and not (before and before[0].at <= after[0].at) for before, after in halves_of(case))),
    (r"form for action items", lambda case, _: has(case, "action_item_added")),
    (r"No action item is on record", lambda case, _: not has(case, "action_item_added")),
    (r"The review was written", lambda case, _: has(case, "postmortem_published")),
    (r"The review was begun",
     lambda case, _: has(case, "postmortem_scheduled", "postmortem_closed", "action_item_added")),
    (r"green dashboard",
     lambda case, _: has(case, "resolved") and has(case, "service_restored", "alert_cleared")),
    (r"(level was called by how it looked|once it was called)", lambda case, _: has(case, "declared")),
    (r"No level is on record", lambda case, _: not case.called),
    (r"starts with finding out", lambda case, _: has(case, "diagnosis_started", "checked", "cause_found")),
    (r"(written free-hand|The update form asked)", lambda case, _: has(case, "update_posted")),
    (r"somebody's memory, beside other work", lambda case, _: has(case, "acknowledged", "joined", "declared")),
    (r"What was tried did not", lambda case, _: has(case, "mitigation_started", "mitigation_applied")),
    (
        r"Relief was taken for the end",
        lambda case, _: len(case.health.spells) > 1 and case.timeline.first(Resolved) is not None,
    ),
    (r"Nobody was there to pull", lambda case, _: not has(case, "acknowledged", "joined", "declared")),
    (r"At (\S+), the level that was called",
     lambda case, found: found[1] in {getattr(one, "severity", None) for one in case.timeline}),
)  # fmt: skip
"""What a contributing factor supposes, and when the record bears it out."""


def halves_of(case: Case) -> Iterator[list[list[Entry]]]:
    """Each pair of steps the SOP orders, as the entries of its two halves."""
    for clause in case.sop.clauses:
        if isinstance(clause, Precedence) and not clause.mitigate_first:
            for pair in clause.pairs:
                yield [list(matching(half, case.timeline)) for half in (pair.before, pair.after)]


def contradicted(case: Case, words: str, claims: tuple[Claim, ...]) -> list[str]:
    """The claims in a text that the record denies."""
    return [found[0] for pattern, holds in claims for found in re.finditer(pattern, words) if not holds(case, found)]


def clock(at: int) -> str:
    """As a report writes it."""
    return to_datetime(at).strftime("%H:%M")


def faults_of(case: Case, retro: Retrospective) -> Iterator[str]:
    """What a report says wrongly, or leaves out."""
    for words in texts(retro):
        yield from (f"{claim!r} in {words!r}" for claim in contradicted(case, words, CLAIMS))
    for item in retro.actions:
        yield from (f"{claim!r} in {item.title!r}" for claim in contradicted(case, item.title, ASKS))
    for factor in retro.factors:
        yield from (f"{claim!r} in {factor.sentence!r}" for claim in contradicted(case, factor.sentence, FACTORS))
    yield from _scattered(case, retro)
    yield from _spells(case, retro)
    yield from _end(case, retro)
    yield from _vacuous(case, retro)


def _scattered(case: Case, retro: Retrospective) -> Iterator[str]:
    """An audience that never heard a word is one item; the closing word alone may wait for the service."""
    clauses = {one.id: one for one in case.sop.clauses}
    for audience in AUDIENCES:
        if posted(case, audience):
            continue
        items = [
            fall.headline
            for fall in retro.shortfalls
            if not fall.headline.startswith(("The service was not brought back", "The record ended"))
            and any(audiences_of(clauses.get(id_)) == (audience,) for id_ in fall.clauses)
        ]
        if len(items) > 1:
            yield f"no {audience} update was posted, and it fills {items}"


def _spells(case: Case, retro: Retrospective) -> Iterator[str]:
    told = {"summary": dict(retro.summary)["Duration"], "impact": dict(retro.impact)["For how long"]}
    for where, words in told.items():
        for start, end in case.health.spells:
            # The end of a spell that began on another day carries its date.
            named = f"rom {clock(start)}" + (f" to (?:....-..-.. )?{clock(end)}" if end is not None else "")
            if not re.search(named, words):
                yield f"the {where} does not name the spell {named!r}: {words!r}"
        if case.health.spells and case.health.spells[-1][1] is None and "had not ended" not in words:
            yield f"the {where} does not say that it lasts: {words!r}"


def _end(case: Case, retro: Retrospective) -> Iterator[str]:
    lasts = case.complete and bool(case.health.spells) and case.health.spells[-1][1] is None
    first = [fall.headline.startswith("The service was not brought back") for fall in retro.shortfalls]
    if sum(first) != lasts or (lasts and not first[0]):
        yield f"not brought back: {lasts}, and the shortfalls say {first}"
    if lasts and (retro.actions[0].number != retro.shortfalls[0].item or retro.actions[0].priority != "high"):
        yield "that it was not brought back has no item of its own"
    outcome = dict(retro.summary)["Outcome"]
    for one in case.timeline.every(Resolved):
        if not case.health.healthy(one.at) and not re.search(f"{clock(one.at)}.* while impact lasted", outcome):
            yield f"the outcome does not say that the word of {clock(one.at)} was untrue: {outcome!r}"


def _vacuous(case: Case, retro: Retrospective) -> Iterator[str]:
    for clause in case.sop.clauses:
        if not any(clause.id in one.clauses for one in retro.strengths):
            continue
        if isinstance(clause, Absence) and clause.of.criteria() and not has(case, *clause.of.kind):
            yield f"the strength {clause.id} rests on nothing"
        if isinstance(clause, Precedence) and not clause.mitigate_first:
            halves = [
                [list(matching(half, case.timeline)) for half in (pair.before, pair.after)] for pair in clause.pairs
            ]
            if not any(before and after for before, after in halves):
                yield f"the strength {clause.id} rests on nothing"


@pytest.mark.parametrize("sop", shipped_names("sops"))
@pytest.mark.parametrize("scenario", shipped_names("scenarios"))
def test_no_report_of_any_play_says_what_its_record_denies(scenario: str, sop: str) -> None:
    assert [fault for case, retro in plays(scenario, sop) for fault in faults_of(case, retro)] == []


@pytest.mark.parametrize("told", STORIES)
def test_no_report_of_an_incident_that_went_badly_says_what_its_record_denies(told: tuple[str, str, int]) -> None:
    assert list(faults_of(*story(*told))) == []
