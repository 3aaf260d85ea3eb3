"""The house: what is kept, taken up again, refused in words."""

from __future__ import annotations

import asyncio
import html
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from gameday.console.app import make_app
from gameday.console.bodies import Prepare
from gameday.console.house import House
from gameday.console.refusal import Refusal
from gameday.files.documents import open_scenario
from tests.console.conftest import HOST, Inside, make_house


def _led(inside: Inside, drill: str, *commands: dict[str, Any]) -> list[dict[str, Any]]:
    lead = inside.bearer(drill, "lead")
    return [inside.order(drill, lead, **command).json() for command in commands]


def test_several_drills_at_once_know_nothing_of_each_other(inside: Inside) -> None:
    """One runs, one waits."""
    first, second = inside.prepare(), inside.prepare()
    assert _led(inside, first, {"do": "start"})[0]["ok"]
    states = [
        inside.client.get(f"/api/drills/{one}/snapshot", headers=inside.bearer(one, "lead")).json()["view"]["drill"]
        for one in (first, second)
    ]
    assert [one["state"] for one in states] == ["running", "lobby"]
    assert {one["banner"] for one in states} == {f"EXERCISE · {first}", f"EXERCISE · {second}"}


def test_drills_are_listed_newest_first_also_those_of_the_past(tmp_path: Path) -> None:
    """After a restart, without reading more than their titles; one whose journal is broken is told of, too."""
    with TestClient(make_app(one := make_house(tmp_path / "data")), base_url=HOST) as client:
        inside = Inside(one, client)
        ended, broken = inside.prepare(), inside.prepare()
        assert all(answer["ok"] for answer in _led(inside, ended, {"do": "start"}, {"do": "end"}))
    (tmp_path / "data" / "drills" / ended).mkdir(parents=True, exist_ok=True)
    (tmp_path / "data" / "drills" / ended / "manifest.json").touch()
    (tmp_path / "data" / "live" / broken / "drill.db").write_bytes(b"no journal" * 100)
    with TestClient(make_app(again := make_house(tmp_path / "data")), base_url=HOST) as client:
        inside = Inside(again, client)
        fresh = inside.prepare()
        rows = client.get("/api/drills", headers=inside.bearer("", "owner")).json()["drills"]
        refused = client.get(f"/api/drills/{broken}/snapshot", headers=inside.bearer("", "owner"))
        opened = client.get(f"/api/drills/{ended}/snapshot", headers=inside.bearer("", "owner")).json()
    assert [(row["id"], row["state"]) for row in rows] == [(fresh, "lobby"), (ended, "over"), (broken, "broken")]
    assert {row["title"] for row in rows if row["id"] != broken} == {"Checkout fails for one customer in seven"}
    assert (refused.status_code, "journal" in refused.json()["why"]) == (503, True)
    assert opened["view"]["drill"]["state"] == "over"


def test_a_journal_that_does_not_lead_where_it_led_is_read_and_not_continued(tmp_path: Path) -> None:
    """It is opened like any other, says why it stands, and holds the record and what is made of it; nothing more."""
    with TestClient(make_app(one := make_house(tmp_path / "data")), base_url=HOST) as client:
        inside = Inside(one, client)
        drill, past = inside.prepare(), inside.prepare()
        assert all(answer["ok"] for answer in _led(inside, drill, {"do": "start"}, {"do": "skip", "to": "10m"}))
        wash = {"do": "wash", "side": "well", "text": "We kept calm."}
        assert all(answer["ok"] for answer in _led(inside, past, {"do": "start"}, {"do": "end"}, wash))
    for name in (drill, past):
        journal = sqlite3.connect(tmp_path / "data" / "live" / name / "drill.db")
        journal.execute("UPDATE record SET chain='0' WHERE n=2")
        journal.commit()
        journal.close()
    with TestClient(make_app(again := make_house(tmp_path / "data")), base_url=HOST) as client:
        inside = Inside(again, client)
        lead = inside.bearer(drill, "lead")
        seen = client.get(f"/api/drills/{drill}/snapshot", headers=lead).json()
        reports = [
            client.get(f"/api/drills/{drill}/{what}", headers=lead)
            for what in ("assessment", "timeline.jsonl", "retrospective.html")
        ]
        pages = [client.get(f"/d/{drill}/{page}", headers=inside.cookie(drill, "lead")) for page in ("lead", "after")]
        refused = inside.order(drill, lead, do="resume")
        washed = client.get(f"/api/drills/{past}/snapshot", headers=inside.bearer(past, "lead")).json()
        owner = inside.bearer("", "owner")
        states = {row["id"]: row["state"] for row in client.get("/api/drills", headers=owner).json()["drills"]}
    with TestClient(make_app(later := make_house(tmp_path / "data")), base_url=HOST) as client:
        rows = client.get("/api/drills", headers=Inside(later, client).bearer("", "owner")).json()["drills"]
    kept = (tmp_path / "data" / "drills" / drill / "timeline.jsonl").read_text()
    assert seen["view"]["drill"]["state"] == "broken"
    assert seen["view"]["drill"]["story"] == seen["entries"][-1]["story"] > 0
    assert seen["view"]["drill"]["why"].startswith("This drill can only be read")
    assert "skip" in {entry.get("action") for entry in seen["entries"]}
    assert [one.status_code for one in (*reports, *pages)] == [200] * 5
    assert (refused.status_code, refused.json()["why"]) == (409, seen["view"]["drill"]["why"])
    assert [note["text"] for note in washed["view"]["washed"]] == ["We kept calm."]
    assert states == {drill: "broken", past: "broken"} == {row["id"]: row["state"] for row in rows}
    assert '"action": "skip"' in kept


