"""The notebooks that are written: for the slower command, with solutions as well, and for the browser."""

from pathlib import Path

import nbformat
from notebooks import notebooks

from docs.making.notebooks import write_all
from docs.website.lessons import KERNEL, write_notebooks
from sim.lessons.catalogue import lessons


def test_every_lesson_is_among_the_notebooks_and_once_more_with_its_solutions(tmp_path: Path) -> None:
    written = write_all(tmp_path / "notebooks")
    assert set(written) == set((tmp_path / "notebooks").iterdir())
    assert {path.name for path in written} == {
        *(f"{page.stem}.ipynb" for page in notebooks()),
        *(f"{lesson.name}-solved.ipynb" for lesson in lessons()),
    }
    for path in written:
        solved = "### BEGIN SOLUTION" in "".join(cell.source for cell in nbformat.read(path, 4).cells)
        assert solved == path.stem.endswith("-solved")


def test_the_notebooks_of_the_browser_have_its_kernel_and_no_marks_of_tests(tmp_path: Path) -> None:
    write_notebooks(tmp_path / "lessons")
    written = {path.stem: nbformat.read(path, 4) for path in (tmp_path / "lessons").iterdir()}
    assert set(written) == {page.stem for page in notebooks()}
    for name, found in written.items():
        assert found.metadata["kernelspec"] == KERNEL
        assert found.cells
        assert not [cell.source for cell in found.cells if "<!--" in cell.source], name
