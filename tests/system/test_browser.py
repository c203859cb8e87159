"""The browser of the tests sees what leaves the machine and what goes wrong in a page."""

from pathlib import Path
from typing import Any

import pytest
from browser import PHONE, absent, launched, leaves, open_file, watched


def write(folder: Path, body: str) -> Path:
    path = folder / "page.html"
    path.write_text(f"<!doctype html><title>A page</title>{body}", encoding="utf-8")
    return path


def test_a_page_from_a_file_runs_its_script(page: Any, tmp_path: Path) -> None:
    open_file(page, write(tmp_path, "<p id=p></p><script>p.textContent = 6 * 7</script>"))
    assert page.inner_text("#p") == "42"


def test_a_page_may_be_as_narrow_as_a_phone(chromium: Any, tmp_path: Path) -> None:
    with watched(chromium, viewport=PHONE) as page:
        open_file(page, write(tmp_path, ""))
        assert page.evaluate("innerWidth") == 360


@pytest.mark.parametrize(
    "body",
    ["<img src='http://example.org/x.png'>", "<script>fetch('https://example.org/').catch(() => 0)</script>"],
)
def test_a_request_that_leaves_the_machine_fails_the_test(chromium: Any, tmp_path: Path, body: str) -> None:
    asked = write(tmp_path, body)
    with pytest.raises(AssertionError, match=r"left the machine.*example\.org"), watched(chromium) as page:
        page.goto(asked.as_uri(), wait_until="networkidle")


@pytest.mark.parametrize("script", ["throw new Error('a mistake')", "console.error('a mistake')"])
def test_an_error_in_a_page_fails_the_test(chromium: Any, tmp_path: Path, script: str) -> None:
    with pytest.raises(AssertionError, match=r"errors in the page.*a mistake"), watched(chromium) as page:
        open_file(page, write(tmp_path, f"<script>{script}</script>"))


def test_requests_within_the_machine_do_not_leave_it() -> None:
    assert not [url for url in ("file:///a", "blob:null/1", "http://127.0.0.1:8000/") if leaves(url)]
    assert leaves("http://10.0.0.1/")
    assert leaves("wss://example.org/")


def test_without_a_browser_tests_are_skipped_and_fail_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install chromium"), launched():
        pass
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI has to test the pages"):
        absent("there is nothing")
