"""Commands: what can be ordered, and what is no command, in words."""

from __future__ import annotations

import pytest

from gameday.live.actor import MAY
from gameday.live.command import MOST_BYTES, Malformed, command_text, read_command
from gameday.live.handlers import HANDLERS

ONE_OF_EACH = (
    '{"do":"seat","role":"ic","mode":"spoken"}',
    '{"do":"check","item":"Ready"}',
    '{"do":"start"}',
    '{"do":"pause","reason":"Coffee"}',
    '{"do":"resume"}',
    '{"do":"speed","factor":2.5}',
    '{"do":"skip","to":"10m"}',
    '{"do":"end"}',
    '{"do":"fire","inject":"early"}',
    '{"do":"hold","inject":"early"}',
    '{"do":"release","inject":"early"}',
    '{"do":"leave_out","inject":"early"}',
    '{"do":"defer","inject":"early","by":"5m"}',
    '{"do":"edit","inject":"early","text":"Otherwise"}',
    '{"do":"ad_hoc","kind":"alert_fired","text":"Red","receivers":["ic"],"service":"shop","urgency":"low"}',
    '{"do":"begin_phase","phase":"second"}',
    '{"do":"choose","branch":"fork","way":"left"}',
    '{"do":"hint","role":"ic","text":"Look at the clock"}',
    '{"do":"state_truth","facts":{"users_affected":0.2}}',
    '{"do":"said","role":"ic","kind":"update_posted","keys":{"audience":"internal"},"every":"15m"}',
    '{"do":"correct","entry":"e1","changes":{"text":"Otherwise"},"reason":"Misheard"}',
    '{"do":"undo","entry":"c1"}',
    '{"do":"observe","clause":"declare","rating":"P","note":"Calm"}',
    '{"do":"judge","objective":"calm","rating":"S"}',
    '{"do":"act","kind":"declared","keys":{"severity":"SEV1"}}',
    '{"do":"look","what":"logs","service":"shop"}',
    '{"do":"ask","person":"dana","what":"look","within":"5m"}',
    '{"do":"wait"}',
    '{"do":"help"}',
    '{"do":"real_incident","reason":"Fire"}',
    '{"do":"wash","side":"action","text":"Fix it","owner":"the platform team","due":"2026-05-01"}',
    '{"do":"unwash","item":"w1"}',
)


def test_every_command_reads_and_writes_to_itself_and_somebody_carries_it_out() -> None:
    read = [read_command(text) for text in ONE_OF_EACH]
    assert [read_command(command_text(one)) for one in read] == read
    assert {one.do for one in read} == HANDLERS.keys() == set().union(*MAY.values()) | {"ask", "wait", "help"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "this is not JSON"),
        ("[]", "this is no JSON object"),
        ("[" * 8000, "nested too deeply"),
        ('{"do":"pause","reason":"' + "x" * MOST_BYTES + '"}', "longer than 16 KB"),
        ('{"do":"pause","do":"end"}', "there twice"),
        ('{"do":"speed","factor":NaN}', "NaN is no figure"),
        ('{"do":"speed","factor":61}', "`factor`"),
        ('{"do":"speed","factor":true}', "`factor`"),
        ('{"do":"pause","reason":"\\ud800"}', "half a character"),
        ('{"do":"pause","reason":"a\\u0000b"}', "control characters are no words"),
        ('{"do":"pause","reason":"\\u001b[2J"}', "control characters are no words"),
        ('{"do":"act","kind":"message","keys":{"text":"a\\u0000b"}}', "control characters are no words"),
        ('{"do":"act","kind":"message","keys":{"states":{"wh\\u0007at":"x"}}}', "control characters are no words"),
        ('{"do":"correct","entry":"e1","changes":{"text":["\\u0000"]},"reason":"x"}', "control characters"),
        ('{"do":"pause","actor":"lead"}', "`actor`"),
        ('{"do":"dance"}', "nothing is called 'dance' that could be ordered here"),
        ('{"kind":"declared"}', "expected the key `do`"),
        ('{"do":"act","kind":"danced"}', "`kind`"),
        ('{"do":"skip","to":"soon"}', "no duration"),
        ('{"do":"skip","to":"0s"}', "leads nowhere"),
        ('{"do":"defer","inject":"early","by":300}', "has no unit"),
        ('{"do":"state_truth","facts":{"users_affected":3}}', "users_affected cannot be 3.0"),
        ('{"do":"undo","entry":"../x"}', "`entry`"),
    ],
)
def test_what_is_no_command_is_told_in_words(text: str, why: str) -> None:
    with pytest.raises(Malformed, match=why.replace("[", r"\[").replace("`", "`")):
        read_command(text)
    with pytest.raises(Malformed):
        read_command(text.encode("utf-8", "surrogatepass"))


def test_bytes_that_are_no_text_are_told_too() -> None:
    with pytest.raises(Malformed):
        read_command(b'{"do":"\xff"}')
