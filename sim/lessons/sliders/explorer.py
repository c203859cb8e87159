"""Explore a scenario: a few controls, one picture, and what the closed form says.

`explore` gives a thing that a notebook shows: live where anywidget is there, and as a still picture where
it is not, or where nothing can compute.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from attrs import define, field

from sim.lessons.sliders.controls import Control
from sim.lessons.sliders.drawing import Scene, draw, end_of_axis, sentence
from sim.lessons.sliders.readings import Read, Reading, needs_stations, reader
from sim.lessons.sliders.widget import INSTALL, live
from sim.model.loading import load
from sim.model.scenario import Scenario
from sim.results import run

Theory = Callable[..., float | None]


@define(eq=False, repr=False)
class Explorer:
    """A few controls above one picture; `explore` makes it, and says what its parts are."""

    scenario: Scenario
    controls: Sequence[Control]
    read: Read
    until: str | None
    theory: Theory | None
    theory_name: str
    guess: float | None
    end: float | None
    replications: int
    seed: int
    widget: Any = field(default=None, init=False)

    def values(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Give the value of every control: what was asked for, where that is allowed; else its start."""
        return {one.name: one.allowed(asked.get(one.name, one.start)) for one in self.controls}

    def reading(self, **asked: Any) -> Reading:
        """Simulate with the controls as they are asked for, and read the measure."""
        values = self.values(asked)
        changes: dict[str, Any] = {}
        for control in self.controls:
            changes |= dict(control.changed(values[control.name]))
        varied = self.scenario.vary(changes)
        return self.read(run(varied, replications=self.replications, seed=self.seed, until=self.until))

    def scene(self, **asked: Any) -> Scene:
        """Give all that the picture shows; its axis stays as it first was."""
        reading = self.reading(**asked)
        if self.end is None:
            self.end = end_of_axis(reading)
        theory = None if self.theory is None else self.theory(**self.values(asked))
        return Scene(reading, theory, self.theory_name, self.guess, self.end)

    def answer(self, asked: Mapping[str, Any]) -> dict[str, str]:
        """Give the picture and its sentence for what a browser asks for."""
        scene = self.scene(**asked)
        return {"picture": draw(scene), "sentence": sentence(scene)}

    def still(self) -> str:
        """Give the picture at the start, as HTML that needs nothing else, with the settings in words."""
        return self._framed(self.answer({}))

    def _framed(self, first: Mapping[str, str]) -> str:
        settings = "; ".join(f"{one.label}: {one.start}" for one in self.controls)
        told = f"{settings}. {first['sentence']}" if settings else first["sentence"]
        return (
            f"<figure style='margin:0;max-width:720px'>{first['picture']}"
            f"<figcaption>{escape(told)}</figcaption></figure>"
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        """Give the live form, if there can be one, and the still picture beside it."""
        first = self.answer({})
        still = {"text/plain": first["sentence"], "text/html": self._framed(first)}
        if not self.controls:
            return still
        self.widget = self.widget or live(self)
        if self.widget is None:
            return {**still, "text/html": f"{still['text/html']}<p>{escape(INSTALL)}</p>"}
        shown = self.widget._repr_mimebundle_()
        bundle = shown[0] if isinstance(shown, tuple) else shown  # with metadata, or without
        return {**bundle, **still}

    def __repr__(self) -> str:
        """Say what the picture says at the start."""
        return sentence(self.scene())


def explore(
    scenario: Scenario | str | Path,
    controls: Sequence[Control],
    measure: str | Read = "latency",
    *,
    theory: Theory | None = None,
    theory_name: str = "closed form",
    guess: float | None = None,
    end: float | None = None,
    centre: str | None = None,
    replications: int = 10_000,
    seed: int = 1,
) -> Explorer:
    """Show a scenario with a few controls: every move is simulated anew, and drawn beside the closed form.

    Parameters
    ----------
    scenario
        A scenario, a file, or the name of a shipped one.
    controls
        What may be changed: `Slider` and `Choice`. Two are enough, three are many. None makes a still
        picture, for what takes too long to follow a hand.
    measure
        What is shown: the name of a measure (see `sim.lessons.sliders.readings.reader`), or a function from a
        result to a `Reading`.
    theory
        Gets the value of each control by its name, and gives what the closed form says, in the unit of the
        picture; None where it says nothing.
    theory_name
        What that is: "closed form", or what else it is, such as "bound".
    guess
        The student's guess, to be marked; none where it is None.
    end
        Where the horizontal axis ends, in its unit; chosen from the first picture where left out.
    centre
        Which centre; the first one where left out.
    replications, seed
        As in `sim.run`.

    Raises
    ------
    ScenarioError
        If the scenario cannot be used.
    ValueError
        If there is no such measure.

    Examples
    --------
    >>> from sim.lessons.sliders.controls import Slider
    >>> every = Slider("every", "ticks between looks", 2, 20, 1, 10, "sensors.lamp.scan.every")
    >>> explore("first_light", [every], replications=100)
    Simulated: mean latency ... ticks, 95 % interval ... to ..., from 100 replications.
    """
    chosen = scenario if isinstance(scenario, Scenario) else load(scenario)
    until = None if needs_stations(measure) else "alert"
    told = (theory, theory_name, guess, end, replications, seed)
    return Explorer(chosen, tuple(controls), reader(measure, centre), until, *told)
