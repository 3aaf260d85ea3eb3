"""Acts in words a participant understands."""

from __future__ import annotations

import pytest

from gameday.scoring.wording import _NOUNS, say_act, say_moment, without_article
from gameday.terms.kinds import KINDS
from gameday.terms.selector import Anchor, Selector


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        (
            Selector(kind=("update_posted",), audience=("external",), status=("resolved",)),
            "the external update (resolved)",
        ),
        (Selector(kind=("checked",), what=("changes",)), "the check of changes"),
        (Selector(kind=("paged",), target=("primary_oncall",)), "the page (primary on-call)"),
        (Selector(kind=("mitigation_started",), reversible=True), "starting a mitigation (reversible)"),
        (Selector(kind=("channel_opened", "bridge_opened")), "the incident channel or the bridge"),
    ],
)
def test_acts(selector: Selector, words: str) -> None:
    assert say_act(selector) == words


def test_moments() -> None:
    found = [say_moment(Anchor(at="declaration")), say_moment(Anchor(first=Selector(kind=("resolved",))))]
    assert found == ["when declaration was due", "calling it resolved"]


def test_an_article_is_not_said_twice() -> None:
    assert [without_article(words) for words in ("the page", "an action item", "joining")] == [
        "page",
        "action item",
        "joining",
    ]


def test_every_noun_is_of_a_kind() -> None:
    assert set(_NOUNS) <= set(KINDS)
