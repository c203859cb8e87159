"""The module of the sliders in a browser: a key moves a slider, Python is asked, and the picture changes."""

from pathlib import Path
from typing import Any

import pytest
from browser import PHONE, open_file, watched
from explored import explored, host_page

EXPLORER = explored()


def opened(page: Any, folder: Path) -> Any:
    file = folder / "host.html"
    file.write_text(host_page(EXPLORER), encoding="utf-8")
    open_file(page, file)
    page.wait_for_function("typeof window.end === 'function'")
    return page


def answer(page: Any) -> dict[str, Any]:
    """Have Python answer the newest question, as the kernel of a notebook does; give the question."""
    asked: dict[str, Any] = page.evaluate("questions.at(-1)")
    page.evaluate("answered", {"to": asked["number"], **EXPLORER.answer(asked["values"])})
    return asked


@pytest.fixture
def host(page: Any, tmp_path: Path) -> Any:
    return opened(page, tmp_path)


def test_a_key_on_the_slider_asks_python_and_its_picture_is_shown(host: Any) -> None:
    before = host.inner_html(".lanternwatch-picture")
    assert "<svg" in before
    host.locator("input[type=range]").focus()
    host.keyboard.press("ArrowRight")
    assert host.inner_text("output") == "11"
    assert answer(host) == {"number": 1, "values": {"every": 11}}
    after = host.inner_html(".lanternwatch-picture")
    assert after != before
    assert host.inner_text(".lanternwatch-sentence") == EXPLORER.answer({"every": 11})["sentence"]


def test_a_choice_is_made_by_keys_as_well(host: Any) -> None:
    host.locator("input[type=radio]").first.focus()
    host.keyboard.press("ArrowDown")
    assert answer(host)["values"] == {"rule": "one report"}
    assert host.inner_text(".lanternwatch-sentence") == EXPLORER.answer({"rule": "one report"})["sentence"]


def test_while_an_answer_is_under_way_only_the_newest_question_is_kept(host: Any) -> None:
    host.locator("input[type=range]").focus()
    for _ in range(4):
        host.keyboard.press("ArrowRight")
    assert host.evaluate("questions.length") == 1
    answer(host)
    assert host.evaluate("questions.length") == 2
    assert answer(host)["values"] == {"every": 14}
    assert host.evaluate("questions.length") == 2


def test_an_answer_to_an_older_question_does_not_count_as_the_newest(host: Any) -> None:
    host.locator("input[type=range]").focus()
    host.keyboard.press("ArrowRight")
    host.keyboard.press("ArrowRight")
    host.evaluate("answered", {"to": 0, **EXPLORER.answer({})})
    assert host.evaluate("questions.length") == 1


def test_keys_on_the_controls_are_not_heard_by_the_notebook(host: Any) -> None:
    host.locator("input[type=range]").focus()
    host.keyboard.press("ArrowLeft")
    assert host.evaluate("heard") == []


def test_every_control_has_a_name_and_the_answer_is_read_out(host: Any) -> None:
    assert host.get_by_role("slider", name="ticks between looks", exact=True).count() == 1
    assert host.get_by_role("radio").count() == 3
    assert host.get_by_role("group", name="rule").count() == 1
    assert host.get_attribute(".lanternwatch-sentence", "aria-live") == "polite"


def test_when_the_cell_goes_away_nothing_listens_any_more(host: Any) -> None:
    assert host.evaluate("listeners.length") == 1
    host.evaluate("end()")
    assert host.evaluate("listeners.length") == 0


def test_on_a_phone_nothing_is_wider_than_the_screen(chromium: Any, tmp_path: Path) -> None:
    with watched(chromium, viewport=PHONE) as page:
        assert opened(page, tmp_path).evaluate("document.documentElement.scrollWidth") <= 360
