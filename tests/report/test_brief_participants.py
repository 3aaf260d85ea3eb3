"""What the hand-out for participants gives away: nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from gameday.files.documents import load_scenario, load_sop, load_team
from gameday.files.shipped import shipped_names
from gameday.report.brief.brief import Brief
from gameday.report.brief.markdown import paper_markdown
from gameday.report.brief.participants import participant_handout
from gameday.report.untouched import untouched_of
from gameday.scenario import Scenario
from gameday.scenario.lint.secret_words import roots, secrets
from gameday.timeline import Timeline

SOP = load_sop("one-page-playbook")


def handout(one: Scenario) -> str:
    """Made without playing it: nothing of the story may stand in it."""
    return paper_markdown(
        participant_handout(
            Brief(one, SOP, load_team(one.team or "storefront"), untouched_of(Timeline.of([]), one.starts_at, SOP))
        )
    )


@dataclass(frozen=True)
class Told:
    """A hand-out, and which of its lines are this scenario's own."""

    one: Scenario
    text: str
    own: tuple[str, ...]


@pytest.fixture(scope="module")
def everybody() -> dict[str, Told]:
    found = {name: load_scenario(name) for name in shipped_names("scenarios")}
    texts = {name: handout(one) for name, one in found.items()}
    shared = set.intersection(*(set(text.splitlines()) for text in texts.values()))
    return {
        name: Told(one, texts[name], tuple(line for line in texts[name].splitlines() if line not in shared))
        for name, one in found.items()
    }


def says(text: str, words: str) -> bool:
    """Do these words stand in a text, whole?"""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


def secret(one: Scenario) -> Iterator[str]:
    """What must not stand in it word for word: causes, levers, what they are at, and who comes with what."""
    if one.hidden_truth:
        yield one.hidden_truth
    for inject in one.injects:
        yield inject.text
    for gap in one.gaps:
        yield gap.text or gap.gap.replace("_", " ")
    yield from (text for text in one.learning_objectives)
    yield from (objective.text for objective in one.objectives)
    if one.world is None:
        return
    titles = {service.name: service.title or service.name for service in one.world.services}
    for fault in one.world.faults:
        yield from (fault.cause, fault.id)
        if not any(service.name == fault.service and service.users for service in one.world.services):
            yield from (fault.service, titles[fault.service])
    for lever in one.world.mitigations:
        yield from (lever.text, f"{lever.action} {lever.target}", f"{lever.action.replace('_', ' ')} {lever.target}")


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_no_cause_no_lever_no_service_at_fault_and_nothing_of_the_script(name: str, everybody: dict[str, Told]) -> None:
    told = everybody[name]
    text = told.text.replace(told.one.title, "")  # the symptom: whatever stands in it may be known
    assert [words for words in secret(told.one) if says(text, words)] == []


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_no_line_of_its_own_gives_away_what_is_to_be_found_out(name: str, everybody: dict[str, Told]) -> None:
    """By the words the linter knows for secrets; those of the title are the symptom, and free."""
    told = everybody[name]
    title = roots(told.one.title)
    given = [
        (line, words)
        for line in told.own
        for one in secrets(told.one)
        if told.one.name not in line and (words := one.given_by(roots(line), title))
    ]
    assert given == []


def test_what_would_be_given_away_is_found() -> None:
    """The check can fail: a pitch that names the cause, the lever and the service is told for each."""
    one = load_scenario("checkout-errors")
    pitch = "A config push cut a timeout: rollback payment-gateway."
    text = handout(one.model_copy(update={"pitch": pitch}))
    assert {"payment-gateway", "rollback payment-gateway"} <= {words for words in secret(one) if says(text, words)}
    assert any(each.given_by(roots(pitch), ()) for each in secrets(one))
