"""The command `gameday`: finds its commands when they are asked for, and turns errors into exit codes."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from keyword import iskeyword
from types import ModuleType

import click

from gameday import __version__
from gameday.cli import EXIT_INTERRUPTED
from gameday.cli.broken_lines import for_error_output
from gameday.collector import asleep
from gameday.errors import GamedayError

EXIT_BAD_INPUT = 2

COMMANDS = {
    "run": ("gameday.cli.run", "Play a scenario unattended, judge it, write it up."),
    "play": ("gameday.cli.play", "Train alone, in one seat among simulated people."),
    "serve": ("gameday.cli.serve", "Live drills in the browser."),
    "drill": ("gameday.cli.drill", "Lead a live drill from the terminal."),
    "score": ("gameday.cli.score", "Judge any timeline under any SOP."),
    "retro": ("gameday.cli.retro", "Write the retrospective of a drill."),
    "verify": ("gameday.cli.verify", "Do a drill's files belong together?"),
    "regress": ("gameday.cli.regress", "Is an edited SOP better, worse, or nothing?"),
    "search": ("gameday.cli.search", "On what day does this SOP do worst?"),
    "import": ("gameday.cli.import_", "Make a timeline of records kept elsewhere."),
    "sop": ("gameday.cli.sop", "List, show, lint, classify and compare SOPs."),
    "scenario": ("gameday.cli.scenario", "List, show and lint scenarios."),
    "team": ("gameday.cli.team", "List and show teams and profiles."),
    "schema": ("gameday.cli.schema", "Print JSON Schema for an editor."),
}
"""Name to (module that holds a click command of that name, one line for the help page)."""


def _loaded(module: str) -> ModuleType:
    """The module of a command; what is garbage by the time it is asked for again is nothing that was loaded."""
    if module in sys.modules:
        return sys.modules[module]
    with asleep():
        return import_module(module)


class LazyGroup(click.Group):
    """Imports a command's module only when that command is run: `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Load one command; None where there is no such command."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(_loaded(COMMANDS[name][0]), f"{name}_" if iskeyword(name) else name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a word; of a misspelt one, the command that was meant is named."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches  # noqa: PLC0415  # only a misspelt command needs it

            close = get_close_matches(args[0], COMMANDS, n=1)
            if close and "did you mean" not in error.message.lower():
                said = f"{error.message.rstrip('.')}; did you mean '{close[0]}'?"
                raise click.UsageError(said, error.ctx) from None
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """List the commands from their one-liners, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="gameday")
def gameday() -> None:
    """Play incident drills, judge them against your own SOP, learn what to change."""


def exit_code_of(args: list[str] | None) -> int:
    """Run a command line; what went wrong is said on standard error, and only there."""
    try:
        outcome = gameday.main(args, prog_name="gameday", standalone_mode=False)
    except SystemExit:
        # click leaves so where whoever read us has enough (`gameday sop list | head`): nothing fell short.
        return 0
    except Exception as fault:  # the one place where whatever happened becomes an exit code
        return _answer(fault)
    return outcome if isinstance(outcome, int) else 0


def settled(code: int) -> int:
    """The exit code once everything shown is really out; from here on Ctrl-C only could spoil what is done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.stdout is None:
        return code  # whoever started us closed it: nobody wants to read anything
    try:
        sys.stdout.flush()
    except (OSError, ValueError) as fault:
        code = _answer(fault) or code
        _show_no_more()
    return code


def _show_no_more() -> None:
    """What could not be written would be tried again, and complained of, as the interpreter leaves."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _answer(fault: Exception) -> int:
    match fault:
        case click.exceptions.Exit():
            return fault.exit_code
        case click.ClickException():
            fault.show()
            return EXIT_BAD_INPUT
        case click.Abort():
            click.echo("Stopped.", err=True)
            return EXIT_INTERRUPTED
        case GamedayError():
            click.echo(for_error_output(str(fault)), err=True)
            return fault.exit_code
        case BrokenPipeError():
            # Whoever read us has enough (`gameday sop list | head`); keep the interpreter from saying so at exit.
            _show_no_more()
            return 0
    return _own_fault(fault)


def _own_fault(fault: Exception) -> int:
    """A fault of gameday's own: say so plainly; the traceback is for those who ask for it."""
    if os.environ.get("GAMEDAY_DEBUG"):
        raise fault
    if isinstance(fault, OSError):
        # Files of ours say so themselves; what is left is the screen, or where it was sent.
        click.echo(f"What was to be shown could not be written: {fault.strerror or fault}.", err=True)
        _show_no_more()
        return EXIT_BAD_INPUT
    click.echo(
        f"gameday stumbled over a fault of its own ({type(fault).__name__}: {fault}).\n"
        "Nothing of yours is wrong. Please report it; GAMEDAY_DEBUG=1 shows where it happened.",
        err=True,
    )
    return EXIT_BAD_INPUT
