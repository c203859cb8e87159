"""A run gives a result that can be read, shown, drawn and put into tables."""

import json
import math
from pathlib import Path

import matplotlib as mpl
import pytest

import sim
from sim.analysis.budget import STAGES
from sim.model.fiction import FICTION
from sim.model.loading import from_document
from sim.running import play

mpl.use("Agg")

SMALL = {
    "story": "A tale <script>alert(1)</script> of lamps.",
    "title": "<script>alert(2)</script>",
    "horizon": 100,
    "onset": {"at": 20},
    "sensors": [{"name": "<script>lamp", "scan": {"every": 10, "phase": 1}, "to": "<script>bay"}],
    "centres": [{"name": "<script>bay"}],
}


@pytest.fixture(scope="module")
def result():
    return sim.run("first_light", replications=40, seed=3, engine="events", tables=["looks", "alerts"])


def test_a_result_says_what_was_played(result):
    assert (result.replications, result.seed, result.engine, result.until) == (40, 3, "events", None)
    assert result.scenario.title == "First light"
    assert "SimPy" in result.why
    assert len(result.records) == 40


def test_a_scenario_a_name_and_a_file_give_the_same_numbers(result, tmp_path: Path):
    scenario = sim.load("first_light")
    file = tmp_path / "first_light.toml"
    file.write_text((Path(__file__).parents[2] / "scenarios/first_light.toml").read_text())
    for other in (scenario, file, str(file)):
        again = sim.run(other, replications=40, seed=3, engine="events")
        assert again.to_json() == result.to_json()


def test_the_json_has_the_shape_of_the_model(result):
    document = json.loads(json.dumps(result.to_json(), allow_nan=False))
    assert list(document) == [
        "scenario", "seed", "replications", "engine", "version", "centres", "stations",
    ]  # fmt: skip
    assert document["scenario"] == "first_light"
    assert document["version"] == sim.__version__
    harbour = document["centres"]["harbour"]
    assert list(harbour["budget"]) == list(STAGES)
    low, high = harbour["latency"]["ci95"]
    assert low < harbour["latency"]["mean"] < high
    assert harbour["latency"]["n"] == 40
    assert harbour["latency"]["p50_ci95"][0] <= harbour["latency"]["p50"]
    assert harbour["margin"]["mean"] is None
    assert set(document["stations"]["harbour"]) == {"wait", "utilisation", "served"}


def test_until_alert_keeps_the_centres_and_drops_the_stations(result):
    short = sim.run("first_light", replications=40, seed=3, engine="events", until="alert")
    assert short.until == "alert"
    assert short.to_json()["centres"] == result.to_json()["centres"]
    assert short.to_json()["stations"]["harbour"]["served"]["mean"] is None
    assert result.to_json()["stations"]["harbour"]["served"]["mean"] > 0


def test_measures_are_worked_out_once(result):
    assert result.measures is result.measures


def test_the_notebook_shows_measures_budget_n_and_the_fiction_line(result):
    shown = result._repr_html_()
    latency = result.measures.centres["harbour"].latency.mean
    for text in (
        "First light",
        f"{latency.value:.1f}",
        "scan wait",
        "missed",
        "<td>40</td>",
        "seed 3",
        FICTION,
    ):
        assert text in shown
    assert result.scenario.story in shown


def test_the_notebook_shows_a_scenario_in_plain_words():
    shown = sim.load("first_light")._repr_html_()
    for text in ("First light", "lamp (3 sensors) looks every 10 ticks", "harbour (centre)", FICTION):
        assert text in shown


def test_what_a_scenario_says_is_escaped_in_a_notebook():
    scenario = from_document(SMALL, name="small")
    for shown in (
        sim.run(scenario, replications=5)._repr_html_(),
        sim.trace(scenario)._repr_html_(),
        scenario._repr_html_(),
    ):
        assert "<script>" not in shown
        assert "&lt;script&gt;alert(2)&lt;/script&gt;" in shown


def test_the_budget_is_drawn_through_the_result(result):
    axes = result.plot.budget(centre="harbour")
    assert axes.get_figure() is not None


