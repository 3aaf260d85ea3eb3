"""Why an objective has its letter, on every face."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from rich.console import Console

from gameday.report.html import to_html
from gameday.report.markdown import to_markdown
from gameday.report.objectives import say_expected, say_why, say_word
from gameday.report.retro_json import retrospective_text
from gameday.report.terminal import print_assessment
from gameday.scoring.assessment import ActionResult, ObjectiveResult
from gameday.scoring.finding import JudgementBeside
from tests.retrospective.sample import retro

UNDO = ActionResult("undo", "It is put back.", "late", 1_000, ("e9",), "it came 24 min after the start")
ASKED = ActionResult("tell", "Support is told.", "pending", None, (), "it may still come")
IDLE = ActionResult("look", "Somebody looks.", "not_applicable", None, (), "nothing called for it")
LEVER = ObjectiveResult(
    "lever", "A lever is pulled.", "S", (), actions=(UNDO, ASKED, IDLE), reason="undo: it came 24 min after the start"
)


def test_the_reason_and_the_actions_it_does_not_tell_of() -> None:
    assert say_why(LEVER) == ("undo: it came 24 min after the start", "tell (not due yet): it may still come")
    assert say_why(replace(LEVER, rating="P", reason="", actions=(UNDO,))) == (
        "undo (late): it came 24 min after the start",
    )
    assert say_why(ObjectiveResult("a", "b", "P", ())) == ()


def test_every_face_shows_them() -> None:
    found = replace(retro(), objectives=(LEVER,))
    out = io.StringIO()
    print_assessment(Console(file=out, width=80, color_system=None), found)
    for words in say_why(LEVER):
        assert words in out.getvalue()
        assert words in to_html(found)
        assert f"  - {words}\n" in to_markdown(found).replace("\\", "")
    (objective,) = json.loads(retrospective_text(found))["objectives"]
    assert objective["reason"] == LEVER.reason
    assert objective["actions"][0] == {
        "id": "undo",
        "text": "It is put back.",
        "status": "late",
        "due": "1970-01-01T00:00:01.000Z",
        "evidence": ["e9"],
        "observed": "it came 24 min after the start",
        "judgements": [],
    }


def test_the_words_of_evaluators_stand_on_every_face() -> None:
    word = JudgementBeside("S", None, "late but clear", "evaluator", "w1")
    told = replace(UNDO, judgements=(word,))
    found = replace(retro(), objectives=(replace(LEVER, actions=(told,), judgements=(word,)),))
    out = io.StringIO()
    print_assessment(Console(file=out, width=80, color_system=None), found)
    assert "  evaluator: S: late but clear" in out.getvalue()
    for face in (out.getvalue(), to_markdown(found), to_html(found)):
        assert "undo: evaluator: S: late but clear" in face
    assert json.loads(retrospective_text(found))["objectives"][0]["actions"][0]["judgements"][0]["rating"] == "S"


def test_every_face_shows_what_no_objective_names_and_what_was_noted_of_the_whole() -> None:
    word = JudgementBeside("S", None, None, "evaluator", "c7")
    kept = ActionResult("keep", "The letter is kept.", "partial", None, ("c7",), "rated S by the evaluator", (word,))
    noted = JudgementBeside("P", None, "It was handed round.", "facilitator", "c8")
    found = replace(retro(), expected=(kept,), observations=(noted,))
    out = io.StringIO()
    print_assessment(Console(file=out, width=80, color_system=None), found)
    lines = (*say_expected(kept), say_word(noted))
    assert lines == (
        "The letter is kept. In part: rated S by the evaluator",
        "facilitator: P: It was handed round.",
    )
    for face in (out.getvalue(), to_markdown(found), to_html(found)):
        assert all(words in face for words in lines)
    body = json.loads(retrospective_text(found))
    assert (body["expected"][0]["judgements"][0]["rating"], body["observations"][0]["entry"]) == ("S", "c8")
