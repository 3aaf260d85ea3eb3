"""What is wrong in a file, row by row, and what a person should know about how it was read: both bounded."""

from __future__ import annotations

from collections.abc import Iterable

from gameday.errors import Fault, InputError
from gameday.files.timeline_file import MOST_FAULTS
from gameday.files.words import say_value
from gameday.importers.when import Need, Wanting

_MOST_ROWS = 6
_OPTIONS: dict[Need, tuple[str, str]] = {
    "zone": ("says no time zone", "an offset, or --tz ZONE such as --tz Europe/Berlin"),
    "date": ("says no date", "a date as well, or --date such as --date 2026-04-20"),
    "midnight": ("goes back more than twelve hours and says no date",
                 "a date as well, or --date such as --date 2026-04-20"),
    "start": ("counts from a start that is not said", "--start such as --start '2026-04-20 14:47'"),
    "order": ("may mean two dates", "--date-order day-first or --date-order month-first"),
}  # fmt: skip


class Told:
    """Collects the faults of one file. What one option would mend is told once, at the first row that needs it."""

    def __init__(self, name: str, day: str | None = None) -> None:
        """The faults of the file `name`; `day` is the heading of its column of dates, where it has one."""
        self.name, self._day = name, day
        self._faults: list[Fault] = []
        self._more = 0
        self._wanting: dict[Need, tuple[int, str, int]] = {}

    def fault(self, row: int, wrong: str, expected: str = "") -> None:
        """One thing wrong in a row."""
        if len(self._faults) < MOST_FAULTS:
            self._faults.append(Fault(self.name, row, wrong, expected))
        else:
            self._more += 1

    def cell(self, row: int, heading: str, text: str, error: ValueError) -> None:
        """A cell that cannot be read; the error says why, or what was expected."""
        if isinstance(error, Wanting):
            for need in error.needs:
                first, said, count = self._wanting.get(need, (row, str(error), 0))
                self._wanting[need] = (first, said, count + 1)
            return
        why, _, expected = f", {error}".partition(", expected ")
        reason = f" ({why.removeprefix(', ')})" if why else ""
        self.fault(row, f"`{heading[:60]}` cannot be {say_value(text)}{reason}", expected)

    def raise_if_any(self) -> None:
        """Raise InputError with every fault there is."""
        found = [*self._of_options(), *self._faults]
        if found:
            found.sort(key=lambda fault: fault.line)
            more = [Fault(self.name, 0, f"and {self._more:,} more faults")] if self._more else []
            raise InputError([*found, *more])

    def _of_options(self) -> Iterable[Fault]:
        for need, (row, text, count) in self._wanting.items():
            wrong, expected = _OPTIONS[need]
            others = f", and so {'does one more' if count == 2 else f'do {count - 1:,} more'}" if count > 1 else ""
            if self._day is not None and need in {"date", "midnight"}:
                others += f": the cell `{self._day[:60]}` of this row is empty"
                expected = expected.replace("a date as well", "a date in it")
            yield Fault(self.name, row, f"{say_value(text)} {wrong}{others}", expected)


def say_rows(rows: Iterable[int]) -> str:
    """`row 4`, `rows 4 and 9`, `rows 4, 9, 12 and 20 more`."""
    numbers = list(rows)
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    shown = [str(number) for number in numbers[:_MOST_ROWS]]
    if len(numbers) > _MOST_ROWS:
        return f"rows {', '.join(shown)} and {len(numbers) - _MOST_ROWS:,} more"
    return f"rows {', '.join(shown[:-1])} and {shown[-1]}"
