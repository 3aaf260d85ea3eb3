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
from gameday.files.entry_json import encode_entry
from gameday.files.project import ProjectFile, find_project
from gameday.files.shipped import shipped_names
from gameday.files.timeline_file import (
    ReadTimeline,
    entries_digest,
    parse_timeline,
    read_timeline,
    timeline_text,
    write_timeline,
)

__all__ = [
    "Loaded",
    "ProjectFile",
    "ReadTimeline",
    "encode_entry",
    "entries_digest",
    "find_project",
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
    "parse_timeline",
    "read_timeline",
    "shipped_names",
    "timeline_text",
    "write_timeline",
]
