"""Screens are as wide as the terminal, 80 columns at most, and plain where that is wanted or needed."""

import sys

import pytest
from terminals import Terminal, on_terminal, show_on

import sim
from sim.cli.screens import columns, make_plain
from sim.results import Result
from sim.studies.sheets import Sheet
from sim.views import sheets, terminal
from sim.views.storybook import as_text

ESCAPE = "\x1b"


@pytest.fixture(scope="module")
def result() -> Result:
    return sim.run("against_the_tide", replications=60)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_result_fits_the_terminal_and_its_bars_keep_their_scale(
    result: Result, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch, width, NO_COLOR="1")
    lines = show_on(Terminal(), terminal.whole_result(result, "again")).lines
    assert max(map(len, lines)) <= min(width, 80)
    assert "…" not in "".join(lines)
    budget = result.measures.centres["harbour"].budget
    begin = next(place for place, line in enumerate(lines) if line.startswith("Budget of harbour"))
    end = lines.index("", begin)
    bars = {line.split("  ")[0].strip(): line.count("█") for line in lines[begin:end] if "█" in line}
    longest = max(bars.values())
    assert longest >= 10
    for stage in ("scan wait", "confirmation", "decision"):
        share = budget[stage.replace(" ", "_")].value / max(part.value for part in budget.values())
        assert bars[stage] == max(1, round(share * longest))


@pytest.mark.parametrize("width", [60, 80])
def test_a_trace_fits_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch, width)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert columns() == width
    lines = as_text(sim.trace("two_islands", seed=2), columns()).splitlines()
    assert 0.9 * width < max(map(len, lines)) <= width


def test_a_wide_terminal_is_written_to_80_columns_and_so_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_terminal(monkeypatch, 200)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert columns() == 80
    on_terminal(monkeypatch, 60)
    monkeypatch.setattr(sys, "stdout", Terminal(real=False))
    assert columns() == 80


def test_there_is_style_on_a_terminal_only_and_not_with_no_color(
    result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch, 80)
    assert ESCAPE in show_on(Terminal(), terminal.whole_result(result, "")).text
    assert ESCAPE not in show_on(Terminal(real=False), terminal.whole_result(result, "")).text
    on_terminal(monkeypatch, 80, NO_COLOR="1")
    assert ESCAPE not in show_on(Terminal(), terminal.whole_result(result, "")).text


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252"])
@pytest.mark.parametrize("width", [60, 80])
def test_a_terminal_without_blocks_shows_the_same_in_plain_signs(
    result: Result, encoding: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch, width, NO_COLOR="1")
    stream = Terminal(encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    make_plain()
    lines = show_on(stream, terminal.whole_result(result, "again")).lines
    assert max(map(len, lines)) <= width
    text = "\n".join(lines)
    assert "######" in text
    assert "(. least, # most)" in " ".join(text.split())
    assert "?" not in text
    assert not set(text) & set("▁▂▃▄▅▆▇█")


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_a_trace_has_plain_bars_where_there_are_no_blocks(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Terminal(encoding=encoding, real=False)
    monkeypatch.setattr(sys, "stdout", stream)
    make_plain()
    sys.stdout.write(as_text(sim.trace("first_light")))
    assert ("#####" in stream.text) is (encoding == "ascii")
    assert "?" not in stream.text


@pytest.mark.parametrize("width", [60, 80])
def test_a_study_fits_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch, width, NO_COLOR="1")
    rows = (("a" * 30, *["12,345.6 ± 0.1"] * 5),) * 2
    sheet = Sheet("Points", ("key", "one", "two", "three", "four", "five"), rows)
    told = sheets.study("A study", ["word " * 40], [sheet], ["note " * 40], "again")
    assert max(map(len, show_on(Terminal(), told).lines)) <= width
