"""The page of the API is what the API says of itself, and who may pass is what the doors are tested for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gameday.console.app import ABOUT, framework_app
from gameday.live.actor import MAY
from gameday.live.sayable import keys_name
from gameday.live.saying import RECORDABLE
from tests.conftest import Pin
from tests.console.conftest import make_house
from tests.console.test_doors import DOORS, EVERYBODY, OF_THE_SERVER

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "http-api.md"
HEAD = f"""\
# The API of live drills

Generated from the server's own description, which it serves as `/api/openapi.json`. How to start a server is in
[run a live drill](../how-to/run-a-live-drill.md); `gameday drill` uses nothing but this.

{ABOUT}
Everything is refused unless the link allows it (403). To a link of another drill a drill is not there (404). A refused
command (409) changed nothing. 429 and 503 say in `Retry-After` when to try again.

"""
FOLLOWING = """\
## Following a drill

`GET .../snapshot` tells everything once, with a `cursor`. From there `GET .../frames?cursor=CURSOR&wait=25` answers as
soon as there is something, with the next cursor; pages of the server itself get the same frames pushed, by
`WS /api/drills/{drill}/stream?cursor=CURSOR`, an array of them in each message. Nothing is sent into a stream, and a
program asks for frames instead: a stream opens only to an `Origin` of the server.

| frame | says |
|---|---|
| `{"n": 17, "type": "entry", "entry": {...}}` | one entry: a timeline file's keys, `story`, `said`, `voice` |
| `{"n": 18, "type": "view", "view": {...}}` | the sections of the page that changed, each whole |
| `{"type": "people", "people": [...]}` | who is present |
| `{"type": "beat", "n": 18, "wall": 1760000000000}` | a sign of life with the last number, every ten seconds |
| `{"type": "reload"}` | look at the whole again: the server was started anew, or you were away for long |

`story` counts milliseconds since the start, `said` is the entry in one sentence, `voice` who says it.
"""

SAYABLE_HEAD = """\
## What may be acted and said

`act` and `said` take an entry as a timeline file has it: its `kind`, and in `keys` what it says. When, by whom and in
which role is the drill's to add. Half an entry is refused (409) with all that it lacks, in words. What somebody only
*would* do (`said` with `within` or `every`) needs no key; it takes those of `intent`. `checked` and `intent` are for
`said` alone: a seat looks with `look`.

