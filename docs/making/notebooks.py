"""Write all lessons as notebooks, each to be run in a kernel: `python -m docs.making.notebooks DIR`.

Beside a student's notebook stands the teacher's: its exercises have model solutions, and tests that stop it.
"""

import sys
from pathlib import Path

from docs.website.lessons import lessons as pages
from sim.lessons.catalogue import lessons
from sim.lessons.grading.course import graded_notebook
from sim.lessons.notebooks import read_page, write_notebook


def write_all(folder: Path) -> list[Path]:
    """Write the notebooks into a folder, which is made where it is not there; give their places."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {f"{page.stem}.ipynb": read_page(page.read_text(encoding="utf-8")) for page in pages()}
    made |= {f"{lesson.name}-solved.ipynb": graded_notebook(lesson) for lesson in lessons()}
    for name, notebook in made.items():
        write_notebook(notebook, folder / name)
    return [folder / name for name in made]


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
