"""A report is written as a whole or not at all, and replaces nothing that it was not told to replace."""

from html import unescape

import pytest

from sim.reporting.report import Report

REPORT = Report("Tide <b>\x1b", "<!doctype html><p>Ä “quoted”\n")


def test_the_file_is_the_page(tmp_path):
    REPORT.save(tmp_path / "tide.html")
    assert (tmp_path / "tide.html").read_bytes() == REPORT.html.encode("utf-8")


def test_a_file_that_is_there_is_replaced_only_if_that_is_meant(tmp_path):
    file = tmp_path / "tide.html"
    file.write_text("mine")
    with pytest.raises(FileExistsError, match=r"tide\.html is there already.*force=True"):
        REPORT.save(file)
    assert file.read_text() == "mine"
    REPORT.save(file, force=True)
    assert "quoted" in file.read_text(encoding="utf-8")


def test_what_cannot_be_written_leaves_nothing_behind_and_the_old_file_as_it_was(tmp_path):
    file = tmp_path / "tide.html"
    file.write_text("mine")
    with pytest.raises(UnicodeEncodeError):
        Report("Tide", "half \ud800").save(file, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["tide.html"]
    assert file.read_text() == "mine"


def test_a_notebook_shows_the_page_in_a_frame_of_its_own():
    shown = REPORT._repr_html_()
    frame = shown.partition('srcdoc="')[2].removesuffix('"></iframe>')
    assert "<" not in frame
    assert '"' not in frame
    assert unescape(frame) == REPORT.html


def test_it_says_in_a_line_what_it_is_about():
    assert repr(REPORT) == "<Report on Tide <b>\\x1b: 29 characters of HTML>"
