"""A scenario to be surprised by: one that was not played here yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from gameday.cli.defaults import Defaults
from gameday.cli.together import each
from gameday.errors import Fault, InputError
from gameday.files.shipped import shipped_names


def surprising(defaults: Defaults, seed: int, places: Sequence[Path], seen: Collection[str] = ()) -> str | Path:
    """A shipped scenario, or one of the project's that can be read.

    Args:
        defaults: The project's.
        seed: The same seed, with the same ones left, surprises with the same one.
        places: Directories of past drills.
        seen: Names of scenarios that were met otherwise.

    Raises:
        InputError: every one of them was played.

    """
    from gameday.session.unplayed import surprise  # noqa: PLC0415  # loaded only where somebody asks for it

    own, _ = each(partial(defaults.scenario, one) for one in (defaults.project.scenarios if defaults.project else ()))
    known = {name: name for name in shipped_names("scenarios")} | {one.document.name: one.path for one in own}
    found = surprise({name: one for name, one in known.items() if name not in seen}, places, seed)
    if found is None:
        wrong = "it holds a drill of every scenario there is"
        raise InputError(
            Fault(str(places[0]), 0, wrong, "the name of a SCENARIO to play again, in place of --surprise")
        )
    return found
