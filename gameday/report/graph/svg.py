"""The graph of a scenario as a picture: a drawing of its own, light, dark and in print, that leads nowhere."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple, get_args

from markupsafe import Markup

from gameday.report.graph.boxes import Graph, Line, LineKind
from gameday.report.graph.layout import PAD, WIDTH, Placed, Route, Words, laid_out, words_of
from gameday.report.graph.text import SPOILER, description, graphs_of
from gameday.report.svg import box, element, group, width_of, words
from gameday.report.templating import read_template
from gameday.retrospective.plain import plain
from gameday.scenario import Scenario

_EDGE = 24
"""Around everything."""
_HEAD = 62
_BETWEEN = 40
_GAP = 20
_NARROWEST = 4 * WIDTH + 3 * _GAP
_LEGEND: tuple[tuple[LineKind, bool, str], ...] = (
    ("helps", False, "helps"),
    ("helps", True, "helps for a while"),
    ("harms", False, "does harm, or starts it"),
    ("load", False, "moves load"),
    ("load", True, "moves load for a while"),
    ("hurts", False, "hurts, and spreads"),
    ("shows", False, "shows"),
)


class _Part(NamedTuple):
    """Something drawn, its upper edge at 0."""

    drawn: Markup
    width: float
    height: float


def scenario_drawing(scenario: Scenario) -> str:
    """The causes and the script of a scenario as an SVG file: a spoiler, and it says so."""
    parts = [*_parts(scenario)]
    width = max((_NARROWEST, *(part.width for part in parts)))
    headline = wrap(plain(scenario.title, 400), int(width / width_of("x", 19) / 1.1)) or [""]
    top, drawn = 118.0 + 25 * (len(headline) - 1), list[Markup]()
    for part in parts:
        drawn.append(group([part.drawn], transform=f"translate({_EDGE} {top:.1f})"))
        top += part.height + _BETWEEN
    whole, height = width + 2 * _EDGE, top - _BETWEEN + _EDGE
    root = element(
        "svg",
        element("title", f"What leads to what in {scenario.name}", id="graph-title"),
        element("desc", description(scenario), id="graph-desc"),
        element("style", Markup(read_template("palette.css") + read_template("graph.css"))),  # noqa: S704  # our own sheets
        element("defs", *_tips()),
        box(0, 0, whole, height, fill="var(--ground)"),
        *_head(scenario, headline, width),
        *drawn,
        viewBox=f"0 0 {whole:.0f} {height:.0f}",
        width=f"{whole:.0f}",
        height=f"{height:.0f}",
        role="img",
        aria_labelledby="graph-title graph-desc",
        class_="graph",
        xmlns="http://www.w3.org/2000/svg",
    )
    return f"{root}\n"


def _head(scenario: Scenario, headline: Sequence[str], width: float) -> Iterator[Markup]:
    yield box(_EDGE, 16, width, 26, rx=4, class_="banner-ground")
    yield words(_EDGE + 12, 33.5, SPOILER, class_="banner")
    for number, part in enumerate(headline):
        yield words(_EDGE, 72 + 25 * number, part, class_="headline")
    yield words(_EDGE, 67 + 25 * len(headline), f"Scenario {scenario.name}", class_="soft")


def _parts(scenario: Scenario) -> Iterator[_Part]:
    for graph in graphs_of(scenario):
        yield _graph(graph) if graph.lines else _grid(graph)


def _graph(graph: Graph) -> _Part:
    layout = laid_out(graph)
    kinds = {(line.kind, line.for_a_while) for line in graph.lines}
    legend = any(line.kind == "hurts" for line in graph.lines)
    headings = [
        words(x, 46, heading, class_="column") for x, heading in zip(layout.columns, graph.columns, strict=True)
    ]
    inner = group(
        [*(_route(one) for one in layout.routes), *(_box(one) for one in layout.boxes), *_labels(layout.routes)],
        transform=f"translate(0 {_HEAD})",
    )
    below = _legend(_HEAD + layout.height + 26, kinds) if legend else Markup()
    drawn = group([words(0, 16, graph.title, class_="part"), *headings, inner, below])
    return _Part(drawn, layout.width, _HEAD + layout.height + (34 if legend else 0))


def _grid(graph: Graph) -> _Part:
    """Boxes that nothing leads to, row by row."""
    boxes = graph.boxes
    drawn, top = [words(0, 16, graph.title, class_="part")], 34.0
    for start in range(0, len(boxes), 4):
        row = [(one, *words_of(one)) for one in boxes[start : start + 4]]
        height = max(tall for _, _, tall in row)
        for column, (one, text, _) in enumerate(row):
            drawn.append(_box(Placed(one, column * (WIDTH + _GAP), top, height, text)))
        top += height + _GAP
    return _Part(group(drawn), _NARROWEST, top - _GAP)


def _box(one: Placed) -> Markup:
    stripe = box(one.x, one.y, 4, one.height, rx=2, class_=f"stripe {one.box.kind} {one.box.tone}".rstrip())
    ground = box(one.x, one.y, WIDTH, one.height, rx=4, class_="box")
    return group([ground, stripe, *(_words(one, text) for text in one.words)])


def _words(one: Placed, text: Words) -> Markup:
    return words(one.x + PAD, one.y + text.y, text.text, class_=text.style)


def _route(one: Route) -> Markup:
    (x, y), *rest = one.points
    steps = [f"M{x:.1f} {y:.1f}"]
    for number, (right, level) in enumerate(rest):
        if number % 2:
            # It bends: away from where it is and into where it goes level.
            middle = (x + right) / 2
            steps.append(f"C{middle:.1f} {y:.1f} {middle:.1f} {level:.1f} {right:.1f} {level:.1f}")
        else:
            steps.append(f"L{right:.1f} {level:.1f}")
        x, y = right, level
    while_ = " for-a-while" if one.line.for_a_while else ""
    tip = f"url(#tip-{one.line.kind})"
    return element("path", d=" ".join(steps), class_=f"edge {one.line.kind}{while_}", marker_end=tip)


def _labels(routes: Sequence[Route]) -> Iterator[Markup]:
    """Last, so that no line runs over them."""
    for one in routes:
        if one.line.label:
            x, y = one.points[0]
            yield words(x + 6, y - 3.5, one.line.label, class_="label")


def _tips() -> Iterator[Markup]:
    for kind in get_args(LineKind):
        tip = element("path", d="M0 0L8 4L0 8Z", class_=f"{kind} tip")
        yield element(
            "marker", tip, id=f"tip-{kind}", viewBox="0 0 8 8", refX=8, refY=4, markerWidth=9, markerHeight=9,
            markerUnits="userSpaceOnUse", orient="auto",
        )  # fmt: skip


def _legend(y: float, used: Container[tuple[LineKind, bool]]) -> Markup:
    drawn, x = list[Markup](), 0.0
    for kind, for_a_while, text in _LEGEND:
        if (kind, for_a_while) not in used:
            continue
        line = Line("", "", kind, for_a_while=for_a_while)
        drawn.append(_route(Route(line, ((x, y - 4), (x + 34, y - 4)))))
        drawn.append(words(x + 42, y, text, class_="soft"))
        x += 42 + len(text) * 6.2 + 22
    return group(drawn)
