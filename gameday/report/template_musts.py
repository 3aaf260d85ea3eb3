"""What every report carries, whoever wrote its template."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from markupsafe import Markup, escape

from gameday.report.escape import markdown_text
from gameday.scoring.encoding import Json

DRAFT = "Draft: nobody has signed it off."
_BODY = re.compile(r"<body(?:\s[^>]*)?>", re.IGNORECASE)
_END = re.compile(r"</body\s*>", re.IGNORECASE)


def with_musts(page: str, form: Literal["md", "html"], data: Mapping[str, Json]) -> str:
    """The page with the banner, the draft's mark, what people wrote and the limits, each where it was missing."""
    heading, notes, limits = data["heading"], data["notes"], data["limits"]
    assert isinstance(heading, Mapping) and isinstance(notes, str) and isinstance(limits, list)  # noqa: S101, PT018  # by the encoder
    banner = [str(one) for one in heading["banner"]]  # type: ignore[union-attr]  # a list, by the encoder
    say = _say_html if form == "html" else _say_markdown
    top = [say(" · ".join(banner), strong=True)] if any(say(one) not in page for one in banner) else []
    if heading["draft"] and "draft" not in page.lower():
        top.append(say(DRAFT))
    foot = _notes(page, form, notes)
    if any(say(str(one)) not in page for one in limits):
        foot += [say(str(one)) for one in limits]
    return _placed(page, form, top, foot)


def _placed(page: str, form: str, top: list[str], foot: list[str]) -> str:
    if form == "md":
        return "\n\n".join([*top, page.strip(), *foot]) + "\n"
    above = "".join(f"<p>{one}</p>\n" for one in top)
    below = "".join(one if one.startswith("<") and "<pre" in one else f"<p>{one}</p>\n" for one in foot)
    start, ends = _BODY.search(page), list(_END.finditer(page))
    if ends:
        page = page[: ends[-1].start()] + below + page[ends[-1].start() :]
    else:
        page += below
    return page[: start.end()] + "\n" + above + page[start.end() :] if start else above + page


def _notes(page: str, form: str, notes: str) -> list[str]:
    if not notes:
        return []
    if form == "md":
        return [] if notes in page else ["## What people wrote", notes]
    shown = str(escape(notes))
    return [] if shown in page else [f"<h2>What people wrote</h2>\n<pre>{shown}</pre>\n"]


def _say_html(words: str, *, strong: bool = False) -> str:
    said = escape(words)
    return str(Markup("<b>{}</b>").format(said) if strong else said)


def _say_markdown(words: str, *, strong: bool = False) -> str:
    said = markdown_text(words)
    return f"**{said}**" if strong else said
