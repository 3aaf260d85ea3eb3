"""The page of the API is what the API says of itself, and who may pass is what the doors are tested for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gameday.console.app import ABOUT, framework_app
from gameday.live.actor import MAY
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
    found = {
        one["properties"]["do"]["const"]: one
        for one in schemas.values()
        if "const" in one.get("properties", {}).get("do", {})
    }
    yield "| `do` | does | keys | for |"
    yield "|---|---|---|---|"
    for do, one in found.items():
        required = set(one.get("required", ()))
        keys = ", ".join(f"`{key}`" + ("" if key in required else "?") for key in one["properties"] if key != "do")
        may = [kind for kind in MAY if do in MAY[kind]]
        yield f"| `{do}` | {one['description'].splitlines()[0]} | {keys} | {', '.join(may) or 'seat, in training'} |"
    yield ""


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
