"""The notebooks that the slower command runs: every page that is one, and every lesson with its solutions."""

from pathlib import Path

import nbformat
from notebooks import notebooks

from docs.making.notebooks import write_all
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
