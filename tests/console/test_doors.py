"""Every route, with every capability and every way of not having one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi.routing import APIRoute, APIWebSocketRoute
from starlette.routing import BaseRoute, Mount, Route

from gameday.console.app import framework_app
from gameday.console.capability import Capability, read_capability
from gameday.console.headers import HEADERS
from gameday.console.who import cookie_name
from tests.console.conftest import Inside

EVERYBODY = ("owner", "lead", "evaluator", "seat", "room", "public")
LEADS = ("owner", "lead")
JUDGES = ("owner", "lead", "evaluator")
PEOPLE = ("owner", "lead", "evaluator", "seat")


@dataclass(frozen=True)
class Door:
    """A route, who may pass, and what passing is answered with."""

    method: str
    path: str
    may: tuple[str, ...]
    ok: int = 200
    body: Any = None
    query: str = ""
    over: bool = False
    """Only once the drill is over."""
    more: dict[str, str] = field(default_factory=dict)


D = "/api/drills/{drill}"
P = "/d/{drill}"
DOORS = [
    Door("GET", f"{D}/snapshot", EVERYBODY),
    Door("GET", f"{D}/frames", EVERYBODY, query="?cursor=x&wait=0"),
    # Refused in words (409): nothing runs in a lobby that could pause.
    Door("POST", f"{D}/commands", LEADS, body={"do": "pause"}, ok=409),
    Door("GET", f"{D}/links", LEADS),
    Door("POST", f"{D}/links", LEADS, body={"capability": "room"}, ok=201),
    Door("DELETE", f"{D}/links/{{link}}", LEADS, ok=404),
    Door("GET", f"{D}/qr/{{link}}.svg", LEADS, ok=404),
    Door("DELETE", f"{D}/names", LEADS),
    Door("GET", f"{D}/sops", JUDGES),
    Door("GET", f"{D}/assessment", JUDGES, over=True),
    Door("GET", f"{D}/retrospective.md", JUDGES, over=True),
    Door("GET", f"{D}/retrospective.html", JUDGES, over=True),
    Door("GET", f"{D}/retrospective.json", JUDGES, over=True),
    Door("GET", f"{D}/aar.md", JUDGES, over=True),
    Door("GET", f"{D}/aar.html", JUDGES, over=True),
    Door("GET", f"{D}/timeline.jsonl", JUDGES, over=True),
    Door("GET", f"{D}/papers/{{paper}}", LEADS, more={"paper": "facilitator.html"}),
    Door("GET", f"{D}/papers/{{paper}}", JUDGES, more={"paper": "evaluator.md"}),
    Door("GET", f"{D}/papers/{{paper}}", PEOPLE, more={"paper": "participants.md"}),
    # Not there, for anybody: who sees one that is there is test_attachments' to say.
    Door("GET", f"{D}/attachments/{{attachment}}", EVERYBODY, ok=404, more={"attachment": "none"}),
    # Of trainings alone, to whoever trains; this drill is none.
    Door("GET", f"{D}/debrief", (), over=True),
    Door("POST", f"{D}/again", (), body={"before": 0}, over=True),
    Door("GET", f"{P}/debrief", (), over=True),
    Door("GET", P, EVERYBODY, ok=303),
    Door("GET", f"{P}/lobby", PEOPLE),
    Door("GET", f"{P}/lead", JUDGES),
    Door("GET", f"{P}/seat", ("seat",)),
    Door("GET", f"{P}/room", (*JUDGES, "room")),
    Door("GET", f"{P}/status", EVERYBODY),
    Door("GET", f"{P}/wash", PEOPLE),
    Door("GET", f"{P}/after", JUDGES, over=True),
    Door("GET", f"{P}/replay", JUDGES, over=True),
]
OF_THE_SERVER = [
    Door("GET", "/api/prepare", ("owner",)),
    Door("GET", "/api/drills", ("owner",)),
    Door("POST", "/api/drills", ("owner",), body={"scenario": "there-is-none"}, ok=422),
    Door("GET", "/prepare", ("owner",)),
]
OPEN = {
    ("GET", "/"),
    ("GET", "/join"),
    ("POST", "/join"),
    ("GET", "/join/{token}"),
    ("POST", "/join/{token}"),
    ("GET", "/api/me"),
    ("DELETE", "/api/me"),
    ("GET", "/api/openapi.json"),
    ("WS", f"{D}/stream"),
}
"""Tested by themselves: nobody needs a capability for them, or any will do."""
ROLES = {"seat": "incident_commander"}


@dataclass
class Scene:
    """Two drills side by side, one in its lobby and one over, and another one to be a stranger in."""

    inside: Inside
    lobby: str
    over: str
    other: str
    made: dict[tuple[str, str, str], list[dict[str, str]]] = field(default_factory=dict)

    def home(self, door: Door, kind: str) -> str:
        """The drill to knock at; whoever runs the server belongs to none."""
        return "" if kind == "owner" else self.over if door.over else self.lobby

    def whole(self, place: str, kind: str) -> list[dict[str, str]]:
        """The headers of a program and of a browser that may come in; made once."""
        key = ("whole", place, kind)
        if key not in self.made:
            role = ROLES.get(kind)
            self.made[key] = [self.inside.bearer(place, kind, role), self.inside.cookie(place, kind, role)]
        return self.made[key]

    def ended(self, place: str, kind: str) -> list[dict[str, str]]:
        """Those of a link that has expired, of one that was taken back, and of the session it opened; made once."""
        key = ("ended", place, kind)
        if key not in self.made:
            access = self.inside.house.access
            expired = access.new_link(place, _capability(kind), lasts=0)
            revoked = access.new_link(place, _capability(kind))
            _, secret = access.enter(revoked, "dana")
            self.inside.house.revoke(revoked.id)
            self.made[key] = [
                {"Authorization": f"Bearer {access.secret_of(expired.id)}"},
                {"Authorization": f"Bearer {access.secret_of(revoked.id)}"},
                {"Cookie": f"{cookie_name(place, secure=False)}={secret}", "Sec-Fetch-Site": "same-origin"},
            ]
        return self.made[key]

    def ask(self, door: Door, headers: dict[str, str], drill: str | None = None) -> Any:
        """Knock."""
        place = drill or (self.over if door.over else self.lobby)
        path = door.path.format(drill=place, **{"link": "none", **door.more})
        return self.inside.client.request(door.method, path + door.query, json=door.body, headers=headers)


@pytest.fixture(scope="module")
def scene(lasting: Inside) -> Scene:
    lobby, over, other = (lasting.prepare() for _ in range(3))
    lead = lasting.bearer(over, "lead")
    for command in ({"do": "start"}, {"do": "skip", "to": "20m"}, {"do": "end"}):
        assert lasting.order(over, lead, **command).status_code == 200
    return Scene(lasting, lobby, over, other)


@pytest.fixture(autouse=True)
def patient(lasting: Inside) -> None:
    """Nobody is told to wait in these tests."""
    lasting.house.actions._buckets.clear()


def named(door: Door) -> str:
    return f"{door.method} {door.path.format(drill='ID', **{'link': 'LINK', **door.more})}"


def by_route(routes: Iterable[BaseRoute]) -> Iterator[tuple[str, str]]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from by_route(inner.routes)
        elif isinstance(route, APIWebSocketRoute):
            yield "WS", route.path
        elif isinstance(route, Route | APIRoute):
            yield from ((method, route.path) for method in (route.methods or ()) if method != "HEAD")
        else:
            assert isinstance(route, Mount), f"{route} is of a kind this test does not know"


def test_no_route_is_left_out(lasting: Inside) -> None:
    """A new route has to say here who may pass."""
    known = {(door.method, door.path) for door in (*DOORS, *OF_THE_SERVER)}
    assert set(by_route(framework_app(lasting.house).routes)) == known | OPEN


@pytest.mark.parametrize("kind", EVERYBODY)
@pytest.mark.parametrize("door", DOORS, ids=named)
def test_who_passes(scene: Scene, door: Door, kind: str) -> None:
    """By a program's token and by a browser's cookie alike."""
    expected = door.ok if kind in door.may else 403
    headers = scene.whole(scene.home(door, kind), kind)
    assert [scene.ask(door, one).status_code for one in headers] == [expected, expected]


@pytest.mark.parametrize("kind", EVERYBODY)
@pytest.mark.parametrize("door", OF_THE_SERVER, ids=named)
def test_who_passes_to_what_is_the_servers(scene: Scene, door: Door, kind: str) -> None:
    """Only whoever runs it; a link to a drill knows nothing of other drills."""
    token, _ = scene.whole(scene.home(door, kind), kind)
    allowed = kind in door.may
    answer = scene.ask(door, token)
    assert answer.status_code == (door.ok if allowed else 403)
    assert ("this needs the server" in answer.text) == (not allowed)


@pytest.mark.parametrize("door", [*DOORS, *OF_THE_SERVER], ids=named)
def test_nobody_passes_without(scene: Scene, door: Door) -> None:
    """No token, a wrong one, one that is no bearer's, one too long, a cookie somebody made up."""
    made_up: list[dict[str, str]] = [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic ZGFuYTpkYW5h"},
        {"Authorization": f"Bearer {'x' * 5000}"},
        {"Cookie": f"gameday-{scene.lobby}=wrong; gameday=wrong", "Sec-Fetch-Site": "same-origin"},
    ]
    assert [scene.ask(door, one).status_code for one in made_up] == [401] * len(made_up)


