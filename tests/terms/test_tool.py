"""Tools write in a record under names of their own."""

from __future__ import annotations

from gameday.terms.tool import is_tool


def test_a_tool_is_told_from_a_person_by_its_name() -> None:
    tools = ("PagerDuty", "pagerduty", "Opsgenie", "New Relic", "incident.io", "@alertbot", "deploy-bot", "Ops Bot")
    people = ("dana", "Sam Talbot", "talbot", "jo.abbot", "Bot", "Dana Nair", "Prometheus Smith", "")
    assert [name for name in (*tools, *people, "paging_tool") if is_tool(name)] == [*tools, "paging_tool"]
