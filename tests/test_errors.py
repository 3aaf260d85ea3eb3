"""The tree of errors: each speaks of the user's file and knows its exit code."""

from gameday.errors import EngineFault, Fault, GamedayError, InputError, OutputError


def test_a_fault_is_said_with_file_line_what_is_wrong_and_what_was_expected() -> None:
    assert str(Fault("sop.yaml", 14, "`levls` is not known here", "levels")) == (
        "sop.yaml:14: `levls` is not known here, expected levels"
    )
    assert str(Fault("sop.yaml", 0, "there is no such file")) == "sop.yaml: there is no such file"


def test_an_input_error_carries_every_fault_a_line_each() -> None:
    error = InputError([Fault("a", 1, "one"), Fault("a", 2, "two")])
    assert str(error) == "a:1: one\na:2: two"


def test_every_error_is_bad_input_to_the_shell() -> None:
    assert {kind.exit_code for kind in (GamedayError, InputError, OutputError, EngineFault)} == {2}


def test_a_fault_is_one_line_and_steers_no_terminal() -> None:
    assert str(Fault("a\nb.yaml", 2, "the key `\x1b[31m` is not known here")) == (
        "a\\nb.yaml:2: the key `\\x1b[31m` is not known here"
    )
    assert str(Fault("é.yaml", 0, "odd – still")) == "é.yaml: odd – still"  # noqa: RUF001  # an en dash is meant
