"""Strategies: anything somebody might order of the small drill, sensible or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from gameday.live.actor import Actor
from tests.live.prepared import COMMS, EVALUATOR, IC, LEAD, actor

INJECTS = ("early", "later", "spare", "again", "nothing")
ENTRIES = ("e1", "e2", "e5", "e11", "e14", "c1", "c2", "c3", "c4", "zz")
_texts = st.sampled_from(["Hello", "We look into it", "<b>Ünïcode</b>\n\u202eand back"])
_injects = st.sampled_from(INJECTS)
_entries = st.sampled_from(ENTRIES)
_roles = st.sampled_from(["incident_commander", "comms_lead", "primary_oncall", "nobody"])
_spans = st.sampled_from(["30s", "5m", "25m", "2h"])
_acts = st.sampled_from(
    [
        ("acknowledged", {}),
        ("joined", {}),
        ("declared", {"severity": "SEV1"}),
        ("declared", {"severity": "nonsense"}),
        ("severity_changed", {"severity": "SEV2"}),
        ("update_posted", {"audience": "external", "status": "investigating", "text": "We know."}),
        ("update_posted", {"audience": "nobody"}),
        ("role_assigned", {"seat": "incident_commander", "person": "eli"}),
        ("paged", {"target": "comms_lead"}),
        ("mitigation_started", {"action": "rollback", "target": "store"}),
        ("mitigation_started", {"action": "pray"}),
        ("diagnosis_started", {}),
        ("message", {"text": "Hello"}),
        ("task_assigned", {"person": "dana", "text": "Look"}),
        ("verified", {}),
        ("resolved", {}),
        ("reopened", {}),
        ("alert_fired", {}),
        ("message", {"by": "me"}),
        ("postmortem_scheduled", {"due": "2026-04-22"}),
    ]
)


@dataclass(frozen=True)
class Ordered:
    """One order: who, what, and how many minutes after the one before."""

    who: Actor
    command: dict[str, Any]
    later: float


def _one(do: str, **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"do": st.just(do), **keys})


_leading = st.one_of(
    _one("pause", reason=_texts),
    _one("resume"),
    _one("speed", factor=st.sampled_from([1, 2.5, 60])),
    _one("skip", to=st.just("next") | _spans),
    _one("fire", inject=_injects),
    _one("hold", inject=_injects),
    _one("release", inject=_injects),
    _one("leave_out", inject=_injects),
    _one("defer", inject=_injects, by=_spans),
    _one("edit", inject=_injects, text=_texts),
    _one("ad_hoc", kind=st.sampled_from(["alert_fired", "message", "customer_report"]), text=_texts),
    _one("ad_hoc", kind=st.just("change_notice"), text=_texts, service=st.sampled_from(["shop", "nowhere"])),
    _one("begin_phase", phase=st.sampled_from(["second", "third"])),
    _one("choose", branch=st.just("fork"), way=st.sampled_from(["left", "right", "up"])),
    _one("hint", role=_roles, text=_texts),
    _one("state_truth", facts=st.just({"users_affected": 0.5})),
    _one("correct", entry=_entries, changes=st.just({"text": "Otherwise"}), reason=_texts),
    _one("correct", entry=_entries, changes=st.just({"at": "2026-04-20T12:09:00Z"}), reason=_texts),
    _one("undo", entry=_entries),
    _one("seat", role=_roles, mode=st.just("human")),
    _one("start"),
)
_evaluating = st.one_of(
    _one("observe", note=_texts, rating=st.sampled_from(["P", "M"])),
    _one("judge", clause=st.sampled_from(["acknowledge", "nothing"]), rating=st.just("S")),
    st.tuples(_roles, _acts).map(lambda one: {"do": "said", "role": one[0], "kind": one[1][0], "keys": one[1][1]}),
    _one("said", role=_roles, kind=st.just("update_posted"), keys=st.just({"audience": "internal"}), every=_spans),
)
_sitting = st.one_of(
    _acts.map(lambda one: {"do": "act", "kind": one[0], "keys": one[1]}),
    _one("look", what=st.sampled_from(["dashboard", "logs", "changes"])),
    _one("look", what=st.just("logs"), service=st.sampled_from(["store", "nowhere"])),
)
_anybody = st.one_of(_one("wash", side=st.just("well"), text=_texts), _one("unwash", item=st.just("w1")))
_rare = st.sampled_from([*[None] * 20, {"do": "end"}, {"do": "real_incident", "reason": "A fire"}])


def _by(who: st.SearchStrategy[Actor], what: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Ordered]:
    return st.builds(Ordered, who, what, st.sampled_from([0, 0, 0.01, 1, 3, 11]))


orders = st.lists(
    st.one_of(
        _by(st.just(LEAD), _leading),
        _by(st.just(LEAD), st.tuples(_leading, _rare).map(lambda one: one[1] or one[0])),
        _by(st.sampled_from([LEAD, EVALUATOR]), _evaluating),
        _by(st.sampled_from([IC, IC, COMMS, actor("primary_oncall")]), _sitting),
        _by(st.sampled_from([LEAD, IC, Actor("public")]), _leading | _sitting | _anybody),
    ),
    min_size=3,
    max_size=40,
)
"""A drill's worth of orders."""
