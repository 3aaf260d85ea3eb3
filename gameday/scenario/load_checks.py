"""What in a world's loads does not fit together: who moves, watches and scales what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.scenario.metric import FOLLOWING, LOADS, MetricName
from gameday.scenario.mitigation import Mitigation
from gameday.scenario.quiet_day import usual_demands
from gameday.scenario.service import Service
from gameday.scenario.world import World
from gameday.terms.document import Misfit

Path = tuple[str | int, ...]
_A_LOAD = "`load` of that service"


def load_misfits(world: World) -> Iterator[Misfit]:
    """Every misfit, with its path from the scenario's root; dependencies must not form a ring."""
    loaded = {service.name: service.load is not None for service in world.services}
    yield from _quiet_day(world.services)
    for index, service in enumerate(world.services):
        for place, leaning in enumerate(service.depends_on):
            both = loaded[service.name] and loaded[leaning.service]
            if leaning.calls != 1.0 and not both:
                wrong = f"nothing counts what {service.name!r} calls of {leaning.service!r}"
                yield Misfit(("world", "services", index, "depends_on", place), wrong, "`load` of both services")
        for place, felt in enumerate(service.feels):
            yield from _watched(("world", "services", index, "feels", place), service.name, felt.metric, loaded)
    for index, alert in enumerate(world.alerts):
        yield from _watched(("world", "alerts", index, "metric"), alert.service, alert.metric, loaded)
    for index, fault in enumerate(world.faults):
        for place, move in enumerate(fault.moves):
            where: Path = ("world", "faults", index, "moves", place)
            yield from _moved(where, move.service or fault.service, move.metric, loaded)
    for index, lever in enumerate(world.mitigations):
        yield from _acted_on(index, lever, loaded)


def _quiet_day(services: Sequence[Service]) -> Iterator[Misfit]:
    comes_in = usual_demands(services)
    for index, service in enumerate(services):
        if service.load is None:
            continue
        if comes_in[service.name] > service.load.capacity:
            wrong = f"{service.name!r} is overloaded on a quiet day: {comes_in[service.name]:g} requests a minute"
            expected = f"a capacity of at least that, not {service.load.capacity:g}"
            yield Misfit(("world", "services", index, "load"), wrong, expected)
        for metric in service.normal:
            if metric in FOLLOWING:
                wrong = f"{metric!r} of {service.name!r} is said twice: it follows from its load"
                yield Misfit(("world", "services", index, "normal", metric), wrong, "either `normal` or `load`")


def _watched(path: Path, service: str, metric: MetricName, loaded: dict[str, bool]) -> Iterator[Misfit]:
    if metric in LOADS and not loaded.get(service, True):
        yield Misfit(path, f"{service!r} has no {metric}: it states no load", _A_LOAD)


def _moved(path: Path, service: str, metric: MetricName, loaded: dict[str, bool]) -> Iterator[Misfit]:
    yield from _watched(path, service, metric, loaded)
    if metric in FOLLOWING and loaded.get(service, False):
        wrong = f"{metric!r} of {service!r} follows from its load, nothing else moves it"
        yield Misfit(path, wrong, "a move of demand or capacity")


def _acted_on(index: int, lever: Mitigation, loaded: dict[str, bool]) -> Iterator[Misfit]:
    scaled = [
        (("scales", place, "service"), scaling.service or lever.target) for place, scaling in enumerate(lever.scales)
    ]
    emptied = [(("empties", place), name) for place, name in enumerate(lever.empties)]
    for way, name in (*scaled, *emptied):
        # A target that is not there is told as that.
        if not loaded.get(name, False) and (name != lever.target or name in loaded):
            wrong = f"{name!r} states no load that {lever.action!r} could act on"
            yield Misfit(("world", "mitigations", index, *way), wrong, _A_LOAD)
