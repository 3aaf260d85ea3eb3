"""Words every face of the report shares."""

from __future__ import annotations

from gameday.retrospective.model import ClauseLine, Form, Retrospective
from gameday.scoring.assessment import Overall
from gameday.scoring.finding import Status
from gameday.terms.frozen import frozen

STATUS_WORDS: dict[Status, str] = {
    "met": "kept",
    "late": "late",
    "partial": "in part",
    "missed": "missed",
    "pending": "not due yet",
    "not_applicable": "not asked for",
    "unknown": "cannot be told",
}
RATING_WORDS = {
    "P": "performed without challenges",
    "S": "performed with some challenges",
    "M": "performed with major challenges",
    "U": "unable to be performed",
    "NR": "not rated",
}
VERDICT_WORDS = {"pass": "passed", "fail": "not passed", "undecided": "undecided", "not_graded": "not graded"}
CONVENTION = "Pass marks and weights are conventions, not validated cut scores."


def say_score(score: float | None) -> str:
    """A score in points of a hundred: `74`; a dash where nothing is known."""
    return "–" if score is None else f"{score * 100:.0f}"  # noqa: RUF001  # the dash stands for nothing known


def say_interval(low: float | None, high: float | None) -> str:
    """`74`, or `60 to 82` where part of it is not known."""
    if low is None or high is None:
        return say_score(None)
    return say_score(low) if round(low, 2) == round(high, 2) else f"{say_score(low)} to {say_score(high)}"


def graded(overall: Overall) -> bool:
    """Does the scorecard give a number at all? Where it does not, no face shows one."""
    return overall.verdict != "not_graded"


def say_overall(overall: Overall) -> str:
    """The number, last and least: `74 of 100, passed`."""
    verdict = VERDICT_WORDS[overall.verdict]
    if overall.score is None or not graded(overall):
        return verdict
    spread = say_interval(overall.low, overall.high)
    about = f" (between {spread.replace(' to ', ' and ')})" if " to " in spread else ""
    return f"{say_score(overall.score)} of 100{about}, {verdict}"


def marks_of(line: ClauseLine) -> tuple[str, ...]:
    """What else there is to say of a clause's status: critical, and then perhaps broken; aided.

    A clause that is no gate breaks nothing; how far it was missed its sentence says.
    """
    found = []
    if line.critical:
        found.append("critical, broken" if line.broken else "critical")
    if line.aided:
        found.append("after a hint")
    return tuple(found)


def applicable(retro: Retrospective) -> tuple[ClauseLine, ...]:
    """The clauses this record had a reason to keep, the rest left out."""
    return tuple(line for line in retro.clauses if line.status != "not_applicable")


def not_asked_for(retro: Retrospective) -> tuple[str, ...]:
    """Ids of the clauses whose trigger never came."""
    return tuple(line.clause for line in retro.clauses if line.status == "not_applicable")


@frozen
class Titles:
    """How the parts a field has its own words for are headed."""

    well: str = "What went well"
    ill: str = "What did not go well"
    change: str = "What to change"


def titles_of(form: Form) -> Titles:
    """The titles of a report; one on an exercise with people in it adds the words of HSEEP (FEMA 2020)."""
    if form != "after_action":
        return Titles()
    return Titles(
        "What went well (strengths)",
        "What did not go well (areas for improvement)",
        "What to change (corrective actions)",
    )


@frozen
class Nothing:
    """What stands where there is nothing to list: it differs where nothing could be judged at all."""

    well: str = "No promise that was due was kept in full."
    ill: str = "Every promise that was due was kept."
    factors: str = "None: nothing fell short."
    change: str = "Nothing: no promise fell short."
    open: str = "None: everything that was due could be told from the record."


def nothing_of(retro: Retrospective) -> Nothing:
    """The words for empty lists of this record."""
    if any(line.status in ("met", "late", "partial", "missed") for line in retro.clauses):
        return Nothing()
    words = "Nothing that was due can be told from this record."
    return Nothing(words, words, words, words, words)
