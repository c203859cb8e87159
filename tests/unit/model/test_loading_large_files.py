"""Large scenario files: they load or are refused, and the work grows no faster than they do."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from sim.model.loading import parse
from sim.model.problems import ScenarioError

SMALL = """\
story = "Lamps."
horizon = 200
[[sensors]]
name = "lamp"
count = 3
scan = { every = 10 }
[[centres]]
name = "harbour"
"""


def loads_or_tells(text: str) -> None:
    """Load a text; if it is refused, see that the error can be printed."""
    try:
        parse(text, name="large")
    except ScenarioError as error:
        told = str(error)
    else:
        return
    assert "\n" in told


LARGE: dict[str, Callable[[int], str]] = {
    "many names": lambda n: (
        SMALL + "".join(f'[[sensors]]\nname = "g{i}"\nto = "x{i}"\nscan.every = 1\n' for i in range(n))
    ),
    "long chain": lambda n: (
        SMALL.replace("scan =", 'to = "r0"\nscan =')
        + "".join(f'[[relays]]\nname = "r{i}"\nto = "r{i + 1}"\n' for i in range(n))
        + f'[[relays]]\nname = "r{n}"\nto = "harbour"\n'
    ),
    "many keys": lambda n: "".join(f"a{i} = 1\n" for i in range(n)),
    "many quotes": lambda n: 'x = """' + '\\"""' * n,
}


def steps(work: Callable[[], object]) -> int:
    """Count the lines of Python that some work takes: the same on every machine."""
    count, before = 0, sys.gettrace()

    def step(*_: Any) -> Any:
        nonlocal count
        count += 1
        return step

    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("large", LARGE)
def test_a_file_twice_as_large_takes_about_twice_the_work(large: str) -> None:
    once, twice = (steps(partial(loads_or_tells, LARGE[large](n))) for n in (1500, 3000))
    assert twice < 2.5 * once  # a quadratic search would take four times as much


@pytest.mark.parametrize(("large", "n"), [*zip(LARGE, (15_000, 20_000, 80_000, 200_000), strict=True)])
def test_large_files_load_or_tell(large: str, n: int) -> None:
    loads_or_tells(LARGE[large](n))


def test_a_group_of_very_many_sensors_loads_or_tells() -> None:
    loads_or_tells(SMALL.replace("count = 3", "count = 2000000000"))
