"""The tables of a report hold the numbers of the result, each with its interval and n."""

import pytest

import sim
from sim.studies.sheets import Sheet
from sim.views.report.tables import Table, budget_table, centre_table, from_sheets, shortened, station_table


@pytest.fixture(scope="module")
def result():
    return sim.run("busy_harbour", replications=100)


def cells(table, name):
    (row,) = [row for row in table.rows if row[0] == name]
    return row


def test_every_measure_has_value_interval_n_and_what_it_is_taken_over(result):
    table = centre_table(result, "harbour")
    mean = result.measures.centres["harbour"].latency.mean
    _, value, interval, n, over = cells(table, "latency, mean (ticks)")
    assert float(value) == pytest.approx(mean.value, rel=0.01)
    assert [float(bound) for bound in interval.split(" to ")] == pytest.approx(
        [mean.low, mean.high], rel=0.01
    )
    assert (n, over) == (str(mean.n), "detected")


def test_the_shares_of_the_stages_add_up_to_the_whole(result):
    table = budget_table(result.measures.centres["harbour"], "harbour")
    shares = [float(row[3].removesuffix(" %")) for row in table.rows if row[3] != "below 0.1 %"]
    assert shares[-1] == 100.0
    assert sum(shares[:-1]) == pytest.approx(100.0, abs=0.5)
    assert table.notes[0].startswith("No time at all: ")


def test_a_tiny_stage_is_not_said_to_be_nothing():
    result = sim.run("against_the_tide", replications=300)
    table = budget_table(result.measures.centres["tower"], "tower")
    assert cells(table, "queue")[3] == "below 0.1 %"


def test_without_a_warning_there_is_no_budget():
    result = sim.run("crying_wolf", replications=20)
    never = sim.run(result.scenario.vary({"onset": None}), replications=5).measures
    assert budget_table(next(iter(never.centres.values())), "bay") is None


def test_stations_stand_in_one_table_and_have_none_where_replications_end_at_alerts(result):
    table = station_table(result.measures)
    assert [row[0] for row in table.rows] == [
        "harbour, wait (ticks)",
        "harbour, utilisation",
        "harbour, served (reports)",
    ]
    assert station_table(sim.run("busy_harbour", replications=5, until="alert").measures) is None


def test_a_sheet_of_a_study_is_a_table_and_a_long_one_is_shortened_and_says_so():
    (table,) = from_sheets([Sheet("Saved", ("", "ticks"), tuple((f"lamp {n}", str(n)) for n in range(5)))])
    assert table == Table("Saved", ("", "ticks"), tuple((f"lamp {n}", str(n)) for n in range(5)))
    assert shortened(table, 5) is table
    short = shortened(table, 3)
    assert len(short.rows) == 3
    assert short.notes == ("And 2 further rows, which are not shown.",)
