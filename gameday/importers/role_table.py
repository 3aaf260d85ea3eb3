"""Which words stand for which role: everywhere, perhaps, and in the tables of planners."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.terms.role import (
    COMMS_LEAD,
    INCIDENT_COMMANDER,
    PRIMARY_ONCALL,
    SCRIBE,
    SECONDARY_ONCALL,
    TECHNICAL_LEAD,
)

WORDS: Mapping[str, tuple[str, ...]] = {
    INCIDENT_COMMANDER: ("commander", "ic", "incident lead", "incident leader", "incident manager",
                         "major incident manager", "incident coordinator"),
    TECHNICAL_LEAD: ("tech lead", "tl", "operations lead", "ops lead", "technical leader"),
    COMMS_LEAD: ("communications lead", "communication lead", "comms", "communications", "comms manager",
                 "communications manager", "comms officer", "communications officer"),
    SCRIBE: ("note taker", "notetaker"),
    PRIMARY_ONCALL: ("primary", "primary responder", "on call primary", "primary on call engineer"),
    SECONDARY_ONCALL: ("secondary", "secondary responder", "on call secondary", "secondary on call engineer",
                       "backup on call"),
}  # fmt: skip
"""Words that mean a role everywhere."""
LIKELY: Mapping[str, str] = {
    "oncall": PRIMARY_ONCALL, "oncall engineer": PRIMARY_ONCALL, "first line": PRIMARY_ONCALL,
    "1st line": PRIMARY_ONCALL, "level 1": PRIMARY_ONCALL, "l1": PRIMARY_ONCALL, "responder": PRIMARY_ONCALL,
    "second line": SECONDARY_ONCALL, "2nd line": SECONDARY_ONCALL, "level 2": SECONDARY_ONCALL,
    "l2": SECONDARY_ONCALL, "backup": SECONDARY_ONCALL, "lead": INCIDENT_COMMANDER, "logger": SCRIBE,
}  # fmt: skip
"""Words that may well mean a role, and not everywhere: they are asked about, never taken."""
PLANNERS_WORDS: Mapping[str, tuple[str, ...]] = {
    PRIMARY_ONCALL: ("on-call", "on-call engineer", "on-call person", "engineer on call", "responder",
                     "first responder", "on-call responder", "first line", "1st line", "l1"),
    SECONDARY_ONCALL: ("backup", "backup on-call", "backup engineer", "second line", "2nd line", "l2"),
    TECHNICAL_LEAD: ("technical team lead", "engineering lead", "lead engineer", "subject matter expert", "sme"),
    COMMS_LEAD: ("comms team", "communications team", "pr", "public relations", "press office"),
    SCRIBE: ("recorder", "logger", "log keeper", "note keeper", "minute taker"),
    "executive_sponsor": ("exec sponsor", "executive sponsor", "sponsor", "exec", "executive", "executives", "execs",
                          "leadership", "senior management"),
    "security_lead": ("security", "security team", "security lead", "infosec", "ciso"),
    "security_oncall": ("security on-call", "security engineer", "on-call security"),
    "support_lead": ("support", "support team", "support desk", "customer support", "help desk", "helpdesk",
                     "service desk", "support lead", "customer service"),
    "customer_success_lead": ("customer success", "customer success lead", "csm"),
    "engineering_manager": ("em", "engineering manager", "development manager"),
    "vp_engineering": ("vp engineering", "vp of engineering", "vp eng", "head of engineering"),
    "platform_lead": ("platform", "platform team", "platform lead"),
    "team_lead": ("team lead", "team leader"),
    "legal": ("legal", "legal counsel", "counsel", "legal team", "lawyer", "general counsel"),
}  # fmt: skip
"""What planners say for a role. A record of a real incident would be asked about such a word."""
