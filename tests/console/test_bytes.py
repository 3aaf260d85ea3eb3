"""What leaves the server for whom: a canary in everything that is hidden, looked for in every byte."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from gameday.console.app import make_app
from gameday.console.capability import read_capability
from gameday.console.house import House
from gameday.console.settings import Settings
from gameday.files.documents import digest_of, open_scenario, open_scorecard, open_sop, open_team
from gameday.files.drill_documents import DrillDocuments
from gameday.live.plan import plan_of
from gameday.scenario import Scenario
from tests.console.conftest import HOST, Inside

SEATS = {"primary_oncall": "human", "comms_lead": "human"}
WATCHERS = ("seat:primary_oncall", "seat:comms_lead", "room", "public")
HIDDEN = (
    "CANARY-title",
    "CANARY-truth",
    "CANARY-cause",
    "CANARY-expected",
    "CANARY-objective",
    "CANARY-learning",
    "CANARY-later",
    "CANARY-quiet-alert",
    "CANARY-change-to-come",
    "CANARY-held",
    "CANARY-why-held",
    "CANARY-before-edit",
    "CANARY-observed",
    "CANARY-judged",
    "CANARY-left-out",
    "CANARY-name-of",
    "CANARY-to-come",
    "CANARY-noise-to-come",
)
"""Nobody but whoever leads or evaluates may read one of these, ever."""


def _inject(name: str, at: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": f"canary-name-of-{name}", "kind": "message", "at": at, "text": f"CANARY-{text}", **more}


def canaried() -> Scenario:
    """The checkout scenario with a canary in every hidden part."""
    plain = open_scenario("checkout-errors").document.model_dump(mode="json", by_alias=True, exclude_unset=True)
    plain.pop("vars", None)
    plain["title"] = "CANARY-title"
    plain["name"] = "canary-name-of-the-story"
    plain["hidden_truth"] = "CANARY-truth"
    plain["learning_objectives"] = ["CANARY-learning"]
    world = plain["world"]
    for fault in world["faults"]:
        fault["cause"] = "CANARY-cause"
    for one in plain["objectives"]:
        one["text"] = "CANARY-objective"
    for one in plain["expects"]:
        one["text"] = "CANARY-expected"
    service = world["services"][0]["name"]
    world["alerts"].append(
        {
            "id": "canary-name-of-quiet-alert",
            "service": service,
            "metric": "error_rate",
            "above": 0.99,
            "for": "1m",
            "urgency": "high",
            "text": "CANARY-quiet-alert",
        }
    )
    world["changes"].append(
        {"id": "canary-name-of-change", "service": service, "at": "50m", "text": "CANARY-change-to-come"}
    )
    world["noise"].append(
        {"id": "canary-name-of-noise", "at": "50m", "service": service, "text": "CANARY-noise-to-come"}
    )
    world["clues"].append({"look": "customers", "text": "CANARY-sight"})
    for one in plain["injects"]:
        one["at"] = "55m"
        one["text"] = "CANARY-to-come"
    plain["injects"] += [
        _inject("sent", "2m", "sent", kind="customer_report"),
        _inject("comms", "10m", "for-comms-alone", to=["comms_lead"]),
        _inject("oncall", "10m", "for-the-on-call-alone", to=["primary_oncall"]),
        _inject("later", "50m", "later"),
        _inject("held", "4m", "held"),
        _inject("edited", "5m", "before-edit", kind="customer_report"),
        _inject("left-out", "6m", "left-out"),
    ]
    return Scenario.model_validate_json(json.dumps(plain), strict=True)


@dataclass
class Heard:
    """Every byte that somebody was sent."""

    inside: Inside
    drill: str
    headers: dict[str, dict[str, str]]
    bytes: dict[str, list[str]]
    cursors: dict[str, str]

    def ask(self, who: str, method: str, path: str, **more: Any) -> Any:
        """Ask as somebody; what they were sent is kept, refusals too."""
        answer = self.inside.client.request(method, path.format(drill=self.drill), headers=self.headers[who], **more)
        self.bytes[who].append(answer.text)
        return answer

    def order(self, who: str, do: str, **keys: Any) -> Any:
        """Order something."""
        self.inside.house.actions._buckets.clear()
        return self.ask(who, "POST", "/api/drills/{drill}/commands", json={"do": do, **keys})

    def look_round(self, who: str) -> None:
        """Ask for everything, also for what is refused."""
        api, page = "/api/drills/{drill}", "/d/{drill}"
        for path in ("snapshot", "links", "assessment", "timeline.jsonl", "retrospective.json", "sops", "debrief"):
            self.ask(who, "GET", f"{api}/{path}")
        for paper in ("facilitator", "evaluator", "participants"):
            self.ask(who, "GET", f"{api}/papers/{paper}.html")
        for path in ("lobby", "lead", "seat", "room", "status", "wash", "after", "replay"):
            self.ask(who, "GET", f"{page}/{path}")
        for narrowed in ("room", "public"):
            self.ask(who, "GET", f"{api}/snapshot", params={"as": narrowed})
        self.ask(who, "GET", "/api/me", params={"drill": self.drill})
        self.ask(who, "GET", "/api/prepare")
        self.ask(who, "GET", "/api/drills")
        found = self.ask(who, "GET", f"{api}/frames", params={"cursor": self.cursors[who], "wait": 0})
        self.cursors[who] = found.json()["cursor"]

    def text(self, who: str) -> str:
        """All of it."""
        return "\n".join(self.bytes[who])


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heard]:
    """Half an hour of a drill in which everybody asked for everything, twice."""
    house = House(Settings(data=tmp_path_factory.mktemp("bytes") / "data"))
    with TestClient(make_app(house), base_url=HOST, follow_redirects=False) as client:
        one = _begun(Inside(house, client))
        _half_an_hour(one)
        yield one


def _begun(inside: Inside) -> Heard:
    loaded = open_scenario("checkout-errors")
    scenario = canaried()
    team = open_team(loaded.document.team or "storefront")
    documents = DrillDocuments(
        open_sop("one-page-playbook"),
        open_scorecard("game-day"),
        replace(loaded, document=scenario, digest=digest_of(scenario)),
        team,
    )
    plan = plan_of(documents, kind="game-day", seats=SEATS, seed=1, created=inside.house.wall())  # type: ignore[arg-type]

    async def taken_in() -> str:
        return inside.house.take_in(plan).id

    drill = inside.call(taken_in)
    headers = {}
    for who in ("lead", "evaluator", *WATCHERS):
        kind, _, role = who.partition(":")
        link = inside.house.access.new_link(drill, read_capability(kind, role or None))
        headers[who] = {"Authorization": f"Bearer {inside.house.access.secret_of(link.id)}"}
    one = Heard(inside, drill, headers, {who: [] for who in headers}, dict.fromkeys(headers, ""))
    for who in headers:
        one.cursors[who] = one.ask(who, "GET", "/api/drills/{drill}/snapshot").json()["cursor"]
    return one


def _half_an_hour(one: Heard) -> None:
    for who in WATCHERS:
        one.look_round(who)
    one.order("lead", "start")
    name = "canary-name-of"
    done = [
        one.order("lead", "hold", inject=f"{name}-held", reason="CANARY-why-held"),
        one.order("lead", "leave_out", inject=f"{name}-left-out"),
        one.order("lead", "edit", inject=f"{name}-edited", text="A customer says it is slow, too."),
        one.order("evaluator", "observe", note="CANARY-observed"),
        one.order("lead", "skip", to="7m"),
        one.order("evaluator", "judge", clause="declare-severity", rating="S", reason="CANARY-judged"),
    ]
    assert [answer.json().get("why") for answer in done[:5]] == [None] * 5
    for who in ("seat:primary_oncall", "seat:comms_lead"):
        one.order(who, "act", kind="acknowledged")
        one.order(who, "act", kind="joined")
    # A message to a role that nobody holds goes to whoever watches; this one is held.
    taken = one.order("seat:comms_lead", "act", kind="role_assigned", keys={"seat": "comms_lead", "person": "pavel"})
    assert taken.status_code == 200, taken.text
    for what in ("dashboard", "logs", "changes", "dependencies", "customers"):
        one.order("seat:primary_oncall", "look", what=what)
    one.order("seat:primary_oncall", "act", kind="message", keys={"text": "The engineer on call speaks to all."})
    one.order("lead", "skip", to="20m")
    for who in WATCHERS:
        one.look_round(who)


@pytest.mark.parametrize("who", WATCHERS)
def test_what_is_hidden_never_leaves_the_server(heard: Heard, who: str) -> None:
    """Truth, causes, what is expected, what is to come, what is held, and what the evaluators think."""
    text = heard.text(who).casefold()
    assert [one for one in HIDDEN if one.casefold() in text] == []


def test_whoever_leads_sees_all_of_it(heard: Heard) -> None:
    """The canaries are where they should be: else nothing above would mean anything."""
    heard.ask("lead", "GET", "/api/drills/{drill}/snapshot")
    heard.ask("lead", "GET", "/api/drills/{drill}/papers/facilitator.html")
    text = heard.text("lead").casefold()
    # An alert's words come with the alert; the truth is told by the paper, the cause by the after-action report.
    unseen = {"canary-cause", "canary-judged", "canary-learning", "canary-before-edit", "canary-quiet-alert"}
    missing = {one.casefold() for one in HIDDEN} - unseen
    assert [one for one in sorted(missing) if one not in text] == []


@pytest.mark.parametrize(
    ("canary", "readers"),
    [
        ("CANARY-sent", {"seat:primary_oncall", "seat:comms_lead", "room"}),
        ("CANARY-for-comms-alone", {"seat:comms_lead"}),
        ("CANARY-for-the-on-call-alone", {"seat:primary_oncall"}),
        ("CANARY-sight", {"seat:primary_oncall"}),
        ("The engineer on call speaks to all.", {"seat:primary_oncall", "seat:comms_lead", "room"}),
    ],
)
def test_what_is_for_some_reaches_them_alone(heard: Heard, canary: str, readers: set[str]) -> None:
    """A message to one role, what somebody saw when they looked, and what was said to all."""
    assert {who for who in WATCHERS if canary in heard.text(who)} == readers


@pytest.mark.parametrize("who", WATCHERS)
def test_no_truth_is_told(heard: Heard, who: str) -> None:
    """Entries of the hidden truth, and of the facilitator's hand, are not even named."""
    kinds = ("impact_started", "impact_changed", "mitigation_available", '"observation"', '"judgement"', "hidden_truth")
    assert [kind for kind in kinds if kind in heard.text(who)] == []


