"""The live form of an explorer: an anywidget, whose one ES module draws in every host of notebooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sim.lessons.sliders.controls import Control
from sim.model.problems import ScenarioError

MODULE = Path(__file__).with_name("explorer.js")
STYLE = Path(__file__).with_name("explorer.css")
INSTALL = "To move the controls, install anywidget: python -m pip install anywidget"


class Answering(Protocol):
    """What the live form needs of an explorer."""

    @property
    def controls(self) -> Sequence[Control]:
        """What may be changed."""

    @property
    def answer(self) -> Callable[[Mapping[str, Any]], dict[str, str]]:
        """Gives the picture and its sentence for what is asked for."""


def live(explorer: Answering) -> Any:
    """Make the live form; None where anywidget is not installed."""
    try:
        kind = _kind()
    except ModuleNotFoundError:
        return None
    told = [control.told() for control in explorer.controls]
    widget = kind(controls=told, answer={"to": 0, **explorer.answer({})})

    def move(change: Mapping[str, Any]) -> None:
        asked = change["new"]
        widget.answer = {"to": asked["number"], **_answered(explorer, asked["values"])}

    widget.observe(move, "asked")
    return widget


def _answered(explorer: Answering, values: Mapping[str, Any]) -> dict[str, str]:
    """Give what is to be shown; where the settings cannot be played together, the reason."""
    try:
        return explorer.answer(values)
    except ScenarioError as error:
        return {"picture": "", "sentence": f"These settings do not go together. {error}"}


@cache
def _kind() -> Any:
    """Make the class of the widget, once anywidget is wanted."""
    import anywidget
    import traitlets

    class Sliders(anywidget.AnyWidget):  # type: ignore[misc, unused-ignore]
        """What browser and Python tell each other: controls once, then questions and answers."""

        _esm = MODULE
        _css = STYLE
        controls: Any = traitlets.List().tag(sync=True)
        asked: Any = traitlets.Dict().tag(sync=True)
        answer: Any = traitlets.Dict().tag(sync=True)

    return Sliders
