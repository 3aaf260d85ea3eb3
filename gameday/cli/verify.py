"""`gameday verify`: do a drill's files belong together?"""

from __future__ import annotations

from pathlib import Path

import click

from gameday.session import misgivings, remarks


@click.command("verify")
@click.argument("drill_dir", type=click.Path(path_type=Path))
def verify(drill_dir: Path) -> int:
    """Check DRILL_DIR: every file as it was written, the documents those the manifest names, judged and written again.

    Notes and other files that people put there are theirs. Exit code: 0 all belongs together, 1 something does not.
    """
    found = misgivings(drill_dir)
    for sentence in found:
        click.echo(f"{drill_dir}: {sentence}")
    if not found:
        click.echo(f"{drill_dir}: everything belongs together.")
    for sentence in remarks(drill_dir):
        click.echo(f"{drill_dir}: {sentence}.", err=True)
    return 1 if found else 0
