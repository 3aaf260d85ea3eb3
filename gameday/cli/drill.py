"""`gameday drill`: lead a live drill from the terminal, over the server's API."""

from __future__ import annotations

import json
import re
import shutil
from functools import cached_property
from typing import cast

import click

from gameday.cli.drill_client import Client, Plain
from gameday.cli.drill_shown import line, shown
from gameday.files.node import Json
from gameday.terms.duration import HOUR, MINUTE, SECOND, say_since
from gameday.terms.moment import format_moment

_STORY_TIME = re.compile(r"\+?(?:(\d+):)?(\d{1,2}):(\d\d)")
"""`+5:12` or `1:05:12`, as `show` and `watch` print it."""
_RATINGS = click.Choice(["P", "S", "M", "U"])


class Led:
    """The drill of a command line, looked up when it is first needed."""

    def __init__(self, url: str | None, token: str | None, stated: str | None) -> None:
        self._url, self._token, self._stated = url, token, stated

    @cached_property
    def client(self) -> Client:
        """The server. Whoever only asks what a command does needs none."""
        return Client(self._url, self._token)

    def order(self, do: str, **keys: Json) -> None:
        """Send a command and say that it is done."""
        command: Plain = {"do": do, **{key: value for key, value in keys.items() if value not in (None, "", ())}}
        answer = self.client.order(self.drill, command)
        entries = ", ".join(str(one) for one in cast("list[Json]", answer.get("entries") or []))
        click.echo(f"Done at {_since(answer['at'])}" + (f": {entries}" if entries else "."))

    @property
    def drill(self) -> str:
        """Its id."""
        return self.client.drill(self._stated)


led = click.make_pass_decorator(Led)
reason = click.option("--reason", metavar="TEXT", help="Why; goes on record.")


@click.group("drill")
@click.option("--url", metavar="URL", help="The server, or a whole link.  [default: GAMEDAY_URL, else this machine]")
@click.option("--token", metavar="TOKEN", help="A link, or its part after /join/; GAMEDAY_TOKEN is safer.")
@click.option(
    "--drill",
    "stated",
    metavar="ID",
    envvar="GAMEDAY_DRILL",
    help="Which drill, where the token is the server's own and there are several; or GAMEDAY_DRILL.",
)
@click.pass_context
def drill(context: click.Context, url: str | None, token: str | None, stated: str | None) -> None:
    """Lead a live drill that `gameday serve` serves.

    Who you are is decided by a link's token, in GAMEDAY_TOKEN or --token; GAMEDAY_URL says where the server is. A
    whole link in either will do. Exit code: 0 done, 1 refused, 2 not understood or not reached.
    """
    context.obj = Led(url, token, stated)


@drill.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone.")
@led
def list_(one: Led, as_json: bool) -> None:
    """List the drills of the server; needs the server's own link."""
    found = one.client.drills()
    if as_json:
        click.echo(json.dumps([{"name": row["id"], **row} for row in found], ensure_ascii=False, indent=2))
        return
    for row in found:
        click.echo(f"{row['id']}  {row['state']}  {row['kind']}  {row['title']}")


@drill.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone: everything this link may see.")
@led
def show(one: Led, as_json: bool) -> None:
    """Show where the drill stands: clocks, what comes and what is expected, the latest entries; with their ids."""
    seen = one.client.get(f"/api/drills/{one.drill}/snapshot")
    if as_json:
        click.echo(json.dumps(seen, ensure_ascii=False, indent=2))
        return
    people = cast("list[Plain]", seen.get("people") or [])
    for words in shown(cast("Plain", seen["view"]), cast("list[Plain]", seen["entries"]), _width(), people):
        click.echo(words)


@drill.command()
@led
def watch(one: Led) -> None:
    """Tell what happens, as it happens, until Ctrl-C."""
    for frame in one.client.frames(one.drill):
        if frame["type"] == "entry":
            for words in line(cast("Plain", frame["entry"]), _width()):
                click.echo(words)
        elif frame["type"] == "view" and "drill" in cast("Plain", frame["view"]):
            section = cast("Plain", cast("Plain", frame["view"])["drill"])
            click.echo(f"{section['banner']}: {section['state']}", err=True)


@drill.command()
@click.option("--anyway", is_flag=True, help="Also where somebody is missing, or something is not ticked off.")
@led
def start(one: Led, anyway: bool) -> None:
    """Begin. Where somebody is missing, or something is not ticked off, it says so and waits for --anyway."""
    one.order("start", anyway=anyway)


