"""What people call the things that happen: `Acked`, `declared SEV1`, `IC assigned`, `status page update`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from gameday.terms.kinds import KINDS
from gameday.terms.role import ALIASES, STANDARD_ROLES, canonical_role


@dataclass(frozen=True, slots=True)
class Meant:
    """A kind of entry, and what its name says besides."""

    kind: str
    says: tuple[tuple[str, str], ...] = ()
    """(key, value) pairs that hold where no column states the key."""


_WORDS: dict[str, tuple[str, ...]] = {
    "impact_started": ("impact start", "impact began", "impact begins", "start of impact", "outage started"),
    "impact_ended": ("impact end", "impact over", "end of impact", "outage ended"),
    "alert_fired": ("alert", "alarm", "alert triggered", "alarm triggered", "alert received", "alert raised"),
    "alert_cleared": ("alert resolved", "alert closed", "alarm cleared"),
    "customer_report": ("customer complaint", "customer ticket", "support ticket", "user report", "customer reports"),
    "social_mention": ("social", "social media", "social media mention", "tweet"),
    "stakeholder_question": ("question", "stakeholder asked"),
    "change_notice": ("change", "deploy", "deployment", "deployed", "release", "config change"),
    "paged": ("page", "page sent", "pager", "paging", "paged on call", "paged oncall", "on call paged", "oncall paged"),
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
                       "slack channel created", "created channel"),
    "bridge_opened": ("bridge", "call opened", "war room opened", "opened bridge", "bridge started", "call started"),
    "update_posted": ("update", "status update", "posted update", "update sent"),
    "escalated": ("escalate", "escalation", "asked for help"),
    "checked": ("check", "looked at"),
    "diagnosis_started": ("investigating", "investigation started", "diagnosing", "started investigating",
                          "investigation"),
    "cause_found": ("root cause found", "root cause identified", "cause identified", "found cause", "root cause"),
    "mitigation_started": ("started mitigation", "mitigating", "rollback started", "fix started"),
    "mitigation_applied": ("mitigated", "mitigation", "mitigation done", "fix applied", "fix deployed", "applied fix",
                           "rolled back", "rollback done", "rollback complete"),
    "mitigation_failed": ("failed mitigation", "fix failed", "rollback failed"),
    "service_restored": ("restored", "recovered", "recovery", "service recovered"),
    "verified": ("verify", "verification", "recovery verified", "fix verified", "confirmed recovery"),
    "resolved": ("resolve", "resolution", "incident resolved", "resolved incident"),
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
    "note": ("log", "info", "fyi", "remark", "entry", "other"),
    "real_incident": ("stopped for real incident", "exercise stopped"),
}  # fmt: skip
_AUDIENCES: dict[str, tuple[str, ...]] = {
    "internal": ("internal", "team", "slack", "engineering", "responders", "all hands", "company"),
    "external": ("external", "public", "customer", "customers", "status page", "statuspage", "users", "clients"),
    "executive": ("executive", "exec", "execs", "executives", "leadership", "management", "board"),
}
_CHECKS = ("dashboard", "logs", "changes", "dependencies", "customers")
_LEVEL = r"(?P<level>(?:sev|severity|s|p|priority)\s?\d)"
_MOVED = "(?:changed|upgraded|downgraded|raised|lowered|escalated|set)"
_SEVERITIES = (
    (re.compile(rf"(?:incident )?declared?(?: an?)?(?: incident)?(?: as| at)? {_LEVEL}(?: incident)?"), "declared"),
    (re.compile(rf"{_LEVEL}(?: incident)? declared"), "declared"),
    (re.compile(rf"(?:severity )?{_MOVED} to {_LEVEL}"), "severity_changed"),
)  # fmt: skip
_ROLE_GIVEN = re.compile(r"(?:(?P<before>.+?) (?:assigned|named|appointed)|(?:assigned|named|appointed) (?P<after>.+))")
_PAGED = re.compile(r"(?:paged|page sent to|page) (?:the )?(?P<target>.+)")


def plain(words: str) -> str:
    """Words without case and marks: `Page-Sent` and `page_sent` are `page sent`."""
    return " ".join(re.sub(r"[\W_]+", " ", words.lower()).split())


def _phrases() -> dict[str, Meant]:
    found: dict[str, Meant] = {plain(kind): Meant(kind) for kind in KINDS}
    for kind, words in _WORDS.items():
        found |= {word: Meant(kind) for word in words}
    for audience, words in _AUDIENCES.items():
        for word in words:
            meant = Meant("update_posted", (("audience", audience),))
            found |= {f"{word} update": meant, f"{word} update posted": meant, f"update {word}": meant}
            found |= {f"{word} updated": meant, f"{word} notice": meant, f"{word} status update": meant}
    found |= {word: Meant("update_posted", (("audience", "external"),)) for word in ("status page", "statuspage")}
    for what in _CHECKS:
        meant = Meant("checked", (("what", what),))
        found |= {f"checked {what}": meant, f"check {what}": meant, f"{what} checked": meant}
    return found


_PHRASES: Mapping[str, Meant] = _phrases()


def meant_by(words: str) -> Meant | None:
    """The kind somebody means by these words; None where it cannot be told."""
    said = plain(words)
    return _PHRASES.get(said) or _severity(said) or _role(said) or _page(said)


def close_kind(words: str) -> str | None:
    """The kind that words which are not understood most likely mean."""
    found = difflib.get_close_matches(plain(words)[:80], _PHRASES, n=1, cutoff=0.6)
    return _PHRASES[found[0]].kind if found else None


def audience_of(words: str) -> str:
    """The audience somebody means; the words themselves where it is none."""
    said = plain(words)
    return next((audience for audience, known in _AUDIENCES.items() if said in known), said)


def _severity(said: str) -> Meant | None:
    for form, kind in _SEVERITIES:
        found = form.fullmatch(said)
        if found:
            return Meant(kind, (("severity", _level(found["level"])),))
    return None


def _level(words: str) -> str:
    """`sev 1` and `severity 1` are `SEV1`; `p1` is `P1`, since a company may call its levels so."""
    letters = {"severity": "SEV", "sev": "SEV", "priority": "P"}.get(words[:-1].strip(), words[:-1].strip().upper())
    return f"{letters}{words[-1]}"


def _role(said: str) -> Meant | None:
    found = _ROLE_GIVEN.fullmatch(said)
    role = canonical_role(found["before"] or found["after"]) if found else ""
    return Meant("role_assigned", (("seat", role),)) if _known(role) else None


def _page(said: str) -> Meant | None:
    found = _PAGED.fullmatch(said)
    role = canonical_role(found["target"].replace("on call", "oncall")) if found else ""
    return Meant("paged", (("target", role),)) if _known(role) else None


def _known(role: str) -> bool:
    return role in STANDARD_ROLES or role in ALIASES
