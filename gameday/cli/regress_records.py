"""`gameday regress --timelines`: what past records say of two SOPs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from gameday.cli.once import Once
from gameday.cli.together import each
from gameday.errors import Fault, InputError
from gameday.files.drill_dir import MANIFEST
from gameday.files.timeline_file import read_timeline
from gameday.regression.change.verdict import Ruling
from gameday.regression.plays.metric import Group
from gameday.regression.records.rejudged import Record, Rejudged, rejudged
from gameday.scorecard import Scorecard
from gameday.session import read_drill
from gameday.sop import Sop


def rejudge(
    place: Path,
    sops: tuple[Sop, Sop],
    scorecard: Scorecard,
    called: tuple[str, str],
    gates: frozenset[Group],
    blocks: frozenset[Ruling],
) -> Rejudged:
    """Judge every record under a directory under both SOPs: drill directories, and timeline files beside them.

    One that is kept twice, as a copy or a backup, is judged once.

    Raises:
        InputError: there is no record, or one cannot be read.

    """
    drills = sorted(one.parent for one in place.glob(f"**/{MANIFEST}"))
    files = sorted(one for one in place.glob("**/*.jsonl") if one.parent not in drills)
    loads = [partial(_drill, place, one) for one in drills] + [partial(_file, place, one) for one in files]
    records, faults = each(loads)
    if not loads:
        faults = (Fault(str(place), 0, "there is no record in it", "drill directories, or .jsonl timelines"),)
    if faults:
        raise InputError(faults)
    once = Once()
    different = [one for one in records if once.is_new(one.timeline, Path(one.name))]
    return rejudged(different, *sops, scorecard, called=called, gates=gates, blocks=blocks)


def _drill(place: Path, path: Path) -> Record:
    judged = read_drill(path)
    scenario = judged.documents.scenario
    name = str(path.relative_to(place.parent if path == place else place))
    return Record(name, judged.timeline, scenario.document if scenario else None)


def _file(place: Path, path: Path) -> Record:
    return Record(str(path.relative_to(place)), read_timeline(path).timeline)
