"""Exploring: each move is simulated anew with what the controls say, and shown live where that can be."""

import sys
from typing import Any

import pytest
from explored import EVERY, RULE, explored

import sim
from sim.lessons import Choice, Slider, explore
from sim.lessons.sliders.readings import Reading, reader
from sim.lessons.sliders.widget import INSTALL
from sim.model.fiction import FICTION

FEW = 200  # replications, as `explored` has them


def mean(changes: dict[str, Any]) -> sim.Estimate:
    played = sim.run(sim.load("first_light").vary(changes), replications=FEW, seed=1, until="alert")
    return played.measures.centres["harbour"].latency.mean


def test_a_reading_is_a_run_of_the_varied_scenario() -> None:
    assert explored().reading().estimate == mean({})
    assert explored().reading(every=5, rule="one report").estimate == mean(
        {"sensors.lamp.scan.every": 5, "centres.harbour.rule.k": 1}
    )


def test_what_is_not_allowed_is_held_within_what_is() -> None:
    values = explored().values
    assert values({}) == {"every": 10, "rule": "two reports"}
    assert values({"every": 99, "rule": "none"}) == {"every": 20, "rule": "two reports"}
    assert values({"every": "3.0"}) == {"every": 3, "rule": "two reports"}


def test_a_slider_may_say_by_a_function_what_it_changes_and_starts_within_its_ends() -> None:
    both = Slider("n", "lamps", 1, 5, 1, 3, lambda n: {"sensors.lamp.count": n, "centres.harbour.rule.k": n})
    assert both.changed(4) == {"sensors.lamp.count": 4, "centres.harbour.rule.k": 4}
    with pytest.raises(ValueError, match="every: found a start of 1; allowed is 2 to 20"):
        Slider("every", "", 2, 20, 1, 1, "sensors.lamp.scan.every")
    assert (EVERY.told()["kind"], RULE.told()["kind"]) == ("slider", "choice")
    assert RULE.told()["options"] == ["two reports", "one report", "seven"]


def test_the_closed_form_gets_the_controls_by_name_and_is_said_to_be_inside_or_outside() -> None:
    told = explored(theory=lambda every, rule: every * 1000, theory_name="bound").answer({"every": 4})
    assert told["sentence"].endswith("Bound: 4,000, outside the interval.")
    inside = explored(theory=lambda every, rule: mean({}).value).answer({})
    assert "inside the interval" in inside["sentence"]
    assert "interval" not in explored().answer({})["sentence"].split("replications.")[1]


def test_the_guess_is_in_the_picture_once_there_is_one() -> None:
    assert "your guess: 12.0 ticks" in explored(guess=12).answer({})["picture"]
    assert "your guess" not in explored().answer({})["picture"]


def test_the_axis_stays_as_it_first_was() -> None:
    one = explored(end=None)
    first = one.scene().end
    assert one.scene(every=2).end == first > 0


def test_a_measure_of_queues_is_played_to_the_horizon_and_others_only_until_the_alert() -> None:
    assert explored(measure="wait").until is None
    assert explored(measure=lambda result: None).until is None
    assert explored(measure="budget").until == "alert"
    with pytest.raises(ValueError, match="found 'latancy'; allowed are latency, p50"):
        explored(measure="latancy")


def test_the_still_picture_says_the_settings_and_the_answer_in_words() -> None:
    still = explored().still()
    assert "ticks between looks: 10; rule: two reports." in still
    assert explored().answer({})["sentence"] in still
    assert FICTION in still


def test_a_notebook_shows_it_live_and_keeps_the_still_picture_beside() -> None:
    shown = explored()._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in shown
    assert "<svg" in shown["text/html"]
    assert shown["text/plain"].startswith("Simulated: mean latency")


def test_without_controls_there_is_one_still_picture_that_is_played_once() -> None:
    played: list[sim.Result] = []

    def read(result: sim.Result) -> Reading:
        played.append(result)
        return reader("latency", None)(result)

    shown = explore("first_light", [], read, replications=FEW)._repr_mimebundle_()
    assert set(shown) == {"text/plain", "text/html"}
    assert f"<figcaption>{shown['text/plain']}</figcaption>" in shown["text/html"]
    assert INSTALL not in shown["text/html"]
    assert len(played) == 1


def test_without_anywidget_the_still_picture_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.lessons.sliders.widget import _kind

    monkeypatch.setitem(sys.modules, "anywidget", None)
    _kind.cache_clear()
    shown = explored()._repr_mimebundle_()
    _kind.cache_clear()
    assert set(shown) == {"text/plain", "text/html"}
    assert INSTALL in shown["text/html"]


def moved(explorer: Any, number: int, **values: Any) -> dict[str, str]:
    """Ask as the browser does, and give what the widget answers."""
    explorer._repr_mimebundle_()
    explorer.widget.asked = {"number": number, "values": values}
    answered: dict[str, str] = explorer.widget.answer
    return answered


def test_the_widget_answers_what_the_browser_asks() -> None:
    one = explored()
    assert moved(one, 3, every=5) == {"to": 3, **one.answer({"every": 5})}


def test_settings_that_cannot_be_played_together_get_the_reason_and_the_slider_goes_on() -> None:
    answered = moved(explored(), 4, rule="seven")
    assert answered["to"] == 4
    assert answered["sentence"].startswith("These settings do not go together.")
    assert "rule.k" in answered["sentence"]


def test_a_scenario_may_be_given_as_it_is_and_two_ways_chosen_among() -> None:
    lamps = Choice("lamps", "lamps", {"as it is": {}, "one": {"sensors.lamp.count": 1}})
    one = explore(sim.load("first_light"), [lamps], "detected", replications=50)
    assert one.reading().unit == "%"
