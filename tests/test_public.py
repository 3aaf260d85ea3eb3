"""`import gameday`: the names, how they take documents, and what they say when they cannot."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import gameday
from gameday import public
from gameday.errors import InputError
from gameday.files.timeline_file import timeline_text
from gameday.terms.duration import MINUTE

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "examples" / "timelines" / "checkout-errors-003.jsonl"


def python(code: str, place: Path) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


# --- the names ---


def test_every_name_is_there_listed_and_known_to_type_checkers() -> None:
    tree = ast.parse((ROOT / "gameday" / "__init__.py").read_text("utf-8"))
    stated = {alias.name for one in ast.walk(tree) if isinstance(one, ast.ImportFrom) and one.module == "gameday.public"
              for alias in one.names}  # fmt: skip
    assert stated == set(gameday.__all__) == set(public.__all__)
    assert dir(gameday) == sorted([*gameday.__all__, "__version__"])
    assert {name: getattr(gameday, name) for name in gameday.__all__} == {
        name: getattr(public, name) for name in public.__all__
    }


def test_importing_loads_nothing_until_a_name_is_asked_for(tmp_path: Path) -> None:
    code = """
import sys, gameday
heavy = {"pydantic", "simpy", "yaml", "rich", "faker", "click", "jinja2"}
print(sorted(heavy & set(sys.modules)), gameday.__version__, "play" in dir(gameday))
gameday.load_sop
print("pydantic" in sys.modules)
"""
    assert python(code, tmp_path).splitlines() == ["[] 0.1.0 True", "True"]


@pytest.mark.parametrize("before", ["", "import gameday.retrospective", "from gameday.session import judge_record"])
def test_the_function_is_not_hidden_by_the_room_of_its_name(before: str, tmp_path: Path) -> None:
    code = f"{before}\nimport gameday\ngameday.play\nprint(gameday.retrospective.__module__)"
    assert python(code, tmp_path) == "gameday.public"


def test_a_name_that_is_not_there_is_said_as_python_says_it() -> None:
    with pytest.raises(AttributeError, match="module 'gameday' has no attribute 'jugde'"):
        gameday.jugde  # type: ignore[attr-defined]  # noqa: B018  # the mistake in question


# --- documents by name, by path, as themselves ---


def test_a_document_may_be_a_name_a_path_or_itself() -> None:
    by_name = gameday.judge(RECORD, sop="in-practice", scorecard="ic-training", scenario="checkout-errors")
    by_path = gameday.judge(
        str(RECORD),
        sop=ROOT / "sops" / "in-practice.yaml",
        scorecard=ROOT / "scorecards" / "ic-training.yaml",
        scenario=str(ROOT / "scenarios" / "checkout-errors.yaml"),
    )
    as_itself = gameday.judge(
        gameday.read_timeline(RECORD),
        sop=gameday.load_sop("in-practice"),
        scorecard=gameday.load_scorecard("ic-training"),
        scenario=gameday.load_scenario("checkout-errors"),
    )
    assert by_name == by_path == as_itself


def test_a_play_is_the_commands_play_and_the_same_again() -> None:
    people = gameday.load_team("storefront", profile="pessimistic")
    played = gameday.play("checkout-errors", sop="seilers", team="pessimistic", seed=3)
    again = gameday.play(gameday.load_scenario("checkout-errors"), sop="seilers", team=people, seed=3)
    other = gameday.play("checkout-errors", sop="seilers", team=people, seed=4)
    assert timeline_text(played) == timeline_text(again) != timeline_text(other)


def test_a_responder_is_seated_by_its_role() -> None:
    class Late:
        """Answers a quarter of an hour after it was called."""

        def respond(self, desk: gameday.Desk) -> public.Responding:
            page = yield desk.hear("paged")
            yield desk.wait("15m")
            desk.do("acknowledged", re=page.id)

    played = gameday.play("checkout-errors", participants={"primary_oncall": Late()})
    first_page = next(one for one in played if one.kind == "paged")
    answer = next(one for one in played if one.actor == "mira")
    assert (answer.kind, answer.re, answer.at - first_page.at) == ("acknowledged", first_page.id, 15 * MINUTE)


def test_a_timeline_is_written_and_read_and_read_from_a_drill(tmp_path: Path) -> None:
    played = gameday.play("checkout-errors")
    gameday.write_timeline(played, tmp_path / "timeline.jsonl")
    assert gameday.read_timeline(tmp_path / "timeline.jsonl") == gameday.read_timeline(tmp_path)
    assert timeline_text(gameday.read_timeline(tmp_path)) == timeline_text(played)


def test_what_was_read_with_misgivings_warns(tmp_path: Path) -> None:
    odd = tmp_path / "odd.jsonl"
    odd.write_text('{"at": "2026-04-20T14:47:00Z", "kind": "lunch"}\n')
    with pytest.warns(UserWarning, match="lunch"):
        assert [one.kind for one in gameday.read_timeline(odd)] == ["note"]


def test_a_report_keeps_the_names_of_the_team_out() -> None:
    played = gameday.play("checkout-errors")
    report = gameday.retrospective(played, scenario="checkout-errors", as_of=date(2026, 5, 1))
    faces = [gameday.to_markdown(report), gameday.to_html(report), gameday.draw(report)]
    people = gameday.load_team("storefront").people
    assert [person.name for person in people for face in faces if re.search(rf"\b{person.name}\b", face)] == []
    assert all("SIMULATION, NO PERSON TOOK PART" in face for face in faces)
    assert faces[2].startswith("<svg")


# --- what cannot be used ---


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: gameday.load_sop("in-practise"), "there is no SOP of this name, expected"),
        (lambda: gameday.load_team("nobody.yaml"), "nobody.yaml"),
        (lambda: gameday.load_scenario(7), "7 cannot be used, expected a name, or a path"),
        (lambda: gameday.judge("nowhere.jsonl"), "nowhere.jsonl: there is no such file"),
        (lambda: gameday.judge(RECORD, sop=7), "7 cannot be used, expected a name, a path, or a Sop"),
        (lambda: gameday.judge(RECORD, scorecard=gameday.load_sop("seilers")), "a Sop cannot be used, expected a name"),
        (lambda: gameday.judge(7), "7 cannot be used, expected a path, or a Timeline"),
        (lambda: gameday.play("checkout-errors", participants={"juggler": object()}), "there is no desk for 'juggler'"),
        (lambda: gameday.play("checkout-errors", participants=[1]), "a list cannot be used, expected a mapping"),
        (lambda: gameday.play("checkout-errors", seed="1"), "'1' cannot be used, expected a whole number as the seed"),
        (
            lambda: gameday.play("checkout-errors", team=gameday.load_team("storefront").model_copy(
                update={"profile": "default"})),
            "the profile 'default' was not loaded, expected a team from `load_team`",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_one_clean_error(call: object, said: str) -> None:
    assert callable(call)
    with pytest.raises(gameday.GamedayError) as caught:
        call()
    assert isinstance(caught.value, InputError)
    assert said in str(caught.value)
