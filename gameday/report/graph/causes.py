"""The graph of causes: levers, the faults they act on, the services those hurt, and what shows of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gameday.report.graph.boxes import Box, Graph, Line, LineKind, Tone, say_length
from gameday.scenario.fault import Fault, Harm
from gameday.scenario.metric import MetricName
from gameday.scenario.mitigation import Effect, Mitigation, Pull, Scaling
from gameday.scenario.monitoring import AlertRule
from gameday.scenario.service import Service
from gameday.scenario.world import World
from gameday.terms.duration import SECOND

LEVERS, FAULTS, SERVICES = 0, 1, 2
_KINDS: Mapping[str, LineKind] = {"worsens": "harms", "starts": "harms"}
_OVER: Mapping[Tone, str] = {
    "": "Lever",
    "harms": "Lever that does harm",
    "both": "Lever that helps and harms",
    "nothing": "Lever",
}


def causes(world: World, started: Mapping[str, tuple[str, ...]]) -> Graph:
    """Levers, faults, services, and what shows. `started`: the ways of branches in which each fault sets in."""
    depths = _depths(world)
    last = max(depths.values()) + 1
    boxes = [
        *(_lever(one) for one in world.mitigations),
        *(_fault(one, world, started.get(one.id, ())) for one in world.faults),
        *(_service(one, depths[one.name]) for one in world.services),
        *_shown(world, last),
    ]
    between = [""] * (last - SERVICES - 1)
    headings = ("Levers", "Faults", "Services; trouble spreads to the right", *between, "What shows")
    return Graph("What is wrong, and what would help", headings, tuple(boxes), tuple(_lines(world)))


def _depths(world: World) -> dict[str, int]:
    """The column of each service: right of everything it leans on."""
    leans = {service.name: [leaning.service for leaning in service.depends_on] for service in world.services}
    found: dict[str, int] = {}

    def depth(name: str) -> int:
        if name not in found:
            found[name] = SERVICES  # a service that leans on itself, by whatever way, stands left of that one
            found[name] = max((depth(other) + 1 for other in leans.get(name, ())), default=SERVICES)
        return found[name]

    for name in leans:
        depth(name)
    return found


def _lever(one: Mitigation) -> Box:
    lines = [one.text]
    if one.takes is not None:
        lines.append(f"Takes about {say_length(one.takes)}.")
    if one.chance < 1:
        lines.append(f"Works as meant in {one.chance:.0%} of cases.")
    if one.available_from:
        lines.append(f"From {say_length(one.available_from)} on.")
    lines += [f"Only once {say_pull(need)} is in place." for need in one.needs]
    if not (one.effects or one.otherwise or one.scales or one.empties):
        lines.append("Changes nothing.")
    if not one.reversible:
        lines.append("Cannot be undone.")
    name, tone = f"{one.action} {one.target}", _tone(one)
    return Box(f"lever:{name}", "lever", LEVERS, _OVER[tone], name, tuple(lines), tone)


def _tone(one: Mitigation) -> Tone:
    harms = any(effect.does in _KINDS for effect in one.effects)
    helps = any(effect.does not in _KINDS for effect in one.effects) or bool(one.scales or one.empties)
    if harms:
        return "both" if helps else "harms"
    return "" if helps or one.otherwise else "nothing"


def _fault(one: Fault, world: World, ways: tuple[str, ...]) -> Box:
    family = f", {one.family.replace('_', ' ')}" if one.family else ""
    lines = [one.cause, _begins(one, world, ways)]
    if one.incident is not None:
        lines.append(f"Belongs to the incident {one.incident}.")
    if one.lasts is not None:
        lines.append(f"Ends by itself after {say_length(one.lasts)}.")
    lines += [
        f"{_metric(move.metric)} to {say_value(move.metric, move.to)}"
        + (f" at {move.service}" if move.service and move.service != one.service else "")
        for move in one.moves
    ]
    return Box(f"fault:{one.id}", "fault", FAULTS, f"Fault{family}, at {one.service}", one.id, tuple(lines))


def say_pull(one: Mitigation | Pull) -> str:
    """A lever by its name: `rollback api`."""
    return f"{one.action} {one.target}"


def _begins(one: Fault, world: World, ways: tuple[str, ...]) -> str:
    if one.at is not None:
        return f"Sets in after {say_length(one.at)}." if one.at else "Sets in at the start."
    levers = [
        say_pull(lever)
        for lever in world.mitigations
        if any(effect.fault == one.id and effect.does == "starts" for effect in (*lever.effects, *lever.otherwise))
    ]
    causes_of_it = [*(f"{lever} is pulled" for lever in levers), *(f"the story goes {way}" for way in ways)]
    return f"Only where {' or '.join(causes_of_it)}." if causes_of_it else "Nothing starts it."


def _service(one: Service, column: int) -> Box:
    lines = [one.title] if one.title and one.title != one.name else []
    if one.core:
        lines.append("Core journey.")
    if one.load is not None:
        lines.append(f"Serves {one.load.capacity:.10g} requests a minute.")
    return Box(f"service:{one.name}", "service", column, "Service", one.name, tuple(lines))


def _shown(world: World, column: int) -> Iterator[Box]:
    for service in world.services:
        if service.users and service.feels:
            whose = f"{service.users:.0%} of users" + (f", {service.revenue:.0%} of revenue" if service.revenue else "")
            lines = tuple(
                f"{felt.as_.capitalize()} from {_metric(felt.metric).lower()} {say_value(felt.metric, felt.above)} on"
                for felt in service.feels
            )
            yield Box(f"felt:{service.name}", "felt", column, f"Users of {service.title or service.name}", whose, lines)
        yield from (_alert(rule, column) for rule in world.alerts if rule.service == service.name)
    for fault in world.faults:
        if fault.harm is not None:
            yield Box(f"harm:{fault.id}", "felt", column, "On no dashboard", "Harm", tuple(_harm(fault.harm)))


def _alert(rule: AlertRule, column: int) -> Box:
    side = "above" if rule.above is not None else "below"
    when = f"{_metric(rule.metric)} {side} {say_value(rule.metric, rule.limit.at)} for {say_length(rule.for_)}"
    return Box(f"alert:{rule.id}", "alert", column, f"Alert, {rule.urgency} urgency", rule.text, (when,))


def _harm(harm: Harm) -> Iterator[str]:
    if harm.users:
        yield f"{harm.users:.0%} of users meet it"
    if harm.revenue:
        yield f"{harm.revenue:.0%} of revenue"
    for stage in harm.data:
        yield f"Data {stage.is_.replace('_', ' ')} {_after(stage.after)}"
    for security in harm.security:
        yield f"Security: {security.is_} {_after(security.after)}"
    if harm.growing:
        yield "Grows for as long as it lasts"


def _after(length: int) -> str:
    return f"after {say_length(length)}" if length else "at once"


def _lines(world: World) -> Iterator[Line]:
    for lever in world.mitigations:
        yield from _pulled(lever)
    for fault in world.faults:
        hurt = dict.fromkeys(move.service or fault.service for move in fault.moves)
        yield from (Line(f"fault:{fault.id}", f"service:{name}", "hurts") for name in hurt or (fault.service,))
        if fault.harm is not None:
            yield Line(f"fault:{fault.id}", f"harm:{fault.id}", "shows")
    for service in world.services:
        for leaning in service.depends_on:
            share = f"{leaning.share:.0%}" if leaning.share < 1 else ""
            if leaning.service != service.name:
                yield Line(f"service:{leaning.service}", f"service:{service.name}", "spreads", share)
        if service.users and service.feels:
            yield Line(f"service:{service.name}", f"felt:{service.name}", "shows")
    yield from (Line(f"service:{rule.service}", f"alert:{rule.id}", "shows") for rule in world.alerts)


def _pulled(lever: Mitigation) -> Iterator[Line]:
    start = f"lever:{lever.action} {lever.target}"
    for effect in lever.effects:
        yield _effect(start, effect, "")
    for effect in lever.otherwise:
        yield _effect(start, effect, "if it fails: ")
    for scaling in lever.scales:
        yield _scaling(start, scaling, lever.target)
    yield from (Line(start, f"service:{service}", "load", "empties its queue") for service in lever.empties)


def _effect(start: str, effect: Effect, lead: str) -> Line:
    label = f"{lead}{effect.does}" + (f" to {effect.to:.0%}" if effect.to is not None else "")
    if effect.holds_for is not None:
        label += f", for {say_length(effect.holds_for)}"
    kind = _KINDS.get(effect.does, "helps")
    return Line(start, f"fault:{effect.fault}", kind, label, for_a_while=effect.holds_for is not None)


def _scaling(start: str, scaling: Scaling, target: str) -> Line:
    held = f", for {say_length(scaling.holds_for)}" if scaling.holds_for is not None else ""
    label = f"{scaling.metric} \N{MULTIPLICATION SIGN} {scaling.times:g}{held}"
    return Line(start, f"service:{scaling.service or target}", "load", label, for_a_while=bool(held))


def _metric(metric: MetricName) -> str:
    words = {"latency_ms": "latency", "latency_p95_ms": "95th percentile of latency"}
    words["latency_p99_ms"] = "99th percentile of latency"
    return words.get(metric, metric.replace("_", " ")).capitalize()


def say_value(metric: MetricName, value: float) -> str:
    """A metric's value with its unit: `5%`, `3800 ms`, `15 min`, `14`."""
    if metric in ("error_rate", "saturation"):
        return f"{value * 100:.6g}%"
    if not metric.startswith("latency"):
        return f"{value:.10g}"
    return f"{value:.6g} ms" if value < 10 * SECOND else say_length(round(value))
