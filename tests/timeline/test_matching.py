"""Selectors mean entries by kind and by what they state."""

from gameday.terms.selector import Selector
from gameday.timeline import Timeline
from gameday.timeline.matching import matching
from gameday.timeline.paging import Notified, Paged
from gameday.timeline.response import MitigationStarted, UpdatePosted

TIMELINE = Timeline.of(
    [
        Paged(at=1, id="page", target="secondary"),
        Notified(at=2, id="told", target="executive_sponsor"),
        UpdatePosted(at=3, id="public", audience="external", status="investigating"),
        UpdatePosted(at=4, id="own", audience="internal"),
        MitigationStarted(at=5, id="undoable", action="rollback", reversible=True),
        MitigationStarted(at=6, id="final", action="purge", reversible=False),
    ]
)


def meant(**stated: object) -> list[str]:
    return [one.id for one in matching(Selector.model_validate(stated), TIMELINE)]


def test_a_selector_means_what_it_states_and_no_more() -> None:
    assert meant(kind="paged", target="secondary_oncall") == ["page"]
    assert meant(kind=["paged", "notified"]) == ["page", "told"]
    assert meant(kind="update_posted", audience="external") == ["public"]
    assert meant(kind="update_posted", status="resolved") == []
    assert meant(kind="mitigation_started", reversible=True) == ["undoable"]
    assert meant(kind="mitigation_started", action=["purge", "wipe"]) == ["final"]
