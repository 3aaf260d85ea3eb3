"""What planners call kinds of inject, ways to deliver one, and roles."""

from __future__ import annotations

import pytest

from gameday.importers.inject_words import (
    KINDS,
    channel_of,
    kind_by_sender,
    kind_meant,
    mode_meant,
)


def test_a_kind_is_known_by_its_name_and_by_planners_words() -> None:
    assert [kind_meant(kind) for kind in KINDS] == [kind_meant(kind.replace("_", " ").title()) for kind in KINDS]
    told = ("Phone call", "E-Mail", "press", "Customer complaint", "RFI", "Monitoring alert")
    assert [kind_meant(words) for words in told] == [
        "message", "message", "social_mention", "customer_report", "stakeholder_question", "alert",
    ]  # fmt: skip
    assert [channel_of(words) for words in told] == ["phone", "email", None, None, None, None]
    with pytest.raises(ValueError, match="there is no such kind of inject, expected one of alert, page"):
        kind_meant("telegram")
    with pytest.raises(ValueError, match="did you mean `stakeholder_question`"):
        kind_meant("stakeholder questn")


def test_a_sender_gives_away_what_it_sends() -> None:
    told = ("Monitoring", "A customer", "The press", "PagerDuty", "Dana", "Customer service desk")
    assert [kind_by_sender(words) for words in told] == [
        "alert", "customer_report", "social_mention", "page", None, "customer_report",
    ]  # fmt: skip


def test_how_it_is_delivered() -> None:
    told = ("Automatic", "on hold", "If time permits", "as needed")
    assert [mode_meant(words) for words in told] == ["automatic", "held", "optional", "contingency"]
    with pytest.raises(ValueError, match="expected one of automatic, optional, held, contingency"):
        mode_meant("maybe")
