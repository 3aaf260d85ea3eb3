from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from gameday.cli.drill_client import Client
from gameday.live.prerequisites import PREREQUISITES
from tests.cli.conftest import Say
from tests.console.conftest import Served, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served") / "data") as one:
        yield one


@pytest.fixture
def drill(served: Served, monkeypatch: pytest.MonkeyPatch) -> str:
    """A drill in its lobby, and its lead's link in the environment."""
    made = served.prepare(seats={"incident_commander": "human"})
    monkeypatch.setenv("GAMEDAY_TOKEN", served.link(made, "lead"))
    monkeypatch.delenv("GAMEDAY_URL", raising=False)
    return made


def test_a_drill_is_led_from_the_terminal(gameday: Say, drill: str) -> None:
    """From the lobby to the end, each command saying when it was done."""
    orders = [
        ("start", "--anyway"),
        ("speed", "2"),
        ("hold", "support-asks", "--reason", "Not yet."),
        ("skip", "10m"),
        ("observe", "They were quick.", "--rating", "P"),
        ("ad-hoc", "customer_report", "I cannot pay.", "--from", "a customer"),
        ("say", "incident_commander", "message", "text=We would tell them."),
        ("pause", "--reason", "Talk."),
        ("resume",),
        ("end", "--reason", "Enough."),
    ]
    said = {words[0]: gameday("drill", *words) for words in orders}
    shown = gameday("drill", "show")
    assert {name: (one.code, one.err) for name, one in said.items()} == dict.fromkeys(said, (0, ""))
    assert all(one.out.startswith("Done at +") for one in said.values())
    assert f"EXERCISE · {drill}" in shown.out
    assert "over" in shown.out
    assert "nd" in shown.out.splitlines()[-1]
    assert all(len(words) <= 80 for words in shown.out.splitlines())


def test_what_is_lacking_is_told_once_before_the_start(gameday: Say, served: Served, drill: str) -> None:
    """Who has not come, and what is not ticked off; with all of it there nothing is asked."""
    asked = gameday("drill", "start")
    for number in range(1, len(PREREQUISITES) + 1):
        assert gameday("drill", "check", f"{number}").code == 0
    nobody_here = gameday("drill", "start")
    assert gameday("drill", "seat", "incident_commander", "simulated").code == 0
    begun = gameday("drill", "start")
    assert (asked.code, nobody_here.code, begun.code) == (1, 1, 0)
    assert asked.err.splitlines() == [
        "Nobody has come yet for incident commander.",
        "Not ticked off:",
        *(f"- {item}" for item in PREREQUISITES),
        'To start all the same: gameday drill start --anyway, or `"anyway": true`.',
    ]
    assert "Not ticked off" not in nobody_here.err


def test_before_the_start_one_reads_what_to_do(gameday: Say, drill: str) -> None:
    """Seats and who has come, what has to be ready in its own words; what is expected, when the plan has it."""
    assert gameday("drill", "check", PREREQUISITES[0]).code == 0
    assert gameday("drill", "check", "--add", "The cake is here").code == 0
    found = " ".join(gameday("drill", "show").out.split())
    for words in (
        "incident_commander human: nobody here yet",
        f"1 [x] {PREREQUISITES[0]}",
        f"{len(PREREQUISITES) + 1} [ ] The cake is here",
        "+20:00 undo-the-change The configuration",
    ):
        assert words in found


def test_an_item_that_has_to_be_ready_goes_by_its_number_or_its_words(gameday: Say, drill: str) -> None:
    """A number that stands nowhere is told with those that do; an item may be a number itself."""
    assert gameday("drill", "check", "--add", "42").code == 0
    said = [gameday("drill", "check", *words).code for words in (("2",), ("2", "--not"), ("3",), ("42",))]
    wrong = gameday("drill", "check", "99")
    found = " ".join(gameday("drill", "show").out.split())
    ticked = [f"{number} {mark} {PREREQUISITES[number - 1]}" for number, mark in ((1, "[ ]"), (2, "[ ]"), (3, "[x]"))]
    assert (said, wrong.code) == ([0, 0, 0, 0], 2)
    assert all(words in found for words in (*ticked, f"{len(PREREQUISITES) + 1} [x] 42"))
    assert f"There is no item 99 on the list: it has 1 to {len(PREREQUISITES) + 1}." in " ".join(wrong.err.split())


