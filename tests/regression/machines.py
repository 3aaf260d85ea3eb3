"""A Dask scheduler and workers as processes of their own, as somebody would start them by hand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

_SCHEDULER = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
_WORKER = ("distributed.cli.dask_worker", "--no-nanny", "--nthreads", "1", "--no-dashboard")
_WITHOUT = """
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "gameday":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
import sys
sys.meta_path.insert(0, Hidden())
"""
_OTHER = """
import gameday.regression.plays.rows
gameday.regression.plays.rows.program = lambda: "0123456789abcdef"
"""
WORLDS = {"": "", "without": _WITHOUT, "other": _OTHER}
"""What stands before the process begins: gameday as it is here, none at all, or other code."""


class Machines:
    """Processes that are ended with the context they are made in; `start_*` return once the process is there."""

    def __init__(self) -> None:
        self._running: list[tuple[subprocess.Popen[str], Thread]] = []
        self.scheduler = 0
        self.workers: list[int] = []
        self.address = ""

    def __enter__(self) -> Machines:
        return self

    def __exit__(self, *_: object) -> None:
        for one, reader in self._running:
            one.kill()
            one.wait()
            reader.join()
            assert one.stderr is not None
            one.stderr.close()

    def start_scheduler(self, world: str = "") -> None:
        """Start one, and know its address."""
        self.scheduler, line = self._start(_SCHEDULER, "Scheduler at:", world)
        self.address = line.split()[-1]

    def start_worker(self, world: str = "") -> None:
        """Start one that is known to the scheduler."""
        worker, _ = self._start((*_WORKER, self.address), "Registered to:", world)
        self.workers.append(worker)

    def kill_workers(self) -> None:
        """Kill all of them at once."""
        for one in self.workers:
            os.kill(one, signal.SIGKILL)
        self.workers.clear()

    def _start(self, command: tuple[str, ...], ready: str, world: str) -> tuple[int, str]:
        module, *words = command
        begin = f"{WORLDS[world]}\nimport sys, runpy\nsys.argv = {[module, *words]!r}\n"
        run = f"{begin}runpy.run_module({module!r}, run_name='__main__')"
        one = subprocess.Popen(  # the project's own Python, and a module by its name
            [sys.executable, "-c", run], stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        assert one.stderr is not None
        line = next((line for line in one.stderr if ready in line), None)
        reader = Thread(target=one.stderr.read, daemon=True)  # its log goes on, and nobody looks at it
        reader.start()
        self._running.append((one, reader))
        assert line is not None, f"{module} ended before it was there"
        return one.pid, line