def test_a_second_server_on_the_same_journals_is_told(tmp_path: Path) -> None:
    """One writer, and no other."""
    with TestClient(make_app(first := make_house(tmp_path / "data")), base_url=HOST) as client:
        drill = Inside(first, client).prepare()
        second = make_house(tmp_path / "data")
        with pytest.raises(Refusal, match="cannot be taken up"):
            asyncio.run(second.open(drill))
        second.access.close()


def test_a_full_disk_is_told_and_nothing_is_acknowledged(inside: Inside) -> None:
    """Refused in words; the drill stands still for everybody."""
    drill = inside.prepare()
    lead = inside.bearer(drill, "lead")
    assert inside.order(drill, lead, do="start").status_code == 200
    journal = inside.house._running[drill]._journal
    pages = journal._connection.execute("PRAGMA page_count").fetchone()[0]
    journal._connection.execute(f"PRAGMA max_page_count = {pages}")
    told = ["x" * 3900 for _ in range(30)]
    answers = []
    for note in told:
        inside.house.actions._buckets.clear()
        answers.append(inside.order(drill, lead, do="observe", note=note))
    refused = next(one for one in answers if one.status_code != 200)
    seen = inside.client.get(f"/api/drills/{drill}/snapshot", headers=lead).json()
    done = [one for one in answers if one.status_code == 200]
    assert (refused.status_code, "full" in refused.json()["why"]) == (409, True)
    assert seen["view"]["drill"]["state"] == "broken"
    assert sum(one["kind"] == "observation" for one in seen["entries"]) == len(done)


def test_the_same_record_under_another_sop(inside: Inside) -> None:
    """In one call; both have all their findings, and a facilitator's word stands beside what was computed."""
    drill = inside.prepare()
    lead = inside.bearer(drill, "lead")
    assert all(answer["ok"] for answer in _led(inside, drill, {"do": "start"}, {"do": "skip", "to": "30m"}))
    own = inside.client.get("/api/drills", headers=inside.bearer("", "owner"))
    assert own.status_code == 200
    view = inside.client.get(f"/api/drills/{drill}/snapshot", headers=lead).json()["view"]
    clause = view["clauses"][0]["id"]
    judged = {"do": "judge", "clause": clause, "rating": "S", "reason": "It was said aloud."}
    assert [answer["ok"] for answer in _led(inside, drill, judged, {"do": "end"})] == [True, True]
    path = f"/api/drills/{drill}/assessment"
    by_own = inside.client.get(path, headers=lead).json()
    by_other = inside.client.get(path, params={"sop": "seilers"}, headers=lead).json()
    none = inside.client.get(path, params={"sop": "there-is-none"}, headers=lead)
    beside = next(one for one in by_own["findings"] if one["clause"] == clause)["judgements"]
    assert [(one["rating"], one["reason"]) for one in beside] == [("S", "It was said aloud.")]
    assert (by_own["sop"]["name"], by_other["sop"]["name"]) == ("one-page-playbook", "seilers")
    assert {one["clause"] for one in by_own["findings"]} != {one["clause"] for one in by_other["findings"]}
    assert (none.status_code, "there is no SOP of this name" in none.json()["why"]) == (404, True)


