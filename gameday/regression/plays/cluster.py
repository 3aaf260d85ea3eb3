"""A cluster of machines: Dask distributed, which is an extra, behind the same seam as the pool."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import Any

from gameday.errors import Fault, InputError
from gameday.regression.plays.dask_site import DaskSite
from gameday.regression.plays.fleet import Fleet

_PATIENCE = 10.0
"""Seconds a scheduler has to answer."""
_PARTING = 2.0
"""Seconds that are waited for a scheduler that is let go."""
_ADDRESS = "that of a running one, as tcp://scheduler:8786"
_LOGS = ("distributed", "tornado", "asyncio")


def fleet_on(
    address: str, tell: Callable[[str], None] = lambda _words: None, kept: str = "what was played is kept"
) -> Fleet:
    """A fleet of the workers behind a scheduler's address (`tcp://scheduler:8786`).

    The scheduler itself plays a chunk again whose worker died, three times at the most. As long as the fleet is there,
    Dask's own log is silent: what it comes to is told in words.

    Args:
        address: Where the scheduler answers.
        tell: Called with a sentence where there is nothing to do but wait.
        kept: What became of what was played, said where it cannot go on.

    Raises:
        InputError: the extra is not installed, nothing answers there, or a worker has no gameday or another one.

    """
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError:
        wrong = "playing on a cluster needs Dask distributed, which is not installed"
        raise InputError(Fault("--cluster", 0, wrong, "pip install 'gameday-drills[cluster]'")) from None
    held = ExitStack()
    try:
        held.enter_context(_silent())
        client = held.enter_context(_client(distributed, address))
        site = DaskSite(client, address, tell, kept, held.close)
        site.gave_up = (distributed.scheduler.KilledWorker,)
        site.greet()
    except BaseException:
        held.close()
        raise

    def opened() -> Executor:
        executor: Executor = client.get_executor(pure=False)
        return executor

    return Fleet(opened, site=site)


@contextmanager
def _client(distributed: ModuleType, address: str) -> Iterator[Any]:
    """A client of a scheduler that was seen to be one: Dask's cannot be put away where it was never made whole."""
    try:
        kind = asyncio.run(_kind(distributed, address))
        if kind != "Scheduler":
            raise InputError(Fault("--cluster", 0, f"what answers at {address} is no scheduler", _ADDRESS))
        with warnings.catch_warnings():
            # What must be the same is asked for, and no more.
            warnings.simplefilter("ignore", distributed.versions.VersionMismatchWarning)
            client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except OSError as error:
        raise _unanswered(f"no scheduler answers at {address}", error) from None
    except (ValueError, TypeError, RuntimeError) as error:
        raise _unanswered(f"`{address}` is no address that Dask can use", error) from None
    try:
        yield client
    finally:
        with suppress(OSError):
            client.close(timeout=_PARTING)


def _unanswered(wrong: str, error: Exception) -> InputError:
    said = " ".join(str(error).split())[:200]
    return InputError(Fault("--cluster", 0, f"{wrong} ({said})" if said else wrong, _ADDRESS))


async def _kind(distributed: ModuleType, address: str) -> object:
    async with distributed.rpc(address, timeout=_PATIENCE) as there:
        told = await asyncio.wait_for(there.identity(), _PATIENCE)
    return told.get("type") if isinstance(told, dict) else None


@contextmanager
def _silent() -> Iterator[None]:
    """Without the log of Dask and of what it stands on."""
    logs = [logging.getLogger(name) for name in logging.root.manager.loggerDict if name.split(".")[0] in _LOGS]
    loud = [one for one in logs if not one.disabled]
    for one in loud:
        one.disabled = True
    try:
        yield
    finally:
        for one in loud:
            one.disabled = False
