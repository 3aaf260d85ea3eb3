"""A small SOP of a company's own, for commands that take a file."""

from __future__ import annotations

SMALL = """\
format: 1
name: ours
title: Ours
documents: [{id: wiki, title: Our wiki}]
levels:
  - {name: P1, text: Everything is down., source: {document: wiki, section: Levels}}
  - {name: P2, text: Something is down., source: {document: wiki, section: Levels}}
severity:
  rules:
    - id: all-down
      level: P1
      text: The core is down.
      when: {core_function: down}
      source: {document: wiki, section: Levels}
    - id: rest
      level: P2
      text: Anything else that customers see.
      when: {customer_visible: true}
      source: {document: wiki, section: Levels}
clauses:
  - id: answer
    kind: deadline
    text: Somebody answers the page within ten minutes.
    from: first_page
    to: {kind: acknowledged}
    within: {P1: 10m, P2: 30m}
    source: {document: wiki, section: Paging}
"""
"""Two levels, two rules, and one clause: an answer within ten minutes at the upper level."""
