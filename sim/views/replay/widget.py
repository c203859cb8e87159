"""The widget: the replay in notebooks (JupyterLab, VS Code, Colab, JupyterLite), through anywidget."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sim.views.replay.bundle import module, style


@lru_cache
def widget_class() -> Any:
    """Give the class of the widget.

    Raises
    ------
    ModuleNotFoundError
        If anywidget is not there; the message says how to install it.
    """
    try:
        from anywidget import AnyWidget
        from traitlets import Dict, Float
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            'a replay in a notebook needs anywidget: pip install "lanternwatch[notebook]"; without it,'
            ' trace.replay().save("replay.html") writes a page that any browser opens'
        ) from None
    traits = {
        "data": Dict().tag(sync=True),
        "time": Float(None, allow_none=True).tag(sync=True),
        "_esm": module(),
        "_css": style(),
        "__doc__": "A replay; `time` is the tick that it shows, and moves it when set.",
        "__module__": __name__,
    }
    return type("ReplayWidget", (AnyWidget,), traits)
