"""Every gap is described, and holds for its time."""

from __future__ import annotations

from gameday.scenario.gap import GAP_KINDS, GAP_TEXTS, Gap


def test_every_kind_is_described() -> None:
    assert list(GAP_TEXTS) == list(GAP_KINDS)


def test_a_gap_holds_from_its_start_until_before_its_end() -> None:
    gap = Gap(gap="pager_dead", seat="primary_oncall", from_start=10, until=20)
    assert [gap.open_at(now) for now in (9, 10, 19, 20)] == [False, True, True, False]
    assert Gap(gap="pager_dead", seat="primary_oncall").open_at(10**9)
