"""Times as people and spreadsheets write them: `2026-04-20 14:52`, `20.04.2026 2:52 pm`, `14:52`, 46132.62.

Nothing is guessed: a time without a zone needs one, a clock time needs a date, and `03/04/2026` needs an order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, get_args

from gameday.terms.duration import HOUR, MINUTE, SECOND
from gameday.terms.frozen import frozen
from gameday.terms.moment import to_moment

DateOrder = Literal["day-first", "month-first"]
DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
Need = Literal["zone", "date", "midnight", "order", "start"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST, _LATEST = 1970, 2200
_SERIAL_EPOCH = datetime(1899, 12, 30)  # a spreadsheet's day 0 has no zone
_SERIAL_DAYS = (20_000, 110_000)
"""October 1954 to March 2201: figures outside are no dates."""
_UNIX = re.compile(r"\d{10}(?:\.\d{1,6})?|\d{13}")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,15})?")
_SINCE = re.compile(
    r"(?P<mark>t\s*)?(?P<sign>[+-])\s*(?:(?P<hours>\d{1,3})(?::|\s?h(?:ours?)?\s?(?=\d)))?(?P<minutes>\d{1,4})(?::(?P<seconds>\d{2}))?"
    r"\s?(?P<unit>m(?:in(?:ute)?s?)?|h(?:ours?)?)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+", re.IGNORECASE)
_SPAN = re.compile(r"(?<![T\d:])\d{1,2}:\d{2}-\d{1,2}:\d{2}$")
"""`09:30-10:00`: two times of day, or one ten hours behind UTC."""
_LETTERS = re.compile(r"(?<=[\dmM.])\s+(?!(?:AM|PM)$)([A-Z]{2,5})$")
_ZONE = re.compile(r"\s*(?:(z|utc|gmt)|(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?)$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})")
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})")
_DAY_MONTH = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[a-z]{3,9})\.?[ ,-]+(?P<year>\d{4}|(?<=-)\d{2}(?!\d|:))",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    r"(?P<month>[a-z]{3,9})\.?[ -](?P<day>\d{1,2})(?:st|nd|rd|th)?,?[ -]+(?P<year>\d{4})", re.IGNORECASE
)
_EXPECTED = "a time such as 2026-04-20 14:52, 20.04.2026 14:52 or 2:52 PM"


class Wanting(ValueError):
    """A time that is plain but for what the file does not say.

    `midnight`: whether it is of the day of the row above, or of a later one.
    """

    def __init__(self, text: str, *needs: Need) -> None:
        self.needs: tuple[Need, ...] = needs
        super().__init__(text)


@frozen
class Read:
    """A moment, and how it was come by."""

    at: int
    """Milliseconds since 1970."""
    twice: bool = False
    """The clock showed this time twice, since it was put back; the first is taken."""
    clock_only: bool = False
    """The text was a time of day; the date came from elsewhere."""
    by_zone: bool = False
    """The text named no zone: it was read in the one that was said."""


@frozen
class Reckoning:
    """How times without a zone, a date or an order are meant."""

    zone: tzinfo | None = None
    day: date | None = None
    """The date of clock times."""
    order: DateOrder | None = None
    start: int | None = None
    """The moment that times such as `T+5` count from, in milliseconds since 1970."""

    def read(self, text: str, day: date | None = None) -> Read:
        """The moment of a text; `day` is the date of a clock time and stands before the reckoning's own.

        Raises:
            Wanting: it lacks a zone, a date or an order.
            ValueError: it is no time, or a local time that never was.

        """
        words = " ".join(text.split())
        if _UNIX.fullmatch(words):
            return Read(_moment_of_unix(words))
        if (since := _since_start(words)) is not None:
            if self.start is None:
                raise Wanting(text, "start")
            return Read(self.start + since, by_zone=self.zone is not None)
        if words.isdigit() and len(words) == 5:
            raise ValueError("expected a time of day as well")
        rest, offset = _without_zone(words)
        if offset is None and (letters := _LETTERS.search(rest)):
            return self._by_letters(rest[: letters.start()], letters[1], day)
        zoned: tuple[Need, ...] = () if self.zone or offset is not None else ("zone",)
        try:
            on, clock = self._parts(rest)
        except Wanting as wanting:
            raise Wanting(text, *wanting.needs, *zoned) from None
        on, clock_only = (on, False) if on else (day or self.day, True)
        if on is None:
            raise Wanting(text, "date", *zoned)
        moment = datetime.combine(on, clock)
        if offset is not None:
            return Read(to_moment((moment - offset).replace(tzinfo=UTC)), clock_only=clock_only)
        if self.zone is None:
            raise Wanting(text, "zone")
        at, twice = _in_zone(moment, self.zone)
        return Read(at, twice, clock_only, by_zone=True)

    def _by_letters(self, words: str, letters: str, day: date | None) -> Read:
        """A time with letters behind it, `14:52 CEST`: plain only where the zone's clocks went by them at that time."""
        if self.zone is None:
            raise ValueError(f"the zone {letters!r} may mean several, expected an offset such as +02:00")
        found = self.read(words, day)
        first = datetime.fromtimestamp(found.at / 1000, UTC).astimezone(self.zone)
        for local in (first, first.replace(fold=1)):
            if local.tzname() == letters:
                return replace(found, at=to_moment(local), twice=False)
        raise ValueError(f"the clocks of {self.zone} went by {first.tzname()} then, expected that or an offset")

    def read_day(self, text: str) -> date:
        """The date of a text that holds one. Raises as `read` does."""
        words = " ".join(text.split())
        on = _of_serial(words)[0] if _is_serial(words) else self._day_and_rest(words)[0]
        if on is None:
            raise ValueError("expected a date such as 2026-04-20")
        return on

    def _parts(self, words: str) -> tuple[date | None, time]:
        """(date, time of day) without a zone; no date where the text is a time of day."""
        if _is_serial(words):
            return _of_serial(words)
        if clock := _CLOCK.fullmatch(words):
            if clock["minute"] is None and clock["half"] is None:
                raise ValueError(f"expected {_EXPECTED}")
            return None, _time_of(clock)
        on, rest = self._day_and_rest(words)
        if on is None:
            raise ValueError(f"expected {_EXPECTED}")
        return on, _clock_after(rest)

    def _day_and_rest(self, words: str) -> tuple[date | None, str]:
        """(the date a text begins with, what follows it)."""
        words = _WEEKDAY.sub("", words, count=1) if _WEEKDAY.match(words) else words
        for form in (_YEAR_FIRST, _YEAR_LAST, _DAY_MONTH, _MONTH_DAY):
            found = form.match(words)
            if found:
                return self._day_of(found), words[found.end() :].lstrip(" ,Tt").removeprefix("- ").removeprefix("at ")
        return None, words

    def _day_of(self, found: re.Match[str]) -> date:
        parts = found.groupdict()
        if "first" in parts:
            return self._ordered(found)
        month = parts["month"]
        number = int(month) if month.isdigit() else _month_named(month)
        return _date(_whole_year(parts["year"]), number, int(parts["day"]))

    def _ordered(self, found: re.Match[str]) -> date:
        first, second = int(found["first"]), int(found["second"])
        year = _whole_year(found["year"])
        order = self.order
        if order is None and found["mark"] == ".":
            order = "day-first"  # dotted dates are written so wherever they are written
        if order is None and first != second:
            if first <= 12 and second <= 12:
                raise Wanting(found[0], "order")
            order = "day-first" if first > 12 else "month-first"
        day, month = (first, second) if order != "month-first" else (second, first)
        return _date(year, month, day)


