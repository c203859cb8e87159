"""The start of a queue: beside small times, long times, and the equation of its mean."""

import pytest

from sim.analysis.theory.queues import mmc_wait
from sim.analysis.theory.start_up import mm1_stay_from_empty


def test_the_first_report_is_served_at_once() -> None:
    assert mm1_stay_from_empty(0.8, service_mean=2.0, at=0.0) == 2.0


def test_in_the_long_run_it_is_the_stay_of_a_station_that_has_run_for_ever() -> None:
    assert mm1_stay_from_empty(0.25, 2.0, 400.0) == pytest.approx(mmc_wait(0.25, 2.0) + 2.0, abs=1e-9)
    assert mm1_stay_from_empty(0.0, 2.0, 30.0) == pytest.approx(2.0)


def test_at_first_it_grows_with_what_comes() -> None:
    """With λ = 0.8 and μ = 1 the mean number is λ t − μ λ t² / 2 + …, by the equations of the chain."""
    at = 1e-3
    assert mm1_stay_from_empty(0.8, 1.0, at) == pytest.approx(1 + 0.8 * at - 0.8 * at**2 / 2, abs=1e-9)


@pytest.mark.parametrize(
    ("load", "at", "lacks"), [(0.8, 200, 0.0370), (0.9, 600, 0.2067), (0.9, 1200, 0.0217)]
)
def test_it_is_what_the_matrix_exponential_of_the_chain_gives(load: float, at: float, lacks: float) -> None:
    """Worked out once with SciPy's `expm_multiply` on 400 states."""
    assert 1 / (1 - load) - mm1_stay_from_empty(load, 1.0, at) == pytest.approx(lacks, abs=6e-5)


def test_a_station_that_cannot_keep_up_grows_without_end() -> None:
    """Twice as much comes as can be served: in 100 ticks some 100 reports pile up."""
    assert mm1_stay_from_empty(2.0, 1.0, 100.0) == pytest.approx(101 + 1, abs=1.5)


@pytest.mark.parametrize(("rate", "mean", "at"), [(-1.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, -1.0)])
def test_what_makes_no_sense_is_refused(rate: float, mean: float, at: float) -> None:
    with pytest.raises(ValueError, match="allowed is"):
        mm1_stay_from_empty(rate, mean, at)