def test_only_the_alert_ends_replications_early():
    with pytest.raises(ValueError, match="until: found 'dawn'; allowed is 'alert'"):
        sim.run("first_light", until="dawn")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"replications": 0}, "replications: found 0"),
        ({"seed": -1}, "seed: found -1"),
        ({"engine": "steam"}, "engine: found 'steam'"),
        ({"tables": ["looks", "tides"]}, "tables: found tides"),
    ],
)
def test_what_is_out_of_range_is_refused(asked, message):
    with pytest.raises(ValueError, match=message):
        sim.run("first_light", **asked)


def test_progress_is_told_up_to_the_end():
    told = []
    sim.run("first_light", replications=30, engine="events", progress=lambda *done: told.append(done))
    assert told[-1] == (30, 30)


def test_tables_have_scenario_seed_and_replication_on_every_row(result):
    for kind in ("replications", "budgets", "stations", "looks", "alerts"):
        frame = result.to_pandas(kind)
        assert list(frame.columns[:3]) == ["scenario", "seed", "replication"]
        assert set(frame["scenario"]) == {"first_light"}
        assert set(frame["seed"]) == {3}
    assert sorted(result.to_pandas()["replication"]) == list(range(40))


def test_budgets_in_the_table_add_up_to_the_latency(result):
    frame = result.to_pandas("budgets")
    assert list(frame["stage"]) == [*STAGES] * 40
    latency = result.to_pandas().set_index("replication")["latency"]
    assert (frame.groupby("replication")["ticks"].sum() - latency).abs().max() < 1e-9


def test_tables_that_were_kept_name_things(result):
    assert set(result.to_pandas("looks")["source"]) == {"lamp-1", "lamp-2", "lamp-3"}
    assert set(result.to_pandas("alerts")["centre"]) == {"harbour"}


def test_the_table_of_measures_has_every_number_with_its_interval(result):
    frame = result.to_pandas("measures").set_index(["name", "measure", "number"])
    p90 = frame.loc[("harbour", "latency", "p90")]
    estimate = result.measures.centres["harbour"].latency.p90
    assert (p90["value"], p90["low"], p90["high"], p90["n"]) == (
        estimate.value, estimate.low, estimate.high, estimate.n,
    )  # fmt: skip
    assert math.isnan(frame.loc[("harbour", "margin", "mean")]["value"])


def test_tables_that_are_not_there_are_refused_with_what_to_do(result):
    with pytest.raises(ValueError, match=r"'reports' was not kept.*tables=\['reports'\]"):
        result.to_pandas("reports")
    with pytest.raises(ValueError, match="found 'tides'; allowed are replications"):
        result.to_pandas("tides")


def test_without_pandas_a_line_says_what_to_install(result, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install \"lanternwatch\[notebook\]\""):
        result.to_pandas()


def test_everything_that_holds_columns_is_one_line_when_it_is_shown(result):
    played = play(sim.load("first_light"), 40, 3, engine="events")
    assert repr(result) == "<Result first_light: 40 replications of seed 3, engine events>"
    assert repr(played) == "<Run first_light: 40 replications of seed 3, engine events>"
    assert repr(played.records) == "<Records of 40 replications: centres ['harbour'], tables []>"
    told = sim.trace("first_light", seed=3, until="onset")
    assert repr(told) == f"<Trace first_light: replication 0 of seed 3, {len(told.events)} events>"


def test_a_printed_result_tells_its_measures_as_the_command_does(result):
    lines = str(result).splitlines()
    assert lines[0] == "First light"
    assert "latency, mean (ticks)" in str(result)
    assert "Budget of harbour" in str(result)
    assert max(map(len, lines)) <= 80
    assert not any(line.endswith(" ") or "\x1b" in line for line in lines)


def test_the_tables_of_the_notebook_have_as_many_heads_as_cells_and_no_empty_stages(result):
    for table in result._repr_html_().split("<table>")[1:]:
        rows = table.split("</table>")[0].split("<tr>")[1:]
        assert len({row.count("</td>") + row.count("</th>") for row in rows}) == 1
    assert "<td>delivery</td>" not in result._repr_html_()
    assert "No time at all: " in result._repr_html_()


@pytest.mark.parametrize("wrong", ["100", 2.5, True, None])
def test_what_is_no_whole_number_is_refused_in_words(wrong):
    for name in ("replications", "seed"):
        with pytest.raises(ValueError, match=f"{name}: found {wrong!r}; allowed is a whole number"):
            sim.run("first_light", **{name: wrong})
