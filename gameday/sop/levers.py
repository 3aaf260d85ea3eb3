"""Which clauses speak of nothing but levers: where there is none to pull, they ask for nothing."""

from __future__ import annotations

from gameday.sop.clause import Clause, Pair, Precedence
from gameday.terms.selector import Selector

LEVER_ACTS = frozenset({"mitigation_started", "mitigation_applied", "mitigation_failed"})
"""What somebody can do only where a lever exists."""


def pulls(selector: Selector) -> bool:
    """Is a lever pulled in every entry that this means?"""
    return LEVER_ACTS.issuperset(selector.kind)


def rests_on_lever(pair: Pair) -> bool:
    """Is either half of a pair the pulling of a lever?"""
    return pulls(pair.before) or pulls(pair.after)


def needs_lever(clause: Clause) -> bool:
    """Does a clause ask for nothing where no lever exists?"""
    if not isinstance(clause, Precedence):
        return False
    return clause.mitigate_first or (bool(clause.pairs) and all(map(rests_on_lever, clause.pairs)))
