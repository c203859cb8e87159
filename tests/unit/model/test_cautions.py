"""What is allowed but can never show anything is said; what can is left alone."""

import pytest

from sim.model.cautions import cautions
from sim.model.loading import load, shipped


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"onset.at": {"dist": "uniform", "low": 201, "high": 300}}, "the onset never comes"),
        ({"onset.at": {"dist": "triangular", "low": 201, "mode": 250, "high": 300}}, "the onset never comes"),
        ({"onset.chance": 0}, "the chance of an onset is 0"),
        ({"onset.deadline": 150.5}, "the deadline always lies beyond"),
    ],
)
def test_what_can_never_show_anything_is_said(changes, words) -> None:
    told = cautions(load("first_light").vary(changes))
    assert len(told) == 1
    assert words in told[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"onset.at": 200},
        {"onset.at": {"dist": "uniform", "low": 199, "high": 300}},
        {"onset.deadline": 150},
        {"onset.at": {"dist": "exponential", "mean": 500}},
    ],
)
def test_what_may_show_something_is_left_alone(changes) -> None:
    assert cautions(load("first_light").vary(changes)) == []


@pytest.mark.parametrize("name", shipped())
def test_no_shipped_scenario_is_in_vain(name) -> None:
    assert cautions(load(name)) == []
