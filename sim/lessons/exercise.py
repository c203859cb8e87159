"""Exercises: what is asked, what is right, and what those who go wrong often answer.

An exercise says everything once: the lesson's page, the feedback of `sim.check`, the graded notebook and the
tests are all made from it. It never shows its answer when it is printed. Texts may be written over several
lines, indented as the code is. Their numbers and claims carry marks, `30<!-- = MOODY --> ticks`, which a test
reads in the source; an exercise has none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import cleandoc
from typing import ClassVar

from attrs import field, frozen

from sim.lessons.ranges import Range

MARK = re.compile(r"\s*<!-- (?:=|so:)\s.*?\s-->", re.DOTALL)


def without_marks(text: str) -> str:
    """Take off what stands behind numbers and claims, and the indentation.

    Examples
    --------
    >>> without_marks("It takes 30<!-- = MOODY --> ticks<!-- so: MOODY > BOAT -->.")
    'It takes 30 ticks.'
    """
    return cleandoc(MARK.sub("", text))


def in_one_line(text: str) -> str:
    """Join the lines of a text that is written over several, without its marks.

    Examples
    --------
    >>> in_one_line("Is it always   so unlucky?")
    'Is it always so unlucky?'
    """
    return " ".join(MARK.sub("", text).split())


@frozen(kw_only=True, eq=False)
class Slip:
    """A common wrong answer, and what helps whoever gives it.

    Attributes
    ----------
    answer : function
        Works the wrong answer out, in the unit of the exercise.
    hint : str
        What to say: plain sentences that do not give the right answer away.
    """

    answer: Callable[[], float] = field(repr=False)
    hint: str = field(converter=in_one_line)


@frozen(kw_only=True, eq=False)
class Exercise:
    """What all exercises have.

    Attributes
    ----------
    name : str
        The number of the lesson and a letter, such as "1a".
    title : str
        A few words.
    question : str
        The question, in Markdown.
    points : int
        What the right answer is worth in a graded course.
    """

    kind: ClassVar[str] = ""
    name: str
    title: str
    question: str = field(repr=False, converter=without_marks)
    points: int = 2

    @property
    def variable(self) -> str:
        """The name that the answer has in the notebook, such as `answer_1a`."""
        return f"answer_{self.name}"


@frozen(kw_only=True, eq=False)
class Numeric(Exercise):
    """An exercise whose answer is one number.

    Attributes
    ----------
    unit : str
        The unit of the answer, such as "ticks"; empty where it has none.
    accepted : function
        Works out which answers are right.
    solution : str
        The model solution: code that sets the variable of the exercise. It runs at the end of the lesson, so
        that the names of the lesson are there.
    hint : str
        What helps whoever gives a wrong answer that is none of the slips.
    because : str
        Why the right answer is right, in a sentence or two; shown beside it.
    slips : tuple of Slip
        Common wrong answers.
    """

    unit: str = "ticks"
    accepted: Callable[[], Range] = field(repr=False)
    solution: str = field(repr=False, converter=cleandoc)
    hint: str = field(repr=False, converter=in_one_line)
    because: str = field(repr=False, converter=in_one_line)
    slips: tuple[Slip, ...] = field(repr=False)


@frozen(kw_only=True, eq=False)
class Compute(Numeric):
    """An exercise to be worked out, on paper or with Python."""

    kind: ClassVar[str] = "compute"


@frozen(kw_only=True, eq=False)
class Run(Numeric):
    """An exercise to be simulated."""

    kind: ClassVar[str] = "run"


@frozen(kw_only=True, eq=False)
class Argue(Exercise):
    """An exercise to be answered in words, which a teacher reads.

    Attributes
    ----------
    asks : tuple of str
        What a good answer contains, as questions to the student.
    solution : str
        A model answer, for the teacher.
    """

    kind: ClassVar[str] = "argue"
    asks: tuple[str, ...] = field(repr=False)
    solution: str = field(repr=False, converter=without_marks)
