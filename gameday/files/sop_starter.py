"""A company's own SOP to begin with: a commented file made from the SOP it starts from.

Explanations stand behind `# `. Lines behind a bare `#` are settings with the inherited values: without it they hold.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import cast

from gameday.files.node import Json
from gameday.files.sop_examples import Examples, Item
from gameday.files.sop_parent import Parent
from gameday.files.yaml_text import WIDTH, yaml_lines

SCHEMA_FILE = "sop.schema.json"
"""What the first line of the file tells an editor to look for, beside it."""
_MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"

_NAMES = ("name", "aliases")
_STATEMENTS = {
    "declare": ("Declaring", "text", "when"),
    "channel": ("Channel", "text"),
    "mitigations": ("Mitigations", "text"),
    "resolved_when": ("Over", "text"),
    "metrics": ("Metrics", "text"),
    "advice": ("Advice", "text"),
}
"""Lists that stand whole: what the company's own document may call the section, and what an item says."""
_SECTIONS = {
    "documents": "The documents the promises stand in: every `source` names one of them, and a section.",
    "levels": "Levels, the most severe first.",
    "severity": "Which level fits: the first rule that holds decides.",
    "declare": "What makes an alert an incident.",
    "clauses": "The promises: each is checked on every drill and every incident.",
    "roles": "Who takes part, and what for.",
    "contacts": "Whom to call, and the day somebody last tried it (`verified`).",
    "channel": "How the channel is named and used.",
    "templates": "Updates to copy and fill in.",
    "mitigations": "What can be done at once.",
    "resolved_when": "When it is over.",
    "metrics": "What is measured.",
    "advice": "What no record can show.",
    "review": "The review of this SOP itself.",
    "calendar": "Which days are business days.",
}


def starter_text(parent: Parent, *, name: str, title: str, today: date) -> str:
    """A file that extends its parent: the parts most often changed stand ready, with the inherited values.

    As it is, it says what its parent says; so it does with every setting taken in, but for hops that had no time,
    for what is `verified`, and for the days of its calendar and its review.
    """
    document = _free(name, {one.id for one in parent.sop.documents})
    examples = Examples(parent, document, today)
    own: Item = {"id": document, "title": f"{title}: the page in our wiki"}
    lines = [
        _MODELINE,
        *_prose(
            f"Our own SOP. It inherits {parent.word} ({parent.sop.title}) and says only what differs.",
            "Lines with a bare # are settings with their inherited values. To change one take away that # and "
            "nothing else, from the line that names its section too. Give it your own words as well as your own "
            "figures: people read the `text`. What somebody else's text left open (its `reading`) goes with that text.",
            "Go through it once to the end: what you leave behind a # is promised in the words that stand there.",
        ),
        *yaml_lines({"format": 1, "extends": parent.word, "name": name, "title": title}),
        "",
        *_prose("1. The document people read. What you change below names a section of it as its source."),
        *yaml_lines({"documents": [own]}),
        *(_about(parent) if parent.sop.about else ()),
    ]
    return "\n".join([*lines, *_parts(parent, examples)]) + "\n"


def whole_text(parent: Parent, *, name: str, title: str) -> str:
    """A file with everything spelled out that its parent says, depending on no other file."""
    lead: Item = {"format": 1, "name": name, "title": title}
    rest = {key: value for key, value in parent.data.items() if key not in lead and key not in _SECTIONS}
    lines = [_MODELINE, *_prose(f"A whole copy of {parent.word} ({parent.sop.title}); every line is yours to change.")]
    lines += yaml_lines(lead | rest)
    for section, words in _SECTIONS.items():
        if section in parent.data:
            lines += ["", *_prose(words), *yaml_lines({section: parent.data[section]})]
    return "\n".join(lines) + "\n"


def _about(parent: Parent) -> Iterator[str]:
    yield from _prose("What kind of procedure it is, in two lines; `about: {drop: true}` leaves it out.")
    yield from _settings({"about": parent.data["about"]})


