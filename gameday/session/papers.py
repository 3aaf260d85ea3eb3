"""The facilitator's papers of a scenario: the story played without anybody in it, then written up for each reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gameday.drill import play
from gameday.files.attachments import kind_of, read_attachments
from gameday.files.documents import Loaded
from gameday.files.written_start import written_offset
from gameday.report.brief.blocks import PAPER_FORMATS, PAPER_KINDS, PaperFormat, PaperKind
from gameday.report.brief.brief import Brief, Prop
from gameday.report.brief.evaluator import evaluator_paper
from gameday.report.brief.facilitator import facilitator_guide
from gameday.report.brief.markdown import paper_markdown
from gameday.report.brief.page import paper_html
from gameday.report.brief.participants import participant_handout
from gameday.report.evaluator_sheet import sheet_text
from gameday.report.msel.sheet import msel_csv, msel_workbook
from gameday.report.untouched import untouched_of
from gameday.scenario import Scenario
from gameday.sop import Sop
from gameday.team import Team

_BOM = "\ufeff"
"""Spreadsheet programs take a file for UTF-8 by it."""
_PAPERS = {"facilitator": facilitator_guide, "evaluator": evaluator_paper, "participants": participant_handout}
_FACES = {"md": paper_markdown, "html": paper_html}


def brief_of(
    scenario: Loaded[Scenario],
    sop: Sop,
    team: Team,
    *,
    stand_in: bool = False,
    held: Mapping[str, bytes] | None = None,
) -> Brief:
    """What the papers are made from.

    Args:
        scenario: What is played.
        sop: The procedure under test.
        team: Who may respond.
        stand_in: Nobody said that this team plays.
        held: What its attachments hold, by id; those that are not there are left out. None: they are read.

    Raises:
        InputError: an attachment cannot be used.
        EngineFault: the story cannot be played.

    """
    one = scenario.document
    story = untouched_of(play(one, sop, team, seed=1, cast={}), one.starts_at, sop)
    data = read_attachments(scenario) if held is None else held
    props = [Prop(it, kind_of(it), data[it.id]) for it in one.attachments if it.id in data]
    return Brief(one, sop, team, story, props, written_offset(scenario), stand_in=stand_in)


def papers(
    brief: Brief, kinds: Sequence[PaperKind] = PAPER_KINDS, formats: Sequence[PaperFormat] = PAPER_FORMATS
) -> Mapping[str, str | bytes]:
    """File name to content, for those readers in those forms.

    The list of events is the facilitator's, as workbook and CSV; the evaluators' sheet is CSV that can be filled in and
    read back. Participants get a page to read, in any form.
    """
    found: dict[str, str | bytes] = {}
    for kind in kinds:
        faces = [one for one in formats if one in _FACES] or (["md"] if kind == "participants" else [])
        for face in faces:
            found[f"{kind}.{face}"] = _FACES[face](_PAPERS[kind](brief))
    if "facilitator" in kinds and {"xlsx", "csv"} & set(formats):
        events = brief.events()
        if "xlsx" in formats:
            found["msel.xlsx"] = msel_workbook(events, brief.scenario, brief.sop)
        if "csv" in formats:
            found["msel.csv"] = msel_csv(events, brief.scenario, brief.sop)
    if "evaluator" in kinds and "csv" in formats:
        found["evaluator.csv"] = _BOM + sheet_text(brief.sop, brief.scenario)
    return found
