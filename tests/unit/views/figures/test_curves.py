"""What is drawn of a sweep is what its table says: factors, levels, values, and points without a value."""

from math import isnan

import pytest
from answered import NONE, around, failed, point, sweep

from sim.answers import Sweep
from sim.views.figures.curves import read_course

COUNT, K, WINDOW = "sensors.lamp.count", "centres.harbour.rule.k", "centres.harbour.rule.window"


def two_factors() -> Sweep:
    rows = [
        point({COUNT: count, K: k}, latency__mean=around(10.0 * k + count, 1.0), detected=around(0.75, 0.1))
        for count in (4, 2)
        for k in (1, 2)
    ]
    return sweep(*rows, failed({COUNT: 1, K: 2}, "k is too large"), keys=(COUNT, K))


def test_each_level_is_a_curve_in_the_order_of_the_numbers() -> None:
    course = read_course(two_factors(), "latency.mean")
    assert (course.along, course.across, course.place) == (COUNT, K, "harbour")
    read = {curve.level: [(s.value, s.estimate.value) for s in curve.spots] for curve in course.curves}
    assert read[1] == [(2, 12.0), (4, 14.0)]
    assert [value for value, _ in read[2]] == [1, 2, 4]
    assert [number for _, number in read[2]][1:] == [22.0, 24.0]


def test_a_point_that_failed_is_kept_with_its_reason() -> None:
    spot = read_course(two_factors(), "latency.mean").curves[1].spots[0]
    assert (spot.value, spot.why, spot.estimate.exists) == (1, "k is too large", False)


def test_shares_are_read_in_per_cent_with_their_intervals() -> None:
    spot = read_course(two_factors(), "detected").curves[0].spots[0]
    assert (spot.estimate.value, spot.estimate.n) == (75.0, 90)
    assert (spot.estimate.low, spot.estimate.high) == pytest.approx((65.0, 85.0))


def test_the_missed_share_stands_beside_each_point() -> None:
    course = read_course(two_factors(), "latency.mean")
    assert course.curves[0].spots[0].missed == 0.25
    assert isnan(course.curves[1].spots[0].missed)


def test_the_factor_along_the_axis_can_be_chosen() -> None:
    course = read_course(two_factors(), "latency.mean", along=K)
    assert (course.along, course.across, [c.level for c in course.curves]) == (K, COUNT, [4, 2, 1])


def test_a_key_that_is_held_is_no_factor() -> None:
    course = read_course(two_factors(), "latency.mean", at={K: 2})
    assert (course.across, len(course.curves), len(course.spots)) == (None, 1, 3)


def test_words_stand_in_their_order_and_a_number_among_them_is_a_word() -> None:
    rows = [point({WINDOW: value}, latency__mean=around(5.0, 1.0)) for value in ("none", 20, 10)]
    course = read_course(sweep(*rows, keys=(WINDOW,)), "latency.mean")
    assert not course.numeric
    assert [course.at(value) for value in course.values] == [0.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("values", "logarithmic"),
    [((1, 10, 100, 1000), True), ((1, 2, 3, 4), False), ((0, 1, 100), False), ((1, 50, 100), False)],
)
def test_the_axis_is_logarithmic_only_where_that_spreads_the_values(
    values: tuple[int, ...], logarithmic: bool
) -> None:
    rows = [point({COUNT: value}, latency__mean=NONE) for value in values]
    assert read_course(sweep(*rows, keys=(COUNT,)), "latency.mean").logarithmic is logarithmic


def test_another_place_is_read_where_it_is_named() -> None:
    rows = [
        point({COUNT: 1}, place, wait=around(wait, 0.1)) for place, wait in (("harbour", 1.0), ("pier", 3.0))
    ]
    assert read_course(sweep(*rows, keys=(COUNT,)), "wait", place="pier").spots[0].estimate.value == 3.0


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"measure": "latncy.mean"}, "no measure 'latncy.mean'; did you mean 'latency.mean'"),
        ({"place": "mill"}, "no centre or relay 'mill'; there is harbour"),
        ({"along": WINDOW}, "allowed is sensors.lamp.count or centres.harbour.rule.k"),
        ({"at": {WINDOW: 1}}, "was not varied; varied were sensors.lamp.count, centres.harbour.rule.k"),
        ({"at": {K: 9}}, "found 9; the sweep has 1, 2"),
        ({"at": {K: 1, COUNT: 2}}, "0 keys are left"),
    ],
)
def test_what_is_not_there_is_refused_and_what_is_there_named(asked: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_course(two_factors(), **{"measure": "latency.mean", **asked})  # type: ignore[arg-type]


def test_three_factors_are_too_many() -> None:
    row = point({COUNT: 1, K: 1, WINDOW: 5}, latency__mean=NONE)
    with pytest.raises(ValueError, match="at most 2 can be, and one at least: hold others at one value"):
        read_course(sweep(row, keys=(COUNT, K, WINDOW)), "latency.mean")
