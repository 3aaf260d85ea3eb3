"""A law beside those of test_laws: to say that a source cannot show a kind of act never raises what is certain."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from gameday.scoring import judge
from gameday.scoring.anchors import EXPECTED_ACTS
from gameday.terms.kinds import KINDS
from gameday.timeline import Header, Timeline
from tests.scoring.strategies import SOPS, Incident, incidents, scorecard, sop

TINY = 1e-9
ACTS = sorted(EXPECTED_ACTS | {"joined", "notified", "checked"})


@settings(max_examples=40)
@given(incidents(), st.sampled_from(SOPS), st.sets(st.sampled_from(ACTS), min_size=1, max_size=4))
def test_hiding_acts_never_raises_the_low_end(incident: Incident, name: str, hidden: set[str]) -> None:
    covers = tuple(kind for kind in KINDS if kind not in hidden)
    header = replace(incident.timeline.header or Header(), covers=covers)
    less = Timeline.of([one for one in incident.timeline if one.kind not in hidden], header)
    lows = [judge(one, sop(name), scorecard()).overall.low or 0.0 for one in (incident.timeline, less)]
    assert lows[1] <= lows[0] + TINY
