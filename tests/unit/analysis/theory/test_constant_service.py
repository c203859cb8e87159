"""Constant services, against the chain of states, exact arithmetic of Erlang's form, and special cases."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from scipy.stats import poisson

from sim.analysis.theory.constant_service import md1_states, md1_wait_cdf, mdc_wait
from sim.analysis.theory.general_queues import pollaczek_khinchine_wait
from sim.analysis.theory.queues import erlang_c


def chain_wait(load: float, servers: int, most: int = 400) -> float:
    """Give the mean wait in services from the states: one service later, all in service are gone."""
    offered = load * servers
    arrivals = poisson.pmf(np.arange(most), offered)
    steps = np.array([np.roll(arrivals, left) * (np.arange(most) >= left) for left in _left(most, servers)])
    steps[:, -1] += 1 - steps.sum(axis=1)
    balance = np.vstack([(steps.T - np.eye(most))[1:], np.ones(most)])
    states = np.linalg.solve(balance, np.append(np.zeros(most - 1), 1.0))
    return float(states @ np.array(_left(most, servers)) / offered)


def _left(most: int, servers: int) -> list[int]:
    return [max(0, state - servers) for state in range(most)]


def erlang_form(load: float, wait: float) -> float:
    """Give Erlang's alternating sum for P(wait <= t), in 200 digits, so that none is lost."""
    with localcontext() as context:
        context.prec = 200
        rate, time = Decimal(load), Decimal(wait)
        terms = (
            (-rate * (time - n)) ** n / math.factorial(n) * (rate * (time - n)).exp()
            for n in range(1, math.floor(wait) + 1)
        )
        return float((1 - rate) * ((rate * time).exp() + sum(terms, Decimal(0))))


@pytest.mark.parametrize("servers", [1, 2, 3, 7])
@pytest.mark.parametrize("load", [0.3, 0.8, 0.93])
def test_mean_waits_are_those_of_the_states(load: float, servers: int) -> None:
    assert mdc_wait(load * servers, 1.0, servers) == pytest.approx(chain_wait(load, servers), rel=1e-8)


@pytest.mark.parametrize("load", [0.1, 0.9, 0.9999])
def test_one_server_agrees_with_pollaczek_and_khinchine(load: float) -> None:
    assert mdc_wait(load / 3, 3.0) == pytest.approx(pollaczek_khinchine_wait(load / 3, 3.0, 0.0), rel=1e-9)


@pytest.mark.parametrize("load", [0.2, 0.8, 0.99, 0.999])
def test_the_wait_distribution_is_that_of_erlang_in_exact_arithmetic(load: float) -> None:
    waits = np.array([0.0, 0.3, 1.0, 2.5, 7.0, 40.25, 90.0])
    assert md1_wait_cdf(load, waits).tolist() == pytest.approx(
        [erlang_form(load, t) for t in waits], rel=1e-10
    )


@pytest.mark.parametrize("load", [0.5, 0.95])
def test_the_wait_distribution_integrates_to_the_mean_wait(load: float) -> None:
    edges = np.linspace(0, 400, 400 * 64 + 1)
    middles = (edges[1:] + edges[:-1]) / 2
    mean = (1 - md1_wait_cdf(load, middles)).sum() / 64
    assert mean == pytest.approx(mdc_wait(load, 1.0), rel=1e-4)


def test_the_longest_waits_have_probability_one() -> None:
    for load in (0.01, 0.5, 0.99, 0.9999):
        long = md1_wait_cdf(load, np.array([1e3, 1e5, 1e9]))
        assert np.all(np.diff(long) >= 0)
        assert long[-1] == pytest.approx(1, abs=1e-12)


def test_states_add_up_and_have_their_mean() -> None:
    states = md1_states(0.8, 400)
    assert states.sum() == pytest.approx(1, rel=1e-12)
    assert states @ np.arange(400) == pytest.approx(0.8 + 0.8 * mdc_wait(0.8, 1.0), rel=1e-10)


def test_many_servers_at_light_load_wait_less_than_half_as_erlang_c() -> None:
    exponential = erlang_c(10, 40) / 30
    assert 0.5 * exponential < mdc_wait(10, 1.0, 40) + 1e-12 < exponential + 1e-11


def test_overload_and_negative_waits_are_refused() -> None:
    with pytest.raises(ValueError, match="load is 1; allowed is a number below 1"):
        mdc_wait(2, 1.0, 2)
    with pytest.raises(ValueError, match=r"load is 1.2"):
        md1_wait_cdf(1.2, 1.0)
    with pytest.raises(ValueError, match="shortest_wait is -1"):
        md1_wait_cdf(0.5, -1.0)
