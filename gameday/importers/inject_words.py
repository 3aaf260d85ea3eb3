"""What planners call the kinds of inject, and how one is delivered: `email`, `held`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from gameday.files.words import meant
from gameday.scenario.inject import Inject, InjectKind
from gameday.terms.role import say_role

KINDS: tuple[InjectKind, ...] = get_args(InjectKind)
_KIND_WORDS: Mapping[InjectKind, tuple[str, ...]] = {
    "alert": ("alarm", "monitoring", "monitoring alert", "monitor"),
    "page": ("pager", "paging", "page out"),
    "customer_report": ("customer", "customer complaint", "customer call", "customer email", "support ticket", "ticket",
                        "user report", "helpdesk ticket", "help desk ticket"),
    "social_mention": ("social", "social media", "tweet", "post", "press", "media", "news", "news report",
                       "newspaper", "tv", "media report"),
    "stakeholder_question": ("question", "stakeholder", "executive question", "request", "request for information",
                             "rfi", "media inquiry", "enquiry", "inquiry"),
    "change_notice": ("change", "deployment", "deploy", "release note", "change ticket"),
    "message": ("chat", "chat message", "email", "e mail", "mail", "phone", "phone call", "call", "telephone", "radio",
                "verbal", "in person", "face to face", "slack", "teams", "sms", "text message", "text", "briefing",
                "letter", "fax", "runner", "information", "video"),
    "noise": ("noise alert", "false alarm"),
    "availability": (),
}  # fmt: skip
_CHANNELS = {
    "email": "email", "e mail": "email", "mail": "email", "phone": "phone", "phone call": "phone", "call": "phone",
    "telephone": "phone", "sms": "sms", "text message": "sms", "radio": "radio", "verbal": "in person",
    "in person": "in person", "face to face": "in person", "video": "video",
}  # fmt: skip
_SENDERS: tuple[tuple[InjectKind, str], ...] = (
    ("alert", r"monitoring|alert(ing|s)?|prometheus|grafana|datadog|nagios|zabbix|observability"),
    ("page", r"pager|pagerduty|opsgenie|paging( tool)?"),
    ("social_mention", r"twitter|social( media)?|reddit|journalist|reporter|press|newspaper|media|blogger"),
    ("customer_report", r"customers?|users?|clients?|caller|a customer|guest|patient|passenger|rider"),
)
"""Who sends it says what it is, where the plan does not: the whole of the words, or how they begin."""
_MODE_WORDS: Mapping[str, tuple[str, ...]] = {
    "automatic": ("auto", "planned", "by itself", "inject", "timed"),
    "optional": ("if time allows", "option", "if time permits"),
    "held": ("hold", "on hold", "by hand", "manual", "manually", "facilitator"),
    "contingency": ("contingency inject", "contingent", "backup", "reserve", "if needed", "as needed"),
}


def plain(words: str) -> str:
    """Words without case and marks."""
    return " ".join(re.sub(r"[\W_]+", " ", words.lower()).split())


def kind_meant(words: str) -> InjectKind:
    """The kind of inject that words mean. Raises ValueError with what was expected."""
    said = plain(words)
    for kind in KINDS:
        if said == plain(kind) or said in _KIND_WORDS[kind]:
            return kind
    hint, expected = meant(said.replace(" ", "_"), KINDS)
    raise ValueError(f"there is no such kind of inject{hint}" + (f", expected {expected}" if expected else ""))


def channel_of(words: str) -> str | None:
    """The channel that a word for a kind names: an email, the phone."""
    return _CHANNELS.get(plain(words))


def kind_by_sender(sender: str) -> InjectKind | None:
    """The kind of inject that its sender gives away; None where nobody can tell."""
    said = plain(sender)
    for kind, form in _SENDERS:
        if re.fullmatch(rf"(?:an? |the )?(?:{form})(?: .*)?", said):
            return kind
    return None


def mode_meant(words: str) -> str:
    """How an inject is delivered. Raises ValueError with what was expected."""
    said = plain(words)
    for mode, others in _MODE_WORDS.items():
        if said == mode or said in others:
            return mode
    raise ValueError(f"expected one of {', '.join(_MODE_WORDS)}")


def say_roles(roles: tuple[str, ...]) -> str:
    """Roles for a cell; empty for everybody."""
    return ", ".join(say_role(role) for role in roles)


def say_kind(inject: Inject) -> str:
    """The kind of an inject for a cell."""
    return inject.kind.replace("_", " ")
