"""What people call the things that happen: `Acked`, `declared SEV1`, `IC assigned`, `status page update`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import get_args

from gameday.importers.level_words import NUMBERED, LevelWords
from gameday.importers.role_words import USUAL, RoleWords
from gameday.terms.audience import UpdateStatus
from gameday.terms.frozen import frozen
from gameday.terms.kinds import KINDS


@frozen
class Meant:
    """A kind of entry, and what its name says besides."""

    kind: str
    says: tuple[tuple[str, str], ...] = ()
    """(key, value) pairs that hold where no column states the key."""
    text: str = ""
    """What the entry's text begins with: a stage the words tell rather than an act, or more than the kind says."""


_WORDS: dict[str, tuple[str, ...]] = {
    "impact_started": ("impact start", "impact began", "impact begins", "start of impact", "outage started"),
    "impact_ended": ("impact end", "impact over", "end of impact", "outage ended"),
    "alert_fired": ("alert", "alarm", "alert triggered", "alarm triggered", "alert received", "alert raised",
                    "trigger", "triggered", "incident triggered", "monitoring alert", "monitoring alarm"),
    "alert_cleared": ("alert resolved", "alert closed", "alarm cleared"),
    "customer_report": ("customer complaint", "customer ticket", "support ticket", "user report", "customer reports"),
    "social_mention": ("social", "social media", "social media mention", "tweet"),
    "stakeholder_question": ("question", "stakeholder asked"),
    "change_notice": ("change", "deploy", "deployment", "deployed", "release", "config change"),
    "paged": ("page", "page sent", "pager", "paging", "paged on call", "paged oncall", "on call paged", "oncall paged",
              "notify log entry"),
    "page_failed": ("page not delivered", "failed page", "page undelivered", "page bounced"),
    "acknowledged": ("ack", "acked", "ackd", "acknowledge", "acknowledgement", "acknowledgment", "page acknowledged",
                     "alert acknowledged", "page acked", "acknowledged page"),
    "notified": ("notify", "notification", "notification sent", "informed"),
    "joined": ("join", "joins", "joined channel", "joined call", "joined bridge", "responder joined"),
    "left": ("leave", "leaves", "left call", "left channel"),
    "declared": ("declare", "declaration", "incident declared", "declared incident", "declares incident"),
    "severity_changed": ("severity change", "change of severity", "upgraded", "downgraded", "severity upgraded",
                         "severity downgraded", "severity raised", "severity lowered", "severity updated"),
    "stood_down": ("stand down", "false alarm", "no incident", "called off"),
    "role_assigned": ("role given", "role taken", "assigned role", "assigned", "role assignment"),
    "role_released": ("role given up", "released role"),
    "channel_opened": ("channel created", "opened channel", "incident channel opened", "incident channel created",
                       "slack channel created", "slack channel opened", "created channel"),
    "bridge_opened": ("bridge", "call opened", "war room opened", "opened bridge", "bridge started", "call started"),
    "update_posted": ("update", "status update", "posted update", "update sent"),
    "escalated": ("escalate", "escalation", "asked for help"),
    "checked": ("check", "looked at"),
    "diagnosis_started": ("investigating", "investigation started", "diagnosing", "started investigating",
                          "investigation"),
    "cause_found": ("root cause found", "root cause identified", "cause identified", "found cause", "root cause"),
    "mitigation_started": ("started mitigation", "mitigating", "rollback started", "started rollback", "rolling back",
                           "fix started"),
    "mitigation_applied": ("mitigated", "issue mitigated", "incident mitigated", "impact mitigated", "mitigation",
                           "mitigation done", "fix applied", "fix deployed", "applied fix",
                           "rolled back", "rollback", "roll back", "rollback done", "rollback complete",
                           "rollback completed", "rollback finished"),
    "mitigation_failed": ("failed mitigation", "fix failed", "rollback failed", "failed rollback"),
    "service_restored": ("restored", "recovered", "recovery", "service recovered"),
    "verified": ("verify", "verification", "recovery verified", "fix verified", "confirmed recovery"),
    "resolved": ("resolve", "resolution", "incident resolved", "resolved incident", "incident closed", "incident over",
                 "all clear"),
    "reopened": ("reopen", "incident reopened"),
    "handed_off": ("handoff", "hand off", "handover", "hand over", "handed over"),
    "postmortem_scheduled": ("review scheduled", "post mortem scheduled", "retro scheduled"),
    "postmortem_published": ("post mortem published", "review published", "postmortem"),
    "postmortem_closed": ("post mortem closed", "review closed"),
    "action_item_added": ("action item", "action item created", "follow up", "follow up added"),
    "action_item_closed": ("action item done", "follow up done", "follow up closed"),
    "message": ("chat", "said", "chat message", "comment"),
    "task_assigned": ("task", "asked to"),
    "task_done": ("task complete", "task completed", "task finished"),
    "decision": ("decided",),
    "note": ("log", "info", "fyi", "remark", "entry", "other", "annotate", "assign log entry"),
    "real_incident": ("stopped for real incident", "exercise stopped"),
}  # fmt: skip
_STAGES = frozenset({"mitigated", "issue mitigated", "incident mitigated", "impact mitigated"})
"""They say how it stands, and not what was done."""
_AUDIENCES: dict[str, tuple[str, ...]] = {
    "internal": ("internal", "team", "slack", "engineering", "responders", "all hands", "company"),
    "external": ("external", "public", "customer", "customers", "status page", "statuspage", "users", "clients"),
    "executive": ("executive", "exec", "execs", "executives", "leadership", "management", "board"),
}
_STATUSES = frozenset(get_args(UpdateStatus))
_CHECKS = ("dashboard", "logs", "changes", "dependencies", "customers")
_HAS = "(?:assigned|named|appointed|taken(?: over)?|assumed)"
_TAKES = "(?:assigned|named|appointed|took|takes|taking|assumed|assumes)(?: over)?"
_OF_ROLES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(rf"(?P<role>.+?)(?: role)? {_HAS}"), "role_assigned", "seat"),
    (re.compile(rf"{_TAKES}(?: the)?(?: role)?(?: of| as)?(?: the)? (?P<role>.+?)(?: role)?"), "role_assigned", "seat"),
    (re.compile(r"(?P<role>.+?)(?: role)? (?:released|stepped down|steps down)"), "role_released", "seat"),
    (re.compile(r"(?:released|stepped down as|steps down as)(?: the)? (?P<role>.+)"), "role_released", "seat"),
    (re.compile(r"(?P<role>.+?) (?:handover|hand over|handoff|hand off|handed over|handed off)"), "handed_off", "seat"),
    (re.compile(r"(?:paged|pager|page|paging)(?: sent)?(?: to| for)?(?: the)? (?P<role>.+)"), "paged", "target"),
    (re.compile(r"(?:notified|informed)(?: the)? (?P<role>.+)"), "notified", "target"),
    (re.compile(r"escalated to(?: the)? (?P<role>.+)"), "escalated", "target"),
)  # fmt: skip
"""Acts that name a role: where it stands, the kind, and the key that holds it."""
_SEATS = (
    re.compile(r"(?P<role>.+?) is (?P<person>[^\W\d_][\w.'-]*)"),
    re.compile(
        rf"(?P<person>[^\W\d_][\w.'-]*) (?:is|{_TAKES})(?: now)?(?: the)?(?: role)?(?: of| as)?(?: the)? (?P<role>.+)"
    ),
)
"""`IC is Mia`, `Mia takes over as IC`: a seat, and who has it."""
_RELEASE = "(?:change|code|config|configuration|deploy|deployment|release|update|version)"
_NUMBER = r"(?: v?\d[\d ]*)?"
_WHICH = "(?: the)?(?: last| latest| previous)?"
_ROLLBACKS = (
    (re.compile(rf"{_RELEASE}{_NUMBER}(?: was| has been| is)? (?:rolled back|rollback)"), "mitigation_applied"),
    (re.compile(rf"rolled back(?: to)?{_WHICH} (?:{_RELEASE}{_NUMBER}|v?\d[\d ]*)"), "mitigation_applied"),
    (re.compile(rf"(?:rollback|roll back) to{_WHICH} (?:{_RELEASE}{_NUMBER}|v?\d[\d ]*)"), "mitigation_applied"),
    (re.compile(rf"(?:{_RELEASE} )?(?:rollback|roll back)(?: has)? failed"), "mitigation_failed"),
    (
        re.compile(rf"(?:started )?rolling back(?: to)?{_WHICH} (?:{_RELEASE}{_NUMBER}|v?\d[\d ]*)"),
        "mitigation_started",
    ),
)  # fmt: skip
"""What is taken back is a release, whatever it is called."""
_ROLLBACK = re.compile(r"\b(?:rollback|roll(?:s|ed|ing)? back)\b")
_FAILED = re.compile(r"\b(?:fail(?! ?over)\w*|did not|didn t|unsuccessful\w*)\b")
_BEGINS = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|initiat\w+|rolling back|reverting|failing over|restarting)\b"
)
"""Words for a mitigation that is not done yet."""
_TYPE = " log entry"
"""What a pager's export puts behind each of its words."""
_STEMS: Mapping[str, str] = {
    "rollback": "mitigation_applied", "revert": "mitigation_applied", "reverted": "mitigation_applied",
    "failover": "mitigation_applied", "restarted": "mitigation_applied", "monitoring": "verified",
}  # fmt: skip
"""Words that hint at a kind and are too wide to mean it."""


