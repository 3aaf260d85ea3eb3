"""Judge one incident under two SOPs, see where they part, and draw it. Each part may be a cell of a notebook."""

# %% The record: any timeline file will do
from pathlib import Path

import gameday

incident = gameday.read_timeline(Path(__file__).parent / "timelines" / "checkout-errors-003.jsonl")

# %% What each SOP makes of it
for sop in ("mitigate-first", "one-page-playbook"):
    judged = gameday.judge(incident, sop=sop)
    print(f"{judged.sop.name}: {judged.overall.verdict}")
    for finding in judged.findings:
        if finding.status in ("late", "partial", "missed"):
            print(f"  {finding.status}: {finding.sentence}")

# %% The picture, and the whole report
report = gameday.retrospective(incident, sop="one-page-playbook")
Path("incident.svg").write_text(gameday.draw(report), encoding="utf-8")
Path("incident.html").write_text(gameday.to_html(report), encoding="utf-8")
print("incident.svg and incident.html are written")
