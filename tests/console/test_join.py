from __future__ import annotations

import re

import pytest

from gameday.console.capability import Capability
from gameday.console.who import cookie_name
from tests.console.conftest import HOST, Inside

ORIGIN = {"Origin": HOST}


@pytest.fixture
def drill(inside: Inside) -> str:
    return inside.prepare(seats={"incident_commander": "human", "comms_lead": "human", "scribe": "absent"})


def test_looking_at_a_link_changes_nothing(inside: Inside, drill: str) -> None:
    """A chat program that fetches a preview joins nobody."""
    token = inside.token(drill, "seat", "incident_commander")
    for _ in range(3):
        answer = inside.client.get(f"/join/{token}")
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    assert inside.house.access.sessions(drill) == ()
    assert [one.used for one in inside.house.access.links(drill) if one.capability.kind == "seat"] == [0]


def test_a_name_and_a_word_of_consent_open_a_seat(inside: Inside, drill: str) -> None:
    """Then one is on a page whose address is no secret, with a cookie that no script reads."""
    token = inside.token(drill, "seat", "incident_commander")
    answer = inside.client.post(f"/join/{token}", data={"name": " dana ", "agree": "yes"}, headers=ORIGIN)
    cookie = answer.headers["set-cookie"].lower()
    assert (answer.status_code, answer.headers["location"]) == (303, f"/d/{drill}/lobby")
    assert token.lower() not in cookie
    assert all(word in cookie for word in (f"gameday-{drill}=", "httponly", "samesite=lax", "path=/"))
    assert "secure" not in cookie
    page = inside.client.get(f"/d/{drill}/lobby")
    assert (page.status_code, "dana" in page.text) == (200, True)
    me = inside.client.get("/api/me", params={"drill": drill}).json()
    assert (me["capability"], me["role"], me["name"]) == ("seat", "incident_commander", "dana")


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"name": "", "agree": "yes"}, "any name will do"),
        ({"name": "\u202e\u2066 \x00", "agree": "yes"}, "any name will do"),
        ({"name": "dana"}, "read what is recorded"),
        ({"name": "dana", "agree": "yes", "role": "scribe"}, "Nobody can take this seat"),
        ({"name": "dana", "agree": "yes", "role": "king"}, "Nobody can take this seat"),
        ({"name": "dana", "agree": "yes"}, "Nobody can take this seat"),
    ],
)
def test_what_is_missing_is_said_on_the_same_screen(inside: Inside, drill: str, form: dict[str, str], why: str) -> None:
    """And nobody has joined."""
    token = inside.token(drill, "seat", "*")
    answer = inside.client.post(f"/join/{token}", data=form, headers=ORIGIN)
    assert (answer.status_code, why in answer.text, "set-cookie" in answer.headers) == (409, True, False)
    assert inside.house.access.sessions(drill) == ()


def test_one_link_for_all_has_a_picker(inside: Inside, drill: str) -> None:
    """The seats that people take in this drill, and who has one already."""
    token = inside.token(drill, "seat", "*")
    chosen = {"name": "dana", "agree": "yes", "role": "comms_lead"}
    assert inside.client.post(f"/join/{token}", data=chosen, headers=ORIGIN).status_code == 303
    inside.client.cookies.clear()
    page = inside.client.get(f"/join/{token}").text
    assert set(re.findall(r'name="role"\s+value="([a-z_]+)"', page)) >= {"incident_commander", "comms_lead"}
    assert "scribe" not in re.findall(r'name="role"\s+value="([a-z_]+)"', page)


def test_lead_room_and_public_open_without_a_name(inside: Inside, drill: str) -> None:
    """Each on its own page."""
    found = {}
    for kind in ("lead", "room", "public"):
        answer = inside.client.post(f"/join/{inside.token(drill, kind)}", headers=ORIGIN)
        found[kind] = (answer.status_code, answer.headers["location"])
        inside.client.cookies.clear()
    assert found == {
        "lead": (303, f"/d/{drill}/lobby"),
        "room": (303, f"/d/{drill}/room"),
        "public": (303, f"/d/{drill}/status"),
    }


