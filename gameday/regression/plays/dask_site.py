"""A Dask cluster as a place where workers are: who is there, with which gameday, and what to say where nobody is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, Future
from time import monotonic
from typing import Any

from gameday.errors import Fault, InputError
from gameday.regression.plays.chunk import Foreign
from gameday.regression.plays.rows import ground, program
from gameday.regression.plays.site import Site

_EVERY = 5.0
"""Seconds after which it is looked again who is there."""
_SILENT = 15.0
"""Seconds without a sign of life after which a worker is named; they give one every few seconds."""
_PATIENCE = 10.0
"""Seconds that the scheduler and the workers have to answer."""
# Source and no function: one that is pickled could not be read where gameday is missing, or Python is another.
_PROGRAM = "__import__('gameday.regression.plays.chunk', fromlist=['program']).program()"
"""Loads all that plays, so that what is missing there is missed now; a worker that is sent a chunk would end of it."""


class DaskSite(Site):
    """The workers behind a scheduler. Who is new there is asked for the code it plays with before anything else."""

    def __init__(
        self, client: Any, address: str, tell: Callable[[str], None], kept: str, leave: Callable[[], object]
    ) -> None:
        """Know a client of a scheduler that answered.

        Args:
            client: Dask's.
            address: The scheduler's.
            tell: Called with a sentence where there is nothing to do but wait.
            kept: What became of what was played, said where it cannot go on.
            leave: Called when nobody needs the client any more.

        """
        super().__init__(workers=1)
        self._client = client
        self._address = address
        self._tell = tell
        self._kept = kept
        self._leave = leave
        self._looked = float("-inf")
        self._known: set[str] = set()
        self._heard: dict[str, tuple[float, float]] = {}
        """By worker, the scheduler's word of when it was heard of last, and since when that is its word."""
        self._silent: tuple[str, ...] = ()
        self._waiting = ""

    def greet(self) -> None:
        """See who is there.

        Raises:
            InputError: the scheduler or a worker has no gameday, or another one.

        """
        try:
            found = self._asked(self._client.run_on_scheduler, eval, _PROGRAM)
        except (ImportError, AttributeError) as error:
            raise self._without(f"the scheduler at {self._address}", error) from None
        except OSError:
            raise self.gone() from None
        if found != program():
            raise self._other(f"the scheduler at {self._address}", found)
        self.hands()

    def hands(self) -> int:
        """How many threads there are, as of some seconds ago."""
        if self._client.status != "running":
            raise self.gone()
        if monotonic() - self._looked >= _EVERY:
            self._look()
        return self._workers

    def quiet(self) -> None:
        """Say so where it is because no worker is there, or one hangs."""
        if not self._look():
            self._wait(f"The scheduler at {self._address} does not answer.")
        elif not self._workers:
            self._wait(f"No worker is at {self._address}.")
        elif self._silent:
            who = f"the worker at {self._silent[0]}" if len(self._silent) == 1 else f"{len(self._silent)} workers"
            self._wait(f"Nothing is heard of {who}; once they are taken for lost, others play what they had.")

    def gone(self) -> InputError:
        """The scheduler is not there any more."""
        wrong = f"the scheduler at {self._address} went away; {self._kept}"
        return InputError(Fault("--cluster", 0, wrong, "it to stay: the same command goes on"))

    def foreign(self, found: Foreign) -> InputError:
        """A worker was given other code since it was asked for it."""
        return self._other(f"a worker on {found.machine}", found.program)

    def drop(self, future: Future[Any]) -> None:
        """Leave it: `leave` takes back everything at once, without waiting for a scheduler that may be dead."""

    def leave(self, executor: Executor | None) -> None:
        """Take back what is under way, and go. Who is to be stopped is not waited for."""
        del executor  # it would wait for its answers, for ever where no worker is left
        self._leave()

    def _look(self) -> bool:
        """See who is there now: did the scheduler answer?"""
        self._looked = monotonic()
        try:
            workers: dict[str, Any] = self._asked(self._client.scheduler.identity)["workers"]
            threads: dict[str, int] = {name: one["nthreads"] for name, one in workers.items()}
            self._listen({name: one["last_seen"] for name, one in workers.items()})
            self._greet(one for one in threads if one not in self._known)
        except OSError:
            if self._client.status != "running":
                raise self.gone() from None
            return False
        self._known &= set(threads)
        self._workers = sum(threads.values())
        if self._workers and self._waiting and not self._silent:
            self._waiting = ""
            self._tell(f"A worker is at {self._address}: it goes on.")
        return True

    def _listen(self, heard: Mapping[str, float]) -> None:
        """Who has given no sign of life for long? By our own clock: the scheduler's may be another."""
        now = monotonic()
        before = self._heard
        self._heard = {
            name: before[name] if name in before and before[name][0] == at else (at, now) for name, at in heard.items()
        }
        self._silent = tuple(name for name, (_, since) in self._heard.items() if now - since >= _SILENT)

    def _greet(self, workers: Iterable[str]) -> None:
        new = list(workers)
        if not new:
            return
        for worker, found in self._asked(self._client.run, eval, _PROGRAM, workers=new, on_error="return").items():
            where = f"the worker at {worker}"
            if isinstance(found, ImportError | AttributeError):
                raise self._without(where, found)
            if isinstance(found, Exception):
                continue  # it left; if it comes back it is asked again
            if found != program():
                raise self._other(where, found)
            self._known.add(worker)

    def _asked(self, question: Callable[..., Any], *details: Any, **more: Any) -> Any:
        return self._client.sync(question, *details, callback_timeout=_PATIENCE, **more)

    def _wait(self, why: str) -> None:
        if why != self._waiting:
            self._waiting = why
            self._tell(f"{why} Waiting; Ctrl-C ends it, and {self._kept}.")

    def _without(self, where: str, error: Exception) -> InputError:
        said = " ".join(str(error).split())
        return InputError(Fault("--cluster", 0, f"{where} has no gameday that could play this ({said})", _same()))

    def _other(self, where: str, theirs: str) -> InputError:
        wrong = f"{where} plays with other code ({theirs} there, {program()} here), and nothing of it was kept"
        return InputError(Fault("--cluster", 0, wrong, _same()))


def _same() -> str:
    return f"the same gameday as here, with {ground()}, on the scheduler and on every worker"
