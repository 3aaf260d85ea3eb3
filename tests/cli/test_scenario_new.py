"""`gameday scenario new`: few questions, a file that plays, nothing overwritten, nothing typed lost."""

from __future__ import annotations

import io
import shlex
import sys
from pathlib import Path

import pytest

from gameday.files.documents import open_scenario
from gameday.scenario import Scenario
from tests.cli.conftest import Say


class Keys(io.StringIO):
    """A terminal at which these lines are typed; after them somebody goes away."""

    def isatty(self) -> bool:
        return True


def types(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Keys("".join(f"{line}\n" for line in lines)))


def made(name: str) -> Scenario:
    return open_scenario(Path(f"{name}.yaml")).document


def key(one: Scenario) -> tuple[str, str, list[str | None], str]:
    assert one.world is not None
    families = [fault.family for fault in one.world.faults if fault.family]
    return one.name, one.title, [*families], one.model_dump(mode="json")["starts_at"]


DEFAULT = ("checkout", "Checkout does not work as it should", ["config_push"], "2026-04-20T10:15:00.000Z")


def test_without_a_terminal_nothing_is_asked(gameday: Say) -> None:
    said = gameday("scenario", "new", "--as-of", "2026-04-20")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Written: checkout.yaml. Next:",
        "  edit checkout.yaml                              its head says what first",
        "  gameday scenario lint checkout.yaml             does it hang together?",
        "  gameday scenario rehearse checkout.yaml         what a team lives through",
        "  gameday run checkout.yaml                       play and judge it once",
        "  gameday scenario brief checkout.yaml            the facilitator's papers",
        "  gameday schema scenario > scenario.schema.json  for your editor, beside it",
    ]
    assert key(made("checkout")) == DEFAULT
    assert gameday("scenario", "lint", "--strict", "checkout.yaml").code == 0


def test_each_question_has_a_default(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "", "", "", "", "", "", "")
    said = gameday("scenario", "new", "--as-of", "2026-04-20")
    assert said.code == 0
    assert [line.partition(" [")[0] for line in said.err.splitlines() if "]: " in line] == [
        "Which service?",
        "What do people notice?",
        "Which family of faults?",
        "How bad?",
        "Day or night?",
        "How long is a drill of it?",
        "Which name?",
    ]
    assert max(len(line) for line in said.err.splitlines()) <= 80
    assert key(made("checkout")) == DEFAULT


def test_at_a_terminal_the_defaults_will_do_where_that_is_said(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch)
    assert gameday("scenario", "new", "--defaults", "--as-of", "2026-04-20").err == ""
    assert key(made("checkout")) == DEFAULT


def test_a_bad_answer_is_asked_again_and_the_others_stay(
    gameday: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "late.yaml").write_text("mine", encoding="utf-8")
    types(
        monkeypatch, "!", "Booking", "Bookings {{late}}", "Bookings come late", "c", "queue-backlog", "5", "sev3",
        "noon", "n", "3", "5m", "90m", "Late", "late", "late-bookings",
    )  # fmt: skip
    said = gameday("scenario", "new", "--as-of", "2026-04-20", "--tz", "Europe/Berlin")
    assert said.code == 0
    told = [line.rpartition("Error: ")[2] for line in said.err.splitlines() if "Error: " in line]
    assert [words.partition(", expected")[0] for words in told] == [
        "'!' makes no name",
        "this is no title",
        "'c' is none of these",
        "'5' is none of these",
        "'noon' is none of these",
        "'3' is no length of a drill",
        "'5m' is no length of a drill",
        "'Late' is no name",
        "late.yaml is there already",
    ]
    found = made("late-bookings")
    assert key(found) == (
        "late-bookings",
        "Bookings come late",
        ["queue_backlog", "queue_backlog"],
        "2026-04-20T00:40:00.000Z",
    )
    assert (found.duration, found.tags) == (90 * 60_000, ("night",))
    assert (tmp_path / "late.yaml").read_text(encoding="utf-8") == "mine"


def again(said_on_stderr: str) -> list[str]:
    """The words of the command that is offered where something came between."""
    line = next(line for line in said_on_stderr.splitlines() if line.startswith("  gameday scenario new"))
    return shlex.split(line)[1:]


def test_whoever_goes_away_in_the_middle_loses_nothing(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "Booking", "Bookings 'come' late", "queue_backlog")
    said = gameday("scenario", "new", "late", "--as-of", "2026-04-20")
    assert (said.code, said.out, said.err.splitlines()[-1]) == (130, "", "Stopped.")
    assert not Path("late.yaml").exists()
    words = again(said.err)
    assert words == [
        "scenario", "new", "late", "--service", "Booking", "--title", "Bookings 'come' late", "--family",
        "queue_backlog",
    ]  # fmt: skip
    types(monkeypatch, "SEV1", "", "")
    assert gameday(*words, "--as-of", "2026-04-20").code == 0
    assert key(made("late")) == ("late", "Bookings 'come' late", ["queue_backlog"], "2026-04-20T10:15:00.000Z")


