"""Could some SOP judge what a scenario is held for?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gameday.fitting.places import named
from gameday.scenario import Scenario
from gameday.scenario.lint.remark import Remark
from gameday.sop import Sop

_UNRATED = "What no clause judges is rated NR in every drill."


def judged_remarks(one: Scenario, sops: Sequence[Sop]) -> Iterator[Remark]:
    """Clauses, kinds of clause and levels that none of some SOPs knows."""
    clauses = {clause.id for sop in sops for clause in sop.clauses}
    dimensions = {clause.dimension for sop in sops for clause in sop.clauses}
    kinds = {clause.kind for sop in sops for clause in sop.clauses}
    levels = dict.fromkeys(level for sop in sops for level in sop.ladder.levels)
    known = f"known to one of the SOPs {', '.join(sop.name for sop in sops)}"
    for index, objective in enumerate(one.objectives):
        for key, ids, there in (
            ("clauses", objective.clauses, clauses),
            ("dimensions", objective.dimensions, dimensions),
        ):
            for place, name in enumerate(ids):
                if name not in there:
                    yield Remark(
                        "error",
                        f"{key.removesuffix('s')}-of-no-sop",
                        ("objectives", index, key, place),
                        f"the objective {objective.id!r} is shown by {name!r}, of which no SOP has a clause",
                        f"a {key.removesuffix('s')} {known}",
                        _UNRATED,
                    )
    for kind, emphasis in one.exercises.items():
        if kind not in kinds and emphasis != "none":
            yield Remark(
                "error",
                "kind-of-no-sop",
                ("exercises", kind),
                f"it says that it exercises {kind}, and no SOP has such a clause",
                f"a kind of clause {known}",
                _UNRATED,
            )
    for each in named(one):
        strange = [level for level in each.selector.severity if level not in levels]
        if strange:
            yield Remark(
                "error",
                "level-of-no-sop",
                (*each.where, "severity"),
                f"{each.what} {each.selector.say()}, and no SOP has the level {' or '.join(strange)}",
                f"one of {', '.join(levels)}",
                "Nobody can call a level that their SOP does not have.",
            )