@pytest.mark.parametrize("who", [*WATCHERS, "lead", "evaluator"])
def test_exercise_and_the_drills_id_stand_on_every_page(heard: Heard, who: str) -> None:
    """Whoever sees one in passing knows that nothing burns."""
    pages = [
        heard.ask(who, "GET", f"/d/{{drill}}/{page}") for page in ("lobby", "lead", "seat", "room", "status", "wash")
    ]
    shown = [page.text for page in pages if page.status_code == 200]
    assert shown
    assert [page for page in shown if "EXERCISE" not in page or heard.drill not in page] == []


def test_names_are_in_no_journal_no_timeline_no_report_and_no_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What somebody calls themselves stands in one database, and can be deleted there."""
    name = f"dana-{secrets.token_hex(6)}"
    house = House(Settings(data=tmp_path / "data"))
    with caplog.at_level(0), TestClient(make_app(house), base_url=HOST, follow_redirects=False) as client:
        inside = Inside(house, client)
        drill = inside.prepare(seats={"primary_oncall": "human"})
        token = inside.token(drill, "seat", "primary_oncall")
        joined = client.post(f"/join/{token}", data={"name": name, "agree": "yes"}, headers={"Origin": HOST})
        assert joined.status_code == 303
        mine = {"Origin": HOST, "Cookie": joined.headers["set-cookie"].partition(";")[0]}
        client.cookies.clear()
        lead = inside.bearer(drill, "lead")
        for command in ({"do": "start"}, {"do": "skip", "to": "7m"}):
            assert inside.order(drill, lead, **command).status_code == 200
        assert inside.order(drill, mine, do="act", kind="message", keys={"text": "hello"}).status_code == 200
        assert inside.order(drill, lead, do="end").status_code == 200
        assert name in client.get(f"/api/drills/{drill}/snapshot", headers=lead).text
        files = ("timeline.jsonl", "retrospective.md", "assessment")
        told = [client.get(f"/api/drills/{drill}/{one}", headers=lead).text for one in files]
    kept = {path.name: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    holding = {one for one, content in kept.items() if name.encode() in content}
    assert (name in "".join(told) + caplog.text, holding) == (False, {"access.db"})
