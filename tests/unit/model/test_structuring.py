"""Structuring: every key with its default; whatever is unsound is told with its place and what is allowed."""

import datetime
from typing import Any

import pytest

from sim.model.detectors import Binary, Gaussian, Linear, Saturating, Step
from sim.model.distributions import Choice, Constant, Exponential
from sim.model.links import Link
from sim.model.loading import from_document
from sim.model.onset import Onset
from sim.model.problems import Problem, ScenarioError
from sim.model.rules import Cusum, KOfN
from sim.model.sensors import Periodic, Poisson, Renewal, SensorGroup
from sim.model.stations import Centre

SMALL: dict[str, Any] = {"story": "Lamps.", "horizon": 200}


def scenario_with(
    sensor: dict[str, Any] | None = None, centre: dict[str, Any] | None = None, **more: Any
) -> Any:
    """Load a small document with some keys put in."""
    group = {"name": "lamp", "count": 3, "scan": {"every": 10}} | (sensor or {})
    harbour = {"name": "harbour"} | (centre or {})
    return from_document(SMALL | {"sensors": [group], "centres": [harbour]} | more, name="small")


def problems_with(**keys: Any) -> tuple[Problem, ...]:
    """Tell the problems of a small document with some keys put in."""
    with pytest.raises(ScenarioError) as refused:
        scenario_with(**keys)
    return refused.value.problems


def test_what_is_left_out_has_its_default() -> None:
    scenario = scenario_with()
    assert (scenario.title, scenario.format, scenario.warmup, scenario.onset) == ("small", 1, 0.0, None)
    assert scenario.sensors == (
        SensorGroup(
            "lamp", Periodic(10.0, "random"), 3, None, Binary(1.0, 0.0), Constant(0.0), Link(), "harbour"
        ),
    )
    assert scenario.centres == (Centre("harbour", 1, Constant(0.0), KOfN(1, None, True)),)
    assert (scenario.outages, scenario.relays, scenario.shares, scenario.cues) == ((), (), (), ())
    assert scenario_with(onset={"at": 5}).onset == Onset(Constant(5.0), 1.0, None, None, None, Step())


@pytest.mark.parametrize(
    ("key", "said", "read"),
    [
        ("scan", {"every": 2, "phase": "staggered"}, Periodic(2.0, "staggered")),
        ("scan", {"every": 2, "phase": 0}, Periodic(2.0, 0.0)),
        ("scan", {"gap": {"dist": "exponential", "mean": 2}}, Renewal(Exponential(2.0))),
        ("scan", {"rate": 1}, Poisson(1.0)),
        ("detector", {"kind": "gaussian", "shift": -1}, Gaussian(-1.0, "none")),
        ("detector", {"kind": "gaussian", "shift": 1, "threshold": 2}, Gaussian(1.0, 2.0)),
        ("processing", {"dist": "choice", "values": [1, 2]}, Choice((1.0, 2.0), (1.0, 1.0))),
        ("link", {"loss": 0.5, "max_tries": 2}, Link(loss=0.5, max_tries=2)),
    ],
)
def test_each_kind_of_table_becomes_its_noun(key: str, said: Any, read: Any) -> None:
    assert getattr(scenario_with(sensor={key: said}).sensors[0], key) == read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("step", Step()),
        ({"kind": "step"}, Step()),
        ({"kind": "linear", "over": 2}, Linear(2.0)),
        ({"kind": "exponential", "over": 2}, Saturating(2.0)),
    ],
)
def test_growth_is_a_word_or_a_table(said: Any, read: Any) -> None:
    assert scenario_with(onset={"at": 5, "growth": said}).onset.growth == read


def test_a_cusum_rule_is_read() -> None:
    measuring = {"detector": {"kind": "gaussian", "shift": 1}}
    rule = {"kind": "cusum", "drift": 0, "limit": 4}
    assert scenario_with(measuring, {"rule": rule}).centres[0].rule == Cusum(0.0, 4.0)