def test_what_a_command_does_is_read_without_a_link(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GAMEDAY_TOKEN", raising=False)
    said = gameday("drill", "pause", "--help")
    assert (said.code, "--reason" in said.out) == (0, True)


def test_a_refusal_is_told_with_its_reason(gameday: Say, drill: str) -> None:
    """Exit code 1: understood, and not done."""
    said = gameday("drill", "resume")
    assert (said.code, said.out) == (1, "")
    assert said.err.strip()


def test_what_the_link_does_not_allow_is_told(
    gameday: Say, served: Served, drill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2: the link is another's."""
    monkeypatch.setenv("GAMEDAY_TOKEN", served.link(drill, "room"))
    said = gameday("drill", "start", "--anyway")
    assert (said.code, said.err) == (2, "Your link does not allow this.\n")


def test_at_a_seat_one_acts(gameday: Say, served: Served, drill: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a timeline has it: a kind and its keys."""
    assert gameday("drill", "start", "--anyway").code == 0
    monkeypatch.setenv("GAMEDAY_TOKEN", served.link(drill, "seat", "incident_commander"))
    joined = gameday("drill", "act", "joined")
    spoke = gameday("drill", "act", "message", "text=Hello, everybody.")
    assert (joined.code, spoke.code) == (0, 0)
    assert "Hello, everybody." in gameday("drill", "show").out


def test_drills_are_listed_to_whoever_runs_the_server(
    gameday: Say, served: Served, drill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As text, and as JSON with names; one of several is led by naming it, which a refusal does."""
    served.prepare()
    monkeypatch.setenv("GAMEDAY_TOKEN", served.token("", "owner"))
    monkeypatch.setenv("GAMEDAY_URL", served.url)
    listed, plain = gameday("drill", "list"), json.loads(gameday("drill", "list", "--json").out)
    unnamed, named = gameday("drill", "start", "--anyway"), gameday("drill", "--drill", drill, "start", "--anyway")
    assert drill in listed.out
    assert drill in {row["name"] for row in plain}
    assert (unnamed.code, named.code) == (2, 0)
    assert "--drill: this token belongs to the server, which has several drills" in unnamed.err
    monkeypatch.setenv("GAMEDAY_TOKEN", served.link(drill, "seat", "incident_commander"))
    other = gameday("drill", "list")
    assert (other.code, "expected the server's own link" in other.err) == (2, True)


def test_what_may_be_undone_and_what_may_be_held_stands_there_with_its_id(gameday: Say, drill: str) -> None:
    """Whoever leads from the terminal reads what is due, what comes, and by which name to call it."""
    gameday("drill", "start", "--anyway")
    gameday("drill", "skip", "1m")
    said = gameday("drill", "say", "incident_commander", "declared", "severity=SEV1").out
    entry = said.split(": ")[1].split(",")[0].strip()
    found = gameday("drill", "show").out
    for words in ("Severity: SEV1 (right: ", "Next external update", "support-asks", "Expected actions", f"  {entry} "):
        assert words in found
    assert "the incident commander: Facilitator" not in found
    assert gameday("drill", "correct", entry, "severity=SEV2", "at=0:30", "--reason", "misheard").code == 0
    assert "Severity: SEV2" in gameday("drill", "show").out
    assert gameday("drill", "undo", entry).code == 0
    after = gameday("drill", "show").out
    assert "Severity: nothing declared" in after
    assert f"{entry:<5} (undone) " in after


def test_everything_is_watched_from_the_beginning(served: Served, drill: str) -> None:
    """What was, then what comes."""
    client = Client(served.link(drill, "lead"))
    assert client.order(drill, {"do": "start"})["ok"]
    seen = []
    for frame in client.frames(drill):
        seen.append(frame["type"])
        if seen.count("entry") == 2:
            break
        if seen.count("entry") == 1 and seen[-1] == "entry":
            client.order(drill, {"do": "observe", "note": "They were quick."})
    assert seen[:2] == ["view", "entry"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("show",), "GAMEDAY_TOKEN: it is not set"),
        (("--token", "x", "--url", "ftp://drill.example.org", "show"), "this is no address of a server"),
        (("--token", "x", "--url", "http://127.0.0.1:1", "show"), "does not answer"),
        (("--token", "x", "send", "{"), "This is no JSON"),
        (("--token", "x", "send", "[]"), 'an object with a "do"'),
        (("--token", "x", "act", "declared", "SEV1"), "is no KEY=VALUE"),
    ],
)
def test_what_is_not_understood_is_told(
    gameday: Say, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    """Exit code 2, in words."""
    for name in ("GAMEDAY_TOKEN", "GAMEDAY_URL"):
        monkeypatch.delenv(name, raising=False)
    said = gameday("drill", *words)
    assert (said.code, told in said.err) == (2, True)


def test_a_token_is_never_sent_to_another_server(served: Served) -> None:
    """An answer that leads elsewhere is not followed."""
    client = Client(served.url, served.token("", "owner"))
    with pytest.raises(Exception, match="answered 303"):
        client.get(f"/d/{served.prepare()}")
