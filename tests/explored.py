"""An explorer with two controls, and a page that hosts its module as a notebook does."""

import json
from typing import Any

from sim.lessons import Choice, Slider, explore
from sim.lessons.sliders.widget import MODULE, STYLE

EVERY = Slider("every", "ticks between looks", 2, 20, 1, 10, "sensors.lamp.scan.every")
RULE = Choice(
    "rule",
    "rule",
    {"two reports": {}, "one report": {"centres.harbour.rule.k": 1}, "seven": {"centres.harbour.rule.k": 7}},
)

HOST = """
const values = { controls: JSON.parse(document.querySelector("#controls").textContent),
                 answer: JSON.parse(document.querySelector("#answer").textContent), asked: {} };
const listeners = [];
const model = {
  get: (name) => values[name],
  set: (name, value) => { values[name] = value; },
  on: (event, listener) => listeners.push([event, listener]),
  off: (event, listener) => listeners.splice(listeners.findIndex((one) => one[1] === listener), 1),
  save_changes: () => window.questions.push(structuredClone(values.asked)),
};
window.questions = [];
window.answered = (answer) => {
  values.answer = answer;
  for (const [event, listener] of listeners) if (event === "change:answer") listener();
};
window.heard = [];
document.addEventListener("keydown", (event) => window.heard.push(event.key));
window.listeners = listeners;
window.end = render({ model, el: document.querySelector("#here") });
"""


def explored(**options: Any) -> Any:
    """Make the explorer."""
    told = {"theory": lambda every, rule: None, "replications": 200, "end": 60, **options}
    return explore("first_light", [EVERY, RULE], **told)


def host_page(explorer: Any) -> str:
    """Write a page that hosts the module as anywidget does, and keeps the questions that it asks."""
    controls = [control.told() for control in explorer.controls]
    first = {"to": 0, **explorer.answer({})}
    parts = [
        "<!doctype html><meta charset=utf-8><title>Host</title>",
        f"<style>{STYLE.read_text(encoding='utf-8')}</style><div id=here></div>",
        _data("controls", controls),
        _data("answer", first),
        f'<script type="module">{MODULE.read_text(encoding="utf-8")}\n{HOST}</script>',
    ]
    return "".join(parts)


def _data(name: str, value: Any) -> str:
    text = json.dumps(value).replace("<", "\\u003c")
    return f'<script type="application/json" id={name}>{text}</script>'
