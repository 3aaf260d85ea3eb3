"""What a cell says, as the JSON value that an entry's key takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC

from gameday.files.words import meant
from gameday.importers.kind_words import audience_of
from gameday.importers.role_words import USUAL, RoleWords
from gameday.importers.when import Reckoning
from gameday.terms.duration import DAY
from gameday.terms.facts import CHOICES, FLAGS, SHARES
from gameday.terms.frozen import frozen
from gameday.terms.moment import format_moment, to_datetime
from gameday.timeline.exercise import Rating

YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔"})
NO = frozenset({"no", "n", "false", "0"})
_RATINGS: Mapping[str, Rating] = {
    "p": "P", "s": "S", "m": "M", "u": "U",
    "performed": "P", "performed without challenges": "P",
    "some challenges": "S", "performed with some challenges": "S",
    "major challenges": "M", "performed with major challenges": "M",
    "unable": "U", "unable to be performed": "U",
}  # fmt: skip


@frozen
class Place:
    """Where a cell stands: what its row is about decides what it may hold."""

    reckoning: Reckoning
    at: int
    """The row's own moment."""
    roles: RoleWords = USUAL


def cell_value(key: str, text: str, place: Place) -> object:
    """The JSON value of one cell.

    Raises:
        ValueError: why it cannot be, or what was expected; `Wanting` where a time lacks a zone or an order.

    """
    whole, dot, part = key.partition(".")
    if dot:
        return _fact(part, text) if whole == "facts" else text
    reader = _READERS.get(key)
    return reader(text, place) if reader else text


def yes_or_no(text: str) -> bool:
    """A flag as people tick it. Raises ValueError."""
    word = text.strip().lower()
    if word in YES or word in NO:
        return word in YES
    raise ValueError("expected yes or no")


def rating_of(text: str) -> Rating:
    """A rating, by its letter or its words. Raises ValueError."""
    found = _RATINGS.get(" ".join(text.lower().replace(".", " ").split()))
    if found is None:
        raise ValueError("expected one of P, S, M, U")
    return found


def _moment(text: str, place: Place) -> object:
    """A time; a time of day that is over already is tomorrow's."""
    zone = place.reckoning.zone or UTC
    found = place.reckoning.read(text, to_datetime(place.at).astimezone(zone).date())
    return format_moment(found.at + DAY if found.clock_only and found.at < place.at else found.at)


def _due(text: str, place: Place) -> object:
    try:
        return str(place.reckoning.read_day(text))
    except ValueError:
        return text


def _count(text: str, _place: Place) -> object:
    if re.fullmatch(r"\d{1,6}(\.0+)?", text):
        return int(float(text))
    raise ValueError("expected a whole number")


def _flag(text: str, _place: Place) -> object:
    return yes_or_no(text)


def _rating(text: str, _place: Place) -> object:
    return rating_of(text)


def _several(text: str, _place: Place) -> object:
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]


def _role(text: str, place: Place) -> object:
    """A role by a word for it, `Primary On-Call` or `Incident Commander (IC)`; anybody else's name as it is."""
    return place.roles.role(text) or text


def _word(text: str, _place: Place) -> object:
    return text.lower()


def _audience(text: str, _place: Place) -> object:
    return audience_of(text)


def _fact(name: str, text: str) -> object:
    """A fact of impact: a share as `0.4` or `40%`, a flag, or a word."""
    if name not in (*SHARES, *CHOICES, *FLAGS):
        hint, expected = meant(name, (*SHARES, *CHOICES, *FLAGS))
        raise ValueError(
            f"there is no fact of impact {name[:40]!r}{hint}" + (f", expected {expected}" if expected else "")
        )
    word = text.lower().replace(" ", "_")
    if name in FLAGS and word != "unknown":
        return yes_or_no(text)
    if name in SHARES and word != "unknown":
        return _share(text)
    return word


def _share(text: str) -> float:
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,6})?)\s*(%?)", text)
    share = float(found[1].replace(",", ".")) / (100 if found[2] else 1) if found else -1.0
    if not 0 <= share <= 1:
        raise ValueError("expected a share from 0 to 1, or a percentage")
    return share


_READERS: dict[str, Callable[[str, Place], object]] = {
    **dict.fromkeys(("planned_at", "wall_at", "next_update_at"), _moment),
    **dict.fromkeys(("reversible", "justified"), _flag),
    **dict.fromkeys(("visible_to", "sections"), _several),
    **dict.fromkeys(("status", "urgency", "what", "basis"), _word),
    **dict.fromkeys(("role", "seat", "target"), _role),
    "level": _count,
    "rating": _rating,
    "audience": _audience,
    "due": _due,
}
