"""The replay as a reader meets it: on a page of its own, by mouse, by keys, by ear, on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser import open_file, watched
from hosted import host_page

import sim
from sim.model.fiction import FICTION
from sim.model.loading import parse
from sim.stories.traces import Trace

ROOT = "section.lanternwatch-replay"
NASTY = """
title = "<script>document.title = 'broken'</script>"
story = "On the Lantern Isles, which do not exist. </script><img src=x onerror=document.title='broken'><!--"
horizon = 60
[onset]
at = 10
zones = { "<b>north" = 1 }
[[sensors]]
name = "<script>lamp"
scan = { every = 5 }
[[outages]]
name = "<i>fog"
affects = ["<script>lamp"]
up = 30
down = 10
[[centres]]
name = "<img src=x onerror=document.title='broken'>"
"""


@pytest.fixture(scope="module")
def first_light() -> Trace:
    return sim.trace("first_light")


@pytest.fixture
def saved(first_light: Trace, tmp_path: Path) -> Path:
    path = tmp_path / "replay.html"
    first_light.replay().save(path)
    return path


@pytest.fixture
def opened(page: Any, saved: Path) -> Any:
    open_file(page, saved)
    page.wait_for_selector(f"{ROOT} svg")
    return page


def open_host(page: Any, trace: Trace, folder: Path) -> None:
    """Open a page that hosts the replay as a notebook does."""
    path = folder / "host.html"
    path.write_text(host_page(trace), encoding="utf-8")
    open_file(page, path)


def tick(page: Any) -> float:
    return float(page.inner_text(".clock").removeprefix("tick "))


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_saved_page_opens_a_little_before_the_onset_and_does_not_move_by_itself(opened: Any) -> None:
    assert 40 < tick(opened) < 50
    assert opened.get_by_role("button", name="Play").count() == 1
    assert FICTION in opened.inner_text("footer")


def test_stepping_goes_from_event_to_event_and_says_what_happens(opened: Any, first_light: Trace) -> None:
    press(opened, "To the start")
    lines = first_light.lines
    for at in sorted({line.at for line in lines})[:6]:
        press(opened, "Next event")
        told = [line.words for line in lines if line.at == at]
        assert tick(opened) == pytest.approx(at, abs=0.0501)
        assert [
            words.split(" ", 1)[1] for words in opened.locator("li[aria-current]").all_inner_texts()
        ] == told
        assert " ".join(told[:4]) in opened.inner_text(f"{ROOT} .voice")
    before = tick(opened)
    press(opened, "Next event")
    press(opened, "One event back")
    assert tick(opened) == before


def test_playing_moves_the_time_to_the_end_and_stops_there(
    page: Any, first_light: Trace, tmp_path: Path
) -> None:
    open_host(page, first_light, tmp_path)
    page.evaluate("moveTo(199.9)")
    press(page, "Play")
    page.wait_for_function("document.querySelector('.clock').textContent === 'tick 200.0'")
    page.get_by_role("button", name="Play", exact=True).wait_for()
    assert page.evaluate("model.get('time')") == 200


def test_pausing_keeps_the_time_and_hands_it_to_the_host(
    page: Any, first_light: Trace, tmp_path: Path
) -> None:
    open_host(page, first_light, tmp_path)
    saves = page.evaluate("model.saved")
    press(page, "Play")
    start = tick(page)
    page.wait_for_function(f"Number(document.querySelector('.clock').textContent.slice(5)) > {start} + 0.3")
    assert page.evaluate("model.saved") == saves, "the time is not written back while it moves"
    press(page, "Pause")
    assert page.evaluate("model.saved") == saves + 1
    assert page.evaluate("model.get('time')") == pytest.approx(tick(page), abs=0.0501)


def test_a_replay_that_is_ended_leaves_nothing_behind(page: Any, first_light: Trace, tmp_path: Path) -> None:
    open_host(page, first_light, tmp_path)
    assert page.evaluate("listeners.length") == 1
    page.evaluate("end()")
    assert page.evaluate("listeners.length") == 0
    assert page.locator(ROOT).count() == 0


@pytest.mark.parametrize(
    ("key", "holds"),
    [
        ("End", lambda before, after: after == 200),
        ("Home", lambda before, after: after == 0),
        ("ArrowRight", lambda before, after: after > before),
        ("ArrowLeft", lambda before, after: after < before),
        ("p", lambda before, after: after == 50),
    ],
)
def test_keys_move_the_time(opened: Any, key: str, holds: Callable[[float, float], bool]) -> None:
    opened.focus(f"{ROOT} button")
    before = tick(opened)
    opened.keyboard.press(key)
    assert holds(before, tick(opened))


def test_on_a_page_of_its_own_keys_work_before_anything_is_clicked(opened: Any) -> None:
    before = tick(opened)
    opened.keyboard.press("ArrowRight")
    assert tick(opened) > before
    opened.keyboard.press(" ")
    opened.get_by_role("button", name="Pause").wait_for()


def test_space_plays_and_pauses_and_arrows_change_the_speed(opened: Any) -> None:
    opened.focus(f"{ROOT} ol")
    opened.keyboard.press(" ")
    opened.get_by_role("button", name="Pause").wait_for()
    opened.keyboard.press(" ")
    opened.get_by_role("button", name="Play").wait_for()
    opened.focus(f"{ROOT} button")
    speed = opened.input_value(f"{ROOT} select")
    opened.keyboard.press("ArrowUp")
    assert float(opened.input_value(f"{ROOT} select")) > float(speed)
    opened.keyboard.press("ArrowDown")
    assert opened.input_value(f"{ROOT} select") == speed


def test_keys_never_reach_the_notebook_around_it(opened: Any) -> None:
    opened.evaluate("window.heard = []; document.addEventListener('keydown', (e) => heard.push(e.key))")
    for where in ("button", "input", "select", "ol"):
        opened.focus(f"{ROOT} {where}")
        opened.keyboard.press("ArrowRight")
    assert opened.evaluate("heard") == []


def test_scrubbing_by_keys_moves_the_time_in_small_steps(opened: Any) -> None:
    opened.focus(f"{ROOT} input")
    before = tick(opened)
    opened.keyboard.press("ArrowRight")
    assert 0 < tick(opened) - before < 0.5
    assert opened.get_attribute(f"{ROOT} input", "aria-valuetext") == f"tick {tick(opened):.1f} of 200.0"


def test_the_path_behind_the_alert_is_marked_from_sensor_to_warning(opened: Any, first_light: Trace) -> None:
    press(opened, "Path behind the alert")
    assert tick(opened) == 50
    marked = opened.eval_on_selector_all(f"{ROOT} .path", "(all) => all.map((one) => one.dataset.place)")
    assert {"station 0", "delivery 0"} < set(marked)
    assert [place.split()[0] for place in marked].count("link") == 1
    press(opened, "Path behind the alert")
    assert opened.locator(f"{ROOT} .path").count() == 0


def test_nothing_from_a_scenario_is_read_as_html(page: Any, tmp_path: Path) -> None:
    path = tmp_path / "replay.html"
    trace = sim.trace(parse(NASTY, name="nasty"))
    trace.replay().save(path)
    open_file(page, path)
    page.wait_for_selector(f"{ROOT} svg")
    press(page, "To the end")
    assert page.title() == f"Replay: {trace.scenario.title}"
    assert page.inner_text(f"{ROOT} h2") == trace.scenario.title
    assert page.locator(f"{ROOT} :is(script, img, b i, i)").count() == 0
    assert trace.scenario.centres[0].name in page.inner_text(f"{ROOT} .bar b")


def test_the_page_lets_no_other_script_run(chromium: Any, saved: Path) -> None:
    with pytest.raises(AssertionError, match="Content Security Policy"):
        add_a_script(chromium, saved)


def add_a_script(chromium: Any, file: Path) -> None:
    """Try to run a script in a page; fails because the page says that it was refused."""
    with watched(chromium) as page:
        open_file(page, file)
        page.evaluate(
            "const other = document.createElement('script'); other.textContent = 'window.ran = true';"
            "document.body.append(other)"
        )
        assert page.evaluate("window.ran === undefined"), "the script has run"
