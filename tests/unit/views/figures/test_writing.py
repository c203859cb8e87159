"""Numbers in figures have signs that can be read, and limits only where there are any."""

from math import nan

from sim.analysis.estimates import Estimate
from sim.views.figures.writing import bracketed, per_cent


def test_a_limit_below_0_has_a_minus_sign_not_a_hyphen() -> None:
    assert bracketed(Estimate(0.04, -0.04, 0.12, 9), 2) == "0.04 [\N{MINUS SIGN}0.04, 0.12]"


def test_a_share_without_an_interval_stands_alone() -> None:
    assert per_cent(Estimate(0.5, nan, nan, 1)) == "50.0\N{NO-BREAK SPACE}%"


def test_what_rounds_to_0_has_no_sign() -> None:
    assert bracketed(Estimate(-0.001, nan, nan, 1), 2) == "0.00"