@drill.command()
@reason
@led
def pause(one: Led, reason: str | None) -> None:
    """Let story time stand still."""
    one.order("pause", reason=reason)


@drill.command()
@led
def resume(one: Led) -> None:
    """Let it go on."""
    one.order("resume")


@drill.command()
@click.argument("factor", type=click.FloatRange(1, 60))
@led
def speed(one: Led, factor: float) -> None:
    """Let story time run FACTOR times as fast as the wall's."""
    one.order("speed", factor=factor)


@drill.command()
@click.argument("to", default="next")
@led
def skip(one: Led, to: str) -> None:
    """Leap to the next thing in the script, or so far: `10m`."""
    one.order("skip", to=to)


@drill.command()
@reason
@led
def end(one: Led, reason: str | None) -> None:
    """End it."""
    one.order("end", reason=reason)


@drill.command()
@click.argument("inject")
@reason
@led
def fire(one: Led, inject: str, reason: str | None) -> None:
    """Send INJECT now."""
    one.order("fire", inject=inject, reason=reason)


@drill.command()
@click.argument("inject")
@reason
@led
def hold(one: Led, inject: str, reason: str | None) -> None:
    """Keep INJECT back."""
    one.order("hold", inject=inject, reason=reason)


@drill.command()
@click.argument("inject")
@reason
@led
def release(one: Led, inject: str, reason: str | None) -> None:
    """Keep INJECT back no longer."""
    one.order("release", inject=inject, reason=reason)


@drill.command("leave-out")
@click.argument("inject")
@reason
@led
def leave_out(one: Led, inject: str, reason: str | None) -> None:
    """Take INJECT out of the script."""
    one.order("leave_out", inject=inject, reason=reason)


@drill.command()
@click.argument("inject")
@click.argument("by")
@reason
@led
def defer(one: Led, inject: str, by: str, reason: str | None) -> None:
    """Let INJECT come later, BY so long: `5m`."""
    one.order("defer", inject=inject, by=by, reason=reason)


@drill.command()
@click.argument("inject")
@click.argument("text")
@reason
@led
def edit(one: Led, inject: str, text: str, reason: str | None) -> None:
    """Change the TEXT of INJECT before it goes out."""
    one.order("edit", inject=inject, text=text, reason=reason)


@drill.command("ad-hoc")
@click.argument("kind")
@click.argument("text")
@click.option("--from", "sender", metavar="NAME", help="Who sends it.")
@click.option("--to", "receivers", multiple=True, metavar="ROLE", help="Who gets it. Repeatable.")
@led
def ad_hoc(one: Led, kind: str, text: str, sender: str | None, receivers: tuple[str, ...]) -> None:
    """Send something the script does not have: customer_report, social_mention, stakeholder_question, message, ..."""
    one.order("ad_hoc", kind=kind, text=text, sender=sender, receivers=list(receivers) or None)


@drill.command("begin-phase")
@click.argument("phase")
@led
def begin_phase(one: Led, phase: str) -> None:
    """Begin PHASE of the script."""
    one.order("begin_phase", phase=phase)


@drill.command()
@click.argument("branch")
@click.argument("way")
@led
def choose(one: Led, branch: str, way: str) -> None:
    """Let BRANCH of the script go a WAY."""
    one.order("choose", branch=branch, way=way)


@drill.command()
@click.argument("role")
@click.argument("text")
@led
def hint(one: Led, role: str, text: str) -> None:
    """Help a ROLE along."""
    one.order("hint", role=role, text=text)


