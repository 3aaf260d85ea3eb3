"""Play, judge and write as one act: what the commands do between loading and rendering."""

from gameday.session.checking import misgivings, remarks
from gameday.session.faces import FACES, Face, after_action_of, face_files, own_page
from gameday.session.judged import Judged, judge_record, play_and_judge
from gameday.session.signing import sign_off
from gameday.session.store import ASSESSMENT, TIMELINE, headed, read_drill, read_notes, signatures, write_drill

__all__ = [
    "ASSESSMENT",
    "FACES",
    "TIMELINE",
    "Face",
    "Judged",
    "after_action_of",
    "face_files",
    "headed",
    "judge_record",
    "misgivings",
    "own_page",
    "play_and_judge",
    "read_drill",
    "read_notes",
    "remarks",
    "sign_off",
    "signatures",
    "write_drill",
]
