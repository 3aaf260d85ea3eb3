"""The page of commands is what the commands say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from gameday.cli.root import gameday
from tests.conftest import Pin

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "commands.md"
HEAD = """\
# Commands

Generated from the commands themselves. SCENARIO, SOP, SCORECARD and TEAM are a path or a shipped name. Exit codes:
0 well (also not graded), 1 what was judged fell short, 2 bad usage or input (a line for each fault as
`file:line: what is wrong, what was expected`), 3 undecided, 130 stopped by Ctrl-C unless the command says otherwise.
`--json` prints JSON alone on standard output; words for people go to standard error.
"""


def pages(command: click.Command, above: click.Context | None, name: str) -> Iterator[str]:
    context = command.make_context(name, [], above, resilient_parsing=True, max_content_width=100, terminal_width=100)
    help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield f"## {context.command_path}\n\n```\n{help_text}\n```\n"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None, f"{name} lists {below} and does not have it"
            yield from pages(found, context, below)


def test_the_page_of_commands_is_what_they_say(pin: Pin) -> None:
    pin(PAGE, "\n".join([HEAD, *pages(gameday, None, "gameday")]))
