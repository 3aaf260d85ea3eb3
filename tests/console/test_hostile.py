"""Text that means harm, in every field there is: refused in words, or kept and shown as text."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest

from gameday.live.actor import MAY
from gameday.live.command import COMMANDS
from tests.console.conftest import HOST, Inside

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "markup": "\"><img src=x onerror=alert(1)>'{{7*7}}${7*7}",
    "bidi": "\u202etxet\u2066 desrever\u200b",
    "nul": "a\x00b\x1b[31m",
    "formula": '=HYPERLINK("http://evil.example")',
    "path": "../../../../etc/passwd",
    "sql": "'; DROP TABLE record; --",
    "megabyte": "x" * 1024 * 1024,
    "lone half": "\ud800",
    "newlines": "a\r\nSet-Cookie: gameday=1\r\n\r\n<h1>",
}
LONG = {"megabyte"}
SEATS = MAY["seat"] - MAY["lead"]
BOTH = MAY["seat"] & MAY["lead"]


@pytest.fixture(scope="module")
def drill(lasting: Inside) -> str:
    one = lasting.prepare(seats={"incident_commander": "human"})
    assert lasting.order(one, lasting.bearer(one, "lead"), do="start").status_code == 200
    return one


@pytest.fixture(scope="module")
def heads(lasting: Inside, drill: str) -> dict[str, dict[str, str]]:
    return {
        "lead": lasting.bearer(drill, "lead"),
        "seat": lasting.bearer(drill, "seat", "incident_commander"),
        "owner": lasting.bearer("", "owner"),
    }


def fields() -> list[tuple[str, str]]:
    """Every command with every key that may hold text."""
    schema = COMMANDS.json_schema()
    found = []
    for one in schema["$defs"].values():
        do = one.get("properties", {}).get("do", {}).get("const")
        if do is not None:
            found += [(do, key) for key in one["properties"] if key != "do"]
    return sorted(found)


def test_every_command_is_tried() -> None:
    """The list is made from the commands themselves."""
    dos = {do for do, _ in fields()}
    assert {"act", "ad_hoc", "edit", "said", "wash", "hint", "observe", "correct"} <= dos


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_field_of_a_command_breaks_anything(
    lasting: Inside, drill: str, heads: dict[str, dict[str, str]], kind: str
) -> None:
    """Refused in words or done; never a fault of ours, never the text as markup."""
    text = HOSTILE[kind]
    for do, key in fields():
        if kind in LONG and key not in ("text", "note", "keys"):
            continue
        for who in ("lead", "seat") if do in BOTH else ("seat",) if do in SEATS else ("lead",):
            for value in (text, {text: text}):
                lasting.house.actions._buckets.clear()
                body = json.dumps({**_whole(do), "do": do, key: value})
                answer = lasting.client.post(
                    f"/api/drills/{drill}/commands",
                    content=body,
                    headers={**heads[who], "Content-Type": "application/json"},
                )
                assert answer.status_code in (200, 403, 409, 413, 422), (do, key, answer.text[:300])
                assert answer.headers["content-type"] == "application/json"
                if answer.status_code != 200:
                    assert answer.json()["why"]
    snapshot = lasting.client.get(f"/api/drills/{drill}/snapshot", headers=heads["lead"])
    assert snapshot.status_code == 200


def _whole(do: str) -> dict[str, Any]:
    """A command with what it needs, so that the hostile key is what is read."""
    return {
        "act": {"kind": "message"},
        "said": {"role": "incident_commander", "kind": "message"},
        "ad_hoc": {"kind": "customer_report", "text": "hello"},
        "edit": {"inject": "support-asks", "text": "hello"},
        "hint": {"role": "incident_commander", "text": "hello"},
        "judge": {"rating": "P"},
        "wash": {"side": "well", "text": "hello"},
        "look": {"what": "dashboard"},
    }.get(do, {})


@pytest.mark.parametrize("kind", [one for one in HOSTILE if one not in LONG])
def test_what_is_kept_is_shown_as_text(lasting: Inside, heads: dict[str, dict[str, str]], kind: str) -> None:
    """In the page, the report and the export, whoever wrote it."""
    lasting.house.actions._buckets.clear()
    drill = lasting.prepare(seats={"incident_commander": "human"})
    lead, seat = lasting.bearer(drill, "lead"), lasting.cookie(drill, "seat", "incident_commander", HOSTILE["script"])
    commands: list[tuple[dict[str, str], dict[str, Any]]] = [
        (lead, {"do": "start"}),
        (lead, {"do": "skip", "to": "5m"}),
        (seat, {"do": "act", "kind": "message", "keys": {"text": HOSTILE[kind]}}),
        (lead, {"do": "observe", "note": HOSTILE[kind]}),
        (lead, {"do": "end", "reason": HOSTILE[kind]}),
        (lead, {"do": "end"}),
        (lead, {"do": "wash", "side": "well", "text": HOSTILE[kind]}),
    ]
    for who, command in commands:
        lasting.client.post(
            f"/api/drills/{drill}/commands",
            content=json.dumps(command),
            headers={**who, "Content-Type": "application/json"},
        )
    pages = [f"/d/{drill}/{one}" for one in ("lead", "wash", "after", "room", "status")]
    pages += [f"/api/drills/{drill}/retrospective.html", f"/api/drills/{drill}/aar.html"]
    texts = [lasting.client.get(page, headers=lead) for page in pages]
    texts.append(lasting.client.get(f"/d/{drill}/seat", headers=seat))
    assert [one.status_code for one in texts] == [200] * len(texts)
    for one in texts:
        assert "<script>alert" not in one.text
        assert "<img src=x" not in one.text
        assert "\x00" not in one.text
        assert "\u202e" not in one.text
    assert lasting.client.get(f"/api/drills/{drill}/timeline.jsonl", headers=lead).status_code == 200


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("key", ["scenario", "sop", "scorecard", "team", "kind", "seed", "seats"])
def test_no_field_of_a_preparation_breaks_anything(
    lasting: Inside, heads: dict[str, dict[str, str]], key: str, kind: str
) -> None:
    """A name is a name, never a path."""
    lasting.house.actions._buckets.clear()
    for value in (HOSTILE[kind], {HOSTILE[kind]: "human"}):
        answer = lasting.client.post(
            "/api/drills",
            content=json.dumps({"scenario": "checkout-errors", key: value}),
            headers={**heads["owner"], "Content-Type": "application/json"},
        )
        assert answer.status_code in (400, 413, 422)
        assert "passwd" not in answer.text or kind == "path"


@pytest.mark.parametrize("kind", [one for one in HOSTILE if one != "lone half"])
def test_no_name_breaks_the_page_where_one_joins(lasting: Inside, drill: str, kind: str) -> None:
    """It is text there, too."""
    token = lasting.token(drill, "seat", "incident_commander")
    form = {"name": HOSTILE[kind], "agree": "yes", "role": HOSTILE[kind]}
    answer = lasting.client.post(f"/join/{token}", data=form, headers={"Origin": HOST})
    lasting.client.cookies.clear()
    assert answer.status_code in (303, 409, 413)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("kind", [one for one in HOSTILE if one not in ("lone half", "megabyte")])
def test_no_address_breaks_anything(lasting: Inside, heads: dict[str, dict[str, str]], kind: str) -> None:
    """In every place of an address where something stands."""
    lasting.house.tries._buckets.clear()
    text = quote(HOSTILE[kind], safe="")
    paths = [
        f"/d/{text}/lead",
        f"/api/drills/{text}/snapshot",
        f"/api/drills/{text}/qr/{text}.svg",
        f"/join/{text}",
        f"/static/{text}",
        f"/api/me?drill={text}",
        f"/{text}",
    ]
    for path in paths:
        answer = lasting.client.get(path, headers=heads["owner"])
        assert answer.status_code in (401, 404, 422), (path, answer.status_code)
        assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("body", "type_", "status"),
    [
        (b"[" * 8000, "application/json", (422,)),
        (b'{"do":' * 2000, "application/json", (422,)),
        (b'{"do": "speed", "factor": NaN}', "application/json", (422,)),
        (b'{"do": "speed", "factor": 1e999}', "application/json", (422,)),
        (b'{"do": "speed", "factor": true}', "application/json", (422,)),
        (b'{"do": "start", "do": "end"}', "application/json", (422,)),
        (b"\xff\xfe", "application/json", (400,)),
        (b'{"do": "start"}', "text/plain", (415,)),
        (b'{"do": "start"}', "application/x-www-form-urlencoded", (415,)),
        (b"", "application/json", (422,)),
        (b"null", "application/json", (422,)),
        (b'{"do": "fly"}', "application/json", (422,)),
        (b'{"do": "start", "actor": "lead"}', "application/json", (422,)),
    ],
)
def test_a_body_that_is_none_is_told(
    lasting: Inside, drill: str, heads: dict[str, dict[str, str]], body: bytes, type_: str, status: tuple[int, ...]
) -> None:
    """Deep, twice, endless, no JSON, another type: in words, and nothing happens."""
    lasting.house.actions._buckets.clear()
    headers = {**heads["lead"], "Content-Type": type_}
    answer = lasting.client.post(f"/api/drills/{drill}/commands", content=body, headers=headers)
    assert (answer.status_code in status, bool(answer.json()["why"])) == (True, True)


def test_too_often_is_told_with_a_time(lasting: Inside, drill: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty at once, then five a second; others go on."""
    lasting.house.actions._buckets.clear()
    monkeypatch.setattr(lasting.house.actions, "_clock", lambda: 0.0)  # all within one moment
    eager, calm = lasting.bearer(drill, "lead"), lasting.bearer(drill, "lead")
    answers = [lasting.order(drill, eager, do="undo", entry="none") for _ in range(32)]
    late = [one for one in answers if one.status_code == 429]
    assert late == answers[30:]
    assert {one.headers["retry-after"] for one in late} == {"1"}
    assert lasting.order(drill, calm, do="undo", entry="none").status_code == 409


def test_the_same_key_gets_the_same_answer(lasting: Inside, drill: str) -> None:
    """Sent twice, done once; another person's key is another key."""
    lasting.house.actions._buckets.clear()
    lead, other = lasting.bearer(drill, "lead"), lasting.bearer(drill, "lead")
    key = {"Idempotency-Key": "a-key"}
    body = {"do": "observe", "note": "once"}
    path = f"/api/drills/{drill}/commands"
    first, again = (lasting.client.post(path, json=body, headers={**lead, **key}) for _ in range(2))
    theirs = lasting.client.post(path, json=body, headers={**other, **key})
    assert (first.status_code, again.json()) == (200, first.json())
    assert theirs.json()["entries"] != first.json()["entries"]


def test_no_directory_is_listed_and_nothing_else_is_served(lasting: Inside) -> None:
    """Only files that are there, by their names."""
    paths = ["/static/", "/static", "/static/vendor/", "/static/../app.py", "/static/%2e%2e/app.py", "/access.db"]
    assert [lasting.client.get(path).status_code for path in paths] == [404] * len(paths)
    assert lasting.client.get("/static/base.css").status_code == 200
