"""The measures are those of records worked out by hand, and keep their shape where nothing was seen."""

import json
import math
from typing import Any

import attrs
import numpy as np
import pytest

from sim.analysis.budget import STAGES
from sim.analysis.intervals import proportion
from sim.analysis.measures import CentreMeasures, measure
from sim.model.distributions import Constant
from sim.model.onset import Onset
from sim.model.scenario import Scenario
from sim.model.stations import Centre, Relay
from sim.records import PATH, CentreColumns, Records, StationColumns

NONE = math.nan
ONSET = np.array([20.0, 30.0, NONE, 40.0])
SCENARIO = Scenario(
    story="Four replications, worked out by hand.",
    horizon=100.0,
    warmup=10.0,
    onset=Onset(at=Constant(30.0), deadline=15.0),
    centres=(Centre(name="harbour", servers=2),),
)
CENTRE = CentreColumns(
    path=np.array(
        [
            [22.0, 22.0, 22.0, 23.0, 25.0, 25.0, 25.0, 25.0, 26.0, 28.0, NONE, NONE, 30.0, 32.0],
            [32.0, 42.0, 42.0, 43.0, 44.0, 44.0, 44.0, 44.0, 44.0, 45.0, NONE, NONE, 49.0, 50.0],
            [NONE] * len(PATH),
            [NONE] * len(PATH),
        ]
    ).T,
    first_alert=np.array([32.0, 25.0, 60.0, NONE]),
    first_true=np.array([True, False, False, False]),
    false_alerts=np.array([0, 1, 1, 0]),
    armed=np.array([18.0, 35.0, 90.0, 90.0]),
)
STATION = StationColumns(
    wait=np.array([4.0, 0.0, 6.0, 2.0]),
    waited=np.array([2, 0, 3, 1]),
    busy=np.array([36.0, 0.0, 90.0, 54.0]),
    served=np.array([2, 0, 3, 1]),
    longest_queue=np.array([1, 0, 1, 0]),
)


def _records(
    onset: Any = ONSET, centre: CentreColumns = CENTRE, station: StationColumns | None = STATION
) -> Records:
    count = len(onset)
    stations = {} if station is None else {"harbour": station}
    return Records(np.arange(count), onset, np.zeros(count, dtype=int), {"harbour": centre}, stations)


def _harbour(scenario: Scenario = SCENARIO, **changes: Any) -> CentreMeasures:
    return measure(scenario, _records(**changes)).centres["harbour"]


def _nothing_seen(count: int) -> CentreColumns:
    """Give a centre that nothing happened at."""
    return CentreColumns(
        path=np.full((len(PATH), count), NONE),
        first_alert=np.full(count, NONE),
        first_true=np.zeros(count, dtype=bool),
        false_alerts=np.zeros(count, dtype=int),
        armed=np.full(count, 90.0),
    )


def test_latency_is_over_the_detected_replications() -> None:
    latency = _harbour().latency
    assert (latency.mean.value, latency.mean.n) == (16.0, 2)
    assert latency.mean.high - 16.0 == pytest.approx(12.706204736 * 4.0)
    assert [latency.p50.value, latency.p90.value] == pytest.approx([16.0, 19.2])
    assert [latency.p95.value, latency.p99.value] == pytest.approx([19.6, 19.92])
    assert not latency.p50.has_interval
    assert attrs.evolve(latency, mean=latency.p99).to_json()["mean"] == latency.p99.value


def test_detected_is_of_the_replications_whose_onset_came() -> None:
    assert _harbour().detected == proportion(2, 3)


def test_the_missed_share_stands_beside_it() -> None:
    missed = _harbour().missed
    assert missed.value == pytest.approx(1 / 3)
    assert missed.n == 3
    assert (missed.low, missed.high) == pytest.approx((proportion(1, 3).low, proportion(1, 3).high))


def test_a_late_alert_and_a_miss_are_not_in_time() -> None:
    assert _harbour().in_time == proportion(1, 3)


