"""Reading and writing: YAML to documents with file and line, timelines to and from JSON lines, drill directories."""

from gameday.files.documents import (
    Loaded,
    load_profile,
    load_scenario,
    load_scorecard,
    load_sop,
    load_team,
    open_profile,
    open_scenario,
    open_scorecard,
    open_sop,
    open_team,
)

__all__ = [
    "Loaded",
    "load_profile",
    "load_scenario",
    "load_scorecard",
    "load_sop",
    "load_team",
    "open_profile",
    "open_scenario",
    "open_scorecard",
    "open_sop",
    "open_team",
]
