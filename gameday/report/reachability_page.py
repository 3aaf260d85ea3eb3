"""Does the escalation always reach somebody: in the terminal, as Mermaid, and as a drawing."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from rich.console import Console, Group, RenderableType
from rich.text import Text

from gameday.regression.reachability import Counterexample, LevelCheck, Reachability, Step
from gameday.report.palette import BAD, GOOD
from gameday.report.svg import box, element, line, path, words
from gameday.report.templating import read_template
from gameday.terms.duration import say_duration
from gameday.terms.moment import to_datetime
from gameday.terms.role import say_role

_WIDEST = 100
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOOL = "paging tool"


def print_reachability(console: Console, found: Reachability) -> None:
    """Proof or counterexample, level by level."""
    console.print(Group(*_parts(found)), width=min(console.width, _WIDEST))


def _parts(found: Reachability) -> Iterator[RenderableType]:
    yield Text(f"Does {found.sop} always reach somebody of {found.team}?", style="bold")
    yield Text(
        f"Every hour of the week, {_most(found.failures)} (a person who does not answer, a schedule with nobody on it):"
        f" within {say_duration(found.within)} of the first page.",
        style="dim",
    )
    for one in found.levels:
        yield Text()
        yield from _level(found, one)
    for level, moment in found.unowned[:5]:
        yield Text(f"\n{level}: nobody is on the schedule for the first page on {say_moment(moment)}.", style=BAD)
    if len(found.unowned) > 5:
        yield Text(f"And {len(found.unowned) - 5} more such times.")


def _most(failures: int) -> str:
    if failures == 0:
        return "nothing failing"
    return f"every set of at most {failures} failures" if failures > 1 else "every single failure"


def _level(found: Reachability, one: LevelCheck) -> Iterator[RenderableType]:
    counted = (
        f"{one.cases:,} case{'s' * (one.cases != 1)} over {one.moments} set{'s' * (one.moments != 1)} of people on call"
    )
    example = one.counterexample
    if one.rests_on == "no page":
        yield Text.assemble((f"{one.level}: nobody is paged", "bold"), ", as the SOP asks.")
        return
    tool = f"{found.team}'s paging tool"
    if one.rests_on == "tool":
        yield Text.assemble(
            (f"{one.level}: the SOP pages nobody", f"bold {BAD}"),
            f". It has no hop of escalation here. What follows is what {tool} does by itself.",
        )
    if example is None:
        by = {"tool": f" by {tool} alone", "policy and tool": f", with {tool} where the SOP is silent"}
        slowest = f"after {say_duration(one.slowest)}" if one.slowest else "with the first page"
        word, style = ("holds", "") if one.rests_on == "tool" else ("proved", f"bold {GOOD}")
        yield Text.assemble(
            (f"{one.level}: {word}", style), f"{by.get(one.rests_on, '')}. At the slowest {slowest}. {counted}."
        )
        return
    yield Text.assemble((f"{one.level}: not always", f"bold {BAD}"), f". {say_example(example, found.within)}")
    for step in example.steps:
        yield Text(f"  {say_step(step)}")


def say_example(one: Counterexample, within: int) -> str:
    """The counterexample in a sentence."""
    failed = " and ".join(failure.say() for failure in one.failures) or "although nothing fails"
    end = (
        "nobody is ever reached: a dead end"
        if one.reached is None
        else f"somebody is reached only after {say_duration(one.reached)}, later than {say_duration(within)}"
    )
    return f"On {say_moment(one.at)}, when {failed}, {end}."


def say_step(step: Step) -> str:
    """One call in words."""
    when = say_duration(step.after) if step.after else "at once"
    who = f" ({step.person})" if step.person else ""
    outcome = {"answers": "answers", "misses": "does not answer", "nobody": "nobody is on the schedule"}[step.outcome]
    by = f"  [{step.clause}]" if step.clause else "  [the paging tool's own]"
    return f"{when:>9}: {say_role(step.target)}{who}: {outcome}{by}"


def say_moment(at: int) -> str:
    """`Saturday 02:00 UTC`."""
    when = to_datetime(at)
    return f"{_DAYS[when.weekday()]} {when:%H:%M} UTC"


def mermaid(one: Counterexample) -> str:
    """The counterexample as a Mermaid sequence diagram."""
    lines = ["sequenceDiagram", f"    participant P as {_TOOL}"]
    aliases = {step.target: f"T{index}" for index, step in enumerate(one.steps)}
    lines += [f"    participant {alias} as {_plain(say_role(target))}" for target, alias in aliases.items()]
    for step in one.steps:
        alias = aliases[step.target]
        when = say_duration(step.after) if step.after else "at once"
        if step.outcome == "nobody":
            lines.append(f"    Note over {alias}: {when}: nobody on the schedule")
            continue
        arrow = "->>" if step.outcome == "answers" else "-x"
        lines.append(f"    P{arrow}{alias}: page, {when}")
        if step.outcome == "answers":
            lines.append(f"    {alias}->>P: answers")
    if one.reached is None:
        lines.append("    Note over P: dead end, nobody was reached")
    return "\n".join(lines) + "\n"


def drawing(one: Counterexample) -> str:
    """The counterexample as an SVG sequence diagram, whole and with its own style."""
    targets = list(dict.fromkeys(step.target for step in one.steps))
    width, left, top, row = 150.0, 90.0, 60.0, 46.0
    place = {target: left + width * (index + 1) for index, target in enumerate(targets)}
    height = top + row * (len(one.steps) + 1.2)
    parts = [*_lifeline(left, _TOOL, top, height)]
    for target in targets:
        parts += _lifeline(place[target], say_role(target), top, height)
    for index, step in enumerate(one.steps, start=1):
        parts += _arrow(step, left, place[step.target], top + row * index)
    if one.reached is None:
        parts.append(words(left, height - 14, "dead end: nobody was reached", class_="bad"))
    style = element("style", Markup(read_template("palette.css") + _STYLE))  # noqa: S704  # our own files
    whole = left + width * (len(targets) + 0.7)
    return str(
        element(
            "svg",
            style,
            element("title", f"{one.level}: how nobody is reached"),
            box(0, 0, whole, height, class_="ground"),
            *parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {whole:.0f} {height:.0f}",
            role="img",
        )
    )


_STYLE = """
.ground { fill: var(--ground); } text { font: 13px system-ui, "DejaVu Sans", sans-serif; fill: var(--ink); }
.life { stroke: var(--rule); } .call { stroke: var(--ink); fill: none; } .missed { stroke: var(--bad); fill: none; }
.bad { fill: var(--bad); font-weight: 700; } .soft { fill: var(--soft); }
.head { fill: var(--panel); stroke: var(--rule); }
"""


def _lifeline(x: float, name: str, top: float, height: float) -> Iterator[Markup]:
    yield line(x, top - 14, x, height - 30, class_="life")
    yield box(x - 68, top - 44, 136, 30, class_="head", rx=4)
    yield words(x, top - 24, name, text_anchor="middle")


def _arrow(step: Step, left: float, x: float, y: float) -> Iterator[Markup]:
    when = say_duration(step.after) if step.after else "at once"
    kind = "call" if step.outcome == "answers" else "missed"
    if step.outcome == "nobody":
        yield words(x, y, f"{when}: nobody on the schedule", text_anchor="middle", class_="bad")
        return
    yield line(left, y, x - 6, y, class_=kind)
    yield path(((x - 14, y - 5), (x - 6, y), (x - 14, y + 5)), class_=kind)
    yield words(left + 8, y - 6, f"page, {when}", class_="soft")
    yield words(x + 8, y + 4, "answers" if step.outcome == "answers" else "no answer", class_="soft")


def _plain(text: str) -> str:
    """Nothing that means something to Mermaid."""
    return "".join(one if one.isalnum() or one in " _-" else " " for one in text)
