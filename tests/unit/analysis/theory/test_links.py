"""Lossy links, against the sums over their tries and a small direct simulation."""

import numpy as np
import pytest

from sim.analysis.theory.links import arrival_probability, mean_travel, mean_tries, travel_variance

CASES = [(0.0, 1), (0.0, 5), (0.3, 1), (0.5, 2), (0.7, 6), (0.95, 40)]


@pytest.mark.parametrize(("loss", "max_tries"), CASES)
def test_tries_are_the_sums_over_all_courses(loss: float, max_tries: int) -> None:
    tries = np.arange(1, max_tries + 1)
    chances = loss ** (tries - 1) * (1 - loss)
    arrives = chances.sum()
    mean = (tries * chances).sum() / arrives
    variance = ((tries - mean) ** 2 * chances).sum() / arrives
    assert arrival_probability(loss, max_tries) == pytest.approx(arrives)
    assert mean_tries(loss, max_tries) == pytest.approx(mean)
    assert mean_travel(2.0, loss, 3.0, max_tries) == pytest.approx(2.0 + 3.0 * (mean - 1))
    assert travel_variance(0.5, loss, 3.0, max_tries) == pytest.approx(0.5 + 9.0 * variance, abs=1e-10)


def test_travel_is_met_by_direct_simulation() -> None:
    rng, courses = np.random.default_rng(5), 60_000
    tries = rng.geometric(1 - 0.6, courses)
    tries = tries[tries <= 4]
    travel = 5.0 * (tries - 1) + rng.exponential(2.0, len(tries))
    assert abs(len(tries) / courses - arrival_probability(0.6, 4)) < 3.5 * (0.13 * 0.87 / courses) ** 0.5
    assert abs(travel.mean() - mean_travel(2.0, 0.6, 5.0, 4)) < 3.5 * travel.std() / len(travel) ** 0.5
    assert travel.var() == pytest.approx(travel_variance(4.0, 0.6, 5.0, 4), rel=0.02)


def test_a_link_that_loses_everything_lets_nothing_through() -> None:
    assert arrival_probability(1, 3) == 0
    with pytest.raises(ValueError, match="loss is 1; allowed is a number below 1"):
        mean_tries(1, 3)


def test_half_a_try_is_refused() -> None:
    with pytest.raises(ValueError, match=r"max_tries is 2.5; allowed is a whole number of at least 1"):
        arrival_probability(0.5, 2.5)  # type: ignore[arg-type]
