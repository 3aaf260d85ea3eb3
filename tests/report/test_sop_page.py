"""An SOP as a page: in the terminal and as Markdown."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from gameday.files import load_sop, shipped_names
from gameday.report.sop.page import print_sop, sop_markdown, sop_sections
from gameday.report.sop.rooms import room_of
from gameday.sop import Sop
from gameday.sop.clause import Cadence, Escalation
from tests.report.hostile import HOSTILE

SOPS = shipped_names("sops")
SOURCE = {"document": "1", "section": "Here"}


def shown(sop: Sop, gaps: int | None = None, width: int = 80) -> str:
    out = io.StringIO()
    print_sop(Console(file=out, width=width, color_system=None), sop, gaps)
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def part(sop: Sop, title: str) -> str:
    """The text of one section of the terminal page."""
    found = re.search(rf"^{re.escape(title)} ─+\n(.*?)(?=^\S[^\n]* ─+$|\Z)", shown(sop), re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return flat(found[1])


def small(**more: object) -> Sop:
    """An SOP of two levels; `more` adds to it."""
    return Sop.model_validate(
        {
            "format": 1,
            "name": "small",
            "title": "Small",
            "documents": [{"id": "1", "title": "A guide"}],
            "levels": [{"name": name, "text": f"Level {name}.", "source": SOURCE} for name in ("high", "low")],
            "severity": {
                "rules": [
                    {"id": "out", "level": "high", "when": {"core_function": "down"}, "text": "Out.", "source": SOURCE}
                ]
            },
            **more,
        }
    )


def clause(kind: str, **more: object) -> dict[str, object]:
    return {"id": kind, "kind": kind, "text": f"The {kind}.", "source": SOURCE, **more}


@pytest.mark.parametrize("name", SOPS)
def test_every_promise_is_on_the_page_with_its_place_in_the_document(name: str) -> None:
    """Rhythms and hops stand in tables, everything else in its own words; each is listed beside its section."""
    sop = load_sop(name)
    terminal, markdown = flat(shown(sop)), sop_markdown(sop)
    assert len(sop.clauses) > 10
    for one in sop.clauses:
        assert re.search(rf"(?<![\w-]){re.escape(one.id)}(?![\w-])", markdown), one.id
        if not isinstance(one, Escalation) and not (isinstance(one, Cadence) and not one.promised):
            assert flat(one.text) in terminal, one.id
    for rule in (*sop.severity.rules, *sop.declare, *sop.roles, *sop.advice, *sop.mitigations, *sop.resolved_when):
        assert flat(rule.text) in terminal


@pytest.mark.parametrize("name", SOPS)
def test_it_fits_eighty_columns_and_a_phone(name: str) -> None:
    """A Markdown table has at most four columns, so that a phone need not scroll sideways."""
    sop = load_sop(name)
    assert max(len(line.rstrip()) for line in shown(sop).splitlines()) <= 80
    assert "…" not in shown(sop), "nothing is cut to make it fit"
    rows = [line for line in sop_markdown(sop).splitlines() if line.startswith("|")]
    assert rows
    assert max(len(re.findall(r"(?<!\\)\|", row)) - 1 for row in rows) <= 4


@pytest.mark.parametrize("name", SOPS)
def test_both_faces_show_the_same_sections(name: str) -> None:
    sop = load_sop(name)
    titles = [section.title for section in sop_sections(sop)]
    assert re.findall(r"^## (.*)$", sop_markdown(sop), re.MULTILINE) == titles
    assert re.findall(r"^(\S.*?) ─+$", shown(sop), re.MULTILINE) == titles


def test_who_is_called_stands_as_a_ladder_for_each_level() -> None:
    told = part(load_sop("mitigate-first"), "Who is called when?")
    assert told.startswith(
        "SEV1 When Whom at once page primary on-call [2] after 10 min without an answer page secondary on-call [3] "
        "after 30 min without an answer tell engineering manager [4] at declaration tell security lead, where"
    )
    assert "SEV2 When Whom at once page primary on-call [2] after 20 min without an answer" in told
    assert "SEV3 nobody is called" in told


def test_hops_without_times_are_left_to_the_paging_tool() -> None:
    told = part(load_sop("one-page-playbook"), "Who is called when?")
    assert "without an answer, when the paging tool says page team lead" in told


def test_updates_are_a_table_of_level_and_audience_with_a_dash_for_silence() -> None:
    told = part(load_sop("mature-response"), "Updates")
    assert told.startswith(
        "Level Internal External Executive "
        "SEV1 every 30 min [6] every 30 min [6] every 30 min [6] SEV2 – every 1 h [6] – SEV3 – – –"  # noqa: RUF001
    )


def test_exceptions_and_worked_examples_stand_apart_and_keep_their_place_in_the_order() -> None:
    told = part(load_sop("mitigate-first"), "Which level fits?")
    assert told.index("5 SEV2 Revenue is being lost.") < told.index("7 SEV2 Core workflows") < told.index("Exceptions")
    assert told.index("Exceptions") < told.index("6 SEV3 Users can help themselves") < told.index("In doubt")
    told = part(load_sop("mature-response"), "Which level fits?")
    assert told.index("Worked examples") < told.index("1 SEV1 Few users are hit") < told.index("8 SEV3 A degradation")


def test_a_reading_stands_apart_from_the_source_with_its_why() -> None:
    told = part(load_sop("seilers"), "How open wordings are read")
    assert "• sev1-outage: all is 90% and more Because: A measured share hardly ever reaches 100%" in told
    assert "90% and more" not in part(load_sop("seilers"), "Which level fits?").replace("at least 90%", "")


def test_what_breaks_a_drill_is_marked() -> None:
    assert "this is not negotiable. critical promise, not negotiable (a mitigation before" in part(
        load_sop("mitigate-first"), "Order of work"
    )


def test_gaps_are_told_where_somebody_looked_for_them() -> None:
    sop = small()
    assert "3 gaps in it: gameday sop lint small says which." in shown(sop, 3)
    assert "1 gap in it:" in shown(sop, 1)
    assert "The linter finds no gaps in it." in shown(sop, 0)
    assert "gap" not in shown(sop, None)


def test_what_an_sop_does_not_say_has_no_section() -> None:
    assert [section.title for section in sop_sections(small())] == [
        "Levels", "Which level fits?", "Where each promise stands",
    ]  # fmt: skip


def test_every_kind_of_clause_has_its_part_of_the_page() -> None:
    """Also the kinds and acts that no shipped SOP uses this way."""
    update, hand_over = {"kind": "update_posted"}, {"kind": "handed_off"}
    clauses = [
        clause("deadline", to={"kind": "joined"}, within={"high": "10m"}, **{"from": {"kind": "declared"}}),
        clause("cadence", audience="executive", every={"high": "prompt", "low": "1d"}),
        clause("precedence", pairs=[{"before": {"kind": "checked", "what": "logs"}, "after": update}]),
        clause("classification"),
        clause("assignment", roles=["scribe"], within={"low": "10m"}),
        clause("separation", role="scribe", acts=["mitigation_started", "handed_off"]),
        clause("content", of=hand_over, states=["what", "eta"], levels=["low"]),
        clause("absence", dimension="order", of={"kind": "reopened"}),
        clause("escalation", target="legal", trigger="unresolved", after={"low": "90m"}),
        clause("hold", watch={"high": "30m-60m"}),
        clause("due", to={"kind": "action_item_closed"}, within={"low": "30 business days"}),
    ]
    sop = small(clauses=clauses, calendar={"timezone": "Europe/Berlin", "holidays": ["2026-12-25"]})
    assert [room_of(one) for one in sop.clauses] == [
        "start", "updates", "order", "severity", "roles", "roles", "order", "order", "calling", "over", "review",
    ]  # fmt: skip
    text = flat(shown(sop))
    for words in (
        "The deadline. (high: 10 min from the declaration)",
        "high every at once",
        "check of logs → update",
        "(scribe; low: 10 min)",
        "scribe: does not start mitigations or handed off",
        "The content. (what, ETA; low)",
        "when it lasts 1 h 30 min from declaration tell",
        "The hold. (high: 30 min to 1 h)",
        "Of a range the shorter end counts",
        "The due. (low: 30 business days from resolution)",
        "Business days are Monday to Friday in Europe/Berlin, without 2026-12-25.",
    ):
        assert words.replace("tell", "page") in text


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    """Whatever a company writes into its SOP is shown letter by letter, in both faces."""
    sop = small(
        title=text,
        about=text,
        advice=[{"text": text, "source": {"document": "1", "section": text}}],
        templates=[{"id": "one", "audience": "external", "text": text, "source": SOURCE}],
        clauses=[clause("absence", dimension="order", of={"kind": "reopened"}) | {"text": text}],
    )
    terminal, markdown = shown(sop, width=100), sop_markdown(sop)
    assert "\x1b" not in terminal + markdown
    assert "\u202e" not in terminal + markdown
    prose = re.sub(r"^(`{3,})text\n.*?^\1$", "", markdown, flags=re.MULTILINE | re.DOTALL)
    assert not re.search(r"[<>]", prose)
    assert not re.search(r"(?<!\\)\]\(", prose)
    titles = [section.title for section in sop_sections(sop)]
    assert re.findall(r"^## (.*)$", prose, re.MULTILINE) == titles
    if "\n" not in text and "\x1b" not in text:
        assert flat(text).split(" ")[0] in flat(terminal)


def test_a_template_is_quoted_with_its_lines_behind_a_fence_it_cannot_close() -> None:
    sop = small(templates=[{"id": "one", "audience": "internal", "text": "a\n```\nb\n", "source": SOURCE}])
    assert "````text\na\n```\nb\n````" in sop_markdown(sop)
