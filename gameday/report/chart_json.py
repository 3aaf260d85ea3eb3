"""What the picture shows, as JSON: times as RFC 3339, lengths in seconds."""

from __future__ import annotations

from gameday.retrospective.chart import Chart, ImpactStep, Lane, Mark, Silence, Span, Step, Watch
from gameday.scoring.encoding import Json
from gameday.terms.duration import SECOND
from gameday.terms.moment import format_moment


def chart_json(chart: Chart) -> Json:
    """Every part of the picture; empty parts are empty lists."""
    return {
        "start": format_moment(chart.start),
        "end": format_moment(chart.end),
        "levels": list(chart.levels),
        "arrivals": _lane(chart.arrivals),
        "lanes": [_lane(one) for one in chart.lanes],
        "called": [_step(one) for one in chart.called],
        "closed": None if chart.closed is None else format_moment(chart.closed),
        "right": [_step(one) for one in chart.right],
        "watches": [_watch(one) for one in chart.watches],
        "impact": [_impact(one) for one in chart.impact],
        "left_out": chart.left_out,
    }


def _mark(one: Mark) -> Json:
    return {
        "id": one.id,
        "at": format_moment(one.at),
        "shape": one.shape,
        "label": one.label,
        "short": one.short,
        "kind": one.kind,
    }


def _lane(one: Lane) -> Json:
    return {
        "name": one.name,
        "marks": [_mark(mark) for mark in one.marks],
        "held": [_span(span) for span in one.held],
    }


def _span(one: Span) -> Json:
    return {"start": format_moment(one.start), "end": format_moment(one.end), "name": one.name}


def _step(one: Step) -> Json:
    return {"at": format_moment(one.at), "levels": list(one.levels), "told": one.told}


def _watch(one: Watch) -> Json:
    return {
        "audience": one.audience,
        "start": format_moment(one.start),
        "end": format_moment(one.end),
        "posts": [_mark(post) for post in one.posts],
        "silences": [_silence(silence) for silence in one.silences],
        "owed": [{"start": format_moment(owed.start), "end": format_moment(owed.end)} for owed in one.owed],
    }


def _silence(one: Silence) -> Json:
    return {
        "start": format_moment(one.start),
        "end": format_moment(one.end),
        "bounds": one.bounds,
        "allowed": one.allowed / SECOND,
    }


def _impact(one: ImpactStep) -> Json:
    return {"at": format_moment(one.at), "users": one.users, "facts": one.facts}