@pytest.mark.parametrize("kind", EVERYBODY)
@pytest.mark.parametrize("door", [*DOORS, *OF_THE_SERVER], ids=named)
def test_what_has_ended_opens_nothing(scene: Scene, door: Door, kind: str) -> None:
    """A link that has expired, one that was taken back, and the session that came of it."""
    headers = scene.ended(scene.home(door, kind), kind)
    assert [scene.ask(door, one).status_code for one in headers] == [401, 401, 401]


@pytest.mark.parametrize("kind", EVERYBODY[1:])
@pytest.mark.parametrize("door", DOORS, ids=named)
def test_another_drill_is_not_there(scene: Scene, door: Door, kind: str) -> None:
    """Whatever one may do at home; it is not even told whether there is such a drill."""
    mine, theirs = scene.home(door, kind), scene.whole(scene.other, kind)
    found = [scene.ask(door, headers, drill) for headers in theirs for drill in (mine, "none-0000000000")]
    assert [one.status_code for one in found] == [404, 404, 404, 404]
    assert len({one.text.replace(mine, "").replace("none-0000000000", "") for one in found}) == 1


@pytest.mark.parametrize("door", [*DOORS, *OF_THE_SERVER], ids=named)
def test_headers_on_every_answer(scene: Scene, door: Door) -> None:
    """Let in or not; a report alone brings its own styles, and may run no script."""
    for kind in ("lead", "public"):
        answer = scene.ask(door, scene.whole(scene.home(door, kind), kind)[0])
        told = {name: answer.headers.get(name) for name, _ in HEADERS}
        policy = told.pop("Content-Security-Policy") or ""
        assert told == {name: value for name, value in HEADERS if name != "Content-Security-Policy"}
        assert policy.startswith("default-src 'none'; ")
        assert "script-src 'self'" in policy or ("script-src" not in policy and "sandbox" in policy)


