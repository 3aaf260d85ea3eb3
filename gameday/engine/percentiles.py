"""Percentiles of latency, from the median and the spread of a lognormal."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from statistics import NormalDist

from gameday.scenario.metric import MetricName

PERCENTILES: Mapping[MetricName, float] = {"latency_p95_ms": 0.95, "latency_p99_ms": 0.99}


@cache
def tail(percentile: float, spread: float) -> float:
    """A percentile of a lognormal as a multiple of its median."""
    return exp(spread * NormalDist().inv_cdf(percentile))
