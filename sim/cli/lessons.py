"""The commands of the lessons: list them, open one, print its game, make a graded course of all."""

import sys
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated

import typer

from sim.cli.mistakes import WIDTH, Mistake
from sim.cli.options import Force
from sim.cli.targets import check_target, write_target

if TYPE_CHECKING:
    from sim.lessons.catalogue import Lesson


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    lessons = typer.Typer()
    lessons.callback(invoke_without_command=True)(list_lessons)
    lessons.command("list")(list_lessons)
    lessons.command("open")(open_lesson)
    lessons.command("print")(print_game)
    app.add_typer(lessons, name="lessons")
    app.command()(course)


def list_lessons(context: typer.Context) -> None:
    """List the lessons, each with what one can do after it."""
    if context.invoked_subcommand is not None:
        return
    from sim.lessons.catalogue import lessons

    for lesson in lessons():
        told = fill(lesson.objective, WIDTH, initial_indent="    ", subsequent_indent="    ")
        sys.stdout.write(f"{lesson.number:>2}  {lesson.title}\n{told}\n")
    sys.stdout.write("To open one: lanternwatch lessons open 1\n")
    sys.stdout.write("The sheets for its game without computers: lanternwatch lessons print 1\n")


def open_lesson(
    lesson: Annotated[str, typer.Argument(metavar="LESSON", help="Its number, or its name.")],
    *,
    only_copy: Annotated[
        bool, typer.Option("--only-copy", metavar="", help="Only copy the lesson; do not start JupyterLab.")
    ] = False,
) -> None:
    """Copy a lesson into this folder, as a notebook of your own, and open it in JupyterLab."""
    from sim.lessons.copies import FOR_A_COPY, FOR_OPENING, copy_lesson, start_jupyterlab

    chosen = _find(lesson)
    _need(FOR_A_COPY if only_copy else FOR_OPENING)
    _not_hidden(Path.cwd())
    try:
        file, new = copy_lesson(chosen, Path.cwd())
    except IsADirectoryError as folder:
        raise Mistake(
            "A folder has the name of the notebook; nothing was written.",
            where="this folder",
            found=str(folder),
            allowed="a notebook of this name, or nothing",
            remedy="give that folder another name, or go to another folder",
        ) from None
    except OSError as error:
        raise _unwritable("this folder", str(Path.cwd()), error) from None
    sys.stdout.write(f"{file.name} is {'yours now' if new else 'here already, and stays as it is'}.\n")
    sys.stdout.flush()
    if not only_copy and start_jupyterlab(file):
        raise Mistake(
            "JupyterLab ended with an error; what it said stands above.",
            where="lessons open",
            found=file.name,
            allowed="a machine on which JupyterLab starts",
            remedy=f"start it yourself (jupyter lab {file.name}), or open it with another program",
        )


def print_game(
    lesson: Annotated[str, typer.Argument(metavar="LESSON", help="Its number, or its name.")],
    *,
    force: Force = False,
) -> None:
    """Write the sheets for a lesson's game without computers as a PDF, A4, into this folder."""
    from sim.lessons.games import sheets_of
    from sim.lessons.games.printing import write_pdf

    chosen = _find(lesson)
    sheets = sheets_of(chosen.number)
    if not sheets:
        raise Mistake(
            "The game of this lesson needs no sheets.",
            where="LESSON",
            found=lesson,
            allowed="a lesson whose game has something to print",
            remedy="read its teacher's page",
        )
    file = Path.cwd() / f"{chosen.name}.pdf"
    check_target("this folder", file.name, (), force=force)
    write_target("this folder", file.name, lambda: write_pdf(sheets, file, chosen.heading))
    told = "\n".join(f"  page {page}: {sheet.title}" for page, sheet in enumerate(sheets, 1))
    sys.stdout.write(f"{file.name} is written, to be printed on A4:\n{told}\n")
    sys.stdout.write(f"How it is played: docs/lessons/teachers/{chosen.name}.md, in the repository\n")


def course(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder: a new one, or an empty one.")],
) -> None:
    """Make a graded course of all lessons, ready for nbgrader."""
    from sim.lessons.copies import FOR_A_COPY, FOR_GRADING, missing
    from sim.lessons.grading.course import write_course
    from sim.model.problems import printable

    _need(FOR_A_COPY)
    if not folder.strip():
        raise Mistake(
            "The name of the folder is empty; nothing was written.",
            where="DIR",
            found="an empty name",
            allowed="the name of a new folder, or of an empty one",
            remedy="give it a name, such as lanternwatch course my_course",
        )
    try:
        write_course(folder)
    except OSError as error:
        raise _unwritable("DIR", folder, error) from None
    made = Path(folder)
    name = "This folder" if made == Path() else printable(str(made))
    sys.stdout.write(f"{name} is a course now; {printable(str(made / 'README.md'))} says what to do.\n")
    for absent in missing(FOR_GRADING):
        told = f"{absent} is not installed yet: python -m pip install {absent} (the extra course)"
        sys.stdout.write(f"{told}\n")


def _find(wanted: str) -> "Lesson":
    from sim.lessons.catalogue import NoSuchLesson, find

    try:
        return find(wanted)
    except NoSuchLesson as error:
        raise Mistake(
            "There is no such lesson.",
            where="LESSON",
            found=wanted,
            allowed=f"the number or the name of a lesson; {error}",
            remedy="lanternwatch lessons lists them",
        ) from None


def _need(wanted: tuple[str, ...]) -> None:
    from sim.lessons.copies import missing

    if absent := missing(wanted):
        raise Mistake(
            "Something that notebooks need is not installed; nothing was written.",
            where="the Python that runs this command",
            found=f"no {', no '.join(absent)}",
            allowed="a Python with the packages for notebooks",
            remedy=f"python -m pip install {' '.join(absent)}",
        )


def _not_hidden(folder: Path) -> None:
    from sim.lessons.copies import hidden_by

    hiding = hidden_by(folder)
    if hiding is not None:
        raise Mistake(
            "Something in this folder would hide the program, whose own name is sim; nothing was written.",
            where=str(folder),
            found=hiding.name,
            allowed="a folder without a file sim.py and without a folder sim",
            remedy=f"go to another folder, or give {hiding.name} another name",
        )


def _unwritable(where: str, what: str, error: OSError) -> Mistake:
    taken = isinstance(error, FileExistsError)
    return Mistake(
        "It cannot be written; nothing was.",
        where=where,
        found=f"{what}: {error.strerror or error}",
        allowed="a new folder, or an empty one" if taken else "a place that is there and can be written",
        remedy="choose another place",
    )
