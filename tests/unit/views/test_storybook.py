"""A trace in text has a bar for every stage that took time, all on one scale, in any width."""

import pytest

import sim
from sim.views.storybook import as_text


@pytest.mark.parametrize(("width", "longest"), [(80, 30), (60, 29), (50, 19)])
def test_bars_are_as_long_as_their_stages_and_fit(width: int, longest: int) -> None:
    told = sim.trace("first_light")
    budget = told.budgets["harbour"]
    lines = as_text(told, width).splitlines()
    assert max(map(len, lines)) <= width
    bars = {line[:18].strip().replace(" ", "_"): line.count("█") for line in lines if "█" in line}
    most = max(budget.values())
    assert bars == {
        stage: max(1, round(longest * ticks / most)) for stage, ticks in budget.items() if ticks > 0.0
    }
