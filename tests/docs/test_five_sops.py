"""The page about the five SOPs holds what their files say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from gameday.files import load_sop
from gameday.report.sop.words import say_bounds, say_call, say_elements, say_hop, say_levels
from gameday.sop import Clause, Sop
from gameday.sop.clause import Cadence, Content, Deadline, Due, Escalation, Hold, Precedence
from gameday.sop.lint import lint
from gameday.terms.audience import AUDIENCES
from gameday.terms.facts import read_facts
from tests.conftest import Pin

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "five-sops.md"
NAMES = ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")
MARK = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
SILENT = "–"  # noqa: RUF001  # the dash stands for nothing said
Row = Sequence[str]

SITUATIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("nobody can use the core", {"core_function": "down", "users_affected": 1.0, "customer_visible": True}),
    ("60% cannot use the core", {"core_function": "down", "users_affected": 0.6, "customer_visible": True}),
    ("30% cannot log in", {"core_function": "down", "users_affected": 0.3, "customer_visible": True}),
    ("30% cannot log in, there is a workaround",
     {"core_function": "down", "users_affected": 0.3, "customer_visible": True, "workaround": True}),
    ("15% of checkouts fail, and so much revenue",
     {"core_function": "degraded", "users_affected": 0.15, "revenue_affected": 0.15, "customer_visible": True}),
    ("everybody waits twice as long", {"core_function": "degraded", "users_affected": 1.0, "customer_visible": True}),
    ("2% of users, who bring half of the revenue",
     {"core_function": "degraded", "users_affected": 0.02, "revenue_affected": 0.5, "customer_visible": True}),
    ("data of 1% of users is wrong", {"data": "lost", "users_affected": 0.01}),
    ("data is at risk, nobody notices", {"data": "at_risk"}),
    ("a breach is suspected", {"security": "suspected"}),
    ("reports are down for 2% of users", {"feature": "down", "users_affected": 0.02, "customer_visible": True}),
    ("the same, and growing",
     {"feature": "down", "users_affected": 0.02, "customer_visible": True, "growing": True}),
    ("one node restarts, nobody notices", {"feature": "degraded"}),
    ("the core is degraded, nobody knows how far",
     {"known": False, "core_function": "degraded", "customer_visible": True}),
)  # fmt: skip


def table(headings: Row, rows: Sequence[Row]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (headings, *rows)]
    return "\n".join([lines[0], "|" + "---|" * len(headings), *lines[1:]]) + "\n"


def per_sop(sops: Sequence[Sop], columns: dict[str, Callable[[Sop], str]]) -> str:
    rows = [[f"`{sop.name}`", *(say(sop) or SILENT for say in columns.values())] for sop in sops]
    return table(["SOP", *columns], rows)


def overview(sops: Sequence[Sop]) -> str:
    return per_sop(
        sops,
        {
            "document": lambda sop: ", ".join(one.id for one in sop.documents),
            "levels": lambda sop: str(len(sop.levels)),
            "clauses": lambda sop: str(len(sop.clauses)),
            "readings": lambda sop: str(sum(1 for one in (*sop.severity.rules, *sop.clauses) if one.reading)),
            "gaps": lambda sop: str(len(lint(sop, as_of=None).gaps)),
            "in doubt": lambda sop: sop.severity.doubt.rule.replace("_", " ") if sop.severity.doubt else "",
        },
    )


def situations(sops: Sequence[Sop]) -> str:
    def say(sop: Sop, stated: dict[str, object]) -> str:
        found = sop.classify(read_facts(stated))
        if not found.levels and found.could_be:
            return "cannot be told"
        return " or ".join(found.levels) or SILENT

    rows = [[words, *(say(sop, stated) for sop in sops)] for words, stated in SITUATIONS]
    return table(["what is wrong", *(f"`{sop.name}`" for sop in sops)], rows)


def first_of(sop: Sop, fits: Callable[[Deadline], bool]) -> str:
    """The figures of every deadline that fits, on one line."""
    return "; ".join(
        say_bounds(one.within, sop.ladder) for one in sop.clauses if isinstance(one, Deadline) and fits(one)
    )


def minutes(sops: Sequence[Sop]) -> str:
    def update(audience: str) -> Callable[[Deadline], bool]:
        return lambda one: (
            "update_posted" in one.to.kind
            and one.to.audience == (audience,)
            and one.from_.at not in (None, "resolution")
        )

    return per_sop(
        sops,
        {
            "page acknowledged": lambda sop: first_of(sop, lambda one: one.to.kind == ("acknowledged",)),
            "declared": lambda sop: first_of(sop, lambda one: one.to.kind == ("declared",)),
            "channel": lambda sop: first_of(sop, lambda one: "channel_opened" in one.to.kind),
            "first word inside": lambda sop: first_of(sop, update("internal")),
            "first word outside": lambda sop: first_of(sop, update("external")),
        },
    )


def ladder(sops: Sequence[Sop]) -> str:
    """The hops for silence at the most severe level, and who is told there besides."""

    def hops(*triggers: str) -> Callable[[Sop], str]:
        def say(sop: Sop) -> str:
            top = sop.ladder.levels[0]
            found = [hop for hop in sop.escalation if hop.trigger in triggers and at(hop, top)]
            said = [(say_hop(hop, top), say_call(hop)) for hop in found]
            return "; ".join(call if when == "at declaration" else f"{when}: {call}" for when, call in said)

        return say

    def at(hop: Escalation, level: str) -> bool:
        return level in hop.after or (not hop.after and (not hop.levels or level in hop.levels))

    return per_sop(
        sops, {"SEV1, when nobody answers": hops("unacknowledged"), "SEV1, at declaration": hops("declared")}
    )


def updates(sops: Sequence[Sop]) -> str:
    def rhythm(audience: str) -> Callable[[Sop], str]:
        return lambda sop: "; ".join(
            say_bounds(one.every, sop.ladder)
            for one in sop.clauses
            if isinstance(one, Cadence) and one.audience == audience and not one.promised
        )

    def promised(sop: Sop) -> str:
        found = {one.audience for one in sop.clauses if isinstance(one, Cadence) and one.promised}
        return ", ".join(audience for audience in AUDIENCES if audience in found)

    columns = {audience: rhythm(audience) for audience in AUDIENCES}
    return per_sop(sops, {**columns, "as each update promised": promised})


def after(sops: Sequence[Sop]) -> str:
    def order(sop: Sop) -> str:
        found = [one for one in sop.clauses if isinstance(one, Precedence) and one.mitigate_first]
        words = [f"{said(sop, one)}{', not negotiable' if one.strict else ''}" for one in found]
        return "; ".join(words)

    def said(sop: Sop, clause: Clause) -> str:
        return say_levels(clause.levels, sop.ladder) or "always"

    def watch(sop: Sop) -> str:
        holds = [one for one in sop.clauses if isinstance(one, Hold)]
        return "; ".join(say_bounds(one.watch, sop.ladder) or "healthy at that moment" for one in holds)

    def review(sop: Sop) -> str:
        found = [one for one in sop.clauses if isinstance(one, Due) and "postmortem_published" in one.to.kind]
        only = {True: " (not every one)", False: ""}
        return "; ".join(say_bounds(one.within, sop.ladder) + only[one.requires is not None] for one in found)

    def items(sop: Sop) -> str:
        found = [one for one in sop.clauses if isinstance(one, Content) and "action_item_added" in one.of.kind]
        return "; ".join(say_elements(one.states) + (", specific" if one.specific else "") for one in found)

    return per_sop(
        sops,
        {
            "mitigation before cause": order,
            "healthy before resolved": watch,
            "review published": review,
            "an action item carries": items,
        },
    )


def gaps(sops: Sequence[Sop]) -> str:
    """Which of them leave what open: what most of them lack comes first."""
    missing = {sop.name: {gap.id for gap in lint(sop, as_of=None).gaps} for sop in sops}
    ids = sorted({one for found in missing.values() for one in found})
    ids.sort(key=lambda one: -sum(one in found for found in missing.values()))
    rows = [[f"`{one}`", ", ".join(name for name, found in missing.items() if one in found)] for one in ids]
    return table(["gap", "in"], rows)


def shares(sops: Sequence[Sop]) -> str:
    rows = [
        [f"`{sop.name}`", rule.id, rule.reading.value, rule.reading.why]
        for sop in sops
        for rule in sop.severity.rules
        if rule.reading and any(0 < cut < 1 for cut in cuts(rule.when.cuts))
    ]
    return table(["SOP", "rule", "read as", "because"], rows)


def cuts(of: Callable[..., Iterator[float]]) -> Iterator[float]:
    yield from of("users_affected")
    yield from of("revenue_affected")


TABLES = {one.__name__: one for one in (overview, situations, minutes, ladder, updates, after, gaps, shares)}


def test_the_page_holds_what_the_files_say(pin: Pin) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for _, name, _ in MARK.findall(text)] == list(TABLES)
    sops = [load_sop(name) for name in NAMES]
    pin(PAGE, MARK.sub(lambda found: found[1] + TABLES[found[2]](sops) + found[3], text))


@pytest.mark.parametrize(
    ("told", "fits"),
    [
        ("only one raises a level because the impact grows",
         lambda sop: any("growing" in rule.when.say() for rule in sop.severity.rules if lowest(sop) not in rule.level)),
        ("only one has figures for a page that nobody answers",
         lambda sop: any(hop.trigger == "unacknowledged" and hop.after for hop in sop.escalation)),
        ("only one has a watch period", lambda sop: any(isinstance(one, Hold) and one.watch for one in sop.clauses)),
    ],
)  # fmt: skip
def test_what_the_text_says_of_one_of_them_is_so(told: str, fits: Callable[[Sop], bool]) -> None:
    assert sum(fits(load_sop(name)) for name in NAMES) == 1, told


def lowest(sop: Sop) -> str:
    return sop.ladder.levels[-1]


def test_a_workaround_lowers_a_case_under_four_of_them_as_the_text_says() -> None:
    """Two of the four only where no revenue is lost."""
    down = {"users_affected": 0.3, "customer_visible": True, "core_function": "down"}

    def lowers(sop: Sop, stated: dict[str, object]) -> bool:
        bare, helped = sop.classify(read_facts(stated)), sop.classify(read_facts({**stated, "workaround": True}))
        return bare.levels != helped.levels

    sops = [load_sop(name) for name in NAMES]
    assert [lowers(sop, down) for sop in sops] == [True, True, True, False, True]
    assert [lowers(sop, {**down, "revenue_affected": 0.1}) for sop in sops] == [True, False, True, False, False]


def test_most_situations_are_answered_differently() -> None:
    sops = [load_sop(name) for name in NAMES]
    answers = [{sop.classify(read_facts(stated)).levels for sop in sops} for _, stated in SITUATIONS]
    assert sum(len(one) > 1 for one in answers) > len(SITUATIONS) / 2