@pytest.mark.parametrize("door", [door for door in DOORS if door.over and door.may], ids=named)
def test_what_is_for_afterwards_waits(scene: Scene, door: Door) -> None:
    """In words, while the drill goes on."""
    answer = scene.ask(door, scene.whole(scene.lobby, "lead")[0], scene.lobby)
    assert answer.status_code == 409


BEFORE = {("lead", "start"): [], ("public", "start"): [], ("room", "real_incident"): ["start", "real_incident"]}
"""What whoever leads has ordered by then; in all other cases they have begun."""


@pytest.mark.parametrize(
    ("kind", "do", "status"),
    [
        ("lead", "start", 200),
        ("owner", "pause", 200),
        ("lead", "act", 403),
        ("evaluator", "resume", 403),
        ("evaluator", "fire", 403),
        ("evaluator", "observe", 200),
        ("seat", "observe", 403),
        ("seat", "fire", 403),
        ("seat", "end", 403),
        ("seat", "ask", 403),
        ("room", "end", 403),
        ("room", "act", 403),
        ("public", "start", 403),
        ("public", "real_incident", 200),
        ("room", "real_incident", 409),
    ],
)
def test_who_may_order_what(lasting: Inside, kind: str, do: str, status: int, orders: str) -> None:
    """Denied unless it is allowed; who one is comes from the link, whatever the body says."""
    bodies: dict[str, dict[str, Any]] = {
        "fire": {"inject": "support-asks"},
        "act": {"kind": "joined"},
        "observe": {"note": "they were quick"},
        "ask": {"person": "mira", "what": "look"},
    }
    for earlier in BEFORE.get((kind, do), ["start"]):
        assert lasting.order(orders, lasting.bearer(orders, "lead", None), do=earlier).status_code == 200
    headers = lasting.bearer("" if kind == "owner" else orders, kind, ROLES.get(kind))
    answer = lasting.order(orders, headers, do=do, **bodies.get(do, {}))
    assert (answer.status_code, answer.json()["ok"]) == (status, status == 200)


@pytest.fixture
def orders(lasting: Inside) -> str:
    return lasting.prepare()


def _capability(kind: str) -> Capability:
    return Capability("owner") if kind == "owner" else read_capability(kind, ROLES.get(kind))