@pytest.mark.parametrize(
    ("seats", "status"),
    [({"incident_commander": "human"}, 201), ({}, 422), ({"incident_commander": "human", "scribe": "human"}, 422)],
)
def test_a_training_is_for_one(inside: Inside, seats: dict[str, str], status: int) -> None:
    """Whose seat it is, is what the debrief speaks of."""
    body = {"scenario": "checkout-errors", "kind": "training", "seats": seats}
    answer = inside.client.post("/api/drills", json=body, headers=inside.bearer("", "owner"))
    assert answer.status_code == status
    if status == 201:
        assert inside.house._running[answer.json()["id"]].drill.plan.me == "incident_commander"
        assert answer.json()["lead"].startswith(f"{HOST}/join/")


def test_a_seat_that_nobody_can_take_is_told(inside: Inside) -> None:
    """No drill is made of it."""
    body = {"scenario": "checkout-errors", "seats": {"king": "human"}}
    answer = inside.client.post("/api/drills", json=body, headers=inside.bearer("", "owner"))
    assert (answer.status_code, "king" in answer.json()["why"]) == (422, True)
    assert inside.client.get("/api/drills", headers=inside.bearer("", "owner")).json() == {"drills": []}


@pytest.mark.parametrize("there", [True, False])
def test_papers_hold_the_attachments_of_the_scenario(
    inside: Inside, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they were when the drill was prepared, also where the scenario's file is another by now."""
    drill = inside.prepare("letter-from-a-stranger")
    if not there:
        monkeypatch.setattr(inside.house.shelf, "_project", None)
        monkeypatch.setattr("gameday.console.preparing.open_scenario", lambda *_: open_scenario("checkout-errors"))
    lead = inside.bearer(drill, "lead")
    found = {
        paper: inside.client.get(f"/api/drills/{drill}/papers/{paper}", headers=lead)
        for paper in ("facilitator.html", "evaluator.md", "participants.md")
    }
    assert {paper: one.status_code for paper, one in found.items()} == dict.fromkeys(found, 200)
    titles = [one.text for one in open_scenario("letter-from-a-stranger").document.attachments]
    assert titles
    assert [title for title in titles if title not in html.unescape(found["facilitator.html"].text)] == []


def test_a_drill_that_several_ask_for_at_once_is_taken_up_once(house: House) -> None:
    """As when a server is started again while their pages are open: its journal is locked while one reads it."""

    async def all_at_once() -> tuple[set[int], str]:
        await house.start()
        running, _ = await house.prepare(Prepare(scenario="checkout-errors", seed=1))
        await house._running.pop(running.id).close()
        found = await asyncio.gather(*(house.open(running.id) for _ in range(5)))
        await house.close()
        return {id(one) for one in found}, found[0].drill.state

    opened, state = asyncio.run(all_at_once())
    assert (len(opened), state) == (1, "lobby")


def test_a_real_incident_stops_it_for_everybody(inside: Inside) -> None:
    """From any seat; what was recorded can be read afterwards."""
    drill = inside.prepare()
    lead, room = inside.bearer(drill, "lead"), inside.bearer(drill, "room")
    assert inside.order(drill, lead, do="start").status_code == 200
    seat = inside.bearer(drill, "seat", "incident_commander")
    assert inside.order(drill, seat, do="real_incident", reason="The shop is down.").status_code == 200
    seen = inside.client.get(f"/api/drills/{drill}/snapshot", headers=room).json()["view"]["drill"]
    assert (seen["state"], seen["real_incident"], seen["running"]) == (
        "real_incident",
        {"reason": "The shop is down.", "entry": "c2"},
        False,
    )
    assert inside.order(drill, seat, do="act", kind="message", keys={"text": "hello"}).status_code == 409
    assert inside.client.get(f"/api/drills/{drill}/timeline.jsonl", headers=lead).status_code == 200


def test_projector_and_status_page_are_narrowed_for_whoever_leads(inside: Inside) -> None:
    """What a lead's browser shows on the wall is what the wall may show."""
    drill = inside.prepare()
    lead = inside.bearer(drill, "lead")
    answers = _led(inside, drill, {"do": "start"}, {"do": "skip", "to": "10m"}, {"do": "observe", "note": "SECRET"})
    assert all(answer["ok"] for answer in answers)
    path = f"/api/drills/{drill}/snapshot"
    own = {kind: inside.client.get(path, headers=inside.bearer(drill, kind)).json() for kind in ("room", "public")}
    narrowed = {kind: inside.client.get(path, params={"as": kind}, headers=lead).json() for kind in own}
    assert [narrowed[kind]["entries"] for kind in own] == [own[kind]["entries"] for kind in own]
    assert "SECRET" not in json.dumps(narrowed)
    seat = inside.bearer(drill, "seat", "incident_commander")
    asked = [inside.client.get(path, params={"as": kind}, headers=seat).status_code for kind in ("public", "room")]
    assert asked == [200, 403]
