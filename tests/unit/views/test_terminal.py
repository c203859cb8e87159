"""The terminal shows a result within 80 columns, with nothing taken as markup."""

from io import BytesIO, StringIO, TextIOWrapper

import pytest

import sim
from sim.cli.screens import screen
from sim.model.fiction import FICTION
from sim.model.loading import from_document
from sim.views import terminal

ODD = {
    "title": "[bold]loud[/bold] \x1b[31mred",
    "story": "A [link=x]tale[/link] :smile:\x07",
    "horizon": 100,
    "onset": {"at": 20, "deadline": 5},
    "sensors": [{"name": "[red]lamp", "scan": {"every": 10, "phase": 3}, "detector": {"p": 0.5}}],
    "centres": [{"name": "[blink]" + "bay" * 30}],
}


def _printed(parts):
    stream = StringIO()
    console = screen(stream)
    for part in parts:
        console.print(part, crop=False)
    return stream.getvalue()


@pytest.fixture(scope="module")
def shown():
    result = sim.run("first_light", replications=60, engine="events")
    return result, _printed(terminal.whole_result(result, "lanternwatch run first_light --seed 1"))


def test_everything_stands_within_80_columns(shown):
    assert max(map(len, shown[1].splitlines())) <= 80


def test_story_engine_measures_and_how_to_repeat_are_shown(shown):
    result, text = shown
    for part in (
        "First light\n", "three lamps watch", "60 replications of seed 1", "SimPy", "latency, mean (ticks)",
        "Budget of harbour", "Stations", "lanternwatch run first_light --seed 1", FICTION,
    ):  # fmt: skip
        assert part in text
    latency = result.measures.centres["harbour"].latency.mean
    assert f"{latency.value:.1f}" in text
    assert f"{latency.low:.1f} to {latency.high:.1f}" in text


def test_the_missed_share_stands_beside_the_latency(shown):
    lines = shown[1].splitlines()
    mean = next(n for n, line in enumerate(lines) if line.startswith("latency, mean"))
    assert lines[mean + 1].startswith("  missed")


def test_what_each_number_is_taken_over_is_said(shown):
    for condition in ("detected: replications with a true alert", "onset: replications whose onset came"):
        assert condition in shown[1]


def test_bars_are_as_long_as_their_stages(shown):
    result, text = shown
    budget = result.measures.centres["harbour"].budget
    longest = max(stage.value for stage in budget.values())
    for line in text.splitlines():
        stage = line.split("  ")[0].strip().replace(" ", "_")
        if "█" in line and "|" not in line:
            assert line.count("█") == max(1, round(30 * budget[stage].value / longest))
    assert text.count("█") >= 30


def test_the_spread_of_the_latency_stands_between_measures_and_budget(shown):
    text = shown[1]
    assert text.index("first alert true") < text.index("Spread of the latency") < text.index("Budget of")


def test_the_command_that_repeats_is_one_line_however_long_it_is():
    result = sim.run("first_light", replications=2, engine="events")
    repeat = "lanternwatch run " + "folder/" * 20 + "tide.toml"
    assert f"Repeat it:\n  {repeat}\n" in _printed(terminal.whole_result(result, repeat))


def test_stages_without_time_are_named_not_drawn(shown):
    assert "No time at all: unused reports, processing" in shown[1]


def test_what_a_scenario_says_is_never_markup_and_never_controls_the_terminal():
    result = sim.run(from_document(ODD, name="odd"), replications=20, engine="events")
    text = _printed(terminal.whole_result(result, "again"))
    assert "[bold]loud[/bold] \\x1b[31mred" in text
    assert "A [link=x]tale[/link] :smile:\\x07" in text
    assert "[blink]bay" in text
    assert "\x1b" not in text
    assert "\x07" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_only_the_measures_are_shown_when_asked():
    result = sim.run("first_light", replications=5, engine="events")
    text = _printed(terminal.only_measures(result))
    assert "latency, mean" in text
    for part in ("Budget", "three lamps", FICTION, "Stations"):
        assert part not in text


def test_without_stations_a_line_says_why():
    result = sim.run("first_light", replications=5, engine="events", until="alert")
    assert "Stations have no measures where replications end" in _printed(terminal.whole_result(result, ""))


def test_a_run_in_which_nothing_can_be_seen_says_so_below_the_table():
    late = {**ODD, "onset": {"at": 200}}
    text = _printed(terminal.whole_result(sim.run(from_document(late, name="late"), replications=5), ""))
    assert "In no replication was there an onset by the horizon" in text


def test_the_engine_is_told_at_the_end_and_words_are_explained(shown):
    text = shown[1]
    assert text.index("SimPy") > text.index("Stations")
    assert "95 of 100 true alerts" in text
    assert "latency, p95 (ticks)" in text


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii"])
def test_a_result_can_be_printed_where_few_signs_are_known(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    result = sim.run("first_light", replications=20)
    stream = TextIOWrapper(BytesIO(), encoding=encoding)
    monkeypatch.setattr("sys.stdout", stream)
    print(result, file=stream, flush=True)
    stream.seek(0)
    shown = stream.read()
    assert "latency, mean" in shown
    assert "#" in shown
