"""The page of a report in a browser: nobody is shut out, nothing foreign runs, nothing is cut off."""

from pathlib import Path
from typing import Any

import pytest
from browser import DESK, PHONE, barriers, open_file, watched
from hostile import AUTHOR, BAY, LAMP, TEXT, TITLE, nothing_ran, write_hostile

import sim
from sim.model.fiction import FICTION

PAPER = {"width": 658, "height": 979}  # A4 less its margins, at 96 points an inch
INSIDE = "figure svg > g"  # a picture is one thing, and has its text
NAMES = ("one", "two", "hostile")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with three reports: on one scenario, on two that are compared, on a hostile one."""
    made = tmp_path_factory.mktemp("reports")
    sim.report("first_light", replications=150).save(made / "one.html")
    changed = {"centres.patient.rule.k": 1, "onset.deadline": 15}
    sim.report("two_of_three", changed, replications=150, author="Ada").save(made / "two.html")
    sim.report(write_hostile(made), replications=60, author=AUTHOR).save(made / "hostile.html")
    return made


@pytest.fixture(scope="module", params=NAMES)
def shown(request: pytest.FixtureRequest, chromium: Any, folder: Path) -> Any:
    """Open each report in turn; whatever goes wrong in it, or leaves the machine, is an error in the end."""
    with watched(chromium) as page:
        open_file(page, folder / f"{request.param}.html")
        yield page


def resized(page: Any, view: dict[str, int]) -> Any:
    page.emulate_media(media="print" if view is PAPER else "screen")
    page.set_viewport_size(view)
    return page


@pytest.mark.parametrize("view", [DESK, PHONE], ids=["desk", "phone"])
def test_nobody_is_shut_out(shown: Any, view: dict[str, int]) -> None:
    assert barriers(resized(shown, view), but=INSIDE) == []


@pytest.mark.parametrize("view", [PHONE, PAPER, DESK], ids=["phone", "paper", "desk"])
def test_nothing_is_wider_than_the_page(shown: Any, view: dict[str, int]) -> None:
    assert resized(shown, view).evaluate("document.documentElement.scrollWidth") <= view["width"]


def test_on_paper_every_picture_fits_and_the_replay_is_its_list_of_events(shown: Any) -> None:
    page = resized(shown, PAPER)
    heights = page.evaluate("[...document.querySelectorAll('figure')].map(one => one.offsetHeight)")
    assert len(heights) >= 3
    assert max(heights) < PAPER["height"] / 2
    breaks = "[...document.querySelectorAll('figure, h1, h2')].map(one => getComputedStyle(one).breakInside)"
    assert set(page.evaluate(breaks)) == {"avoid"}
    assert not page.locator(".replay").first.is_visible()
    assert "The glow-tide begins" in page.locator(".events").first.inner_text()
    hidden = "[...document.querySelectorAll('.scrolled')].map(one => one.scrollHeight - one.clientHeight)"
    assert max(page.evaluate(hidden)) <= 1


def test_the_replay_is_there_and_stands_at_the_width_of_the_text(shown: Any) -> None:
    page = resized(shown, DESK)
    assert page.locator(".replay .lanternwatch-replay").first.is_visible()
    assert page.locator(".replay svg").count() > 0


def test_the_page_hangs_together(shown: Any) -> None:
    ids = shown.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    links = shown.evaluate("[...document.querySelectorAll('a')].map(one => one.getAttribute('href'))")
    assert len(links) >= 5
    named = shown.evaluate(
        "[...document.querySelectorAll('[aria-labelledby]')]"
        ".flatMap(one => one.getAttribute('aria-labelledby').split(' '))"
    )
    assert {*named, *(link.removeprefix("#") for link in links)} <= set(ids)
    for place in ("header.masthead .fiction", "body > footer .fiction"):
        assert shown.locator(place).inner_text() == FICTION


def test_every_picture_says_in_words_and_numbers_what_it_shows(shown: Any) -> None:
    told = shown.evaluate(
        "[...document.querySelectorAll('figure svg')].map(one => [one.getAttribute('role'),"
        " one.querySelector('title').textContent, one.querySelector('desc').textContent])"
    )
    assert len(told) >= 3
    for role, title, description in told:
        assert role == "img"
        assert len(title) > 10
        assert any(sign.isdigit() for sign in description)


def test_the_texts_of_a_scenario_are_text(page: Any, folder: Path) -> None:
    open_file(page, folder / "hostile.html")
    assert nothing_ran(page)
    assert page.inner_text("h1") == TITLE
    assert page.inner_text(".author") == AUTHOR
    assert page.inner_text(".file").strip() == TEXT.strip().replace("\u202e", "\\u202e")
    shown = page.inner_text("main")
    for text in (LAMP, BAY, "{% raw %}", "\\u202e", "\\x00", "<iframe srcdoc="):
        assert text in shown


@pytest.mark.parametrize(
    "attack",
    [
        "document.body.insertAdjacentHTML('beforeend', '<p onclick=\"window.ran = 1\"><img src=x>')",
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
        "fetch('http://127.0.0.1/').catch(() => 0)",
    ],
    ids=["picture", "script", "style", "request"],
)
def test_what_is_put_into_the_page_is_forbidden(chromium: Any, folder: Path, attack: str) -> None:
    with pytest.raises(AssertionError, match="Content Security Policy"), watched(chromium) as page:
        _attacked(page, folder / "one.html", attack)


def _attacked(page: Any, file: Path, attack: str) -> None:
    open_file(page, file)
    page.evaluate("addEventListener('securitypolicyviolation', () => { window.forbidden = true })")
    page.evaluate(attack)
    page.wait_for_function("window.forbidden")
    assert page.evaluate("window.ran") is None
