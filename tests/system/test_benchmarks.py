"""The benchmark programs run, and write where they should; what they measure is not judged here."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from browser import watched

from benchmarks import growing, growth, moves, page, pipeline, run, scaling, shipped, slider, stages, timing

EXPLORER = """<div class="lanternwatch-explorer">
<label class="lanternwatch-slider"><input type="range" min="0.2" max="0.4" step="0.1" value="0.3"></label>
<fieldset class="lanternwatch-choice"><legend>way</legend>
<label><input type="radio" name="way" checked></label><label><input type="radio" name="way"></label>
</fieldset>
<div class="lanternwatch-picture"></div></div><script>
const picture = document.querySelector(".lanternwatch-picture");
document.addEventListener("input", () => picture.append(document.createElement("svg")));
</script>"""
PAGE = page.PAGE.read_text(encoding="utf-8")


def filled(tables: dict[str, str]) -> str:
    """Put tables on a copy of the page; every one needs its markers there."""
    text = PAGE
    for name, content in tables.items():
        text = page.filled(text, name, content)
    return text


def test_the_workload_is_timed_and_fits_the_page() -> None:
    tables = pipeline.measured(pipeline.Sizes(rounds=1, vector=20, events=2, cimba=5, ciw=1))
    assert {"pipeline-full", "pipeline-early"} < set(tables)
    assert "| the vector engine |" in tables["pipeline-full"]
    assert tables["pipeline-full"] in filled(tables)


def test_every_stage_of_the_profile_takes_some_time() -> None:
    """A function that was renamed would take none."""
    found = stages.parts(stages.profiled(50, None, 1))
    assert all(found[name] > 0 for name in (*stages.STAGES, *stages.AMONG_THEM))
    assert sum(found[name] for name in stages.STAGES) < found[stages.WHOLE]
    assert "| rules |" in filled(stages.measured(20, 1))


def test_the_slider_is_timed_and_fits_the_page() -> None:
    assert "`pipeline`" in filled(slider.measured(1, replications=20))


def test_each_control_of_a_picture_is_moved_to_and_fro_though_it_has_few_places(
    monkeypatch: pytest.MonkeyPatch, chromium: Any
) -> None:
    monkeypatch.setattr(moves, "PATIENCE", 5_000)
    with watched(chromium) as opened:
        opened.set_content(EXPLORER)
        taken = moves.moved(opened, opened.locator(".lanternwatch-explorer"))
    assert list(map(len, taken)) == [moves.MOVES] * 2


def test_a_shipped_scenario_is_timed_and_has_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "shipped", lambda: ["first_light"])
    monkeypatch.setattr(shipped, "MEMORY", {"events": 5, "vector": 5})
    assert "`first_light`" in filled(shipped.measured(1, 0.001))


def test_great_runs_have_their_memory_measured() -> None:
    assert "| vector | 10 |" in filled(shipped.measured_memory({"vector": 10}))


def test_workers_are_timed_and_fit_the_page() -> None:
    assert scaling.COLD in filled(scaling.measured(1, {"events": 3}))


def test_growth_is_timed_and_drawn(tmp_path: Path) -> None:
    axes = [growth.Axis(name, (1, 4), 1) for name in ("replications", "sensors", "servers")]
    axes += [growth.Axis("horizon", (100, 200), 100), growth.Axis("load", (0.2, 0.8), 0.2)]
    done = growth.measured(axes, 1)
    growing.draw(axes, done, tmp_path / "growth.png")
    assert (tmp_path / "growth.png").stat().st_size > 10_000
    assert "servers" in filled(growing.written(axes, done))


def test_every_part_of_the_command_is_named_on_the_page() -> None:
    assert all(f"`{part}`" in PAGE for part in run.PARTS)


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["slide"])
    assert "no such part: slide" in capsys.readouterr().err


def test_markers_that_are_missing_are_told() -> None:
    with pytest.raises(ValueError, match="markers of speed 0 times"):
        page.filled(PAGE, "speed", "")


def test_ratios_are_taken_within_a_round() -> None:
    race = timing.Race({"slow": np.array([2.0, 20.0, 200.0]), "fast": np.array([1.0, 5.0, 100.0])})
    assert race.faster("fast", "slow") == timing.Spread(2.0, 2.0, 3.0)
    assert race.rate("fast").middle == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("value", "text"), [(0.12345, "0.123"), (12.345, "12.3"), (123.4, "123"), (12345.0, "12,300"), (0.0, "0")]
)
def test_numbers_are_written_short(value: float, text: str) -> None:
    assert timing.short(value) == text


def test_contenders_run_in_turn_and_the_warming_round_is_not_counted() -> None:
    order: list[tuple[str, int]] = []
    contenders = [
        timing.Contender(name, 2, lambda turn, name=name: order.append((name, turn))) for name in "ab"
    ]
    race = timing.race(contenders, rounds=2)
    assert order == [("a", 0), ("b", 0), ("b", 1), ("a", 1), ("a", 2), ("b", 2)]
    assert all(len(seconds) == 2 for seconds in race.seconds.values())
