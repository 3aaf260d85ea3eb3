"""The ladder: names, other names, and names of another ladder."""

from gameday.terms.severity import Ladder

THREE = Ladder(("SEV1", "SEV2", "SEV3"), (("Critical", "SEV1"),))


def test_a_level_is_known_however_it_is_written() -> None:
    ranks = [THREE.rank(name) for name in ("SEV1", "Sev-1", "sev 2", "critical", "none")]
    assert ranks == [0, 0, 1, 0, 3]


def test_a_level_of_another_ladder_stands_at_its_number() -> None:
    assert [THREE.rank(name) for name in ("P2", "SEV4", "SEV0", "urgent")] == [1, 3, None, None]


def test_the_highest_of_several() -> None:
    assert THREE.highest(["SEV3", "SEV2", "nonsense"]) == "SEV2"
    assert THREE.highest([]) == "none"
