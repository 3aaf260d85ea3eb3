"""Attachments in a live drill: kept when it is prepared, shown to those who were sent them, and to nobody else."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from gameday.console.bodies import Prepare
from gameday.console.headers import HEADERS, PAPER_POLICY, PICTURE_POLICY
from gameday.console.house import House
from gameday.console.preparing import Shelf
from gameday.files.project import find_project
from gameday.live.attachments import DIRECTORY
from gameday.scenario.attachment import MOST_BYTES
from tests.console.axe import serious
from tests.console.conftest import PATIENCE, Inside, Served
from tests.console.pages import PHONE, Led, place
from tests.importers.rich import PIXEL, RICH, rich

LETTER = b"Dear all,\nit is slow.\n"
MEMO = b"%PDF-1.4\n% CANARY of a memo\n%%EOF\n"
SEATS: Any = {"primary_oncall": "human", "comms_lead": "human"}
TEXT = RICH.replace(
    "injects:\n",
    "  - {id: memo, file: props/memo.pdf, text: CANARY of what is to come.}\ninjects:\n",
    1,
).replace("    note: If nobody has by half past.\n", "    note: If nobody has by half past.\n    attachments: [memo]\n")
EVERYBODY = ("lead", "evaluator", "seat:primary_oncall", "seat:comms_lead", "room", "public")
JUDGES = {"lead", "evaluator"}


def beside(house: House, project: Path) -> Path:
    """The house knows the scenario of a project; where its attachments are."""
    rich(project, TEXT)
    (project / "props" / "memo.pdf").write_bytes(MEMO)
    (project / "gameday.yaml").write_text("format: 1\n", encoding="utf-8")
    house.shelf = Shelf(find_project(project))
    return project / "props"


@dataclass
class Sent:
    """A drill behind the application, and everybody's tokens."""

    inside: Inside
    drill: str
    heads: dict[str, dict[str, str]]

    def get(self, who: str, attachment: str) -> Any:
        return self.inside.client.get(f"/api/drills/{self.drill}/attachments/{attachment}", headers=self.heads[who])

    def seen(self, attachment: str) -> set[str]:
        """Who gets it; everybody else is told that there is none."""
        found = {who: self.get(who, attachment) for who in EVERYBODY}
        assert {one.status_code for one in found.values()} <= {200, 404}
        return {who for who, one in found.items() if one.status_code == 200}

    def entries(self, who: str) -> list[dict[str, Any]]:
        answer = self.inside.client.get(f"/api/drills/{self.drill}/snapshot", headers=self.heads[who])
        return list(answer.json()["entries"])

    def told(self, who: str) -> list[Any]:
        """What their entries say of attachments."""
        return [one["attachments"] for one in self.entries(who) if "attachments" in one]

    def lead(self, **command: Any) -> None:
        assert self.inside.order(self.drill, self.heads["lead"], **command).status_code == 200


def prepared(inside: Inside) -> Sent:
    drill = inside.prepare("slow-mornings", kind="tabletop", seats=SEATS)
    return Sent(inside, drill, {who: inside.bearer(drill, *who.split(":")) for who in EVERYBODY})


