"""What came of a drill: judged, told, as a file; and its papers before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from gameday.console.bodies import DOCUMENT_NAME, Assessed, Sops
from gameday.console.capability import CapabilityKind
from gameday.console.described import Responses, answers
from gameday.console.headers import REPORT_POLICY
from gameday.console.house import House
from gameday.console.refusal import Refusal
from gameday.console.running import Running
from gameday.errors import InputError
from gameday.files.timeline_file import timeline_text
from gameday.report.brief.blocks import PaperKind
from gameday.scoring.encoding import assessment_json
from gameday.session import Face, Judged, face_files
from gameday.session.papers import brief_of, papers

AnotherSop = Annotated[
    str | None, Query(max_length=80, pattern=DOCUMENT_NAME, description="Judge by this SOP; none: by the drill's own.")
]
Paper = Literal[
    "facilitator.html", "facilitator.md", "evaluator.html", "evaluator.md", "participants.html", "participants.md"
]
Report = Literal["retrospective.md", "retrospective.html", "retrospective.json", "aar.md", "aar.html"]
_FACES: dict[Report, Face] = {
    "retrospective.md": "md",
    "retrospective.html": "html",
    "retrospective.json": "json",
    "aar.md": "aar",
    "aar.html": "aar",
}
_TYPES = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
}
_READERS: dict[str, tuple[CapabilityKind, ...]] = {
    "facilitator": ("lead",),
    "evaluator": ("lead", "evaluator"),
    "participants": ("lead", "evaluator", "seat"),
}
"""Who reads which paper."""
_KINDS: dict[str, PaperKind] = {"facilitator": "facilitator", "evaluator": "evaluator", "participants": "participants"}


def after_router(house: House) -> APIRouter:
    """Files of a drill."""
    router = APIRouter(tags=["afterwards"])

    async def over(request: Request, drill: str) -> Running:
        who = house.porter.known(request, drill, "lead", "evaluator", "seat")
        running = await house.open(drill)
        # Whoever trains alone sees all of it afterwards; it is theirs.
        if who.capability.kind == "seat" and running.drill.plan.kind != "training":
            raise Refusal(403, "Your link does not allow this.")
        if not running.over:
            raise Refusal(409, "The drill goes on; this is for afterwards.")
        return running

    async def judged(request: Request, drill: str, sop: str | None) -> tuple[Judged, str]:
        running = await over(request, drill)
        record = house.archive.record(running)
        try:
            return await house.aside(partial(house.judging.judged, record, sop)), record.notes
        except InputError as fault:
            raise Refusal(404, str(fault)[:1000]) from None

    @router.get(
        "/api/drills/{drill}/assessment",
        summary="What the SOP makes of it",
        responses=answers(401, 403, 404, 409, 422, 503, ok=Assessed),
    )
    async def assessment(request: Request, drill: str, sop: AnotherSop = None) -> JSONResponse:
        """The assessment, as `assessment.json` has it; facilitators' judgements stand beside each finding."""
        found, _ = await judged(request, drill, sop)
        return JSONResponse(assessment_json(found.assessment))

    def telling(report: Report) -> Callable[[Request, str, AnotherSop], Awaitable[Response]]:
        async def told(request: Request, drill: str, sop: AnotherSop = None) -> Response:
            """The report with what everybody wrote in the hot wash."""
            found, notes = await judged(request, drill, sop)
            try:
                text = await house.aside(partial(_told, found, report, notes))
            except InputError as fault:
                raise Refusal(409, str(fault)[:1000]) from None
            return _answer(text, report.rpartition(".")[2])

        return told

    for report in _FACES:
        router.add_api_route(
            f"/api/drills/{{drill}}/{report}",
            telling(report),
            methods=["GET"],
            summary=f"The retrospective as {report}",
            response_class=Response,
            responses=_file(report.rpartition(".")[2], 401, 403, 404, 409, 422, 503),
        )

    @router.get(
        "/api/drills/{drill}/timeline.jsonl",
        summary="The record",
        response_class=Response,
        responses=_file("jsonl", 401, 403, 404, 409, 503),
    )
    async def timeline(request: Request, drill: str) -> Response:
        """Every entry, one a line, as `timeline.jsonl` has it."""
        running = await over(request, drill)
        return _answer(timeline_text(running.drill.timeline()), "jsonl")

    @router.get("/api/drills/{drill}/sops", summary="SOPs to judge by", responses=answers(401, 403, 404, 503, ok=Sops))
    async def sops(request: Request, drill: str) -> JSONResponse:
        """The SOPs this server knows."""
        house.porter.known(request, drill, "lead", "evaluator")
        await house.open(drill)
        found = await house.aside(house.shelf.choices)
        return JSONResponse({"sops": found["sops"]})

    @router.get(
        "/api/drills/{drill}/papers/{paper}",
        summary="The papers of a drill",
        tags=["drill"],
        response_class=Response,
        responses={
            200: {"content": {"text/html": {}, "text/markdown": {}}, "description": "The paper."},
            **answers(401, 403, 404, 422, 503),
        },
    )
    async def paper(request: Request, drill: str, paper: Paper) -> Response:
        """Facilitator guide, evaluator sheet, hand-out for participants (no word of what is coming)."""
        kind, _, form = paper.partition(".")
        house.porter.known(request, drill, *_READERS[kind])
        running = await house.open(drill)
        text = await house.aside(partial(_paper, house, running, paper))
        return _answer(text, form)

    return router


def _answer(text: str, form: str) -> Response:
    headers = {"Content-Security-Policy": REPORT_POLICY} if form == "html" else {}
    return Response(text, media_type=_TYPES[form], headers=headers)


def _file(form: str, *statuses: int) -> Responses:
    """What the description says of a file."""
    content: dict[str, dict[str, str]] = {_TYPES[form].partition(";")[0]: {}}
    return {200: {"content": content, "description": "The file."}, **answers(*statuses)}


def _told(judged: Judged, report: Report, notes: str) -> str:
    return face_files(judged, [_FACES[report]], notes, name=judged.drill)[report]


def _paper(house: House, running: Running, paper: Paper) -> str:
    kind, _, form = paper.partition(".")
    documents = running.drill.documents
    if documents.scenario is None:
        raise Refusal(404, "This drill has no scenario.")
    scenario = house.shelf.placed(documents.scenario)
    held = house.attachments(running.drill)
    made = replace(brief_of(scenario, running.drill.sop, running.drill.team, held=held), drill=running.id)
    found = papers(made, (_KINDS[kind],), ("html",) if form == "html" else ("md",))[paper]
    return found if isinstance(found, str) else found.decode()
