"""Models that were written by hand for other packages agree in distribution with both engines."""

import importlib
from functools import cache
from typing import Any

import numpy as np
import pytest
from attrs import frozen
from numpy.testing import assert_array_less

import sim
from benchmarks.peers.outcomes import Outcomes
from benchmarks.pipeline import PIPELINE

FARTHEST = 3.5  # standard errors; seeds are fixed, so a verdict never changes by chance
KNOWN_LATENCY = 9.13  # ticks
SIZES = {"simpy_model": 1_500, "ciw_model": 250, "cimba_model": 10_000}


@frozen
class Measured:
    """A value and its standard error."""

    value: float
    error: float

    @classmethod
    def mean(cls, values: Any) -> "Measured":
        """Estimate a mean."""
        return cls(float(np.mean(values)), float(np.std(values, ddof=1) / len(values) ** 0.5))

    @classmethod
    def ratio(cls, over: Any, under: Any) -> "Measured":
        """Estimate a ratio of two totals, linearised."""
        value = float(np.sum(over) / np.sum(under))
        return cls(value, cls.mean((over - value * under) / np.mean(under)).error)


def read(outcomes: Outcomes) -> dict[str, Measured]:
    """Give what is compared: all four columns, and a tail."""
    return {
        "latency": Measured.mean(outcomes.latency),
        "late": Measured.mean(outcomes.latency > 15.0),
        "false alerts": Measured.mean(outcomes.false_alerts),
        "wait": Measured.ratio(outcomes.wait, outcomes.waited),
        "reports": Measured.mean(outcomes.waited),
    }


@cache
def played(peer: str) -> dict[str, Measured]:
    """Play the workload by one of the peers; skip where it is not installed."""
    if peer != "simpy_model":
        pytest.importorskip(peer.removesuffix("_model"))
    return read(importlib.import_module(f"benchmarks.peers.{peer}").play(SIZES[peer], 11))


@cache
def own(engine: str, replications: int) -> dict[str, Measured]:
    """Play the workload by one of the engines."""
    records = sim.run(PIPELINE, replications=replications, seed=3, engine=engine).records
    keep, station = records.centres["keep"], records.stations["keep"]
    latency = keep.instant("delivered") - records.onset
    return read(
        Outcomes(latency, keep.false_alerts.astype(float), station.wait, station.waited.astype(float))
    )


@pytest.mark.parametrize("peer", SIZES)
@pytest.mark.parametrize(("engine", "replications"), [("events", 1_000), ("vector", 30_000)])
def test_a_peer_agrees_with_the_engine(peer: str, engine: str, replications: int) -> None:
    ours = own(engine, replications)
    for name, one in played(peer).items():
        apart = abs(one.value - ours[name].value) / np.hypot(one.error, ours[name].error)
        assert_array_less(apart, FARTHEST, err_msg=name)


def test_the_latency_is_the_known_one() -> None:
    latency = own("vector", 30_000)["latency"]
    assert abs(latency.value - KNOWN_LATENCY) < FARTHEST * latency.error


@pytest.mark.parametrize("peer", [name for name in SIZES if name != "ciw_model"])
def test_a_peer_that_stops_at_the_alert_has_the_same_latencies(peer: str) -> None:
    """The same seeds: what happens after the alert is cut off, and nothing before it changes."""
    if peer != "simpy_model":
        pytest.importorskip(peer.removesuffix("_model"))
    play = importlib.import_module(f"benchmarks.peers.{peer}").play
    whole, early = play(40, 5), play(40, 5, until_alert=True)
    np.testing.assert_allclose(early.latency, whole.latency)
    assert np.all(early.waited < whole.waited)


def test_both_forms_of_the_cimba_model_agree() -> None:
    pytest.importorskip("cimba")
    play = importlib.import_module("benchmarks.peers.cimba_model").play
    forms = [read(play(5_000, seed, couriers=couriers)) for seed, couriers in ((1, False), (2, True))]
    for name, one in forms[0].items():
        assert abs(one.value - forms[1][name].value) < FARTHEST * np.hypot(one.error, forms[1][name].error)