@pytest.fixture(scope="module")
def sent(lasting: Inside, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Ten minutes in; the scenario's own files are gone since it was prepared."""
    project = tmp_path_factory.mktemp("project")
    beside(lasting.house, project)
    one = prepared(lasting)
    shutil.rmtree(project)
    assert one.seen("chart") == JUDGES
    one.lead(do="start")
    one.lead(do="skip", to="10m")
    return one


def test_each_is_shown_to_its_receivers_only(sent: Sent) -> None:
    """A phase's to everybody, an inject's to the roles it went to, and what is to come to whoever leads or judges."""
    everybody = set(EVERYBODY) - {"public"}
    assert {one: sent.seen(one) for one in ("chart", "letter", "memo")} == {
        "chart": everybody,
        "letter": JUDGES | {"seat:comms_lead"},
        "memo": JUDGES,
    }


def test_entries_say_what_came_with_them(sent: Sent) -> None:
    """To whoever may see it: its id, its kind, what it shows."""
    chart = [{"id": "chart", "kind": "png", "title": "Time per order since Friday."}]
    letter = [{"id": "letter", "kind": "txt", "title": "What a partner wrote."}]
    assert {who: sent.told(who) for who in EVERYBODY} == {
        "lead": [chart, letter],
        "evaluator": [chart, letter],
        "seat:primary_oncall": [chart],
        "seat:comms_lead": [chart, letter],
        "room": [chart],
        "public": [],
    }


def test_whoever_leads_sees_them_in_the_list_of_events(sent: Sent) -> None:
    """With each inject and each phase, also with what is still to come."""
    answer = sent.inside.client.get(f"/api/drills/{sent.drill}/snapshot", headers=sent.heads["lead"]).json()["view"]
    rows = {row["id"]: row.get("attachments") for row in answer["msel"]}
    assert rows["inject hint"] == [{"id": "memo", "kind": "pdf", "title": "CANARY of what is to come."}]
    assert [[one["id"] for one in phase["attachments"]] for phase in answer["phases"]] == [["chart"], [], []]


def test_the_facilitators_guide_holds_them_though_the_files_are_gone(sent: Sent) -> None:
    """As they were when the drill was prepared."""
    guide = sent.inside.client.get(f"/api/drills/{sent.drill}/papers/facilitator.md", headers=sent.heads["lead"])
    assert (guide.status_code, "Dear all," in guide.text) == (200, True)


@pytest.mark.parametrize(
    ("attachment", "kind", "data", "name", "policy"),
    [
        ("chart", "image/png", PIXEL, "chart.png", PICTURE_POLICY),
        ("letter", "text/plain; charset=utf-8", LETTER, "letter.txt", PICTURE_POLICY),
        ("memo", "application/pdf", MEMO, "memo.pdf", PAPER_POLICY),
    ],
)
def test_it_is_what_its_kind_says_and_can_do_nothing(
    sent: Sent, attachment: str, kind: str, data: bytes, name: str, policy: str
) -> None:
    """To the byte; never a page, never guessed at, never kept by a browser."""
    answer = sent.get("lead", attachment)
    told = {name: answer.headers[name] for name, _ in HEADERS}
    assert (answer.content, answer.headers["content-type"]) == (data, kind)
    assert answer.headers["content-disposition"] == f'inline; filename="EXERCISE-{name}"'
    assert told == {**dict(HEADERS), "Content-Security-Policy": policy}


@pytest.mark.parametrize(
    "path",
    [
        "none",
        "..",
        "../drill.db",
        "%2e%2e/drill.db",
        "..%2fdrill.db",
        "..%2f..%2f..%2faccess.db",
        "%2fetc%2fpasswd",
        "..%5cdrill.db",
        "chart%00",
        "chart.png",
        "CHART",
        "chart/",
        "%2e",
        "props%2fchart.png",
        "x" * 3000,
    ],
)
def test_nothing_else_is_served(sent: Sent, path: str) -> None:
    """Neither a journal nor anything else on the disk, whatever the path."""
    assert {sent.get(who, path).status_code for who in ("lead", "seat:comms_lead")} == {404}


def test_what_one_may_not_see_is_answered_as_what_is_not_there(sent: Sent) -> None:
    """To the letter."""
    hidden, none = (sent.get("seat:primary_oncall", one) for one in ("memo", "none"))
    assert hidden.content == none.content
    assert {hidden.headers[name] for name, _ in HEADERS} == {none.headers[name] for name, _ in HEADERS}


def test_of_another_drill_it_is_not_there(sent: Sent) -> None:
    """Whoever leads one drill sees nothing of another's."""
    other = sent.inside.prepare()
    assert sent.inside.client.get(
        f"/api/drills/{sent.drill}/attachments/chart", headers=sent.inside.bearer(other, "lead")
    ).json() == {"ok": False, "why": "There is no such drill for you."}


def test_a_held_one_comes_with_its_inject_and_an_ad_hoc_inject_has_none(inside: Inside, tmp_path: Path) -> None:
    """By the hand of whoever leads it reaches those whom the inject reaches; nobody can attach one on the day."""
    beside(inside.house, tmp_path)
    one = prepared(inside)
    one.lead(do="start")
    one.lead(do="ad_hoc", kind="message", text="Look here", receivers=["comms_lead"])
    assert one.seen("memo") == JUDGES
    before = len(one.told("seat:comms_lead"))
    assert inside.order(one.drill, one.heads["seat:comms_lead"], do="act", kind="joined").status_code == 200
    one.lead(do="fire", inject="hint")
    assert "seat:comms_lead" in one.seen("memo")
    assert len(one.told("seat:comms_lead")) == before + 1
    said = [entry for entry in one.entries("lead") if entry.get("text") == "Look here" and "inject" in entry]
    assert [("attachments" in entry) for entry in said] == [False]
    mine = inside.order(
        one.drill, one.heads["seat:comms_lead"], do="act", kind="message", keys={"text": "I", "inject": "hint"}
    )
    assert mine.status_code == 409


def test_they_are_kept_for_the_owners_eyes_alone(inside: Inside, tmp_path: Path) -> None:
    """Beside the journal, each by its id."""
    beside(inside.house, tmp_path)
    kept = inside.house.settings.data / "live" / prepared(inside).drill / DIRECTORY
    assert {path.name: (path.read_bytes(), path.stat().st_mode & 0o777) for path in kept.iterdir()} == {
        "chart": (PIXEL, 0o600),
        "letter": (LETTER, 0o600),
        "memo": (MEMO, 0o600),
    }
    assert kept.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("data", "why"),
    [(None, "there is no such file"), (b"x" * (MOST_BYTES + 1), "this file is larger than 4 MB")],
)
def test_one_that_cannot_be_shown_is_told_as_the_drill_is_prepared(
    inside: Inside, tmp_path: Path, data: bytes | None, why: str
) -> None:
    """In words, and no drill is made."""
    letter = beside(inside.house, tmp_path) / "letter.txt"
    letter.unlink() if data is None else letter.write_bytes(data)
    owner = inside.bearer("", "owner")
    answer = inside.client.post("/api/drills", json={"scenario": "slow-mornings"}, headers=owner)
    assert (answer.status_code, f"props/letter.txt: {why}" in answer.json()["why"]) == (422, True)
    assert inside.client.get("/api/drills", headers=owner).json()["drills"] == []


