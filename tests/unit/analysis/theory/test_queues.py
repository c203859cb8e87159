"""Markov queues, against the balance of their states, exact fractions and a small direct simulation."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.integrate import quad

from sim.analysis.theory.general_queues import pollaczek_khinchine_wait
from sim.analysis.theory.queues import (
    erlang_b,
    erlang_c,
    mmc_queue_length,
    mmc_wait,
    mmc_wait_tail,
    tandem_waits,
)


@pytest.mark.parametrize(("offered", "servers"), [(0.5, 1), (1.8, 2), (1.8, 4), (9.5, 10)])
def test_erlang_forms_are_the_balance_of_states(offered: float, servers: int) -> None:
    weights = [offered**n / math.factorial(n) for n in range(servers + 1)]
    waiting = weights[-1] / (1 - offered / servers)
    assert erlang_b(offered, servers) == pytest.approx(weights[-1] / sum(weights))
    assert erlang_c(offered, servers) == pytest.approx(waiting / (sum(weights[:-1]) + waiting))


def test_many_servers_do_not_overflow() -> None:
    assert erlang_b(900, 1000) == pytest.approx(6.4e-5, rel=0.5)
    assert 0 < erlang_c(900, 1000) < erlang_c(990, 1000) < 1


def test_the_queue_of_four_servers_is_an_exact_fraction() -> None:
    offered, servers = Fraction(9, 5), 4
    states = [offered**n / math.factorial(n) for n in range(servers)]
    last = offered**servers / math.factorial(servers) / (1 - offered / servers)
    length = last / (sum(states) + last) * offered / (servers - offered)
    assert mmc_queue_length(9, 1 / 5, 4) == pytest.approx(float(length), rel=1e-12)


def test_the_tail_of_the_wait_integrates_to_the_mean_wait() -> None:
    mean = quad(lambda t: mmc_wait_tail(0.4, 4.0, 2, t), 0, np.inf)[0]
    assert mean == pytest.approx(mmc_wait(0.4, 4.0, 2))
    assert mmc_wait_tail(0.4, 4.0, 2, 0.0) == pytest.approx(erlang_c(1.6, 2))


def test_one_server_agrees_with_pollaczek_and_khinchine() -> None:
    assert mmc_wait(0.7, 1.0) == pytest.approx(pollaczek_khinchine_wait(0.7, 1.0, 1.0))


def test_waits_are_met_by_direct_simulation() -> None:
    rng, reports, courses = np.random.default_rng(6), 500, 1000
    free = np.zeros((courses, 2))
    now, waits = np.zeros(courses), []
    for report in range(reports):
        now = now + rng.exponential(1 / 1.2, courses)
        first = free.argmin(axis=1)
        begins = np.maximum(now, free[np.arange(courses), first])
        free[np.arange(courses), first] = begins + rng.exponential(1.0, courses)
        if report >= 200:
            waits.append(begins - now)
    means = np.mean(waits, axis=0)
    assert abs(means.mean() - mmc_wait(1.2, 1.0, 2)) < 3.5 * means.std() / courses**0.5
    longer = np.mean(np.array(waits) > 2.0, axis=0)
    assert abs(longer.mean() - mmc_wait_tail(1.2, 1.0, 2, 2.0)) < 3.5 * longer.std() / courses**0.5


def test_a_tandem_waits_at_each_station_as_if_it_stood_alone() -> None:
    waits = tandem_waits(0.5, [1.0, 3.0], servers=[1, 2])
    assert waits.tolist() == pytest.approx([mmc_wait(0.5, 1.0), mmc_wait(0.5, 3.0, 2)])


def test_overload_and_lists_of_unlike_length_are_refused() -> None:
    with pytest.raises(ValueError, match="offered is 2; allowed is a number below 2"):
        mmc_wait(2, 1.0, 2)
    with pytest.raises(ValueError, match="servers has 1 numbers; allowed is one for each of 2 stations"):
        tandem_waits(0.5, [1.0, 1.0], servers=[1])
    with pytest.raises(ValueError, match="shortest_wait is -1"):
        mmc_wait_tail(0.5, 1.0, 1, np.array([0.0, -1.0]))
