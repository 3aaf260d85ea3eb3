"""Names and times as people write them: a channel, a place, an hour."""

from __future__ import annotations

import re
from functools import lru_cache

from gameday.participants.person import Person
from gameday.sop import Sop
from gameday.terms.audience import Audience
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.moment import format_moment, to_datetime
from gameday.terms.same import once_for_document
from gameday.timeline.signals import AlertFired

_PATTERN = re.compile(r"#[\w-]*YYYY-MM-DD[\w-]*")
"""A channel's name with its placeholders, as an SOP writes it."""


def clock_time(at: int, now: int) -> str:
    """`14:46 UTC`; with the date where it is another day than that of `now`."""
    clock = _clock(at % DAY // MINUTE)
    if at // DAY == now // DAY:
        return clock
    when = to_datetime(at)
    return f"{clock} on {when.day} {when:%B}"


@lru_cache(maxsize=DAY // MINUTE)
def _clock(minute: int) -> str:
    """So many minutes into the day."""
    return f"{minute // 60:02}:{minute % 60:02} UTC"


@once_for_document
def channel_pattern(sop: Sop) -> str | None:
    """The form of a channel's name, where the SOP states one."""
    found = (_PATTERN.search(one.text) for one in sop.channel)
    return next((one.group() for one in found if one is not None), None)


def channel_name(me: Person) -> str:
    """The incident channel's name: as the SOP wants it named, else by its date."""
    pattern = channel_pattern(me.desk.sop) or "#inc-YYYY-MM-DD"
    alert = _first_alert(me)
    service = (alert.service if alert else None) or "incident"
    described = (alert.alert if alert else None) or service
    dated = pattern.replace("YYYY-MM-DD", format_moment(me.moment())[:10])
    return dated.replace("short-description", described).replace("service", service)


def where(me: Person, audience: Audience) -> str:
    """` (checkout)`: the service the first pressing alert named; nothing where none rang.

    To those outside the response by the name they know it by; nothing where they do not know it.
    """
    name = _named(me, audience)
    return f" ({name})" if name is not None else ""


def noun(me: Person, audience: Audience) -> str:
    """`the service (checkout)`, or `our service` where nobody said which, or those addressed would not know it."""
    name = _named(me, audience)
    return f"the service ({name})" if name is not None else "our service" if audience == "external" else "the service"


def _named(me: Person, audience: Audience) -> str | None:
    alert = _first_alert(me)
    if alert is None or not alert.service:
        return None
    if audience == "internal":
        return alert.service
    title = me.desk.title(alert.service, outside=audience == "external")
    return title or (None if audience == "external" else alert.service)


def _first_alert(me: Person) -> AlertFired | None:
    """What rang loudest first, as this person heard it or read it up; a quiet alert may be about something else."""
    for one in me.desk.seen():
        if one.kind == "alert_fired" and isinstance(one, AlertFired) and one.urgency != "low":
            return one
    return None
