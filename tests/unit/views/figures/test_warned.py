"""Who is not warned yet: counted over all onsets, those that were never warned among them."""

import numpy as np
import pytest
from made_up import result_of

from sim.analysis.intervals import proportion
from sim.views.figures.warned import FINEST, Warned, read_warned


def test_the_share_not_warned_yet_is_taken_over_all_onsets() -> None:
    warned = read_warned(result_of([3.0, 5.0, 5.0, 9.0], missed=4, quiet=7).records, "harbour")
    assert warned.came == 8
    assert [warned.unwarned(ticks) for ticks in (0.0, 5.0, 100.0)] == [
        proportion(8, 8),
        proportion(5, 8),
        proportion(4, 8),
    ]


def test_a_few_very_long_latencies_stay_beyond_the_end_and_are_counted() -> None:
    warned = Warned(1002, np.array([*np.full(1000, 10.0), 400.0, 500.0]))
    assert warned.end == 15.0
    assert warned.beyond == 2


@pytest.mark.parametrize("latencies", [[5.0] * 20, [0.0], [], list(np.linspace(1, 700, 5000))])
def test_bars_of_equal_width_hold_all_up_to_the_end(latencies: list[float]) -> None:
    warned = Warned(5000, np.array(latencies))
    widths = np.diff(warned.edges)
    assert np.allclose(widths, widths[0])
    assert warned.edges[0] == 0.0
    assert warned.edges[-2] <= warned.end < warned.edges[-1]
    assert 1 <= len(widths) <= 42


def test_a_curve_has_a_thousand_steps_at_most_the_first_and_the_last_among_them() -> None:
    latencies = np.sqrt(np.arange(1.0, 50_001.0))
    steps = Warned(50_000, latencies).steps
    assert len(steps) == FINEST
    assert (steps[0], steps[-1]) == (latencies[0], latencies[-1])
