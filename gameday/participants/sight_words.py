"""What a look showed, as somebody tells it to whoever asked."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.engine.desk import Sight
from gameday.terms.facts import Facts

_TOLD = 4
"""How many lines somebody reads out."""


def sight_words(sight: Sight, *, lines: int = _TOLD) -> str:
    """A few sentences: how bad it looks, the first lines, and what it makes one think of."""
    said: list[str] = []
    if sight.facts is not None:
        said.append(_impact(sight.facts))
    if sight.lines and lines:
        said.append("; ".join(line.rstrip(".") for line in sight.lines[:lines]) + ".")
        left = len(sight.lines) - lines
        if left > 0:
            said.append(f"{left} more {'line' if left == 1 else 'lines'} like it.")
    if sight.cause is not None:
        said.append(f"The cause: {sight.cause.rstrip('.')}.")
    levers = dict.fromkeys(f"{one.action} {one.target}".replace("_", " ") for one in (*sight.cures, *sight.suggests))
    if levers and lines:
        said.append(f"It makes me think of: {', '.join(levers)}.")
    return " ".join(said) or "Nothing out of the ordinary."


def _impact(facts: Facts) -> str:
    if facts.benign:
        return "No harm to users that I can see here."
    told = ", ".join(_worries(facts))
    return f"{told[0].upper()}{told[1:]}." if told else "Something is wrong; how bad it is I cannot tell."


def _worries(facts: Facts) -> Iterator[str]:
    if facts.users_affected:
        share = facts.users_affected
        yield f"{f'about {share:.0%}' if share >= 0.01 else 'less than 1%'} of users are affected"
    if facts.core_function not in ("ok", None):
        yield f"a core function is {facts.core_function}"
    if facts.feature not in ("ok", None):
        yield f"a feature is {facts.feature}"
    if facts.data not in ("safe", None):
        yield f"data {'are lost' if facts.data == 'lost' else 'are at risk'}"
    if facts.security not in ("none", None):
        yield "there was a breach" if facts.security == "breach" else "it may be a security problem"
    if facts.growing:
        yield "it grows"
