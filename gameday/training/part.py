"""The part of whoever trained: what of the outcome came of what they did, and what others did for them."""

from __future__ import annotations

from collections.abc import Collection

from gameday.scoring.assessment import Assessment
from gameday.scoring.case import Case
from gameday.scoring.finding import Finding
from gameday.sop import Clause
from gameday.terms.frozen import frozen
from gameday.training.shown_by import ShownBy, shown_by
from gameday.training.worth import clauses_of, worth_of


@frozen
class Share:
    """One clause of the outcome, and how much of its credit is whose."""

    clause: str
    promise: str
    """The SOP's sentence."""
    worth: float
    """What part of the overall score hangs on it, 0 to 1."""
    credit: float
    own: float | None
    """Which share of it whoever trained did, 0 to 1; None: no act of anybody shows it."""
    asked: bool
    """They had some of it done by asking for it."""
    others: tuple[str, ...]
    """Ids of the people who did the rest."""
    to_do: bool
    """Was it for whoever trained to do, by their role?"""
    aided: bool
    """It followed a hint."""
    broken: bool = False
    """What was asked for was turned round, however much of the credit stands."""

    @property
    def earned(self) -> float:
        """The credit that comes of what whoever trained did."""
        return self.credit * (self.own or 0.0)


@frozen
class Part:
    """What whoever trained had to do with the outcome. All of it follows from who acted, by the record."""

    shares: tuple[Share, ...]
    """Every clause with a known credit, in the order of the findings."""

    @property
    def duties(self) -> tuple[Share, ...]:
        """What was theirs to do, and was either done by somebody or left undone."""
        return tuple(one for one in self.shares if one.to_do)

    @property
    def score(self) -> float | None:
        """0 to 1: of what was theirs to do, what they did; what others did for them counts as not done by them.

        None where nothing was theirs to do.
        """
        whole = sum(one.worth for one in self.duties)
        return sum(one.worth * one.earned for one in self.duties) / whole if whole else None

    @property
    def points(self) -> tuple[float, float, float]:
        """Of a hundred for the whole drill: what came of them, of other people, and of nobody's doing.

        The third is what the paging tool did by itself, and rules that are kept by whoever does nothing.
        """
        own = sum(one.worth * one.earned for one in self.shares)
        others = sum(one.worth * one.credit * (1 - one.own) for one in self.shares if one.own is not None)
        nobody = sum(one.worth * one.credit for one in self.shares if one.own is None)
        return 100 * own, 100 * others, 100 * nobody


def part_of(case: Case, assessment: Assessment, person: str, roles: Collection[str]) -> Part:
    """Whose the outcome is, for a person who held these roles."""
    worth = worth_of(case, assessment.findings)
    asked = clauses_of(case.sop, roles)
    clauses = {one.id: one for one in case.sop.clauses}
    return Part(
        tuple(
            _share(case, clauses.get(one.clause), one, person, worth=worth[one.clause], asked=one.clause in asked)
            for one in assessment.findings
            if one.credit is not None and one.clause in worth
        )
    )


def _share(case: Case, clause: Clause | None, finding: Finding, person: str, *, worth: float, asked: bool) -> Share:
    credit = finding.credit or 0.0
    shown = shown_by(case, clause, finding, person)
    return Share(
        clause=finding.clause,
        promise=clause.text if clause is not None else finding.sentence.split(":", 1)[0] + ".",
        worth=worth,
        credit=credit,
        own=shown.own / shown.acts if shown.acts else None,
        asked=shown.asked > 0,
        others=shown.others,
        to_do=asked and _open_to_act(shown, credit),
        aided=finding.aided,
        broken=finding.broken,
    )


def _open_to_act(shown: ShownBy, credit: float) -> bool:
    """Whoever does nothing keeps what is kept without an act; it is nobody's merit."""
    return shown.acts > 0 or credit < 1
