"""What is drawn of a comparison is what it says, in one unit; what there is no room for is counted."""

import pytest
from answered import NONE, around, changed, comparison

from sim.analysis.budget import STAGES
from sim.analysis.contrasts import Contrast
from sim.answers import Comparison
from sim.views.figures.changes import read_changes


def parts(**stages: float) -> tuple[Contrast, ...]:
    own = [changed(f"budget.{stage}", around(stages.get(stage, 0.0), 0.0)) for stage in STAGES]
    return (
        changed("latency", around(-2.0, 0.5)),
        changed("latency.p95", around(-3.0, 1.0)),
        changed("in_time", around(0.1, 0.04)),
        *own,
        changed("wait", around(0.5, 1.0), "station"),
    )


def one(**stages: float) -> Comparison:
    return comparison(("quick", parts(**stages)))


def test_left_alone_it_draws_the_latency_and_the_stages_that_differ() -> None:
    found = read_changes(one(queue=-1.5, decision=0.25))
    assert list(found.rows) == ["mean latency", "p95 of the latency", "stage: queue", "stage: decision"]
    assert [row[0].estimate.value for row in found.rows.values()] == [-2.0, -3.0, -1.5, 0.25]
    assert (found.unit, found.omitted, found.largest) == ("ticks", 0, 3.0)


def test_shares_are_differences_in_points_of_100() -> None:
    found = read_changes(one(), ["in_time"])
    (change,) = found.rows["in time"]
    assert (change.estimate.value, found.unit) == (10.0, "points of 100")
    assert (change.estimate.low, change.estimate.high) == pytest.approx((6.0, 14.0))


def test_seen_is_what_leaves_zero_out() -> None:
    found = read_changes(one(), ["latency", "wait"])
    assert [row[0].seen for row in found.rows.values()] == [True, False]


def test_where_there_is_no_room_the_stages_that_differ_least_are_left_out_and_counted() -> None:
    sizes = {stage: float(place + 1) for place, stage in enumerate(STAGES)}
    found = read_changes(comparison(*((f"v{number}", parts(**sizes)) for number in range(5))))
    kept = [f"stage: {stage.replace('_', ' ')}" for stage in STAGES[-2:]]
    assert list(found.rows) == ["mean latency", "p95 of the latency", *kept]
    assert found.omitted == len(STAGES) - 2


def test_variants_can_be_chosen() -> None:
    two = comparison(("a", parts()), ("b", parts()))
    assert read_changes(two, variants=["b"]).variants == ("b",)


def test_a_measure_that_does_not_exist_is_a_change_that_does_not_exist() -> None:
    found = read_changes(comparison(("quick", (changed("in_time", NONE),))), ["in_time"])
    assert not found.all[0].estimate.exists
    assert found.largest == 0.0


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"measures": ["latency", "in_time"]}, r"one unit; found latency \(ticks\), in_time \(%\)"),
        ({"measures": ["margin"]}, r"found \['margin'\]; allowed are latency, latency.p95"),
        ({"measures": ["latncy"]}, "did you mean 'latency'"),
        ({"measures": []}, "measures: found"),
        ({"place": "mill"}, "'mill' on both sides; there is harbour"),
        ({"variants": ["slow"]}, r"variants: found \['slow'\]; allowed are quick"),
    ],
)
def test_what_is_not_there_is_refused_and_what_is_there_named(asked: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_changes(one(), **asked)  # type: ignore[arg-type]


def test_more_than_is_legible_is_refused() -> None:
    with pytest.raises(ValueError, match="found 7 variants; at most 6"):
        read_changes(comparison(*((f"v{number}", parts()) for number in range(7))))
    six = comparison(*((f"v{number}", parts()) for number in range(6)))
    with pytest.raises(ValueError, match="found 12 measures of 6 variants; at most 20 lines"):
        read_changes(six, [f"budget.{stage}" for stage in STAGES])
