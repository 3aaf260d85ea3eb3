"""What tests of files share."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a spoilt document is written, each over the one before."""
    return tmp_path_factory.mktemp("spoilt") / "spoilt.yaml"
