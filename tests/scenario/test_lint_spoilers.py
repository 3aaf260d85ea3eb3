"""Spoilers, planted in what participants read of a shipped scenario."""

from __future__ import annotations

import pytest

from gameday.files.documents import load_scenario
from gameday.files.shipped import shipped_names
from gameday.scenario.lint.secret_words import alike, root, roots, secrets
from gameday.scenario.lint.spoilers import spoiler_remarks
from gameday.scenario.lint.texts import seen
from tests.fitting.planting import Data, Edit, planted

SHOP = "checkout-errors"


def objective(data: Data, text: str) -> None:
    data["objectives"][0]["text"] = text


def says(**keys: str) -> Edit:
    return lambda data: data.update(keys)


def alert(**keys: str) -> Edit:
    return lambda data: data["world"]["alerts"][1].update(keys)


def inject(text: str, **keys: object) -> Edit:
    row = {"id": "planted", "kind": "message", "at": "5m", "text": text}
    return lambda data: data["injects"].insert(0, {**row, **keys})


CASES: list[tuple[Edit, str]] = [
    (says(title="The gateway runs into its timeout"), "the title says `timeout`, which gives away the fault "
     "gateway-timeout"),
    (says(pitch="Somebody pushed on Monday, and something was cut."), "the pitch says `cut` and `pushed`, which gives "
     "away the cause of gateway-timeout"),
    (says(learning_objectives=["A timeout is rarely alone."]),  # type: ignore[arg-type]  # a list, as the file has it
     "a learning objective says `timeout`, which gives away the fault gateway-timeout"),
    (lambda data: objective(data, "The team rolls back: a rollback of the payment gateway is first."),
     "the objective call-it says `gateway` and `payment` and `rollback`, which gives away the lever that helps, "
     "rollback payment-gateway"),
    (alert(id="gateway-timeouts"), "the name of the alert gateway-timeouts says `timeouts`, which gives away the fault "
     "gateway-timeout"),
    (alert(text="Payments meet a timeout"), "the text of the alert gateway-latency says `timeout`, which gives away "
     "the fault gateway-timeout"),
    (inject("Is there a failover we could use?"), "the text of inject planted says `failover`, which gives away the "
     "lever that helps, failover payment-gateway"),
    (lambda data: data.update(phases=[{"id": "one", "title": "Timeouts", "at": "0s"}]),
     "the title of the phase one says `timeouts`, which gives away the fault gateway-timeout"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "wrong"), CASES)
def test_a_word_too_many_is_named_with_what_it_gives_away(edit: Edit, wrong: str) -> None:
    """It is the one thing that is said."""
    assert [(one.kind, one.wrong) for one in planted(SHOP, edit)] == [("spoiler", wrong)]


def test_the_family_of_a_fault_is_given_away_by_its_words() -> None:
    """Other words than those of the author."""

    def hint(data: Data) -> None:
        data["world"]["faults"][0]["family"] = "config_push"
        data["pitch"] = "Settings differ from what they were."

    wrong = "the pitch says `settings`, which gives away the family of the fault gateway-timeout, config push"
    assert [(one.kind, one.wrong) for one in planted(SHOP, hint)] == [("spoiler", wrong)]


@pytest.mark.parametrize(
    "edit",
    [
        inject("It was a config push, and a timeout.", at=None, after={"kind": "cause_found"}),
        inject("Rollback! It must be recommendations.", distraction={
            "kind": "wrong_hypothesis", "urges": {"action": "rollback", "target": "recommendations"}}),
        inject("Nobody answers the phone here.", kind="availability", to=["scribe"], gap="pager_dead"),
        says(pitch="Customers fail at the payment gateway, and the catalogue is slow."),
        says(hidden_truth="A config push cut a timeout."),
    ],
)  # fmt: skip
def test_what_gives_nothing_away_is_not_questioned(edit: Edit) -> None:
    """After the cause is found; a wrong lever, urged; what nobody reads; names of services; the hidden truth itself."""
    assert [one for one in planted(SHOP, edit) if one.kind == "spoiler"] == []


def test_a_story_told_by_phases_may_tell_later_what_was_found_out() -> None:
    """Its first phase and its title may not."""
    name = "letter-from-a-stranger"
    told = "An address book lay open on the file server of a former printer; a student found the copy."

    def phase(index: int) -> Edit:
        return lambda data: data["phases"][index].update(text=told)

    places = [[one.where for one in planted(name, phase(index))] for index in (0, 1)]
    assert places == [[("phases", 0, "text")], []]


def test_words_are_compared_by_their_roots() -> None:
    """Endings do not hide a word; words that only begin alike are not the same."""
    same = [("expires", "expiry"), ("config", "configuration"), ("retries", "retry"), ("pools", "pool")]
    other = [("press", "pressure"), ("count", "country"), ("cache", "catch")]
    assert [alike(root(one), root(two)) for one, two in (*same, *other)] == [True] * 4 + [False] * 3
    assert roots("The gateway's config was changed.") == {"gatewa": "gateway", "config": "config"}


def test_only_faults_that_set_in_by_themselves_hold_secrets() -> None:
    """What a wrong lever brings about is no answer to anything."""
    told = {secret.what for secret in secrets(load_scenario(SHOP))}
    assert (
        "the fault gateway-timeout" in told,
        any("cold-start" in one for one in told),
        [text.what for text in seen(load_scenario(SHOP))][:3],
    ) == (True, False, ["the name", "the title", "the pitch"])


@pytest.mark.parametrize("name", shipped_names("scenarios"))
def test_every_cause_and_every_lever_that_helps_would_be_noticed_in_the_pitch(name: str) -> None:
    """Law over what is shipped: whoever blurts it out is told. Everyday words such as `put back` name no lever."""
    one = load_scenario(name)
    faults = [fault.cause for fault in (one.world.faults if one.world else ()) if fault.at is not None]
    levers = [
        lever
        for lever in (one.world.mitigations if one.world else ())
        if lever.helps and roots(lever.action.replace("_", " "))
    ]
    blurted = [*faults, *(f"{lever.action.replace('_', ' ')} the {lever.target}" for lever in levers)]
    unnoticed = [
        text
        for text in blurted
        if not any(each.where == ("pitch",) for each in spoiler_remarks(one.model_copy(update={"pitch": text})))
    ]
    assert unnoticed == []
