"""Props nobody is shown, and alarms that tell nothing."""

from __future__ import annotations

from tests.fitting.planting import Data, found


def test_an_attachment_nobody_shows_is_found() -> None:
    """It comes with no inject and no phase."""

    def unshown(data: Data) -> None:
        data["attachments"].append({"id": "map", "file": "props/map.png", "text": "A map."})

    assert found("letter-from-a-stranger", unshown) == [("attachment-never-shown", "attachments/1")]


def test_an_alert_that_rings_on_a_quiet_day_is_found() -> None:
    """What is usual is beyond its threshold."""

    def jumpy(data: Data) -> None:
        data["world"]["alerts"][0]["above"] = 0.0001

    assert found("checkout-errors", jumpy) == [("alert-on-a-quiet-day", "world/alerts/0")]
