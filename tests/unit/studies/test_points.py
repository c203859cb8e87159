"""Points of a sweep: a row for each place, and one that says why where a point fails."""

import csv
from io import StringIO

import pytest

import sim
from sim.studies.points import NUMBERS, Played, as_csv, columns, point_rows

HOW = Played(replications=40, seed=3)


def test_a_point_has_a_row_for_each_centre_and_relay():
    rows = point_rows(sim.load("against_the_tide"), {"horizon": 400}, 7, HOW)
    assert [(row["of"], row["place"]) for row in rows] == [
        ("centre", "harbour"), ("centre", "tower"), ("relay", "pier"),
    ]  # fmt: skip
    assert {(row["point"], row["horizon"], row["seed"], row["status"]) for row in rows} == {
        (7, 400, 3, "done")
    }


def test_its_numbers_are_those_of_a_run():
    row = point_rows(sim.load("first_light"), {"sensors.lamp.count": 4}, 0, HOW)[0]
    varied = sim.load("first_light").vary({"sensors.lamp.count": 4})
    own = sim.run(varied, replications=40, seed=3).measures
    latency = own.centres["harbour"].latency
    assert (row["latency.mean"], row["latency.mean.low"], row["latency.mean.n"]) == (
        latency.mean.value, latency.mean.low, 40,
    )  # fmt: skip
    assert row["latency.p50"] == latency.p50.value
    assert row["budget.decision"] == own.centres["harbour"].budget["decision"].value
    assert row["utilisation"] == own.stations["harbour"].utilisation.value


@pytest.mark.parametrize(
    ("point", "engine", "told"),
    [
        ({"sensors.lamp.count": -1}, "auto", "sensors.lamp.count: found -1"),
        ({"sensors.lamp.scan.every": 1e-12}, "auto", "sensors.lamp.scan.every"),
        ({"sensors.lamp.count": 2_000_000_000}, "auto", "sensors.lamp.count"),
    ],
)
def test_a_point_that_fails_is_a_row_that_says_why(point, engine, told):
    (row,) = point_rows(sim.load("first_light"), point, 0, Played(40, 3, engine))
    assert row["status"] == "failed"
    assert told in row["why"]
    assert "\n" not in row["why"]


def test_every_number_of_a_row_has_a_column_and_no_column_is_there_twice():
    names = columns(["horizon"])
    rows = point_rows(sim.load("against_the_tide"), {"horizon": 400}, 0, HOW)
    assert set().union(*rows) == set(names)
    assert len(names) == len(set(names)) == 1 + 1 + 7 + 4 * len(NUMBERS)


def test_csv_reads_back_as_it_was_written():
    rows = [
        {"point": 0, "why": 'a "b", c', "wait": 0.1 + 0.2},
        {"point": 1, "why": True, "wait": float("nan")},
    ]
    read = list(csv.reader(StringIO(as_csv(rows, ["point", "why", "wait"]))))
    assert read == [["0", 'a "b", c', "0.30000000000000004"], ["1", "true", ""]]
