from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gameday.console.tokens import digest, new_code, new_token, plain_code


def test_a_token_is_unlike_any_other_and_long_enough_not_to_be_guessed() -> None:
    """256 bits, as text that stands in a link."""
    made = {new_token() for _ in range(200)}
    assert (len(made), {len(one) for one in made}) == (200, {43})


def test_a_code_can_be_read_aloud() -> None:
    """Two groups of five, no letter that is taken for another."""
    made = [new_code() for _ in range(200)]
    assert all(len(one) == 11 and one[5] == "-" and not set("ILOU") & set(one) for one in made)


@given(st.sampled_from(["4C0RA-11X9V", "4coRa 1lx9u", " 4CORA-IIX9V ", "4c0ra11x9v"]))
def test_a_code_is_meant_however_it_is_typed(typed: str) -> None:
    """Small letters, missing hyphens, O for 0 and I for 1 are forgiven."""
    assert plain_code(typed) == "4C0RA11X9V"


@given(st.text(max_size=100))
def test_what_is_kept_of_a_secret_is_a_digest(secret: str) -> None:
    """Whatever somebody sends, and never the secret itself."""
    kept = digest(secret)
    assert (len(kept), digest(secret)) == (64, kept)
    assert not secret or secret == kept or len(secret) < 3 or secret not in kept