def test_one_that_is_lost_on_the_disk_is_not_there(inside: Inside, tmp_path: Path) -> None:
    """The drill goes on without it."""
    beside(inside.house, tmp_path)
    one = prepared(inside)
    (inside.house.settings.data / "live" / one.drill / DIRECTORY / "chart").unlink()
    assert one.get("lead", "chart").status_code == 404


def test_a_training_that_is_begun_again_has_them_too(inside: Inside, tmp_path: Path) -> None:
    """Whoever trains sees them as anybody does, and again from a moment before."""
    beside(inside.house, tmp_path)
    drill = inside.prepare("slow-mornings", kind="training", seats={"comms_lead": "human"})
    me = inside.cookie(drill, "seat", "comms_lead")
    for order in ({"do": "start"}, {"do": "wait"}, {"do": "end"}):
        assert inside.order(drill, me, **order).status_code == 200
    begun = inside.client.post(f"/api/drills/{drill}/again", json={"before": 0}, headers=me)
    assert begun.status_code == 201, begun.text
    again = begun.json()["id"]
    found = [
        inside.client.get(f"/api/drills/{again}/attachments/{one}", headers=inside.bearer(again, "lead"))
        for one in ("chart", "memo")
    ]
    assert [one.content for one in found] == [PIXEL, MEMO]


@pytest.fixture(scope="module")
def shown(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Led:
    """Ten minutes in, on a server."""
    beside(served.house, tmp_path_factory.mktemp("project"))
    running, _ = served.call(
        served.house.prepare(Prepare(scenario="slow-mornings", kind="tabletop", seats=SEATS, seed=1))
    )
    one = Led(served, running.id)
    one.order(do="start")
    one.order(do="skip", to="10m")
    return one


def test_a_seat_sees_the_picture_opens_it_large_and_reads_the_text(browser: Browser, shown: Led) -> None:
    """In the channel, with its title for those who cannot see it."""
    with place(browser, shown, "seat", "comms_lead", width=PHONE) as context:
        page = context.new_page()
        page.goto(shown.url("seat"))
        page.locator('.tabs [data-tab="channel"]').click()
        thumbnail = page.locator("#channel-entries").get_by_role("img", name="Time per order since Friday.")
        expect(thumbnail).to_be_visible()
        assert thumbnail.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 1
        expect(page.get_by_role("region", name="What a partner wrote.")).to_contain_text("it is slow.")
        assert serious(page) == []
        thumbnail.click()
        large = page.get_by_role("dialog", name="Attachment")
        expect(large).to_contain_text(f"EXERCISE · {shown.drill}")
        expect(large.get_by_role("img", name="Time per order since Friday.")).to_be_visible()
        assert serious(page) == []
        page.keyboard.press("Escape")
        expect(large).to_be_hidden()


def test_the_wall_and_whoever_leads_see_them(browser: Browser, shown: Led) -> None:
    """The projector what everybody was sent; the console all of it, in the list of events and in the log."""
    with place(browser, shown, "room") as context:
        page = context.new_page()
        page.goto(shown.url("room"))
        expect(page.get_by_role("img", name="Time per order since Friday.")).to_be_visible()
        expect(page.get_by_role("region", name="What a partner wrote.")).to_have_count(0)
    with place(browser, shown, "lead") as context:
        page = context.new_page()
        page.goto(shown.url("lead"))
        expect(page.locator("#log-list").get_by_role("img", name="Time per order since Friday.")).to_be_visible()
        page.get_by_role("button", name="At hand").click()
        page.get_by_text("Comes with it: CANARY of what is to come.").click()
        link = page.get_by_role("link", name="CANARY of what is to come. (PDF)")
        expect(link).to_be_visible()
        answer = httpx.get(
            f"{shown.served.url}{link.get_attribute('href')}",
            headers={"Authorization": f"Bearer {shown.token}"},
            timeout=PATIENCE,
        )
        assert answer.content == MEMO
        assert serious(page) == []
