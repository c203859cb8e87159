"""The replay shuts nobody out: it fits a phone, moves only where motion is wanted, and names everything."""

from pathlib import Path
from typing import Any

import pytest
from browser import DESK, PHONE, barriers, open_file, watched
from hosted import host_page

import sim
from sim.model.loading import parse

ROOT = "section.lanternwatch-replay"
SEEN = """
window.seen = [];
const clock = document.querySelector(".clock");
const kinds = { childList: true, subtree: true, characterData: true };
new MutationObserver(() => seen.push(clock.textContent)).observe(clock, kinds);
"""
POINTS = """
const ways = [...document.querySelectorAll(".way")].map((way) => ({ name: way.dataset.place, points:
  Array.from({ length: 201 }, (_, n) => way.getPointAtLength((way.getTotalLength() * n) / 200)) }));
"""
BENEATH = f"""() => {{ {POINTS}
  const cards = [...document.querySelectorAll(".card")].map((card) => card.getBBox());
  const inside = ({{ x, y }}) => cards.some((card) => x > card.x + 1 && x < card.x + card.width - 1
    && y > card.y + 1 && y < card.y + card.height - 1);
  return ways.filter((way) => way.points.some(inside)).map((way) => way.name);
}}"""
OUTSIDE = f"""() => {{ {POINTS}
  const wide = document.querySelector(".stage svg").viewBox.baseVal.width;
  return ways.filter((way) => way.points.some(({{ x }}) => x < 0 || x > wide)).map((way) => way.name);
}}"""


def past_relays(count: int) -> str:
    """Write a scenario in which some sensors report to relays, and others past them to the harbour."""
    relays = "".join(
        f'[[sensors]]\nname = "lamp-{n}"\ncount = 2\nscan = {{ every = 5 }}\nto = "hut-{n}"\n'
        f'[[relays]]\nname = "hut-{n}"\nservice = 1\nto = "harbour"\n'
        for n in range(count)
    )
    return f"""
title = "Past the huts"
story = "On the Lantern Isles, which do not exist, some lamps call the harbour themselves."
horizon = 60
[onset]
at = 10
[[sensors]]
name = "far-lamp"
count = 3
scan = {{ every = 5 }}
to = "harbour"
{relays}
[[sensors]]
name = "near-lamp"
count = 4
scan = {{ every = 5 }}
to = "harbour"
[[centres]]
name = "harbour"
service = 1
rule = {{ k = 2 }}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with replays as pages of their own."""
    made = tmp_path_factory.mktemp("replays")
    for scenario in ("first_light", "against_the_tide", "many_islands"):
        sim.trace(scenario).replay().save(made / f"{scenario}.html")
    return made


@pytest.mark.parametrize("view", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scenario", ["against_the_tide", "many_islands"])
def test_axe_finds_no_barrier(chromium: Any, folder: Path, scenario: str, view: dict[str, int]) -> None:
    with watched(chromium, viewport=view) as page:
        open_file(page, folder / f"{scenario}.html")
        page.get_by_role("button", name="Path behind the alert").first.click()
        page.get_by_role("button", name="To the end").click()
        assert barriers(page) == []


def test_everything_that_can_be_pressed_has_a_name(page: Any, folder: Path) -> None:
    open_file(page, folder / "first_light.html")
    page.wait_for_selector(f"{ROOT} svg")
    for element in page.locator(f"{ROOT} :is(button, input, select, ol, svg[role])").all():
        assert element.get_attribute("aria-label") or element.inner_text()


def test_without_motion_playing_goes_from_event_to_event(chromium: Any, tmp_path: Path) -> None:
    first_light = sim.trace("first_light")
    path = tmp_path / "host.html"
    path.write_text(host_page(first_light), encoding="utf-8")
    with watched(chromium, reduced_motion="reduce") as page:
        open_file(page, path)
        page.evaluate(SEEN)
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("seen.length >= 2")
        stops = {f"tick {line.at:.1f}" for line in first_light.lines}
        assert set(page.evaluate("seen")) <= stops
        assert page.locator(f"{ROOT} .ring").first.get_attribute("opacity") == "0"


@pytest.mark.parametrize("scenario", ["first_light", "against_the_tide", "many_islands"])
def test_it_fits_a_phone(chromium: Any, folder: Path, scenario: str) -> None:
    with watched(chromium, viewport=PHONE) as page:
        open_file(page, folder / f"{scenario}.html")
        page.wait_for_selector(f"{ROOT} svg")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        small = page.eval_on_selector_all(
            f"{ROOT} text",
            "(all) => all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 12).length",
        )
        assert small == 0
        wider = page.evaluate("(s => s.scrollWidth > s.clientWidth + 1)(document.querySelector('.stage'))")
        assert wider == (page.get_attribute(f"{ROOT} .stage", "tabindex") == "0")


@pytest.mark.parametrize("view", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("relays", [1, 3])
def test_no_way_runs_beneath_a_station_that_it_passes(
    chromium: Any, tmp_path: Path, view: dict[str, int], relays: int
) -> None:
    sim.trace(parse(past_relays(relays), name="past.toml")).replay().save(tmp_path / "replay.html")
    with watched(chromium, viewport=view) as page:
        open_file(page, tmp_path / "replay.html")
        page.wait_for_selector(f"{ROOT} svg")
        assert page.locator(".card").count() == relays + 1
        assert page.evaluate(BENEATH) == []
        assert page.evaluate(OUTSIDE) == []
