"""What an SOP inherits, as an SOP by itself: what its own words are held against."""

from __future__ import annotations

from gameday.errors import InputError
from gameday.files.documents import Loaded
from gameday.files.extends import base_of
from gameday.files.validating import validated
from gameday.sop.model import Sop


def inherited_by(loaded: Loaded[Sop]) -> Sop | None:
    """The SOP that one extends, with the levels called as in that one.

    None where it extends nothing, or something that is no SOP without what is added to it.
    """
    base = base_of(loaded.path, "sops")
    if base is None:
        return None
    try:
        return validated(Sop, base)
    except InputError:
        return None
