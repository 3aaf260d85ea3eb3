"""The cells of an edited list: what they mean, and what is wrong in them."""

from __future__ import annotations

from gameday.errors import Fault
from gameday.files.csv_table import Row
from gameday.files.documents import open_scenario
from gameday.files.sheet import Sheet
from gameday.importers.msel_columns import msel_headings
from gameday.importers.msel_fields import Around
from gameday.importers.msel_page import Page

ROWS = (Row(1, ("Id", "Event", "Story time", "Message")), Row(2, ("", "inject", "soon", "Who?")), Row(3, ("x",)))
AROUND = Around(open_scenario("checkout-errors").document, ())


def page() -> Page:
    sheet = Sheet("list.csv", None, ROWS)
    headings = msel_headings(sheet)
    assert headings is not None
    return Page(sheet, headings)


def test_a_cell_that_can_be_read_is_no_fault() -> None:
    one = page()
    assert one.read(one.rows[0], "inject", "message", AROUND) == {"text": "Who?"}
    assert one.sound


def test_what_is_wrong_is_told_in_the_order_of_the_rows() -> None:
    one = page()
    one.fault(one.rows[1], "id", "there is no such id")
    assert one.read(one.rows[0], "inject", "time", AROUND) == {}
    assert not one.sound
    assert [fault.file for fault in one.refusal().faults] == ["list.csv:C2", "list.csv:A3"]


def test_what_only_follows_from_a_cell_that_could_not_be_read_is_not_told() -> None:
    one = page()
    one.read(one.rows[0], "inject", "time", AROUND)
    one.add([Fault(one.where(one.rows[0], "message"), 0, "when does it go out?"), Fault("elsewhere", 0, "x")])
    assert [fault.wrong.partition(" (")[0] for fault in one.refusal().faults] == ["`Story time` cannot be 'soon'", "x"]
