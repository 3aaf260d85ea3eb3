"""What a person should know about how their spreadsheet was read: a sentence each, the same things told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from gameday.files.words import say_value
from gameday.importers.headings import Headings
from gameday.importers.kind_words import close_kind
from gameday.importers.parties import CALLS, ROLE_KEYS, lacking
from gameday.importers.role_words import RoleWords, close_role
from gameday.importers.row_words import Said
from gameday.importers.told import say_rows
from gameday.importers.zones import differ, goes_by, letters_in
from gameday.terms.look import CHECKS
from gameday.terms.moment import to_datetime
from gameday.timeline import Entry, Timeline

_MOST_NAMED = 10
_FREE = {"what": "text", "action": "text"}
"""Keys of a few kinds of entry; beside any other their columns are text."""
_FOUND_ONLY = (
    "what never occurs in it counts as unknown, not as missed (--covers all, if everything that was done is in it)"
)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Rows that were read in a way their author may not have meant."""

    words: dict[str, list[int]] = field(default_factory=dict)
    """What the column of kinds says and is not understood, and its rows."""
    free: list[int] = field(default_factory=list)
    """They say no kind."""
    bare: list[int] = field(default_factory=list)
    """They say nothing but a time."""
    twice: list[int] = field(default_factory=list)
    """Their time was on the clock twice."""
    midnights: list[int] = field(default_factory=list)
    """Their time of day begins another day."""
    unaddressed: list[int] = field(default_factory=list)
    """Updates without an audience."""
    lacking: dict[str, list[int]] = field(default_factory=dict)
    """A key without which an entry says little, and the rows of entries that have not it."""
    roles: dict[str, list[int]] = field(default_factory=dict)
    """What the column of roles says and is no known role, and its rows."""
    called: dict[str, list[int]] = field(default_factory=dict)
    """Who was called and is no known role, and the rows."""

    beside: dict[str, list[int]] = field(default_factory=dict)
    """Headings of cells that are kept beside an entry whose kind has nothing of the sort, and the rows."""
    overruled: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Words that a person gave another meaning than they have by themselves, to (what is taken, what is usual)."""
    used: set[str] = field(default_factory=set)
    """Headings of cells that an entry has a place for."""

    def look(self, number: int, line: Mapping[str, object], roles: RoleWords) -> None:
        """Notice what an entry, as it was read, leaves open."""
        if line["kind"] == "update_posted" and "audience" not in line:
            self.unaddressed.append(number)
        if lack := lacking(line):
            self.lacking.setdefault(lack, []).append(number)
        seats = [line.get("seat"), None if line.get("role") == line.get("seat") else line.get("role")]
        targets = [line.get("target") if line["kind"] in CALLS else None]
        for found, words in ((self.roles, seats), (self.called, targets)):
            for word in words:
                if isinstance(word, str) and roles.role(word) is None:
                    found.setdefault(word, []).append(number)

    def look_at_roles(self, said: Iterable[Said], roles: RoleWords) -> None:
        """Notice words for roles that are read as a person said and not as is usual."""
        for one in said:
            usual = roles.overruled(one.text) if one.key in ROLE_KEYS else None
            if usual is not None:
                self.overruled[one.text] = (roles.role(one.text) or "", usual)

    def of_zones(self, headings: Headings, asked: tzinfo | None, timeline: Timeline) -> Iterator[str]:
        """Where what a heading says of its zone and what a person said do not agree; and that reports tell UTC."""
        moments = (timeline.entries[0].at, timeline.entries[-1].at)
        yield from self._of_headings(headings, asked, moments)
        zone = headings.timed.zone if headings.timed else asked
        if zone and differ(zone, UTC, moments):
            yield f"times are read in {zone} and told in UTC: {_both(moments[0], zone)}"

    def _of_headings(self, headings: Headings, asked: tzinfo | None, moments: tuple[int, int]) -> Iterator[str]:
        timed, clock = headings.timed, headings.column("at")
        if timed and timed.zone:
            if asked and differ(asked, timed.zone, moments):
                yield f"times are read in the zone their heading names, {say_value(timed.heading)}, and not in {asked}"
            return
        letters = letters_in(clock.heading) if clock else None
        if asked and clock and letters and not goes_by(asked, letters, moments[0]):
            yield f"times are read in {asked}, though their heading is {say_value(clock.heading)}"

    def remarks(self, headings: Headings, timeline: Timeline, *, found_only: bool, kindless: str = "") -> Iterator[str]:
        """Everything noticed. `kindless`: what to tell where no column says the kind."""
        if headings.chosen:
            yield _say_columns(headings)
        if headings.unused:
            shown = ", ".join(say_value(one) for one in headings.unused[:_MOST_NAMED])
            columns = "column" if len(headings.unused) == 1 else "columns"
            yield f"nothing is read from the {columns} {shown} (--map KEY=HEADING says what one means)"
        if kindless:
            yield kindless
        if self.overruled:
            yield self._of_overruled()
        yield from self._of_places()
        yield from self._of_words()
        yield from self._of_roles(timeline)
        for rows, words in (
            (self.free, "kept as notes, since they say no kind"),
            (self.bare, "left out, since they say nothing but a time"),
            (self.unaddressed, "updates that name no audience are read as internal"),
            (
                self.lacking.get("severity"),
                "it is not said which severity was called, so that it is unknown (--map severity=HEADING)",
            ),
            (
                self.lacking.get("what"),
                f"it is not said which of {', '.join(CHECKS)} was looked at, so that it counts for none "
                "(--kind SAID='checked logs', or a column `what`)",
            ),
            (self.lacking.get("target"), "it is not said who was called, so that it is unknown (--map target=HEADING)"),
            (
                self.lacking.get("seat"),
                "it is not said which role was given, so that nobody holds it (--map seat=HEADING)",
            ),
            (self.lacking.get("to"), "it is not said to whom it was handed over (--map to=HEADING)"),
            (self.midnights, "a new day begins, since the time of day goes back"),
            (self.twice, "the clock showed this time twice and the first is taken; an offset says which is meant"),
        ):
            if rows:
                yield f"{words}: {say_rows(rows)}"
        if found_only:
            yield _FOUND_ONLY

    def _of_overruled(self) -> str:
        """A stage of a status page may be the word for an act in the chat: who mixes them up must see it."""
        told = [f"{say_value(words)} as {kind}, not {usual}" for words, (kind, usual) in self.overruled.items()]
        more = f" and {len(told) - _MOST_NAMED:,} more" if len(told) > _MOST_NAMED else ""
        return f"read as stated and not as is usual: {'; '.join(told[:_MOST_NAMED])}{more}"

    def _of_places(self) -> Iterator[str]:
        for heading, rows in self.beside.items():
            if heading not in self.used:
                yield (
                    f"no entry here has a place for what stands under {say_value(heading)}; it is kept and judged for "
                    f"nothing (--map KEY=HEADING says what it means): {say_rows(rows)}"
                )

    def _of_words(self) -> Iterator[str]:
        for words, rows in list(self.words.items())[:_MOST_NAMED]:
            close = close_kind(words)
            hint = f" Did you mean `{close}`?" if close else ""
            yield f"{say_value(words)} is no known kind of entry, {say_rows(rows)} kept as a note.{hint}"
        rest = list(self.words.values())[_MOST_NAMED:]
        if rest:
            told = say_rows(sorted(number for numbers in rest for number in numbers))
            yield f"{len(rest):,} more words are no known kinds, {told} kept as notes"
        if self.words:
            yield "--kind SAID=KIND says what a word means"

    def _of_roles(self, timeline: Timeline) -> Iterator[str]:
        present = {name.casefold() for one in timeline for name in _people(one)}
        strangers = {word: rows for word, rows in self.called.items() if word.casefold() not in present}
        found = {**self.roles, **{word: [*self.roles.get(word, ()), *rows] for word, rows in strangers.items()}}
        for words, rows in list(found.items())[:_MOST_NAMED]:
            close = close_role(words)
            hint = f" Did you mean `{close}`?" if close else ""
            person = " nor anybody who acts here" if words in strangers and words not in self.roles else ""
            yield f"{say_value(words)} is no known role{person}, {say_rows(sorted(set(rows)))}.{hint}"
        if len(found) > _MOST_NAMED:
            yield f"{len(found) - _MOST_NAMED:,} more words are no known roles"
        if found:
            yield "--role SAID=ROLE says which role a word means; a role that only your SOP names is its own"


def _say_columns(headings: Headings) -> str:
    """`read so: kind 'Action', text 'What'`: what each column is taken for."""
    told: dict[str, list[str]] = {}
    for one in headings.columns:
        told.setdefault(_FREE.get(one.key, one.key), []).append(say_value(one.heading))
    shown = ", ".join(f"{key} {' and '.join(names)}" for key, names in told.items())
    return f"columns are read so: {shown} (--map KEY=HEADING says otherwise)"


def _both(at: int, zone: tzinfo) -> str:
    """A moment in a zone and in UTC: `2026-04-20 14:31 is 12:31 UTC`."""
    utc = to_datetime(at)
    local = utc.astimezone(zone)
    form = "%H:%M UTC" if local.date() == utc.date() else "%Y-%m-%d %H:%M UTC"
    return f"{local:%Y-%m-%d %H:%M} is {utc.strftime(form)}"


def _people(one: Entry) -> Iterator[str]:
    for name in ("actor", "person", "to"):
        if isinstance(person := getattr(one, name, None), str):
            yield person
