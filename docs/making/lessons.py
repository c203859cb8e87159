"""The list of the lessons, their exercises, the solutions on the teacher's pages, and the printed sheets."""

from collections.abc import Callable
from functools import partial

from docs.making.tables import table
from sim.lessons.asking import as_markdown
from sim.lessons.catalogue import Lesson, folder, lessons
from sim.lessons.checking import right_range
from sim.lessons.exercise import Argue, Exercise, Numeric, in_one_line
from sim.lessons.exercises import exercises_of
from sim.lessons.games import sheets_of
from sim.lessons.games.printing import fingerprint, write_pdf


def exercises(number: int) -> str:
    """Write the exercises of a lesson."""
    return as_markdown(exercises_of(number))


def solutions(number: int) -> str:
    """Write the model solutions of a lesson, with what those who go wrong often answer, for the teacher."""
    return "\n\n".join(map(_solution, exercises_of(number)))


def _solution(exercise: Exercise) -> str:
    head = f"### {exercise.name}: {exercise.title} ({exercise.points} points)"
    if isinstance(exercise, Argue):
        asks = "\n".join(f"- {ask}" for ask in exercise.asks)
        return f"{head}\n\n> {in_one_line(exercise.solution)}\n\nAsk of each answer:\n\n{asks}"
    assert isinstance(exercise, Numeric)
    right = right_range(exercise)
    taken = f"{right.value:.4g} {exercise.unit}, give or take {right.reach:.2g}".replace(" ,", ",")
    rows = [[f"{slip.answer():.4g}", slip.hint] for slip in exercise.slips]
    slips = table(["common wrong answer", "what `sim.check` says"], rows)
    return f"{head}\n\nRight: {taken}. {exercise.because}\n\n```python\n{exercise.solution}\n```\n\n{slips}"


def guides() -> str:
    """Write the list of the teacher's pages and of the sheets to be printed."""
    rows = [
        [str(one.number), f"[{one.title}]({one.name}.md)", f"[A4](printed/{one.name}.pdf)"]
        for one in lessons()
        if (TEACHERS / f"{one.name}.md").is_file()
    ]
    return table(["", "the teacher's page", "sheets for the game"], rows)


def draw_sheets() -> None:
    """Draw the sheets of every game whose PDF is not there, or has others on it."""
    PRINTED.mkdir(exist_ok=True)
    for lesson in lessons():
        sheets = sheets_of(lesson.number)
        if sheets and not is_drawn(lesson):
            write_pdf(sheets, PRINTED / f"{lesson.name}.pdf", lesson.heading)


def is_drawn(lesson: Lesson) -> bool:
    """Tell whether the PDF of a lesson has its present sheets."""
    file = PRINTED / f"{lesson.name}.pdf"
    drawn = fingerprint(sheets_of(lesson.number), lesson.heading)
    return file.is_file() and drawn.encode() in file.read_bytes()


def contents() -> str:
    """Write the list of the lessons: each with a link, and with what one can do after it."""
    rows = [[str(one.number), f"[{one.title}]({one.file.name})", one.objective] for one in lessons()]
    return table(["", "lesson", "after it you can"], rows)


TEACHERS = folder() / "teachers"
PRINTED = TEACHERS / "printed"
PAGES = [folder() / "README.md", *(lesson.file for lesson in lessons()), *sorted(TEACHERS.glob("*.md"))]
PARTS: dict[str, Callable[[], str]] = {"lessons": contents, "guides": guides}
for one in lessons():
    PARTS[f"exercises {one.number:02d}"] = partial(exercises, one.number)
    PARTS[f"solutions {one.number:02d}"] = partial(solutions, one.number)
