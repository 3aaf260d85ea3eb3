"""`gameday serve`: live drills in the browser."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gameday.collector import settled
from gameday.errors import OutputError

if TYPE_CHECKING:
    from gameday.console.settings import Settings
    from gameday.live.lock import Lock

_EXIT_FELL = 2


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 is everywhere.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--data",
    default=Path("gameday-data"),
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Directory of everything that is kept.",
)
@click.option("--public-url", metavar="URL", help="What the outside calls it, behind a proxy or a tunnel.")
@click.option(
    "--tls-cert", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Serve https: the certificate."
)
@click.option(
    "--tls-key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Its key, where it has its own file.",
)
@click.option(
    "--trusted-proxy",
    "trusted",
    multiple=True,
    metavar="ADDRESS",
    help="Believe this proxy's word on who asks. Repeatable.",
)
def serve(
    host: str,
    port: int,
    data: Path,
    public_url: str | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    trusted: tuple[str, ...],
) -> int:
    """Serve live drills in the browser, until Ctrl-C.

    It prints a link for whoever runs it: there drills are prepared, and from there come the links of everybody else.
    Drills that were under way are there again, paused. With --host 0.0.0.0 everybody on the network reaches it, and
    without TLS what they send can be read on the way.
    """
    from gameday.console.house import House  # noqa: PLC0415  # the web framework is loaded only where somebody serves
    from gameday.console.own_address import own_address  # noqa: PLC0415  # as above
    from gameday.console.server import Serving, bound  # noqa: PLC0415  # as above
    from gameday.console.settings import Settings, read_public_url  # noqa: PLC0415  # as above
    from gameday.files.project import find_project  # noqa: PLC0415  # as above

    if tls_key and not tls_cert:
        raise click.UsageError("--tls-key goes with --tls-cert.")
    try:
        url = read_public_url(public_url) if public_url else None
    except ValueError as fault:
        raise click.UsageError(f"--public-url: {fault}") from None
    project = find_project()
    try:
        listening = bound(host, port)
    except OSError as fault:
        raise OutputError(f"nobody can listen on {host}, port {port}: {fault.strerror or fault}") from None
    try:
        kept = _kept_alone(data)
    except OutputError:
        listening.close()
        raise
    settings = Settings(
        data, host, listening.getsockname()[1], url, tls_cert, tls_key, trusted, own_address() if url is None else ""
    )
    house = House(settings, project)
    serving = Serving(house, lambda: _say(settings, house.url_of(house.owner) or ""))
    # Where the shell lets what runs behind it ignore Ctrl-C, the server stops at it without raising it.
    with suppress(KeyboardInterrupt), settled():
        asyncio.run(serving.serve([listening]))
    if serving.fell:
        click.echo("A drill could not be kept on record any more, so nothing is served on. Start it again.", err=True)
        return _EXIT_FELL
    click.echo("Stopped. Drills that were under way are taken up, paused, by the next `gameday serve`.", err=True)
    kept.release()
    return 0


def _kept_alone(data: Path) -> Lock:
    """The directory, for this server alone: a second one would write over what the first keeps.

    Raises:
        OutputError: another server keeps its drills there, or nothing can be kept.

    """
    from gameday.live.lock import Lock, Locked  # noqa: PLC0415  # loaded only where somebody serves

    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Lock(data / "server.lock")
    except Locked:
        raise OutputError(
            f"another `gameday serve` keeps its drills in {data}, and they go on there: open its link, or serve from "
            "another directory with --data"
        ) from None
    except OSError as fault:
        raise OutputError(f"nothing can be kept in {data}: {fault.strerror or fault}") from None


def _say(settings: Settings, owner: str) -> None:
    click.echo(f"Live drills at {settings.base_url}, kept in {settings.data}. Ctrl-C stops.")
    click.echo(f"Your own link, told this once; it prepares and leads every drill here:\n\n  {owner}\n")
    if settings.public_url:
        click.echo(f"Everything but {settings.public_url} and this machine's own addresses is turned away.")
    elif settings.loopback:
        click.echo("Only this machine can reach it: --host, or a tunnel and --public-url, let others in.")
    elif settings.tls_cert is None:
        click.echo(
            "Everybody on the network of this machine can reach it; links and codes are all that keeps them out, and\n"
            "without TLS both can be read on the way. Use it on a network you trust, or with --tls-cert."
        )
    else:
        click.echo("Everybody on the network of this machine can reach it; links and codes are what keeps them out.")