def plain(words: str) -> str:
    """Words without case and marks: `Page-Sent` and `page_sent` are `page sent`."""
    return " ".join(re.sub(r"[\W_]+", " ", words.lower()).split())


def _phrases() -> dict[str, Meant]:
    found: dict[str, Meant] = {plain(kind): Meant(kind) for kind in KINDS}
    for kind, words in _WORDS.items():
        found |= {word: Meant(kind, _lever(word), "Mitigated" if word in _STAGES else "") for word in words}
    for audience, words in _AUDIENCES.items():
        for word in words:
            meant = Meant("update_posted", (("audience", audience),))
            found |= {f"{word} update": meant, f"{word} update posted": meant, f"update {word}": meant}
            found |= {f"{word} update sent": meant, f"update sent {word}": meant, f"{word} status": meant}
            found |= {f"{word} updated": meant, f"{word} notice": meant, f"{word} status update": meant}
    found |= {word: Meant("update_posted", (("audience", "external"),)) for word in ("status page", "statuspage")}
    for what in _CHECKS:
        meant = Meant("checked", (("what", what),))
        found |= {f"checked {what}": meant, f"check {what}": meant, f"{what} checked": meant}
    return found


def _lever(words: str) -> tuple[tuple[str, str], ...]:
    """The lever that words for a mitigation name."""
    return (("action", "rollback"),) if _ROLLBACK.search(words) else ()