Roles go by their names (`incident_commander`), people by their ids on the team, levels as the SOP calls them: the
view of a seat has them all, in `targets`, `team` and `sop`. At a seat, where the scenario has services, a mitigation
needs both `action` and `target`, as one of the `levers` of the view has them.
"""
TYPES = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "array": "a list of texts",
    "object": "an object of texts, figures or flags",
}


def page(described: dict[str, Any]) -> Iterator[str]:
    yield HEAD
    yield "## Routes\n"
    for tag in dict.fromkeys(one["tags"][0] for _, _, one in operations(described)):
        yield f"### {tag.capitalize()}\n"
        yield "| route | does | for |"
        yield "|---|---|---|"
        for method, path, one in operations(described):
            if one["tags"][0] == tag:
                yield f"| `{method.upper()} {path}` | {one['description'].splitlines()[0]} | {readers(method, path)} |"
        yield ""
    yield FOLLOWING
    yield from commands(described["components"]["schemas"])
    yield from sayable(described)
    yield from bodies(described["components"]["schemas"])


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            yield method, path, one


def readers(method: str, path: str) -> str:
    """Who may pass, as the doors are tested."""
    found = [door for door in (*DOORS, *OF_THE_SERVER) if (door.method, door.path) == (method.upper(), path)]
    if path.endswith("/commands"):
        return "see below"
    if path.startswith("/api/me"):
        return "everybody"
    may = dict.fromkeys(kind for door in found for kind in door.may)
    if "debrief" in path or "again" in path:
        return "whoever trains"
    return "everybody" if set(may) == set(EVERYBODY) else ", ".join(may)


def commands(schemas: dict[str, Any]) -> Iterator[str]:
    yield "## Commands\n"
    yield "The body of `POST /api/drills/{drill}/commands` is one of these, told apart by `do`. Send an"
    yield "`Idempotency-Key` of your own with it: the same key again gets the first answer again, and nothing happens"
    yield "twice. Keys with a `?` may be left out. Who trains alone may also `start`, `pause`, `resume`, set the"
    yield "`speed`, `end`, and `undo` a call of a real incident.\n"
    yield "| `do` | does | keys | for |"
    yield "|---|---|---|---|"
    for do, ref in schemas["Command"]["discriminator"]["mapping"].items():
        one = named(schemas, ref)
        forms = [named(schemas, form["$ref"]) for form in one.get("oneOf", one.get("anyOf", ()))] or [one]
        known = dict.fromkeys(key for form in forms for key in form["properties"] if key != "do")
        required = set.intersection(*(set(form.get("required", ())) for form in forms))
        keys = ", ".join(f"`{key}`" + ("" if key in required else "?") for key in known)
        may = [kind for kind in MAY if do in MAY[kind]]
        yield f"| `{do}` | {one['description'].splitlines()[0]} | {keys} | {', '.join(may) or 'seat, in training'} |"
    yield ""


def sayable(described: dict[str, Any]) -> Iterator[str]:
    """The kinds of entry that may be acted or said, the keys of each, and the commonest as they are sent."""
    schemas = described["components"]["schemas"]
    yield SAYABLE_HEAD
    yield "| `kind` | is | needs | may say beside |"
    yield "|---|---|---|---|"
    meanings: dict[tuple[str, str, str], list[str]] = {}
    for kind in RECORDABLE:
        one = schemas[keys_name(kind)]
        choices = [[form["required"][0] for form in choice["anyOf"]] for choice in one.get("allOf", ())]
        needed = [" or ".join(f"`{key}`" for key in keys) for keys in ([[key] for key in one.get("required", ())])]
        needed += [" or ".join(f"`{key}`" for key in keys) for keys in choices]
        said = {*one.get("required", ()), *(key for keys in choices for key in keys)}
        beside = ", ".join(f"`{key}`" for key in one["properties"] if key not in said)
        yield f"| `{kind}` | {one['description']} | {', and '.join(needed)} | {beside} |"
        for key, told in one["properties"].items():
            meanings.setdefault((key, *meaning(told)), []).append(kind)
    yield "\n### Their keys\n"
    yield "| key | of | says | as |"
    yield "|---|---|---|---|"
    for (key, says, typed), kinds in meanings.items():
        of = "all of them" if len(kinds) == len(RECORDABLE) else ", ".join(f"`{kind}`" for kind in kinds)
        yield f"| `{key}` | {of} | {says} | {typed} |"
    yield "\n### The commonest, as they are sent\n"
    for operation in (one for _, path, one in operations(described) if path.endswith("/commands")):
        for example in operation["requestBody"]["content"]["application/json"]["examples"].values():
            yield f"{example['summary']}\n\n```json\n{sent(example['value'])}\n```\n"
    yield "Somebody said, in a tabletop, that they would do it again and again:\n"
    yield f"```json\n{sent(schemas['SaidTheyWould']['examples'][0])}\n```\n"


def sent(command: dict[str, Any]) -> str:
    """On one line where it is short."""
    line = json.dumps(command)
    return line if len(line) <= 120 else json.dumps(command, indent=2)


def meaning(told: dict[str, Any]) -> tuple[str, str]:
    """What a key says, and what it has to be."""
    if told.get("format") == "date-time":
        typed = "a time such as `2026-04-20T15:30:00Z`"
    else:
        typed = " or ".join(TYPES[one] for one in listed(told["type"])) if "type" in told else kind_of(told)
    words = str(told.get("description", "")).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}", typed


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def named(schemas: dict[str, Any], ref: str) -> dict[str, Any]:
    found: dict[str, Any] = schemas[ref.rpartition("/")[2]]
    return found


def bodies(schemas: dict[str, Any]) -> Iterator[str]:
    yield "## Other bodies\n"
    for name in ("Prepare", "NewLink", "Again"):
        one = schemas[name]
        yield f"### {name}\n\n{one['description']}\n"
        yield "| key | is |"
        yield "|---|---|"
        for key, told in one["properties"].items():
            usual = f"; {str(told['default']).lower()} unless stated" if told.get("default") not in (None, {}) else ""
            yield f"| `{key}` | {kind_of(told)}{usual} |"
        yield ""


def kind_of(told: dict[str, Any]) -> str:
    if "anyOf" in told:
        return ", or ".join(kind_of(one) for one in told["anyOf"] if one.get("type") != "null")
    if "enum" in told:
        return ", ".join(f"`{one}`" for one in told["enum"])
    span = " to ".join(str(told[key]) for key in ("minimum", "maximum") if key in told)
    pattern = f", `{told['pattern']}`".replace("|", "\\|") if "pattern" in told else ""
    return {"object": "an object"}.get(told["type"], f"{told['type']}{f' from {span}' if span else ''}{pattern}")


def test_the_page_of_the_api_is_what_it_says(pin: Pin, tmp_path: Path) -> None:
    described = framework_app(make_house(tmp_path / "data")).openapi()
    pin(PAGE, "\n".join(page(described)).rstrip() + "\n")
