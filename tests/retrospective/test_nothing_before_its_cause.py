"""Law: nothing is explained by what happened later, in any report of any play."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gameday.files.shipped import shipped_names
from gameday.retrospective.build import scene_of
from gameday.retrospective.causes import find_causes
from gameday.retrospective.fallen import fell_by
from gameday.retrospective.scene import Scene
from gameday.scoring.judge import assess
from tests.retrospective.test_true_to_the_record import plays


def later_than_explained(scene: Scene) -> Iterator[str]:
    """Each factor that rests on an entry later than something it explains."""
    for cause in find_causes(scene):
        since = max((scene.times[id_] for id_ in cause.grounds), default=None)
        if since is None:
            continue
        if not cause.lines and cause.came is None:
            yield f"{cause.factor!r} does not tell when what it explains had come"
        if cause.came is not None and cause.came < since:
            yield f"{cause.factor!r} explains {cause.headline!r}, which was before it"
        yield from (f"{cause.factor!r} explains {line.sentence!r}, which was before it"
                    for line in cause.lines if fell_by(scene, line) < since)  # fmt: skip


@pytest.mark.parametrize("sop", shipped_names("sops"))
@pytest.mark.parametrize("scenario", shipped_names("scenarios"))
def test_no_factor_is_later_than_what_it_explains(scenario: str, sop: str) -> None:
    found = [scene_of(case, assess(case).findings) for case, _ in plays(scenario, sop)]
    assert [fault for scene in found for fault in later_than_explained(scene)] == []