def test_an_alert_at_the_deadline_is_in_time() -> None:
    exact = attrs.evolve(SCENARIO, onset=Onset(at=Constant(30.0), deadline=12.0))
    assert _harbour(exact).in_time == proportion(1, 3)


def test_margin_is_what_was_left_over_the_detected_replications() -> None:
    margin = _harbour().margin
    assert (margin.value, margin.n) == (-1.0, 2)
    assert margin.high + 1.0 == pytest.approx(12.706204736 * 4.0)


def test_without_deadline_nothing_is_in_time_and_there_is_no_margin() -> None:
    harbour = _harbour(attrs.evolve(SCENARIO, onset=Onset(at=Constant(30.0))))
    assert harbour.in_time.to_json("fraction") == {"fraction": None, "ci95": None, "n": 0}
    assert harbour.margin.to_json("mean") == {"mean": None, "ci95": None, "n": 0}
    assert harbour.detected == proportion(2, 3)


def test_a_deadline_of_zero_is_a_deadline() -> None:
    harbour = _harbour(attrs.evolve(SCENARIO, onset=Onset(at=Constant(30.0), deadline=0.0)))
    assert (harbour.in_time.value, harbour.in_time.n) == (0.0, 3)
    assert harbour.margin.value == -16.0


def test_false_alerts_are_a_rate_over_the_armed_ticks_of_all_replications() -> None:
    false_alerts = _harbour().false_alerts
    assert false_alerts.value == pytest.approx(2 / 233)
    assert false_alerts.n == 4
    assert false_alerts.low == 0.0
    assert false_alerts.high == pytest.approx(7.224687668 / 233)


def test_without_armed_time_there_is_no_rate_of_false_alerts() -> None:
    never = attrs.evolve(CENTRE, false_alerts=np.zeros(4, dtype=int), armed=np.zeros(4))
    assert _harbour(centre=never).false_alerts.to_json("rate") == {"rate": None, "ci95": None, "n": 0}


def test_first_alerts_are_of_the_replications_that_have_one() -> None:
    harbour = _harbour()
    assert (harbour.time_to_first_alert.value, harbour.time_to_first_alert.n) == (39.0, 3)
    assert harbour.first_alert_true == proportion(1, 3)
    assert harbour.without_alert == proportion(1, 4)


def test_the_budget_is_the_mean_of_each_stage_and_sums_to_the_latency() -> None:
    budget = _harbour().budget
    assert tuple(budget) == STAGES
    assert {stage: part.value for stage, part in budget.items() if part.value} == {
        "scan_wait": 2.0,
        "missed_looks": 5.0,
        "processing": 1.0,
        "link": 1.5,
        "service": 0.5,
        "confirmation": 1.5,
        "decision": 3.0,
        "delivery": 1.5,
    }
    assert sum(part.value for part in budget.values()) == pytest.approx(16.0, abs=1e-9)
    assert {part.n for part in budget.values()} == {2}
    assert (budget["sharing"].low, budget["sharing"].high) == (0.0, 0.0)


def test_a_station_is_measured_from_the_warmup_on_and_by_server() -> None:
    station = measure(SCENARIO, _records()).stations["harbour"]
    assert (station.wait.value, station.wait.n) == (2.0, 4)
    assert station.utilisation.value == pytest.approx(0.25)
    assert station.utilisation.n == 4
    assert (station.served.value, station.served.n) == (1.5, 4)
    assert station.served.high == pytest.approx(1.5 + 3.182446305 * math.sqrt(5 / 3) / 2)


def test_a_station_that_no_report_reached_has_no_wait_but_is_idle() -> None:
    idle = StationColumns(np.zeros(4), *(np.zeros(4, dtype=int) for _ in range(4)))
    station = measure(SCENARIO, _records(station=idle)).stations["harbour"]
    assert station.wait.to_json("mean") == {"mean": None, "ci95": None, "n": 0}
    assert station.utilisation.to_json("mean") == {"mean": 0.0, "ci95": [0.0, 0.0], "n": 4}


