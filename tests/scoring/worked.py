"""The worked incidents of two documents, judged under all five SOPs, as a table for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gameday.files import load_scorecard, load_sop
from gameday.files.timeline_file import read_timeline
from gameday.scoring import judge
from gameday.scoring.assessment import Assessment
from gameday.scoring.finding import Finding

SOPS = ("seilers", "mitigate-first", "mature-response", "in-practice", "one-page-playbook")
WORKED = {
    "checkout-errors-003": "Checkout errors (document 003)",
    "payments-failing-004": "Payments failing (document 004)",
}
BEGIN, END = "<!-- generated: begin -->", "<!-- generated: end -->"


def judged(root: Path, name: str) -> dict[str, Assessment]:
    """One worked incident under each SOP, by the game-day scorecard."""
    timeline = read_timeline(root / "examples" / "timelines" / f"{name}.jsonl").timeline
    return {sop: judge(timeline, load_sop(sop), load_scorecard("game-day")) for sop in SOPS}


def generated(root: Path) -> str:
    """Everything between the marks of the page."""
    parts = [part for name, title in WORKED.items() for part in _section(title, judged(root, name))]
    return "\n".join([BEGIN, *parts, END])


def _section(title: str, found: dict[str, Assessment]) -> Iterator[str]:
    yield f"\n## {title}\n"
    yield "| SOP | known score | interval | verdict | met | not met | cannot be told |"
    yield "|---|---|---|---|---|---|---|"
    for sop, assessment in found.items():
        overall = assessment.overall
        met = sum(one.status == "met" for one in assessment.findings)
        short = sum(one.status in ("late", "partial", "missed") for one in assessment.findings)
        hidden = sum(one.status == "unknown" for one in assessment.findings)
        interval = f"{overall.low:.2f} to {overall.high:.2f}"
        yield f"| {sop} | {overall.score:.2f} | {interval} | {overall.verdict} | {met} | {short} | {hidden} |"
    yield "\nWhere they fall short of whole credit:\n"
    yield "| SOP | clause | credit | what was seen |"
    yield "|---|---|---|---|"
    for sop, assessment in found.items():
        for one in assessment.findings:
            if one.credit is not None and one.credit < 1:
                yield _row(sop, one)


def _row(sop: str, one: Finding) -> str:
    return f"| {sop} | {one.clause} | {one.credit:.2f} | {one.observed.replace('|', '/')} |"
