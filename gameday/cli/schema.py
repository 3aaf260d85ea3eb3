"""`gameday schema`: JSON Schema that an editor can use."""

from __future__ import annotations

import click

from gameday.files.json_schema import SCHEMAS, json_schema


@click.command("schema")
@click.argument("document", type=click.Choice(sorted(SCHEMAS)))
def schema(document: str) -> None:
    """Print the JSON Schema of a DOCUMENT.

    Point your editor at it with a first line such as `# yaml-language-server: $schema=sop.schema.json`.
    """
    click.echo(json_schema(document))
