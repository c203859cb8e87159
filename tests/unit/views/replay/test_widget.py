"""The widget of notebooks is one of anywidget's, with the module as its text; without it, clear words."""

import builtins
from typing import Any

import pytest

import sim
from sim.views.replay import module, replay_data, style
from sim.views.replay.widget import widget_class


def test_the_widget_carries_the_module_the_style_and_the_data() -> None:
    anywidget = pytest.importorskip("anywidget")
    trace = sim.trace("first_light")
    widget = trace.replay().widget
    assert isinstance(widget, anywidget.AnyWidget)
    state = widget.get_state()
    assert state["_esm"] == module()
    assert state["_css"] == style()
    assert state["data"] == replay_data(trace)
    assert state["time"] is None


def test_the_time_can_be_set_from_python() -> None:
    pytest.importorskip("anywidget")
    widget = sim.trace("first_light").replay().widget
    widget.time = 53.0
    assert widget.get_state()["time"] == 53.0


def test_a_replay_shows_itself_as_its_widget() -> None:
    pytest.importorskip("anywidget")
    shown = sim.trace("first_light").replay()._repr_mimebundle_()
    bundle = shown[0] if isinstance(shown, tuple) else shown
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_without_anywidget_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any, **options: Any) -> Any:
        if name == "anywidget":
            raise ModuleNotFoundError("No module named 'anywidget'", name="anywidget")
        return real(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", absent)
    widget_class.cache_clear()
    replay = sim.trace("first_light").replay()
    with pytest.raises(ModuleNotFoundError, match=r"pip install \"lanternwatch\[notebook\]\""):
        _ = replay.widget
    assert "lanternwatch[notebook]" in replay._repr_mimebundle_()["text/plain"]
    widget_class.cache_clear()
