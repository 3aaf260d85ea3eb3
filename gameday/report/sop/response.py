"""The page of an SOP, second part: from the first page to the end of the incident."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.report.sop.blocks import Block, Grid, Heading, Line, Paragraph, Places, Points, Section
from gameday.report.sop.rooms import Room, clauses_in
from gameday.report.sop.words import (
    say_acts,
    say_bound,
    say_bounds,
    say_call,
    say_elements,
    say_hop,
    say_levels,
    say_marks,
    say_order,
    say_scope,
    say_time,
)
from gameday.retrospective.plain import listed
from gameday.sop import Sop
from gameday.sop.clause import (
    Assignment,
    Cadence,
    Clause,
    Content,
    Deadline,
    Due,
    Escalation,
    Hold,
    Precedence,
    Separation,
)
from gameday.sop.model import levels_of
from gameday.terms.audience import AUDIENCES
from gameday.terms.role import say_role

_STAGES = ("signal", "unacknowledged", "declared", "unresolved")


def response_sections(sop: Sop, places: Places) -> Iterator[Section]:
    """Everything from the first page to the end of the incident; a part nothing is said of is left out."""
    parts = (
        ("The first minutes", _lines(sop, places, "start")),
        ("Who is called when?", _calling(sop, places)),
        ("Roles", _roles(sop, places)),
        ("The channel", _channel(sop, places)),
        ("Updates", _updates(sop, places)),
        ("Order of work", _order(sop, places)),
        ("When is it over?", _over(sop, places)),
    )
    for title, blocks in parts:
        found = tuple(blocks)
        if found:
            yield Section(title, found)


def promise(sop: Sop, places: Places, clause: Clause) -> Line:
    """One clause as a line: its sentence, and quietly the figures it is held to."""
    detail = "; ".join(filter(None, (_detail(sop, clause), say_scope(clause, sop.ladder))))
    return Line(clause.text, aside=detail, marks=say_marks(clause), sources=places.at(clause.source))


def _detail(sop: Sop, clause: Clause) -> str:
    match clause:
        case Deadline() | Due():
            return say_time(clause, sop.ladder)
        case Content():
            return say_elements(clause.states)
        case Precedence():
            pairs = ", ".join(say_order(pair) for pair in clause.pairs)
            return pairs or "a mitigation before the search for the cause, once one is at hand"
        case Hold():
            return say_bounds(clause.watch, sop.ladder)
        case _:
            return ""


def _lines(sop: Sop, places: Places, room: Room, *, but: tuple[type, ...] = ()) -> Iterator[Block]:
    """The clauses of a part as points, without the kinds that are shown otherwise."""
    found = [clause for clause in clauses_in(sop, room) if not isinstance(clause, but)]
    if found:
        yield Points(tuple(promise(sop, places, clause) for clause in found))


def _calling(sop: Sop, places: Places) -> Iterator[Block]:
    ladders = {level.name: _ladder(sop, level.name) for level in sop.levels} if sop.escalation else {}
    alike: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for level, hops in ladders.items():
        alike.setdefault(tuple((when, hop.id) for when, hop in hops), []).append(level)
    for levels in alike.values():
        hops = ladders[levels[0]]
        yield Heading(say_levels(levels, sop.ladder) or "Every level", "" if hops else "nobody is called")
        if hops:
            rows = [
                (Line(when), Line(say_call(hop), marks=say_marks(hop), sources=places.at(hop.source)))
                for when, hop in hops
            ]
            yield Grid(("When", "Whom"), tuple(rows))
    rest = tuple(_lines(sop, places, "calling", but=(Escalation,)))
    if rest and sop.escalation:
        yield Heading("Besides")
    yield from rest


def _ladder(sop: Sop, level: str) -> tuple[tuple[str, Escalation], ...]:
    """The hops of a level from the first page on: by what sets them off, then by time."""
    hops = [hop for hop in sop.escalation if level in levels_of(hop, sop.ladder)]
    hops.sort(key=lambda hop: (_STAGES.index(hop.trigger), hop.after[level].high if level in hop.after else 0))
    return tuple((say_hop(hop, level), hop) for hop in hops)


def _roles(sop: Sop, places: Places) -> Iterator[Block]:
    clauses = clauses_in(sop, "roles")
    duties = []
    for one in sop.roles:
        filled = f"Filled by: {one.filled_by}." if one.filled_by else ""
        left = [clause for clause in clauses if isinstance(clause, Separation) and clause.role == one.role]
        others = " ".join(f"Does not {say_acts(clause.acts)}{_where(sop, clause)}." for clause in left)
        sources = places.at(one.source, *(clause.source for clause in left))
        aside = " ".join(filter(None, (filled, others)))
        duties.append(Line(one.text, lead=_capital(say_role(one.role)), aside=aside, sources=sources))
    if duties:
        yield Points(tuple(duties))
    promises = tuple(_held(sop, places, clause) for clause in clauses)
    if promises:
        if duties:
            yield Heading("What is checked")
        yield Points(promises)


def _where(sop: Sop, clause: Clause) -> str:
    scope = say_scope(clause, sop.ladder)
    return f" ({scope})" if scope else ""


def _held(sop: Sop, places: Places, clause: Clause) -> Line:
    line = promise(sop, places, clause)
    match clause:
        case Assignment():
            held = listed([say_role(role) for role in clause.roles])
            due = say_bounds(clause.within, sop.ladder, "when declaration is due")
            detail = "; ".join(filter(None, (held, due, line.aside)))
        case Separation(role=str(role)) if role not in [one.role for one in sop.roles]:
            detail = "; ".join(filter(None, (f"{say_role(role)}: does not {say_acts(clause.acts)}", line.aside)))
        case Separation(role=str()):
            detail = line.aside
        case Separation():
            apart = listed([say_role(role) for role in clause.not_all_of])
            detail = "; ".join(filter(None, (f"not one person for {apart}", line.aside)))
        case _:
            detail = line.aside
    return Line(line.words, aside=detail, marks=line.marks, sources=line.sources)


def _channel(sop: Sop, places: Places) -> Iterator[Block]:
    statements = tuple(Line(one.text, sources=places.at(one.source)) for one in sop.channel)
    clauses = tuple(promise(sop, places, clause) for clause in clauses_in(sop, "channel"))
    if statements or clauses:
        yield Points(clauses + statements)


def _updates(sop: Sop, places: Places) -> Iterator[Block]:
    cadences = [clause for clause in clauses_in(sop, "updates") if isinstance(clause, Cadence)]
    regular = [clause for clause in cadences if not clause.promised]
    if regular:
        yield _rhythm(sop, places, regular)
        asides = [clause for clause in regular if clause.when]
        if asides:
            yield Points(tuple(Line(f"{one.audience.capitalize()} {_scoped(sop, one)}.") for one in asides))
    timely: list[Clause] = [clause for clause in cadences if clause.promised]
    timely += [clause for clause in clauses_in(sop, "updates") if not isinstance(clause, Cadence | Content)]
    if timely:
        yield Heading("In time")
        yield Points(tuple(promise(sop, places, clause) for clause in timely))
    contents = [clause for clause in clauses_in(sop, "updates") if isinstance(clause, Content)]
    if contents:
        yield Heading("What an update says")
        yield Points(tuple(promise(sop, places, clause) for clause in contents))


def _scoped(sop: Sop, clause: Cadence) -> str:
    return f"only {say_scope(clause, sop.ladder)}"


def _rhythm(sop: Sop, places: Places, cadences: list[Cadence]) -> Grid:
    """Level by audience; a dash where the SOP says nothing."""
    audiences = [audience for audience in AUDIENCES if any(one.audience == audience for one in cadences)]
    rows = []
    for level in sop.levels:
        cells = [Line("", lead=level.name)]
        for audience in audiences:
            found = [one for one in cadences if one.audience == audience and level.name in one.every]
            figures = dict.fromkeys(say_bound(one.every[level.name]) for one in found)
            sources = places.at(*(one.source for one in found))
            cells.append(Line("every " + " and ".join(figures) if figures else "–", sources=sources))  # noqa: RUF001  # the dash stands for nothing said
        rows.append(tuple(cells))
    return Grid(("Level", *(audience.capitalize() for audience in audiences)), tuple(rows))


def _order(sop: Sop, places: Places) -> Iterator[Block]:
    yield from _lines(sop, places, "order")
    if sop.mitigations:
        yield Heading("What may help")
        yield Points(tuple(Line(one.text, sources=places.at(one.source)) for one in sop.mitigations))


def _over(sop: Sop, places: Places) -> Iterator[Block]:
    if sop.resolved_when:
        yield Points(tuple(Line(one.text, sources=places.at(one.source)) for one in sop.resolved_when))
    found = clauses_in(sop, "over")
    if found and sop.resolved_when:
        yield Heading("What is checked")
    yield from _lines(sop, places, "over")
    if any(isinstance(clause, Hold) and any(bound.is_range for bound in clause.watch.values()) for clause in found):
        yield Paragraph(Line("Of a range the shorter end counts; the longer one is advice."))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
