"""What was seen of the impact, and the hops that are not called for it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from gameday.regression.probes.conditions import Given, Known
from gameday.retrospective.facts import say_share
from gameday.retrospective.plain import listed

_SHARED: Mapping[str, str] = {"users_affected": "users are affected", "revenue_affected": "revenue is affected"}
_SUBJECTS: Mapping[str, str] = {
    "core_function": "the core function is",
    "feature": "the feature is",
    "data": "data is",
}
_WORDS: Mapping[tuple[str, object], str] = {
    ("security", "none"): "there is no breach",
    ("security", "suspected"): "a breach is suspected",
    ("security", "breach"): "there is a breach",
    ("workaround", True): "there is a workaround",
    ("workaround", False): "there is no workaround",
    ("growing", True): "the impact grows",
    ("growing", False): "the impact does not grow",
    ("customer_visible", True): "customers see it",
    ("customer_visible", False): "customers do not see it",
    ("known", True): "the scope is understood",
    ("known", False): "the scope is not understood",
}
_OPEN: Mapping[str, str] = {
    "users_affected": "how many users are affected",
    "revenue_affected": "how much revenue is affected",
    "core_function": "whether the core function works",
    "feature": "whether the feature works",
    "workaround": "whether there is a workaround",
    "growing": "whether the impact grows",
    "customer_visible": "whether customers see it",
}


def say_given(given: Given) -> str:
    """`if a breach is suspected (page-secondary is not called then)`."""
    hops = f"{listed(given.left_out)} {'is' if len(given.left_out) == 1 else 'are'}"
    return f"if {say_known(given)} ({hops} not called then)"


def say_known(given: Given) -> str:
    """`a breach is suspected`, `a look leaves open whether customers see it`."""
    return listed([_say(one) for one in given.known])


def say_times(times: int) -> str:
    """How often: `once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _say(one: Known) -> str:
    if one.value is None:
        return f"a look leaves open {_OPEN[one.fact]}"
    if isinstance(one.value, float):
        return f"{say_share(one.value) + ' of' if one.value else 'no'} {_SHARED[one.fact]}"
    return _WORDS.get((one.fact, one.value)) or f"{_SUBJECTS[one.fact]} {str(one.value).replace('_', ' ')}"
