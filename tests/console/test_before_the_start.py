"""What those who take part can read before it begins: nothing that tells what will go wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gameday.files.documents import open_scenario
from gameday.scenario import Scenario
from tests.console.conftest import HOST, Inside

SEATS = {"primary_oncall": "human", "comms_lead": "human"}
NOT_LEADING = (("seat", "primary_oncall"), ("seat", "comms_lead"), ("room", None), ("public", None))
PAGES = ("", "/lobby", "/lead", "/seat", "/room", "/status", "/wash", "/after", "/replay")
FILES = (
    "snapshot", "snapshot?as=public", "snapshot?as=room", "frames?wait=0", "links", "sops", "assessment", "debrief",
    "timeline.jsonl", "retrospective.html", "papers/participants.html", "papers/participants.md",
    "papers/evaluator.html", "papers/facilitator.html",
)  # fmt: skip


def telling(one: Scenario) -> Iterator[str]:
    """What would tell what goes wrong: title and name, the words of all that is sent, fires, is true or is learnt."""
    assert one.world is not None
    yield from (one.title, one.name, str(one.hidden_truth), *one.learning_objectives)
    yield from (words for inject in one.injects for words in (inject.id, inject.text) if words)
    yield from (words for alert in one.world.alerts for words in (alert.id, alert.text) if words)
    yield from (fault.cause for fault in one.world.faults if fault.cause)
    yield from (clue.text for clue in one.world.clues)


def read_by(inside: Inside, drill: str, kind: str, role: str | None) -> str:
    """Every byte that such a link brings, from its first screen on; headers too."""
    token = inside.token(drill, kind, role)
    asked = [inside.client.get(f"/join/{token}")]
    typed = {"name": "dana", "agree": "yes"}
    asked.append(inside.client.post(f"/join/{token}", data=typed, headers={"Origin": HOST}))
    assert asked[-1].status_code == 303, asked[-1].text
    inside.client.cookies.clear()
    mine = {"Authorization": f"Bearer {token}"}
    asked += [inside.client.get(f"/d/{drill}{page}", headers=mine) for page in PAGES]
    asked += [inside.client.get(f"/api/drills/{drill}/{file}", headers=mine) for file in FILES]
    asked.append(inside.client.get("/api/me", params={"drill": drill}, headers=mine))
    asked.append(inside.order(drill, mine, do="act", kind="message", keys={"text": "too soon"}))
    assert sum(one.status_code == 200 for one in asked) >= 4
    return "\n".join(f"{one.headers}\n{one.text}" for one in asked)


@pytest.mark.parametrize("kind", ["game-day", "tabletop"])
def test_nobody_who_takes_part_reads_what_goes_wrong(lasting: Inside, kind: str) -> None:
    """Links, lobby, pages, papers, the API, refusals: neither the title nor anything that is to come stands in them."""
    one = open_scenario("checkout-errors").document
    words = {text.casefold() for text in telling(one) if len(text) > 5}
    assert len(words) > 20
    drill = lasting.prepare("checkout-errors", kind=kind, seats=SEATS)
    for link, role in NOT_LEADING:
        seen = read_by(lasting, drill, link, role).casefold()
        assert (link, role, sorted(word for word in words if word in seen)) == (link, role, [])


def test_whoever_leads_reads_the_title(lasting: Inside) -> None:
    """On their own pages; on the projector and the status page, which they may open for all to see, they read none."""
    title = open_scenario("checkout-errors").document.title
    drill = lasting.prepare("checkout-errors", seats=SEATS)
    mine = lasting.bearer(drill, "lead")
    shown = {page: title in lasting.client.get(f"/d/{drill}{page}", headers=mine).text for page in PAGES[1:6]}
    assert shown == {"/lobby": True, "/lead": True, "/seat": False, "/room": False, "/status": False}


def test_once_it_is_over_everybody_may_know(lasting: Inside) -> None:
    """The hot wash speaks of it by its name."""
    title = open_scenario("checkout-errors").document.title
    drill = lasting.prepare("checkout-errors", seats=SEATS)
    lead, seat = lasting.bearer(drill, "lead"), lasting.bearer(drill, "seat", "primary_oncall")
    assert lasting.order(drill, lead, do="start").status_code == 200
    assert title not in lasting.client.get(f"/d/{drill}/wash", headers=seat).text
    assert lasting.order(drill, lead, do="end").status_code == 200
    assert title in lasting.client.get(f"/d/{drill}/wash", headers=seat).text
