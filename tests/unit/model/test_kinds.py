"""Kinds: which keys tell what a table is."""

from typing import Any

import pytest

from sim.model.complaints import Refused
from sim.model.kinds import DETECTORS, DISTRIBUTIONS, scan_of
from sim.model.sensors import Periodic, Poisson, Renewal


@pytest.mark.parametrize(("key", "noun"), [("every", Periodic), ("gap", Renewal), ("rate", Poisson)])
def test_a_key_tells_the_scan_spelt_well_or_not(key: str, noun: type[Any]) -> None:
    assert scan_of({key: 1}, None) is noun
    assert scan_of({"x": 1}, key) is noun


@pytest.mark.parametrize("table", [{}, {"every": 1, "rate": 1}, {"phase": 1}])
def test_no_scan_or_two_are_refused(table: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="exactly one"):
        scan_of(table, None)


def test_kinds_say_their_choices() -> None:
    assert str(DETECTORS) == '"binary" or "gaussian"'
    assert str(DISTRIBUTIONS).count('"') == 14
