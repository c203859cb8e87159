"""Steps are counted up to the total that was said, neither more nor fewer."""

import pytest

import sim
from sim.reporting.making import report, report_of


@pytest.mark.parametrize("others", [(), ({"sensors.lamp.count": 2},)])
def test_a_report_tells_each_of_its_steps(others):
    told = []
    report("first_light", *others, replications=20, progress=lambda *step: told.append(step))
    total = told[0][1]
    assert told == [(done, total) for done in range(1, total + 1)]
    assert total > 5 * (1 + len(others))


def test_so_does_the_report_of_a_result():
    told = []
    report_of(sim.run("first_light", replications=20), progress=lambda *step: told.append(step))
    assert told == [(done, told[0][1]) for done in range(1, told[0][1] + 1)]
