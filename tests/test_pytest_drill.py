"""Drills as tests have them."""

from __future__ import annotations

import pytest

from gameday.errors import InputError
from gameday.pytest_drill import played


def test_a_wrong_name_fails_where_the_test_wrote_it_without_our_own_traceback() -> None:
    with pytest.raises(InputError, match="checkout-errrs") as caught:
        played("checkout-errrs")
    shown = [one for one in caught.traceback if not one.ishidden(caught)]
    assert [one.name for one in shown] == ["test_a_wrong_name_fails_where_the_test_wrote_it_without_our_own_traceback"]