def _since_start(words: str) -> int | None:
    """Milliseconds of `T+5`, `+5 min`, `T+1:05`, `T+1h05`, `T+0:05:30`: minutes, or hours and minutes."""
    found = _SINCE.fullmatch(words)
    if found is None or not (found["mark"] or found["unit"]):
        return None
    hours, minutes, seconds = (int(found[name] or 0) for name in ("hours", "minutes", "seconds"))
    if found["seconds"] and not found["hours"]:
        return None
    if (found["unit"] or "m")[0] in "hH" and not found["hours"]:
        hours, minutes = minutes, 0
    length = hours * HOUR + minutes * MINUTE + seconds * SECOND
    return -length if found["sign"] == "-" else length


def _whole_year(digits: str) -> int:
    """2026 of `2026` and of `26`."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month_named(name: str) -> int:
    """1 to 12; 0 where it is no month's name."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _moment_of_unix(words: str) -> int:
    return int(words) if len(words) == 13 else round(float(words) * 1000)


def _without_zone(words: str) -> tuple[str, timedelta | None]:
    """The text without its zone, and how far that lies from UTC."""
    found = _ZONE.search(words)
    # `2026-04-20` ends like an offset; only what follows a time of day is one.
    if found is None or not re.search(r"\d:\d\d|\d\s*[ap]\.?m", words[: found.start()], re.IGNORECASE):
        return words, None
    if found[1]:
        return words[: found.start()], timedelta()
    hours, minutes = int(found[3]), int(found[4] or 0)
    if hours > 14 or minutes % 15:
        raise ValueError("expected an offset such as +02:00")
    if _SPAN.search(words):
        raise ValueError("it may be two times of day or an offset, expected one time, or a space before an offset")
    away = timedelta(hours=hours, minutes=minutes)
    return words[: found.start()], -away if found[2] == "-" else away


def _is_serial(words: str) -> bool:
    return bool(_NUMBER.fullmatch(words)) and ("." in words or len(words) == 5)


def _of_serial(words: str) -> tuple[date | None, time]:
    """A spreadsheet's figure for a time: days since 1899-12-30, the time of day after the point."""
    figure = float(words)
    seconds = round((figure % 1) * 86_400)
    if figure < 1:
        return None, (datetime.min + timedelta(seconds=seconds % 86_400)).time()
    if not _SERIAL_DAYS[0] <= figure < _SERIAL_DAYS[1]:
        raise ValueError(f"expected {_EXPECTED}")
    moment = _SERIAL_EPOCH + timedelta(days=int(figure), seconds=seconds)
    return moment.date(), moment.time()


def _clock_after(rest: str) -> time:
    """The time of day behind a date."""
    clock = _CLOCK.fullmatch(rest)
    if clock is None or (clock["minute"] is None and clock["half"] is None):
        raise ValueError("expected a time of day as well" if not rest else f"expected {_EXPECTED}")
    return _time_of(clock)


def _time_of(found: re.Match[str]) -> time:
    hour, half = int(found["hour"]), (found["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f"there is no hour {hour} {half}m")
        hour = hour % 12 + (12 if half == "p" else 0)
    part = int((found["part"] or "").ljust(6, "0")[:6])
    try:
        return time(hour, int(found["minute"] or 0), int(found["second"] or 0), part)
    except ValueError:
        raise ValueError("there is no such time of day") from None


def _date(year: int, month: int, day: int) -> date:
    if not _EARLIEST <= year < _LATEST:
        raise ValueError(f"the year {year} is out of reach, expected {_EARLIEST} to {_LATEST}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("there is no such date") from None


def _in_zone(moment: datetime, zone: tzinfo) -> tuple[int, bool]:
    """(the moment of a local time, did the clock show it twice?)."""
    first, second = (moment.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return to_moment(first), False
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment:
        raise ValueError(f"the clocks of {zone} were put forward past this time, expected one that was")
    return to_moment(first), True
