"""Measures of numbers that a float hardly holds."""

import numpy as np

from sim.analysis.measures import measure
from sim.model.scenario import Scenario
from sim.model.stations import Centre
from sim.records import CentreColumns, Records, StationColumns


def test_numbers_near_the_end_of_what_a_float_holds_give_no_warning() -> None:
    """Warnings are errors here; horizon times servers is more than a float can hold."""
    scenario = Scenario(story="", horizon=1.7e308, centres=(Centre(name="harbour", servers=3),))
    centre = CentreColumns(
        path=np.full((14, 2), np.nan),
        first_alert=np.full(2, np.nan),
        first_true=np.zeros(2, dtype=bool),
        false_alerts=np.zeros(2, dtype=int),
        armed=np.full(2, 1.7e308),
    )
    station = StationColumns(np.zeros(2), np.zeros(2, int), np.full(2, 1e308), *[np.zeros(2, int)] * 2)
    records = Records(
        np.arange(2), np.full(2, np.nan), np.zeros(2, int), {"harbour": centre}, {"harbour": station}
    )
    assert measure(scenario, records).stations["harbour"].utilisation.value == 0.0
