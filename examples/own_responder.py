"""A responder of one's own, seated as incident commander among simulated people."""

from collections.abc import Generator
from typing import Any

import gameday


class Commander:
    """Comes when called, speaks to customers every quarter of an hour, and closes once it has held."""

    def respond(self, desk: gameday.Desk) -> Generator[Any, Any, None]:
        page = yield desk.hear("paged")
        yield desk.wait("1m")
        desk.do("acknowledged", re=page.id)
        desk.do("joined")
        yield desk.hear("role_assigned")
        while not (yield desk.hear("verified", within="15m")):
            self.tell_customers(desk, "investigating")
        for _ in range(2):
            self.tell_customers(desk, "monitoring")
            yield desk.wait("15m")
        desk.do("resolved")
        desk.do("update_posted", audience="external", status="resolved", states={"what": "It works again."})

    def tell_customers(self, desk: gameday.Desk, status: str) -> None:
        words = {"what": "Paying fails for some.", "doing": "We are on it."}
        desk.do("update_posted", audience="external", status=status, states=words, next_update_at=desk.time("15m"))


if __name__ == "__main__":
    timeline = gameday.play("checkout-errors", participants={"incident_commander": Commander()})
    judged = gameday.judge(timeline, scenario="checkout-errors")
    print(f"{len(timeline)} entries, {judged.overall.verdict}")
    for finding in judged.findings:
        if finding.dimension in ("cadence", "resolution"):
            print(f"{finding.status:8} {finding.clause}: {finding.observed}")
