"""Tools that write in a record under a name of their own, as people do: pagers, monitors, chat bots."""

from __future__ import annotations

import re

_OWN = frozenset({"engine", "facilitator", "evaluator", "monitoring", "paging", "paging_tool", "system", "world"})
"""What gameday itself writes under."""
_PRODUCTS = frozenset(
    {
        "alertmanager", "appdynamics", "argocd", "azuremonitor", "betteruptime", "bigpanda", "checkmk", "cloudwatch",
        "datadog", "dynatrace", "firehydrant", "githubactions", "gitlabci", "grafana", "grafanaoncall", "honeycomb",
        "icinga", "ilert", "incidentio", "jenkins", "jira", "jirabot", "jiraservicemanagement", "moogsoft", "nagios",
        "newrelic", "opsgenie", "pagerduty", "pingdom", "prometheus", "rootly", "sentry", "servicenow", "signalfx",
        "slackbot", "splunk", "splunkoncall", "squadcast", "statuscake", "statuspage", "statuspageio", "uptimekuma",
        "uptimerobot", "victorops", "xmatters", "zabbix", "zenduty",
    }
)  # fmt: skip
"""Well-known ones, by their letters and digits alone: `New Relic`, `incident.io`."""
_BOT = re.compile(r"\w[\w.]*bot|.*\w[ _-]bot", re.IGNORECASE)
_PEOPLE = frozenset({"abbot", "cabot", "talbot", "thibot"})
"""Names of people that end as a bot's does."""


def is_tool(name: str) -> bool:
    """Is this the name of a tool and of no person: `PagerDuty`, `alertbot`, `deploy-bot`?"""
    said = name.strip().removeprefix("@")
    if said in _OWN or re.sub(r"[\W_]", "", said).lower() in _PRODUCTS:
        return True
    return bool(_BOT.fullmatch(said)) and said.lower().rpartition(".")[2] not in _PEOPLE
