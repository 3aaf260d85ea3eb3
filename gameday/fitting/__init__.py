"""Does a scenario fit those it will meet: the record, the people, the SOPs? Told without playing it."""

from gameday.fitting.linting import lint

__all__ = ["lint"]
