"""A page that hosts a replay as a notebook does, and hands over what it shows, frame by frame."""

import json
import random

from sim.stories.events import UNEVENTFUL
from sim.stories.traces import Trace
from sim.views.replay import module, replay_data, style

NEAR = 1e-6
HOST = """
const values = { data: JSON.parse(document.querySelector("#data").textContent), time: null };
const listeners = [];
const model = {
  saved: 0,
  get: (name) => values[name],
  set: (name, value) => { values[name] = value; },
  on: (event, listener) => listeners.push([event, listener]),
  off: (event, listener) => listeners.splice(listeners.findIndex((one) => one[1] === listener), 1),
  save_changes: () => { model.saved += 1; },
};
window.model = model;
window.listeners = listeners;
window.end = replay.render({ model, el: document.querySelector("#here") });
window.moveTo = (time) => {
  values.time = time;
  for (const [event, listener] of listeners) if (event === "change:time") listener();
};
const numbers = (text) => text.match(/-?[\\d.]+(?:e-?\\d+)?/g).map(Number);
window.frame = () => {
  const all = (query, read) => [...document.querySelectorAll(query)].map(read);
  const text = (query) => all(query, (one) => one.textContent);
  return {
    clock: text(".clock")[0],
    tide: text(".tide")[0],
    saw: all("[data-saw]", (one) => one.dataset.saw),
    counts: Object.fromEntries(all("[data-count]", (one) => [one.dataset.count, Number(one.textContent)])),
    busy: Object.fromEntries(all("[data-busy]", (one) => [one.dataset.busy, one.textContent])),
    tokens: all("[data-of][data-kind]", (one) => ({
      of: one.dataset.of, kind: one.dataset.kind, place: one.dataset.at,
      genuine: one.classList.contains("genuine"), unknown: one.classList.contains("unknown"),
      at: numbers(one.getAttribute("transform")),
      part: Number(one.lastChild.getAttribute("stroke-dasharray").split(" ")[0]),
      square: one.firstChild.tagName === "rect",
    })),
    evidence: text(".evidence"),
    outcomes: text(".outcome"),
    totals: text(".total"),
    sums: text(".sums"),
    pieces: all(".bar", (bar) => [...bar.querySelectorAll(".piece:not(.rest)")].map((one) => [
      one.dataset.stage, parseFloat(one.style.left), parseFloat(one.style.width)])),
  };
};
window.ways = () => Object.fromEntries([...document.querySelectorAll("polyline[data-place]")].map((one) =>
  [one.dataset.place, numbers(one.getAttribute("points"))]));
"""


def host_page(trace: Trace, script: str | None = None) -> str:
    """Write a page that hosts the module as anywidget does, and hands over what it shows."""
    data = json.dumps(replay_data(trace)).replace("<", "\\u003c")
    return (
        f"<!doctype html><meta charset=utf-8><style>{style()}</style><div id=here></div>"
        f'<script type="application/json" id=data>{data}</script>'
        f'<script type="module">{script or module()}\n{HOST}</script>'
    )


def instants(trace: Trace, many: int) -> list[float]:
    """Choose instants of events, a little before and after each, and midway to the next.

    Half of them are from the time between the onset and the last first true alert, where most happens.
    """
    at = sorted({event.at for event in trace.events if event.kind not in UNEVENTFUL})
    onset = float(trace.records.onset[0])
    warned = [e.at for e in trace.events if e.kind == "delivered" and e.genuine]
    busy = [n for n, t in enumerate(at[:-1]) if onset <= t <= max(warned, default=onset + many)]
    rest = [n for n in range(len(at) - 1) if n not in busy]
    draw = random.Random(1)
    chosen = [n for part in (busy, rest) for n in draw.sample(part, min(many // 2, len(part)))]
    near = [at[n] + shift for n in chosen for shift in (-NEAR, 0.0, NEAR)]
    midway = [(at[n] + at[n + 1]) / 2 for n in chosen]
    return sorted(t for t in (*near, *midway, 0.0, at[-1]) if 0 <= t <= at[-1])
