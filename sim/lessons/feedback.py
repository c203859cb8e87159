"""Feedback: what a student is told about an answer, at once."""

from __future__ import annotations

from html import escape

from attrs import frozen

COLOURS = {True: "#009E73", False: "#E69F00", None: "#0072B2"}  # of Okabe and Ito; the words say it, too
HEADS = {True: "Right.", False: "Not yet.", None: "For your teacher."}


@frozen(repr=False)
class Feedback:
    """What is said about an answer. It counts as true where the answer is right, and only there.

    Attributes
    ----------
    exercise : str
        The name of the exercise.
    right : bool or None
        Whether the answer is right; None where that is for a teacher to say.
    text : str
        The words.
    """

    exercise: str
    right: bool | None
    text: str

    def __bool__(self) -> bool:
        """Tell whether the answer is right."""
        return self.right is True

    def __repr__(self) -> str:
        """Say it in a line or two."""
        return f"{self.exercise}: {HEADS[self.right]} {self.text}"

    def _repr_html_(self) -> str:
        style = f"border-left:0.4em solid {COLOURS[self.right]};padding:0.2em 0.8em"
        said = escape(self.text).replace("\n", "<br>")
        return f"<div style='{style}'><b>{escape(self.exercise)}: {HEADS[self.right]}</b> {said}</div>"
