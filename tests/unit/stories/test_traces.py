"""One replication is told, stopped and written as asked, and it is the replication of the run."""

import csv
import math

import pytest

import sim
from sim.model.fiction import FICTION
from sim.stories.traces import COLUMNS

NEVER = """
story = "Nothing comes."
horizon = 30
[[sensors]]
name = "lamp"
scan = { every = 10, phase = 1 }
[[centres]]
name = "bay"
"""


def test_the_replication_told_is_that_of_the_run():
    run = sim.run("two_of_three", replications=5, seed=4, engine="events")
    told = sim.trace("two_of_three", seed=4, replication=3)
    assert told.budgets
    for name, budget in told.budgets.items():
        latency = (run.records.centres[name].instant("delivered") - run.records.onset)[3]
        assert sum(budget.values()) == pytest.approx(latency, abs=1e-9)


def test_the_story_fits_80_columns_and_ends_with_the_budget():
    story = str(sim.trace("two_islands", seed=2))
    assert max(map(len, story.splitlines())) <= 80
    for text in ("The glow-tide begins in", "The rule of", "is delivered: someone is warned.", FICTION):
        assert text in story
    assert story.index("is delivered") < story.index("The budget of harbour's first true alert")


def test_the_stages_that_are_shown_sum_to_the_latency():
    told = sim.trace("first_light")
    delivered = next(event.at for event in told.events if event.kind == "delivered")
    assert sum(told.budgets["harbour"].values()) == pytest.approx(delivered - 50, abs=1e-9)
    assert f"latency{delivered - 50:20,.3f}" in str(told)


def test_stages_without_time_are_named_in_one_line():
    story = str(sim.trace("first_light"))
    assert "  delivery  " not in story
    assert "No time at all: missed looks, unused reports, processing" in story


@pytest.mark.parametrize("until", ["first report", "rule met", "delivered"])
def test_the_telling_stops_right_after_the_kind_that_was_asked_for(until):
    told = sim.trace("first_light", until=until)
    assert told.events[-1].kind == until.removeprefix("first ")
    assert sum(event.kind == told.events[-1].kind for event in told.events) == 1
    assert "(The telling stops here, at the first" in str(told)


def test_a_budget_is_shown_only_once_its_alert_was_told():
    assert not sim.trace("first_light", until="decided").budgets
    assert "not yet, where the telling stops" in str(sim.trace("first_light", until="decided"))
    assert set(sim.trace("first_light", until="delivered").budgets) == {"harbour"}


def test_stopping_at_a_time_tells_what_happens_up_to_it():
    whole = sim.trace("first_light").events
    assert sim.trace("first_light", until=60).events == tuple(e for e in whole if e.at <= 60)


def test_a_replication_without_onset_says_so(tmp_path):
    file = tmp_path / "never.toml"
    file.write_text(NEVER)
    assert "True alert of bay: none, for there was no onset." in str(sim.trace(file))
    file.write_text(NEVER.replace("[[sensors]]", "[onset]\nat = 29\n[[sensors]]", 1))
    assert "True alert of bay: none by the horizon: a miss." in str(sim.trace(file))


def test_the_file_has_every_event(tmp_path):
    told = sim.trace("first_light", seed=7, replication=2)
    told.to_csv(tmp_path / "tale.csv")
    with (tmp_path / "tale.csv").open(newline="", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    assert len(rows) == len(told.events)
    assert tuple(rows[0]) == COLUMNS
    assert {(row["scenario"], row["seed"], row["replication"]) for row in rows} == {("first_light", "7", "2")}
    assert [float(row["at"]) for row in rows] == [event.at for event in told.events]
    assert [row["kind"] for row in rows] == [event.kind for event in told.events]


def test_the_table_has_every_event():
    told = sim.trace("first_light")
    frame = told.to_pandas()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["kind"].tolist() == [event.kind for event in told.events]


def test_the_notebook_shows_story_budget_and_fiction_line():
    shown = sim.trace("first_light")._repr_html_()
    for text in ("First light", "The glow-tide begins.", "scan wait", "latency", FICTION):
        assert text in shown


def test_a_kind_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="one of: onset"):
        sim.trace("first_light", until="moonrise")


def test_nothing_that_is_told_happened_at_no_time():
    assert not any(math.isnan(event.at) for event in sim.trace("two_islands").events)
