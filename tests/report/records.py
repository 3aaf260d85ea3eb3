"""Records of every sort that a report must stand: short and long, odd and hostile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gameday.timeline import Entry, Exercise, Header, Timeline, followup, response, signals, talk
from tests.report.hostile import HOSTILE
from tests.retrospective.sample import at, entries, timeline

LONG = "Checkout" + "Fails" * 40 + " and " + "the reason is long, " * 60
SCRIPTS = "فشل الدفع عند كل عميل · תקלה בתשלום · 決済が失敗しています · ошибка · 🔥💳🙈 · e\u0301\u0323"


def five() -> Timeline:
    """Five entries, and no header."""
    return Timeline.of([one for one in entries() if one.id in {"e2", "e5", "e8", "e24", "e25"}])


def said() -> Timeline:
    """A tabletop: everything the team did was said, not done."""
    spoken = [replace(one, basis="stated") if one.role else one for one in entries()]
    intents: list[Entry] = [
        talk.Intent(id="i1", at=at(23), role="comms_lead", act="update_posted", every=900_000, text="Every 15 min.")
    ]
    return Timeline.of([*spoken, *intents], Header(exercise=Exercise(kind="tabletop", humans=5), drill="t-7"))


def long(count: int = 5_000) -> Timeline:
    """Thousands of entries, many of them updates that evidence could point at."""
    more: list[Entry] = []
    for number in range(count):
        when = at(46 + number * 0.05)
        if number % 3 == 0:
            more.append(
                response.UpdatePosted(
                    id=f"u{number}",
                    at=when,
                    role="comms_lead",
                    audience="internal",
                    status="monitoring",
                    states=(("what", f"step {number}"),),
                )
            )
        elif number % 3 == 1:
            more.append(signals.CustomerReport(id=f"c{number}", at=when, from_="a customer", text="Still failing."))
        else:
            more.append(talk.Message(id=f"m{number}", at=when, role="scribe", text=f"Noted {number}."))
    return timeline(*more)  # fmt: skip


def odd() -> Timeline:
    """Levels the SOP does not know, a review days later, long words, many scripts, hostile texts and ids."""
    more: list[Entry] = [
        response.SeverityChanged(id="b1", at=at(24), role="incident_commander", severity="BOGUS"),
        response.SeverityChanged(id="b2", at=at(25), role="incident_commander", severity="sev-minus-one-and-a-half"),
        followup.PostmortemPublished(id="p1", at=at(60 * 50), role="incident_commander"),
    ]
    for number, text in enumerate((*HOSTILE, LONG, SCRIPTS)):
        more.append(talk.Message(id=f"<{number}> {text[:9]}", at=at(50), role="scribe", text=text))
        more.append(signals.AlertFired(id=f"a{number}", at=at(3), service=text, alert=text))
        more.append(response.CauseFound(id=f"c{number}", at=at(51), role=text[:60], cause=text))
    return timeline(*more)


RECORDS: dict[str, Callable[[], Timeline]] = {
    "exercise": timeline,
    "simulation": lambda: timeline(humans=0, kind="simulation"),
    "incident": lambda: timeline(kind="real"),
    "tabletop": said,
    "five": five,
    "long": long,
    "odd": odd,
    "empty": lambda: Timeline.of([]),
}
"""A name and how the record is made."""
