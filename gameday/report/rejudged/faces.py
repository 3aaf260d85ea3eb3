"""Recorded drills under two SOPs as a page, and as a pull request's comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from gameday.regression.records.flip import FindingFlip
from gameday.regression.records.rejudged import RecordFlips, Rejudged
from gameday.report.css import css_string
from gameday.report.escape import markdown_coded, markdown_text
from gameday.report.regress.words import TITLES
from gameday.report.rejudged.heading import heading_of, of_exercises_alone
from gameday.report.rejudged.words import (
    say_clause,
    say_edit,
    say_first_edits,
    say_flip,
    say_flips,
    say_meaning,
    say_moved,
    say_notice,
    say_record,
    say_ruling,
    say_sides,
)
from gameday.report.templating import html_environment, read_template

_MOST = 40
"""Records that a comment lists; the page has them all."""


def rejudged_html(found: Rejudged) -> str:
    """One self-contained page: no script, nothing fetched."""
    style = read_template("palette.css") + read_template("regress.css")
    moved = _moved(found)
    return (
        html_environment()
        .get_template("rejudged.html.j2")
        .render(
            found=found,
            title=TITLES[found.ruling],
            sides=say_sides(found),
            meaning=say_meaning(found),
            flips=say_flips(found),
            edit=say_edit(found),
            heading=heading_of(found),
            exercises=of_exercises_alone(found),
            moved=moved,
            still=tuple(one for one in found.records if one not in moved),
            rows=tuple(map(say_clause, found.by_clause())),
            say_record=say_record,
            say_flip=say_flip,
            say_moved=say_moved,
            say_notice=say_notice,
            style=Markup(style),  # noqa: S704  # our own files
            running=Markup(css_string(heading_of(found))),  # noqa: S704  # quoted letter by letter
        )
    )


def rejudged_markdown(found: Rejudged) -> str:
    """The text of the comment or job summary, with a line end."""
    return "\n".join(_lines(found)) + "\n"


def _moved(found: Rejudged) -> tuple[RecordFlips, ...]:
    """Records that something is new of, those that speak against the candidate first."""
    moved = (one for one in found.records if not one.alike_in_all)
    return tuple(sorted(moved, key=lambda one: not found.fails(one)))


def _lines(found: Rejudged) -> Iterator[str]:
    yield f"### {markdown_text(say_sides(found))}"
    yield ""
    heading = markdown_text(heading_of(found))
    yield f"**{heading}**" if of_exercises_alone(found) else heading
    yield ""
    yield f"**{markdown_text(say_ruling(found))}** {say_flips(found)}"
    yield ""
    yield from _listed("What was edited", say_first_edits(found))
    if found.flips:
        yield "| clause | records | worse | breaks as a gate |"
        yield "|---|---:|---:|---:|"
        yield from (f"| {' | '.join(map(markdown_text, say_clause(one)))} |" for one in found.by_clause())
        yield ""
    moved = _moved(found)
    for record in moved[:_MOST]:
        yield f"**{markdown_text(_called(record))}**: {markdown_text(say_record(record))}"
        yield ""
        yield from (_line(one) for one in record.flips)
        yield from (f"- {markdown_text(said)}" for said in (say_moved(record),) if said)
        yield ""
    if len(moved) > _MOST:
        yield f"And {len(moved) - _MOST} more."
        yield ""
    still = (one for one in found.records if one.alike_in_all and one.after == "undecided")
    yield from _listed("Undecided under both", (f"{_called(one)}: {say_record(one)}" for one in still), _MOST)
    unseen = (f"{one.what}: {one.why}. Needed: {one.mend}." for one in found.unseen)
    yield from _listed("Not observable: no record speaks for these", unseen)
    yield "<sub>Nothing was played: what is on record, judged under both.</sub>"


def _called(record: RecordFlips) -> str:
    """A record by name; of an exercise with the words it carries."""
    return f"{record.record} ({say_notice(record)})" if record.notice else record.record


def _listed(title: str, lines: Iterable[str], most: int | None = None) -> Iterator[str]:
    """A list under its title; of a long one the first, and how many more."""
    shown = [f"- {markdown_coded(one)}" for one in lines]
    more = len(shown) - most if most is not None else 0
    rest = [f"- And {more} more."] if more > 0 else []
    yield from (f"**{title}**", "", *shown[:most], *rest, "") if shown else ()


def _line(flip: FindingFlip) -> str:
    mark = "worse: " if flip.worse else ""
    return f"- {markdown_text(f'{flip.clause}: {mark}{say_flip(flip)}. {flip.sentence}')}"
