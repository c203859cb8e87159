"""The replay: one replication as an animation that shows what the trace says and nothing else.

`replay_data` turns a trace into plain data; `module` is the one ES module that draws them, for any host. A
notebook gets it through `Replay.widget`, a stand-alone page through `Replay.save`; another page puts
`fragment` where the replay is to be, `style` into a `<style>`, and `page_script` into a
`<script type="module">`.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any, TextIO

from attrs import define

from sim.files import write_whole
from sim.model.problems import printable
from sim.views.replay.bundle import module, page_script, style
from sim.views.replay.facts import MOST_EVENTS, Told, replay_data
from sim.views.replay.page import fragment, hash_of, page

__all__ = [
    "MOST_EVENTS",
    "Replay",
    "fragment",
    "hash_of",
    "module",
    "page",
    "page_script",
    "replay_data",
    "style",
]


@define(eq=False, slots=False, repr=False)
class Replay:
    """The replay of a trace: shown by itself at the end of a notebook's cell, or saved as a page.

    Attributes
    ----------
    trace : Trace
        What is replayed.

    Examples
    --------
    >>> import sim
    >>> sim.trace("first_light").replay()
    <Replay first_light: replication 0 of seed 1>
    """

    trace: Told

    @cached_property
    def widget(self) -> Any:
        """The widget of notebooks; `widget.time` is the tick that it shows.

        Raises
        ------
        ModuleNotFoundError
            If anywidget is not there (it comes with the extra `notebook`).
        ValueError
            If the trace has too many events for a replay.
        """
        from sim.views.replay.widget import widget_class

        return widget_class()(data=replay_data(self.trace))

    def save(self, file: str | Path) -> None:
        """Write the replay as a page of its own, which needs no network, as a whole or not at all.

        Raises
        ------
        OSError
            If it cannot be written.
        ValueError
            If the trace has too many events for a replay.
        """
        text = page(self.trace)

        def write(opened: TextIO) -> None:
            opened.write(text)

        write_whole(file, write)

    def __repr__(self) -> str:
        """Say in one line what is replayed."""
        told = self.trace
        return f"<Replay {printable(told.scenario.name)}: replication {told.replication} of seed {told.seed}>"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """Show the widget; where there is no anywidget, say in words how to come by it."""
        try:
            return self.widget._repr_mimebundle_(**options)
        except ModuleNotFoundError as error:
            return {"text/plain": f"{self!r}\n{error}"}
