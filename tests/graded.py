"""A course in use: what students hand in, and what nbgrader's commands make of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
from commands import HANGS, ROOT

from sim.lessons.catalogue import Lesson
from sim.lessons.exercise import Argue
from sim.lessons.exercises import exercises_of
from sim.lessons.grading.course import write_course

MARKS = """
import json, sys
from nbgrader.api import Gradebook
lesson, argued = sys.argv[1:]
with Gradebook("sqlite:///gradebook.db") as book:
    read = book.find_grade(f"answer-{argued}", lesson, lesson, "right")
    waiting = read.needs_manual_grade
    read.manual_score, read.needs_manual_grade = read.max_score, False
    book.db.commit()
    marks = {one.student.id: [one.score, one.max_score] for one in book.assignment_submissions(lesson)}
print(json.dumps({"waiting": waiting, "marks": marks}))
"""


class Course:
    """A course with one lesson, in a folder."""

    def __init__(self, folder: Path, lesson: Lesson) -> None:
        self.folder, self.lesson = write_course(folder, [lesson]), lesson

    def file(self, room: str, student: str = "") -> Path:
        """Give the notebook in one of nbgrader's rooms: source, release, submitted or autograded."""
        return self.folder / room / student / self.lesson.name / f"{self.lesson.name}.ipynb"

    def call(self, *words: str) -> str:
        """Call Python in the course's folder, as a teacher does whose environment is switched on."""
        found = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        found["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), found["PATH"]])
        done = subprocess.run(
            [sys.executable, *words], cwd=self.folder, env=found, capture_output=True, encoding="utf-8",
            check=False, timeout=HANGS,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def nbgrader(self, command: str) -> None:
        """Call one of nbgrader's commands for the lesson."""
        self.call("-m", "nbgrader", command, self.lesson.name)

    def submit(self, student: str, changes: dict[str, str]) -> None:
        """Hand in the released notebook, with some cells changed, by their names in nbgrader."""
        work = nbformat.read(self.file("release"), 4)
        for cell in work.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = changes.get(name, cell.source)
        self.file("submitted", student).parent.mkdir(parents=True)
        nbformat.write(work, self.file("submitted", student))

    def cell(self, room: str, name: str, student: str = "") -> str:
        """Give the source of a cell, by its name in nbgrader."""
        cells = nbformat.read(self.file(room, student), 4).cells
        return next(one.source for one in cells if one.metadata.get("nbgrader", {}).get("grade_id") == name)


def solved(lesson: Lesson) -> dict[str, str]:
    """Give the model solutions, as a student would write them into the notebook."""
    return {f"answer-{one.name}": one.solution for one in exercises_of(lesson.number)}


def argued(lesson: Lesson) -> str:
    """Name the exercise that a teacher reads."""
    return next(one.name for one in exercises_of(lesson.number) if isinstance(one, Argue))
