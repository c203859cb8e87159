"""Flow: what goes round in circles is found, whatever its length."""

from sim.model.flow import cycles


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
