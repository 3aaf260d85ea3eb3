"""What participants may read of a scenario before anybody has found anything out, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from gameday.scenario.inject import Inject
from gameday.scenario.lint.remark import Where
from gameday.scenario.model import Scenario
from gameday.terms.frozen import frozen
from gameday.terms.selector import Selector

_FOUND_OUT = frozenset({
    "cause_found", "mitigation_started", "mitigation_applied", "mitigation_failed", "service_restored", "verified",
    "resolved", "stood_down", "handed_off", "impact_ended", "postmortem_scheduled", "postmortem_published",
})  # fmt: skip
"""What is said after one of these may name the cause: somebody has it already, or nobody needs it any more."""


@frozen
class Seen:
    """One text that participants read."""

    where: Where
    what: str
    """In words: `the title`, `the text of inject social`."""
    text: str
    first: bool = False
    """Is it the title, or the name: what every other text may repeat?"""
    urges: str = ""
    """A lever that it urges on purpose, and wrongly."""


def seen(one: Scenario) -> Iterator[Seen]:
    """Every text that participants may read. Tags are for whoever looks for a scenario, and are shown with spoilers."""
    yield Seen(("name",), "the name", one.name, first=True)
    yield Seen(("title",), "the title", one.title, first=True)
    yield Seen(("pitch",), "the pitch", one.pitch)
    for index, text in enumerate(one.learning_objectives):
        yield Seen(("learning_objectives", index), "a learning objective", text)
    for index, objective in enumerate(one.objectives):
        yield Seen(("objectives", index, "text"), f"the objective {objective.id}", objective.text)
    for index, alert in enumerate(one.world.alerts if one.world else ()):
        where = ("world", "alerts", index)
        yield Seen((*where, "id"), f"the name of the alert {alert.id}", alert.id)
        yield Seen((*where, "text"), f"the text of the alert {alert.id}", alert.text)
    # Without a world the story is told by its phases and injects: later ones say what was found out meanwhile.
    for index, phase in enumerate(one.phases if one.world else one.phases[:1]):
        yield Seen(("phases", index, "title"), f"the title of the phase {phase.id}", phase.title)
        if phase.text is not None:
            yield Seen(("phases", index, "text"), f"the text of the phase {phase.id}", phase.text)
    for index, inject in enumerate(one.injects if one.world else ()):
        if inject.kind != "availability" and not _comes_after_the_fact(inject):
            told = inject.distraction.urges if inject.distraction else None
            urges = f"{told.action} {told.target}" if told else ""
            yield Seen(("injects", index, "text"), f"the text of inject {inject.id}", inject.text, urges=urges)


def _comes_after_the_fact(inject: Inject) -> bool:
    return any(_is_late(one) for one in (inject.after, inject.when.done if inject.when else None))


def _is_late(selector: Selector | None) -> bool:
    return selector is not None and set(selector.kind) <= _FOUND_OUT
