"""Does the escalation always reach somebody, as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from gameday.regression.probes.conditions import Given
from gameday.regression.probes.reachability import Counterexample, LevelCheck, Reachability, Unowned
from gameday.terms.facts import UNKNOWN
from gameday.terms.moment import format_moment


def reachability_text(found: Reachability) -> str:
    """The JSON text, without a line end."""
    told = {
        "sop": found.sop,
        "team": found.team,
        "start": format_moment(found.start),
        "within": found.within,
        "failures": found.failures,
        "levels": [_level(one) for one in found.levels],
        "unowned": [_timed(one) for one in found.unowned],
        "tool": found.tool,
        "proved": found.proved,
    }
    return json.dumps(told, indent=1, ensure_ascii=False)


def _level(one: LevelCheck) -> dict[str, object]:
    until, example = one.until_called, one.counterexample
    told = {name: value for name, value in asdict(one).items() if name != "unowned"}
    return {
        **told,
        "counterexample": _timed(example) if example else None,
        "until_called": _level(until) if until else None,
        "by_tool": [{**asdict(call), "given": _given(call.given)} for call in one.by_tool],
        "silent": _given(one.silent),
        "proved": one.proved,
    }


def _timed(one: Counterexample | Unowned) -> dict[str, object]:
    return {
        **asdict(one),
        "at": format_moment(one.at),
        "until": format_moment(one.until),
        "given": _given(one.given),
    }


def _given(one: Given | None) -> dict[str, object] | None:
    if one is None:
        return None
    known = {fact.fact: UNKNOWN if fact.value is None else fact.value for fact in one.known}
    return {"known": known, "left_out": one.left_out}
