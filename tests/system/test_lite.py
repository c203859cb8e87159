"""A lesson in the browser, with nothing installed: it runs, its slider moves the picture, nothing leaves.

It needs the extra `docs`, which `.ci/run` installs.
"""

import gzip
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser import watched
from live import complaints, go_live, open_page, paths_asked, run_all, wait_for_the_end
from pupils import PUPILS, received, statuses, thirty, visit_together
from website import CACHE, served

import sim
from sim.lessons.catalogue import find
from sim.serving.pages import found

NAMES = sorted(path.stem for path in (Path(__file__).parents[2] / "scenarios").glob("*.toml"))
PLAYED = """
import {{ loadPyodide }} from {module};
const python = await loadPyodide({{ indexURL: {folder}, packages: ["lanternwatch"], stdout: () => {{}} }});
console.log(await python.runPythonAsync(`
import json, os, sim
os.environ["MPLBACKEND"] = "agg"
def latency(name, engine):
    result = sim.run(name, replications=50, seed=1, engine=engine)
    return [found.latency.mean.value for found in result.measures.centres.values()]
played = dict((name, latency(name, "vector")) for name in {names})
sim.run("first_light", replications=50, seed=1).plot.budget()
json.dumps(played | dict(again=latency("first_light", "events")))
`));
"""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as place:
        yield place


@pytest.fixture(scope="module")
def lesson(chromium: Any, address: str) -> Iterator[tuple[Any, dict[str, None]]]:
    """Open the first lesson live and run it; give its page, and what it has asked the server for."""
    with watched(chromium) as page:
        asked = paths_asked(page)
        open_page(page, address, find(1).name)
        go_live(page)
        run_all(page)
        wait_for_the_end(page)
        yield page, asked


def picture(page: Any) -> str:
    """Give what the first picture tells a screen reader."""
    found: str = page.locator(".lanternwatch-picture svg").first.get_attribute("aria-label")
    return found


def moved(page: Any, before: str) -> str:
    """Wait until the first picture tells another thing, and give that."""
    page.wait_for_function(
        "told => document.querySelector('.lanternwatch-picture svg').ariaLabel != told", arg=before
    )
    return picture(page)


def test_a_lesson_runs_and_its_slider_moves_the_picture(lesson: tuple[Any, dict[str, None]]) -> None:
    page, _ = lesson
    assert not page.evaluate("isSecureContext"), "so it is in a classroom"
    assert not complaints(page)
    before = picture(page)
    assert "mean latency 5.00 ticks" in before
    slider = page.locator(".lanternwatch-slider input").first
    slider.press("ArrowRight")
    assert slider.input_value() == "11", "the notebook's own shortcuts took the key"
    after = moved(page, before)
    slider.press("End")
    moved(page, after)
    assert slider.input_value() == "20"
    assert "mean latency 10.0 ticks" in picture(page)
    assert "Closed form: 10.0, inside the interval" in picture(page)
    assert not complaints(page)


def is_whole(body: bytes, file: Path | None) -> bool:
    """Tell whether the bytes that came are a file, or the file packed."""
    content = file.read_bytes() if file else None
    return body == content or (body.startswith(b"\x1f\x8b") and gzip.decompress(body) == content)


def test_thirty_pupils_get_all_that_a_lesson_asks_for_and_none_of_it_twice(
    site: Path, lesson: tuple[Any, dict[str, None]]
) -> None:
    paths = list(lesson[1])
    kinds = {Path(urlsplit(path).path).suffix for path in paths}
    assert kinds >= {".html", ".ipynb", ".js", ".wasm", ".whl", ".zip"}
    with served(site) as address:
        pupils = thirty(address)
        first, _ = visit_together(pupils, paths)
        second, _ = visit_together(pupils, paths)
    assert statuses(first[0]) == dict.fromkeys(paths, 200)
    assert len(first) == PUPILS
    assert all(answers == first[0] for answers in first)
    files = {path: found(site, urlsplit(path).path) for path in paths}
    assert not [path for path in paths if not is_whole(first[0][path].body, files[path])]
    assert received(first[0]) > 40_000_000, "with Python and all its packages"
    assert [statuses(answers) for answers in second] == [dict.fromkeys(paths, 304)] * PUPILS
    assert [received(answers) for answers in second] == [0] * PUPILS


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
    assert "font cache" not in done.stderr, "it would stand in red above the first picture"
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


def test_a_public_site_takes_only_official_files_from_the_network_and_names_their_sums(
    site: Path, tmp_path: Path
) -> None:
    from docs.website.browser import ADDED, LOCK, PUBLIC, lay_out

    lay_out(tmp_path / "public", CACHE, public=True)
    offline, public = (
        json.loads((folder / LOCK).read_text(encoding="utf-8"))["packages"]
        for folder in (site / "lite" / "static" / "pyodide", tmp_path / "public")
    )
    assert public.keys() == offline.keys()
    for name, entry in public.items():
        if name in ADDED:
            assert (tmp_path / "public" / entry["file_name"]).is_file()
        else:
            assert entry == offline[name] | {"file_name": PUBLIC + offline[name]["file_name"]}
            assert not (tmp_path / "public" / offline[name]["file_name"]).exists()
