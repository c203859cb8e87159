"""A lesson in the browser, with nothing installed: it runs, its slider moves the picture, nothing leaves.

It needs the extra `docs`; `.ci/run` has a step of its own for it. The pupils' way is taken: their browsers
open an address that is not loopback, and such pages may do less.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import browser
import pytest
from browser import launched, watched
from website import built, served

import sim

LESSON = "lessons/01-waiting-for-the-next-look"
NAMES = sorted(path.stem for path in (Path(__file__).parents[2] / "scenarios").glob("*.toml"))
ROOM = "classroom.test"  # a name that exists nowhere; the browser is told that it is this machine
PATIENCE = 240_000  # milliseconds, on a machine that does other things as well
PLAYED = """
import {{ loadPyodide }} from {module};
const python = await loadPyodide({{ indexURL: {folder}, packages: ["lanternwatch"], stdout: () => {{}} }});
console.log(await python.runPythonAsync(`
import json, sim
def latency(name, engine):
    result = sim.run(name, replications=50, seed=1, engine=engine)
    return [found.latency.mean.value for found in result.measures.centres.values()]
played = dict((name, latency(name, "vector")) for name in {names})
json.dumps(played | dict(again=latency("first_light", "events")))
`));
"""


@pytest.fixture(scope="module")
def site() -> Path:
    return built()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as place:
        yield place


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a browser for which this machine is another one in the room."""
    monkeypatch.setattr(browser, "FLAGS", (*browser.FLAGS, f"--host-resolver-rules=MAP {ROOM} 127.0.0.1"))
    monkeypatch.setattr(browser, "AT_HOME", (*browser.AT_HOME, ROOM))
    with launched() as chromium:
        yield chromium


def run_all(page: Any, address: str) -> None:
    """Open a lesson, take the way to its live notebook, and run all cells."""
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}{LESSON}.html")
    page.click(".live a")
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")
    page.click('.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('li[data-command="runmenu:run-all"]')


def picture(page: Any) -> str:
    """Give what the first picture tells a screen reader."""
    found: str = page.locator(".lanternwatch-picture svg").first.get_attribute("aria-label")
    return found


def test_a_lesson_runs_and_its_slider_moves_the_picture(room: Any, address: str) -> None:
    with watched(room) as page:
        run_all(page, address.replace("127.0.0.1", ROOM))
        page.wait_for_selector(".lanternwatch-picture svg")
        assert not page.evaluate("isSecureContext"), "so it is in a classroom"
        page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")
        before = picture(page)
        assert "mean latency 5.00 ticks" in before
        slider = page.locator(".lanternwatch-slider input").first
        slider.press("ArrowRight")
        assert slider.input_value() == "11", "the notebook's own shortcuts took the key"
        slider.press("End")
        page.wait_for_function(
            "told => document.querySelector('.lanternwatch-picture svg').ariaLabel != told", arg=before
        )
        assert slider.input_value() == "20"
        assert "mean latency 10.0 ticks" in picture(page)
        assert "Closed form: 10.0, inside the interval" in picture(page)
        assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr']").count() == 0


def test_every_scenario_gives_the_numbers_of_this_machine_in_the_browsers_python(
    site: Path, tmp_path: Path
) -> None:
    node = shutil.which("node") or pytest.skip("there is no Node on this machine")
    folder = site / "lite" / "static" / "pyodide"
    script = tmp_path / "play.mjs"
    told = {"module": folder / "pyodide.mjs", "folder": f"{folder}/"}
    script.write_text(
        PLAYED.format(names=NAMES, **{key: json.dumps(str(path)) for key, path in told.items()})
    )
    done = subprocess.run([node, script], capture_output=True, encoding="utf-8", check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    played = json.loads(done.stdout.splitlines()[-1])
    here = {name: sim.run(name, replications=50, seed=1) for name in NAMES}
    expected = {
        name: [found.latency.mean.value for found in result.measures.centres.values()]
        for name, result in here.items()
    }
    assert played.pop("again") == pytest.approx(expected["first_light"], rel=1e-12)
    assert played.keys() == expected.keys()
    for name in NAMES:
        assert played[name] == pytest.approx(expected[name], rel=1e-12, nan_ok=True)
