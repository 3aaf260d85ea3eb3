"""A cluster of machines: Dask distributed, which is an extra, behind the same seam as the pool."""

from __future__ import annotations

from concurrent.futures import Executor
from importlib import import_module

from gameday.errors import Fault, InputError
from gameday.regression.fleet import Fleet

_PATIENCE = "10s"


def fleet_on(address: str) -> Fleet:
    """A fleet of the workers behind a scheduler's address (`tcp://scheduler:8786`).

    The scheduler itself plays a chunk again whose worker died, three times at the most.

    Raises:
        InputError: the extra is not installed, or nothing answers there.

    """
    try:
        distributed = import_module("distributed")
    except ModuleNotFoundError:
        wrong = "playing on a cluster needs Dask distributed, which is not installed"
        raise InputError(Fault("--cluster", 0, wrong, "pip install 'gameday-drills[cluster]'")) from None
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        workers = sum(client.nthreads().values())
    except (OSError, ValueError, TimeoutError) as error:
        said = " ".join(str(error).split())[:200]
        raise InputError(Fault("--cluster", 0, f"no scheduler answers at {address} ({said})", "its address")) from None

    def opened() -> Executor:
        executor: Executor = client.get_executor(pure=False)
        return executor

    return Fleet(opened, max(1, workers), gave_up=(distributed.scheduler.KilledWorker,), closing=client.close)
