"""Afterwards: setting the review, agreeing what to change, writing it up. In story time of the days that follow."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from gameday.participants.attention import LATER, Waiting
from gameday.participants.person import Person
from gameday.sop.duty import Duty
from gameday.terms.calendar import Calendar
from gameday.terms.duration import DAY, MINUTE
from gameday.terms.moment import format_moment, to_datetime, to_moment
from gameday.timeline import Entry
from gameday.timeline.followup import ActionItemAdded, PostmortemClosed, PostmortemPublished, PostmortemScheduled

_FIRST_HOUR, _LAST_HOUR = 9, 17
_AT_ONCE = 30 * MINUTE
"""What is due so soon is done while everybody is still there, at any hour."""
_ITEMS = (
    ("Changes of this kind go out in steps, with a stop at 1% errors", "preventative", "platform_lead"),
    ("The alert that would have shown this first pages within 2 minutes", "mitigative", "team_lead"),
    ("The runbook names the lever that ended this, and it is pulled in the next drill", "mitigative", "technical_lead"),
    ("The contacts on the escalation path are called once and confirmed", "preventative", "engineering_manager"),
)
_SECTIONS = ("summary", "timeline", "root_cause", "action_items")
"""What a review holds where the SOP does not say."""
_VAGUE = ("Improve monitoring", "Improve the documentation", "Be more careful", "Look into the alerting")


def resolved(me: Person, one: Entry) -> None:
    """It was called over: whoever leads sees to what comes after."""
    me.spawn(_see_to_it(me, one.at))


def _see_to_it(me: Person, resolved_at: int) -> Waiting:
    """The review is set, then what to change is agreed, then it is written, then closed: as far as the SOP asks."""
    asked = _asked(me)
    if not asked and not me.crew.book.reviewed:
        return
    own = me.luck.time("follow_up", "set the review")
    yield from _until(me, resolved_at, own, asked.get("postmortem_scheduled"))
    if _still_over(me, resolved_at) and _thinks_of(me, asked, "postmortem_scheduled"):
        yield me.attention.work(me.luck.time("small_step", "set the review"), LATER)
        me.act(PostmortemScheduled(at=0, due=format_moment(working_time(me.sop.calendar, me.moment() + 2 * DAY))))
    yield from _until(me, resolved_at, own + me.luck.time("write_review", "review"), asked.get("postmortem_published"))
    if _still_over(me, resolved_at):
        yield from _review(me, asked)


def _review(me: Person, asked: dict[str, Duty]) -> Waiting:
    for number in range(1, me.luck.pick(3, "action_items", "review") + 3):
        _agree(me, number)
    closes = "postmortem_closed" in me.crew.book.ahead_of and me.remembers("postmortem_closed")
    closes = closes or _thinks_of(me, asked, "postmortem_closed")
    # Where the SOP speaks of closing only, whoever thinks of closing has written it.
    written_down = closes and not _spoken_of(me, asked, "postmortem_published")
    published = written_down or _thinks_of(me, asked, "postmortem_published")
    if published:
        wanted = me.crew.book.elements("postmortem_published") or _SECTIONS
        slips, draw = me.forgetting(), me.desk.draw
        written = [one for one in wanted if draw("forgotten", f"section {one}") >= slips]
        me.act(PostmortemPublished(at=0, sections=tuple(written)))
    # Nobody closes what was never written.
    if published and closes:
        yield me.env.timeout(me.luck.time("small_step", "close the review"))
        me.act(PostmortemClosed(at=0))


def _asked(me: Person) -> dict[str, Duty]:
    """What the SOP asks for afterwards, by kind of act: of several duties the one with the nearest date."""
    asked: dict[str, Duty] = {}
    for duty in me.crew.book.follow_up:
        if duty.requires is None or me.board.has(duty.requires):
            asked.setdefault(duty.act, duty)
    return asked


def _thinks_of(me: Person, asked: dict[str, Duty], act: str) -> bool:
    return me.recalls(asked[act]) if act in asked else act in me.crew.book.reviewed and me.remembers(act)


def _spoken_of(me: Person, asked: dict[str, Duty], act: str) -> bool:
    return act in asked or act in me.crew.book.reviewed


def _still_over(me: Person, resolved_at: int) -> bool:
    over = me.board.resolved_at
    return over is not None and me.desk.start_moment() + over == resolved_at


def _until(me: Person, resolved_at: int, own: int, duty: Duty | None) -> Waiting:
    """Wait for one's own time, or around the SOP's date where that is sooner; in working hours."""
    wait = own
    if duty is not None and duty.within is not None:
        # Who has a date before their eyes aims at half of the time left, and keeps or misses it from there.
        wait = min(own, me.luck.around(duty.within // 2, "reminder", duty.act))
    at = resolved_at + wait
    if duty is None or duty.within is None or duty.within > _AT_ONCE:
        at = working_time(me.sop.calendar, at)
    yield me.env.timeout(max(0, at - me.moment()))


def _agree(me: Person, number: int) -> None:
    title, category, owner = _ITEMS[(number - 1) % len(_ITEMS)]
    slips, draw = me.forgetting(), me.desk.draw
    if draw("forgotten", f"action item {number} is specific") < slips:
        title = _VAGUE[(number - 1) % len(_VAGUE)]
    known = {
        "owner": owner,
        "due": format_moment(me.moment() + (7 * number) * DAY)[:10],
        "priority": "high" if number == 1 else "medium",
        "category": category,
        "verification": "Seen to work in the next drill of this scenario",
        "expected_impact": "The same fault is undone before most users meet it",
    }
    asked = me.crew.book.elements("action_item_added") or ("owner", "due")
    stated = {
        name: known[name] for name in asked if name in known and draw("forgotten", f"{name} of item {number}") >= slips
    }
    me.act(ActionItemAdded(at=0, title=title, **stated))  # type: ignore[arg-type]  # each of them is words


def working_time(calendar: Calendar, at: int) -> int:
    """The moment itself where people work then, else the start of the next working day, by the calendar's clock."""
    zone = ZoneInfo(calendar.timezone)
    when = to_datetime(at).astimezone(zone)
    if calendar.is_business(when.date()) and _FIRST_HOUR <= when.hour < _LAST_HOUR:
        return at
    day = when.date() if when.hour < _FIRST_HOUR else when.date() + timedelta(days=1)
    while not calendar.is_business(day):
        day += timedelta(days=1)
    opens = datetime(day.year, day.month, day.day, _FIRST_HOUR, 30, tzinfo=zone)
    return to_moment(opens.astimezone(UTC))