_PHRASES: Mapping[str, Meant] = _phrases()
_HINTS: Mapping[str, str] = {**{phrase: meant.kind for phrase, meant in _PHRASES.items()}, **_STEMS}
_MOST_FIRST = 5
_TALK = frozenset({"note", "message"})


def meant_by(words: str, roles: RoleWords = USUAL, levels: LevelWords = NUMBERED) -> Meant | None:
    """The kind somebody means by these words; None where it cannot be told."""
    said = plain(words)
    known = _PHRASES.get(said) or _PHRASES.get(said.removesuffix(_TYPE))
    return (
        known
        or _severity(said, levels)
        or _rollback(said, words)
        or _of_role(said, roles)
        or _seat_taken(words, roles)
        or _question(said)
    )


def tells_kind(words: str, roles: RoleWords = USUAL, levels: LevelWords = NUMBERED) -> bool:
    """Do words say what happened, and not only that something was said?"""
    found = meant_by(words, roles, levels)
    return found is not None and found.kind not in _TALK


def stated_as(words: str, kind: str, roles: RoleWords = USUAL, levels: LevelWords = NUMBERED) -> Meant:
    """What words mean of which a person says the kind: a page to somebody still says to whom."""
    found = meant_by(kind, roles, levels) or Meant(kind)
    said = plain(words)
    own = meant_by(words, roles, levels)
    if found.kind == "update_posted" and said in _STATUSES:
        return Meant(found.kind, (*found.says, ("status", said)))
    if own and own.kind == found.kind:
        return Meant(found.kind, tuple({**dict(own.says), **dict(found.says)}.items()))
    for form, of_kind, key in _OF_ROLES:
        match = form.fullmatch(said) if of_kind == found.kind and key == "target" else None
        if match:
            return Meant(found.kind, (*found.says, (key, match["role"])))
    return found


def close_kind(words: str) -> str | None:
    """The kind that words which are not understood most likely mean: by all of them, else by those they begin with."""
    said = plain(words)[:80]
    found = "mitigation_applied" if _ROLLBACK.search(said) else _closest(said, words)
    if found != "mitigation_applied":
        return found
    return "mitigation_failed" if _FAILED.search(said) else "mitigation_started" if _BEGINS.search(said) else found


def _closest(said: str, words: str) -> str | None:
    if whole := difflib.get_close_matches(said, _HINTS, n=1, cutoff=0.8):
        return _HINTS[whole[0]]
    if USUAL.role(words.partition(":")[0]) and ":" in words:
        return "role_assigned"
    first = said.split()
    for count in range(min(len(first), _MOST_FIRST), 0, -1):
        beginning = " ".join(first[:count])
        found = difflib.get_close_matches(beginning, _HINTS, n=1, cutoff=0.8) if len(beginning) > 3 else []
        if found:
            return _HINTS[found[0]]
    found = difflib.get_close_matches(said, _HINTS, n=1, cutoff=0.6)
    return _HINTS[found[0]] if found else None


def audience_of(words: str) -> str:
    """The audience somebody means; the words themselves where it is none."""
    said = plain(words)
    return next((audience for audience, known in _AUDIENCES.items() if said in known), said)


def _rollback(said: str, words: str) -> Meant | None:
    kind = next((kind for form, kind in _ROLLBACKS if form.fullmatch(said)), None)
    # Which release it was is said nowhere else.
    return Meant(kind, _lever(said), words if re.search(r"\d", said) else "") if kind else None


def _severity(said: str, levels: LevelWords) -> Meant | None:
    found = levels.called(said)
    return Meant(found[0], (("severity", found[1]),)) if found else None


def _seat_taken(words: str, roles: RoleWords) -> Meant | None:
    for form in _SEATS:
        found = form.fullmatch(" ".join(words.split()))
        role = roles.role(found["role"]) if found else None
        if found and role and roles.role(found["person"]) is None:
            return Meant("role_assigned", (("seat", role), ("person", found["person"])))
    return None


def _question(said: str) -> Meant | None:
    asker = said.removeprefix("question from ")
    return Meant("stakeholder_question", (("from", asker),)) if asker != said else None


def _of_role(said: str, roles: RoleWords) -> Meant | None:
    for form, kind, key in _OF_ROLES:
        found = form.fullmatch(said)
        role = roles.role(found["role"]) if found else None
        if role:
            return Meant(kind, ((key, role),))
    return None
