"""Arcs beside a column do not lie on one another, and each kind of arrow is told apart without colour."""

import itertools

from drawings import luma

from sim.views.figures.arrows import ALERTS, COPIES, KINDS, Arc, lanes


def test_arcs_that_overlap_have_lanes_of_their_own_and_the_short_ones_are_within() -> None:
    mesh = [Arc(a / 4, b / 4, ALERTS) for a, b in itertools.combinations(range(4), 2)]
    lane_of = lanes(mesh)
    for (one, lane), (other, next_lane) in itertools.combinations(zip(mesh, lane_of, strict=True), 2):
        apart = one.span[1] <= other.span[0] or other.span[1] <= one.span[0]
        assert apart or lane != next_lane
    assert lane_of[mesh.index(Arc(0.0, 0.75, ALERTS))] == max(lane_of)


def test_two_arcs_between_the_same_boxes_do_not_lie_on_one_another() -> None:
    assert lanes([Arc(0.2, 0.8, COPIES), Arc(0.8, 0.2, ALERTS)]) == [0, 1]


def test_every_kind_has_a_dash_of_its_own_and_is_dark_enough_on_white() -> None:
    assert len({kind.dash for kind in KINDS}) == len(KINDS)
    assert all(luma(kind.colour) < 0.6 for kind in KINDS)