def test_what_cannot_be_written_loses_nothing_either(
    gameday: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    types(monkeypatch, "Booking", "", "", "", "", "")
    said = gameday("scenario", "new", "-o", "file/late.yaml")
    assert (said.code, said.err.splitlines()[-1]) == (
        2, "file/late.yaml could not be written: part of the path is a file, not a directory."
    )  # fmt: skip
    assert again(said.err)[:4] == ["scenario", "new", "--service", "Booking"]
    assert again(said.err)[-2:] == ["-o", "file/late.yaml"]


def test_the_file_says_how_to_make_it_again(gameday: Say) -> None:
    gameday(
        "scenario", "new", "first", "--family", "dns", "--severity", "3", "--as-of", "2026-04-20", "--start", "23:00"
    )
    first = Path("first.yaml").read_text(encoding="utf-8")
    command = first.partition("Made by: ")[2].partition("\n#\n")[0].replace("\n# ", " ")
    Path("first.yaml").unlink()
    assert gameday(*shlex.split(command)[1:], "--as-of", "2026-04-20").code == 0
    assert Path("first.yaml").read_text(encoding="utf-8") == first


def test_it_refuses_to_overwrite_before_it_asks(gameday: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("ours.yaml").write_text("mine", encoding="utf-8")
    types(monkeypatch, "never asked for")
    for words in (["ours"], ["--name", "ours"], ["-o", "ours.yaml"]):
        said = gameday("scenario", "new", *words)
        told = "ours.yaml is there already and was left as it is. Name another file with -o.\n"
        assert (said.code, said.out, said.err) == (2, "", told)
    assert Path("ours.yaml").read_text(encoding="utf-8") == "mine"


def test_every_option_that_cannot_be_is_told_at_once(gameday: Say, tmp_path: Path) -> None:
    said = gameday(
        "scenario", "new", "Ours", "--service", "", "--title", "a\tb\n", "--family", "dnz", "--severity", "SEV9",
        "--hour", "noon", "--length", "9h", "--tz", "Mars", "-o", "ours.txt",
    )  # fmt: skip
    assert (said.code, said.out) == (2, "")
    assert [line.partition(": ")[0] for line in said.err.splitlines()] == [
        "--service", "--title", "--family", "--severity", "--hour", "--length", "NAME", "ours.txt", "--tz",
    ]  # fmt: skip
    assert "did you mean `dns`?" in said.err
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--from", "plan.csv", "--family", "dns"], "--family answers a question, and with --from nothing is asked."),
        (["--base", "checkout-errors"], "--base speaks of a plan: --from PLAN names it."),
        (["--start", "09:00", "--hour", "day"], "--hour is said by --start already."),
        (["one", "--name", "two"], "Two names: one and --name two."),
        (["--start", "soon"], "--start: 'soon' is no time, expected one such as 09:00 or 2026-04-20 09:00"),
    ],
)
def test_options_that_do_not_go_together_are_refused(gameday: Say, tmp_path: Path, words: list[str], told: str) -> None:
    said = gameday("scenario", "new", *words)
    assert (said.code, said.out, told in said.err) == (2, "", True)
    assert [*tmp_path.iterdir()] == []


def test_on_the_screen_the_file_stands_alone(gameday: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, "", "", "", "", "", "")
    said = gameday("scenario", "new", "ours", "-o", "-")
    assert (said.code, said.out.partition("\n")[0]) == (0, "# yaml-language-server: $schema=scenario.schema.json")
    assert "Which service?" in said.err
    assert [*tmp_path.iterdir()] == []
    (tmp_path / "ours.yaml").write_text(said.out, encoding="utf-8")
    assert made("ours").name == "ours"


@pytest.mark.parametrize(("day", "begins"), [("2026-04-24", "24"), ("2026-04-25", "27"), ("2026-04-26", "27")])
def test_it_begins_on_a_working_day(gameday: Say, day: str, begins: str) -> None:
    gameday("scenario", "new", "ours", "--as-of", day)
    assert made("ours").model_dump(mode="json")["starts_at"] == f"2026-04-{begins}T10:15:00.000Z"


@pytest.mark.parametrize(("start", "hour"), [("2026-04-25 09:00", "day"), ("19:59", "day"), ("20:00", "night")])
def test_a_stated_start_says_whether_it_is_day(gameday: Say, start: str, hour: str) -> None:
    gameday("scenario", "new", "ours", "--start", start)
    assert made("ours").tags == (hour,)


def test_a_name_may_be_given_either_way_and_a_path_names_it_too(gameday: Say, tmp_path: Path) -> None:
    for words in (["a"], ["--name", "b"], ["-o", "sub/C d.yaml"], ["--title", "Orders come late"]):
        assert gameday("scenario", "new", *words).code == 0
    names = {str(path.relative_to(tmp_path)): open_scenario(path).document.name for path in tmp_path.rglob("*.yaml")}
    assert names == {"a.yaml": "a", "b.yaml": "b", "sub/C d.yaml": "c-d", "orders-come-late.yaml": "orders-come-late"}


def test_it_is_played_judged_and_printed(gameday: Say) -> None:
    gameday("scenario", "new", "ours", "--family", "dns", "--severity", "SEV1", "--hour", "night")
    assert gameday("run", "ours.yaml", "--out", "drill", "--no-watch").code in (0, 1, 3)
    assert gameday("scenario", "brief", "ours.yaml", "--format", "html").code == 0
