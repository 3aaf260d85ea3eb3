"""Times in the story's own words: they go by clocks of its place, and everything else in a report by UTC."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gameday.retrospective.plain import plain, sentence
from gameday.retrospective.ways import ways_taken
from gameday.scenario import Scenario
from gameday.timeline import Timeline

DAY_MINUTES = 24 * 60
_CLOCK = re.compile(r"(?<![\d:.+])([01]\d|2[0-3]):([0-5]\d)(?![\d:.]*\d)(?! ?(?:UTC|[AaPp]\.?[Mm]\b|[-+]\d))")


_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[“\"])")
_ENOUGH = 50
"""Words of what really happened after which a summary goes on to what was done."""
_WORTH_LEAVING_OUT = 12


def say_zone(offset: int) -> str:
    """`UTC`, `UTC+02:00`; the offset in minutes ahead of UTC."""
    sign = "+" if offset > 0 else "-"
    return f"UTC{sign}{abs(offset) // 60:02}:{abs(offset) % 60:02}" if offset else "UTC"


def with_utc(text: str, offset: int) -> str:
    """Text of the story with UTC beside each time of day, once: `At 04:36 (03:36 UTC) a push of settings`.

    Args:
        text: What the scenario, or a record of its playing, says.
        offset: Minutes that the clocks of the story are ahead of UTC; at 0 the text stays as it is.

    """
    told: set[str] = set()

    def beside(found: re.Match[str]) -> str:
        if not offset or found[0] in told:
            return found[0]
        told.add(found[0])
        at = (int(found[1]) * 60 + int(found[2]) - offset) % DAY_MINUTES
        return f"{found[0]} ({at // 60:02}:{at % 60:02} UTC)"

    return _CLOCK.sub(beside, text)


def say_truth(scenario: Scenario, timeline: Timeline) -> str:
    """What really happened, whole and as one line, with the ways the story went; empty where nobody wrote it down."""
    told = [scenario.hidden_truth or "", *(way.text for way in ways_taken(timeline, scenario))]
    return " ".join(sentence(plain(words, len(words))) for words in told if words)


def say_truth_briefly(scenario: Scenario, timeline: Timeline) -> str:
    """The same in its first sentences, as many as a summary bears, with the ways the story went; never half of one."""
    told, kept = say_truth(scenario, timeline), 0
    ways = " ".join(sentence(plain(way.text, len(way.text))) for way in ways_taken(timeline, scenario))
    first = _SENTENCE.split(told.removesuffix(ways).strip())
    while kept < len(first) and _words(first[:kept]) < _ENOUGH:
        kept += 1
    if _words(first[kept:]) < _WORTH_LEAVING_OUT:
        return told
    return " ".join([*first[:kept], *([ways] if ways else [])])


def _words(sentences: Sequence[str]) -> int:
    return sum(len(one.split()) for one in sentences)


def say_clocks(offset: int) -> str:
    """By which clocks a report goes, for its head; empty where all of it is in UTC."""
    return f"UTC; a time in the story's own words, or in a quote, is {say_zone(offset)}" if offset else ""
