"""Flow: what goes round in circles is found, whatever its length."""

import pytest

from sim.model.distributions import Constant
from sim.model.flow import along, cycles
from sim.model.sensors import Cue


def test_arrows_without_a_circle_have_none() -> None:
    assert list(cycles([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])) == []


def test_every_circle_is_found_once() -> None:
    found = list(cycles([("a", "b"), ("b", "a"), ("c", "d"), ("d", "e"), ("e", "c"), ("f", "f"), ("a", "c")]))
    assert sorted(found) == [["a", "b", "a"], ["c", "d", "e", "c"], ["f", "f"]]


def test_a_long_circle_is_found_without_recursion() -> None:
    count = 20_000
    (cycle,) = cycles([(f"{i:05}", f"{(i + 1) % count:05}") for i in range(count)])
    assert len(cycle) == count + 1


def test_the_search_ends_after_twenty() -> None:
    assert len(list(cycles([(name, name) for name in map(str, range(50))]))) == 20


@pytest.mark.parametrize(
    ("arrows", "ordered"),
    [
        ("cd bc ab", "ab bc cd"),
        ("bd cd ab ac", "ab bd ac cd"),
        ("xy ab", "xy ab"),
        ("", ""),
    ],
)
def test_each_arrow_comes_after_all_that_lead_to_its_beginning(arrows: str, ordered: str) -> None:
    cues = [Cue(from_=start, to=end, after=Constant(0.0)) for start, end in arrows.split()]
    assert " ".join(cue.from_ + cue.to for cue in along(cues, lambda cue: cue.from_)) == ordered
