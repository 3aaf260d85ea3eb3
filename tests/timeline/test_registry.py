"""Every kind of the contract has its class, and only those."""

from gameday.terms.kinds import KINDS
from gameday.timeline.registry import ENTRY_CLASSES


def test_each_kind_has_one_class_that_says_so() -> None:
    assert {kind: cls.kind for kind, cls in ENTRY_CLASSES.items()} == {kind: kind for kind in KINDS}
