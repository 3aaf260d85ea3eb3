"""Edits of an honest record by somebody who wants the number and not the response."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from gameday.terms.dimension import Dimension
from gameday.terms.duration import HOUR, MINUTE, SECOND
from gameday.terms.kinds import KINDS, Kind
from gameday.timeline import Entry, Exercise, Header, Timeline
from gameday.timeline.exercise import Correction
from gameday.timeline.followup import ActionItemAdded, PostmortemClosed, PostmortemPublished, PostmortemScheduled
from gameday.timeline.paging import Acknowledged, Notified, Paged
from gameday.timeline.response import (
    BridgeOpened,
    CauseFound,
    ChannelOpened,
    Checked,
    Declared,
    DiagnosisStarted,
    MitigationApplied,
    MitigationStarted,
    Reopened,
    Resolved,
    RoleAssigned,
    SeverityChanged,
    StoodDown,
    UpdatePosted,
    Verified,
)
from gameday.timeline.signals import AlertFired
from gameday.timeline.talk import Intent
from gameday.timeline.truth import ImpactEnded, ImpactStarted, MitigationAvailable
from tests.scoring.strategies import FACTS, SECTIONS, at, record, update

INFORMED = (
    "vp_engineering",
    "customer_success_lead",
    "executives",
    "executive_sponsor",
    "engineering_manager",
    "security_lead",
    "legal",
)
ROLES_OF_A_TEAM = ("incident_commander", "technical_lead", "comms_lead", "scribe")
CALLS: tuple[Kind, ...] = ("declared", "severity_changed", "stood_down")
TRUTH: tuple[Kind, ...] = ("impact_started", "impact_changed", "impact_ended", "mitigation_available")


@dataclass(frozen=True)
class Cheat:
    """One trick. `edit` takes the record and how far to go, from 0 (hardly) to 1 (all the way)."""

    name: str
    edit: Callable[[Timeline, float], Timeline]
    breaks: tuple[Dimension, ...]
    """Where it must show when it goes all the way and the SOP speaks of it."""


def changed(timeline: Timeline, change: Callable[[Entry], Entry | None], *more: Entry) -> Timeline:
    """Every entry changed, or taken out where the change gives None; further ones added."""
    kept = [new for one in timeline if (new := change(one)) is not None]
    return Timeline.of([*kept, *more], timeline.header)


def _same(one: Entry) -> Entry:
    return one


def _declared(timeline: Timeline) -> Declared:
    """The first declaration; where another trick took it away, one that is not in the record."""
    return timeline.first(Declared) or Declared(at=timeline.entries[0].at + 2 * MINUTE, severity="SEV1")


def _ended(timeline: Timeline) -> int:
    found = timeline.last(ImpactEnded)
    assert found is not None, "the impact of an honest record ends"
    return found.at


def _moments(start: int, end: int, step: float) -> list[int]:
    return list(range(start, end, max(SECOND, round(step))))


def by_the_book() -> Timeline:
    """Four hours of a whole outage, handled as every SOP asks: each role its own person, a word every ten minutes."""
    acts: list[Entry] = [
        ImpactStarted(at=at(0), facts=FACTS[0]),
        AlertFired(at=at(0), service="checkout", urgency="high"),
        Paged(at=at(0), target="primary_oncall", level=1, source="paging tool"),
        Paged(at=at(0.2), target="secondary_oncall", level=1, source="paging tool"),
        Acknowledged(at=at(1), actor="kit", role="primary_oncall"),
        *(Checked(at=at(1.5), what=what, actor="kit") for what in ("dashboard", "logs", "changes", "dependencies")),
        Declared(at=at(2), severity="SEV1", actor="kit", role="primary_oncall"),
        ChannelOpened(at=at(2.2), channel="inc", actor="kit"),
        BridgeOpened(at=at(2.2), channel="inc", actor="kit"),
        *(Paged(at=at(2.3), target=role, actor="kit") for role in ("incident_commander", "comms_lead")),
        *(Notified(at=at(2.4), target=role, actor="kit") for role in INFORMED),
        *(
            RoleAssigned(at=at(2.5), seat=seat, person=person, actor="kit")
            for seat, person in zip(ROLES_OF_A_TEAM, ("dana", "robin", "sam", "kim"), strict=True)
        ),
        MitigationAvailable(at=at(5), action="rollback"),
        MitigationStarted(at=at(6), action="rollback", reversible=True, actor="robin", role="technical_lead"),
        MitigationApplied(at=at(238), action="rollback", reversible=True, actor="robin", role="technical_lead"),
        DiagnosisStarted(at=at(10), actor="robin", role="technical_lead"),
        CauseFound(at=at(200), cause="a bad push", actor="robin", role="technical_lead"),
        ImpactEnded(at=at(240)),
        Verified(at=at(271), actor="robin", role="technical_lead"),
        Resolved(at=at(272), actor="dana", role="incident_commander"),
        *_review(at(272)),
    ]
    moments = (2.6, *range(10, 270, 10))
    for audience in ("internal", "external", "executive"):
        for index, moment in enumerate(moments):
            status = "investigating" if index == 0 else "monitoring" if moment >= 240 else "mitigating"
            acts.append(update(audience, moment, status, (*moments[1:], 272)[index]))
        acts.append(update(audience, 272, "resolved"))
    played = replace(record().header or Header(), exercise=Exercise("game-day", 5))
    return Timeline.of(record(*acts), played)


def _review(end: int) -> list[Entry]:
    item = ActionItemAdded(
        at=end + 3 * HOUR,
        title="Block a deploy whose pool is under 50",
        owner="platform",
        due="2026-05-10",
        priority="high",
        category="preventative",
        verification="a drill",
        expected_impact="no exhausted pool",
        retest="checkout-errors",
    )
    return [
        PostmortemScheduled(at=end + MINUTE, due="2026-04-21"),
        PostmortemPublished(at=end + 20 * HOUR, sections=SECTIONS),
        item,
        PostmortemClosed(at=end + 40 * HOUR),
    ]


# --- severity -----------------------------------------------------------------------------------------------------


def under_call(timeline: Timeline, how: float) -> Timeline:
    """Every call is two or three levels lower; one lower may still be right, where the criteria leave a choice."""
    lower = 2 + round(how)

    def change(one: Entry) -> Entry:
        if isinstance(one, Declared | SeverityChanged) and one.severity:
            return replace(one, severity=f"SEV{min(4, int(one.severity[-1]) + lower)}")
        return one

    return changed(timeline, change)


def stand_down(timeline: Timeline, how: float) -> Timeline:
    """The incident is stood down soon after it was declared."""
    moment = _declared(timeline).at + round((1 - how) * 20 * MINUTE) + MINUTE
    return changed(timeline, _same, StoodDown(at=moment, id="down"))


def flap(timeline: Timeline, how: float) -> Timeline:
    """The level goes down and up again, every minute or so, for as much of the time as one dares."""
    first = _declared(timeline)
    step = 2 * MINUTE
    more: list[Entry] = []
    for number, moment in enumerate(_moments(first.at + MINUTE, _ended(timeline), step)):
        more.append(SeverityChanged(at=moment, severity="SEV4", id=f"low{number}"))
        back = moment + round(step * (0.1 + 0.85 * how))
        more.append(SeverityChanged(at=back, severity=first.severity, id=f"high{number}"))
    return changed(timeline, _same, *more)


def unknown_word(timeline: Timeline, how: float) -> Timeline:
    """A word that is no level of any SOP, in place of some or all calls."""
    calls = [one for one in timeline if isinstance(one, Declared | SeverityChanged)]
    gone = {one.id for one in calls[: 1 + round(how * len(calls))]}

    def change(one: Entry) -> Entry:
        return (
            replace(one, severity="PURPLE") if isinstance(one, Declared | SeverityChanged) and one.id in gone else one
        )

    return changed(timeline, change)


# --- updates ------------------------------------------------------------------------------------------------------


def _posts_but(timeline: Timeline, keep: Callable[[UpdatePosted], bool]) -> Timeline:
    return changed(timeline, lambda one: one if not isinstance(one, UpdatePosted) or keep(one) else None)


def silence(timeline: Timeline, how: float) -> Timeline:
    """After the first word to each audience fewer come, or none at all until it is over."""
    seen: dict[str, int] = {}

    def keep(one: UpdatePosted) -> bool:
        seen[one.audience] = seen.get(one.audience, 0) + 1
        return seen[one.audience] == 1 or one.status == "resolved" or seen[one.audience] % 10 >= 10 * how

    return _posts_but(timeline, keep)


def no_word(timeline: Timeline, how: float) -> Timeline:
    """Nobody posts anything, or only to some audiences."""
    mute = ("external", "executive", "internal")[: 1 + round(2 * how)]
    return _posts_but(timeline, lambda one: one.audience not in mute)


def _words(timeline: Timeline, how: float, words: Callable[[UpdatePosted], UpdatePosted]) -> Timeline:
    """A share of the updates with other words, the latest first."""
    posts = [one.id for one in timeline.every(UpdatePosted)]
    emptied = set(posts[round((1 - how) * len(posts)) :]) or set(posts[-1:])
    return changed(timeline, lambda one: words(one) if isinstance(one, UpdatePosted) and one.id in emptied else one)


def no_words(timeline: Timeline, how: float) -> Timeline:
    """Updates of which no word is on record."""
    return _words(timeline, how, lambda one: replace(one, states=(), text=None))


def blanks(timeline: Timeline, how: float) -> Timeline:
    """Every element is there and every one is blank."""
    return _words(timeline, how, lambda one: replace(one, states=tuple((key, " ") for key, _ in one.states), text=""))


def dots(timeline: Timeline, how: float) -> Timeline:
    """The same with dots and dashes."""
    return _words(
        timeline, how, lambda one: replace(one, states=tuple((key, "...") for key, _ in one.states), text="-")
    )


def wordless_robot(timeline: Timeline, how: float) -> Timeline:
    """After each first word, a robot posts without a word, every few minutes; people write no more."""
    less = silence(timeline, 1.0)
    step = (1 + 10 * (1 - how)) * MINUTE
    more: list[Entry] = []
    for audience in ("internal", "external", "executive"):
        posts = [one for one in timeline.every(UpdatePosted) if one.audience == audience]
        first, last = posts[0].at if posts else 0, posts[-1].at if posts else 0
        for number, moment in enumerate(_moments(first + MINUTE, last, step)):
            robot = UpdatePosted(at=moment, audience=audience, status="mitigating", states=(("what", " "),))
            more.append(replace(robot, id=f"robot-{audience}{number}"))
    return changed(less, _same, *more)


def bunched(timeline: Timeline, how: float) -> Timeline:
    """All that was to be said until the end is said right after the first word."""
    first: dict[str, int] = {}

    def change(one: Entry) -> Entry:
        if not isinstance(one, UpdatePosted) or one.status == "resolved":
            return one
        start = first.setdefault(one.audience, one.at)
        return replace(one, at=start + round(0.2 * (1 - how) * (one.at - start)), next_update_at=None)

    return changed(timeline, change)


def far_promises(timeline: Timeline, how: float) -> Timeline:
    """The next word is promised for tomorrow, so that every silence keeps a promise."""

    def change(one: Entry) -> Entry:
        if isinstance(one, UpdatePosted) and one.next_update_at is not None:
            return replace(one, next_update_at=one.at + round((3 + 21 * how) * 60 * MINUTE))
        return one

    return silence(changed(timeline, change), how)


def inside_only(timeline: Timeline, how: float) -> Timeline:
    """What was meant for customers and executives goes to colleagues, for the most part or whole."""
    outward = [one for one in timeline.every(UpdatePosted) if one.audience != "internal"]
    kept = {one.id for one in outward[: round((1 - how) * len(outward))]}

    def change(one: Entry) -> Entry | None:
        return None if isinstance(one, UpdatePosted) and one.audience != "internal" and one.id not in kept else one

    return changed(timeline, change)


# --- the end ------------------------------------------------------------------------------------------------------


def early_end(timeline: Timeline, how: float) -> Timeline:
    """It is called resolved while people still suffer."""
    moment = _ended(timeline) - round((0.05 + 0.9 * how) * (_ended(timeline) - _declared(timeline).at))

    def change(one: Entry) -> Entry | None:
        if isinstance(one, Resolved | Reopened):
            return None
        if isinstance(one, UpdatePosted) and one.status == "resolved":
            return replace(one, at=min(one.at, moment))
        return one

    return changed(timeline, change, Resolved(at=moment, id="early"))


def flicker(timeline: Timeline, how: float) -> Timeline:
    """Resolved, reopened, resolved, until it happens to be true."""
    step = (2 + 20 * (1 - how)) * MINUTE
    more: list[Entry] = []
    for number, moment in enumerate(_moments(_declared(timeline).at + MINUTE, _ended(timeline) - 2 * MINUTE, step)):
        more.append(Resolved(at=moment, id=f"over{number}"))
        more.append(Reopened(at=moment + MINUTE, id=f"again{number}"))
    return changed(timeline, _same, *more)


def no_end(timeline: Timeline, how: float) -> Timeline:
    """Nobody says that it is over, so that nobody can say it was too soon."""
    gone = ("resolved", "verified")[: 1 + round(how)]

    def change(one: Entry) -> Entry | None:
        last_word = isinstance(one, UpdatePosted) and one.status == "resolved"
        return None if one.kind in gone or last_word else one

    return changed(timeline, change)


# --- people -------------------------------------------------------------------------------------------------------


def one_does_it_all(timeline: Timeline, how: float) -> Timeline:
    """One person holds every role, and does everything."""

    def change(one: Entry) -> Entry:
        if isinstance(one, RoleAssigned):
            return replace(one, person="dana", actor="dana")
        return replace(one, actor="dana") if one.actor else one

    return changed(timeline, change) if how >= 0 else timeline


def no_roles(timeline: Timeline, how: float) -> Timeline:
    """Seats are not given to anybody, first the lesser ones."""
    given = list(timeline.every(RoleAssigned))
    kept = {one.id for one in given[: round((1 - how) * len(given))]}
    return changed(timeline, lambda one: None if isinstance(one, RoleAssigned) and one.id not in kept else one)


# --- follow-up ----------------------------------------------------------------------------------------------------


def some_day(timeline: Timeline, how: float) -> Timeline:
    """The review is scheduled at once, for a day nobody will live to see."""
    year = 2030 + round(69 * how)

    def change(one: Entry) -> Entry:
        return replace(one, due=f"{year}-01-01") if isinstance(one, PostmortemScheduled) else one

    return changed(timeline, change)


def wishes(timeline: Timeline, how: float) -> Timeline:
    """Action items that nobody can do, owned by nobody."""
    titles = ("Improve monitoring", "Be more careful", "Look into it")

    def change(one: Entry) -> Entry:
        if not isinstance(one, ActionItemAdded):
            return one
        wish = replace(one, title=titles[round(2 * how)], text=None)
        return replace(wish, owner="TBD", due="soon", priority="-", verification="n/a", expected_impact="tbd")

    return changed(timeline, change)


# --- the record itself --------------------------------------------------------------------------------------------


def only_said(*kinds: Kind) -> Callable[[Timeline, float], Timeline]:
    """Acts that were not done are put down as intentions, or as said."""

    def edit(timeline: Timeline, how: float) -> Timeline:
        def change(one: Entry) -> Entry:
            if one.kind not in kinds:
                return one
            if how < 0.5:
                return replace(one, basis="stated")
            audience = getattr(one, "audience", None)
            return Intent(at=one.at, id=one.id, act=one.kind, actor=one.actor, role=one.role, audience=audience)

        return changed(timeline, change)

    return edit


def not_covered(*kinds: Kind) -> Callable[[Timeline, float], Timeline]:
    """The record is said to come from a source that cannot show these kinds, and holds none."""

    def edit(timeline: Timeline, how: float) -> Timeline:
        # How far to go: from leaving out only the last of them to leaving out all.
        gone = set(kinds) if how >= 0.5 else set(kinds[-1:])
        covers = tuple(kind for kind in KINDS if kind not in gone)
        header = replace(timeline.header or Header(), covers=covers)
        return Timeline.of([one for one in timeline if one.kind not in gone], header)

    return edit


def nameless(timeline: Timeline, how: float) -> Timeline:
    """Nobody is named for what a commander should leave to others."""
    kinds = ("diagnosis_started", "cause_found", "mitigation_started")[: 1 + round(2 * how)]
    return changed(timeline, lambda one: replace(one, actor=None, role=None) if one.kind in kinds else one)


def no_urgency(timeline: Timeline, how: float) -> Timeline:
    """Nobody writes down how urgent the alerts were, the last one first."""
    alerts = [one.id for one in timeline.every(AlertFired)]
    silent = set(alerts[round((1 - how) * (len(alerts) - 1)) :])

    def change(one: Entry) -> Entry:
        return replace(one, urgency=None) if isinstance(one, AlertFired) and one.id in silent else one

    return changed(timeline, change)


def no_truth(timeline: Timeline) -> Timeline:
    """The record as a log has it: nobody wrote down what users felt, and no header says what it is of."""
    return Timeline.of([one for one in timeline if one.kind not in TRUTH])


def late(timeline: Timeline) -> Timeline:
    """The page is answered and the incident declared half an hour later."""
    slow = ("acknowledged", "declared")
    return changed(timeline, lambda one: replace(one, at=one.at + 30 * MINUTE) if one.kind in slow else one)


LOWER = (
    Cheat("under-call", under_call, ("severity",)),
    Cheat("stand-down", stand_down, ("severity",)),
    Cheat("flap", flap, ()),
    Cheat("silence", silence, ("cadence",)),
    Cheat("no-word", no_word, ("cadence", "communication")),
    Cheat("no-words", no_words, ("communication",)),
    Cheat("blanks", blanks, ("cadence", "communication")),
    Cheat("dots", dots, ("cadence", "communication")),
    Cheat("wordless-robot", wordless_robot, ("cadence",)),
    Cheat("bunched", bunched, ("cadence",)),
    Cheat("far-promises", far_promises, ("cadence",)),
    Cheat("inside-only", inside_only, ("cadence", "communication", "timing")),
    Cheat("early-end", early_end, ("resolution",)),
    Cheat("flicker", flicker, ("resolution",)),
    Cheat("no-end", no_end, ("resolution",)),
    Cheat("one-does-it-all", one_does_it_all, ()),
    Cheat("no-roles", no_roles, ("roles",)),
    Cheat("some-day", some_day, ()),
    Cheat("wishes", wishes, ("follow_through",)),
    Cheat("said-to-answer", only_said("acknowledged"), ("escalation",)),
    Cheat("said-to-declare", only_said("declared", "severity_changed"), ("severity",)),
    Cheat("said-to-post", only_said("update_posted"), ("cadence",)),
    Cheat("said-to-resolve", only_said("resolved", "verified"), ("resolution",)),
    Cheat("said-to-assign", only_said("role_assigned"), ("roles",)),
)
"""Tricks after which the score is never higher than before."""
HIDDEN = (
    Cheat("unknown-word", unknown_word, ("severity",)),
    Cheat("nameless", nameless, ()),
    Cheat("no-urgency", no_urgency, ()),
    Cheat("no-calls-covered", not_covered(*CALLS), ("severity",)),
    Cheat("no-truth-covered", not_covered(*TRUTH), ("severity",)),
    Cheat("no-answers-covered", not_covered("acknowledged", "paged", "joined"), ("escalation",)),
    Cheat("no-updates-covered", not_covered("update_posted"), ("cadence", "communication")),
    Cheat("no-roles-covered", not_covered("role_assigned", "role_released", "joined", "left"), ("roles",)),
    Cheat("no-work-covered", not_covered("diagnosis_started", "cause_found", "mitigation_started"), ()),
    Cheat("no-end-covered", not_covered("resolved", "reopened", "verified"), ("resolution",)),
    Cheat("no-review-covered", not_covered("postmortem_published", "action_item_added", "postmortem_scheduled"), ()),
)
"""Tricks that hide: what is known may look better, so the low end of the interval is what must not rise."""


def moved_by_correction(timeline: Timeline, kinds: Iterable[str], moment: str) -> Timeline:
    """Afterwards somebody corrects when these acts were done."""
    changes = (("at", f'"{moment}"'),)
    last = timeline.entries[-1].at
    fixes = [
        Correction(at=last, id=f"fix-{one.id}", corrects=one.id, changes=changes) for one in timeline.of_kinds(kinds)
    ]
    return changed(timeline, _same, *fixes)


def answered_before(timeline: Timeline) -> Timeline:
    """The page is answered before anything rang."""
    first = timeline.entries[0].at
    return changed(timeline, lambda one: replace(one, at=first - MINUTE) if isinstance(one, Acknowledged) else one)


def two_incidents(timeline: Timeline) -> Timeline:
    """The updates of another incident are counted for this one."""
    return changed(timeline, lambda one: replace(one, incident="b" if isinstance(one, UpdatePosted) else "a"))


def cut_short(timeline: Timeline) -> Timeline:
    """The record stops a little after the declaration, before anything could go wrong."""
    end = _declared(timeline).at + 15 * MINUTE
    header = replace(timeline.header or Header(), recorded_until=end, complete=False)
    return Timeline.of([one for one in timeline if one.at <= end], header)
