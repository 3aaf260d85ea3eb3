from __future__ import annotations

from pathlib import Path

from gameday.console.after import Judging, Record
from gameday.files.drill_dir import NOTES
from gameday.session import sign_off
from tests.console.played import does, playing


def test_what_was_signed_off_in_the_directory_is_signed_off_on_the_server_too(tmp_path: Path) -> None:
    """What is added afterwards makes it a draft again, on both; the signature stays."""
    one = playing()
    does(one, "acknowledged", 5)
    assert one.lead("end", at=6).ok

    def record(notes: str) -> Record:
        return Record(one.drill.timeline(), one.drill.documents, notes, tmp_path / "drill")

    judging, mark = Judging(None), tmp_path / "mark"
    judging.write(record("Well done.\n"), mark)
    before = judging.judged(record("")).retrospective.heading
    signed = sign_off(tmp_path / "drill", "facilitator", now=0).retrospective.heading
    here = judging.judged(record("")).retrospective.heading
    judging.write(record("Well done, all of you.\n"), mark)
    after = judging.judged(record("")).beside("Well done, all of you.\n").retrospective.heading
    assert (before.draft, here.signed_off, here.draft) == (True, signed.signed_off, False)
    told = f"**EXERCISE · drill {one.drill.plan.drill}**\n\nWell done, all of you.\n"
    assert ((tmp_path / "drill" / NOTES).read_text(), after.draft) == (told, True)
    assert after.lapsed.startswith("Notes changed after")
