"""A report is a draft until a person in a role signs it off."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gameday.errors import InputError, OutputError
from gameday.files.documents import open_sop
from gameday.files.timeline_file import read_timeline
from gameday.session import FACES, judge_record, misgivings, read_drill, remarks, sign_off, write_drill
from gameday.terms.moment import parse_moment
from gameday.timeline import Header, Timeline
from gameday.timeline.exercise import Correction, SignedOff
from tests.report.recorded import game_day

NOW = parse_moment("2026-05-05T10:00:00Z")


@pytest.fixture
def drill(tmp_path: Path) -> Path:
    write_drill(game_day(), tmp_path / "d", FACES)
    return tmp_path / "d"


def test_signing_puts_an_entry_on_record_and_no_face_is_a_draft_any_more(drill: Path) -> None:
    signed = sign_off(drill, "incident_commander", now=NOW, reason="Read in the review.")
    assert signed.retrospective.heading.signed_off == "Signed off by the incident commander on 2026-05-05."
    last = read_timeline(drill / "timeline.jsonl").timeline.entries[-1]
    assert isinstance(last, SignedOff)
    assert [what for what, _ in last.over] == ["as_of", "assessment", "documents", "notes"]
    assert replace(last, over=()) == SignedOff(
        at=NOW, id="signed-off-1", role="incident_commander", reason="Read in the review."
    )
    for name in ("retrospective.md", "retrospective.html", "aar.md", "aar.html", "retrospective.json"):
        text = (drill / name).read_text()
        assert "Signed off by the incident commander on 2026-05-05." in text, name
        assert "nobody has signed it off" not in text.lower(), name
    assert misgivings(drill) == ()


def test_the_judgement_is_the_same_signed_or_not(drill: Path) -> None:
    before = read_drill(drill).assessment
    assert sign_off(drill, "facilitator", now=NOW).assessment == before


def test_a_word_for_a_role_is_the_role(drill: Path) -> None:
    assert sign_off(drill, "IC", now=NOW).timeline.entries[-1].role == "incident_commander"


def test_where_the_story_ends_later_the_signature_stands_at_its_end(drill: Path) -> None:
    early = parse_moment("2026-01-05T10:00:00Z")
    signed = sign_off(drill, "scribe", now=early)
    last = signed.timeline.entries[-1]
    assert (last.kind, last.at, last.wall_at) == ("signed_off", game_day().timeline.entries[-1].at, early)
    assert signed.retrospective.heading.signed_off == "Signed off by the scribe on 2026-01-05."


def test_two_may_sign(drill: Path) -> None:
    sign_off(drill, "scribe", now=NOW)
    signed = sign_off(drill, "facilitator", now=NOW + 1000)
    assert [one.id for one in signed.timeline.every(SignedOff)] == ["signed-off-1", "signed-off-2"]
    assert misgivings(drill) == ()


def test_what_comes_on_record_after_the_signature_makes_a_draft_of_it_again(drill: Path) -> None:
    signed = sign_off(drill, "scribe", now=NOW)
    later = Correction(at=NOW + 1000, id="late", corrects="g2", reason="One more thing.")
    again = judge_record(Timeline.of([*signed.timeline, later], signed.timeline.header), signed.documents)
    assert (again.retrospective.heading.draft, again.retrospective.heading.signed_off) == (True, "")


@pytest.mark.parametrize("role", ["comander", "dana", "", "; rm"])
def test_what_is_no_role_is_refused(drill: Path, role: str) -> None:
    with pytest.raises(InputError, match="there is no role"):
        sign_off(drill, role, now=NOW)


def test_nobody_signs_what_does_not_belong_together(drill: Path) -> None:
    (drill / "aar.md").write_text("All was well.")
    before = (drill / "timeline.jsonl").read_bytes()
    with pytest.raises(InputError, match=r"aar\.md is not the file that was written"):
        sign_off(drill, "scribe", now=NOW)
    assert (drill / "timeline.jsonl").read_bytes() == before


def test_a_record_without_an_id_keeps_the_one_it_was_given(tmp_path: Path) -> None:
    judged = game_day()
    header = judged.timeline.header
    assert isinstance(header, Header)
    nameless = judge_record(Timeline.of(judged.timeline.entries, replace(header, drill=None)), judged.documents)
    write_drill(nameless, tmp_path / "n")
    signed = sign_off(tmp_path / "n", "scribe", now=NOW)
    assert signed.drill == nameless.drill
    assert misgivings(tmp_path / "n") == ()


def test_notes_written_after_the_signature_make_a_draft_of_every_face_and_say_so(drill: Path) -> None:
    (drill / "notes.md").write_text("The bridge echoed.\n")
    sign_off(drill, "incident_commander", now=NOW)
    assert (misgivings(drill), remarks(drill)) == ((), ())
    with (drill / "notes.md").open("a") as stream:
        stream.write("Nobody signed this.\n")
    lapsed = "otes changed after the incident commander signed off on 2026-05-05"
    assert remarks(drill) == (
        "notes.md was changed since the report was written; `gameday retro` takes it in",
        f"n{lapsed}; it is a draft again",
    )
    write_drill(read_drill(drill), drill)
    for name in ("retrospective.md", "retrospective.html", "aar.md", "aar.html", "retrospective.json"):
        text = (drill / name).read_text()
        assert (f"N{lapsed}." in text, "Signed off by" in text) == (True, False), name
    assert json.loads((drill / "retrospective.json").read_text())["heading"]["draft"] is True
    assert (misgivings(drill), remarks(drill)) == ((), (f"n{lapsed}; it is a draft again",))


def test_signed_again_the_new_notes_are_covered(drill: Path) -> None:
    sign_off(drill, "scribe", now=NOW)
    (drill / "notes.md").write_text("The bridge echoed.\n")
    sign_off(drill, "scribe", now=NOW + 1000)
    assert "Signed off by the scribe" in (drill / "aar.md").read_text()
    assert (misgivings(drill), remarks(drill)) == ((), ())


def test_the_notes_as_they_were_are_signed_again_without_a_new_signature(drill: Path) -> None:
    sign_off(drill, "scribe", now=NOW)
    (drill / "notes.md").write_text("A slip.\n")
    write_drill(read_drill(drill), drill)
    (drill / "notes.md").write_text("")
    write_drill(read_drill(drill), drill)
    assert "Signed off by the scribe" in (drill / "aar.md").read_text()


def test_a_signature_covers_the_documents_and_the_day(drill: Path) -> None:
    signed = sign_off(drill, "scribe", now=NOW)
    other = judge_record(signed.timeline, replace(signed.documents, sop=open_sop("in-practice")))
    assert other.retrospective.heading.lapsed == (
        "The documents it was judged by changed after the scribe signed off on 2026-05-05."
    )
    later = judge_record(signed.timeline, signed.documents, as_of=date(2026, 6, 1))
    assert later.retrospective.heading.lapsed == (
        "The day taken as today changed after the scribe signed off on 2026-05-05."
    )


def test_a_signature_that_says_nothing_of_what_it_covers_covers_the_record(drill: Path) -> None:
    signed = sign_off(drill, "scribe", now=NOW)
    bare = SignedOff(at=NOW, id="s", role="scribe")
    judged = judge_record(Timeline.of([*game_day().timeline, bare], signed.timeline.header), signed.documents)
    assert judged.beside("Notes.").retrospective.heading.signed_off == "Signed off by the scribe on 2026-05-05."


def test_what_was_signed_is_not_replaced_by_a_record_without_the_signature(drill: Path) -> None:
    sign_off(drill, "scribe", now=NOW)
    before = {path.name: path.read_bytes() for path in drill.iterdir()}
    with pytest.raises(OutputError, match="the scribe signed off on 2026-05-05, and this record has no such signature"):
        write_drill(game_day(), drill)
    assert {path.name: path.read_bytes() for path in drill.iterdir()} == before


def test_what_was_signed_is_not_judged_by_other_documents_in_its_place(drill: Path) -> None:
    signed = sign_off(drill, "scribe", now=NOW)
    other = judge_record(signed.timeline, replace(signed.documents, sop=open_sop("in-practice")))
    with pytest.raises(OutputError, match="judged by other documents"):
        write_drill(other, drill)
    assert misgivings(drill) == ()
