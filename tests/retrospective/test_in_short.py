"""The five lines, each short enough to be one."""

from __future__ import annotations

from gameday.retrospective.in_short import ROOM, fitting, sentences
from tests.retrospective.sample import retro as written


def test_sentences_end_where_the_next_one_begins_and_quotes_stay_whole() -> None:
    told = "Impact from 03:10 to 04:11 UTC (1 h 1 min). Declared 2.5 min late. It was SEV1."
    assert sentences(told) == ("Impact from 03:10 to 04:11 UTC (1 h 1 min).", "Declared 2.5 min late.", "It was SEV1.")
    assert sentences("“I cannot pay. Help.” It rang.") == ("“I cannot pay. Help.” It rang.",)


def test_a_line_keeps_what_is_weighty_and_then_what_it_has_room_for_in_order() -> None:
    """The second sentence of a part is never told without its first."""
    parts = [["One two three."], ["Four five six seven."], ["Eight nine ten eleven twelve.", "Of these ten."], ["End."]]
    assert fitting(parts, weighty=(0, 1), room=8) == "One two three. Four five six seven. End."
    assert fitting(parts, weighty=(2,), room=2) == "Eight nine ten eleven twelve."


def test_the_five_lines_are_lines_and_the_story_is_told_in_full() -> None:
    short = dict(written().short)
    assert list(short) == ["What happened", "Impact", "Duration", "Severity", "Outcome"]
    assert all(len(words.split()) <= ROOM + 8 for words in short.values())
    assert short["Duration"] == (
        "Impact from 14:47 to 15:28 UTC (41 min). Declared 9 min after the first signal and resolved 45 min after it "
        "began. The longest external silence runs to the end of the record."
    )
    assert short["Outcome"].endswith("Broken and critical: severity. Verdict: did not pass.")
    assert len(dict(written().summary)["Duration"]) > len(short["Duration"])
