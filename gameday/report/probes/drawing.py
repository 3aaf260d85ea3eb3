"""How nobody is reached in time, as a sequence diagram: Mermaid and SVG. People's names stay out of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from gameday.regression.probes.reachability import Counterexample, Outcome, Step
from gameday.report.probes.given import say_given, say_times
from gameday.report.svg import box, element, line, path, width_of, words
from gameday.report.templating import read_template
from gameday.terms.duration import say_duration
from gameday.terms.frozen import frozen
from gameday.terms.role import say_role

_TOOL = "paging tool"
_UNRUNG: Mapping[Outcome, str] = {"nobody": "nobody on the schedule", "no contact": "no contact is known"}
"""What came of a call that rang at nobody."""
_SIZE = 14
"""Of the letters, in pixels: a little more than they are, since some are bold."""
_TOP, _ROW, _APART, _EDGE = 60.0, 46.0, 14.0, 8.0
"""Where the rows begin, how far one lies below another, the room between two heads, and beside a text."""
_GIVEN = 22.0
"""The room above the heads for what has to be seen of the impact."""
_STYLE = """
.ground { fill: var(--ground); } text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: var(--ink); }
.life { stroke: var(--rule); } .call { stroke: var(--ink); fill: none; } .missed { stroke: var(--bad); fill: none; }
.empty { stroke: var(--bad); fill: none; stroke-dasharray: 4 4; }
text.bad { fill: var(--bad); font-weight: 700; } text.soft { fill: var(--soft); }
.head { fill: var(--panel); stroke: var(--rule); }
"""


def mermaid(one: Counterexample) -> str:
    """The counterexample as a Mermaid sequence diagram."""
    lines = ["sequenceDiagram", f"    participant P as {_TOOL}"]
    aliases = {step.target: f"T{index}" for index, step in enumerate(one.steps)}
    lines += [f"    participant {alias} as {_plain(say_role(target))}" for target, alias in aliases.items()]
    if one.given is not None:
        lines.append(f"    Note over P: {say_given(one.given)}")
    for index, step in enumerate(one.steps):
        alias = aliases[step.target]
        if step.outcome in _UNRUNG:
            lines.append(f"    Note over {alias}: {_when(step)}: {_UNRUNG[step.outcome]}")
            continue
        arrow = "->>" if step.outcome == "answers" else "-x"
        lines.append(f"    P{arrow}{alias}: page, {_when(step)}")
        lines.append(
            f"    {alias}->>P: answers"
            if step.outcome == "answers"
            else f"    Note over {alias}: {_said(one.steps, index)}"
        )
    if one.reached is None:
        lines.append(f"    Note over P: dead end, nobody was reached{_onward(one)}")
    return "\n".join(lines) + "\n"


def drawing(one: Counterexample) -> str:
    """The counterexample as an SVG sequence diagram, whole and with its own style."""
    lives = _lives(one.steps)
    height = _TOP + _ROW * (len(one.steps) + 1.2)
    parts = [part for life in lives for part in _lifeline(life, height)]
    place = {life.target: life.x for life in lives}
    for index, step in enumerate(one.steps):
        y = _TOP + _ROW * (index + 1)
        parts += _arrow(step, _said(one.steps, index), lives[0].x, place[step.target], y)
    end = f"dead end: nobody was reached{_onward(one)}" if one.reached is None else ""
    parts.append(words(lives[0].x, height - 14, end, class_="bad"))
    given = say_given(one.given) if one.given is not None else ""
    above = _GIVEN if given else 0.0
    style = element("style", Markup(read_template("palette.css") + _STYLE))  # noqa: S704  # our own files
    whole = max(
        lives[-1].x + max(lives[-1].head / 2 + _APART, lives[-1].beside),
        lives[0].x + width_of(end, _SIZE) + _EDGE,
        width_of(given, _SIZE) + 2 * _EDGE,
    )
    return str(
        element(
            "svg",
            style,
            element("title", f"{one.level}: how nobody is reached in time"),
            box(0, 0, whole, above + height, class_="ground"),
            words(_EDGE, _GIVEN - 4, given, class_="soft") if given else "",
            element("g", *parts, transform=f"translate(0 {above:.0f})"),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {whole:.0f} {above + height:.0f}",
            role="img",
        )
    )


@frozen
class _Life:
    """One line of life, with what stands on its right before the next."""

    target: str
    name: str
    head: float
    """How wide its name's box is."""
    beside: float
    """How much room the texts on its right take."""
    x: float


def _lives(steps: Sequence[Step]) -> tuple[_Life, ...]:
    """The paging tool and whom it calls, from left to right, so far apart that no line runs through a text."""
    pages = [_called(step) for step in steps]
    texts = {"": pages} | {
        target: [_said(steps, index) for index, step in enumerate(steps) if step.target == target]
        for target in dict.fromkeys(step.target for step in steps)
    }
    lives: list[_Life] = []
    for target, told in texts.items():
        name = say_role(target) if target else _TOOL
        head = max(120.0, width_of(name, _SIZE) + 2 * _EDGE)
        beside = max(width_of(text, _SIZE) for text in told) + 3 * _EDGE
        last = lives[-1] if lives else None
        step = max(last.beside, (last.head + head) / 2 + _APART) if last else head / 2 + _APART
        lives.append(_Life(target, name, head, beside, (last.x if last else 0.0) + step))
    return tuple(lives)


def _lifeline(life: _Life, height: float) -> Iterator[Markup]:
    yield line(life.x, _TOP - 14, life.x, height - 30, class_="life")
    yield box(life.x - life.head / 2, _TOP - 44, life.head, 30, class_="head", rx=4)
    yield words(life.x, _TOP - 24, life.name, text_anchor="middle")


def _arrow(step: Step, said: str, left: float, x: float, y: float) -> Iterator[Markup]:
    """The call, its words at the paging tool's line and what came of it at the other's."""
    yield words(left + _EDGE, y - 6, _called(step), class_="soft")
    if step.outcome in _UNRUNG:
        yield line(left, y, x, y, class_="empty")
        yield words(x + _EDGE, y + 4, said, class_="bad")
        return
    kind = "call" if step.outcome == "answers" else "missed"
    yield line(left, y, x - 6, y, class_=kind)
    yield path(((x - 14, y - 5), (x - 6, y), (x - 14, y + 5)), class_=kind)
    yield words(x + _EDGE, y + 4, said, class_="soft")


def _called(step: Step) -> str:
    """`page, 10 min`; of a call that rings at nobody the time alone, since nobody is paged."""
    return _when(step) if step.outcome in _UNRUNG else f"page, {_when(step)}"


def _when(step: Step) -> str:
    """`10 min`; with whose time it is where that is not the SOP's."""
    when = say_duration(step.after) if step.after else "at once"
    return f"{when} (the tool's time)" if step.timed_by == "tool" and step.after else when


def _said(steps: Sequence[Step], index: int) -> str:
    """What comes of a call, without a name: a drawing is passed on."""
    step = steps[index]
    if step.outcome in _UNRUNG:
        return _UNRUNG[step.outcome]
    if step.outcome == "answers":
        return "answers"
    again = step.person in {earlier.person for earlier in steps[:index]}
    return "same person, no answer" if again else "no answer"


def _onward(one: Counterexample) -> str:
    """What the tool does after the first round; empty: nothing."""
    times = one.restarts.times if one.restarts else 0
    return f" (the tool starts again {say_times(times)})" if times else ""


def _plain(text: str) -> str:
    """Nothing that means something to Mermaid."""
    return "".join(one if one.isalnum() or one in " _-" else " " for one in text)