def _parts(parent: Parent, examples: Examples) -> Iterator[str]:
    yield from _headed(
        "2. Levels, the most severe first. For a name of your own change `name` and keep the old one in `aliases`;",
        "below, write the new name too. To have fewer, add `drop: true` to one and to what speaks of it.",
        "`text` is what people go by at night: let it say the same as part 3.",
    )
    yield from _levels(parent, examples)
    yield from _headed(
        "3. Which level fits: the first rule that holds decides. Figures are shares: 0.3 is 30%. With `drop: true` a "
        "rule is left out. `gameday sop classify` tells what each case gives.",
        "A rule of your own comes after the inherited ones, unless all of those are named here: then the order of "
        "this file counts. So take in all of them, and drop what you do not need.",
    )
    yield from _settings({"severity": examples.severity()})
    yield from _headed(
        "4. Promises: how soon, how often, how long, at each level. 15m, 2h, 15m-30m, 5 business days, prompt.",
        "`text` is what people read; let it say the same as the figures. With `drop: true` a promise is left out.",
    )
    yield "#clauses:"
    yield from _items(examples.promises())
    yield from _headed(
        "Whom the paging tool calls, and how long after the first page without an answer, or after declaration where a "
        "hop waits for that. At once: prompt."
    )
    yield from _items(examples.hops())
    yield from _headed("Promised as well:")
    yield from _items(examples.others())
    yield from _headed("5. Whom to call. `verified` is the day somebody last tried it: not today's, unless you did.")
    yield from _settings({"contacts": cast("list[Json]", examples.contacts())})
    yield from _headed("6. What an update looks like; people fill in {{fields}}.")
    yield from _settings({"templates": cast("list[Json]", examples.templates())})
    yield from _headed("7. Business days: where they end, and which days are holidays.")
    yield from _settings({"calendar": examples.calendar()})
    yield from _headed("8. The review of this SOP itself: how often, by whom, and the day of the last one.")
    yield from _settings({"review": examples.review()})
    yield from _in_words(parent, examples)


def _levels(parent: Parent, examples: Examples) -> Iterator[str]:
    """The levels; of those with a name of their own the name holds already, and the words are still to be written."""
    if not parent.renamed:
        yield from _settings({"levels": cast("list[Json]", examples.levels())})
        return
    yield "levels:"
    for level in examples.levels():
        names = "\n".join(yaml_lines({key: level[key] for key in _NAMES if key in level}, 4))
        yield f"  - {names.lstrip()}"
        yield from _settings({key: value for key, value in level.items() if key not in _NAMES}, 4)


def _in_words(parent: Parent, examples: Examples) -> Iterator[str]:
    """What no figure stands in, but words of somebody else."""
    if parent.items("roles"):
        yield from _headed("9. Who takes part, and what for.")
        yield from _settings(
            {"roles": cast("list[Json]", examples.named("roles", "Roles", "role", "text", "filled_by"))}
        )
    yield from _headed("10. The rest, in words. Each of these lists stands whole: yours takes the place of this one.")
    for section, (title, *keys) in _STATEMENTS.items():
        found = examples.named(section, title, *keys)
        if found:
            yield from _settings({section: cast("list[Json]", found)})


def _items(items: list[Item]) -> Iterator[str]:
    return _settings(cast("list[Json]", items), 2)


def _settings(data: Json, indent: int = 0) -> Iterator[str]:
    """Settings that hold once the `#` is taken away."""
    return (f"#{line}" for line in yaml_lines(data, indent))


def _headed(*sentences: str) -> list[str]:
    return ["", *_prose(*sentences)]


def _prose(*sentences: str) -> list[str]:
    """Sentences as comments; a line break in what was inherited ends no comment."""
    words = [" ".join(sentence.split()) for sentence in sentences]
    return [
        f"# {line}"
        for sentence in words
        for line in textwrap.wrap(sentence, WIDTH, break_long_words=False, break_on_hyphens=False)
    ]


def _free(name: str, taken: set[str]) -> str:
    """An id for the company's own document that no inherited one has."""
    return name if name not in taken else f"{name}-page"
