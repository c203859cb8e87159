"""Everything that is drawn along an axis has a name and, where it has one, a unit."""

import pytest

from sim.model.keys import list_keys
from sim.model.loading import load, shipped
from sim.studies.points import NUMBERS
from sim.views.figures.quantities import QUANTITIES, UNITS, key_on_axis, quantity

WITHOUT_UNIT = {"format", "cv", "shape"}


def test_every_number_of_a_sweep_can_be_drawn() -> None:
    assert set(NUMBERS) <= set(QUANTITIES)


def test_shares_are_drawn_in_per_cent_and_times_in_ticks() -> None:
    assert (quantity("in_time").unit, quantity("in_time").scale) == ("%", 100.0)
    assert (quantity("utilisation").unit, quantity("utilisation").scale) == ("%", 100.0)
    assert (quantity("wait").axis, quantity("wait").scale) == ("mean wait (ticks)", 1.0)
    assert quantity("false_alerts").axis == "false alerts (per tick)"


def test_an_unknown_measure_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(ValueError, match=r"no measure 'budget\.quue'; did you mean 'budget\.queue'"):
        quantity("budget.quue")


@pytest.mark.parametrize("name", shipped())
def test_every_number_that_can_be_varied_has_a_unit(name: str) -> None:
    for line in list_keys(load(name)):
        last = line.key.rpartition(".")[2]
        number = isinstance(line.value, int | float) and not isinstance(line.value, bool)
        if number and last not in WITHOUT_UNIT and ".zones." not in line.key:
            assert last in UNITS, line.key
            assert key_on_axis(line.key) == f"{line.key} ({UNITS[last]})"