@drill.command()
@click.argument("role")
@click.argument("kind")
@click.argument("keys", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--within", metavar="TIME", help="They would do it within so long: an intent.")
@click.option("--every", metavar="TIME", help="They would do it again and again: an intent that stands.")
@led
def say(one: Led, role: str, kind: str, keys: tuple[str, ...], within: str | None, every: str | None) -> None:
    """Record what a ROLE said they do: a KIND of entry and its keys, as a timeline has them."""
    one.order("said", role=role, kind=kind, keys=_keys(keys), within=within, every=every)


@drill.command()
@click.argument("note", required=False)
@click.option("--clause", metavar="ID", help="The clause it is about.")
@click.option("--rating", type=_RATINGS, help="Performed, with some, with major challenges, unable.")
@led
def observe(one: Led, note: str | None, clause: str | None, rating: str | None) -> None:
    """Log an observation."""
    one.order("observe", note=note, clause=clause, rating=rating)


@drill.command()
@click.argument("clause")
@click.argument("rating", type=_RATINGS)
@reason
@led
def judge(one: Led, clause: str, rating: str, reason: str | None) -> None:
    """Give your own word on a CLAUSE, beside what is computed."""
    one.order("judge", clause=clause, rating=rating, reason=reason)


@drill.command()
@click.argument("entry")
@reason
@led
def undo(one: Led, entry: str, reason: str | None) -> None:
    """Let ENTRY not count."""
    one.order("undo", entry=entry, reason=reason)


@drill.command()
@click.argument("entry")
@click.argument("changes", nargs=-1, required=True, metavar="KEY=VALUE...")
@click.option("--reason", metavar="TEXT", required=True, help="Why; goes on record.")
@led
def correct(one: Led, entry: str, changes: tuple[str, ...], reason: str) -> None:
    """Say what ENTRY should have said: `text="..."`, `severity=SEV2`, `at=5:12`. The original stays on the record."""
    wanted = _keys(changes)
    told = _STORY_TIME.fullmatch(str(wanted.get("at", "")))
    if told is not None:
        hours, minutes, seconds = (int(part or 0) for part in told.groups())
        view = cast("Plain", one.client.get(f"/api/drills/{one.drill}/snapshot")["view"])
        start = cast("int", cast("Plain", view["drill"])["starts_at"])
        wanted["at"] = format_moment(start + hours * HOUR + minutes * MINUTE + seconds * SECOND)
    one.order("correct", entry=entry, changes=wanted, reason=reason)


@drill.command()
@click.argument("role")
@click.argument("mode", type=click.Choice(["human", "spoken", "simulated", "absent"]))
@led
def seat(one: Led, role: str, mode: str) -> None:
    """Before the start: say how the seat of a ROLE is filled."""
    one.order("seat", role=role, mode=mode)


@drill.command()
@click.argument("item")
@click.option("--not", "undone", is_flag=True, help="Take the tick away.")
@click.option("--add", "added", is_flag=True, help="Put it on the list, not ticked off.")
@led
def check(one: Led, item: str, undone: bool, added: bool) -> None:
    """Before the start: tick off an ITEM that has to be ready. Its number will do, as `show` lists them."""
    one.order("check", item=item if added else _item(one, item), done=not (undone or added))


@drill.command()
@click.argument("kind")
@click.argument("keys", nargs=-1, metavar="[KEY=VALUE]...")
@led
def act(one: Led, kind: str, keys: tuple[str, ...]) -> None:
    """At a seat: do something, a KIND of entry and its keys, as a timeline has them."""
    one.order("act", kind=kind, keys=_keys(keys))


@drill.command("real-incident")
@reason
@led
def real_incident(one: Led, reason: str | None) -> None:
    """Stop the exercise at once: a real incident."""
    one.order("real_incident", reason=reason)


@drill.command()
@click.argument("command")
@led
def send(one: Led, command: str) -> None:
    """Send any COMMAND as JSON: `{"do": "state_truth", "facts": {...}}`."""
    try:
        found = json.loads(command)
    except ValueError as fault:
        raise click.UsageError(f"This is no JSON: {fault}") from None
    if not isinstance(found, dict) or not isinstance(found.get("do"), str):
        raise click.UsageError('A command is an object with a "do".')
    one.order(**found)


def _item(one: Led, word: str) -> str:
    """The item of a number on the list of what has to be ready; of any other word the word itself."""
    if not word.isdecimal():
        return word
    view = cast("Plain", one.client.get(f"/api/drills/{one.drill}/snapshot")["view"])
    items = [str(row["item"]) for row in cast("list[Plain]", view.get("checks") or [])]
    if word in items or not items:  # who may not see the list is told so by the server
        return word
    if not 1 <= int(word) <= len(items):
        raise click.UsageError(f"There is no item {word} on the list: it has 1 to {len(items)}.")
    return items[int(word) - 1]


def _keys(pairs: tuple[str, ...]) -> Plain:
    """`severity=SEV1` as keys; a value that reads as JSON is taken as that."""
    found: Plain = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not key:
            raise click.UsageError(f"{pair!r} is no KEY=VALUE.")
        try:
            found[key] = json.loads(value) if value[:1] in '[{"' or value in ("true", "false") else value
        except ValueError:
            found[key] = value
    return found


def _width() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size().columns


def _since(story: Json) -> str:
    return say_since(int(story) if isinstance(story, int | float) else 0)
