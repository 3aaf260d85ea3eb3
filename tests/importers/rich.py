"""A scenario that uses everything a list of events can show, with its attachments beside it."""

from __future__ import annotations

import base64
from pathlib import Path

from gameday.files.documents import Loaded, open_scenario
from gameday.scenario import Scenario

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""The smallest PNG there is."""
RICH = """\
format: 1
name: slow-mornings
title: Orders take a minute each
pitch: Every morning at nine it is slow. Today it stays slow.
learning_objectives: [Saying early how bad it is.]
difficulty: 3
duration: 50m
starts_at: 2026-05-04T08:55:00+02:00
ends_after: 90m
tags: [secret-tag]
minimum_team: [incident_commander, comms_lead]
seats: {scribe: absent}
objectives:
  - {id: call-it, text: It is called at the right level., capability: Assessment, actions: [say-it]}
  - {id: undo, text: What changed is put back., capability: Mitigation, actions: [put-back]}
gaps:
  - {gap: pager_dead, seat: primary_oncall, text: Its battery is flat.}
  - {gap: chat_down, from_start: 10m, until: 20m}
hidden_truth: Somebody switched the index off on Friday.
phases:
  - id: slow
    title: It is slow
    at: 0s
    text: Orders take a minute. Nobody knows why.
    facts: {core_function: degraded, users_affected: 0.4, customer_visible: true}
    questions: ["Who needs to know?", "How bad is it?"]
    attachments: [chart]
  - id: worse
    title: It gets worse
    at: 20m
    facts: {core_function: down, users_affected: 0.9, customer_visible: true}
    to: [incident_commander]
  - {id: mended, title: It is quick again, way: undone, facts: {core_function: ok}}
branches:
  - id: undone-or-not
    text: Was the index put back?
    at: 35m
    ways:
      - {id: undone, text: Orders are quick again., when: {done: {kind: mitigation_started}}}
      - {id: not-undone, text: Somebody says so aloud.}
attachments:
  - {id: chart, file: props/chart.png, text: Time per order since Friday.}
  - {id: letter, file: props/letter.txt, text: What a partner wrote.}
injects:
  - id: monitoring-says
    kind: alert
    at: 2m
    text: Orders take longer than 30 s
  - id: partner-asks
    kind: stakeholder_question
    phase: slow
    at: 8m
    from: Partner desk
    to: [comms_lead, incident_commander]
    text: |-
      Our partners ask.
      What may we say?
    objectives: [call-it]
    attachments: [letter]
    note: They will ask twice.
    unless: {kind: update_posted, audience: external}
    repeat: {every: 5m, times: 2}
    expects:
      - {id: say-it, text: Partners hear how bad it is., role: comms_lead, acts: {kind: update_posted}, within: 10m}
  - id: boss-comes
    kind: message
    phase: worse
    delay: 3m
    from: Head of sales
    text: I want a full report. Now.
    distraction: {kind: executive_swoop, takes: 5m}
  - id: pager-goes
    kind: availability
    at: 12m
    to: [secondary_oncall]
    gap: asleep
    text: The second phone is silent.
  - id: after-the-fix
    kind: message
    after: {kind: mitigation_applied}
    delay: 4m
    channel: incident
    text: It feels quick again.
  - id: nobody-spoke
    kind: social_mention
    when: {not_done: {kind: update_posted, audience: external}, by: 25m}
    from: A customer
    text: Is anybody there?
  - id: still-slow
    kind: customer_report
    way: not-undone
    text: Still slow here.
  - id: hint
    kind: message
    mode: contingency
    from: A colleague
    text: Did anybody look at Friday's changes?
    note: If nobody has by half past.
expects:
  - {id: put-back, text: The index is put back., acts: {kind: mitigation_started}, within: 30m}
  - {id: stay-calm, text: Nobody shouts.}
"""


def rich(place: Path, text: str = RICH) -> Loaded[Scenario]:
    """The scenario, as a file in a directory, with its props."""
    (place / "props").mkdir(parents=True, exist_ok=True)
    (place / "props" / "chart.png").write_bytes(PIXEL)
    (place / "props" / "letter.txt").write_text("Dear all,\nit is slow.\n", encoding="utf-8")
    path = place / "slow-mornings.yaml"
    path.write_text(text, encoding="utf-8")
    return open_scenario(path)
