"""The matter: what kind of trouble it is, by what looks have shown, and the words for it.

An outage, wrong records and somebody who has got in are not spoken of in the same words.
"""

from __future__ import annotations

from typing import Literal

from gameday.participants.names import noun, where
from gameday.participants.person import Person
from gameday.terms.audience import Audience
from gameday.terms.facts import Facts

Matter = Literal["security", "data", "service"]
_NO_BREACH = ("none", None)
_NO_HARM = ("safe", None)


def matter(me: Person) -> Matter:
    """What it is about: the gravest that any look has shown so far; before any has, a service that does not work."""
    gravest: Matter = "service"
    for one in me.board.evidence.shown:
        if one.security not in _NO_BREACH:
            return "security"
        if one.data not in _NO_HARM:
            gravest = "data"
    return gravest


def what_is_wrong(me: Person, audience: Audience) -> str:
    """What is wrong now, as far as looks show it: who got in, what became of records, what does not work."""
    facts = me.board.seen
    if facts is None:
        return f"Something is wrong{where(me, audience)}; we are finding out what."
    if facts.benign and not me.board.evidence.shown:
        return f"An alarm rang{where(me, audience)}; we see nothing wrong for users so far."
    said = [words for words in (_security(facts), _data(facts), _core(me, facts, audience)) if words is not None]
    return " ".join(said) or f"A part of {noun(me, audience)} does not work as usual."


def what_was_wrong(me: Person, audience: Audience) -> str:
    """The same once it is over, or watched."""
    if me.board.evidence.stood_down_at is not None:
        return f"It was a false alarm{where(me, audience)}: nothing was wrong."
    of = matter(me)
    if of == "security":
        return "The security problem is over: nothing that we see points to it going on."
    if of == "data":
        return f"The records that were wrong{where(me, audience)} are right again."
    return f"What was wrong{where(me, audience)} works again."


def concerned(me: Person, users: float) -> str:
    """How many it concerns: `users` is a share of all users, seen or not."""
    of, peak = matter(me), me.board.repair.peak
    if not users and (of == "service" or not peak):
        return {
            "service": "No users that we see are affected so far.",
            "data": "Whose records they are is not yet known.",
            "security": "Whom it concerns is not yet known.",
        }[of]
    # Records stay wrong, and what was seen stays seen, also once nothing more is added.
    share = say_share(users if of == "service" else max(users, peak))
    return {
        "service": f"{share[0].upper()}{share[1:]} of users are affected.",
        "data": f"Records of {share} of users are affected.",
        "security": f"It concerns {share} of users, as far as we know.",
    }[of]


def say_share(users: float) -> str:
    """A share of users in words."""
    return f"about {users:.0%}" if users >= 0.01 else "less than 1%"


def _security(facts: Facts) -> str | None:
    if facts.security == "breach":
        return "Somebody got at information that is not theirs."
    return "We are looking into a possible security problem." if facts.security not in _NO_BREACH else None


def _data(facts: Facts) -> str | None:
    if facts.data == "lost":
        return "Some records are wrong or gone."
    return "Some figures and records may be wrong." if facts.data not in _NO_HARM else None


def _core(me: Person, facts: Facts, audience: Audience) -> str | None:
    if facts.core_function == "down":
        return f"A core function of {noun(me, audience)} fails for those affected."
    if facts.core_function == "degraded":
        return f"A core function of {noun(me, audience)} is slow or fails now and then."
    return None