def test_until_the_alert_stations_keep_their_shape_without_numbers() -> None:
    post = Relay(name="post", to="harbour")
    measures = measure(attrs.evolve(SCENARIO, relays=(post,)), _records(station=None)).to_json()
    nothing = {"mean": None, "ci95": None, "n": 0}
    unknown = {"wait": nothing, "utilisation": nothing, "served": nothing}
    assert measures["stations"] == {"post": unknown, "harbour": unknown}
    assert list(measures["stations"]) == ["post", "harbour"]
    assert measures["centres"] == measure(SCENARIO, _records()).to_json()["centres"]


def test_all_missed_leaves_what_is_conditioned_on_detection_empty() -> None:
    harbour = _harbour(centre=_nothing_seen(4))
    assert (harbour.detected, harbour.in_time) == (proportion(0, 3), proportion(0, 3))
    assert harbour.without_alert == proportion(4, 4)
    empty = [harbour.latency.mean, harbour.latency.p99, harbour.margin, *harbour.budget.values()]
    empty += [harbour.time_to_first_alert, harbour.first_alert_true]
    assert [part.to_json("mean") for part in empty] == [{"mean": None, "ci95": None, "n": 0}] * len(empty)
    assert harbour.false_alerts.high == pytest.approx(3.688879454 / 360)


def test_without_an_onset_table_nothing_is_detected_and_false_alerts_still_count() -> None:
    alone = attrs.evolve(_nothing_seen(4), first_alert=CENTRE.first_alert, false_alerts=CENTRE.false_alerts)
    harbour = _harbour(attrs.evolve(SCENARIO, onset=None), onset=np.full(4, NONE), centre=alone)
    for part in (harbour.detected, harbour.in_time, harbour.margin, harbour.latency.mean):
        assert part.to_json("mean") == {"mean": None, "ci95": None, "n": 0}
    assert not harbour.missed.exists
    assert harbour.first_alert_true == proportion(0, 3)
    assert harbour.false_alerts.value == 2 / 360


def test_one_replication_has_numbers_without_intervals_but_for_proportions() -> None:
    def first(columns: Any) -> Any:
        kept = {name: getattr(columns, name)[..., :1] for name in attrs.fields_dict(type(columns))}
        return type(columns)(**kept)

    measures = measure(SCENARIO, _records(ONSET[:1], first(CENTRE), first(STATION))).to_json()
    harbour, station = measures["centres"]["harbour"], measures["stations"]["harbour"]
    assert harbour["latency"]["mean"] == harbour["latency"]["p99"] == 12.0
    assert harbour["detected"] == {"fraction": 1.0, "ci95": [proportion(1, 1).low, 1.0], "n": 1}
    means = [harbour["latency"], harbour["margin"], harbour["false_alerts"], *harbour["budget"].values()]
    assert [leaf["ci95"] for leaf in (*means, *station.values())] == [None] * (len(means) + 3)


def _shape(part: Any) -> Any:
    return {key: _shape(value) for key, value in part.items()} if isinstance(part, dict) else None


def _leaf(value: str) -> dict[str, None]:
    return {value: None, "ci95": None, "n": None}


@pytest.mark.parametrize("centre", [CENTRE, _nothing_seen(4)], ids=["seen", "nothing seen"])
def test_the_json_has_exactly_the_keys_it_should_and_no_nan(centre: CentreColumns) -> None:
    found = measure(SCENARIO, _records(centre=centre)).to_json()
    quantiles = {key: None for name in ("p50", "p90", "p95", "p99") for key in (name, f"{name}_ci95")}
    assert _shape(found) == {
        "centres": {
            "harbour": {
                "latency": _leaf("mean") | quantiles,
                "detected": _leaf("fraction"),
                "in_time": _leaf("fraction"),
                "margin": _leaf("mean"),
                "false_alerts": _leaf("rate"),
                "time_to_first_alert": _leaf("mean"),
                "first_alert_true": _leaf("fraction"),
                "budget": {stage: _leaf("mean") for stage in STAGES},
            }
        },
        "stations": {
            "harbour": {"wait": _leaf("mean"), "utilisation": _leaf("mean"), "served": _leaf("mean")}
        },
    }
    assert json.loads(json.dumps(found, allow_nan=False)) == found
