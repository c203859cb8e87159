"""What a study gives through `sim` is the study's own answer, with figures."""

import inspect
import pickle
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

import sim
from sim.studies.compare import Comparison, compare
from sim.studies.explain import Explanation, explain
from sim.studies.sweep import sweep
from sim.studies.swept import Sweep
from sim.studies.tradeoff import Tradeoff, tradeoff

FEW: dict[str, Any] = {"replications": 20}
COUNT = {"sensors.lamp.count": [2, 3]}
STUDIES: dict[str, tuple[Any, Any, tuple[Any, ...], Any]] = {
    "compare": (compare, Comparison, ("first_light", {"sensors.lamp.count": 4}), "differences"),
    "explain": (explain, Explanation, ("first_light",), "priorities"),
    "sweep": (sweep, Sweep, ("first_light", COUNT), "curves"),
    "tradeoff": (tradeoff, Tradeoff, ("two_of_three", {"centres.hasty.rule.k": [1, 2]}), "operating"),
}


@pytest.mark.parametrize("name", STUDIES)
def test_the_answer_is_that_of_the_study_and_draws_its_figure(name: str) -> None:
    study, kind, asked, figure = STUDIES[name]
    answer = getattr(sim, name)(*asked, **FEW)
    assert isinstance(answer, kind)
    assert answer.to_json() == study(*asked, **FEW).to_json()
    with mpl.rc_context({"backend": "agg"}):
        assert isinstance(getattr(answer.plot, figure)(), Axes)
        plt.close("all")


@pytest.mark.parametrize("name", STUDIES)
def test_a_study_is_asked_and_explained_as_before(name: str) -> None:
    study = STUDIES[name][0]
    assert inspect.signature(getattr(sim, name)) == inspect.signature(study)
    assert getattr(sim, name).__doc__ == study.__doc__


def test_a_sweep_over_two_factors_draws_panels() -> None:
    found = sim.sweep("first_light", {**COUNT, "centres.harbour.rule.k": [1, 2]}, **FEW)
    with mpl.rc_context({"backend": "agg"}):
        assert len(found.plot.panels()) == 2
        plt.close("all")


def test_an_answer_can_be_handed_to_another_process() -> None:
    found = sim.sweep("first_light", COUNT, **FEW)
    assert pickle.loads(pickle.dumps(found)).to_json() == found.to_json()
