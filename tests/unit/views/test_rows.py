"""Numbers are written so that a student can read them."""

import math

import pytest

from sim.analysis.estimates import Estimate
from sim.views.rows import Row, written


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (13.24561, "13.25"), (12345.6, "12,346"), (0.00001234, "1.234e-05"), (1e12, "1e+12")],
)
def test_a_number_has_four_digits_that_count(value, text):
    assert written(value) == text


def test_a_share_is_in_per_cent():
    row = Row("detected", Estimate(0.5, 0.25, 0.75, 8), "onset", share=True)
    assert (row.value, row.interval) == ("50 %", "25 to 75 %")


def test_what_does_not_exist_is_none():
    row = Row("margin", Estimate.none(), "detected")
    assert (row.value, row.interval) == ("none", "none")
    assert Row("latency", Estimate(2.0, math.nan, math.nan, 1), "detected").interval == "none"