def test_the_servers_own_link_leads_to_its_drills(inside: Inside) -> None:
    """And from there everywhere: whoever runs it may do what a lead may."""
    token = inside.house.access.secret_of(inside.house.owner.id)
    answer = inside.client.post(f"/join/{token}", headers=ORIGIN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    drill = inside.prepare()
    assert inside.client.get(f"/d/{drill}/lead").status_code == 200


def test_a_page_elsewhere_cannot_make_anybody_join(inside: Inside, drill: str) -> None:
    """Neither by a form nor by a frame."""
    token = inside.token(drill, "lead")
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert inside.client.post(f"/join/{token}", headers=headers).status_code == 403
    assert inside.house.access.sessions(drill) == ()


def test_wrong_links_are_counted_by_address(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten may be mistakes; after that one has to wait, with a right code, too. A link opens: nobody guesses one."""
    monkeypatch.setattr(inside.house.tries, "_clock", lambda: 0.0)  # all within one moment
    made = inside.prepare()
    code = inside.house.access.new_link(made, Capability("seat", "*"), code=True)
    right = inside.token(made, "lead")
    answers = [inside.client.get(f"/join/wrong{number}").status_code for number in range(12)]
    wait = inside.client.get(f"/join/{inside.house.access.secret_of(code.id)}")
    assert answers == [404] * 10 + [429] * 2
    assert (wait.status_code, wait.headers["retry-after"]) == (429, "10")
    assert inside.client.get(f"/join/{right}").status_code == 200


@pytest.mark.parametrize("ended", ["expired", "revoked"])
def test_a_link_that_has_ended_says_so(inside: Inside, drill: str, ended: str) -> None:
    """Gone for good: ask for another."""
    access = inside.house.access
    link = access.new_link(drill, Capability("lead"), lasts=0 if ended == "expired" else 60_000)
    if ended == "revoked":
        access.revoke(link.id)
    answer = inside.client.get(f"/join/{access.secret_of(link.id)}")
    assert (answer.status_code, "Ask whoever leads the drill" in answer.text) == (410, True)


def test_a_code_is_typed_and_good_in_the_lobby_only(inside: Inside, drill: str) -> None:
    """Read aloud to a room before it begins."""
    made = inside.client.post(
        f"/api/drills/{drill}/links",
        json={"capability": "seat", "role": "*", "code": True},
        headers=inside.bearer(drill, "lead"),
    ).json()
    typed = made["typed"].lower().replace("-", " ")
    answer = inside.client.post("/join", data={"code": typed}, headers=ORIGIN)
    assert answer.status_code == 303
    assert inside.client.get(answer.headers["location"]).status_code == 200
    assert inside.order(drill, inside.bearer(drill, "lead"), do="start").status_code == 200
    late = inside.client.get(answer.headers["location"])
    assert (late.status_code, "until the drill begins" in late.text) == (410, True)


@pytest.mark.parametrize("typed", ["", "1234", "00000-00000", "<script>", "x" * 5000])
def test_a_wrong_code_is_told_on_the_page(inside: Inside, typed: str) -> None:
    """Whatever was typed."""
    answer = inside.client.post("/join", data={"code": typed}, headers=ORIGIN)
    assert (answer.status_code, "<script>" in answer.text) == (404, False)


def test_a_code_is_no_token(inside: Inside, drill: str) -> None:
    """Fifty bits are enough for a form that counts tries, and not for a program."""
    link = inside.house.access.new_link(drill, Capability("seat", "*"), code=True)
    code = inside.house.access.secret_of(link.id)
    answer = inside.client.get(f"/api/drills/{drill}/snapshot", headers={"Authorization": f"Bearer {code}"})
    assert answer.status_code == 401


def test_leaving_deletes_the_name(inside: Inside, drill: str) -> None:
    """And ends the session."""
    mine = inside.cookie(drill, "seat", "incident_commander", name="dana")
    assert inside.client.delete("/api/me", params={"drill": drill}, headers=mine).json()["ok"]
    assert inside.house.access.sessions(drill) == ()
    assert inside.client.get(f"/api/drills/{drill}/snapshot", headers=mine).status_code == 401


def test_whoever_leads_can_delete_all_names(inside: Inside, drill: str) -> None:
    """At once; the seats stay taken."""
    mine = inside.cookie(drill, "seat", "incident_commander", name="dana")
    told = inside.client.delete(f"/api/drills/{drill}/names", headers=inside.bearer(drill, "lead")).json()
    me = inside.client.get("/api/me", params={"drill": drill}, headers=mine).json()
    assert (told, me["name"], me["role"]) == ({"ok": True, "names": 1}, "", "incident_commander")


def test_under_tls_the_cookie_is_for_this_host_and_tls_alone() -> None:
    """`__Host-`: nobody else can set it."""
    assert cookie_name("a-drill", secure=True) == "__Host-gameday-a-drill"


def test_one_browser_can_be_in_two_drills(inside: Inside, drill: str) -> None:
    """Each with its own cookie, and neither sees the other's."""
    other = inside.prepare()
    both = "; ".join(
        inside.cookie(one, kind, role)["Cookie"]
        for one, kind, role in ((drill, "lead", None), (other, "seat", "incident_commander"))
    )
    headers = {"Cookie": both, "Origin": HOST}
    found = [inside.client.get("/api/me", params={"drill": one}, headers=headers).json() for one in (drill, other)]
    assert [one["capability"] for one in found] == ["lead", "seat"]


def test_a_link_is_shown_as_a_picture_while_its_address_is_known(inside: Inside, drill: str) -> None:
    """After a restart only the digest is there, and a new link is made."""
    lead = inside.bearer(drill, "lead")
    made = inside.client.post(f"/api/drills/{drill}/links", json={"capability": "room"}, headers=lead).json()
    picture = inside.client.get(f"/api/drills/{drill}/qr/{made['id']}.svg", headers=lead)
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/svg+xml")
    assert picture.text.startswith("<?xml") or picture.text.startswith("<svg")
    inside.house.access._secrets.clear()
    assert inside.client.get(f"/api/drills/{drill}/qr/{made['id']}.svg", headers=lead).status_code == 404
    listed = inside.client.get(f"/api/drills/{drill}/links", headers=lead).json()["links"]
    assert [one["url"] for one in listed if one["id"] == made["id"]] == [None]
