"""Chance is keyed by meaning."""

from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gameday.engine.chance import Chance, choice, exponential, happens, lognormal

LUCK = Chance(7, "checkout-errors", "storefront", 3)


@given(st.text(), st.text(), st.text())
def test_a_draw_lies_strictly_between_0_and_1_and_is_the_same_each_time(actor: str, purpose: str, thing: str) -> None:
    drawn = LUCK.draw(actor, purpose, thing)
    assert 0 < drawn < 1
    assert drawn == Chance(7, "checkout-errors", "storefront", 3).draw(actor, purpose, thing)


@pytest.mark.parametrize(
    "other",
    [replace(LUCK, root=8), replace(LUCK, scenario="x"), replace(LUCK, team="x"), replace(LUCK, replicate=4)],
)
def test_every_part_of_the_key_counts(other: Chance) -> None:
    assert other.draw("dana", "ack", "page 1") != LUCK.draw("dana", "ack", "page 1")


def test_parts_of_the_key_do_not_run_into_each_other() -> None:
    assert LUCK.draw("ab", "c", "d") != LUCK.draw("a", "bc", "d")


def test_the_hash_seed_of_the_interpreter_plays_no_part() -> None:
    program = (
        "from gameday.engine.chance import Chance;"
        "print(Chance(7, 'checkout-errors', 'storefront', 3).draw('dana', 'ack', 'page 1'))"
    )
    drawn = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert drawn == {f"{LUCK.draw('dana', 'ack', 'page 1')}\n"}


def test_draws_fill_the_unit_interval_evenly() -> None:
    """The share below each tenth is binomial: within 4 standard errors of 2,000 draws."""
    draws = [LUCK.draw("dana", "ack", f"page {number}") for number in range(2000)]
    for tenth in range(1, 10):
        p = tenth / 10
        assert abs(sum(drawn < p for drawn in draws) / 2000 - p) < 4 * math.sqrt(p * (1 - p) / 2000)


def test_inverse_cumulative_distributions() -> None:
    """Medians and quartiles as the textbooks have them."""
    assert lognormal(0.5, 120.0, 0.8) == 120.0
    assert lognormal(0.8413447460685429, 120.0, 0.8) == pytest.approx(120 * math.exp(0.8))
    assert exponential(0.5, 10.0) == pytest.approx(10 * math.log(2))
    assert [happens(u, 0.3) for u in (0.29, 0.3, 0.31)] == [True, False, False]
    assert [choice(u, "abc") for u in (0.01, 0.34, 0.99)] == ["a", "b", "c"]
