"""Every lesson runs from its first cell to its last, and what it says is so."""

import contextlib
import io
from functools import cache
from pathlib import Path
from typing import Any

import jupytext
import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from sim.model.fiction import FICTION

LESSONS = Path(__file__).parents[2] / "docs" / "lessons"
NOTEBOOKS = sorted(
    path for path in LESSONS.glob("*.md") if path.read_text(encoding="utf-8").startswith("---\njupytext:")
)


@cache
def executed(path: Path) -> tuple[dict[str, Any], str]:
    """Execute the cells of a notebook in one namespace; give the namespace and what was printed."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    printed = io.StringIO()
    cells = [cell for cell in jupytext.read(path).cells if cell.cell_type == "code"]
    assert cells, "no cell to execute"
    with mpl.rc_context({"backend": "agg"}), contextlib.redirect_stdout(printed):
        for number, cell in enumerate(cells, 1):
            exec(compile(cell.source, f"{path.name}, cell {number}", "exec"), namespace)
        plt.close("all")
    return namespace, printed.getvalue()


def test_there_are_lessons() -> None:
    assert "first-light.md" in [path.name for path in NOTEBOOKS]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_is_a_notebook_with_a_kernel_and_the_line_of_fiction(path: Path) -> None:
    notebook = jupytext.read(path)
    assert notebook.metadata["kernelspec"]["language"] == "python"
    assert any(FICTION in cell.source for cell in notebook.cells if cell.cell_type == "markdown")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_runs_from_its_first_cell_to_its_last(path: Path) -> None:
    executed(path)


def test_first_light_says_what_its_simulation_shows() -> None:
    """Twice the lamps: more than half the latency, the decision as long as before and a larger part of it."""
    namespace, printed = executed(LESSONS / "first-light.md")
    before, after = namespace["before"], namespace["after"]
    assert list(before) == list(after) == ["scan_wait", "missed_looks", "confirmation", "decision", "latency"]
    assert (
        0.5
        < after["latency"].low / before["latency"].high
        < after["latency"].high / before["latency"].low
        < 0.7
    )
    assert after["scan_wait"].high < before["scan_wait"].low
    assert after["confirmation"].high < before["confirmation"].low
    assert after["decision"].value == before["decision"].value == pytest.approx(2.0)
    assert namespace["part_after"] > namespace["part_before"]
    assert f"simulated:  {before['latency'].value:.1f} ticks" in printed