@pytest.mark.parametrize(
    ("sensor", "key", "found", "allowed"),
    [
        ({"count": True}, "count", "true", "a whole number of at least 1"),
        ({"count": 1.5}, "count", "1.5", "a whole number"),
        ({"scan": {"every": 0}}, "scan.every", "0", "a number above 0"),
        ({"scan": {"every": float("nan")}}, "scan.every", "nan", "finite"),
        ({"scan": {"every": 2, "phase": "often"}}, "scan.phase", '"often"', '"random" or "staggered"'),
        ({"scan": {"every": 2, "phase": -1}}, "scan.phase", "-1", '"random" or "staggered"'),
        ({"scan": {"every": 2, "rate": 1}}, "scan", "a table with every, rate", "exactly one of"),
        ({"scan": {}}, "scan", "an empty table", "exactly one of"),
        ({"scan": 3}, "scan", "3", "a table"),
        ({"scan": {"rate": 1e-320}}, "scan", "a table with rate", "finite"),
        ({"scan": {"rate": 1e-200}}, "scan", "a table with rate", "finite variance"),
        ({"zones": "north"}, "zones", '"north"', "a list"),
        ({"to": ""}, "to", '""', "a name of 1 to 100 characters"),
        ({"name": "a/b"}, "name", '"a/b"', "without / or"),
        ({"detector": {"kind": "gauss"}}, "detector.kind", '"gauss"', '"binary" or "gaussian"'),
        ({"detector": {"kind": 1}}, "detector.kind", "1", '"binary" or "gaussian"'),
        ({"detector": {"shift": 1}}, "detector.shift", "an unknown key", "kind, p, false_alarm"),
        ({"detector": {"kind": "gaussian"}}, "detector.shift", "nothing", "a number (required)"),
        ({"processing": -1}, "processing", "-1", "a number of at least 0"),
        ({"processing": "2"}, "processing", '"2"', "or a table such as"),
        ({"processing": True}, "processing", "true", "or a table such as"),
        ({"processing": None}, "processing", "None", "or a table such as"),
        ({"processing": datetime.date(2000, 1, 1)}, "processing", "the date or time 2000-01-01", "a number"),
        ({"processing": 10**400}, "processing", "a whole number of about", "within the range of a float"),
        ({"processing": {"mean": 2}}, "processing.dist", "nothing", '"exponential" or'),
        ({"processing": {"dist": "gama"}}, "processing.dist", '"gama"', '"gamma"'),
        ({"processing": {"dist": "gamma", "mean": 2}}, "processing.cv", "nothing", "a number of at least 0"),
        ({"processing": {"dist": "uniform", "low": 2, "high": 1}}, "processing", "a table", "low <= high"),
        ({"processing": {"dist": "choice", "values": []}}, "processing", "a table", "at least one value"),
        ({"processing": {"dist": "choice", "values": [1, -1]}}, "processing.values[1]", "-1", "at least 0"),
        ({"processing": {"dist": "exponential", "mean": 1e200}}, "processing", "a table", "finite variance"),
        ({"processing": {"dist": "weibull", "mean": 1, "shape": 1e-3}}, "processing", "a table", "finite"),
        ({"processing": {"dist": "lognormal", "mean": 0, "cv": 1e200}}, "processing", "a table", "finite"),
        (
            {"processing": {"dist": "choice", "values": [0, 1e300]}},
            "processing",
            "a table",
            "finite variance",
        ),
        ({"link": {"loss": 1.01}}, "link.loss", "1.01", "a number from 0 to 1"),
        ({"link": {"max_tries": 0}}, "link.max_tries", "0", "a whole number of at least 1"),
    ],
)
def test_an_unsound_value_is_told_with_its_place(sensor: Any, key: str, found: str, allowed: str) -> None:
    (problem,) = problems_with(sensor=sensor)
    assert problem.key.removeprefix("sensors.lamp.").removeprefix("sensors[0].") == key
    assert problem.found.startswith(found)
    assert allowed in problem.allowed


@pytest.mark.parametrize(
    ("keys", "key", "allowed"),
    [
        ({"format": 2}, "format", "1"),
        ({"format": True}, "format", "1"),
        ({"title": 3}, "title", "a text"),
        ({"story": "\ud800"}, "story", "Unicode"),
        ({"horizon": 0}, "horizon", "above 0"),
        ({"onset": {}}, "onset.at", "(required)"),
        ({"onset": 3}, "onset", "a table"),
        ({"onset": {"at": 1, "growth": "stepp"}}, "onset.growth", '"step"'),
        ({"onset": {"at": 1, "growth": {"over": 1}}}, "onset.growth.kind", "(required)"),
        ({"onset": {"at": 1, "growth": {"kind": "linear", "over": 0}}}, "onset.growth.over", "above 0"),
        ({"onset": {"at": 1, "growth": {"kind": "step", "over": 0}}}, "onset.growth.over", "kind"),
        ({"onset": {"at": 1, "zones": {"a/b": 1}}}, 'onset.zones."a/b"', "a name"),
        ({"onset": {"at": 1, "zones": {"north": -1}}}, "onset.zones.north", "at least 0"),
        ({"onset": {"at": 1, "lasts": -1}}, "onset.lasts", "at least 0"),
        ({"onset": {"at": 1, "chance": 2}}, "onset.chance", "from 0 to 1"),
        (
            {"outages": [{"name": "fog", "affects": ["lamp"], "up": 1, "down": 1, "together": 1}]},
            "outages.fog.together",
            "true or false",
        ),
        ({"sensors": {"name": "lamp"}}, "sensors", "a list of tables"),
        ({"cues": [3]}, "cues[0]", "a table"),
        ({"name": "small"}, "name", "story"),
        ({"said": "x"}, "said", "story"),
    ],
)
def test_an_unsound_key_anywhere_is_told(keys: dict[str, Any], key: str, allowed: str) -> None:
    (problem,) = problems_with(**keys)
    assert (problem.key, allowed in problem.allowed) == (key, True)


def test_a_misspelt_key_gets_one_problem_with_the_nearest_name() -> None:
    (problem,) = problems_with(sensor={"scan": {"evry": 10}})
    assert (problem.key, problem.hint) == ("sensors.lamp.scan.evry", 'did you mean "every"?')
    (problem,) = problems_with(hoizon=3)
    assert problem.key == "hoizon"


def test_all_problems_are_told_at_once() -> None:
    problems = problems_with(
        sensor={"count": 0, "scan": {"every": "x"}}, centre={"rule": {"k": 0, "window": 0}}, horizon=-1
    )
    assert {problem.key for problem in problems} == {
        "horizon",
        "sensors.lamp.count",
        "sensors.lamp.scan.every",
        "centres.harbour.rule.k",
        "centres.harbour.rule.window",
    }


@pytest.mark.parametrize("document", [3, None, [], "story", {1: 2}, {("a",): 1}])
def test_a_document_that_is_no_scenario_is_refused(document: Any) -> None:
    with pytest.raises(ScenarioError):
        from_document(document, name="odd")
